"""A speech told over several paragraphs: only the first opens with a quote, only the last closes with one."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        """The Prime Minister turned to the Minister of Energy.

"I have read the report, and I am not happy with it.

Prepare a list of worn lines before the year is out. Colleagues, we shall come back to it."
""",
        """Премьер-министр обратился к министру энергетики.

«Доклад я прочитал, и он меня не устраивает.

Подготовьте перечень изношенных линий до конца года. К этому мы ещё вернёмся».
""",
    ],
    ids=["en", "ru"],
)
def test_order_in_the_second_paragraph_of_a_speech(text: str) -> None:
    (task,) = extract(text, published=DAY).tasks
    assert [owner.id for owner in task.lead] == ["min-energy"]
    assert task.due.date == dt.date(2026, 12, 31)


def test_quote_that_nobody_closes_ends_with_its_paragraph() -> None:
    text = 'He called it "a fence and a promise.\n\nPrepare for rain before the weekend, say forecasters.\n'
    assert extract(text, published=DAY).tasks == ()
