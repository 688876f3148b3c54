"""Who is meant where the rules are in doubt: candidates, their places, and when another is taken."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from instructions.extraction import extract
from instructions.extraction.bodies import NO_OFFICIALS, seeded_registry
from instructions.extraction.choice.candidates import Candidate, candidates
from instructions.extraction.choice.chooser import (
    SCALES,
    Weights,
    chosen,
    fitted,
    is_doubtful,
    likelier,
    near,
)
from instructions.extraction.choice.likeness import Meant
from instructions.extraction.choice.names import likeliest, place, traits
from instructions.extraction.choice.standing import Standing
from instructions.extraction.choice.window import BEFORE, HERE, Window, window_of
from instructions.extraction.found import Due, FoundTask, Owner, Reason, Span
from instructions.extraction.page import Page
from instructions.extraction.scale import Scale
from instructions.extraction.senses import Around, Senses
from instructions.working_days import KazakhstanWhenAsked

PUBLISHED = dt.date(2026, 2, 3)
TEXT = (
    "The depots of Taldykorgan were discussed.\n"
    "Gorelectroset repair the lamps together with the akimat of Jetisu Region by 1 March.\n"
    "Nothing else was said."
)
START = TEXT.index("Gorelectroset")
STATED = Span(START, TEXT.index(".\nNothing"))
DUE = Due(span=Span(TEXT.index("by 1 March"), STATED.end))


def senses_of(text: str) -> Senses:
    calendar = KazakhstanWhenAsked(2025, 2029)
    return Senses(Page.of(text), Around(PUBLISHED, seeded_registry(), calendar, NO_OFFICIALS, Scale()))


def task(*lead: str, doubts: tuple[str, ...] = (), reasons: tuple[str, ...] = ()) -> FoundTask:
    return FoundTask(
        STATED,
        "Repair the lamps",
        DUE,
        tuple(map(Owner, lead)),
        action_span=STATED,
        odds=4.0,
        reasons=tuple(map(Reason, reasons)),
        doubts=doubts,
    )


def window(found: FoundTask) -> Window:
    return window_of(senses_of(TEXT), found, "en", [found])


def test_the_window_holds_the_sentence_of_the_task_and_what_was_said_before() -> None:
    words = {zone: [one.text for one in window(task()).tokens if one.zone == zone] for zone in (HERE, BEFORE)}
    assert words[HERE][0] == "Gorelectroset"
    assert "Nothing" not in words[HERE]
    assert "depots" in words[BEFORE]


def test_a_deadline_is_one_word() -> None:
    assert [one.text for one in window(task()).tokens].count("<due>") == 1
    assert "March" not in [one.text for one in window(task()).tokens]


def test_a_name_ends_within_its_part_of_the_sentence() -> None:
    found = window(task())
    opening, closing = traits(found)
    flat = [0.0] * len(opening)
    assert len(closing) == len(opening)
    for name in likeliest(found, flat, flat, HERE, 50):
        assert "<due>" not in [one.text for one in found.tokens[name.first : name.last + 1]]
        assert place(found, name).of(TEXT).strip(" .,") == place(found, name).of(TEXT)


def test_candidates_are_the_choice_of_the_rules_nobody_names_bodies_and_whom_the_last_task_told() -> None:
    before = (Owner("min-energy"),)
    found = candidates(senses_of(TEXT), window(task("?: lamps")), {"<w": 0.0}, [before])
    assert [owner.id for owner in found[0].owners] == ["?: lamps"]
    ids = {tuple(owner.id for owner in one.owners) for one in found}
    assert {(), ("akimat-jetisu",), ("min-energy",), ("?: Gorelectroset",)} <= ids


def test_each_set_of_owners_is_one_candidate() -> None:
    found = candidates(senses_of(TEXT), window(task("akimat-jetisu")), {}, [(Owner("akimat-jetisu"),)])
    ids = [frozenset(owner.id.lower() for owner in one.owners) for one in found]
    assert len(ids) == len(set(ids))
    assert {"rules", "mention", "told-0"} <= found[0].sources


def standing(found: FoundTask, *rest: FoundTask) -> tuple[Window, Standing]:
    told = [*rest, found]
    around = window_of(senses_of(TEXT), found, "en", told)
    return around, Standing(around, told)


def words_of(around: Window, name: str) -> tuple[int, int]:
    start = TEXT.index(name)
    at = [number for number, one in enumerate(around.tokens) if start <= one.start < start + len(name)]
    return at[0], at[-1]


def test_a_name_tells_on_which_reason_it_stands_and_which_words_it_shares_with_the_deed() -> None:
    place = Span(START, START + len("Gorelectroset"))
    found = replace(task(), reasons=(Reason("addressed", place),))
    around, stands = standing(found)
    told = set(stands.of_name(*words_of(around, "Gorelectroset"), "unknown"))
    assert {"on=addressed|unknown", "en on=addressed|True", "kin=0|unknown", "stops=0|before|unknown"} <= told
    told = set(stands.of_name(*words_of(around, "depots"), "unknown"))
    assert "stops=1|before|unknown" in told
    assert not any(name.startswith("on=") for name in told)


def test_a_candidate_tells_how_often_the_rest_of_the_page_names_it() -> None:
    other, again = task("min-energy"), task("min-energy", doubts=("lead-inherited",))
    _, stands = standing(task(), other, again)
    assert {name.split("|")[0] for name in stands.of_page([Owner("min-energy")], "known")} == {"held=2"}
    assert {name.split("|")[0] for name in stands.of_page([Owner("min-water")], "known")} == {"held=0"}
    assert any(name.endswith("|inherited|-|known") for name in stands.of_page([], "known"))


@pytest.mark.parametrize(
    ("found", "doubtful"),
    [
        (task(), True),
        (task("?: Gorelectroset"), True),
        (task("akimat-jetisu", doubts=("lead-inherited",)), True),
        (task("akimat-jetisu"), False),
        (task("?: Gorelectroset", reasons=("row",)), False),
        (task(reasons=("row",)), True),
    ],
    ids=["nobody", "unknown", "inherited", "known", "unknown-of-a-cell", "nobody-in-a-row"],
)
def test_what_the_rules_are_sure_of_is_not_asked_again(found: FoundTask, doubtful: bool) -> None:
    assert is_doubtful(found) is doubtful


def test_without_weights_the_rules_decide() -> None:
    given = [task(), task("?: lamps")]
    assert chosen(senses_of(TEXT), given, "en", Weights()) == tuple(given)


def those(*leads: tuple[str, ...]) -> list[Candidate]:
    return [Candidate(tuple(map(Owner, ids)), frozenset(), HERE) for ids in leads]


def test_another_must_be_plainly_likelier() -> None:
    two = those((), ("min-energy",))
    assert likelier([math.log(0.48), math.log(0.52)], two) == 0
    assert likelier([math.log(0.3), math.log(0.7)], two) == 1


def test_one_that_means_the_same_in_other_words_counts_as_well() -> None:
    found = those(("min-energy",), ("?: heads of Zhalagash", "min-water"), ("?: heads of Zhalagash",))
    longer = those(("?: heads of Zhalagash and Syrdarya",))
    shares = [math.log(one) for one in (0.35, 0.2, 0.15, 0.3)]
    assert likelier(shares, [*found, *those(("?: legal unit",))]) == 0
    shares = [math.log(one) for one in (0.25, 0.0001, 0.35, 0.4)]
    assert likelier(shares, [*found, *longer]) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("min-energy",), ("min-energy",), True),
        (("min-energy",), ("min-energy", "min-water"), False),
        (("?: city akimat",), ("?: Akimat of the city",), True),
        (("?: city akimat",), ("?: city", "?: akimat"), False),
        (("?: the legal unit of the plant",), ("?: legal unit",), True),
        (("?: unit",), ("?: legal unit of the plant",), False),
    ],
    ids=["known", "more", "other-order", "parts", "half", "too-few"],
)
def test_the_same_owners_in_other_words(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert Meant.of(tuple(map(Owner, one))).tells(Meant.of(tuple(map(Owner, other)))) is same


TAKES_KNOWN = Weights({}, {}, {"kind=known1|new|none": 9.0})


def test_a_choice_has_its_place_its_doubt_and_less_confidence() -> None:
    """By weights that want one known body where the rules have nobody."""
    (found,) = chosen(senses_of(TEXT), [task(doubts=("no-lead", "no-deadline"))], "en", TAKES_KNOWN)
    (owner,) = found.lead
    assert owner.id == "akimat-jetisu"
    assert owner.span is not None
    assert owner.span.of(TEXT).endswith("akimat of Jetisu Region")
    assert found.doubts == ("lead-chosen", "no-deadline")
    assert found.confidence < 0.9


def test_who_comes_to_lead_helps_no_longer() -> None:
    helped = FoundTask(
        STATED, "Repair", DUE, co=(Owner("akimat-jetisu"), Owner("min-energy")), action_span=STATED
    )
    (found,) = chosen(senses_of(TEXT), [helped], "en", TAKES_KNOWN)
    assert [owner.id for owner in found.co] == ["min-energy"]


def test_weights_are_part_of_the_package() -> None:
    assert {path.stem for path in SCALES.iterdir()} == set(Weights._fields)
    assert all(fitted())


def test_reading_the_same_page_twice_yields_the_same() -> None:
    first, second = (extract(TEXT, published=PUBLISHED) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["Gorvodokanal", "Selmash"])
def test_an_order_to_one_whom_nobody_knows_is_found(name: str) -> None:
    order = f"{name} stop charging for meters that nobody has read. Deadline: 1 July 2026."
    text = f"The Chair decided:\n1. {order}"
    assert [task.span.of(text) for task in extract(text, published=PUBLISHED).tasks] == [order]


def test_of_a_page_with_very_many_tasks_only_those_near_one_tell_of_it() -> None:
    tasks = [FoundTask(Span(at * 50, at * 50 + 40), "Report") for at in range(3000)]
    for at in (0, 7, 1500, 2999):
        beside = near(tasks, tasks[at])
        assert tasks[at] in beside
        assert len(beside) <= 200
    assert near(tasks[:150], tasks[0]) == tasks[:150]
