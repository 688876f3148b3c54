"""Deadlines said in few signs: a duration in brackets or after a dash, a day and a month in digits."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ("Министерству труда проверить надбавки – 20 дней", "2026-03-22"),
        ("Министерству труда проверить надбавки (20 дней).", "2026-03-22"),
        ("Министерству труда проверить надбавки до 1.09.", "2026-09-01"),
        ("Министерству труда проверить надбавки, не позднее 15.04;", "2026-04-15"),
        ("Министерству труда довести надбавки до 1.05 млн тенге", None),
        ("Министерству труда довести долю до 1.05%", None),
    ],
)
def test_term_in_few_signs(item: str, due: str | None) -> None:
    (task,) = extract(f"Поручено:\n1. {item}\n", published=DAY).tasks
    assert task.due.date == (dt.date.fromisoformat(due) if due else None)


def test_duration_that_only_describes_is_no_term() -> None:
    assert not extract("Отпуск педагогов – 56 дней. Смена в лагере (21 день) платная.", published=DAY).tasks
