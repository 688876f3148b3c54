"""Every month in every form with every marker, and any day written in any way is read back."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instructions.extraction.folding import fold
from instructions.extraction.found import Due, DueKind
from instructions.extraction.terms import Role, find_terms, read_deadline
from instructions.extraction.terms.resolver import day_of
from instructions.extraction.terms.values import Duration, Unit
from instructions.working_days import kazakhstan

WORKING_DAYS = kazakhstan(2020, 2035)
PUBLISHED = dt.date(2026, 3, 11)

EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RU_MONTHS = {
    "gen": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "dat": [
        "январю",
        "февралю",
        "марту",
        "апрелю",
        "маю",
        "июню",
        "июлю",
        "августу",
        "сентябрю",
        "октябрю",
        "ноябрю",
        "декабрю",
    ],
    "loc": [
        "январе",
        "феврале",
        "марте",
        "апреле",
        "мае",
        "июне",
        "июле",
        "августе",
        "сентябре",
        "октябре",
        "ноябре",
        "декабре",
    ],
    "nom": [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
}
KK_MONTHS = {
    "dat": [
        "қаңтарға",
        "ақпанға",
        "наурызға",
        "сәуірге",
        "мамырға",
        "маусымға",
        "шілдеге",
        "тамызға",
        "қыркүйекке",
        "қазанға",
        "қарашаға",
        "желтоқсанға",
    ],
    "poss": [
        "қаңтарына",
        "ақпанына",
        "наурызына",
        "сәуіріне",
        "мамырына",
        "маусымына",
        "шілдесіне",
        "тамызына",
        "қыркүйегіне",
        "қазанына",
        "қарашасына",
        "желтоқсанына",
    ],
    "abl": [
        "қаңтардан",
        "ақпаннан",
        "наурыздан",
        "сәуірден",
        "мамырдан",
        "маусымнан",
        "шілдеден",
        "тамыздан",
        "қыркүйектен",
        "қазаннан",
        "қарашадан",
        "желтоқсаннан",
    ],
    "loc": [
        "қаңтарда",
        "ақпанда",
        "наурызда",
        "сәуірде",
        "мамырда",
        "маусымда",
        "шілдеде",
        "тамызда",
        "қыркүйекте",
        "қазанда",
        "қарашада",
        "желтоқсанда",
    ],
    "gen": [
        "қаңтардың",
        "ақпанның",
        "наурыздың",
        "сәуірдің",
        "мамырдың",
        "маусымның",
        "шілденің",
        "тамыздың",
        "қыркүйектің",
        "қазанның",
        "қарашаның",
        "желтоқсанның",
    ],
}
KK_ORDINAL_ENDING = {0: "шы", 1: "ші", 2: "ші", 3: "ші", 4: "ші", 5: "ші", 6: "шы", 7: "ші", 8: "ші", 9: "шы"}
EN_SPELLED = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
RU_SPELLED = [
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
    "тринадцатого",
    "четырнадцатого",
    "пятнадцатого",
    "шестнадцатого",
    "семнадцатого",
    "восемнадцатого",
    "девятнадцатого",
    "двадцатого",
]
RU_SPELLED += [f"двадцать {one}" for one in RU_SPELLED[:9]] + ["тридцатого", "тридцать первого"]
KK_ONES = [
    "бірінші",
    "екінші",
    "үшінші",
    "төртінші",
    "бесінші",
    "алтыншы",
    "жетінші",
    "сегізінші",
    "тоғызыншы",
]
KK_SPELLED = [*KK_ONES, "оныншы", *(f"он {one}" for one in KK_ONES), "жиырмасыншы"]
KK_SPELLED += [*(f"жиырма {one}" for one in KK_ONES), "отызыншы", "отыз бірінші"]


def en_suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def written_days(language: str, day: dt.date) -> list[str]:
    """A day with its year in the ways of a language, each with its marker."""
    number, month, year = day.day, day.month - 1, day.year
    if language == "en":
        name = EN_MONTHS[month]
        spelled = EN_SPELLED[number - 1]
        return [
            f"by {number} {name} {year}",
            f"by {name} {number}, {year}",
            f"by the {number}{en_suffix(number)} of {name} {year}",
            f"no later than {name} {number}{en_suffix(number)}, {year}",
            f"before the {spelled} of {name}, {year}",
            f"until {name[:3]}. {number}, {year}" if name != "May" else f"until May {number}, {year}",
            f"by {number:02}.{day.month:02}.{year}",
            f"by {day.isoformat()}",
            f"by {number:02}/{day.month:02}/{year % 100:02}",
        ]
    if language == "ru":
        gen = RU_MONTHS["gen"][month]
        return [
            f"до {number} {gen} {year} года",
            f"до {number} {gen} {year} г.",
            f"до {number:02} {gen} {year}г.",
            f"не позднее {number}-го {gen} {year} года",
            f"к {number} {gen} {year} года",
            f"до {RU_SPELLED[number - 1]} {gen} {year} года",
            f"в срок до {number:02}.{day.month:02}.{year} г.",
            f"до {number}.{day.month:02}.{year % 100:02} г.",
            f"до «{number:02}» {gen} {year} года",
            f"до {day.isoformat()}",
        ]
    dat, abl, gen = KK_MONTHS["dat"][month], KK_MONTHS["abl"][month], KK_MONTHS["gen"][month]
    return [
        f"{year} жылғы {number} {dat} дейін",
        f"{year} жылдың {number} {KK_MONTHS['poss'][month]} дейін",
        f"{year} ж. {number} {dat} дейін",
        f"{year} жылғы {number}-{dat} дейін",
        f"{year} жылғы {number} {abl} кешіктірмей",
        f"{year} жылғы {number}-{KK_ORDINAL_ENDING[number % 10]} {dat} дейін",
        f"{year} жылғы {KK_SPELLED[number - 1]} {dat} дейін",
        f"{year} жылғы {gen} {number}-іне дейін",
        f"{number:02}.{day.month:02}.{year} ж. дейін",
        f"{number:02}.{day.month:02}.{year % 100:02} дейін",
    ]


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


def test_roles_tell_what_a_date_is() -> None:
    text = fold("Permits expiring December 31 must be renewed by March 20.")
    roles = {term.text: term.role for term in find_terms(text, 0, len(text), "en")}
    assert roles == {"December 31": Role.NOT, "by March 20": Role.DEADLINE}


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
