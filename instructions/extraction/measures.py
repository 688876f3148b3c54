"""Pages that are plans by their looks, whatever they call themselves: lists of boxes to tick, or items that
name what is to be done and end in the bodies that do it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from instructions.extraction.column_kinds import names_bodies_only, names_deed
from instructions.extraction.found import Span
from instructions.extraction.headings import exactly
from instructions.extraction.page import Line
from instructions.extraction.senses import Senses, has_term

OPEN_BOXES = ("bullet☐", "bullet□", "bullet▢")
DONE_BOXES = ("bullet☑", "bullet☒", "bullet✔", "bullet✅", "bullet✓")
_FEWEST = 3
_SAMPLE = 30
_MOST = 0.6
_LEAST_WORDS = 3
_LONGEST_ITEM = 400
_IDLE = ("plan", "opinion", "event", "fulfilled")
"""What speaks against an order also in a list."""
_LEAST_GROUPS = 2
_LONGEST_HEAD = 120
_ALONE = 0.8


def has_boxes(lines: Sequence[Line]) -> bool:
    """A list whose open items have an empty box; ticked ones are done."""
    return sum(line.mark in OPEN_BOXES for line in lines) >= _FEWEST


def lists_measures(senses: Senses, lines: Sequence[Line], language: str) -> bool:
    """Do most items name a deed and end in " - the body that does it"?"""
    items = [line for line in lines if line.mark and line.mark != "time" and line.cells == 1]
    return any(_end_in_bodies(senses, items, sign, language) for sign in (" - ", ". "))


def _end_in_bodies(senses: Senses, items: Sequence[Line], sign: str, language: str) -> bool:
    closed = [line for line in items if senses.flat.find(sign, line.body, line.end) > 0]
    if len(closed) < _FEWEST or len(closed) < _MOST * len(items):
        return False
    sample = closed[:_SAMPLE]
    return sum(_is_measure(senses, line, sign, language) for line in sample) >= _MOST * len(sample)


def has_dated_groups(senses: Senses, lines: Sequence[Line], language: str) -> bool:
    """Lists under headings that say by when: months, or "Stage one (to be completed by March 1)"."""
    heads = [
        line
        for line, following in pairwise(lines)
        if following.mark not in ("", "time") and not line.mark and line.end - line.start <= _LONGEST_HEAD
    ]
    found = 0
    for line in heads[:_SAMPLE]:
        found += _heads_group(senses, Span(line.start, line.end), language)
    return found >= _LEAST_GROUPS


def lists_orders(senses: Senses, lines: Sequence[Line], language: str) -> bool:
    """Does a page count what is to be done, most of it with a body and a day that is still to come?

    Such a page is the minutes of a meeting, whatever it calls itself.
    """
    by_mark: dict[str, list[Span]] = defaultdict(list)
    for mark, item in _counted(lines):
        by_mark[mark].append(item)
    told = [items[:_SAMPLE] for items in (*by_mark.values(),) if len(items) >= _FEWEST]
    return any(
        sum(is_ordered(senses, item, language) for item in sample) >= max(_FEWEST, _MOST * len(sample))
        for sample in told
    )


def _counted(lines: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    """Items with numbers or letters, each with its mark and the lines up to the next of them."""
    start = end = -1
    mark = ""
    for line in lines:
        counted = bool(line.mark) and not line.mark.startswith(("bullet", "dash", "time", "square"))
        if counted and start >= 0:
            yield mark, Span(start, min(end, start + _LONGEST_ITEM))
        if counted:
            start, mark = line.body, line.mark
        end = line.end
    if start >= 0:
        yield mark, Span(start, min(end, start + _LONGEST_ITEM))


def is_ordered(senses: Senses, item: Span, language: str) -> bool:
    """Does an item name a body and a day to come, and nothing that speaks against an order?"""
    if item.end - item.start >= _LONGEST_ITEM:
        return False
    due = senses.due(item, language, bare=True)
    ahead = due.date is not None and due.date > senses.around.published
    if not (ahead or due.every) or not senses.mentions(item, language):
        return False
    if any(senses.says(item, language, "against", key) for key in _IDLE):
        return False
    if senses.flat[item.start].isdigit() and due.span and due.span.start == item.start:
        return senses.has_verb(item, language)  # without one, "May 15 - the fair (Akimat)" is an event
    return has_term(senses.due(item, language)) or names_deed(senses, item, language)


def _heads_group(senses: Senses, line: Span, language: str) -> bool:
    """A bare day heads news or events, not measures."""
    if senses.flat[line.end - 1] in ".;!?" or senses.flat[line.start] == "(":
        return False
    due = senses.due(line, language, bare=True)
    if due.span is None or due.date is None or due.date <= senses.around.published:
        return False
    opened = senses.flat.rfind("(", line.start, due.span.start)
    within = opened >= 0 and senses.flat[line.end - 1] == ")"
    alone = due.span.end - due.span.start >= _ALONE * (line.end - line.start)
    return within or (alone and not due.text[:1].isdigit())


def _is_measure(senses: Senses, line: Line, sign: str, language: str) -> bool:
    cut = senses.flat.rfind(sign, line.body, line.end)
    deed = Span(line.body, senses.flat.find(sign, line.body, line.end))
    end = line.end
    while end > cut and senses.flat[end - 1] in " .;,":
        end -= 1
    words = len(senses.page.cut(deed).split())
    label = senses.flat[senses.flat.rfind("(", line.body, cut) + 1 : cut]
    if exactly(label) == "other":  # "(speaker - Ministry of Energy)" in an agenda
        return False
    return (
        words >= _LEAST_WORDS
        and names_deed(senses, deed, language)
        and names_bodies_only(senses, Span(cut + len(sign), end), language)
    )
