"""Is this stretch an instruction? Named features, each with its place, speak for it or against it.

What each weighs is in `weights`; which words carry it, in the lexicons. What is told of the surroundings (a
list under "the following instructions", a heading with an addressee, a title) comes in `Setting`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.cues import (
    VERB_FORMS,
    Cue,
    addresses_by_case,
    has_form,
    has_last_verbs,
    has_verb_forms,
    pattern,
)
from instructions.extraction.found import Owner, Reason, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.moods import moods, reported
from instructions.extraction.senses import PAST, Senses, has_term
from instructions.extraction.speech import CHAIR, OTHER, has_speech
from instructions.extraction.weights import THRESHOLD, WEIGHTS

_CUE_FEATURES = {
    "order.told": "told",
    "order.tells": "tells",
    "order.asks": "asks",
    "order.says": "says",
    "duty.must": "must",
    "duty.should": "should",
    "duty.will": "will",
}
_FAR_DAYS = 270
"""A year taken for granted is doubtful where it makes the day so far away."""
ORDERS = frozenset({"told", "tells", "asks", "says"})
DUTIES = frozenset({"must", "should", "will"})
_NEAR_LEAD = 90
_VAGUE = re.compile(r"\?: (?:the )?[a-z]+")
"""A body outside the registry that has no name of its own: "the plant"."""
_WITH_INFINITIVE = frozenset({"duty.must", "duty.should"})
_SPOKEN_TO = (Role.ADDRESSEE, Role.CALLED)
_NEAR_YOU = 40
_NEAR_PRONOUN = 12
_FAR_LEAD = 220
"""How far where verbs close the clause."""
_AFTER_ADDRESSEE = re.compile(r"\s*(?:\([^()]*\))?\s*(?::|-\s|,\s)")


def may_be_an_order(senses: Senses, sentence: Span, cues: Sequence[Cue], setting: Setting) -> bool:
    """A quick look that spares the costly one: can a duty that nobody ordered add up to a proposal at all?"""
    names = {_CUE_FEATURES.get(cue.name) for cue in cues}
    near = setting.listed or setting.planned or setting.near_order or setting.fielded
    if names & ORDERS or near or setting.voiced or senses.orders_by_form(sentence, setting.language):
        return True
    if not names & DUTIES and is_told_by_name(senses, sentence, setting.language):
        return True
    if setting.item and has_speech(setting.language) and _may_be_an_item(senses, sentence, setting):
        return True
    best = sum(WEIGHTS[name] for name in names & DUTIES if name) + WEIGHTS["lead"] + WEIGHTS["giver"]
    for name in ("recalled", "fulfilled", "noted", "control", "agreed", "weak", "opinion"):
        if senses.says(sentence, setting.language, "against", name):
            best += WEIGHTS[name]
    if best + WEIGHTS["due"] < THRESHOLD:
        return False
    return best >= THRESHOLD or bool(senses.terms(sentence, setting.language))


def _may_be_an_item(senses: Senses, sentence: Span, setting: Setting) -> bool:
    """A day of its own or of its heading, or somebody named before a colon."""
    if setting.group_due is not None or senses.terms(sentence, setting.language):
        return True
    mentions = senses.mentions(sentence, setting.language)
    return any(senses.flat.startswith(": ", mention.span.end) for mention in mentions)


def is_giver(senses: Senses, leads: Sequence[Owner], language: str) -> bool:
    """Who is merely named in an office that gives orders does not lead: "…, said the Prime Minister"."""
    givers = pattern(language, "giver", None)
    spans = [owner.span for owner in leads if owner.span]
    return givers is not None and all(givers.fullmatch(senses.flat, *_bounds(span)) for span in spans)


def opens_an_order(senses: Senses, leads: Sequence[Owner], span: Span, language: str) -> bool:
    """ "Let the Prime Minister report": he stands first and is no speaker."""
    first = leads[0].span if leads else None
    return (
        first is not None
        and first.start == span.start
        and senses.flat[first.end : first.end + 1] == " "
        and senses.word_ending(span, language, "jussive") is not None
    )


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
    if goal := _goal(senses, clause, setting):
        yield "goal", goal
    yield from _against(senses, clause, setting)


def _for(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    yield from _cue_features(clause, setting.language)
    forms = _forms(senses, clause.span, setting.language)
    yield from forms
    verb = forms[-1][1] if forms else None
    speaks = verb is not None or not has_verb_forms(setting.language)
    near = setting.near_order or setting.item or _ends_before_a_dash(senses, clause.leads, clause.span)
    apart = near and has_term(clause.due)
    addressed = (speaks or apart) and _is_addressed(senses, clause, verb, setting.language, near=near)
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
    if not setting.voiced or _is_told(clause) or not has_term(clause.due):
        return False
    if not senses.has_verb(clause.span, setting.language):
        return False
    return not any(senses.says(clause.span, setting.language, "against", key) for key in ("plan", "opinion"))


def _is_told_you(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "You will bring me the list": a duty of the one to whom somebody speaks."""
    compiled = pattern(setting.language, "refers", "you") if setting.voiced and clause.leads else None
    if compiled is None or setting.said_by == OTHER:
        return None
    for cue in clause.cues:
        start = max(clause.span.start, cue.span.start - _NEAR_YOU)
        found = compiled.search(senses.flat, start, cue.span.end) if cue.name.startswith("duty.") else None
        if found:
            return Span(found.start(), found.end())
    return None


