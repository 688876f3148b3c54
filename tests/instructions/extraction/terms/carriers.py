"""Sentences of ours that carry a construction, read on Wednesday, 11 March 2026."""

from __future__ import annotations

import datetime as dt

from instructions.extraction.found import Due
from instructions.extraction.terms import read_deadline
from instructions.working_days import kazakhstan

WORKING_DAYS = kazakhstan(2020, 2035)
PUBLISHED = dt.date(2026, 3, 11)

CARRIERS = {
    "en": ("The Ministry of Energy must repair the line {}.", "{}, the akimat is to open the school."),
    "ru": ("Министерству энергетики {} отремонтировать линию.", "{} акимату открыть школу."),
    "kk": ("Энергетика министрлігі желіні {} жөндесін.", "{} әкімдік мектепті ашсын."),
}


def told(due: Due) -> str:
    """A due in one word: a day, a rhythm with or without its last day, an event, or none."""
    if due.date:
        return due.date.isoformat()
    if due.every:
        return due.every + (f"..{due.until.isoformat()}" if due.until else "")
    return "event" if due.text else "none"


def read(text: str, language: str, *, bare: bool = False) -> Due:
    return read_deadline(text, language=language, published=PUBLISHED, calendar=WORKING_DAYS, bare=bare)


def check(language: str, phrase: str, expected: str) -> None:
    """The phrase means what is expected, at the start of a sentence and within one."""
    for carrier in CARRIERS[language]:
        start = carrier.index("{")
        written = phrase if start else phrase[0].upper() + phrase[1:]
        due = read(carrier.format(written), language)
        assert told(due) == expected
        if expected not in ("none", "event"):
            assert due.span is not None
            assert due.span.start < start + len(phrase)
            assert due.span.end > start
