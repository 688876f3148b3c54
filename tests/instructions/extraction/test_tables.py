"""Tables as people type them: rows become tasks, whatever keeps the columns apart."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract
from instructions.extraction.found import DueKind, FoundTask

DAY = dt.date(2026, 1, 20)

WRAPPED = """Plan of works on the canal

No.  Measure                           Responsible                   Due
---  --------------------------------  ----------------------------  ------------------
1.   Strengthen the left bank of the   Ministry of Emergency         first ten days of
     canal                             Situations, akimat of         March
                                       Jambyl Region
2.   Publish the list of pumps         Ministry of Agriculture       done
3.   Buy forty pumps                   Ministry of Finance           1 May 2026
"""

GROUPED = """План подготовки к сезону

Исполнитель                  Мероприятие                        Срок
Раздел I. Дороги
Министерство транспорта      Обновить разметку                  15 мая
Раздел II. Связь (срок для всех пунктов раздела – 1 июня 2026 года)
АО «Казахтелеком»            Проверить кабели
Министерство энергетики      Осмотреть подстанции
"""

BARS = """Орындаушы | Іс-шара | Мерзімі
I бөлім. Су
Су ресурстары және ирригация министрлігі | Сорғыларды жөндеу | 1 сәуір
II бөлім. Жер (ортақ мерзім – 2026 жылғы 10 маусым)
Ауыл шаруашылығы министрлігі | Егістік картасын жаңарту |
"""

SEMICOLONS = """Срок; Что сделать; Кто делает; Результат
до 5 марта; Собрать заявки районов; акимат Костанайской области; список
ежеквартально; Сверить остатки; Министерство финансов; акт
"""


NOTE = "Abbreviations: MoF – Ministry of Finance, MoE – Ministry of Energy."


def read(text: str) -> tuple[FoundTask, ...]:
    return extract(text, published=DAY).tasks


def leads(task: FoundTask) -> list[str]:
    return [owner.id for owner in task.lead]


def test_cells_that_go_on_below_themselves_are_put_together() -> None:
    bank, pumps = read(WRAPPED)
    assert leads(bank) == ["min-emergency", "akimat-jambyl"]
    assert bank.due.date == dt.date(2026, 3, 10)
    assert bank.action == "Strengthen the left bank of the canal"
    assert (leads(pumps), pumps.due.date) == (["min-finance"], dt.date(2026, 5, 1))


def test_places_of_owners_in_a_cell_of_several_lines_are_where_they_stand() -> None:
    owners = [owner for task in read(WRAPPED) for owner in task.lead]
    assert [WRAPPED[owner.span.start : owner.span.end].split()[0] for owner in owners if owner.span] == [
        "Ministry",
        "akimat",
        "Ministry",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [(GROUPED, ["2026-05-15", "2026-06-01", "2026-06-01"]), (BARS, ["2026-04-01", "2026-06-10"])],
    ids=["aligned", "bars"],
)
def test_deadline_of_a_section_holds_for_its_rows_only(text: str, days: list[str]) -> None:
    assert [str(task.due.date) for task in read(text)] == days


def test_rows_may_be_kept_apart_by_semicolons() -> None:
    first, second = read(SEMICOLONS)
    assert (leads(first), str(first.due.date)) == (["akimat-kostanay"], "2026-03-05")
    assert (leads(second), second.due.kind) == (["min-finance"], DueKind.RECURRING)


@pytest.mark.parametrize(
    ("cell", "lead", "co"),
    [
        ("МТ (свод), МФ", ["min-transport"], ["min-finance"]),
        ("акиматы областей (свод – Министерство транспорта)", ["min-transport"], ["all-akimats"]),
        ("Министерство транспорта – свод, Минфин", ["min-transport"], ["min-finance"]),
        ("Минтранс с Минфином", ["min-transport"], ["min-finance"]),
        ("Минтранс, Минфин (по согласованию)", ["min-transport", "min-finance"], []),
    ],
)
def test_who_leads_in_a_cell(cell: str, lead: list[str], co: list[str]) -> None:
    (task,) = read(f"Мероприятие | Срок | Исполнитель\nУтвердить правила | 1 марта | {cell}\n")
    assert leads(task) == lead
    assert [owner.id for owner in task.co] == co


@pytest.mark.parametrize(
    ("title", "cell", "lead"),
    [
        ("План Костанайской области на весну", "акимат области", "akimat-kostanay"),
        ("Air quality plan of Almaty City", "City Akimat", "akimat-almaty-city"),
        ("План на весну", "акимат области", "?: акимат области"),
        ("План Костанайской и Павлодарской областей", "акимат области", "?: акимат области"),
        ("План Костанайской области на весну", "акимат города", "?: акимат города"),
    ],
    ids=["ru", "en", "no-region", "two-regions", "city-of-a-region"],
)
def test_akimat_of_the_region_is_that_of_the_plan(title: str, cell: str, lead: str) -> None:
    (task,) = read(f"{title}\n\nMeasure | Responsible | Due\nОбновить разметку | {cell} | 15.05.2026\n")
    assert leads(task) == [lead]


BLOCKS = """| № | What to do | Who | When |
|---|---|---|---|
| | Part A. Staff and training | | |
| 1 | Train 300 nurses | Ministry of Health | 1 May 2026 |
| | Publish their names | | |
| | Part B. Buildings | | |
| 2 | Repair ten clinics | akimat of Abai Region | 1 June 2026 |
"""


def test_name_of_a_group_among_numbered_rows_is_no_task() -> None:
    found = [(task.action, leads(task), task.due.date) for task in read(BLOCKS)]
    assert found == [
        ("Train 300 nurses", ["min-health"], dt.date(2026, 5, 1)),
        ("Publish their names", ["min-health"], dt.date(2026, 5, 1)),
        ("Repair ten clinics", ["akimat-abai"], dt.date(2026, 6, 1)),
    ]


def test_header_keeps_its_column_of_numbers_where_the_rows_have_lost_theirs() -> None:
    rows = (
        "MoF, MoE | Draw up a list of idle boilers | 1 April 2026 | list",
        "MoE | Open a hot line | done | report",
        "MoF | Pay for the coal | quarterly | report",
    )
    text = "\n".join(("PLAN", "No. | Responsible | Measure | Completed by | Form", *rows, "", NOTE))
    found = [(leads(task), task.due.date, task.form) for task in read(text)]
    assert found == [
        (["min-finance", "min-energy"], dt.date(2026, 4, 1), "list"),
        (["min-finance"], None, "report"),
    ]


def test_rows_whose_last_cell_is_empty_have_not_lost_their_numbers() -> None:
    rows = (
        "1 | Pay for the coal | Ministry of Finance | 1 April 2026 |",
        "2 | Open a line | Ministry of Energy | 2 May 2026 |",
        "3 | Clear the roads | Ministry of Transport | 3 May 2026 |",
    )
    text = "\n".join(("No. | Measure | Responsible | Term | Remark", *rows))
    assert [leads(task) for task in read(text)] == [["min-finance"], ["min-energy"], ["min-transport"]]


SIGNED = {
    "en": """MINUTES No. 7 of the commission on buses, 28 September 2026

