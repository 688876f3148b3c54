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


HEADS = [
    pytest.param(
        "en",
        "MINUTES\nof the sitting of the Commission on Exports\nAstana   3 February 2026, No. 4\n"
        "(posted on 9 February 2026)\nChaired by: the Deputy Prime Minister\n",
        ("Sitting of the Commission on Exports", "2026-02-03", "Deputy Prime Minister"),
        id="en-minutes",
    ),
    pytest.param(
        "en",
        "MINUTES of the meeting with the Prime Minister on irrigation\n5 February 2026\n",
        ("Meeting with the Prime Minister on irrigation", "2026-02-05", "Prime Minister"),
        id="en-with-the-premier",
    ),
    pytest.param(
        "en",
        "APPROVED\nby order of the Prime Minister No. 9 of 2 February 2026\nAction plan\n",
        ("", None, "Prime Minister"),
        id="en-approved",
    ),
    pytest.param(
        "ru",
        "ПРОТОКОЛ\nзаседания Комиссии по экспорту\nот 3 февраля 2026 года № 4\n"
        "(размещён 9 февраля 2026 года)\nПредседательствовал: Заместитель Премьер-Министра\n",
        ("Заседание Комиссии по экспорту", "2026-02-03", "Заместитель Премьер-Министра"),
        id="ru-minutes",
    ),
    pytest.param(
        "ru",
        "ПРОТОКОЛ\nсовещания у Премьер-Министра\nот 2 февраля 2026 года\n",
        ("Совещание у Премьер-Министра", "2026-02-02", "Премьер-Министр"),
        id="ru-with-the-premier",
    ),
    pytest.param(
        "kk",
        "ХАТТАМА\nэкспорт жөніндегі комиссия отырысының\n2026 жылғы 3 ақпан, № 4\n"
        "(жарияланды: 9 ақпан 2026 жыл)\nТөрағалық еткен: Премьер-Министрдің орынбасары\n",
        ("Экспорт жөніндегі комиссия отырысы", "2026-02-03", "Премьер-Министрдің орынбасары"),
        id="kk-minutes",
    ),
    pytest.param(
        "kk",
        "Премьер-Министрінің төрағалығымен өткен\nсуару жөніндегі кеңестің ХАТТАМАСЫ\n2026 жылғы 5 ақпан\n",
        ("Суару жөніндегі кеңес", "2026-02-05", "Премьер-Министр"),
        id="kk-chaired-a-line-above",
    ),
    pytest.param(
        "kk",
        "Премьер-Министрдің\n2026 жылғы 2 ақпандағы\n№ 9 өкімімен бекітілген\nжоспар\n",
        ("", None, "Премьер-Министр"),
        id="kk-approved",
    ),
    pytest.param(
        "kk",
        "Премьер-Министрдің кеңесінде туризм мәселесі қаралды.\n",
        ("Премьер-Министрдің кеңесі", None, "Премьер-Министр"),
        id="kk-the-premiers-meeting",
    ),
    pytest.param(
        "kk",
        "Премьер-Министр баға тұрақтылығы жөніндегі кеңесті өткізді.\n",
        ("Баға тұрақтылығы жөніндегі кеңес", None, "Премьер-Министр"),
        id="kk-held",
    ),
    pytest.param(
        "kk",
        "Күзгі жиын-терінге отын жеткілікті. Келесі отырыс наурызда өтеді.\n",
        ("", None, ""),
        id="kk-harvest-and-a-meeting-to-come",
    ),
]


@pytest.mark.parametrize(("language", "head", "told"), HEADS)
def test_the_head_of_a_paper(language: str, head: str, told: tuple[str, str | None, str]) -> None:
    reading = extract(head + ORDER[language], published=PUBLISHED, language=language)
    on = reading.event_on.isoformat() if reading.event_on else None
    assert (reading.event, on, reading.giver) == told


def test_who_bears_the_order_did_not_give_it() -> None:
    text = "The Minister of Transport is to report to the Government by 1 May."
    assert extract(text, published=PUBLISHED).giver == ""


@pytest.mark.parametrize(("language", "sentence"), [case[:2] for case in CASES])
def test_a_page_without_instructions_has_no_occasion(language: str, sentence: str) -> None:
    reading = extract(sentence, published=PUBLISHED)
    assert (reading.event, reading.event_on, reading.giver) == ("", None, "")


@pytest.mark.parametrize(
    ("language", "opening", "event"),
    [
        ("ru", "Решения выездного заседания в г. Риддере 9 февраля 2026 года.", "Заседание в г. Риддере"),
        ("ru", "Заседание штаба вёл Премьер-министр 9 февраля.", "Заседание штаба"),
        ("en", "At a meeting the Prime Minister set tasks on 9 February.", "Meeting"),
        ("kk", "Премьер-министр 9 ақпанда селекторлық кеңес өткізді.", "Селекторлық кеңес"),
    ],
)
def test_the_name_of_an_event_ends_where_it_ends(language: str, opening: str, event: str) -> None:
    reading = extract(opening + ORDER[language], published=PUBLISHED, language=language)
    assert reading.event.endswith(event)


def test_rows_of_a_table_name_no_event() -> None:
    plan = (
        "No. | Measure | Form of completion | Deadline | Responsible\n"
        "1 | Open rooms for people with hearing aids | act | May 1, 2026 | Ministry of Healthcare\n"
    )
    reading = extract(plan, published=PUBLISHED, language="en")
    assert reading.tasks
    assert reading.event == ""
