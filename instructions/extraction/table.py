"""What a table says: values that every way of reading one yields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.page import Page


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its span without the number, and the cell of each column it has."""

    span: Span
    cells: dict[str, Span] = field(hash=False)
    group_owner: Span | None = None
    """The owner that the row's group names, beside its own."""
    broken: dict[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)
    """The pieces of those cells that go on over several lines, other cells between them."""
    lone: bool = False
    """Nothing but its action is there: the name of a group, unless it tells what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    lines: range
    """Indices of the lines it takes up, its header included."""
    rows: tuple[Row, ...]
    header: Span


def tells_deadline(page: Page, line: Span) -> bool:
    """Whether the line above a group of rows says by when: "Section 2 (term for all: June 1)"."""
    return _due_label(languages()).search(page.lower, line.start, line.end) is not None


@cache
def _due_label(among: tuple[str, ...]) -> re.Pattern[str]:
    forms = [form for language in among for form in lexicon(language).forms("labels", "due")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)")
