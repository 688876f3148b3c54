"""Every month in every form with every marker, and any day written in any way is read back."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instructions.extraction.folding import fold
from instructions.extraction.found import Due, DueKind
from instructions.extraction.terms import Role, find_terms, read_deadline
from instructions.extraction.terms.resolver import day_of
from instructions.extraction.terms.values import Duration, Unit
from instructions.working_days import kazakhstan
from tests.instructions.extraction.terms.written_days import (
    EN_MONTHS,
    KK_MONTHS,
    RU_MONTHS,
    written_days,
)

WORKING_DAYS = kazakhstan(2020, 2035)
PUBLISHED = dt.date(2026, 3, 11)

CARRIERS = {
    "en": "The akimat must hand over the school {}.",
    "ru": "Акимату {} сдать школу.",
    "kk": "Әкімдік мектепті {} тапсырсын.",
}


def read(phrase: str, language: str, published: dt.date = PUBLISHED) -> Due:
    sentence = CARRIERS[language].format(phrase)
    return read_deadline(sentence, language=language, published=published, calendar=WORKING_DAYS)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@settings(deadline=None, max_examples=60)
@given(day=st.dates(PUBLISHED, dt.date(2034, 12, 31)))
def test_any_day_in_any_writing_is_read_back(language: str, day: dt.date) -> None:
    for phrase in written_days(language, day):
        assert read(phrase, language).date == day, phrase


WITHOUT_YEAR = [
    *(("en", f"{by} {{day}} {name}", at) for by in ("by", "until") for at, name in enumerate(EN_MONTHS, 1)),
    *(("en", f"no later than {name} {{day}}", at) for at, name in enumerate(EN_MONTHS, 1)),
    *(
        ("ru", f"{by} {{day}} {name}", at)
        for by in ("до", "к", "не позднее", "в срок до", "по")
        for at, name in enumerate(RU_MONTHS["gen"], 1)
    ),
    *(
        ("kk", f"{{day}} {name} {by}", at)
        for case, by in (("dat", "дейін"), ("dat", "қарай"), ("abl", "кешіктірмей"), ("abl", "қалдырмай"))
        for at, name in enumerate(KK_MONTHS[case], 1)
    ),
    *(("kk", f"{{day}} {name}", at) for at, name in enumerate(KK_MONTHS["loc"], 1)),
    *(("kk", f"{name} {{day}}-не дейін", at) for at, name in enumerate(KK_MONTHS["gen"], 1)),
]


@pytest.mark.parametrize(("language", "phrase", "month"), WITHOUT_YEAR)
def test_a_day_without_a_year_is_the_first_on_or_after_publication(
    language: str, phrase: str, month: int
) -> None:
    for number, published in itertools.product((1, 15, 28), (PUBLISHED, dt.date(2025, 12, 30))):
        expected = dt.date(published.year, month, number)
        if expected < published:
            expected = expected.replace(year=published.year + 1)
        assert read(phrase.format(day=number), language, published).date == expected


WHOLE_MONTHS = [
    *(("en", f"in {name} 2027", at) for at, name in enumerate(EN_MONTHS, 1)),
    *(("en", f"by the end of {name} 2027", at) for at, name in enumerate(EN_MONTHS, 1)),
    *(("ru", f"в {name} 2027 года", at) for at, name in enumerate(RU_MONTHS["loc"], 1)),
    *(("ru", f"до конца {name} 2027 года", at) for at, name in enumerate(RU_MONTHS["gen"], 1)),
    *(("kk", f"2027 жылғы {name}", at) for at, name in enumerate(KK_MONTHS["loc"], 1)),
    *(("kk", f"2027 жылғы {name} соңына дейін", at) for at, name in enumerate(KK_MONTHS["gen"], 1)),
]


@pytest.mark.parametrize(("language", "phrase", "month"), WHOLE_MONTHS)
def test_a_month_is_due_on_its_last_day(language: str, phrase: str, month: int) -> None:
    last = (dt.date(2027 + month // 12, month % 12 + 1, 1)) - dt.timedelta(days=1)
    assert read(phrase, language).date == last


SPANS = [
    (language, template.format(count=count), count, unit)
    for count in (2, 3, 5, 7, 10, 15, 20, 45)
    for language, unit, template in (
        ("en", Unit.DAY, "within {count} days"),
        ("en", Unit.DAY, "within {count} calendar days"),
        ("en", Unit.WORKING_DAY, "within {count} working days"),
        ("en", Unit.WEEK, "within {count} weeks"),
        ("en", Unit.MONTH, "within {count} months"),
        ("en", Unit.YEAR, "within {count} years"),
        ("ru", Unit.DAY, "в течение {count} дней"),
        ("ru", Unit.DAY, "в {count}-дневный срок"),
        ("ru", Unit.WORKING_DAY, "в течение {count} рабочих дней"),
        ("ru", Unit.WEEK, "в течение {count} недель"),
        ("ru", Unit.MONTH, "в течение {count} месяцев"),
        ("ru", Unit.MONTH, "в {count}-месячный срок"),
        ("ru", Unit.YEAR, "в течение {count} лет"),
        ("kk", Unit.DAY, "{count} күн ішінде"),
        ("kk", Unit.DAY, "{count} күндік мерзімде"),
        ("kk", Unit.DAY, "{count} күннің ішінде"),
        ("kk", Unit.WORKING_DAY, "{count} жұмыс күні ішінде"),
        ("kk", Unit.WORKING_DAY, "{count} жұмыс күнінен кешіктірмей"),
        ("kk", Unit.WEEK, "{count} апта ішінде"),
        ("kk", Unit.MONTH, "{count} ай ішінде"),
        ("kk", Unit.MONTH, "{count} ай мерзімде"),
        ("kk", Unit.YEAR, "{count} жыл ішінде"),
    )
]


@pytest.mark.parametrize(("language", "phrase", "count", "unit"), SPANS)
def test_a_span_counts_from_publication(language: str, phrase: str, count: int, unit: Unit) -> None:
    due = read(phrase, language)
    assert due.date == day_of(Duration(count, unit), PUBLISHED, WORKING_DAYS).day
    assert (due.calendar == WORKING_DAYS.version) == (unit is Unit.WORKING_DAY)


BARE = {
    "en": {
        "March 2027": "2027-03-31",
        "Q3 2026": "2026-09-30",
        "within a year": "2027-03-11",
        "1 June": "2026-06-01",
        "01.06": "2026-06-01",
        "2026": "2026-12-31",
        "2026-2028": "2028-12-31",
        "10 working days": "2026-03-30",
        "December": "2026-12-31",
        "Friday": "2026-03-13",
    },
    "ru": {
        "II квартал": "2026-06-30",
        "май": "2026-05-31",
        "в течение года": "2026-12-31",
        "2026 г.": "2026-12-31",
        "2026-2028 гг.": "2028-12-31",
        "10 дней": "2026-03-21",
        "01.06": "2026-06-01",
        "1 июня": "2026-06-01",
        "декабрь тек. года": "2026-12-31",
        "II-III кварталы 2026 года": "2026-09-30",
    },
    "kk": {
        "ІІ тоқсан": "2026-06-30",
        "мамыр": "2026-05-31",
        "жыл ішінде": "2026-12-31",
        "2026 жыл": "2026-12-31",
        "2026 жылғы наурыз": "2026-03-31",
        "2026–2028 жылдар": "2028-12-31",
        "10 күн": "2026-03-21",
        "1 маусым": "2026-06-01",
        "2026 жылғы қыркүйек – қараша": "2026-11-30",
    },
}


@pytest.mark.parametrize(
    ("language", "cell", "expected"),
    [(language, cell, expected) for language, cells in BARE.items() for cell, expected in cells.items()],
)
def test_a_cell_that_holds_only_a_deadline(language: str, cell: str, expected: str) -> None:
    due = read_deadline(cell, language=language, published=PUBLISHED, calendar=WORKING_DAYS, bare=True)
    assert due.date == dt.date.fromisoformat(expected)


LABELS = ["Deadline: {}", "Срок: {}.", "Срок исполнения – {}", "Мерзімі: {}.", "Орындау мерзімі – {}"]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_makes_any_date_a_deadline(label: str) -> None:
    language = "en" if label.isascii() else "kk" if "ерзім" in label else "ru"
    line = label.format("15.06.2026")
    due = read_deadline(line, language=language, published=PUBLISHED, calendar=WORKING_DAYS)
    assert due.date == dt.date(2026, 6, 15)


IMPOSSIBLE = [
    ("en", "by 31 February 2026"),
    ("en", "by 30.02.2026"),
    ("en", "by 2026-13-40"),
    ("en", "by June 31"),
    ("ru", "до 31 июня"),
    ("ru", "до 29 февраля 2026 года"),
    ("ru", "до 32.13.2026"),
    ("kk", "31 маусымға дейін"),
    ("kk", "2026 жылғы 30 ақпанға дейін"),
    ("kk", "00.00.2026 дейін"),
]


@pytest.mark.parametrize(("language", "phrase"), IMPOSSIBLE)
def test_a_day_that_cannot_be_is_no_deadline_and_is_doubted(language: str, phrase: str) -> None:
    due = read(phrase, language)
    assert due.kind is DueKind.NONE
    assert due.doubts == ("impossible-date",)


def test_roles_tell_what_a_date_is() -> None:
    text = fold("Permits expiring December 31 must be renewed by March 20.")
    roles = {term.text: term.role for term in find_terms(text, 0, len(text), "en")}
    assert roles == {"December 31": Role.NOT, "by March 20": Role.DEADLINE}
