"""Moods in which an order is told without an order's own verb, each a named feature with its place.

A time that is given ("three weeks for it"), an infinitive behind a colon or a dash, a thing with its day, a
future told of the one addressed. All stand for an order only beside an addressee, a speaker or other orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.bodies import Role
from instructions.extraction.case_words import Slot, slot_of
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.commands import commanded, has_date, infinitive_of_lead, present_of_lead
from instructions.extraction.cues import (
    addresses_by_case,
    has_last_verbs,
    pattern,
    tells,
    tells_by_place,
    verb_pattern,
)
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import CHAIR, has_speech

_BINDING = frozenset({"by", "within", "rhythm-term", "label"})
"""Terms that are deadlines by their own words, not a bare date."""
_NAMED_DAYS = frozenset({"in", "bare"})
_CLOSING = " .,;!?\"')"
_FAR_VERB = 70
_LAST_WORD = re.compile(r"(\w+)\W*$")
_SIGNATURE = 40
_OPENING = 70
_MAY_ACT = (Role.NAMED, Role.OTHER, Role.SUBJECT, Role.ADDRESSEE)
"""Abbreviations that bear no case look as if they were addressed."""
_FAR_LAST_VERB = 200
"""How far where verbs close the clause."""
_REPORTS = ("plan", "opinion")


def moods(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    """The features of a clause that speak for an order by its mood."""
    if not has_term(clause.due):
        plainly = setting.said_by == CHAIR and bool(clause.leads)
        if plainly and (verb := _commanded_plainly(senses, clause, setting)):
            yield "plain-order", verb
        return
    told = has_speech(setting.language) and any(cue.name == "order.told" for cue in clause.cues)
    if not told and is_given_time(senses, clause, setting.language):
        yield "given-time", clause.due.span
    if reported(senses, clause, setting.language):
        return
    near = setting.voiced or setting.near_order or _is_told_before_a_colon(senses, clause)
    if near and (is_thing_and_day(senses, clause, setting) or is_thing_for_me(senses, clause, setting)):
        yield "dash-due", clause.due.span
    elif near and (verb := _behind_a_dash(senses, clause, setting.language)):
        yield "dash-order", verb
    if verb := _behind_a_colon(senses, clause, setting.language):
        yield "colon-order", verb
    signed = is_signed(senses, clause.span, setting.language) or _is_for_the_speaker(senses, clause, setting)
    by_tense = setting.voiced and setting.said_by == CHAIR and has_last_verbs(setting.language)
    signed = signed or (by_tense and not _is_of_a_year_to_come(senses, clause))
    if (setting.near_order or signed) and (verb := _future_of_lead(senses, clause, setting.language)):
        yield "future", verb
        if signed:
            yield "voiced", verb
    yield from _moods_by_place(senses, clause, setting, signed=signed)


def _is_of_a_year_to_come(senses: Senses, clause: Clause) -> bool:
    """ "By 2030 the Government will build ten plants": a plan, whoever tells it."""
    day = clause.due.date
    return clause.due.rule == "end-of-year" and day is not None and day.year > senses.around.published.year


def _commanded_plainly(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "So find out how many there are": an order without a day, by one who orders, to one who is called."""
    verb = commanded(senses, clause, setting.language) if setting.voiced and not clause.cues else None
    idle = pattern(setting.language, "verb", "idle")
    return None if verb is None or (idle and idle.match(senses.flat, verb.start, clause.span.end)) else verb


def _moods_by_place(
    senses: Senses, clause: Clause, setting: Setting, *, signed: bool
) -> Iterator[tuple[str, Span | None]]:
    """Where no form of the verb tells that it orders, its place does; `signed`: with its giver behind it."""
    amid = setting.near_order or setting.item or signed
    if setting.listed and setting.item and (verb := _wished(senses, clause, setting.language)):
        yield "to-do", verb
    opens = setting.voiced or (setting.item and has_date(clause) and bool(clause.leads))
    if opens and (verb := commanded(senses, clause, setting.language)):
        yield "commanded", verb
    if amid and (verb := _to_be_done(senses, clause, setting.language, alone=signed)):
        yield "to-do", verb
        if signed:
            yield "voiced", verb
    bare = not any(cue.name.startswith("duty.") for cue in clause.cues)
    if amid and (verb := infinitive_of_lead(senses, clause, setting.language) if bare else None):
        yield "to-do", verb
    if signed and clause.leads and any(cue.name == "duty.will" for cue in clause.cues):
        yield "voiced", None
    among = setting.near_order or setting.planned or (setting.item and has_date(clause))
    if among and (verb := present_of_lead(senses, clause, setting.language)):
        yield "present", verb


