"""The day of publication, where the text tells it near its head."""

from __future__ import annotations

import datetime as dt
import re

HEAD_LINES = 25
LINE_LENGTH = 90
MONTH_AND_PLACE = 5
NEAR_LINES = 6
BESIDE = 2
"""Words beside a date that stands alone: a weekday, a place, the word for "year"."""
EARLIEST = dt.date(1991, 12, 16)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_PUBLISHED = re.compile(
    r"publish|posted|опубликован|размещен|жариялан|салынды|сайтта|на сайте", re.IGNORECASE
)
_WORDS = re.compile(
    r"\d{4}\s*(?:жылғы|ж\.)\s*\d{1,2}\s+\w+|\d{1,2}\s+\w+,?\s+\d{4}|\w+\s+\d{1,2},?\s+\d{4}", re.UNICODE
)


def published_on(text: str) -> dt.date | None:
    """The full date near the head that a line gives as the day of publication; None where there is none.

    Such a line says so ("Published: ..."), or carries a clock time, or nothing but the date. The day of a
    meeting or of an approval is another day and is never taken for it.
    """
    lines = [line.strip() for line in text[:8000].splitlines() if line.strip()][:HEAD_LINES]
    dated = [line for line in lines if len(line) <= LINE_LENGTH and _YEAR.search(line)]
    told = [line[said.start() :] for line in dated if (said := _PUBLISHED.search(line))]
    for line in [*told, *filter(_only_a_date, dated)]:
        if found := _numeric(line) or _worded(line):
            return found
    return None


def dated_on(text: str) -> dt.date | None:
    """A date that stands alone in a line near the head, with a weekday or a place at most.

    It may be the day of publication or that of a meeting: a person has to say which.
    """
    lines = [line.strip() for line in text[:8000].splitlines() if line.strip()][:NEAR_LINES]
    for line in lines:
        if not _YEAR.search(line):
            continue
        rest = _WORDS.sub(" ", _NUMERIC.sub(" ", line))
        if rest != line and len(_WORD.findall(rest)) <= BESIDE and (found := _numeric(line) or _worded(line)):
            return found
    return None


def _only_a_date(line: str) -> bool:
    words = len(_WORD.findall(line))
    return words == 0 or (words <= MONTH_AND_PLACE and bool(_CLOCK.search(line)))


def _numeric(line: str) -> dt.date | None:
    found = _NUMERIC.search(line)
    if not found:
        return None
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    numbers = (year, month, day) if year else (iso_year, iso_month, iso_day)
    try:
        return _plausible(dt.date(*map(int, numbers)))
    except ValueError:
        return None


def _worded(line: str) -> dt.date | None:
    import dateparser

    for found in _WORDS.findall(line):
        written = re.sub(r"(\d{4})\s*(?:жылғы|ж\.)\s*(.+)", r"\2 \1", found)
        parsed = dateparser.parse(
            written,
            languages=["en", "ru", "kk"],
            settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
        )
        if parsed and (day := _plausible(parsed.date())):
            return day
    return None


def _plausible(day: dt.date) -> dt.date | None:
    return day if EARLIEST <= day <= dt.date(2100, 1, 1) else None
