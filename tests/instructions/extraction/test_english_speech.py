"""English: one long speech, written down with or without the speaker's name, and whom it calls by name."""

from __future__ import annotations

import datetime as dt

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 2, 3)
SPEECH = "\n\n".join(
    [
        "Verbatim: closing remarks at the session on housing",
        "Present: Minister of Health Asel Omarova, akims: of Abai Region Timur Saduov, of Ulytau Region "
        "Daniyar Kenes; chairman of the board of QazaqGaz Bolat Iskaliev.",
        "PRIME MINISTER: I have heard you all. The figures are good, the streets are not.",
        "Timur Askarovich, you told us that the money is short. So calculate how much is missing. "
        "By 20 February send the sum to my office.",
        "Daniyar Maratovich, you have until 1 March to hand over both houses. "
        "Either you do it or we will do it.",
        "Mr. Iskaliev, submit the plan of connections by Friday.",
        "Look at Shymkent. We promised the people 300 flats in spring.",
    ]
)


def read(text: str) -> list[tuple[str | None, dt.date | None]]:
    tasks = extract(text, published=PUBLISHED, language="en").tasks
    return [(task.lead[0].id if task.lead else None, task.due.date) for task in tasks]


def test_a_speech_goes_on_from_the_speaker_s_name() -> None:
    assert read(SPEECH) == [
        ("akimat-abai", None),
        ("akimat-abai", dt.date(2026, 2, 20)),
        ("akimat-ulytau", dt.date(2026, 3, 1)),
        ("qazaqgaz", dt.date(2026, 2, 6)),
    ]


def test_without_the_word_that_it_is_a_speech_nobody_is_commanded() -> None:
    assert ("akimat-abai", None) not in read(SPEECH.replace("Verbatim: closing remarks", "A report"))


def test_a_day_belongs_to_what_somebody_wants_to_see_done() -> None:
    text = '"I want the wing of the old city hospital repaired in May," the akim of Abai Region said.'
    assert read(text) == [(None, dt.date(2026, 5, 31))]
