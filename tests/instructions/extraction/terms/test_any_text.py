"""Whatever is written, finding terms ends without an error and in proportion to the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instructions.extraction.folding import fold
from instructions.extraction.found import DueKind
from instructions.extraction.terms import find_terms, read_deadline
from tests.instructions.extraction.terms.carriers import PUBLISHED, WORKING_DAYS
from tests.instructions.extraction.terms.test_generated import read


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=120))
def test_any_text_is_read_without_an_error(language: str, text: str) -> None:
    for term in find_terms(fold(text), 0, len(text), language):
        assert 0 <= term.span.start < term.span.end <= len(text)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "by",
                "until",
                "within",
                "in",
                "1",
                "31",
                "45",
                "2026",
                "4052",
                "01.06.2026",
                "31.02.2026",
                "June",
                ",",
                ".",
                "(",
                ")",
                "-",
                "–",
                "«",
                "»",
                "|",
                "every",
                "month",
                "week",
                "до",
                "к",
                "в",
                "течение",
                "не",
                "позднее",
                "июня",
                "квартал",
                "II",
                "года",
                "дней",
                "рабочих",
                "ежемесячно",
                "с",
                "по",
                "срок",
                ":",
                "т.г.",
                "дейін",
                "ішінде",
                "жылғы",
                "маусымға",
                "тоқсан",
                "сайын",
                "айдың",
                "10-ына",
                "кешіктірмей",
                "бастап",
                "мерзімі",
            ]
        ),
        max_size=14,
    )
)
def test_any_heap_of_term_words_is_read_without_an_error(language: str, words: list[str]) -> None:
    text = " ".join(words)
    due = read_deadline(text, language=language, published=PUBLISHED, calendar=WORKING_DAYS)
    assert due.kind is not DueKind.DATE or due.date is not None
    for term in find_terms(fold(text), 0, len(text), language):
        assert term.text == fold(text)[term.span.start : term.span.end]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        *(("en", unit) for unit in ("1 ", "(", "by ", "1", "May 1, ", "the ")),
        *(("ru", unit) for unit in ("до 1 ", "в течение ", "1-", "двадцать ", "с 1 по ")),
        *(("kk", unit) for unit in ("1 мамырға ", "жылдың ", "сайын әр ")),
    ],
)
def test_hostile_repetition_takes_linear_time(language: str, unit: str) -> None:
    timed = []
    for size in (20_000, 80_000):
        text = fold(unit * (size // len(unit)))
        began = time.process_time()
        find_terms(text, 0, len(text), language)
        timed.append(time.process_time() - began)
    assert timed[1] < 10 * timed[0] + 0.5


NUMBERS = st.sampled_from(
    ["0", "35", "45", "99", "100", "2026", "4052", "35th", "45-го", "45-іне", "IX", "П"]
)
FRAMES = [
    ("en", "by the {} day of the month"),
    ("en", "by the {} of each month"),
    ("en", "in the {} quarter of {}"),
    ("en", "within {} to {} days"),
    ("en", "from {} to {} May {}"),
    ("en", "every {} months, {} times a year"),
    ("ru", "до {} числа следующего месяца"),
    ("ru", "в {} квартале {} года"),
    ("ru", "с {} по {} мая {} года"),
    ("ru", "в {}-дневный срок, {} раз в {} месяцев"),
    ("kk", "осы айдың {} дейін"),
    ("kk", "{} жылғы {} тоқсанда"),
    ("kk", "{} мамыр мен {} маусым аралығында"),
    ("kk", "{} айда {} рет, {} күн ішінде"),
]


@pytest.mark.parametrize(("language", "frame"), FRAMES)
@settings(deadline=None, max_examples=40)
@given(numbers=st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_odd_numbers_in_any_construction_do_no_harm(
    language: str, frame: str, numbers: tuple[str, str, str]
) -> None:
    due = read(frame.format(*numbers), language)
    assert due.date is None or 1990 <= due.date.year <= 2200
