"""Orders told before it is said who gives them: "The museum to mend the roof by May 1, the akim ordered."

What stands before such an end is an item of a list of orders, though the list has one item only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from instructions.extraction.cues import Cue, base_verbs, tells_by_place
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.slot_words import slot_words

_ORDERING = frozenset({"announces.orders", "announces.decides", "order.tells", "order.says"})
_LONGEST, _MOST_WORDS = 110, 14
_LEAST = 16


def told_before_its_giver(senses: Senses, sentence: Span, cues: Sequence[Cue], language: str) -> Span | None:
    """What a sentence orders before its end says who does; None where it does not end so."""
    words = slot_words(language)
    if words is None or not tells_by_place(language):
        return None
    end = max(senses.flat.rfind(sign, *sentence) for sign in (", ", " - "))
    tail = Span(end + 1, sentence.end)
    if end - sentence.start < _LEAST or tail.end - tail.start > _LONGEST:
        return None
    if not any(cue.name in _ORDERING and tail.holds(cue.span) for cue in cues):
        return None
    said = senses.flat[slice(*tail)].strip(" -.!,")
    if (
        len(said.split()) > _MOST_WORDS
        or said.split(" ", 1)[0] in words.stops
        or _deed(language).search(said)
    ):
        return None
    if _deed(language).search(said) or not (
        senses.says(tail, language, "giver") or senses.mentions(tail, language)
    ):
        return None
    head = Span(sentence.start, end)
    deed = _deed(language).search(senses.flat, *head)
    if deed is None or words.finite.search(senses.flat, head.start, deed.start()):
        return None
    return head


def decided_that(senses: Senses, sentence: Span, cues: Sequence[Cue], language: str) -> Span | None:
    """ "It was decided | that the museum mend the roof": what nobody in particular decided."""
    words = slot_words(language)
    if words is None:
        return None
    for cue in cues:
        if cue.name != "announces.decides" or cue.span.start - sentence.start > 1:
            continue
        that = words.clause.match(senses.flat, cue.span.end, sentence.end)
        if that and words.deed.search(senses.flat, that.end(), min(sentence.end, that.end() + _LONGEST)):
            return Span(that.start() + 1, sentence.end)
    return None


@cache
def _deed(language: str) -> re.Pattern[str]:
    """ " to mend", or "- mend"."""
    small = alternation(lexicon(language).forms("title", "before-infinitive"))
    return re.compile(rf"\s(?:{small}|-|:)\s(?:\w+ly\s)?{base_verbs(language)}(?=\s)")
