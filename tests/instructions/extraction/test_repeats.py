"""What is told twice counts once; what only sounds alike does not."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
APART = {
    "en": """The Prime Minister instructed the Ministry of Water Resources to repair the pumping
stations by 1 June.
The Ministry of Water Resources must repair the mouths of three rivers by 1 June.""",
    "ru": """Премьер-министр поручил Министерству водных ресурсов до 1 июня отремонтировать насосные станции.
Министерству водных ресурсов до 1 июня отремонтировать устья трёх рек.""",
    "kk": """Премьер-министр Су ресурстары министрлігіне 1 маусымға дейін сорғы станцияларын жөндеуді
тапсырды. Су ресурстары министрлігіне 1 маусымға дейін үш өзеннің сағасын жөндеу тапсырылды.""",
}
NUMBERED = {
    "en": """The Akimat of Abai Region must repair 3 schools in Ayagoz by 1 June.
The Akimat of Abai Region must repair 5 schools in Ayagoz by 1 June.""",
    "ru": """Акимату Абайской области до 1 июня отремонтировать 3 школы в Аягозе.
Акимату Абайской области до 1 июня отремонтировать 5 школ в Аягозе.""",
    "kk": """Абай облысының әкімдігі 1 маусымға дейін Аягөздегі 3 мектепті жөндесін.
Абай облысының әкімдігі 1 маусымға дейін Аягөздегі 5 мектепті жөндесін.""",
}
TWICE = {
    "en": """The Ministry of Water Resources must repair 14 pumping stations in the south by 1 June.
So, the Ministry of Water Resources is to repair the pumping stations in the south by 1 June.""",
    "ru": """Министерству водных ресурсов до 1 июня отремонтировать 14 насосных станций на юге.
Итак, Министерству водных ресурсов поручено до 1 июня отремонтировать насосные станции на юге.""",
    "kk": """Су ресурстары министрлігі 1 маусымға дейін оңтүстіктегі 14 сорғы станциясын жөндесін.
Сонымен, Су ресурстары министрлігіне 1 маусымға дейін оңтүстіктегі сорғы станцияларын жөндеу тапсырылды.""",
}


@pytest.mark.parametrize(("texts", "count"), [(APART, 2), (NUMBERED, 2), (TWICE, 1)])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_orders_to_one_body_for_one_day(texts: dict[str, str], count: int, language: str) -> None:
    tasks = extract(texts[language], published=PUBLISHED).tasks
    assert len(tasks) == count, [task.action for task in tasks]
