"""People in general, whom a duty binds or a speaker calls: no body is told what to do. `objections` asks."""

from __future__ import annotations

import re

from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.cues import addresses_by_case, pattern
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import has_speech

_OF_A_NOUN = re.compile(r"\b(?:of|to|for|from|with|by|among|between)\s(?:[a-z]+\s){0,3}$")
"""What stands before a word that is no subject."""


def people(senses: Senses, clause: Clause, language: str) -> Span | None:
    """People in general; where a duty stands behind its subject, only those that are no part of another noun:
    "debts to farmers must be paid" binds no farmer."""
    duties = [cue.span.start for cue in clause.cues if cue.name.startswith("duty.")]
    if not has_speech(language) or not duties:
        return senses.says_beside(clause.span, language, "public", clause.owner_spans)
    names = clause.owner_spans
    for place in senses.found.of(f"{language}.against.public").within(*clause.span):
        if any(name.holds(place) and place != name for name in names):
            continue
        if senses.flat[place.end : place.end + 1] == "'":
            continue
        if place.start < min(duties) and not _OF_A_NOUN.search(senses.flat, clause.span.start, place.start):
            return place
    return None


def people_before_the_duty(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "Owners of dogs are obliged to register them": no body is told, but people in general."""
    if not has_speech(setting.language) or clause.names_a_body or setting.group_leads:
        return None
    if has_term(clause.due) and _is_one_order(senses, clause, setting.language):
        return None
    public = _first(senses, clause, setting.language)
    if public and setting.voiced and says_you(senses, public, setting.language):
        return None
    first = min((cue.span.start for cue in clause.cues if cue.name.startswith("order.")), default=0)
    return public if public and public.end <= first else None


def _is_one_order(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The owners have been told to seal them by May 1" is said once; "are obliged to", of anybody."""
    past = pattern(language, "order", "once")
    told = [cue.span for cue in clause.cues if cue.name == "order.told"]
    return past is not None and any(past.match(senses.flat, *span) is not None for span in told)


def _first(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Immunisation of children is to be carried out" binds no children."""
    for place in senses.found.of(f"{language}.against.public").within(*clause.span):
        if not _OF_A_NOUN.search(senses.flat, clause.span.start, place.start):
            return place
    return None


def is_behind_the_duty(senses: Senses, word: Span, clause: Clause, language: str) -> bool:
    """ "The akimat must inform the residents": the people are whom it is about, not who must."""
    duties = [cue.span.start for cue in clause.cues if cue.name.startswith("duty.")]
    if addresses_by_case(language) and (verb := senses.word_ending(clause.span, language, "infinitive")):
        duties.append(verb.end)
    if clause.role is Role.ADDRESSEE and clause.leads and not clause.inherited:
        duties += [owner.span.end for owner in clause.leads[-1:] if owner.span]
    return bool(clause.leads) and bool(duties) and word.start > min(duties)


def says_you(senses: Senses, word: Span, language: str) -> bool:
    compiled = pattern(language, "refers", "you")
    return compiled is not None and compiled.fullmatch(senses.flat, word.start, word.end) is not None
