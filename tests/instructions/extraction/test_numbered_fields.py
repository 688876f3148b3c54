"""Owners and days told below all items by their numbers belong to these items."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
WANTED = [("min-energy", "2026-05-12"), ("min-finance", "2026-06-03"), ("min-transport", "2026-07-08")]
ITEMS = {
    "en": "MINUTES of the meeting\n\nIt was decided:\n1. Test the turbines.\n2. Allot money for pumps.\n"
    "3. Widen the ferry road.\n\n",
    "ru": "ПРОТОКОЛ совещания\n\nРешили:\n1. Испытать турбины.\n2. Выделить деньги на насосы.\n"
    "3. Расширить дорогу к парому.\n\n",
    "kk": "Кеңестің ХАТТАМАСЫ\n\nШешті:\n1. Турбиналарды сынау.\n2. Сорғыларға ақша бөлу.\n"
    "3. Паромға баратын жолды кеңейту.\n\n",
}
BELOW = {
    "en-lists": "Responsible:\n1. Ministry of Energy.\n2. Ministry of Finance.\n3. Ministry of Transport.\n\n"
    "Deadlines:\n1. By 12 May 2026.\n2. By 3 June 2026.\n3. By 8 July 2026.\n",
    "en-items": "Item 1 – Ministry of Energy, by 12 May 2026\nItem 2 – Ministry of Finance, by 3 June 2026\n"
    "Item 3 – Ministry of Transport, by 8 July 2026\n",
    "ru-lists": "Ответственные:\n1. Министерство энергетики.\n2. Министерство финансов.\n"
    "3. Министерство транспорта.\n\nСроки исполнения:\n1. До 12 мая 2026 года.\n2. До 3 июня 2026 года.\n"
    "3. До 8 июля 2026 года.\n",
    "ru-items": "Пункт 1 – Министерство энергетики, до 12 мая 2026 года\n"
    "Пункт 2 – Министерство финансов, до 3 июня 2026 года\n"
    "Пункт 3 – Министерство транспорта, до 8 июля 2026 года\n",
    "kk-lists": "Жауаптылар:\n1. Энергетика министрлігі.\n2. Қаржы министрлігі.\n3. Көлік министрлігі.\n\n"
    "Орындау мерзімдері:\n1. 2026 жылғы 12 мамырға дейін.\n2. 2026 жылғы 3 маусымға дейін.\n"
    "3. 2026 жылғы 8 шілдеге дейін.\n",
    "kk-items": "1-тармақ – Энергетика министрлігі, 2026 жылғы 12 мамырға дейін\n"
    "2-тармақ – Қаржы министрлігі, 2026 жылғы 3 маусымға дейін\n"
    "3-тармақ – Көлік министрлігі, 2026 жылғы 8 шілдеге дейін\n",
}
COPIES = {
    "en": "Copies to:\n1. Ministry of Energy.\n2. Ministry of Healthcare.\n3. Ministry of Transport.\n",
    "ru": "Разослать:\n1. Министерство энергетики.\n2. Министерство здравоохранения.\n"
    "3. Министерство транспорта.\n",
    "kk": "Жіберіледі:\n1. Энергетика министрлігі.\n2. Денсаулық сақтау министрлігі.\n"
    "3. Көлік министрлігі.\n",
}


@pytest.mark.parametrize("form", BELOW)
def test_lines_below_all_items_tell_whose_and_by_when_each_is(form: str) -> None:
    tasks = extract(ITEMS[form[:2]] + BELOW[form], published=PUBLISHED).tasks
    assert [(" ".join(one.id for one in task.lead), str(task.due.date)) for task in tasks] == WANTED


@pytest.mark.parametrize("language", COPIES)
def test_list_of_those_who_get_a_copy_names_no_owners(language: str) -> None:
    tasks = extract(ITEMS[language] + COPIES[language], published=PUBLISHED).tasks
    assert [task.lead for task in tasks if task.lead] == []
