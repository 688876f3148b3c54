"""What a page's other stretches tell of one, and what becomes of it."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract
from instructions.extraction.bodies import NO_OFFICIALS, seeded_registry
from instructions.extraction.company import ALONE, NO_ORDER, WITHIN_REACH, Judged, company
from instructions.extraction.found import Span
from instructions.extraction.page import Page
from instructions.extraction.reader import read
from instructions.extraction.scale import BASE, Scale
from instructions.extraction.senses import Around, Senses
from instructions.working_days import KazakhstanWhenAsked

PUBLISHED = dt.date(2026, 2, 3)
ORDER = "The Ministry of Energy was instructed to repair the boilers by 1 March."
WISH = "The akim of Almaty said that the parks should be greener by 1 May."
LINES = [ORDER, "The Ministry of Finance was instructed to report the costs by 1 April.", WISH]


def judged(*odds: float) -> list[Judged]:
    """Stretches one behind the other."""
    return [Judged(Span(20 * number, 20 * number + 9), one, bare=False) for number, one in enumerate(odds)]


@pytest.mark.parametrize(
    ("odds", "traits"),
    [
        ([1.5], {"page-best=none", "page-firm=0", "page-before=none", "page-behind=none"}),
        (
            [3.0, -0.5],
            {"page-best=0", "page-firm=0", "page-before=none", "page-behind=0", "page-taken=0"},
        ),
        (
            [3.0, 0.5, 9.0],
            {"page-best=more", "page-firm=1", "page-before=none", "page-behind=2", "page-taken=more"},
        ),
    ],
    ids=["alone", "beside no order", "among orders"],
)
def test_company_tells_the_best_how_many_and_the_next_ones(odds: list[float], traits: set[str]) -> None:
    assert company(judged(*odds))[0] == traits


def test_stretches_that_overlap_are_one_place_and_no_company_to_each_other() -> None:
    told = company(
        [
            Judged(Span(*at), odds, bare=False)
            for at, odds in (((0, 60), 2.0), ((10, 40), -2.0), ((70, 90), 5.0))
        ]
    )
    assert told[0] == told[1]
    assert "page-before=2" in told[2]
    assert "page-best=2" in told[2]


def test_stretches_come_in_any_order() -> None:
    given = judged(3.0, -1.0, 0.5, 8.0)
    assert company(given[::-1])[::-1] == company(given)


def test_nothing_judged_has_no_company() -> None:
    assert company([]) == []


def found(text: str, scale: Scale, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The tasks of a text, with their odds."""
    monkeypatch.setattr("instructions.extraction.fitted", lambda: scale)
    return {task.span.of(text): task.odds for task in extract(text, published=PUBLISHED).tasks}


def test_a_stretch_that_stands_alone_is_refused_where_company_asks_for_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = {"page-best=none": -100.0}
    assert found(ORDER, Scale({BASE: 2.0}, {}, alone), monkeypatch) == {}
    assert found("\n".join(LINES[:2]), Scale({BASE: 2.0}, {}, alone), monkeypatch).keys() == set(LINES[:2])


def test_a_stretch_that_is_nearly_an_order_is_raised_among_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(LINES)
    words = {"en": {"greener": -100.0}}
    low = min(found(text, Scale({BASE: 20.0}), monkeypatch).values()) - 20.0
    weighed = Scale({BASE: 20.0}, {"en": {"greener": -20.0 - low - 1.0}})
    assert WISH not in found(text, weighed, monkeypatch)
    raised = found(text, Scale(weighed.traits, weighed.words, {"page-taken=more": 1.5}), monkeypatch)
    assert list(raised) == LINES
    assert raised[WISH] == pytest.approx(0.5)
    assert WISH not in found(text, Scale({BASE: 20.0}, words, {"page-taken=more": 1.5}), monkeypatch)
    assert WITHIN_REACH < -1.0


@pytest.mark.parametrize(
    ("odds", "kept"), [(ALONE - 0.1, False), (ALONE + 0.1, True)], ids=["below", "above"]
)
def test_what_stands_alone_needs_more_than_even_odds(
    monkeypatch: pytest.MonkeyPatch, odds: float, *, kept: bool
) -> None:
    own = found(ORDER, Scale({BASE: 20.0}), monkeypatch)[ORDER] - 20.0
    assert bool(found(ORDER, Scale({BASE: odds - own}, {}, {"page-firm=9": 1.0}), monkeypatch)) is kept


def test_what_has_only_a_deadline_has_company_of_its_own_kind() -> None:
    told = company([one._replace(bare=True) for one in judged(-1.0, 2.0)])[0]
    assert {"bare", "page-best=2", "bare-page-best=2"} <= told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Committee on Railways mends the bridge; by 1 March.", "en"),
        ("Bedding for the hospital – the clinic's own stores, before March 10.", "en"),
        ("Теплоизоляция труб завершается усилиями депо до 10 марта.", "ru"),
        ("Көпірдің жөндеуі 10 наурызға дейін аяқталады.", "kk"),
    ],
)
def test_what_has_only_a_deadline_is_judged_where_company_is_weighed(text: str, language: str) -> None:
    def judged_by(scale: Scale) -> list[Judged]:
        around = Around(PUBLISHED, seeded_registry(), KazakhstanWhenAsked(2025, 2029), NO_OFFICIALS, scale)
        senses = Senses(Page.of(text), around)
        assert read(senses, language) == ()
        return senses.judged

    told = judged_by(Scale(pages={BASE: 0.0}))
    assert told
    assert all(one.bare for one in told)
    assert judged_by(Scale()) == []


@pytest.mark.parametrize(("weight", "refused"), [(-9.0, True), (0.0, False)], ids=["hopeless", "not yet"])
def test_what_has_only_a_deadline_is_refused_at_first_sight_where_its_words_leave_no_hope(
    weight: float, *, refused: bool
) -> None:
    text = "The Committee on Railways mends the bridge; by 1 March."
    scale = Scale(words={"en": {"mends": weight}}, pages={BASE: 0.0})
    around = Around(PUBLISHED, seeded_registry(), KazakhstanWhenAsked(2025, 2029), NO_OFFICIALS, scale)
    senses = Senses(Page.of(text), around)
    assert read(senses, "en") == ()
    assert ([(one.odds, one.task) for one in senses.judged] == [(NO_ORDER, None)]) is refused


def test_what_has_neither_a_deadline_nor_a_word_of_an_order_is_not_judged() -> None:
    text = "The bridge across the Ishim was opened to cars."
    scale = Scale(pages={BASE: 0.0})
    around = Around(PUBLISHED, seeded_registry(), KazakhstanWhenAsked(2025, 2029), NO_OFFICIALS, scale)
    senses = Senses(Page.of(text), around)
    assert read(senses, "en") == ()
    assert senses.judged == []


def test_company_shifts_odds_and_confidence_together(monkeypatch: pytest.MonkeyPatch) -> None:
    scale = Scale({BASE: 2.0}, {}, {BASE: -0.5, "page-best=none": -1.0})
    plain, shifted = found(ORDER, Scale({BASE: 2.0}), monkeypatch), found(ORDER, scale, monkeypatch)
    assert plain[ORDER] - shifted[ORDER] == pytest.approx(1.5)
