"""Fields on lines of their own that the label alone does not make.

The value stands below its label; the owner and the deadline on one line without any; or a line with another
label comes between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from instructions.extraction.fields import Field, Unit, label_alone
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.page import Page
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.tails import fields_in

_OTHER_LABEL = re.compile(r"[^\W\d_]\w*(?:\s\w+){0,2}\s?(?::|-(?=\s))\s")
_LONGEST = 160
_FEWEST = 2
_LOOSE = ("",)


def with_values_below(page: Page, passages: Sequence[Passage]) -> list[Passage]:
    """Passages, a label alone on its line joined to what stands right below it."""
    labels = {at: label_alone(page, one.content, one.language) for at, one in enumerate(passages)}
    kinds = Counter(kind for kind in labels.values() if kind)
    if not {"due", "owner"} <= set(kinds):
        return list(passages)
    alone = {at for at, kind in labels.items() if kind and (kind != "action" or kinds[kind] >= _FEWEST)}
    found: list[Passage] = []
    for at, passage in enumerate(passages):
        above = found[-1] if at - 1 in alone and at not in alone and not passage.mark else None
        if above is not None and _touch(page, above, passage):
            found[-1] = above._replace(end=passage.end, title=False)
        else:
            found.append(passage)
    return found


def _touch(page: Page, above: Passage, below: Passage) -> bool:
    return page.folded.count("\n", above.end, below.start) == 1


def with_lines_below(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """Units, those that only name owners and deadline right below an item joined to it.

    Where such a line stands above the first item, it is a heading, and so are those that follow.
    """
    found: list[Unit] = []
    heads = False
    for unit in units:
        above = found[-1] if found else None
        fields = _fields_below(senses, above, unit) if above is not None and not heads else ()
        heads = heads or (not fields and _may_be_a_heading(senses, above, unit))
        if above is not None and fields:
            found[-1] = above._replace(fields=(*above.fields, *fields), last=True)
        else:
            found.append(unit)
    return found


def _has_another_label(senses: Senses, line: Span, language: str) -> bool:
    """ "Remarks: …", "Control: …": no body's name, and nothing to be done."""
    label = _OTHER_LABEL.match(senses.flat, line.start, line.end)
    if label is None:
        return False
    words = lexicon(language)
    first = label[0].split()[0].rstrip(":")
    return first in words.forms("labels", "other")


def _may_be_a_heading(senses: Senses, above: Unit | None, unit: Unit) -> bool:
    span = unit.sentence
    if (
        span is None
        or unit.passage.mark
        or not (unit.first and unit.last)
        or span.end - span.start > _LONGEST
    ):
        return False
    if above is not None and above.passage.mark and senses.flat[span.end - 1] != ":":
        return False
    told = fields_in(senses, span, unit.passage.language)
    return bool(told) and not _is_dated_already(senses, told, unit.passage.language)


def _fields_below(senses: Senses, above: Unit, unit: Unit) -> tuple[Field, ...]:
    span, passage = unit.sentence, unit.passage
    if span is None or passage is above.passage or passage.mark not in _LOOSE or not unit.first:
        return ()
    end = max(above.passage.end, above.span.end)
    if senses.page.folded.count("\n", end, passage.start) != 1 or span.end < passage.end:
        return ()
    if senses.flat[span.end - 1] == ":":
        return ()
    if above.fields and _has_another_label(senses, span, passage.language):
        return (Field("status", span, span), *unit.fields)
    if unit.fields or span.end - span.start > _LONGEST or not above.passage.mark:
        return ()
    if above.passage.mark == passage.mark:
        return ()
    kinds = {field.kind for field in above.fields}
    told = fields_in(senses, span, passage.language)
    if not any(field.kind == "owner" for field in told) or not any(field.kind == "due" for field in told):
        return ()
    if not kinds.isdisjoint(field.kind for field in told) or _is_dated_already(
        senses, told, passage.language
    ):
        return ()
    return told


def _is_dated_already(senses: Senses, told: Sequence[Field], language: str) -> bool:
    """ "Minutes No. 7" and below it "Astana, 28 September": where and when a paper was signed."""
    days = (senses.due(field.value, language, bare=True).date for field in told if field.kind == "due")
    return any(day is not None and day <= senses.around.published for day in days)
