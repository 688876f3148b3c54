"""What speaks against an instruction: it is recalled, done, noted, planned, law, opinion, a goal …

Each is a named feature with its place, weighed in `weights`; its words stand in the lexicons under [against].
Words that count wherever they stand are in `vetoes`, people in general in `public`, those without the right
to order in `outsiders`, what is only told again in `hearsay`.
What speaks for an instruction is in `directives`, and in `moods` where no verb orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.bodies import Role
from instructions.extraction.bygone import is_bygone
from instructions.extraction.circumstances import circumstances
from instructions.extraction.clause import BINDING, CUE_FEATURES, Clause, Setting, is_told
from instructions.extraction.cues import (
    addresses_by_case,
    any_form,
    has_form,
    has_last_verbs,
    pattern,
    tells_by_place,
)
from instructions.extraction.found import Span
from instructions.extraction.hearsay import hearsay, hearsay_of_a_duty
from instructions.extraction.lexicon import lexicon
from instructions.extraction.moods import is_signed, reported, tells_who_says
from instructions.extraction.outsiders import other_giver, without_right
from instructions.extraction.phrases import choice
from instructions.extraction.public import is_behind_the_duty, people, people_before_the_duty, says_you
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import CHAIR, OTHER
from instructions.extraction.vetoes import is_of_the_duty, vetoes

_NEAR_PRONOUN = 12
_FAR_CHAIR = 400
_LONGEST_CALL, _CALL_WORDS = 50, 2


def _has_no_deed(senses: Senses, clause: Clause, language: str) -> bool:
    """ "Hard work awaits the Government": a duty, and no verb in the form that says what to do."""
    duties = [cue for cue in clause.cues if cue.name in BINDING]
    if not duties or len(duties) < len([cue for cue in clause.cues if cue.name in CUE_FEATURES]):
        return False
    if not has_form(language, "infinitive") or not has_form(language, "future"):
        return False
    return senses.word_ending(clause.span, language, "infinitive") is None and not any(
        senses.flat[cue.span.start : cue.span.end] in lexicon(language).forms("duty", "finite")
        for cue in duties
    )


def objections(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    ordered = bool(clause.orders)
    yield from vetoes(senses, clause, setting)
    yield from hearsay(senses, clause, setting.language)
    if bygone := is_bygone(senses, clause, setting.language):
        yield "past-due", bygone
    if (past := senses.says(clause.span, setting.language, "against", "past-time")) and _opens(past, clause):
        yield "recalled", past
    if ordered:
        yield from _against_an_order(senses, clause, setting)
    if not ordered or _is_unsaid(senses, clause, setting.language):
        yield from _against_no_order(senses, clause, setting)
    if (span := _fulfilled_after(senses, clause, setting.language)) and clause.after:
        yield "done" if span.start - clause.after.start <= 1 else "fulfilled-after", span
    if senses.flat[clause.span.start : clause.span.end].rstrip("\"')")[-1:] == "?" and not _asks_for_consent(
        senses, clause, setting.language
    ):
        yield "question", None
    yield from without_right(senses, clause, setting)
    yield from circumstances(senses, clause, setting.language)
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


def _fulfilled_after(senses: Senses, clause: Clause, language: str) -> Span | None:
    """The next sentence tells that it was done; not one that opens with "last year", of another order."""
    if clause.after is None:
        return None
    recalled = senses.says(clause.after, language, "against", "recalled")
    if recalled and recalled.start - clause.after.start <= _NEAR_PRONOUN and has_term(clause.due):
        return None
    partly = pattern(language, "aside", "partly")
    if partly is not None and partly.search(senses.flat, *clause.after) and has_term(clause.due):
        return None
    return senses.says(clause.after, language, "against", "fulfilled")


def _opens(word: Span, clause: Clause) -> bool:
    """A past time before the order dates the order; behind it, something that it is about."""
    return not any(cue.span.start < word.start for cue in clause.cues if cue.name in CUE_FEATURES)


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
    named = clause.names_a_body
    placed = bool(clause.leads) and not clause.inherited and has_term(clause.due)
    placed = placed and has_last_verbs(setting.language)
    owes = named or (placed and senses.says(clause.span, setting.language, "giver") is not None)
    bound = owes and any(cue.name == "duty.must" for cue in clause.cues)
    if bound and not setting.listed and (law := _law_before_the_duty(senses, clause, setting.language)):
        yield "recalled", law
    names = clause.owner_spans
    for name in () if bound or setting.listed else ("plan", "law", "condition"):
        span = senses.says_beside(clause.span, setting.language, name, names)
        if span and not _is_spared(senses, span, clause, setting, named=named):
            yield name, span
    public = people(senses, clause, setting.language)
    spoken_to = clause.leads and public and says_you(senses, public, setting.language)
    behind = public and is_behind_the_duty(senses, public, clause, setting.language)
    behind = behind or (clause.inherited and clause.stands is not None and has_last_verbs(setting.language))
    if public and not spoken_to and not behind and not (named or setting.group_leads or setting.decided):
        yield "public", public
    if setting.unordered and not named and not setting.listed:
        yield "nobody-orders", None
    if clause.doubted or setting.said_by == OTHER or _says_it_himself(senses, clause, setting.language):
        yield "said-by-others", None
    if clause.doubted and addresses_by_case(setting.language) and not has_last_verbs(setting.language):
        yield "reported-duty", None
    yield from hearsay_of_a_duty(senses, clause, setting)
    if not named and is_told(clause) and reported(senses, clause, setting.language):
        yield "reported-duty", None
    idle = setting.voiced and clause.inherited and not is_told(clause) and not has_term(clause.due)
    idle = idle and not _goes_on_ordering(clause, setting)
    if idle and not _calls_by_name(senses, clause, setting.language):
        yield "idle-speech", None


def _goes_on_ordering(clause: Clause, setting: Setting) -> bool:
    """Where verbs close the clause: what the chair says in one breath with an order is one too."""
    return setting.said_by == CHAIR and setting.near_order and has_last_verbs(setting.language)


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
    if senses.says(clause.span, language, "giver") or _another_says(senses, clause, language):
        return False
    duties = [cue.span.of(senses.flat) for cue in clause.cues if cue.name in BINDING]
    last = [words.rpartition(" ")[2] for words in duties if " " in words]
    return any(says.fullmatch(word) for word in last)


def _another_says(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The akim of the region that the ministry must do it said": who orders in flashes of news opens it."""
    flash, lead = any_form(language, "turns", "flash"), clause.leads[0].span if clause.leads else None
    found = flash.match(senses.flat, *clause.span) if flash is not None else None
    return found is not None and lead is not None and found.end() < lead.start


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
    if other := other_giver(senses, clause, setting.language):
        yield "outsider", other
    if public := people_before_the_duty(senses, clause, setting):
        yield "public-told", public


