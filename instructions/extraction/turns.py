"""Talks written down with the speaker before each turn ("Chair: …", "Ministry of Finance: …").

Only such lines are turns: four or more on a page, one of them the chair's, or a reporter's, whose interviews
hold no orders at all. What the chair says may order; what the others say may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.cues import pattern
from instructions.extraction.fields import label_pattern
from instructions.extraction.lexicon import lexicon
from instructions.extraction.page import Line, Page

CHAIR_TURN, OTHER_TURN, ANSWER = "turn-chair", "turn-other", "turn-answer"
TURNS = frozenset({CHAIR_TURN, OTHER_TURN, ANSWER})
_LEAST = 4
_HEAD = 400
"""What a page is, it says so far from its beginning."""
_LONG_LINE = 60
_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-zа-я]|[^\W\d_]{2}[.!?]\W*$")
_LABEL = re.compile(r"(?P<label>\"?[^\W\d_a-zа-я][^\n:.!?;|\t]{1,60}):\s+(?=\S)")
_ROLE = re.compile(r"\s*\([^()]*\)$")


def turned(page: Page, lines: Sequence[Line], language: str) -> list[Line]:
    """The lines, those that open a turn with the mark of who speaks; `body` begins behind the label."""
    labels = {index: found for index, line in enumerate(lines) if (found := _label(page, line, language))}
    chair = _chair(list(labels.values()), language) if len(labels) >= _least(language) else None
    if chair is None:
        return _speech(page, lines, labels, language) or _interview(page, lines, language)
    turns = list(lines)
    for index, label in labels.items():
        line = lines[index]
        mark = CHAIR_TURN if _bare(label) in chair else OTHER_TURN
        turns[index] = line._replace(body=line.start + len(label), mark=mark)
    return turns


def _least(language: str) -> int:
    """So few labels are turns; fewer, where it is known how news tell a flash of one who orders."""
    return _LEAST - 1 if lexicon(language).forms("turns", "flash") else _LEAST


def _speech(page: Page, lines: Sequence[Line], labels: dict[int, str], language: str) -> list[Line]:
    """The words of one who gives orders, on a page that says at its head that it holds a speech: from the
    line with the speaker's name on, or all that is written in sentences; no line, where it is none."""
    words = pattern(language, "turns", "speech")
    head = words.search(page.lower, 0, _HEAD) if words else None
    if head is None or any(page.folded[line.start] == '"' for line in lines if line.start > head.end()):
        return []
    opens = [index for index, label in labels.items() if _is(_bare(label), language, "chair")]
    first = min(opens, default=-1)
    if len(opens) > 1 or any(index > first for index in labels):
        return []
    turns = list(lines)
    for index, line in enumerate(lines):
        if line.mark or line.start < head.end() or index < first:
            continue
        if _SENTENCES.search(page.folded, line.start, line.end) or line.end - line.start > _LONG_LINE:
            body = line.start + len(labels[index]) if index in opens else line.body
            turns[index] = line._replace(body=body, mark=CHAIR_TURN)
    return turns


def _interview(page: Page, lines: Sequence[Line], language: str) -> list[Line]:
    """Questions and answers behind dashes, on a page that says so at its head: there orders are only told
    again, and what should be done is an opinion; unless an official answers ([turns] `official`)."""
    words = pattern(language, "turns", "interview")
    if words is None or words.search(page.lower, 0, _HEAD) is None:
        return list(lines)
    official = pattern(language, "turns", "official")
    if official is not None and official.search(page.lower, 0, _HEAD) is not None:
        return list(lines)
    asked = any(line.mark == "dash" and page.folded[line.end - 1] == "?" for line in lines)
    return [line._replace(mark=ANSWER) if asked and line.mark == "dash" else line for line in lines]


def _label(page: Page, line: Line, language: str) -> str:
    """The label with its colon and the space behind it; empty where a line has none."""
    found = _LABEL.match(page.folded, line.start, line.end) if not line.mark else None
    if found is None:
        return ""
    field = label_pattern(language)
    told = field is not None and field.match(page.lower, line.start, line.end)
    return "" if told else found[0].lower()


def _bare(label: str) -> str:
    return _ROLE.sub("", label.rstrip(" :")).strip('" ')


def _chair(labels: Sequence[str], language: str) -> frozenset[str] | None:
    """The labels of the chair; none of them in an interview; None where the lines are no turns at all."""
    names = [_bare(label) for label in labels]
    if len(set(names)) < 2 or len(set(names)) == len(names):
        return None
    if any(_is(name, language, "asks") for name in names):
        return frozenset()
    for key in ("chair", "chair-perhaps"):
        chairs = {name for name in names if _is(name, language, key)}
        if len(chairs) == 1:
            return frozenset(chairs)
    return None


def _is(name: str, language: str, key: str) -> bool:
    compiled = pattern(language, "turns", key)
    return compiled is not None and compiled.match(name) is not None
