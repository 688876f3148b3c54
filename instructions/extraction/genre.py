"""What kind of page it is, as its head says: a plan, minutes, a review of what was done, one speech."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.senses import Senses

_HEAD = 300
"""What kind of page it is, it says so far from its beginning."""
_RUNNING = re.compile(r"[^\W\d_]{3}[.!?](?:\s+\"?[^\W\d_]|$)")
"""A line of sentences is no head."""
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\W*$|\d{1,2}:\d{2}\W*$")
"""The heading of one item of a feed tells nothing of the others."""


class Genre(NamedTuple):
    plan: bool = False
    minutes: bool = False
    counted: bool = False
    """It counts orders, as minutes do, without calling itself so."""
    review: bool = False
    """It looks back: what was to be done, and was."""
    spoken: bool = False
    """It is one speech from beginning to end."""


def genre_of(senses: Senses, language: str) -> Genre:
    return Genre(
        plan=_promises(senses, language, "announces", "plan"),
        minutes=_promises(senses, language, "announces", "minutes"),
        review=_promises(senses, language, "against", "past-review"),
        spoken=_promises(senses, language, "announces", "spoken"),
    )


def _promises(senses: Senses, language: str, section: str, key: str) -> bool:
    """Does the head of the page say what kind of page it is?"""
    return any(
        senses.says(Span(line.start, line.end), language, section, key) is not None
        and not _RUNNING.search(senses.page.folded, line.start, line.end)
        and not _DATED.search(senses.page.folded, line.start, line.end)
        for line in takewhile(lambda line: line.start < _HEAD, senses.page.lines)
    )
