"""A sentence after an order that says only by when, or only by whom: "The deadline is April 15.", "They have
half a year.", "The Ministry of Justice is responsible." It belongs to the order and is no task of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.clause import Clause
from instructions.extraction.cues import has_last_verbs
from instructions.extraction.found import Due, DueKind, FoundTask, Owner, Reason, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.scale import OPINION
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.slot_names import head_noun
from instructions.extraction.slot_words import slot_words
from instructions.extraction.weights import WEIGHTS, confidence

_LONGEST = 130
_STEM, _MOST_ONCE_MORE = 5, 2
_MOST_WORDS = 7
_FEW = 4
"""So many words beside a day may say of an order what they will."""
_OF_OTHERS = frozenset({"told", "past", "no-deadline", "start", "after-event"})
"""Why a day is not that of an order, whatever it is said of."""
_OFFICE = "office"
_UNCHARGED = frozenset({"no-lead", "no-lead-duty", "dated-duty"})
_GIVEN_FOR = re.compile(r"\b(?:given|allotted|allowed|granted) for ((?:the |this |that )?[a-z]+)[.!]?$")
_WORD = re.compile(r"[^\W\d_][\w']*")


class Afterthought(NamedTuple):
    span: Span
    due: Due = Due()
    leads: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    only_reports: bool = False
    """ "The results are to be reported.": neither a day nor anybody's name."""


def afterthought(
    senses: Senses, sentence: Span, language: str, told: Span | None = None
) -> Afterthought | None:
    """What a sentence adds to the order before it; None where it says more than that. Where verbs close the
    clause it may name the deed of the order once more: `told` is where that stands."""
    said = _said(senses, sentence, language, told)
    if said is None:
        return None
    due = said.due(language)
    if due.date is not None and due.date <= senses.around.published:
        return None
    if has_term(due):
        return Afterthought(sentence, due=due)
    leads, co = said.charged(language)
    if leads:
        return Afterthought(sentence, leads=leads, co=co)
    return Afterthought(sentence, only_reports=True) if said.only_reports(language) else None


def due_after(senses: Senses, sentence: Span, language: str) -> Due:
    """The day that a sentence adds to the order before it; none where it says more, or one that is over."""
    said = _said(senses, sentence, language)
    due = said.due(language) if said else Due()
    return Due() if due.date is not None and due.date <= senses.around.published else due


def day_said_of(senses: Senses, sentence: Span, language: str) -> Afterthought | None:
    """ "He needs the result on May 6.": a day with few words beside it, in a sentence that orders nothing;
    not where it tells what happened."""
    said = _said(senses, sentence, language)
    due = senses.due(sentence, language, bare=True) if said else Due()
    if said is None or due.span is None or not has_term(due):
        return None
    words = len(said.beside((due.span,)))
    speaks_of_himself = words == 1 and ":" not in senses.flat[slice(*sentence)]  # "I'll check in May."
    if words > _FEW or speaks_of_himself:
        return None
    if due.date is not None and due.date < senses.around.published:
        return None
    if any(term.why in _OF_OTHERS for term in senses.terms(sentence, language)):
        return None
    return Afterthought(sentence, due=replace(due, doubts=(*due.doubts, "deadline-after")))


def charge(
    senses: Senses, sentence: Span, language: str, told: Span | None = None
) -> tuple[tuple[Owner, ...], tuple[Owner, ...]]:
    """Whom a sentence charges with the order before it, and with whom; nobody where it says more."""
    said = _said(senses, sentence, language, told) if may_charge(senses, sentence, language) else None
    leads, co = said.charged(language) if said else ((), ())
    return (leads, co) if said and leads and not has_term(said.due(language)) else ((), ())


def _said(senses: Senses, sentence: Span, language: str, told: Span | None = None) -> _Said | None:
    """What is to be asked; None where a sentence is too long for an afterthought, or a question."""
    small = _small_words(language)
    asks = senses.flat[sentence.end - 1 : sentence.end] == "?"
    if not small or asks or sentence.end - sentence.start > _LONGEST:
        return None
    if told is not None and has_last_verbs(language):
        small = small | _once_more(senses.flat, told, sentence)
    return _Said(senses, sentence, small)


