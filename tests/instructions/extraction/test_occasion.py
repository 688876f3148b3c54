"""On what occasion instructions were given, on which day, and by whom; every field with its place."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 2, 10)
ORDER = {
    "en": " The Ministry of Finance was instructed to submit a draft by 1 May.",
    "ru": " Министерству финансов поручено до 1 мая внести проект.",
    "kk": " Қаржы министрлігіне 1 мамырға дейін жоба енгізу тапсырылды.",
}
CASES = [
    (
        "en",
        "A Government session chaired by Prime Minister Olzhas Bektenov took place on 3 February.",
        "Government session",
        "2026-02-03",
        "Prime Minister",
    ),
    (
        "en",
        "On February 9, the Deputy Prime Minister held a meeting on the supply of coal.",
        "Meeting on the supply of coal",
        "2026-02-09",
        "Deputy Prime Minister",
    ),
    (
        "en",
        "Today the President chaired an extended meeting on water.",
        "Extended meeting on water",
        "2026-02-10",
        "President of Kazakhstan",
    ),
    (
        "en",
        "Under the chairmanship of the Prime Minister, a meeting on roads was held on December 29.",
        "Meeting on roads",
        "2025-12-29",
        "Prime Minister",
    ),
    (
        "ru",
        "5 февраля под председательством Премьер-Министра состоялось совещание по вопросам жилья.",
        "Совещание по вопросам жилья",
        "2026-02-05",
        "Премьер-Министр",
    ),
    (
        "ru",
        "На заседании Правительства 3 февраля рассмотрели ход отопительного сезона.",
        "Заседание Правительства",
        "2026-02-03",
        "",
    ),
    (
        "ru",
        "Вчера Заместитель Премьер-Министра провёл совещание о ремонте котельных.",
        "Совещание о ремонте котельных",
        "2026-02-09",
        "Заместитель Премьер-Министра",
    ),
    (
        "kk",
        "Премьер-Министрдің төрағалығымен 3 ақпанда Үкімет отырысы өтті.",
        "Үкімет отырысы",
        "2026-02-03",
        "Премьер-Министр",
    ),
    (
        "kk",
        "6 ақпанда Премьер-Министрдің орынбасары су шаруашылығын дамыту жөнінде кеңес өткізді.",
        "Су шаруашылығын дамыту жөнінде кеңес",
        "2026-02-06",
        "Премьер-Министрдің орынбасары",
    ),
    (
        "kk",
        "Үкімет отырысында егін жинау барысы қаралды.",
        "Үкімет отырысы",
        None,
        "",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "event", "on", "giver"), CASES)
def test_occasion(language: str, sentence: str, event: str, on: str | None, giver: str) -> None:
    text = sentence + ORDER[language]
    reading = extract(text, published=PUBLISHED)
    assert len(reading.tasks) == 1
    assert (reading.event, reading.giver) == (event, giver)
    assert reading.event_on == (dt.date.fromisoformat(on) if on else None)
    for told, span in ((reading.event, reading.event_span), (reading.giver, reading.giver_span)):
        assert (span is not None) == bool(told)
        assert span is None or 0 <= span.start < span.end <= len(sentence)


def test_whom_most_orders_name_gave_them_where_nobody_chairs() -> None:
    text = "The President instructed the Ministry of Finance to submit a draft by 1 May."
    assert extract(text, published=PUBLISHED).giver == "President of Kazakhstan"


@pytest.mark.parametrize(("language", "sentence"), [case[:2] for case in CASES])
def test_a_page_without_instructions_has_no_occasion(language: str, sentence: str) -> None:
    reading = extract(sentence, published=PUBLISHED)
    assert (reading.event, reading.event_on, reading.giver) == ("", None, "")
