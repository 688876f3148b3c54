"""What speaks against an instruction: it is recalled, done, noted, planned, law, opinion, a goal …

Each is a named feature with its place, weighed in `weights`; its words stand in the lexicons under [against].
What speaks for an instruction is in `directives`, and in `moods` where no verb orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from instructions.extraction.bodies import Role
from instructions.extraction.clause import CUE_FEATURES, ORDERS, Clause, Setting, is_told
from instructions.extraction.cues import (
    addresses_by_case,
    has_form,
    has_last_verbs,
    pattern,
)
from instructions.extraction.found import Span
from instructions.extraction.hearsay import hearsay, hearsay_of_a_duty
from instructions.extraction.lexicon import lexicon
from instructions.extraction.moods import reported, tells_who_says
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import OTHER, has_speech

_WITH_INFINITIVE = frozenset({"duty.must", "duty.should"})
NEAR_YOU = 40
_NEAR_PRONOUN = 12
_LONGEST_CALL, _CALL_WORDS = 50, 2
_NEAR_DUTY = 4
"""Between "must" and "agreed" stands no more than "be"."""
_OF_A_NOUN = re.compile(r"\b(?:of|to|for|from|with|by|among|between)\s(?:[a-z]+\s){0,3}$")
"""What stands before a word that is no subject."""


def _has_no_deed(senses: Senses, clause: Clause, language: str) -> bool:
    """ "Hard work awaits the Government": a duty, and no verb in the form that says what to do."""
    duties = [cue for cue in clause.cues if cue.name in _WITH_INFINITIVE]
    if not duties or len(duties) < len([cue for cue in clause.cues if cue.name in CUE_FEATURES]):
        return False
    if not has_form(language, "infinitive") or not has_form(language, "future"):
        return False
    return senses.word_ending(clause.span, language, "infinitive") is None and not any(
        senses.flat[cue.span.start : cue.span.end] in lexicon(language).forms("duty", "finite")
        for cue in duties
    )


def objections(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    ordered = any(CUE_FEATURES.get(cue.name) in ORDERS for cue in clause.cues)
    yield from _vetoes(senses, clause, setting)
    yield from hearsay(senses, clause, setting.language)
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
    yield from _has_no_right(senses, clause, setting)
    if setting.title:
        yield "title", None
    yield from _without_content(senses, clause, setting.language, ordered=ordered)
    if setting.past_review:
        yield "past-review", None
    if done := _marked_done(senses, clause, setting.language):
        yield "done", done


def _marked_done(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "… by August 15 - done, off the list", "… (completed)": a mark set behind what was to be done."""
    done = senses.says(clause.span, language, "cell-done", "")
    if done is None:
        return None
    before = senses.flat[clause.span.start : done.start]
    after = senses.flat[done.end : clause.span.end].lstrip()
    marked = before.endswith((" - ", " ("))
    return done if marked and (not after or after[0] in ").,;") else None


