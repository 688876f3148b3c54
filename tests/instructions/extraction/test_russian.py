"""Russian constructions beside the formulae of orders: direct speech, addressees far from any order verb."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract
from instructions.extraction.found import FoundTask

PUBLISHED = dt.date(2026, 3, 10)


def read(text: str) -> tuple[FoundTask, ...]:
    return extract(text, published=PUBLISHED, language="ru").tasks


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(leads, day or rhythm) of each task."""
    return [
        (tuple(owner.id for owner in task.lead), str(task.due.date or task.due.every or ""))
        for task in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Минздраву до 1 июня закупить реагенты.",
            [(("min-health",), "2026-06-01")],
            id="dative-infinitive",
        ),
        pytest.param(
            "Минздраву и МВД – до 5 мая сверить списки.",
            [(("min-health", "min-internal-affairs"), "2026-05-05")],
            id="dative-dash-infinitive",
        ),
        pytest.param(
            "Минтранс обязан отчитаться до 1 мая. – Расписание утвердите до 15 апреля.",
            [(("min-transport",), "2026-05-01"), ((), "2026-04-15")],
            id="imperative",
        ),
        pytest.param(
            "Премьер-министр поручил Минтрансу завершить ремонт к Новому году.",
            [(("min-transport",), "2026-12-31")],
            id="new-year",
        ),
        pytest.param(
            "Минтрансу дан месяц на исправление недостатков.",
            [(("min-transport",), "2026-04-10")],
            id="month-given",
        ),
        pytest.param(
            "Минтрансу поручено до 1 мая открыть мост, а Минкультуры и информации – снять о нём фильм.",
            [(("min-transport",), "2026-05-01"), (("min-culture-information",), "")],
            id="verb-left-out",
        ),
        pytest.param(
            "По просроченным вопросам 2 и 3 протокола – Минтрансу представить справку до 5 апреля.",
            [(("min-transport",), "2026-04-05")],
            id="addressee-after-dash",
        ),
        pytest.param(
            "Доклад сделал министр транспорта. «Смету пересчитать до 20 марта», – сказал вице-премьер.",
            [(("min-transport",), "2026-03-20")],
            id="infinitive-in-speech",
        ),
        pytest.param(
            "Премьер-министр повернулся к министру транспорта: «Спорить не о чем. Смета – к 20 марта».",
            [(("min-transport",), "2026-03-20")],
            id="thing-dash-day",
        ),
    ],
)
def test_an_order_is_read_in_each_form(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Что было поручено и что сделано:\n– «Минздраву до 1 февраля закупить реагенты». Закуплены.",
            id="review-list",
        ),
        pytest.param("Премьер-министр сказал:\n«Спорить можно долго. Дело должно делаться».", id="speaker"),
        pytest.param("Следующее заседание – 16 октября.", id="dash-and-bare-day"),
        pytest.param("Закон «О воде» обязывает поставщиков предупреждать за 30 дней.", id="law"),
        pytest.param("Аким Абайской области попросил отодвинуть сдачу моста до ноября.", id="plea"),
        pytest.param("Министр ответил, что до 1 июня роста цен не будет.", id="answer"),
        pytest.param("– Мы планируем до 1 мая сдать два моста, – рассказал министр.", id="plan-in-speech"),
    ],
)
def test_speech_and_reviews_hold_no_task(text: str) -> None:
    assert read(text) == ()