def _is_told(clause: Clause) -> bool:
    return any(cue.name in _CUE_FEATURES for cue in clause.cues)


def _cue_features(clause: Clause, language: str) -> Iterator[tuple[str, Span | None]]:
    for cue in clause.cues:
        if (name := _CUE_FEATURES.get(cue.name)) is not None:
            yield (name if name != "will" or _follows_lead(cue, clause, language) else "will-apart"), cue.span


def _forms(senses: Senses, span: Span, language: str) -> list[tuple[str, Span]]:
    """Verb forms in which lists and direct speech tell what to do, the firmest last."""
    found = ((key, senses.word_ending(span, language, key)) for key in VERB_FORMS)
    told = [(key, place) for key, place in found if place is not None]
    wishes = any(key == "jussive" for key, _ in told)
    return [one for one in told if not (wishes and one[0] == "imperative" and has_last_verbs(language))]


def _surroundings(clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    if setting.listed:
        yield ("listed" if setting.item else "listed-text"), None
    if setting.planned:
        yield "planned", None
    if clause.continued:
        yield "continued", None
    if setting.near_order:
        yield "near-order", None


def _follows_lead(cue: Cue, clause: Clause, language: str) -> bool:
    """A future or present tense orders only right after its subject."""
    ends = [owner.span.end for owner in clause.leads if owner.span]
    far = _FAR_LEAD if has_last_verbs(language) else _NEAR_LEAD
    if clause.inherited:
        ends = [clause.stands.end] if clause.stands else []
    return bool(ends) and -far <= max(ends) - cue.span.start <= 0


def _has_core(senses: Senses, clause: Clause, setting: Setting, *, addressed: bool, speaks: bool) -> bool:
    """Something that makes it an order, not only its surroundings."""
    if addressed or clause.continued or _is_told(clause) or setting.fielded:
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
    own = [owner.span for owner in (*clause.leads, *clause.co) if owner.span]
    if not (setting.planned and setting.item) or clause.inherited or not own:
        return False
    rest = senses.flat[max(span.end for span in own) : clause.span.end].strip(" .;,()\"'")
    dash = min(span.start for span in own) - 3
    return not rest and dash > clause.span.start and senses.flat.startswith(" - ", dash)


def _is_addressed(senses: Senses, clause: Clause, verb: Span | None, language: str, *, near: bool) -> bool:
    """The addressee heads the clause, then a colon, a dash or a form in which lists tell what to do."""
    first = _addressee_of(clause)
    if first is None:
        return False
    helps = [owner.span.end for owner in clause.co if owner.span and owner.span.end < first.start]
    opens = max([clause.span.start, *helps])
    if first.start - opens > 30 and not senses.flat.startswith(" - ", first.start - 3):
        return False
    own = () if clause.inherited else (*clause.leads, *clause.co)
    last = max([owner.span.end for owner in own if owner.span], default=first.end)
    if verb is not None and verb.end + 3 == first.start and clause.role is Role.ADDRESSEE:
        return True
    named_first = near and clause.role is Role.NAMED and first.start == clause.span.start
    if verb is not None and verb.start >= first.end and (clause.role in _SPOKEN_TO or named_first):
        between = Span(first.end, verb.start)
        keys = ("finite", "past") if named_first and clause.role is Role.NAMED else ("finite",)
        return all(senses.word_ending(between, language, key) is None for key in keys)
    return bool(_AFTER_ADDRESSEE.match(senses.flat, min(last, clause.span.end), clause.span.end))


def _addressee_of(clause: Clause) -> Span | None:
    """Where the one addressed stands, by name or by a word that points back: "to the akims of the said"."""
    if not clause.leads:
        return None
    if clause.inherited:
        return clause.stands if clause.role is Role.ADDRESSEE and not clause.cues else None
    return clause.leads[0].span


def _ownership(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    names = {_CUE_FEATURES.get(cue.name) for cue in clause.cues}
    own = bool(clause.leads) and not clause.inherited
    if (
        names & ORDERS <= {"tells", "asks"}
        and names & ORDERS
        and not own
        and not senses.says(clause.span, setting.language, "giver")
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
        vague = not known and all(_VAGUE.fullmatch(owner.id) for owner in clause.leads)
        yield ("lead" if known else "lead-vague" if vague else "lead-unknown"), clause.leads[0].span
    elif setting.group_leads:
        yield "group-lead", setting.group_leads[0].span
    else:
        yield "no-lead", None
        if not names and not has_term(clause.due) and not setting.listed and has_last_verbs(setting.language):
            yield "no-lead-duty", None
        if names & DUTIES and not names & ORDERS:
            yield "no-lead-duty", None
            if (setting.near_order or setting.said_by == CHAIR) and has_term(clause.due):
                yield "dated-duty", None


def _has_no_deed(senses: Senses, clause: Clause, language: str) -> bool:
    """ "Hard work awaits the Government": a duty, and no verb in the form that says what to do."""
    duties = [cue for cue in clause.cues if cue.name in _WITH_INFINITIVE]
    if not duties or len(duties) < len([cue for cue in clause.cues if cue.name in _CUE_FEATURES]):
        return False
    if not has_form(language, "infinitive") or not has_form(language, "future"):
        return False
    return senses.word_ending(clause.span, language, "infinitive") is None and not any(
        senses.flat[cue.span.start : cue.span.end] in lexicon(language).forms("duty", "finite")
        for cue in duties
    )


def _is_foreign(senses: Senses, clause: Clause, language: str) -> bool:
    """All who are told to do it are bodies of another country."""
    foreign = {mention.span for mention in senses.mentions(clause.span, language) if mention.foreign}
    return bool(foreign) and all(owner.span in foreign for owner in clause.leads)


def _time(clause: Clause, published: dt.date) -> Iterator[tuple[str, Span | None]]:
    due = clause.due
    if due.date or due.every or due.text:
        yield "due", due.span
        told = any(_CUE_FEATURES.get(cue.name) in ORDERS for cue in clause.cues)
        if told and "year-assumed" in due.doubts and due.date and (due.date - published).days > _FAR_DAYS:
            yield "far-assumed", due.span
    elif PAST in due.doubts:
        yield "past-due", due.span


def _against(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    ordered = any(_CUE_FEATURES.get(cue.name) in ORDERS for cue in clause.cues)
    yield from _vetoes(senses, clause, setting.language)
    if (past := senses.says(clause.span, setting.language, "against", "past-time")) and _opens(past, clause):
        yield "recalled", past
    if ordered:
        yield from _against_an_order(senses, clause, setting)
    if not ordered or _is_unsaid(senses, clause, setting.language):
        yield from _against_no_order(senses, clause, setting)
    if span := _fulfilled_after(senses, clause, setting.language):
        yield "fulfilled-after", span
    if senses.flat[clause.span.start : clause.span.end].rstrip("\"')")[-1:] == "?" and not _asks_for_consent(
        senses, clause, setting.language
    ):
        yield "question", None
    if setting.outsider or _demanded_by_others(senses, clause, setting.language):
        yield "outsider", None
    if setting.title:
        yield "title", None
    yield from _without_content(senses, clause, setting.language, ordered=ordered)
    if setting.past_review:
        yield "past-review", None


def _demanded_by_others(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The residents demanded that the akimat do it": who stands first and demands gives no orders."""
    told = [cue.span.start for cue in clause.cues if cue.name in ("order.tells", "order.asks")]
    if not told or not has_last_verbs(language) or senses.says(clause.span, language, "giver"):
        return False
    outsider = senses.says(clause.span, language, "against", "outsider")
    return outsider is not None and outsider.start - clause.span.start <= _NEAR_YOU and outsider.end < told[0]


def _fulfilled_after(senses: Senses, clause: Clause, language: str) -> Span | None:
    """The next sentence tells that it was done; not one that opens with "last year", of another order."""
    if clause.after is None:
        return None
    recalled = senses.says(clause.after, language, "against", "recalled")
    if recalled and recalled.start - clause.after.start <= _NEAR_PRONOUN and has_term(clause.due):
        return None
    return senses.says(clause.after, language, "against", "fulfilled")


def _vetoes(senses: Senses, clause: Clause, language: str) -> Iterator[tuple[str, Span | None]]:
    for name in ("recalled", "fulfilled", "noted", "control", "agreed", "weak", "opinion", "no-content"):
        span = senses.says_beside(clause.span, language, name, _names(clause))
        if span and not _is_no_veto(name, span, senses, clause):
            yield name, span
            if name == "recalled" and _is_told_twice(clause):
                yield "told-twice", span


def _names(clause: Clause) -> list[Span]:
    """Where its owners are named: a word within a name speaks against nothing."""
    return [owner.span for owner in (*clause.leads, *clause.co) if owner.span]


def _is_told_twice(clause: Clause) -> bool:
    """ "Were instructed to" holds "instructed to": one order, and where it is recalled, none."""
    told = [cue.span for cue in clause.cues if cue.name == "order.told"]
    tells = [cue.span for cue in clause.cues if cue.name == "order.tells"]
    return any(one.start < other.end and other.start < one.end for one in told for other in tells)


def _opens(word: Span, clause: Clause) -> bool:
    """A past time before the order dates the order; behind it, something that it is about."""
    return not any(cue.span.start < word.start for cue in clause.cues if cue.name in _CUE_FEATURES)


def _is_no_veto(name: str, span: Span, senses: Senses, clause: Clause) -> bool:
    if name == "no-content":
        return has_term(clause.due) and span.end < (clause.due.span.start if clause.due.span else span.end)
    if name == "noted":
        first = clause.leads[0].span if clause.leads and not clause.inherited else None
        heads = first is not None and clause.span.start <= first.start and first.end <= span.start
        asks = any(cue.span.start == span.start for cue in clause.cues)
        return heads and has_term(clause.due) and not asks
    if name == "recalled" and any(
        one.span.start <= span.start and span.end <= one.span.end for one in clause.cues
    ):
        return True
    if name != "recalled":
        return False
    return _only_dates_a_thing(senses, span, clause) or _is_in_an_aside(senses, span, clause)


def _only_dates_a_thing(senses: Senses, recalled: Span, clause: Clause) -> bool:
    """ "… must widen the bridges that were flooded in 2024": a past year behind the order, not of it."""
    words = recalled.of(senses.flat)
    cue = min((cue.span.start for cue in clause.cues if cue.name in _CUE_FEATURES), default=recalled.start)
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


def _without_content(
    senses: Senses, clause: Clause, language: str, *, ordered: bool
) -> Iterator[tuple[str, Span | None]]:
    """It only says that there were orders, or who answers for what the next sentence orders."""
    if has_term(clause.due):
        return
    if _has_no_deed(senses, clause, language):
        yield "no-deed", None
    by_form = has_form(language, "infinitive") and not senses.has_verb(clause.span, language)
    if ordered and by_form and not clause.leads:
        yield "empty-order", None
    if clause.after and (assigned := senses.says(clause.span, language, "against", "assigns")):
        yield "assigns", assigned


def _against_no_order(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    """What speaks against a duty or a mood, but not against an order by its own verb."""
    named = any(not owner.id.startswith("?") for owner in clause.leads) and not clause.inherited
    bound = named and any(cue.name == "duty.must" for cue in clause.cues)
    if bound and not setting.listed and (law := _law_before_the_duty(senses, clause, setting.language)):
        yield "recalled", law
    for name in () if bound or setting.listed else ("plan", "law", "condition"):
        span = senses.says_beside(clause.span, setting.language, name, _names(clause))
        if span and not (named and setting.near_order and _is_of_the_duty(span, clause)):
            yield name, span
    public = senses.says_beside(clause.span, setting.language, "public", _names(clause))
    spoken_to = clause.leads and public and _says_you(senses, public, setting.language)
    behind = public and _is_behind_the_duty(public, clause, setting.language)
    if public and not spoken_to and not behind and not named and not setting.group_leads:
        yield "public", public
    if setting.unordered and not named:
        yield "nobody-orders", None
    if clause.doubted or setting.said_by == OTHER or _says_it_himself(senses, clause, setting.language):
        yield "said-by-others", None
    if not named and _is_told(clause) and reported(senses, clause, setting.language):
        yield "reported-duty", None
    if setting.voiced and clause.inherited and not _is_told(clause) and not has_term(clause.due):
        yield "idle-speech", None


def _says_it_himself(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The ministry's spokesman said that it is needed": who is named says it, and nobody is told."""
    says = pattern(language, "body-tells", "after") if has_last_verbs(language) else None
    if says is None or clause.inherited or clause.role not in (Role.NAMED, Role.SUBJECT):
        return False
    if senses.says(clause.span, language, "giver"):
        return False
    last = [cue.span.of(senses.flat).rpartition(" ")[2] for cue in clause.cues if cue.name == "duty.should"]
    return any(says.fullmatch(word) for word in last)


def _law_before_the_duty(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Under the law, akimats must keep a list": what binds is the law, not an order."""
    law = senses.says(clause.span, language, "against", "law")
    first = min((cue.span.start for cue in clause.cues), default=0)
    opens = law is not None and law.start - clause.span.start <= _NEAR_PRONOUN
    return law if law and opens and law.end <= first else None


def _against_an_order(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    """A law that binds, people in general who are bound, or one who has no right to order."""
    if not setting.listed and (law := _law_before_the_duty(senses, clause, setting.language)):
        yield "recalled", law
    if other := _other_giver(senses, clause, setting.language):
        yield "outsider", other
    if public := _people_before_the_duty(senses, clause, setting):
        yield "public-told", public


def _other_giver(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Residents demanded that …": who tells it has no right to order."""
    names = {_CUE_FEATURES.get(cue.name) for cue in clause.cues} & ORDERS
    if not has_speech(language) or not names or not names <= {"tells", "asks"}:
        return None
    first = min(cue.span.start for cue in clause.cues)
    head = Span(clause.span.start, first)
    other = senses.says(head, language, "speech", OTHER)
    return other if other and senses.says(head, language, "giver", "") is None else None


def _people_before_the_duty(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "Owners of dogs are obliged to register them": no body is told, but people in general."""
    known = any(not owner.id.startswith("?") for owner in clause.leads)
    if not has_speech(setting.language) or known or setting.group_leads:
        return None
    people = senses.says(clause.span, setting.language, "against", "public")
    if people and setting.voiced and _says_you(senses, people, setting.language):
        return None
    first = min((cue.span.start for cue in clause.cues if cue.name.startswith("order.")), default=0)
    return people if people and people.end <= first else None


def _is_of_the_duty(word: Span, clause: Clause) -> bool:
    """ "Is expected to": part of the duty itself, which among orders is one."""
    return any(cue.span.start <= word.start and word.end <= cue.span.end for cue in clause.cues)


def _is_behind_the_duty(word: Span, clause: Clause, language: str) -> bool:
    """ "The akimat must inform the residents": the people are whom it is about, not who must."""
    duties = [cue.span.start for cue in clause.cues if cue.name.startswith("duty.")]
    return has_speech(language) and bool(clause.leads) and bool(duties) and word.start > min(duties)


def _says_you(senses: Senses, word: Span, language: str) -> bool:
    compiled = pattern(language, "refers", "you")
    return compiled is not None and compiled.fullmatch(senses.flat, word.start, word.end) is not None


def _asks_for_consent(senses: Senses, clause: Clause, language: str) -> bool:
    """ "…, is that clear?" """
    compiled = pattern(language, "refers", "consent")
    comma = senses.flat.rfind(",", clause.span.start, clause.span.end)
    if compiled is None or comma < 0:
        return False
    return compiled.fullmatch(senses.flat, comma + 2, clause.span.end - 1) is not None


def _is_unsaid(senses: Senses, clause: Clause, language: str) -> bool:
    """A verb of ordering, but nobody who orders and nobody who is told: "are obligated to"."""
    names = {_CUE_FEATURES.get(cue.name) for cue in clause.cues} & ORDERS
    return names <= {"tells", "asks"} and not clause.leads and not senses.says(clause.span, language, "giver")


def _goal(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """A goal for years to come that somebody has set and nobody is told to reach: recalled, not ordered."""
    until = clause.due.date
    soon = clause.due.every or (until is not None and until.year <= senses.around.published.year)
    if soon or setting.listed or setting.near_order or setting.group_leads:
        return None
    goal = senses.says(clause.span, setting.language, "against", "goal")
    if goal is None:
        return None
    told = any(owner.span and not 0 <= goal.start - owner.span.end <= 1 for owner in clause.leads)
    return None if told and not clause.inherited else goal
