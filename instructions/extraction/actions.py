"""The action of a task as a short title in the language of the document."""

from __future__ import annotations

import re

from instructions.extraction.directives import Clause
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses

_LONGEST = 160
_EDGES = ' \n\t,;:.-–—«»"“”()'


def action_of(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    """The stated words without deadline and owners, shortened at a word."""
    text = senses.page.text
    cut = sorted(
        span
        for span in (clause.due.span, *(owner.span for owner in (*clause.leads, *clause.co)))
        if span is not None and stated.start <= span.start and span.end <= stated.end
    )
    pieces, at = [], stated.start
    for span in cut:
        if span.start >= at:
            pieces.append(text[at : span.start])
        at = max(at, span.end)
    pieces.append(text[at : stated.end])
    words = re.sub(r"\s+", " ", max(pieces, key=len)).strip(_EDGES)
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return words[:1].upper() + words[1:]
