"""Who stands before "is to" and "was told to" without being a body that anyone lists: a name in capitals."""

from __future__ import annotations

import re

from instructions.extraction.clause import Clause
from instructions.extraction.found import Owner, Span
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_FAR = 40
_WORD = re.compile(r"[\w-]+")
_MOST_WORDS = 5
_BINDING = frozenset({"duty.must", "order.told"})
_SUBJECT_CASES = frozenset({"nom", "any"})


def subject_before_duty(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The body, or else the name in capitals, right before a duty; none where there is neither."""
    for cue in clause.cues:
        if cue.name not in _BINDING or not clause.span.start <= cue.span.start < clause.span.end:
            continue
        before = Span(clause.span.start, cue.span.start)
        for mention in senses.mentions(clause.span, language):
            near = (
                0 <= cue.span.start - mention.span.end <= _FAR
                and mention.span.start - clause.span.start <= _FAR
            )
            if near and mention.ids and not mention.weak and mention.cases & _SUBJECT_CASES:
                return tuple(Owner(id_, mention.span) for id_ in mention.ids if not id_.startswith("?"))
        if senses.mentions(before, language):
            return ()
        return _name(senses, before)
    return ()


def _name(senses: Senses, before: Span) -> tuple[Owner, ...]:
    """The words in capitals that the stretch ends with."""
    words = list(_WORD.finditer(senses.page.folded, before.start, before.end))[-_MOST_WORDS:]
    named = len(words)
    while named and words[named - 1][0][0].isupper() and _joined(senses, words, named):
        named -= 1
    words = words[named:]
    if not words or (len(words) == 1 and not _is_name_elsewhere(senses, words[0])):
        return ()
    span = Span(words[0].start(), words[-1].end())
    return (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def _joined(senses: Senses, words: list[re.Match[str]], at: int) -> bool:
    """Nothing but a space between a word and the next."""
    return at == len(words) or senses.flat[words[at - 1].end() : words[at].start()] == " "


def _is_name_elsewhere(senses: Senses, word: re.Match[str]) -> bool:
    """One word is a name where it stands with its capital in the middle of a sentence too."""
    return re.search(rf"[^\W\d_,] {re.escape(word[0])}(?!\w)", senses.page.folded) is not None
