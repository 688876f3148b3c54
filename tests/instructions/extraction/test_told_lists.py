"""Minutes that tell in one line who does what, and rows whose cells a dash parts."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 7, 31)
HEADS = {
    "en": "Minutes of the staff meeting No. 4, 28 July 2026\n\n",
    "ru": "Протокол совещания № 4 от 28 июля 2026 года\n\n",
    "kk": "Жиналыстың № 4 хаттамасы, 2026 жылғы 28 шілде\n\n",
}
DECIDED = {"en": "Decided", "ru": "Решили", "kk": "Шешім"}
PARTS = {
    "en": (
        ("Repository", "count the bound newspapers, by 20 August"),
        ("Chief Electrician", "replace the wiring in the east wing, by 10 September"),
        ("Deans", "a list of theses, by 31 October"),
    ),
    "ru": (
        ("костюмерная", "сдать список пошива к 20 августа"),
        ("завхоз", "заменить кресла в ложе до 10 сентября"),
        ("отдел кадров", "перечень вакансий, до 31 октября"),
    ),
    "kk": (
        ("қор бөлімі", "жәдігерлердің тізімін 20 тамызға дейін әзірлейді"),
        ("күзет", "қоршауды 10 қыркүйекке дейін бояйды"),
        ("кадр бөлімі", "бос орындар тізбесі, 31 қазан"),
    ),
}
DAYS = ["2026-08-20", "2026-09-10", "2026-10-31"]
TURNED = {
    "en": "New terms: repair of the incubator – mechanics, 20 August; passport of the lift – legal section, "
    "10 September.",
    "ru": "Новый срок: починка рояля – настройщик, 20 августа; смета сцены – юридический отдел, 10 сентября.",
    "kk": "Жаңа мерзім: лифтіні жөндеу – механиктер, 20 тамыз; алаң паспорты – заң бөлімі, 10 қыркүйек.",
}
OWNERS_BEHIND = {
    "en": ["?: mechanics", "?: legal section"],
    "ru": ["?: настройщик", "?: юридический отдел"],
    "kk": ["?: механиктер", "?: заң бөлімі"],
}
LETTERS = {"en": "abcdef", "ru": "абвгде", "kk": "абвгде"}


def told(page: str) -> list[tuple[list[str], list[str], str]]:
    tasks = extract(page, published=PUBLISHED).tasks
    return [
        (
            [one.id for one in task.lead],
            [one.id for one in task.co],
            str(task.due.date or task.due.every or ""),
        )
        for task in tasks
    ]


def wanted(language: str) -> list[tuple[list[str], list[str], str]]:
    names = [f"?: {owner}" for owner, _ in PARTS[language]]
    return [([name], [], day) for name, day in zip(names, DAYS, strict=True)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("form", ["({})", "{})", "number", "digit"])
def test_marks_within_a_paragraph(language: str, form: str) -> None:
    counted = {"number": [f"{n}." for n in (1, 2, 3)], "digit": [f"{n})" for n in (1, 2, 3)]}
    marks = counted.get(form) or [form.format(letter) for letter in LETTERS[language][:3]]
    parts = [
        f"{mark} {owner[0].upper()}{owner[1:]} – {deed}."
        for mark, (owner, deed) in zip(marks, PARTS[language], strict=True)
    ]
    found = told(f"{HEADS[language]}{DECIDED[language]}. {' '.join(parts)}\n")
    assert [(lead[0].lower(), day) for lead, _, day in found] == [
        (lead[0].lower(), day) for lead, _, day in wanted(language)
    ]


COLONS = {
    "en": "Resolved: a) Stores: count the ropes, due 15 August; b) Canteen: a new menu; due in two weeks.",
    "ru": "Решили: а) склад: пересчитать канаты, срок 15 августа; б) столовая: новое меню; срок две недели.",
    "kk": "Шешім: а) қойма: арқандарды санау, мерзімі 15 тамыз; б) асхана: жаңа мәзір; мерзімі екі апта.",
}
ALONE = {
    "en": "Decision: harbour master – clear the east basin, by 20 August.",
    "ru": "Решение: капитан порта – очистить восточную гавань, до 20 августа.",
    "kk": "Шешім: порт капитаны – шығыс айлақты тазалайды, 20 тамызға дейін.",
}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["?: Stores", "?: Canteen"]),
        ("ru", ["?: склад", "?: столовая"]),
        ("kk", ["?: қойма", "?: асхана"]),
    ],
)
def test_a_colon_behind_the_owner(language: str, names: list[str]) -> None:
    found = told(f"{HEADS[language]}{COLONS[language]}\n")
    assert [(*lead, day) for lead, _, day in found] == [(names[0], "2026-08-15"), (names[1], "2026-08-14")]


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "?: harbour master"), ("ru", "?: капитан порта"), ("kk", "?: порт капитаны")],
)
def test_one_part_alone(language: str, name: str) -> None:
    assert told(f"{HEADS[language]}{ALONE[language]}\n") == [([name], [], "2026-08-20")]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_letters_run_on_over_the_page(language: str) -> None:
    head = f"{HEADS[language]}{DECIDED[language]}. "
    parts = [
        f"({mark}) {owner} – {deed}." for mark, (owner, deed) in zip("abc", PARTS[language], strict=True)
    ]
    page = f"{head}{parts[0]} {parts[1]}\n\nII\n{DECIDED[language]}. {parts[2]}\n"
    assert told(page) == wanted(language)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_owners_before_dashes(language: str) -> None:
    line = "; ".join(f"{owner} – {deed}" for owner, deed in PARTS[language])
    assert told(f"{HEADS[language]}{DECIDED[language]}: {line}.\n") == wanted(language)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_owners_behind_dashes(language: str) -> None:
    found = told(f"{HEADS[language]}{TURNED[language]}\n")
    assert [(lead[0], day) for lead, _, day in found] == list(
        zip(OWNERS_BEHIND[language], DAYS[:2], strict=True)
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Heard: personnel – on vacancies; accounts – on the bonuses of the spring."),
        ("ru", "Доложили: отдел кадров – о вакансиях; бухгалтерия – об остатках на складе."),
        ("kk", "Баяндады: кадр бөлімі – бос орындар туралы; күзет – кілттер туралы."),
    ],
)
def test_reports_are_no_orders(language: str, line: str) -> None:
    assert told(f"{HEADS[language]}{line}\n") == []


HELPED = {
    "en": "Decided: garage with the Red Crescent – paint the hall, 20 August; wardrobe – air the chests, "
    "10 September.",
    "ru": "Решили: гараж совместно с автобусным парком – подготовить машины, 20 августа; костюмерная – "
    "проветрить сундуки, 10 сентября.",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_helpers_of_unlisted_owners(language: str) -> None:
    (first, helper, _), second = told(f"{HEADS[language]}{HELPED[language]}\n")
    assert len(first) == len(helper) == 1
    assert second[1] == []


TABLES = {
    "en": (
        ("WORK", "WHO", "WHEN", "RESULT"),
        ("Clean the spillway", "Ministry of Energy (principal), KTZ", "1 October 2026", "act"),
        ("Repair the gate", "MNE with the National Bank", "December 2026", "act"),
    ),
    "ru": (
        ("МЕРА", "ИСПОЛНИТЕЛЬ", "СРОК", "ИТОГ"),
        ("Очистить водосброс", "Министерство энергетики (свод), КТЖ", "1 октября 2026 года", "акт"),
        ("Починить затвор", "МНЭ совместно с Национальным Банком", "декабрь 2026 года", "акт"),
    ),
    "kk": (
        ("ІС-ШАРА", "ОРЫНДАУШЫ", "МЕРЗІМІ", "НӘТИЖЕ"),
        ("Арнаны тазалау", "Энергетика министрлігі (жинақтау), ҚТЖ", "2026 жылғы 1 қазан", "акт"),
        ("Қақпаны жөндеу", "ҰЭМ (жинақтау), Ұлттық Банк", "2026 жылғы желтоқсан", "акт"),
    ),
}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("sign", [" — ", " – ", " | ", " / ", "; ", " · ", " → "])
def test_any_sign_parts_cells(language: str, sign: str) -> None:
    page = HEADS[language] + "\n".join(sign.join(row) for row in TABLES[language])
    assert told(page) == [
        (["min-energy"], ["temir-zholy"], "2026-10-01"),
        (["min-national-economy"], ["national-bank"], "2026-12-31"),
    ]


PLACES = {
    "en": "City | Decision | Responsible | Deadline\n"
    "Aktobe | Put up sensors | Ministry of Energy | 1 December 2026\n"
    "Pavlodar | Renew the boards | Kazakhtelecom | 15 October 2026\n"
    "Kostanay Region | Open a point | Ministry of Healthcare | monthly",
    "ru": "Город | Решение | Ответственный | Срок\n"
    "Актобе | Поставить датчики | Министерство энергетики | 01.12.2026\n"
    "Павлодар | Обновить табло | «Казахтелеком» | 15.10.2026\n"
    "Костанайская область | Открыть пункт | Министерство здравоохранения | ежемесячно",
    "kk": "Қала | Шешім | Жауапты | Уақыты\n"
    "Ақтөбе | Датчик қою | Энергетика министрлігі | 01.12.2026\n"
    "Павлодар | Таблоны жаңарту | «Қазақтелеком» | 15.10.2026\n"
    "Қостанай облысы | Пункт ашу | Денсаулық сақтау министрлігі | ай сайын",
}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_column_of_places_names_no_helpers(language: str) -> None:
    assert told(HEADS[language] + PLACES[language]) == [
        (["min-energy"], [], "2026-12-01"),
        (["kazakhtelecom"], [], "2026-10-15"),
        (["min-health"], [], "month"),
    ]
