"""How far a clause's own words reach: what stands in an opening or a tail of its own speaks of other things.

"After last July, when the train broke down, the ministry was told to check it by May 1, as experts asked":
neither last July nor the experts say anything of the order. `directives` asks.
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.clause import CUE_FEATURES, Clause
from instructions.extraction.cues import tells_by_place
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses, has_term

OPENING = frozenset(
    {"recalled", "noted", "agreed", "weak", "opinion", "plan", "law", "condition", "unsure", "fulfilled"}
    | {"outsider", "reported-duty", "told-twice", "conditional", "public", "public-told", "past-due", "event"}
)
"""Features that a word in an opening of its own tells nothing of."""
TAIL = frozenset({"recalled", "opinion", "plan", "law", "public", "agreed", "noted", "weak", "outsider"})
_OF_A_DUTY = frozenset({"law", "condition"})
"""A duty may be laid by a law; an order may not."""
_LETTER = re.compile(r"[^\W\d_]")


def is_beside(senses: Senses, clause: Clause, name: str, word: Span, language: str) -> bool:
    """Does a word that would speak against the order stand outside of what the order's own words say?"""
    if not tells_by_place(language) or not has_term(clause.due) or (name in _OF_A_DUTY and not clause.orders):
        return False
    start, end = reach(senses, clause, language)
    return (name in OPENING and word.end <= start) or (name in TAIL and word.start >= end)


def reach(senses: Senses, clause: Clause, language: str) -> Span:
    """The stretch of a clause in which its order is told."""
    told = [cue.span for cue in clause.cues if cue.name in CUE_FEATURES and clause.span.holds(cue.span)]
    if not told:
        return clause.span
    start = opening_end(senses, clause.span, told[0].start, _first_named(senses, clause, told[0]), language)
    due = clause.due.span
    last = max(told[-1].end, due.end if due else 0)
    tail = _tail(language).search(senses.flat, last, clause.span.end)
    return Span(start, tail.start() if tail else clause.span.end)


def opening_end(senses: Senses, span: Span, cue: int, named: int, language: str) -> int:
    """Where the opening ends that stands before who is told, or who tells; else the span's start."""
    start = span.start
    for joined in _joined(language).finditer(senses.flat, span.start, min(cue, named + 1)):
        if _LETTER.search(senses.flat, joined.end(), cue):
            start = joined.end()
    opens = _opening(language).match(senses.flat, start, cue)
    if opens is None:
        return start
    comma = senses.flat.rfind(", ", opens.end(), min(cue, named + 1))
    return comma + 2 if comma >= 0 else start


def _first_named(senses: Senses, clause: Clause, cue: Span) -> int:
    """Where who is told or who tells is named before the word that orders, else that word itself."""
    spans = [owner.span.start for owner in clause.leads if owner.span and owner.span.end <= cue.start]
    return min(spans) if spans else cue.start


@cache
def _opening(language: str) -> re.Pattern[str]:
    """ "After", "although", "noting that": what begins an opening of its own."""
    return re.compile(rf"\W*{alternation(lexicon(language).forms('aside', 'opening'))}\s")


@cache
def _joined(language: str) -> re.Pattern[str]:
    """ "…, and", "…, so": behind them begins the clause that orders."""
    return re.compile(rf"[,;]\s(?:{alternation(lexicon(language).forms('aside', 'joined'))}\s)+|;\s")


@cache
def _tail(language: str) -> re.Pattern[str]:
    """ "…, as experts advised", "…, says the press service"."""
    return re.compile(rf"(?:,|;|\s-|\.)\s{alternation(lexicon(language).forms('aside', 'tail'))}(?!\w)")
