"""What decides whether a stretch is proposed: the opinion on its features, and what documents counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from instructions.extraction import extract, scale
from instructions.extraction.bodies import NO_OFFICIALS, seeded_registry
from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages
from instructions.extraction.page import Page
from instructions.extraction.reader import read
from instructions.extraction.scale import (
    BASE,
    Scale,
    ScaleError,
    Told,
    by_firsts,
    fitted,
    pairs_of,
    read_scale,
)
from instructions.extraction.senses import Around, Senses
from instructions.working_days import KazakhstanWhenAsked

PUBLISHED = dt.date(2026, 2, 3)
ORDER = "The Ministry of Energy was instructed to repair the boilers by 1 March."
TOLD = Told(Span(0, 9), "en", 0.5, frozenset({"due=date", "told"}), frozenset({"repair", "<lead>"}))


class Remembering(Scale):
    """Takes everything for an instruction."""

    __slots__ = ("told",)
    told: list[Told]

    def __init__(self) -> None:
        super().__init__()
        object.__setattr__(self, "told", [])

    def odds(self, told: Told) -> float:
        self.told.append(told)
        return 1.0


def told_of(text: str, language: str = "en") -> Told:
    """What the scale is told of the last stretch of a text that is judged."""
    asked = Remembering()
    around = Around(PUBLISHED, seeded_registry(), KazakhstanWhenAsked(2025, 2029), NO_OFFICIALS, asked)
    read(Senses(Page.of(text), around), language)
    return asked.told[-1]


def test_odds_add_up_the_base_the_opinion_the_traits_and_the_words_of_the_language() -> None:
    weighed = Scale(
        {BASE: -1.0, "told": 2.0, "due=none": 9.0},
        {"en": {"repair": 0.25, "was": 9.0}, "ru": {"repair": 9.0}},
    )
    assert weighed.odds(TOLD) == pytest.approx(-1.0 + 0.5 + 2.0 + 0.25)
    assert weighed.wording(TOLD) == pytest.approx(0.25)


def test_what_a_trait_weighs_more_in_a_language_adds_to_what_it_weighs_in_all() -> None:
    weighed = Scale({"told": 2.0}, {"en": {"=told": -0.5, "told": 9.0}, "ru": {"=told": 9.0}})
    assert weighed.odds(TOLD) == pytest.approx(0.5 + 2.0 - 0.5)
    assert weighed.wording(TOLD) == 0.0


def test_what_two_traits_weigh_together_adds_to_what_each_does() -> None:
    pairs = by_firsts({"due=date & told": 0.75, "due=none & told": 9.0, "bare & due=date": 9.0})
    assert Scale({"told": 2.0}, pairs=pairs).odds(TOLD) == pytest.approx(0.5 + 2.0 + 0.75)


def test_pairs_are_of_all_traits_and_each_is_named_once() -> None:
    assert pairs_of(["told", "bare", "due=date"]) == ["bare & due=date", "bare & told", "due=date & told"]
    assert by_firsts(dict.fromkeys(pairs_of(["told", "bare"]), 1.0)) == {"bare": {"told": 1.0}}


def test_odds_are_the_opinion_where_nothing_was_counted() -> None:
    assert Scale().odds(TOLD) == TOLD.opinion


def test_a_stretch_that_the_scale_refuses_is_not_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(extract(ORDER, published=PUBLISHED).tasks) == 1
    monkeypatch.setattr("instructions.extraction.fitted", lambda: Scale({BASE: -100.0}))
    assert extract(ORDER, published=PUBLISHED).tasks == ()


def test_a_proposal_keeps_its_odds_and_is_the_surer_the_higher_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sure: dict[float, float] = {}
    for base in (0.1, 2.0):
        monkeypatch.setattr("instructions.extraction.fitted", lambda base=base: Scale({BASE: base}))
        (task,) = extract(ORDER, published=PUBLISHED).tasks
        sure[task.odds] = task.confidence
    (low, less), (high, more) = sorted(sure.items())
    assert high - low == pytest.approx(1.9)
    assert less <= more


@pytest.mark.parametrize(
    ("weight", "reason"),
    [(0.8, "wording"), (-0.8, "other-wording"), (0.2, None)],
    ids=["for", "against", "slight"],
)
def test_a_proposal_names_what_its_words_speak_for(
    monkeypatch: pytest.MonkeyPatch, weight: float, reason: str | None
) -> None:
    monkeypatch.setattr(
        "instructions.extraction.fitted", lambda: Scale({BASE: 3.0}, {"en": {"boilers": weight}})
    )
    (task,) = extract(ORDER, published=PUBLISHED).tasks
    named = [(one.name, one.weight) for one in task.reasons if "wording" in one.name]
    assert named == ([(reason, weight)] if reason else [])


def test_traits_say_how_deadline_and_lead_were_read_and_where_the_stretch_stands() -> None:
    told = told_of(
        "The Prime Minister gave the following instructions:\n- the Ministry of Energy: repair it by 1 March;"
    )
    assert {"due=date", "rule=day", "days=soon", "leads=1", "stands=listed", "stands=item"} <= told.traits


def test_words_are_cut_and_names_and_dates_are_told_by_what_they_are() -> None:
    told = told_of(ORDER)
    assert {"<lead>", "<due>", "was", "instruc", "to", "repair", "the", "boilers"} <= told.words
    assert not {"energy", "march", "1", "0"} & told.words


def test_traits_say_which_verb_forms_and_marks_a_stretch_has() -> None:
    told = told_of('"Repair 12 boilers (of 40) by 1 March, or leave!" the Prime Minister told the akim.')
    assert {"sign=bracket", "sign=call", "commas=1", "numbers=2", "ends=!", 'behind="'} <= told.traits
    assert {one for one in told.traits if one.startswith("form")} == {"form=base", "forms=base"}


def test_the_words_of_names_and_dates_are_told_apart() -> None:
    told = told_of(ORDER)
    assert {"name:energy", "name:march", "name:0"} <= told.words
    assert "name:boilers" not in told.words


@pytest.mark.parametrize(
    ("text", "words", "others"),
    [
        (f"Digest of the week\n\n{ORDER}", {"title:digest", "title:week"}, {"title:boilers"}),
        (f"{'News ' * 60}today\n{ORDER}", {"title:news"}, {"title:today"}),
        (ORDER, {"title:boilers"}, {"title:news"}),
    ],
    ids=["a title", "a long line", "no other line"],
)
def test_words_of_the_first_line_of_the_page_are_told_apart(
    text: str, words: set[str], others: set[str]
) -> None:
    told = told_of(text).words
    assert words <= told
    assert not others & told


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        (ORDER, {"in-line=0", "in-page=2", "length=10"}),
        (f"Good news. {ORDER}", {"in-line=30", "in-page=20"}),
        (f"{'It has rained. ' * 20}{ORDER}", {"in-line=more", "in-page=95"}),
        (f"{'It has rained. ' * 20}\n{ORDER}", {"in-line=0", "in-page=95"}),
    ],
    ids=["alone", "second sentence", "far into a line", "last line"],
)
def test_traits_say_how_far_into_line_and_page_a_stretch_begins(text: str, traits: set[str]) -> None:
    assert traits <= told_of(text).traits


def test_the_first_words_and_the_last_are_told_once_more() -> None:
    told = told_of(ORDER)
    assert {"^the", "^the_<lead>", "<due>", ".$"} <= told.words


@pytest.mark.parametrize("line", ["told", "told 1.5", "told\tmuch"], ids=["no tab", "a blank", "no number"])
def test_a_line_without_a_weight_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "en.tsv"
    path.write_text(f"# what it is\nmust\t0.5\n{line}\n", "utf-8")
    with pytest.raises(ScaleError, match=r"en\.tsv, line 3"):
        read_scale(path)


def test_a_language_without_a_file_weighs_no_words(tmp_path: Path) -> None:
    assert read_scale(tmp_path / "eo.tsv") == {}


def test_the_scale_of_the_package_weighs_traits_and_the_words_of_each_language() -> None:
    assert BASE in fitted().traits
    assert set(fitted().words) == set(languages())
    assert {path.stem for path in scale.SCALES.iterdir()} - {scale.PAGES, scale.PAIRS} == {
        scale.SHARED,
        *languages(),
    }
