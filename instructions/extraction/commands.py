"""Verbs that order by their place, in languages where their form does not tell: a plain verb that opens a
command, and the present tense right after the one who is to do it.
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.actions import base_of
from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause
from instructions.extraction.cues import addresses_by_case, base_verbs, pattern, verb_pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_FIRST = re.compile(r"\W*(\w+)")
_INSERTED = re.compile(r"\s*(?:,[^,.;:]{1,60},|\([^()]{1,60}\))")
_WORD = re.compile(r"\s+(?:\w+ly\s+|also\s+|then\s+)?(\w+)")


def commanded(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "By Friday, please, bring the list": a plain verb first, but for a call, a term and small words."""
    at = clause.span.start
    places = [span for span in (*(owner.span for owner in clause.leads), clause.due.span) if span]
    small = _skipped(language)
    while small and at < clause.span.end:
        if place := next((one for one in places if one.start <= at < one.end), None):
            at = place.end
        elif senses.flat[at] in " ,\"'-:":
            at += 1
        elif word := small.match(senses.flat, at, clause.span.end):
            at = word.end()
        else:
            break
    compiled = verb_pattern(language, "base")
    found = compiled.match(senses.flat, at, clause.span.end) if compiled and small else None
    if found is None or _is_noun(senses, found.end(), clause, language):
        return None
    return Span(found.start(), found.end())


def infinitive_of_lead(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The akimats (all of them) to clear the roads by May 1": right behind who is to do it."""
    words = lexicon(language).forms("title", "before-infinitive")
    if not words or not clause.leads or clause.role is not Role.SUBJECT:
        return None
    last = max(
        [owner.span.end for owner in (*clause.leads, *clause.co) if owner.span], default=clause.span.end
    )
    found = _infinitive(language).match(senses.flat, last, clause.span.end)
    return Span(*found.span(1)) if found else None


def opens_with_verb(senses: Senses, span: Span, language: str) -> bool:
    """ "… and reporting on it by May 1": a verb in any form that titles know."""
    found = _FIRST.match(senses.flat, span.start, span.end)
    return found is not None and bool(base_of(found[1], language))


def has_date(clause: Clause) -> bool:
    return clause.due.date is not None or clause.due.every is not None


@cache
def infinitive_at(language: str) -> re.Pattern[str] | None:
    """ " to check", right behind a place; None where the form of the verb tells it."""
    words = lexicon(language).forms("title", "before-infinitive")
    base = verb_pattern(language, "base")
    return re.compile(rf"\s{alternation(words)}\s(?:\w+ly\s)?{base.pattern}") if words and base else None


@cache
def _infinitive(language: str) -> re.Pattern[str]:
    small = alternation(lexicon(language).forms("title", "before-infinitive"))
    return re.compile(rf"\s*(?:\([^()]{{1,80}}\)\s*|\w+\s)?{small}\s(?:\w+ly\s)?({base_verbs(language)})")


@cache
def _skipped(language: str) -> re.Pattern[str] | None:
    """Small words that may stand before a command."""
    forms = lexicon(language).forms("speech", "skip")
    return re.compile(alternation(forms)) if forms else None


def _is_noun(senses: Senses, at: int, clause: Clause, language: str) -> bool:
    """ "Report of the ministry", "Plan is ready": what follows tells a noun."""
    compiled = pattern(language, "speech", "after-noun")
    found = compiled.match(senses.flat, at + 1, clause.span.end) if compiled else None
    return found is not None


def present_of_lead(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The akim, in turn, finds a house by May 1": told as if it were done already, among orders."""
    place = clause.stands or (clause.leads[0].span if clause.leads else None)
    if place is None or not lexicon(language).keys("title-verb") or addresses_by_case(language):
        return None
    last = max([owner.span.end for owner in (*clause.leads, *clause.co) if owner.span], default=place.end)
    last = place.end if clause.inherited else last
    inserted = _INSERTED.match(senses.flat, last, clause.span.end)
    found = _WORD.match(senses.flat, inserted.end() if inserted else last, clause.span.end)
    if found is None or not base_of(found[1], language) or found[1] == base_of(found[1], language):
        return None
    return Span(*found.span(1)) if found[1].endswith(lexicon(language).forms("title", "present")) else None