def _has_no_right(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    if setting.outsider or _demanded_by_others(senses, clause, setting.language):
        yield "outsider", None
    if asked := _asked_by_nobody(senses, clause, setting.language):
        yield "outsider", asked


def _demanded_by_others(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The residents demanded that the akimat do it": who stands first and demands gives no orders."""
    told = [cue.span.start for cue in clause.cues if cue.name in ("order.tells", "order.asks")]
    if not told or not addresses_by_case(language) or told[0] <= clause.span.start:
        return False
    head = clause.span if has_last_verbs(language) else Span(clause.span.start, told[0])
    givers = senses.found.of(f"{language}.giver.").within(head.start, head.end)
    for key in ("outsider", "petitioner"):
        for asks in senses.found.of(f"{language}.against.{key}").within(head.start, head.end):
            near = asks.start - clause.span.start <= NEAR_YOU and asks.end < told[0]
            near = near and (not has_last_verbs(language) or senses.may_be_subject(asks, language))
            if near and all(asks.start <= giver.start and giver.end <= asks.end for giver in givers):
                return True
    return False


def _asked_by_nobody(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The ministry proposed to the akimat to …": a wish binds whom one who gives orders utters it to."""
    asked = [cue.span for cue in clause.cues if cue.name == "order.asks"]
    names = {CUE_FEATURES.get(cue.name) for cue in clause.cues} & ORDERS
    if names != {"asks"} or not addresses_by_case(language) or has_last_verbs(language):
        return None
    head = Span(clause.span.start, asked[0].start)
    return None if clause.leads and senses.says(head, language, "giver") else asked[0]


def _fulfilled_after(senses: Senses, clause: Clause, language: str) -> Span | None:
    """The next sentence tells that it was done; not one that opens with "last year", of another order."""
    if clause.after is None:
        return None
    recalled = senses.says(clause.after, language, "against", "recalled")
    if recalled and recalled.start - clause.after.start <= _NEAR_PRONOUN and has_term(clause.due):
        return None
    return senses.says(clause.after, language, "against", "fulfilled")


_ANYWHERE = ("recalled", "fulfilled", "noted", "control", "no-content")
_IN_PROSE = ("agreed", "weak", "opinion")


def _vetoes(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    language = setting.language
    names = _names(clause)
    told = setting.decided and (bool(clause.leads) or has_term(clause.due))
    for name in _ANYWHERE if told else (*_ANYWHERE, *_IN_PROSE):
        span = senses.says_beside(clause.span, language, name, names)
        if span and not _is_no_veto(name, span, senses, clause, language):
            yield name, span
            if name == "recalled" and (_is_told_twice(clause) or _is_addressed_too(clause)):
                yield "told-twice", span


def _names(clause: Clause) -> list[Span]:
    """Where its owners are named: a word within a name speaks against nothing."""
    return [owner.span for owner in (*clause.leads, *clause.co) if owner.span]


def _is_told_twice(clause: Clause) -> bool:
    """ "Were instructed to" holds "instructed to": one order, and where it is recalled, none."""
    told = [cue.span for cue in clause.cues if cue.name == "order.told"]
    tells = [cue.span for cue in clause.cues if cue.name == "order.tells"]
    return any(one.start < other.end and other.start < one.end for one in told for other in tells)


def _is_addressed_too(clause: Clause) -> bool:
    """An order's verb, and by its case the one who is told: one order, though two features speak for it."""
    ordered = any(CUE_FEATURES.get(cue.name) in ORDERS for cue in clause.cues)
    return ordered and clause.role is Role.ADDRESSEE


def _opens(word: Span, clause: Clause) -> bool:
    """A past time before the order dates the order; behind it, something that it is about."""
    return not any(cue.span.start < word.start for cue in clause.cues if cue.name in CUE_FEATURES)


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
        return any(
            0 < span.start - cue.span.end <= _NEAR_DUTY for cue in clause.cues if cue.name in _WITH_INFINITIVE
        )
    if name == "recalled" and (_is_of_the_duty(span, clause) or _is_of_the_term(span, clause, language)):
        return True
    if name == "opinion":
        return any(one.name == "order.tells" and _holds(one.span, span) for one in clause.cues)
    if name != "recalled":
        return False
    if _is_compared(senses, span, clause, language):
        return True
    return _only_dates_a_thing(senses, span, clause) or _is_in_an_aside(senses, span, clause)


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
    names = _names(clause)
    for name in () if bound or setting.listed else ("plan", "law", "condition"):
        span = senses.says_beside(clause.span, setting.language, name, names)
        if span and not _is_spared(senses, span, clause, setting, named=named):
            yield name, span
    public = _people(senses, clause, setting.language)
    spoken_to = clause.leads and public and _says_you(senses, public, setting.language)
    behind = public and _is_behind_the_duty(senses, public, clause, setting.language)
    if public and not spoken_to and not behind and not (named or setting.group_leads or setting.decided):
        yield "public", public
    if setting.unordered and not named:
        yield "nobody-orders", None
    if clause.doubted or setting.said_by == OTHER or _says_it_himself(senses, clause, setting.language):
        yield "said-by-others", None
    yield from hearsay_of_a_duty(senses, clause, setting)
    if not named and is_told(clause) and reported(senses, clause, setting.language):
        yield "reported-duty", None
    idle = setting.voiced and clause.inherited and not is_told(clause) and not has_term(clause.due)
    if idle and not _calls_by_name(senses, clause, setting.language):
        yield "idle-speech", None


def _people(senses: Senses, clause: Clause, language: str) -> Span | None:
    """People in general; where a duty stands behind its subject, only those that are no part of another noun:
    "debts to farmers must be paid" binds no farmer."""
    duties = [cue.span.start for cue in clause.cues if cue.name.startswith("duty.")]
    if not has_speech(language) or not duties:
        return senses.says_beside(clause.span, language, "public", _names(clause))
    names = _names(clause)
    for place in senses.found.of(f"{language}.against.public").within(*clause.span):
        if any(name.start <= place.start and place.end <= name.end and place != name for name in names):
            continue
        if place.start < min(duties) and not _OF_A_NOUN.search(senses.flat, clause.span.start, place.start):
            return place
    return None


def _calls_by_name(senses: Senses, clause: Clause, language: str) -> bool:
    """ "Asqat Baurjanuly, work it out": the words go to somebody by first name and father's name."""
    fathers = lexicon(language).forms("person-names", "patronymic")
    comma = senses.flat.find(",", clause.span.start, clause.span.start + _LONGEST_CALL) if fathers else -1
    words = senses.page.folded[clause.span.start : max(comma, clause.span.start)].strip(' -"').split()
    return len(words) == _CALL_WORDS and words[0][0].isupper() and words[1].endswith(fathers)


def _says_it_himself(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The ministry's spokesman said that it is needed": who is named says it, and nobody is told."""
    says = pattern(language, "body-tells", "after") if has_last_verbs(language) else None
    if says is None or clause.inherited or clause.role not in (Role.NAMED, Role.SUBJECT):
        return False
    if senses.says(clause.span, language, "giver"):
        return False
    duties = [cue.span.of(senses.flat) for cue in clause.cues if cue.name in _WITH_INFINITIVE]
    last = [words.rpartition(" ")[2] for words in duties if " " in words]
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
    names = {CUE_FEATURES.get(cue.name) for cue in clause.cues} & ORDERS
    if not has_speech(language) or not names or not names <= {"tells", "asks"}:
        return None
    first = min(cue.span.start for cue in clause.cues)
    head = Span(clause.span.start, first)
    source = pattern(language, "refers", "source")
    if source is not None and source.search(senses.flat, *head):
        return None
    other = senses.says(head, language, "speech", OTHER)
    return other if other and senses.says(head, language, "giver", "") is None else None


def _people_before_the_duty(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "Owners of dogs are obliged to register them": no body is told, but people in general."""
    known = any(not owner.id.startswith("?") for owner in clause.leads) and not clause.inherited
    if not has_speech(setting.language) or known or setting.group_leads:
        return None
    people = senses.says(clause.span, setting.language, "against", "public")
    if people and setting.voiced and _says_you(senses, people, setting.language):
        return None
    first = min((cue.span.start for cue in clause.cues if cue.name.startswith("order.")), default=0)
    return people if people and people.end <= first else None


def _is_spared(senses: Senses, span: Span, clause: Clause, setting: Setting, *, named: bool) -> bool:
    """It is part of the duty itself, or of an aside or a tail that only tells who says it."""
    if tells_who_says(senses, span, setting.language):
        return True
    of_duty = setting.near_order and _is_of_the_duty(span, clause)
    return named and (of_duty or _is_between_commas(senses, span))


def _is_between_commas(senses: Senses, span: Span) -> bool:
    """ "The Government, he said, should …": an aside tells who says it, and takes nothing from the duty."""
    return senses.flat[span.start - 2 : span.start] == ", " and senses.flat[span.end : span.end + 1] == ","


def _is_of_the_term(word: Span, clause: Clause, language: str) -> bool:
    """Where "before" stands behind its noun: "a day before the start" dates what is to come."""
    due = clause.due.span if has_last_verbs(language) else None
    return due is not None and due.start <= word.start and word.end <= due.end


def _is_of_the_duty(word: Span, clause: Clause) -> bool:
    """ "Is expected to": part of the duty itself, which among orders is one."""
    return any(_holds(cue.span, word) for cue in clause.cues)


def _holds(one: Span, other: Span) -> bool:
    return one.start <= other.start and other.end <= one.end


def _is_behind_the_duty(senses: Senses, word: Span, clause: Clause, language: str) -> bool:
    """ "The akimat must inform the residents": the people are whom it is about, not who must."""
    duties = [cue.span.start for cue in clause.cues if cue.name.startswith("duty.")]
    if addresses_by_case(language) and (verb := senses.word_ending(clause.span, language, "infinitive")):
        duties.append(verb.end)
    if clause.role is Role.ADDRESSEE and clause.leads and not clause.inherited:
        duties += [owner.span.end for owner in clause.leads[-1:] if owner.span]
    return bool(clause.leads) and bool(duties) and word.start > min(duties)


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
    names = {CUE_FEATURES.get(cue.name) for cue in clause.cues} & ORDERS
    return names <= {"tells", "asks"} and not clause.leads and not senses.says(clause.span, language, "giver")


def goal_of(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
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
