"""Records: lines with labels that return for each task, in whatever order and under whatever names."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
Record = tuple[str, str, str]
"""What is to be done, who, by when."""

RECORDS: dict[str, list[Record]] = {
    "en": [
        (
            "repair the lifts of the hospital",
            "Ministry of Healthcare (lead), Ministry of Finance",
            "1 June 2026",
        ),
        ("list the dangerous crossings", "Ministry of Transport", "monthly"),
        ("count the wells of the steppe", "Ministry of Energy", "done on 2 March"),
        ("draw up a map of landslides", "akimat of Abai Region", "as needed"),
    ],
    "ru": [
        ("отремонтировать лифты больницы", "Минздрав (свод), Минфин", "1 июня 2026 года"),
        ("составить перечень опасных переездов", "Министерство транспорта", "ежемесячно"),
        ("пересчитать степные колодцы", "Министерство энергетики", "исполнено 2 марта"),
        ("нарисовать карту оползней", "акимат Абайской области", "по мере необходимости"),
    ],
    "kk": [
        (
            "аурухана лифтілерін жөндеу",
            "Денсаулық сақтау министрлігі (жинақтау), Қаржы министрлігі",
            "2026 жылғы 1 маусым",
        ),
        ("қауіпті өткелдердің тізбесін жасау", "Көлік министрлігі", "ай сайын"),
        ("даладағы құдықтарды санау", "Энергетика министрлігі", "2 наурызда орындалды"),
        ("көшкін картасын сызу", "Абай облысының әкімдігі", "қажет болған жағдайда"),
    ],
}
LABELS = {
    "en": [("Essence", "By", "Completion"), ("What", "To whom", "Until"), ("Deed", "Doer", "Latest by")],
    "ru": [
        ("Содержание", "Ответственный", "Крайний срок"),
        ("Дело", "Делает", "Сдать"),
        ("Суть", "За кем", "К"),
    ],
    "kk": [
        ("Мазмұны", "Жауапты", "Аяқталуы"),
        ("Мәні", "Кімге", "Бітетін күні"),
        ("Іс", "Атқаратын", "Қай кезде"),
    ],
}
HEADS = {
    "en": ["Step {0} of 4", "[{0}]", "No. {0}", "{0}."],
    "ru": ["Шаг {0} из 4", "[{0}]", "Карточка № {0}", "{0}."],
    "kk": ["4 қадамның {0}-сі", "[{0}]", "№ {0}", "{0}."],
}
TOLD = [
    (["min-health"], ["min-finance"], dt.date(2026, 6, 1), None),
    (["min-transport"], [], None, "month"),
    (["akimat-abai"], [], None, None),
]


def told(text: str) -> list[tuple[list[str], list[str], dt.date | None, str | None]]:
    return [
        ([one.id for one in task.lead], [one.id for one in task.co], task.due.date, task.due.every)
        for task in extract(text, published=PUBLISHED).tasks
    ]


def page(records: list[Record], labels: tuple[str, str, str], order: tuple[int, ...], head: str) -> str:
    blocks = (
        "\n".join([head.format(number), *(f"{labels[at]}: {record[at]}" for at in order)])
        for number, record in enumerate(records, 1)
    )
    return "12.03.2026\n\n" + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("order", [*permutations(range(3))], ids=str)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_records_in_any_order_of_their_lines(language: str, order: tuple[int, ...]) -> None:
    text = page(RECORDS[language], LABELS[language][0], order, HEADS[language][0])
    assert told(text) == TOLD


@pytest.mark.parametrize("names", range(3))
@pytest.mark.parametrize("head", range(4))
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_records_with_labels_that_no_lexicon_need_have(language: str, head: int, names: int) -> None:
    text = page(RECORDS[language], LABELS[language][names], (1, 0, 2), HEADS[language][head])
    assert told(text) == TOLD


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_record_whose_deed_stands_above_its_labels(language: str) -> None:
    _, owner, due = LABELS[language][0]
    blocks = (
        f"{number}. {deed}.\n{owner}: {who}. {due}: {when}.\n"
        for number, (deed, who, when) in enumerate(RECORDS[language], 1)
    )
    assert told("\n".join(blocks)) == TOLD


NO_RECORDS = {
    "an owner above several items": """TASKS OF THE HEADQUARTERS

Responsible: Ministry of Energy
1. Test the pumps. Deadline: 1 May
2. Buy the fuel. Deadline: 1 June

Responsible: Ministry of Transport
3. Clear the roads. Deadline: 1 July
""",
    "a programme": """Day: 1 June
Place: Ministry of Energy
Opening: 10:00

Day: 2 June
Place: Ministry of Transport
Opening: 11:00

Day: 3 June
Place: Ministry of Finance
Opening: 12:00
""",
    "vacancies": """Post: analyst
Employer: Ministry of Energy
Applications until: 1 June

Post: driver
Employer: Ministry of Transport
Applications until: 1 June

Post: lawyer
Employer: Ministry of Finance
Applications until: 1 June
""",
}


def test_an_owner_above_several_items_holds_for_each() -> None:
    leads = [lead for lead, *_ in told(NO_RECORDS["an owner above several items"])]
    assert leads == [["min-energy"], ["min-energy"], ["min-transport"]]


@pytest.mark.parametrize("name", ["a programme", "vacancies"])
def test_labels_of_other_things_make_no_tasks(name: str) -> None:
    assert told(NO_RECORDS[name]) == []
