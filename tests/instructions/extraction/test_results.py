"""Which paper completes a task, where the words of the order tell it; its place is where they stand."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("language", "sentence", "form"),
    [
        ("en", "The Ministry of Energy is to submit a report on coal to the Government by May 1.", "Report"),
        ("en", "The Ministry of Energy was instructed to approve a road map by May 1.", "Road map"),
        ("en", "The Ministry of Justice must prepare a draft law on ports by May 1.", "Draft law"),
        ("en", "The akims are to report to the Government every month.", "Report"),
        ("en", "A list of unsafe bridges is to be compiled by the Ministry of Transport by May 1.", "List"),
        ("en", "Having heard the report, he told the Ministry of Energy to repair the line by May 1.", ""),
        ("en", "The Ministry of Energy is to finish the repair under the plan by May 1.", ""),
        ("en", "The Ministry of Energy is to repair the line by May 1.", ""),
        ("ru", "Министерству энергетики поручено до 1 мая представить отчёт о запасах угля.", "Отчёт"),
        ("ru", "Министерство юстиции должно до 1 мая внести проект закона о портах.", "Законопроект"),
        ("ru", "Министерству энергетики до 1 мая утвердить дорожную карту.", "Дорожная карта"),
        ("ru", "Акимам областей поручено ежемесячно докладывать о ходе посевной.", "Доклад"),
        ("ru", "Министерству транспорта поручено по графику завершить ремонт до 1 мая.", ""),
        ("ru", "Министерству энергетики поручено отремонтировать линию до 1 мая.", ""),
        ("kk", "Энергетика министрлігі көмір қоры туралы есепті 1 мамырға дейін ұсынсын.", "Есеп"),
        ("kk", "Әділет министрлігіне 1 мамырға дейін заң жобасын енгізу тапсырылды.", "Заң жобасы"),
        ("kk", "Көлік министрлігі жол картасын 1 мамырға дейін бекітсін.", "Жол картасы"),
        ("kk", "Облыс әкімдері егіс барысын ай сайын баяндап отырсын.", "Есеп"),
        ("kk", "Мәдениет және ақпарат министрлігі мұражайды 1 мамырға дейін жөндеп берсін.", ""),
        ("kk", "Энергетика министрлігі желіні 1 мамырға дейін жөндесін.", ""),
    ],
)
def test_the_paper_that_completes_a_task(language: str, sentence: str, form: str) -> None:
    (task,) = extract(sentence, published=PUBLISHED, language=language).tasks
    assert task.form == form
    assert (task.form_span is not None) == bool(form)
    assert task.form_span is None or task.form_span.of(sentence).strip()


def test_a_column_says_more_than_the_words() -> None:
    plan = (
        "No. | Measure | Form of completion | Deadline | Responsible\n"
        "1 | Prepare a list of bridges | order | May 1, 2026 | Ministry of Transport\n"
    )
    (task,) = extract(plan, published=PUBLISHED, language="en").tasks
    assert task.form == "order"


def test_a_column_of_subjects_is_no_form_of_completion() -> None:
    plan = (
        "Area | Measure | Responsible | Deadline\n"
        "Roads | Prepare a map of bridges | Ministry of Transport | May 1, 2026\n"
        "Roads | Repair the bridges | Ministry of Transport | June 1, 2026\n"
        "Heating | Check the boilers | Ministry of Energy | June 1, 2026\n"
    )
    assert {task.form for task in extract(plan, published=PUBLISHED, language="en").tasks} == {""}


@pytest.mark.parametrize(("mark", "form"), [("same", "order"), ("-«-", "order"), ("–", "")])
def test_a_mark_repeats_the_form_above(mark: str, form: str) -> None:
    plan = (
        "No. | Measure | Form of completion | Deadline | Responsible\n"
        "1 | Name the bridges to be repaired | order | May 1, 2026 | Ministry of Transport\n"
        f"2 | Name the roads to be repaired | {mark} | May 1, 2026 | Ministry of Transport\n"
    )
    _, second = extract(plan, published=PUBLISHED, language="en").tasks
    assert second.form == form
