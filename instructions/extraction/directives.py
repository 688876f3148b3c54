"""Is this stretch an instruction? Named features, each with its place, speak for it.

What speaks against it is in `objections`, what orders without a verb that does in `moods`.

What each weighs is in `weights`; which words carry it, in the lexicons. What is told of the surroundings (a
list under "the following instructions", a heading with an addressee, a title) comes in `Setting`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from instructions.extraction.addressed import is_addressed
from instructions.extraction.bodies import Role
from instructions.extraction.clause import CUE_FEATURES, DUTIES, ORDERS, Clause, Setting, is_told
from instructions.extraction.commands import commanded
from instructions.extraction.cues import (
    VERB_FORMS,
    Cue,
    addresses_by_case,
    any_form,
    has_last_verbs,
    has_verb_forms,
    pattern,
    tells_by_place,
)
from instructions.extraction.found import Owner, Reason, Span
from instructions.extraction.moods import is_signed, moods, reported
from instructions.extraction.objections import goal_of, objections
from instructions.extraction.refusals import is_narrative, refusals
from instructions.extraction.relatives import is_of_a_thing
from instructions.extraction.scope import is_beside
from instructions.extraction.senses import PAST, Senses, has_term
from instructions.extraction.speech import CHAIR, OTHER, has_speech
from instructions.extraction.weights import THRESHOLD, WEIGHTS

_VETOES = ("recalled", "fulfilled", "noted", "control", "agreed", "weak", "opinion")
_FAR_DAYS = 270
"""A year taken for granted is doubtful where it makes the day so far away."""
_NEAR_LEAD, _NEAR_YOU = 90, 40
VAGUE = re.compile(r"\?: (?:the )?[a-z]+")
"""A body outside the registry that has no name of its own: "the plant"."""
_FAR_LEAD = 220
"""How far where verbs close the clause."""


def may_be_an_order(senses: Senses, sentence: Span, cues: Sequence[Cue], setting: Setting) -> bool:
    """A quick look that spares the costly one: can a duty that nobody ordered add up to a proposal at all?"""
    names = {CUE_FEATURES.get(cue.name) for cue in cues}
    near = setting.listed or setting.planned or setting.near_order or setting.fielded
    if names & ORDERS or near or setting.voiced or senses.orders_by_form(sentence, setting.language):
        return True
    if not names & DUTIES and is_told_by_name(senses, sentence, setting.language):
        return True
    if is_signed(senses, sentence, setting.language):
        return True
    if setting.item and has_speech(setting.language) and _may_be_an_item(senses, sentence, setting):
        return True
    best = sum(WEIGHTS[name] for name in names & DUTIES if name) + WEIGHTS["lead"] + WEIGHTS["giver"]
    for name in () if _may_stand_beside(senses, sentence, setting.language) else _VETOES:
        said = senses.says(sentence, setting.language, "against", name)
        if said and not is_of_a_thing(
            senses.flat, said, sentence.end, setting.language, who=name == "opinion"
        ):
            best += WEIGHTS[name]
    if best + WEIGHTS["due"] < THRESHOLD:
        return False
    return best >= THRESHOLD or bool(senses.terms(sentence, setting.language))


def _may_stand_beside(senses: Senses, sentence: Span, language: str) -> bool:
    """Where an opening or a tail of its own may hold a word that speaks against something else."""
    return tells_by_place(language) and senses.flat.find(", ", *sentence) >= 0


def _may_be_an_item(senses: Senses, sentence: Span, setting: Setting) -> bool:
    """A day of its own or of its heading, or somebody named before a colon."""
    if setting.group_due is not None or senses.terms(sentence, setting.language):
        return True
    mentions = senses.mentions(sentence, setting.language)
    return any(senses.flat.startswith(": ", mention.span.end) for mention in mentions)


def is_giver(senses: Senses, leads: Sequence[Owner], language: str) -> bool:
    """Who is merely named in an office that gives orders does not lead: "…, said the Prime Minister"."""
    givers = any_form(language, "giver")
    spans = [owner.span for owner in leads if owner.span]
    return givers is not None and all(givers.fullmatch(senses.flat, *_bounds(span)) for span in spans)


def opens_an_order(
    senses: Senses, leads: Sequence[Owner], span: Span, cues: Sequence[Cue], language: str
) -> bool:
    """ "Let the Prime Minister report", "the Deputy was obliged to": he stands first and is no speaker."""
    first = leads[0].span if leads else None
    if first is None or senses.flat[span.start : first.start].strip('" '):
        return False
    names = {cue.name for cue in cues}
    told = has_last_verbs(language) and "order.told" in names and "order.tells" not in names
    wished = senses.word_ending(span, language, "jussive") is not None
    return senses.flat[first.end : first.end + 1] == " " and (told or wished)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def is_told_by_name(senses: Senses, sentence: Span, language: str) -> bool:
    """Addressee, deadline and a form in which lists tell what to do: an order even far from any other."""
    if not may_be_told_by_name(senses, sentence, language):
        return False
    if not senses.deadlines(sentence, language):
        return False
    owners = senses.owners(sentence, language)
    if owners.role not in (Role.ADDRESSEE, Role.CALLED):
        return False
    return senses.has_verb(sentence, language) or _ends_before_a_dash(senses, owners.lead, sentence)


def may_be_told_by_name(senses: Senses, sentence: Span, language: str) -> bool:
    """What is seen at once: a case that addresses, and a dash or a form in which lists tell what to do."""
    if not addresses_by_case(language):
        return False
    return senses.flat.find(" - ", *sentence) >= 0 or senses.has_verb(sentence, language)


def _ends_before_a_dash(senses: Senses, leads: Sequence[Owner], span: Span) -> bool:
    ends = [owner.span.end for owner in leads if owner.span and not owner.id.startswith("?")]
    return bool(ends) and senses.flat.startswith(" - ", max(ends)) and max(ends) < span.end


def features(senses: Senses, clause: Clause, setting: Setting) -> tuple[Reason, ...]:
    """All features of a clause, each once, with their weights."""
    found: dict[str, Span | None] = {}
    for name, span in _speaking(senses, clause, setting):
        found.setdefault(name, span)
    return tuple(Reason(name, span, WEIGHTS[name]) for name, span in found.items())


def _speaking(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    yield from _for(senses, clause, setting)
    yield from _ownership(senses, clause, setting)
    yield from _time(clause, senses.around.published)
    if goal := goal_of(senses, clause, setting):
        yield "goal", goal
    for name, span in chain(objections(senses, clause, setting), refusals(senses, clause, setting)):
        if span is None or not is_beside(senses, clause, name, span, setting.language):
            yield name, span


def _for(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    yield from _cue_features(clause, setting.language)
    forms = _forms(senses, clause.span, setting.language)
    yield from (one for one in forms if not _is_told_by(one[1], clause))
    verb = forms[-1][1] if forms else None
    speaks = verb is not None or not has_verb_forms(setting.language)
    near = setting.near_order or setting.item or _ends_before_a_dash(senses, clause.leads, clause.span)
    apart = near and has_term(clause.due)
    addressed = (speaks or apart) and is_addressed(senses, clause, verb, setting.language, near=near)
    if addressed:
        yield "addressed", clause.leads[0].span
    told_by_mood = list(moods(senses, clause, setting))
    yield from told_by_mood
    if not told_by_mood and not _has_core(senses, clause, setting, addressed=addressed, speaks=speaks):
        yield "no-core", None
    yield from _surroundings(clause, setting)
    if giver := senses.says(clause.span, setting.language, "giver", ""):
        yield "giver", giver
    if _ends_with_its_owner(senses, clause, setting):
        yield "owner-last", clause.leads[0].span
    if _is_voiced(senses, clause, setting):
        yield "voiced", verb
    if you := _is_told_you(senses, clause, setting):
        yield "you", you


def _is_voiced(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """A speaker gives a day and a form in which orders are told, and speaks not of own plans."""
    if not setting.voiced or is_told(clause) or not has_term(clause.due):
        return False
    if not senses.has_verb(clause.span, setting.language):
        return False
    if setting.said_by == CHAIR and has_speech(setting.language) and not clause.leads:
        return commanded(senses, clause, setting.language) is not None
    return not reported(senses, clause, setting.language)


def _is_told_you(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "You will bring me the list": a duty of the one to whom somebody speaks."""
    compiled = pattern(setting.language, "refers", "you") if setting.voiced and clause.leads else None
    if compiled is None or setting.said_by == OTHER:
        return None
    for cue in clause.cues:
        start = max(clause.span.start, cue.span.start - _NEAR_YOU)
        found = compiled.search(senses.flat, start, cue.span.end) if cue.name.startswith("duty.") else None
        others = pattern(setting.language, "refers", "we")
        if found and not (others and others.search(senses.flat, found.end(), cue.span.start)):
            return Span(found.start(), found.end())
    return None