def _is_spared(senses: Senses, span: Span, clause: Clause, setting: Setting, *, named: bool) -> bool:
    """It is part of the duty itself, or of an aside or a tail that only tells who says it."""
    if tells_who_says(senses, span, setting.language):
        return True
    if tells_by_place(setting.language) and is_signed(senses, clause.span, setting.language):
        return True
    if tells_by_place(setting.language) and any(
        cue.name == "duty.must" and cue.span.start == span.start for cue in clause.cues
    ):
        return True
    if named and clause.role is Role.ADDRESSEE and _are_the_chairs_words(senses, span, setting.language):
        return True
    of_duty = setting.near_order and is_of_the_duty(span, clause)
    return named and (of_duty or _is_between_commas(senses, span))


def _are_the_chairs_words(senses: Senses, span: Span, language: str) -> bool:
    """ "The President saw the hospital. By his words, the ministry must …": whose words, is said before."""
    own, chair = pattern(language, "refers", "own-words"), pattern(language, "turns", "chair")
    if own is None or chair is None or own.fullmatch(senses.flat, *span) is None:
        return False
    before = Span(max(0, span.start - _FAR_CHAIR), span.start)
    persons = list(_persons(language).finditer(senses.flat, *before))
    return bool(persons) and chair.match(senses.flat, persons[-1].start()) is not None


@cache
def _persons(language: str) -> re.Pattern[str]:
    """Those who speak: one who gives orders, or anybody else with an office."""
    chairs = lexicon(language).forms("turns", "chair")
    return re.compile(choice((*chairs, *lexicon(language).forms("body-persons"))))


def _is_between_commas(senses: Senses, span: Span) -> bool:
    """ "The Government, he said, should …": an aside tells who says it, and takes nothing from the duty."""
    return senses.flat[span.start - 2 : span.start] == ", " and senses.flat[span.end : span.end + 1] == ","


def _asks_for_consent(senses: Senses, clause: Clause, language: str) -> bool:
    """ "…, is that clear?" """
    compiled = pattern(language, "refers", "consent")
    comma = senses.flat.rfind(",", clause.span.start, clause.span.end)
    if compiled is None or comma < 0:
        return False
    return compiled.fullmatch(senses.flat, comma + 2, clause.span.end - 1) is not None


def _is_unsaid(senses: Senses, clause: Clause, language: str) -> bool:
    """A verb of ordering, but nobody who orders and nobody who is told: "are obligated to"."""
    if clause.leads or not clause.orders <= {"tells", "asks"}:
        return False
    return not senses.says(clause.span, language, "giver")


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