def may_charge(senses: Senses, sentence: Span, language: str) -> bool:
    """Does it hold a word by which somebody is charged at all? Where only the leads of an afterthought are
    wanted, that spares most of the asking."""
    return not _charging_words(language).isdisjoint(_WORD.findall(senses.flat, *sentence))


def charged(
    senses: Senses, clause: Clause, reasons: Sequence[Reason], language: str
) -> tuple[Clause, tuple[Reason, ...]] | None:
    """ "It has to be built by May 1. The Ministry of Transport is responsible.": the clause with the one whom
    the next sentence charges; None where it names nobody."""
    if clause.leads or clause.after is None or not has_term(clause.due):
        return None
    leads, co = charge(senses, clause.after, language, clause.span)
    if not leads:
        return None
    kept = tuple(one for one in reasons if one.name not in _UNCHARGED)
    return clause._replace(leads=leads, co=clause.co or co), (*kept, _reason("lead-after", clause.after))


def _reason(name: str, span: Span) -> Reason:
    return Reason(name, span, WEIGHTS[name])


def lacks(task: FoundTask) -> bool:
    """Is there anything that a sentence after the task might add, or put right?"""
    return _is_unowned(task) or not has_term(task.due)


def _is_unowned(task: FoundTask) -> bool:
    """Nobody leads, or only somebody who was named before."""
    return not task.lead or "lead-inherited" in task.doubts


def fits(task: FoundTask, thought: Afterthought) -> bool:
    """Does the task lack what the sentence says?"""
    if thought.only_reports:
        return True
    return not has_term(task.due) if has_term(thought.due) else _is_unowned(task)