def _cue_features(clause: Clause, language: str) -> Iterator[tuple[str, Span | None]]:
    for cue in clause.cues:
        if _is_within_another(cue, clause):
            continue
        if (name := CUE_FEATURES.get(cue.name)) is not None:
            apart = name == "will" and not _follows_lead(cue, clause, language)
            if not (apart and has_last_verbs(language) and "told" in clause.orders):
                yield ("will-apart" if apart else name), cue.span


def _is_within_another(cue: Cue, clause: Clause) -> bool:
    """ "Were instructed to" holds "instructed to", "is obliged to" is a duty too: one order, counted once."""
    return cue.name in ("order.tells", "order.asks", "duty.must", "duty.should") and any(
        one.name == "order.told" and one.span.start < cue.span.end and cue.span.start < one.span.end
        for one in clause.cues
    )


def _forms(senses: Senses, span: Span, language: str) -> list[tuple[str, Span]]:
    """Verb forms in which lists and direct speech tell what to do, the firmest last."""
    found = senses.verb_forms(span, language)
    told = [(key, found[key]) for key in VERB_FORMS if key in found] if found else []
    wishes = any(key == "jussive" for key, _ in told)
    return [one for one in told if not (wishes and one[0] == "imperative" and has_last_verbs(language))]


def _is_told_by(verb: Span, clause: Clause) -> bool:
    """ "Be it entrusted to": the wish is the order itself, and counts once."""
    return any(cue.name == "order.told" and cue.span.end == verb.end for cue in clause.cues)


