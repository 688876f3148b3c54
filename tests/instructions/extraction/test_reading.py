"""Small announcements, and what a careful reader notes from each."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract
from instructions.extraction.found import FoundTask

PUBLISHED = dt.date(2026, 2, 3)

Noted = tuple[str, str, str]
"""Leads, co-executors, deadline; several leads are joined by a comma."""


def noted(text: str) -> list[Noted]:
    return [_noted(task) for task in extract(text, published=PUBLISHED).tasks]


def _noted(task: FoundTask) -> Noted:
    due = task.due
    day = due.date.isoformat() if due.date else due.every.value if due.every else ""
    return ",".join(owner.id for owner in task.lead), ",".join(owner.id for owner in task.co), day


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        pytest.param(
            "The Ministry of Transport was instructed to repair the bridge by June 10.",
            [("min-transport", "", "2026-06-10")],
            id="en-passive",
        ),
        pytest.param(
            "The Prime Minister instructed the Ministry of Energy to test the lines by March 5 and the "
            "Ministry of Finance to pay for them by April 5.",
            [("min-energy", "", "2026-03-05"), ("min-finance", "", "2026-04-05")],
            id="en-two-owners-two-days",
        ),
        pytest.param(
            "The akim of Pavlodar Region reported. The city akimat was instructed to end repairs by May 1.",
            [("?: city akimat", "", "2026-05-01")],
            id="en-a-city-is-no-region",
        ),
        pytest.param(
            "Акимат Астаны отчитался о ремонте. Акимату города поручено до 1 мая завершить работы.",
            [("akimat-astana", "", "2026-05-01")],
            id="ru-the-city",
        ),
        pytest.param(
            "KEGOC is to rebuild the substation by May 1. The company is also to report on it every quarter.",
            [("kegoc", "", "2026-05-01"), ("kegoc", "", "quarter")],
            id="en-the-company",
        ),
        pytest.param(
            "Министерству просвещения поручено до 1 марта открыть классы.",
            [("min-enlightenment", "", "2026-03-01")],
            id="ru-passive",
        ),
        pytest.param(
            "Премьер-министр поручил: Министерству финансов – до 5 марта выделить средства; "
            "акиматам областей – до 5 апреля завершить ремонт.",
            [("min-finance", "", "2026-03-05"), ("all-akimats", "", "2026-04-05")],
            id="ru-list-in-a-sentence",
        ),
        pytest.param(
            "Министерство транспорта должно до 1 мая построить мост, а Министерство финансов – до 1 июня "
            "оплатить работы.",
            [("min-transport", "", "2026-05-01"), ("min-finance", "", "2026-06-01")],
            id="ru-second-half-by-contrast",
        ),
        pytest.param(
            "Көлік министрлігіне 1 мамырға дейін жол салу тапсырылды.",
            [("min-transport", "", "2026-05-01")],
            id="kk-passive",
        ),
        pytest.param(
            "Кеңесте мынадай тапсырмалар берілді:\n"
            "• Қаржы министрлігі Ұлттық Банкпен бірлесіп, 10 наурызға дейін есеп дайындасын.\n"
            "• Облыс әкімдері ай сайын баяндасын.",
            [("min-finance", "national-bank", "2026-03-10"), ("all-akimats", "", "month")],
            id="kk-list",
        ),
    ],
)
def test_orders_in_prose_and_lists(text: str, tasks: list[Noted]) -> None:
    assert noted(text) == tasks


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        pytest.param(
            "Решили:\n1. Министерству энергетики:\n"
            "1) проверить станции – до 1 марта;\n2) закупить уголь – до 1 мая.",
            [("min-energy", "", "2026-03-01"), ("min-energy", "", "2026-05-01")],
            id="addressee-in-the-heading",
        ),
        pytest.param(
            "Решили:\nВ срок до 5 июня:\n– перекрыть дороги – Министерству внутренних дел;\n"
            "– закупить насосы – Министерству обороны.",
            [("min-internal-affairs", "", "2026-06-05"), ("min-defence", "", "2026-06-05")],
            id="deadline-in-the-heading",
        ),
        pytest.param(
            "1. Продлить действие правил.\nСрок: 15 марта 2026 года.\n"
            "Ответственные: Министерство юстиции (свод), Министерство финансов.",
            [("min-justice", "min-finance", "2026-03-15")],
            id="lines-for-deadline-and-owner",
        ),
        pytest.param(
            "1. To extend the rules.\nDeadline: completed.\nResponsible: Ministry of Justice.", [], id="done"
        ),
        pytest.param(
            "1. Принять к сведению доклад министра.\n2. Одобрить опыт области.",
            [],
            id="of-the-meeting-itself",
        ),
        pytest.param(
            "№\tМероприятие\tСрок\tИсполнители\n"
            "1\tПостроить школу\tдо 1 мая\tМинистерство просвещения\n"
            "2\tПроверить котельные\tто же\tто же\n"
            "3\tКупить автобусы\tисполнено\tМинистерство транспорта\n",
            [("min-enlightenment", "", "2026-05-01"), ("min-enlightenment", "", "2026-05-01")],
            id="table-with-ditto-and-done",
        ),
        pytest.param(
            "| What is to be done | Who | When |\n|---|---|---|\n"
            "| Repair the dam | Ministry of Defence (lead), Ministry of Finance | Q3 2026 |\n",
            [("min-defence", "min-finance", "2026-09-30")],
            id="table-in-bars",
        ),
        pytest.param(
            "Р/с №\tІс-шара\tМерзімі\tЖауаптылар\n1\tМектеп салу\t1 мамырға дейін\tҚаржы министрлігі\n",
            [("min-finance", "", "2026-05-01")],
            id="kazakh-header",
        ),
    ],
)
def test_protocols_and_plans(text: str, tasks: list[Noted]) -> None:
    assert noted(text) == tasks


@pytest.mark.parametrize(
    "text",
    [
        "The economy grew by 6 percent and is expected to grow further by 2028.",
        "Drivers must fasten their belts until April 15.",
        "A year ago the Prime Minister had instructed the Ministry of Finance to cut taxes by June 1, 2025.",
        "The sides agreed to sign the memorandum by summer.",
        "Аким сообщил, что до конца года планируется построить 12 школ.",
        "В прошлом году Президент поручил Правительству построить дорогу, поручение исполнено.",
        "Жители должны подать заявление до 1 сентября.",
        "Былтыр Үкіметке жол салу тапсырылған еді, ол толық орындалды.",
        "Көрме 31 қаңтарға дейін жұмыс істейді.",
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert noted(text) == []


def test_the_same_order_told_twice_counts_once() -> None:
    text = "Министерству финансов поручено до 1 марта представить отчёт о доходах.\n"
    assert len(noted(text + "\nНовости\n\n" + text)) == 1


def test_every_field_has_its_place_in_the_text() -> None:
    text = "The Ministry of Energy, jointly with KEGOC, is to modernise the grid by May 1."
    (task,) = extract(text, published=PUBLISHED).tasks
    spans = [owner.span for owner in (*task.lead, *task.co)] + [task.due.span]
    words = [span.of(text) for span in spans if span]
    assert words == ["Ministry of Energy", "KEGOC", "by May 1"]
    assert all(reason.span is None or reason.span.of(text) for reason in task.reasons)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param("The Ministry of Energy is to repair the grid.", "no-deadline", id="no-deadline"),
        pytest.param("The President instructed to launch the register by May 1.", "no-lead", id="no-lead"),
        pytest.param(
            "KEGOC is to repair the grid by May 1. The company is also to report by June 1.",
            "lead-inherited",
            id="lead-inherited",
        ),
        pytest.param(
            "The Ministry of Energy is to repair the grid by January 10.", "year-assumed", id="year"
        ),
    ],
)
def test_what_is_doubtful_is_said(text: str, doubt: str) -> None:
    assert doubt in extract(text, published=PUBLISHED).tasks[-1].doubts
