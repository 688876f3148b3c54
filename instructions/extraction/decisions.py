"""Lines that tell behind "Decided:" what a matter ended in, as minutes have them below each: it is an item
of the list of decisions.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from instructions.extraction.cues import pattern
from instructions.extraction.found import Span
from instructions.extraction.headings import exactly
from instructions.extraction.lexicon import lexicon
from instructions.extraction.measures import is_ordered
from instructions.extraction.page import Line, Page
from instructions.extraction.senses import Senses
from instructions.extraction.tails import closes_with_owner_and_day

DECISION = "decided"
"""The mark of such a line."""
_FEWEST = 2
_LABEL = re.compile(r"([^\W\d_][^\n:;.]{2,40}):\s+(?=\S)")
_LEAST_WORDS = 4
_LONGEST = 300
_MOST, _NEARLY_ALL = 0.6, 0.8
_SAMPLE = 20


def with_decisions(senses: Senses, lines: Sequence[Line], language: str, *, minutes: bool) -> list[Line]:
    """The lines, those items that open so; `minutes`: a single one of them counts too."""
    labelled = list(_labelled(senses.page, lines))
    if not labelled:
        return list(lines)
    found = _decisions(senses, labelled, language) | _repeated(senses, labelled, language)
    if len(found) < _FEWEST and not (found and minutes):
        return list(lines)
    return [
        line._replace(body=found[line.start], mark=DECISION) if line.start in found else line
        for line in lines
    ]


def with_order_lists(senses: Senses, lines: Sequence[Line], language: str) -> list[Line]:
    """The lines, those of a list that are orders nearly all made its items, though they have bullets or no
    mark at all; none where the page announces its orders."""
    if announces_orders(senses, language):
        return list(lines)
    found = list(lines)
    for block in _lists(senses, lines):
        if len(block) > _FEWEST and _are_orders(senses, block[:_SAMPLE], language):
            for at, line in block:
                found[at] = line._replace(mark=DECISION)
    return _with_closed_lines(senses, found, language)


def _are_orders(senses: Senses, block: Sequence[tuple[int, Line]], language: str) -> bool:
    """Nearly all of them; the first few that are none settle it."""
    spared = len(block) - max(_FEWEST + 1, math.ceil(_NEARLY_ALL * len(block)))
    for _, line in block:
        if not is_ordered(senses, Span(line.body, line.end), language):
            spared -= 1
        if spared < 0:
            return False
    return True


def _with_closed_lines(senses: Senses, lines: list[Line], language: str) -> list[Line]:
    """The lines, those without a mark made items that end in an owner and a day, where three or more do."""
    closed = [
        at
        for at, line in enumerate(lines)
        if not line.mark
        and line.cells == 1
        and line.end - line.start <= _LONGEST
        and closes_with_owner_and_day(senses, Span(line.start, line.end), language)
    ]
    for at in closed if len(closed) > _FEWEST else ():
        lines[at] = lines[at]._replace(mark=DECISION)
    return lines


def announces_orders(senses: Senses, language: str) -> bool:
    return bool(senses.found.of(f"{language}.announces.orders").starts)


def _lists(senses: Senses, lines: Sequence[Line]) -> Iterator[list[tuple[int, Line]]]:
    """Runs of lines with one bullet, or of such without a mark that touch one another."""
    run: list[tuple[int, Line]] = []
    for at, line in enumerate(lines):
        loose = line.cells == 1 and (not line.mark or line.mark.startswith(("bullet", "dash")))
        before = run[-1][1] if run else line
        apart = not line.mark and senses.page.folded.count("\n", before.end, line.start) > 1
        if run and (not loose or apart or line.mark != before.mark):
            yield run
            run = []
        if loose:
            run.append((at, line))
    yield run


def _labelled(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Line, Span, Span]]:
    """Lines with a label and more than a few words behind it."""
    for line in lines:
        if line.cells > 1 or line.mark == "time" or page.lower.find(": ", line.body, line.end) < 0:
            continue
        label = _LABEL.match(page.lower, line.body, line.end)
        if label and len(page.lower[label.end() : line.end].split()) >= _LEAST_WORDS:
            yield line, Span(*label.span(1)), Span(label.end(), line.end)


def _decisions(senses: Senses, labelled: Sequence[tuple[Line, Span, Span]], language: str) -> dict[int, int]:
    """Where lines begin whose label says that something is decided, and where what they decide does."""
    decides = pattern(language, "announces", "decides")
    if decides is None:
        return {}
    return {
        line.start: said.start for line, label, said in labelled if decides.search(senses.page.lower, *label)
    }


def _repeated(senses: Senses, labelled: Sequence[tuple[Line, Span, Span]], language: str) -> dict[int, int]:
    """The same of lines whose label nobody knows, where it returns and orders stand behind it."""
    by_label: dict[str, list[tuple[Line, Span]]] = defaultdict(list)
    for line, label, said in labelled:
        words = senses.page.cut(label)
        if not line.mark and exactly(words) is None:
            by_label[words].append((line, said))
    found: dict[int, int] = {}
    for words, alike in by_label.items():
        if len(alike) < _FEWEST or words in lexicon(language).forms("body-tails", "no-name"):
            continue
        if sum(is_ordered(senses, said, language) for _, said in alike) >= _MOST * len(alike):
            found |= {line.start: said.start for line, said in alike}
    return found
