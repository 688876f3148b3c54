"""What stands round a task: its sentence word by word, the ones before it, and the bodies that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.cues import Cue
from instructions.extraction.found import FoundTask, Span
from instructions.extraction.senses import Senses

HERE, BEFORE = "here", "before"
DUE = "<due>"
_OPENING = 300
"""So much of a page tells whom it is about."""
_BACK, _HEAD, _TAIL, _MOST = 260, 200, 160, 900
"""Letters that are looked at: of what was said before; of the sentence on both sides; of a task."""
_WORD = re.compile(r"\"[^\"\n]{1,70}\"|№ ?\d+|[^\W_][\w'&./-]*[^\W_]|[^\W_]|[^\w\s]|[\n\t]")
_STOP = re.compile(r"[.!?…][\"')\]]*\s+(?=[\"'(\[-]*[^\W\da-zа-яәіңғүұқөһ_])|\n")
_STEM, _ENDING = 7, 3
_SPACES = {"\n": "¶", "\t": "⇥"}
"""Signs for what ends a line or a cell."""


class Token(NamedTuple):
    """A word or a sign; all of a deadline is one."""

    start: int
    end: int
    shape: str
    stem: str
    ending: str
    text: str
    """As it is written, capitals kept."""
    zone: str
    cue: str
    """The name of the cue that it is part of."""


class Window(NamedTuple):
    task: FoundTask
    language: str
    tokens: tuple[Token, ...]
    mentions: tuple[tuple[Mention, str], ...]
    """Each with its zone."""
    cues: tuple[Cue, ...]
    opening: tuple[Mention, ...]
    """Bodies that the head of the page names."""
    others: tuple[Span, ...]
    """Where the other tasks of the page stand."""

    def beside(self, at: int, zone: str) -> Token | None:
        """The word at a place, if it stands in the zone."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        return token if token is not None and token.zone == zone else None


def window_of(senses: Senses, task: FoundTask, language: str, tasks: Sequence[FoundTask]) -> Window:
    here = _here(senses.page.folded, task.span)
    before = _before(senses.page.folded, here.start)
    head = Span(0, min(_OPENING, before.start))
    return Window(
        task,
        language,
        (*_tokens(senses, before, task, language, BEFORE), *_tokens(senses, here, task, language, HERE)),
        tuple(
            (mention, zone)
            for span, zone in ((before, BEFORE), (here, HERE))
            if span.end > span.start
            for mention in senses.mentions(span, language)
        ),
        senses.cues(here, language),
        tuple(one for one in senses.mentions(head, language) if one.ids) if head.end else (),
        tuple(one.span for one in tasks if one is not task),
    )


def _here(flat: str, span: Span) -> Span:
    """The sentences in which the task stands, within their lines."""
    floor = max(0, span.start - _HEAD, flat.rfind("\n", 0, span.start) + 1)
    stops = [stop.end() for stop in _STOP.finditer(flat, floor, span.start + 1)]
    start = min(stops[-1] if stops else floor, span.start)
    end = min(span.end, start + _MOST)
    line = flat.find("\n", end, end + _TAIL)
    return Span(start, line if line >= 0 else min(end + _TAIL, len(flat)))


def _before(flat: str, at: int) -> Span:
    """What was said right before: up to two sentences."""
    end = at
    while end > 0 and flat[end - 1].isspace():
        end -= 1
    floor = max(0, end - _BACK)
    stops = [stop.end() for stop in _STOP.finditer(flat, floor, end)]
    start = stops[-2] if len(stops) > 1 else stops[0] if stops and floor else floor
    return Span(min(start, end), end)


def _tokens(senses: Senses, span: Span, task: FoundTask, language: str, zone: str) -> list[Token]:
    folded, due = senses.page.folded, task.due.span
    cues = senses.cues(span, language) if span.end > span.start else ()
    found: list[Token] = []
    for word in _WORD.finditer(folded, span.start, span.end):
        start, end = word.span()
        if due and due.start <= start < due.end:
            if not (found and found[-1].text == DUE):
                found.append(Token(start, end, "due", DUE, DUE, DUE, zone, ""))
            continue
        cue = next((one.name for one in cues if one.span.start <= start < one.span.end), "")
        text, lower, shape = word[0], senses.page.lower[start:end], _shape(word[0])
        lower = _SPACES.get(lower, lower)
        stem = "0" if shape == "digit" else lower[:_STEM]
        ending = "0" if shape in ("digit", "quoted") else lower[-_ENDING:]
        found.append(Token(start, end, shape, stem, ending, text, zone, cue))
    return found


def _shape(text: str) -> str:
    if text[0] == '"':
        return "quoted" if len(text) > 1 else "mark"
    if text[0].isdigit() or text[0] == "№":
        return "digit"
    if not text[0].isalpha():
        return "mark"
    if text.isupper() and len(text) > 1:
        return "capitals"
    return "Capital" if text[0].isupper() else "small"