def _surroundings(clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    if setting.listed:
        yield ("listed" if setting.item else "listed-text"), None
    if setting.planned:
        yield "planned", None
    if clause.continued:
        yield "continued", None
    if setting.near_order:
        yield "near-order", None
    if setting.bare:
        yield "bare", None


def _follows_lead(cue: Cue, clause: Clause, language: str) -> bool:
    """A future or present tense orders only right after its subject."""
    if clause.role is Role.AGENT:
        return True
    ends = [owner.span.end for owner in clause.leads if owner.span]
    far = _FAR_LEAD if has_last_verbs(language) else _NEAR_LEAD
    if clause.inherited:
        ends = [clause.stands.end] if clause.stands else []
    return bool(ends) and -far <= max(ends) - cue.span.start <= 0


def _has_core(senses: Senses, clause: Clause, setting: Setting, *, addressed: bool, speaks: bool) -> bool:
    """Something that makes it an order, not only its surroundings."""
    if addressed or clause.continued or is_told(clause) or setting.fielded:
        return True
    if _is_voiced(senses, clause, setting):
        return True
    if senses.orders_by_form(clause.span, setting.language):
        return True
    if _ends_with_its_owner(senses, clause, setting):
        return True
    if setting.planned and (has_term(clause.due) or (speaks and bool(clause.leads))):
        return True
    return setting.listed and (speaks or (setting.item and has_term(clause.due)))


def _ends_with_its_owner(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """In a plan: "Drafting of the bill - Ministry of Justice"."""
    own = clause.owner_spans
    if not (setting.planned and setting.item) or clause.inherited or not own:
        return False
    rest = senses.flat[max(span.end for span in own) : clause.span.end].strip(" .;,()\"'")
    dash = min(span.start for span in own) - 3
    return not rest and dash > clause.span.start and senses.flat.startswith(" - ", dash)


def _ownership(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    names = {CUE_FEATURES.get(cue.name) for cue in clause.cues}
    own = bool(clause.leads) and not clause.inherited
    if (
        names & ORDERS <= {"tells", "asks"}
        and names & ORDERS
        and not own
        and not (clause.continued and tells_by_place(setting.language))
        and not senses.says(clause.span, setting.language, "giver")
        and not _opens_with_one_who_orders(senses, clause, setting.language)
    ):
        yield "no-giver", None
    dated = setting.said_by == CHAIR and has_term(clause.due)
    near = setting.near_order
    if names & ORDERS == {"says"} and not clause.leads and not (dated or (near and has_term(clause.due))):
        yield "says-to-nobody", None
    if own and _is_foreign(senses, clause, setting.language):
        yield "foreign", clause.leads[0].span
    if clause.leads and clause.inherited:
        yield "lead-inherited", clause.leads[0].span
    elif clause.leads:
        known = any(not owner.id.startswith("?") for owner in clause.leads)
        vague = not known and all(VAGUE.fullmatch(owner.id) for owner in clause.leads)
        yield ("lead" if known else "lead-vague" if vague else "lead-unknown"), clause.leads[0].span
    elif setting.group_leads:
        yield "group-lead", setting.group_leads[0].span
    else:
        yield "no-lead", None
        if not names and not has_term(clause.due) and not setting.listed and has_last_verbs(setting.language):
            yield "no-lead-duty", None
        if names & DUTIES and not names & ORDERS:
            yield "no-lead-duty", None
            goal = clause.due.rule == "end-of-year" and not has_speech(setting.language)
            if (
                (setting.near_order or setting.listed or (setting.said_by == CHAIR and not goal))
                and has_term(clause.due)
                and not is_narrative(senses, clause, setting)
            ):
                yield "dated-duty", None


def _opens_with_one_who_orders(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The akim of the region told …": who orders in flashes of news, but is mostly told himself."""
    flash = any_form(language, "turns", "flash")
    return flash is not None and flash.match(senses.flat, *clause.span) is not None


def _is_foreign(senses: Senses, clause: Clause, language: str) -> bool:
    """All who are told to do it are bodies of another country."""
    foreign = {mention.span for mention in senses.mentions(clause.span, language) if mention.foreign}
    return bool(foreign) and all(owner.span in foreign for owner in clause.leads)


def _time(clause: Clause, published: dt.date) -> Iterator[tuple[str, Span | None]]:
    due = clause.due
    if due.date or due.every or due.text:
        yield "due", due.span
        told = any(CUE_FEATURES.get(cue.name) in ORDERS for cue in clause.cues)
        if told and "year-assumed" in due.doubts and due.date and (due.date - published).days > _FAR_DAYS:
            yield "far-assumed", due.span
    elif PAST in due.doubts:
        yield "past-due", due.span
