"""Who says it: the words beside direct speech, "the teacher asked: …" and "…, said the minister".

Orders are told by those who have the right; a resident, an expert or a reader may only wish.
"""

from __future__ import annotations

import re
from itertools import pairwise

from instructions.extraction.found import Span
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses

_LEAST = 20
"""What is shorter between quotes is a name."""
_LONGEST = 4000
_MOST_QUOTES = 60
_FRAME = 160
"""So far from the speech its speaker is looked for."""
_DASHED = re.compile(r"[,.!?][\")]* - ")
_STOP = re.compile(r"[.!?]\s")


def is_said_by_others(senses: Senses, passage: Passage, sentence: Span) -> bool:
    """Is a sentence part of a speech of somebody who gives no orders?"""
    told = [frame for frame in _frames(senses.flat, passage, sentence) if frame.end > frame.start]
    if not any(senses.says(frame, passage.language, "against", "outsider") for frame in told):
        return False
    return not any(senses.says(frame, passage.language, "giver") for frame in told)


def _frames(flat: str, passage: Passage, sentence: Span) -> list[Span]:
    """Stretches beside the speech that holds the sentence or a part of it."""
    if passage.end - passage.start > _LONGEST:
        return []
    speech = _quoted(flat, passage, sentence)
    if speech is None:
        return _dashed(flat, passage)
    before = flat.rfind(". ", max(passage.start, speech.start - _FRAME), speech.start)
    start = before + 2 if before >= 0 else max(passage.start, speech.start - _FRAME)
    return [Span(start, speech.start), _up_to_stop(flat, speech.end, passage)]


def _quoted(flat: str, passage: Passage, sentence: Span) -> Span | None:
    """The stretch between quotes that the sentence shares most with."""
    at = [passage.start + found.start() for found in re.finditer('"', flat[passage.start : passage.end])]
    best: Span | None = None
    for start, end in pairwise(at[:_MOST_QUOTES]):
        shared = min(end, sentence.end) - max(start, sentence.start)
        speaks = end - start >= _LEAST and flat[start + 1] != " " and flat[end - 1] != " "
        if (
            speaks
            and flat[start + 1] not in ",.;"
            and shared >= _LEAST
            and (best is None or end - start > best.end - best.start)
        ):
            best = Span(start, end + 1)
    return best


def _dashed(flat: str, passage: Passage) -> list[Span]:
    if passage.mark != "dash":
        return []
    found = _DASHED.search(flat, passage.body, passage.end)
    return [_up_to_stop(flat, found.end(), passage)] if found else []


def _up_to_stop(flat: str, start: int, passage: Passage) -> Span:
    stop = _STOP.search(flat, start, passage.end)
    return Span(start, min(stop.start() if stop else passage.end, start + _FRAME))