DECIDED:

15.10.2026 // akimat of Karaganda Region // withdraw 64 buses with bad brakes
quarterly // Ministry of Finance // submit a note on the subsidy
15.11.2026 // Ministry of Transport // publish the register of carriers
""",
    "ru": """ПРОТОКОЛ № 7 комиссии по автобусам, 28 сентября 2026 года

РЕШИЛИ:

15.10.2026 // акимат Карагандинской области // снять с линии 64 автобуса с неисправными тормозами
ежеквартально // Министерство финансов // представлять справку о субсидии
15.11.2026 // Министерство транспорта // опубликовать реестр перевозчиков
""",
    "kk": """Автобус комиссиясының 2026 жылғы 28 қыркүйектегі № 7 ХАТТАМАСЫ

ШЕШІМ:

15.10.2026 // Қарағанды облысының әкімдігі // тежегіші жарамсыз 64 автобусты желіден алу
тоқсан сайын // Қаржы министрлігі // субсидия туралы анықтама беру
15.11.2026 // Көлік министрлігі // тасымалдаушылар тізілімін жариялау
""",
}


@pytest.mark.parametrize("sign", ["//", "::", ">>", "~", "·", "→", "->", "|"])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_cells_kept_apart_by_a_sign(sign: str, language: str) -> None:
    tasks = extract(SIGNED[language].replace("//", sign), published=dt.date(2026, 9, 28)).tasks
    assert [(task.lead[0].id, task.due.date or task.due.every) for task in tasks] == [
        ("akimat-karaganda", dt.date(2026, 10, 15)),
        ("min-finance", "quarter"),
        ("min-transport", dt.date(2026, 11, 15)),
    ]