def _wished(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "That the results be published by March 1", an item of what a meeting decides."""
    compiled = _subjunctive(language)
    found = compiled.match(senses.flat, *clause.span) if compiled and not tells(clause.cues) else None
    return Span(*found.span(1)) if found else None


@cache
def _subjunctive(language: str) -> re.Pattern[str] | None:
    forms, base = lexicon(language).forms("title", "before-subjunctive"), verb_pattern(language, "base")
    if not forms or base is None:
        return None
    be = alternation(lexicon(language).forms("body-order", "suffered"))
    done = rf"{be}(?=\s\w+(?:ed|en|n|t|d)\b)"
    return re.compile(rf"[\W\d]*{alternation(forms)}[,\s][^;:]{{3,160}}?\s({done}|{base.pattern})(?!\w)")


def _to_be_done(senses: Senses, clause: Clause, language: str, *, alone: bool) -> Span | None:
    """ "Drafts to be circulated by March 1 (responsible: the Ministry of Justice)": no verb but that.

    `alone`: it may name nobody; then no word before it asks for it: "expected to be", "able to be"."""
    compiled = pattern(language, "title", "before-passive")
    found = compiled.search(senses.flat, clause.span.start, clause.span.end) if compiled else None
    if found is None or tells(clause.cues):
        return None
    bound = _LAST_WORD.search(senses.flat, clause.span.start, found.start())
    if alone and bound and bound[1].endswith(lexicon(language).forms("title", "bound")):
        return None
    return Span(found.start(), found.end()) if clause.leads or alone else None


def reported(senses: Senses, clause: Clause, language: str) -> bool:
    """Does the clause tell what somebody thinks, plans or reports?"""
    return any(
        (span := senses.says(clause.span, language, "against", key))
        and not tells_who_says(senses, span, language)
        for key in _REPORTS
    )


def tells_who_says(senses: Senses, span: Span, language: str) -> bool:
    """ "…, - the Premier answered": the words behind somebody's own name one who gives orders."""
    said, chair = pattern(language, "refers", "answered"), pattern(language, "turns", "chair")
    if said is None or chair is None or senses.flat[span.start - 4 : span.start] != ", - ":
        return False
    return said.fullmatch(senses.flat, span.start, span.end) is not None and (
        chair.match(senses.flat, span.end + 1) is not None
    )


def _is_for_the_speaker(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """ "By the 20th the ministry will hand me the list": said by one to whom it is to be handed."""
    compiled = pattern(setting.language, "refers", "to-me") if setting.voiced else None
    return compiled is not None and compiled.search(senses.flat, *clause.span) is not None


def is_signed(senses: Senses, span: Span, language: str) -> bool:
    """ "The ministry will present it by May 1 - the Premier": a flash with the name of its speaker."""
    chair = pattern(language, "turns", "chair")
    if chair is not None and _is_attributed(senses, span, language):
        return True
    if has_last_verbs(language) and _is_opened_by_giver(senses, span, language):
        return True
    dash = senses.flat.rfind(" - ", max(span.start, span.end - _SIGNATURE), span.end)
    if chair is None or dash < 0:
        return False
    found = chair.match(senses.flat, dash + 3, span.end)
    return found is not None and not senses.flat[found.end() : span.end].strip(" .!")


def _is_opened_by_giver(senses: Senses, span: Span, language: str) -> bool:
    """ "The Premier closed the matter: the ministry by May 1 it ends"."""
    colon = senses.flat.find(": ", span.start, min(span.end, span.start + _OPENING))
    givers = senses.found.of(f"{language}.giver.").within(span.start, colon) if colon >= 0 else []
    reports = pattern(language, "body-tells", "before")
    return any(senses.may_be_subject(one, language) for one in givers) and not (
        reports is not None and reports.search(senses.flat, span.start, colon)
    )


def _is_attributed(senses: Senses, span: Span, language: str) -> bool:
    """ "…, the Prime Minister ordered": who gives orders stands with his verb behind the last comma."""
    comma = senses.flat.rfind(", ", max(span.start, span.end - _SIGNATURE), span.end)
    compiled = _attribution(language) if comma >= 0 else None
    return compiled is not None and compiled.fullmatch(senses.flat, comma + 2, span.end) is not None


@cache
def _attribution(language: str) -> re.Pattern[str] | None:
    """Where names bear no case: "the Prime Minister said", "said the head of state"."""
    said, chair = pattern(language, "speech", "said"), pattern(language, "turns", "chair")
    if said is None or chair is None or not tells_by_place(language):
        return None
    article = alternation(lexicon(language).forms("term-words", "the"))
    who = rf"(?:{article}\s)?(?:{chair.pattern})(?:\s\w+){{0,2}}?"
    return re.compile(rf"(?:{who}\s(?:has\s|have\s)?(?:{said.pattern})|(?:{said.pattern})\s{who})[\s.!]*")


def _is_told_before_a_colon(senses: Senses, clause: Clause) -> bool:
    """ "To the minister he said shortly: …"."""
    place = clause.leads[0].span if clause.leads else None
    if place is None or clause.role is not Role.ADDRESSEE:
        return False
    return senses.flat.find(": ", place.end, clause.span.end) >= 0


def is_given_time(senses: Senses, clause: Clause, language: str) -> bool:
    """ "Two months are given for that": the deadline's own words give it to somebody."""
    compiled = pattern(language, "term-words", "given")
    span = clause.due.span if clause.leads else None
    return (
        compiled is not None and span is not None and bool(compiled.match(senses.flat, span.start, span.end))
    )


def is_thing_and_day(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """ "The documents - by June 1": thing, dash and deadline, and nothing more."""
    span = clause.due.span
    if span is None or clause.cues or (clause.due.rule == "end-of-year" and not setting.voiced):
        return False
    rest = senses.flat[span.end : min(clause.span.end, span.end + 4)].strip(_CLOSING)
    if rest or not _opens_behind_a_dash(senses, clause, span, setting.language):
        return False
    if clause.leads and clause.due.doubts == () and not clause.inherited and clause.leads[0].span:
        return clause.leads[0].span.end >= span.start - 4
    binding = _BINDING | _NAMED_DAYS if setting.voiced else _BINDING
    return any(
        term.why in binding and term.span == span for term in senses.terms(clause.span, setting.language)
    )


def _opens_behind_a_dash(senses: Senses, clause: Clause, span: Span, language: str) -> bool:
    """ "… - already by June 1": but for a small word nothing stands between the dash and the term."""
    dash = senses.flat.rfind(" - ", clause.span.start, span.start)
    between = senses.flat[dash + 3 : span.start].strip() if dash >= 0 else "?"
    return not between or between in lexicon(language).forms("joins", "stress")


def is_thing_for_me(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """ "And the summary on my desk every week": a thing, for the speaker, with its day, and no verb."""
    compiled = pattern(setting.language, "refers", "to-me") if setting.voiced and not clause.cues else None
    if compiled is None or compiled.search(senses.flat, *clause.span) is None:
        return False
    if senses.has_verb(clause.span, setting.language):
        return False
    told = (senses.word_ending(clause.span, setting.language, key) for key in ("finite", "future"))
    return not any(told)


def _behind_a_dash(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "On the results - report to the Government by May 1"."""
    dash = senses.flat.find(" - ", clause.span.start, clause.span.end)
    if dash < 0:
        return None
    return _verb_right_after(senses, dash + 3, clause, language)


def _behind_a_colon(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The akim heard: the stock is to be counted by June 1": who is told stands before the colon."""
    colon = senses.flat.find(": ", clause.span.start, clause.span.end)
    first = clause.leads[0].span if clause.leads else None
    if colon < 0 or not clause.leads or (first and not clause.inherited and first.start > colon):
        return None
    verb = senses.word_ending(Span(colon + 2, clause.span.end), language, "infinitive")
    due = clause.due.span
    return verb if verb and due and due.start > colon else None


def _verb_right_after(senses: Senses, at: int, clause: Clause, language: str) -> Span | None:
    """An infinitive that stands first behind a place, but for its deadline."""
    due = clause.due.span
    if due and due.start <= at + 2:
        at = due.end
    while at < clause.span.end and senses.flat[at] in " ,-":
        at += 1
    compiled = verb_pattern(language, "infinitive")
    found = compiled.match(senses.flat, at, clause.span.end) if compiled else None
    return Span(found.start(), found.end()) if found else None


def _future_of_lead(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The ministry will send pumps tomorrow": right after the one who is to do it, and a day."""
    compiled = verb_pattern(language, "future")
    place = clause.stands or (clause.leads[0].span if clause.leads else None)
    if compiled is None or place is None or (clause.inherited and clause.stands is None):
        return None
    if clause.role not in _MAY_ACT or not addresses_by_case(language):
        return None
    last = max([owner.span.end for owner in (*clause.leads, *clause.co) if owner.span], default=place.end)
    last = place.end if clause.inherited else last
    while senses.flat[last : last + 1] == '"':
        last += 1
    far = _FAR_LAST_VERB if has_last_verbs(language) else _FAR_VERB
    found = compiled.search(senses.flat, last, min(clause.span.end, last + far))
    if found is None or re.search(r"[.:;\"]", senses.flat[last : found.start()]):
        return None
    slot = slot_of(language)
    if slot and clause.role is not Role.AGENT and not _acts_itself(senses, slot, Span(last, found.end())):
        return None
    return Span(found.start(), found.end())


def _acts_itself(senses: Senses, slot: Slot, span: Span) -> bool:
    """Where verbs close the clause: is it done by the one named before, not by itself or after what he did?
    "The ministry opened a contest, bids are taken till May"."""
    words = span.of(senses.flat)
    half = words.rfind(", ")
    ended = half >= 0 and words[:half].endswith(slot.done)
    return slot.is_active(words.split()[-1]) and not ended
