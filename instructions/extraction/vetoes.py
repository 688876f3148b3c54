"""Words that speak against an order wherever they stand: it is recalled, done, noted, agreed …

Each has its exceptions: a past year that only dates a thing, "agreed" as part of the duty, words in an aside.
`objections` asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from instructions.extraction.bodies import Role
from instructions.extraction.clause import BINDING, CUE_FEATURES, Clause, Setting
from instructions.extraction.cues import has_last_verbs, pattern
from instructions.extraction.found import Span
from instructions.extraction.relatives import is_of_a_thing
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import has_speech

_NEAR_DUTY = 4
"""Between "must" and "agreed" stands no more than "be"."""
_ANYWHERE = ("recalled", "fulfilled", "noted", "control", "no-content")
_IN_PROSE = ("agreed", "weak", "opinion")


def vetoes(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    language = setting.language
    names = clause.owner_spans
    told = setting.decided and (bool(clause.leads) or has_term(clause.due))
    said = senses.keys_said(clause.span, language, "against")
    for name in _ANYWHERE if told else (*_ANYWHERE, *_IN_PROSE):
        if name not in said:
            continue
        span = senses.says_beside(clause.span, language, name, names)
        if span and not _is_no_veto(name, span, senses, clause, language):
            yield name, span
            if name == "recalled" and (_is_told_twice(clause) or _is_addressed_too(clause)):
                yield "told-twice", span


def _is_told_twice(clause: Clause) -> bool:
    """ "Were instructed to" holds "instructed to": one order, and where it is recalled, none."""
    told = [cue.span for cue in clause.cues if cue.name == "order.told"]
    tells = [cue.span for cue in clause.cues if cue.name == "order.tells"]
    return any(one.start < other.end and other.start < one.end for one in told for other in tells)


def _is_addressed_too(clause: Clause) -> bool:
    """An order's verb, and by its case the one who is told: one order, though two features speak for it."""
    return bool(clause.orders) and clause.role is Role.ADDRESSEE


def _is_no_veto(name: str, span: Span, senses: Senses, clause: Clause, language: str) -> bool:
    if name == "no-content":
        return has_term(clause.due) and span.end < (clause.due.span.start if clause.due.span else span.end)
    if name == "noted":
        first = clause.leads[0].span if clause.leads and not clause.inherited else None
        heads = first is not None and clause.span.start <= first.start and first.end <= span.start
        asks = any(cue.span.start == span.start for cue in clause.cues)
        suffers = pattern(language, "body-predicates", "suffered") if has_speech(language) else None
        if suffers is not None and suffers.match(senses.flat, *span):
            return False
        return heads and has_term(clause.due) and not asks
    if name == "agreed":
        return any(0 < span.start - cue.span.end <= _NEAR_DUTY for cue in clause.cues if cue.name in BINDING)
    if name == "recalled" and (is_of_the_duty(span, clause) or _is_of_the_term(span, clause, language)):
        return True
    if name == "opinion":
        told = any(one.name == "order.tells" and one.span.holds(span) for one in clause.cues)
        return told or is_of_a_thing(senses.flat, span, _first_cue(clause), language, who=True)
    if name != "recalled":
        return False
    if is_of_a_thing(senses.flat, span, _first_cue(clause), language):
        return True
    if _is_compared(senses, span, clause, language):
        return True
    return _only_dates_a_thing(senses, span, clause) or _is_in_an_aside(senses, span, clause)


def _first_cue(clause: Clause) -> int:
    """Where the order's own words begin; the end of the clause, where its form tells it."""
    starts = [cue.span.start for cue in clause.cues if cue.name in CUE_FEATURES]
    return min((start for start in starts if start > clause.span.start), default=clause.span.end)


def _is_compared(senses: Senses, recalled: Span, clause: Clause, language: str) -> bool:
    """ "In October, not in December, as last time, …": behind the day, a word that only compares."""
    due = clause.due.span
    compares = pattern(language, "refers", "compared")
    if due is None or compares is None or not has_term(clause.due) or due.end > recalled.start:
        return False
    comma = senses.flat.rfind(", ", due.end, recalled.start)
    return comma >= 0 and compares.fullmatch(senses.flat, comma + 2, recalled.start - 1) is not None


def _only_dates_a_thing(senses: Senses, recalled: Span, clause: Clause) -> bool:
    """ "… must widen the bridges that were flooded in 2024": a past year behind the order, not of it."""
    words = recalled.of(senses.flat)
    cue = min((cue.span.start for cue in clause.cues if cue.name in CUE_FEATURES), default=recalled.start)
    return cue < recalled.start and any(map(str.isdigit, words))


def _is_in_an_aside(senses: Senses, recalled: Span, clause: Clause) -> bool:
    """ "… told the ministry to open the pools by May 1, reminding it that last year it was late": behind the
    order, its day and a comma, and not the first word behind that comma."""
    ordered = [cue.span.end for cue in clause.cues if cue.name.startswith("order.")]
    due = clause.due.span
    if not ordered or due is None or not clause.leads or max(ordered[0], due.end) > recalled.start:
        return False
    between = senses.flat[max(ordered[0], due.end) : recalled.start].rstrip()
    return ", " in between and not between.endswith(",")


def _is_of_the_term(word: Span, clause: Clause, language: str) -> bool:
    """Where "before" stands behind its noun: "a day before the start" dates what is to come."""
    due = clause.due.span if has_last_verbs(language) else None
    return due is not None and due.start <= word.start and word.end <= due.end


def is_of_the_duty(word: Span, clause: Clause) -> bool:
    """ "Is expected to": part of the duty itself, which among orders is one."""
    return any(cue.span.holds(word) for cue in clause.cues)
