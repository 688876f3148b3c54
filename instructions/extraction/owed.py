"""Deeds that are said to be somebody's: "to open the road by May 1 is on the akimat's neck", "for opening it
the akimat answers". Where verbs close the clause, [duty] `owned` and `answers` are duties behind the name of
a deed; without a day they are told in general, and count only amid a sentence that goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from instructions.extraction.cues import Cue
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_OWNED, _ANSWERS, _TOLD = "duty.owned", "duty.answers", "order.told"
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"\s*[,;:-]")
_EDGE = 8


def with_owed(
    flat: str, cues: tuple[Cue, ...], sentence: Span, language: str, dated: Callable[[], bool]
) -> tuple[Cue, ...]:
    """The cues of a sentence with those that say whose a deed is."""
    deeds = lexicon(language).forms("verb", "deed")
    if not deeds:
        return cues
    found: list[Cue] = []
    for cue in cues:
        if cue.name == _TOLD and _fills(cue.span, sentence):
            continue
        if cue.name not in (_OWNED, _ANSWERS):
            found.append(cue)
        elif _is_owed(flat, cue, sentence, language) and (_GOES_ON.match(flat, cue.span.end) or dated()):
            found.append(Cue("duty.must", cue.span))
    return tuple(found)


def _fills(span: Span, sentence: Span) -> bool:
    """ "This is the minister's order.": nothing is told beside it."""
    return span.start - sentence.start <= _EDGE and sentence.end - span.end <= _EDGE


def _is_owed(flat: str, cue: Cue, sentence: Span, language: str) -> bool:
    words = lexicon(language)
    before = [one[0] for one in _WORD.finditer(flat, sentence.start, cue.span.start)]
    deeds = words.forms("verb", "closing") if cue.name == _OWNED else words.forms("case-slot", "owing")
    if cue.name == _ANSWERS and _meant_for(before, language):
        return True
    if not any(word.endswith(deeds) for word in before):
        return False
    return cue.name == _ANSWERS or before[-1].endswith(words.forms("case-slot", "gen"))


def _meant_for(before: list[str], language: str) -> bool:
    """ "For opening it the akimat answers", where "for" stands behind the deed."""
    words = lexicon(language)
    deeds, links = words.forms("verb", "closing"), words.forms("case-slot", "after")
    return any(one.endswith(deeds) and then in links for one, then in pairwise(before))