def completed(task: FoundTask, thought: Afterthought) -> FoundTask:
    """The task with the deadline or the owner that the sentence after it says."""
    name = "due-after" if has_term(thought.due) else "lead-after"
    reasons = (*task.reasons, _reason(name, thought.span))
    odds = task.odds + OPINION * WEIGHTS[name]
    gone = {"deadline-of-heading"} if has_term(thought.due) else {"no-lead", "lead-inherited"}
    if thought.due.kind is not DueKind.NONE:
        gone.add("no-deadline")
    doubts = (*(doubt for doubt in task.doubts if doubt not in gone), *thought.due.doubts)
    return replace(
        task,
        due=thought.due if has_term(thought.due) else task.due,
        lead=thought.leads or task.lead,
        co=task.co or thought.co,
        evidence=(*task.evidence, thought.span),
        reasons=reasons,
        odds=odds,
        confidence=confidence(odds, doubts, (one.name for one in reasons)),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def with_afterthought(tasks: Sequence[FoundTask], thought: Afterthought) -> list[FoundTask]:
    """The tasks of a sentence with what the next adds: a day to the last, an owner to all without one."""
    if thought.only_reports:
        return list(tasks)
    if thought.leads:
        return [completed(task, thought) if _is_unowned(task) else task for task in tasks]
    return [*tasks[:-1], completed(tasks[-1], thought)]


class _Said(NamedTuple):
    senses: Senses
    sentence: Span
    small: frozenset[str]

    def due(self, language: str) -> Due:
        """The deadline, where the sentence has no word of its own beside it."""
        due = self.senses.due(self.sentence, language, bare=True)
        if due.span is None or not has_term(due) or self._tells_since_when(language):
            return Due()
        offices = (one.span for one in self.senses.mentions(self.sentence, language) if self._is_office(one))
        if not self._only_small_beside((due.span, *offices)):
            return Due()
        return due

    def _tells_since_when(self, language: str) -> bool:
        return any(term.why == "no-deadline" for term in self.senses.terms(self.sentence, language))

    def only_reports(self, language: str) -> bool:
        """ "The results to be reported to the Government.": nothing but words of reporting."""
        reports = frozenset(lexicon(language).forms("afterthought", "reports"))
        words = {word[0] for word in _WORD.finditer(self.senses.flat, *self.sentence)}
        if reports.isdisjoint(words):
            return False
        offices = (one.span for one in self.senses.mentions(self.sentence, language) if self._is_office(one))
        return self._only_small_beside(offices)

    def _is_office(self, mention: Mention) -> bool:
        """One who gives orders, and to whom it is to be reported."""
        registry = self.senses.around.registry
        return any(id_ in registry and registry[id_].kind == _OFFICE for id_ in mention.ids)

    def charged(self, language: str) -> tuple[tuple[Owner, ...], tuple[Owner, ...]]:
        """Who leads, and with whom; none where the sentence says more than that."""
        if not may_charge(self.senses, self.sentence, language):
            return (), ()
        beside = self._replace(small=self.small | _charging_words(language))
        named = [one for one in self.senses.mentions(self.sentence, language) if one.ids]
        if not named and (only := beside._only_name(language)):
            return (only,), ()
        if not named or not beside._only_small_beside(map(_whole, named)):
            return (), ()
        owners = self.senses.owners(self.sentence, language)
        helps = {one.span for one in owners.co}
        own = {one.span for one in (*owners.lead, *owners.co)}
        mentions = [one for one in named if not one.weak or one.span in own]
        if not mentions or not beside._only_small_beside(map(_whole, mentions)):
            return (), ()
        leads = tuple(Owner(id_, one.span) for one in mentions if one.span not in helps for id_ in one.ids)
        return leads, tuple(Owner(id_, one.span) for one in mentions if one.span in helps for id_ in one.ids)

    def _only_name(self, language: str) -> Owner | None:
        """ "The museum was made responsible": whatever is left beside the small words, if it may act."""
        words = slot_words(language)
        flat, rest = self.senses.flat, []
        for word in _WORD.finditer(flat, self.sentence.start, self._end()):
            if word[0] not in self.small:
                rest.append(word)
        if words is None or not rest or len(rest) > _MOST_WORDS:
            return None
        name = Span(rest[0].start(), rest[-1].end())
        plain = all(word in words.links for word in flat[slice(*name)].split() if word in self.small)
        head = flat[slice(*head_noun(flat, name, words))]
        capital = self.senses.page.folded[name.start].isupper() and name.start > self.sentence.start
        acts = head in words.actors or head in words.titles or head.endswith(words.actor_endings)
        if not plain or words.finite.search(flat, *name) or not (capital or acts):
            return None
        return Owner(f"?: {name.of(self.senses.page.text)}", name)

    def _only_small_beside(self, places: Iterable[Span]) -> bool:
        return self.small.issuperset(self.beside(places))

    def beside(self, places: Iterable[Span]) -> list[str]:
        """The words that stand in none of these places."""
        taken = list(places)
        return [
            word[0]
            for word in _WORD.finditer(self.senses.flat, self.sentence.start, self._end())
            if not any(place.start <= word.start() < place.end for place in taken)
        ]

    def _end(self) -> int:
        """Where the sentence ends but for "… is given for the repair": what the time is for adds nothing."""
        found = _GIVEN_FOR.search(self.senses.flat, self.sentence.start, self.sentence.end)
        said = self.senses.flat.find(", - ", self.sentence.start, self.sentence.end)
        return found.start(1) if found else said if said >= 0 else self.sentence.end


def _whole(mention: Mention) -> Span:
    """With the name of the official behind it."""
    return Span(mention.span.start, max(mention.span.end, mention.reach))


def _once_more(flat: str, told: Span, sentence: Span) -> frozenset[str]:
    """Words of the sentence, a few, that the order has used before in this or another form."""
    stems = {word[:_STEM] for word in _WORD.findall(flat, told.start, told.end) if len(word) >= _STEM}
    said = [word for word in _WORD.findall(flat, sentence.start, sentence.end) if word[:_STEM] in stems]
    return frozenset(said) if len(said) <= _MOST_ONCE_MORE else frozenset()


@cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).forms("afterthought", "due"))


@cache
def _charging_words(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).forms("afterthought", "lead"))
