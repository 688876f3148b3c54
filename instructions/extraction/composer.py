"""A clause put together: what its own words say, what the clause before lends it, what its surroundings give.

A rule about whom a clause means without naming anybody belongs to `memory`; one about what speaks for an
order to `directives`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.afterthoughts import charge
from instructions.extraction.asides import (
    SHORT_TERM,
    WITHIN_A_MONTH,
    day_of,
    due_after_a_dash,
    due_at_the_head,
    due_in_brackets,
)
from instructions.extraction.bodies import Owners, Role
from instructions.extraction.case_slots import owner_by_place, told_instead
from instructions.extraction.clause import Clause, Setting, ordering_after
from instructions.extraction.cues import (
    Cue,
    addresses_by_case,
    has_last_verbs,
    has_verb_forms,
    pattern,
    tells,
    tells_by_place,
)
from instructions.extraction.directives import is_giver, opens_an_order
from instructions.extraction.found import Due, Owner, Span
from instructions.extraction.givers import gives_the_order, merely_tells, without_speakers
from instructions.extraction.governed import in_the_slot
from instructions.extraction.head_names import bound_behind, doer_at_the_head, told_at_the_head
from instructions.extraction.lexicon import lexicon
from instructions.extraction.memory import Memory
from instructions.extraction.newcomers import newcomer
from instructions.extraction.opening_names import agent_by_place, commanded_name, flashed_name, opening_name
from instructions.extraction.pointers import is_said
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.slots import orders_a_thing, told_by_place
from instructions.extraction.speech import has_speech
from instructions.extraction.subjects import expected_of, name_at_the_head, name_of_item, subject_before_duty

_FAR_GIVEN = 160
_BETWEEN_PLACES = 4
_TIMES = ("working-days", "s-after")
"""So end the rules of deadlines that count from the day of publication."""
_COMMON_NOUN = re.compile(r"\?: (?:the )?[a-zа-яё]+")
_FAR_RECEIVER = 16
"""An addressee so far from the start of an item only receives what the item is about."""
_ADDRESSING = frozenset({"dat"})
_MERELY_NAMED = frozenset({Role.NAMED, Role.OTHER})


class Composer:
    def __init__(self, senses: Senses, memory: Memory) -> None:
        self.senses = senses
        self.memory = memory

    def clause(
        self,
        sentence: Span,
        span: Span,
        cues: Sequence[Cue],
        before: Clause | None,
        language: str,
        *,
        near: bool,
        by_tense: bool = False,
    ) -> Clause:
        """A clause as it stands, with what the clause before it in the sentence lends it; `by_tense`: what it
        says will be done is ordered."""
        own = tuple(cue for cue in cues if span.start <= cue.span.start < span.end)
        ordered = bool(own) or before is not None or self.senses.orders_by_form(span, language)
        due = self._due(sentence, span, language, ordered=ordered, near=near, by_tense=by_tense)
        if not has_term(due):
            due = self._due_by_place(span, own, language, near=near) or due
        owners = self.senses.owners(span, language)
        leads = self._leads(span, own, owners, language)
        pointed = owners.role is not None and not owners.lead and not leads
        clause = Clause(span, own, leads, owners.co, due, role=owners.role, pointed=pointed)
        if not tells(own) and self.senses.word_ending(span, language, "closing"):
            clause = self._ordered_at_the_end(clause, sentence, cues, language)
        clause = self._with_who_is_told(clause, language, near=near, alone=not owners.lead)
        if not owners.lead and len(clause.leads) == 1:
            clause = clause._replace(leads=self.memory.by_name(clause.leads[0], span.start))
        if before is None:
            return clause
        clause = clause._replace(due=due_at_the_head(self.senses, clause.due, before.due))
        if own and owners.role in _MERELY_NAMED and self._has_no_subject(span, own):
            clause = clause._replace(leads=())
        vetoed = before.vetoed and has_speech(language)
        if not tells(clause.cues) and not vetoed and self._takes_over(clause, before, language):
            clause = clause._replace(cues=(*own, *before.cues))
        alone = clause.pointed or orders_a_thing(self.senses, clause._replace(cues=own), language)
        if not clause.leads and not alone and not self.memory.picks_one(clause, language):
            clause = clause._replace(
                leads=before.leads, co=clause.co or before.co, inherited=bool(before.leads)
            )
        return clause

    def _with_who_is_told(self, clause: Clause, language: str, *, near: bool, alone: bool) -> Clause:
        """The clause with the one who is told, where only the place or the capitals tell who it is."""
        if placed := told_by_place(self.senses, clause, language):
            return clause._replace(leads=placed, role=Role.ORDERED, pointed=False)
        if flashed := flashed_name(self.senses, clause, language):
            return clause._replace(leads=flashed, role=Role.ADDRESSEE, pointed=False)
        if headed := told_at_the_head(self.senses, clause, language, near=near):
            return clause._replace(leads=headed, role=Role.ADDRESSEE, pointed=False)
        if clause.leads and merely_tells(self.senses, clause, language):
            clause = clause._replace(leads=owner_by_place(self.senses, clause, language) or clause.leads)
        elif clause.leads and (instead := told_instead(self.senses, clause, language)):
            return clause._replace(leads=instead, role=Role.ADDRESSEE, pointed=False)
        if not clause.leads and not clause.pointed:
            leads = self._named_without_a_noun(clause, language, near=near, alone=alone)
            clause = clause._replace(leads=leads)
        if not clause.leads and not clause.pointed:
            if governed := in_the_slot(self.senses, clause, language, near=near):
                return clause._replace(leads=governed, role=Role.ADDRESSEE)
            if bound := bound_behind(self.senses, clause, language):
                return clause._replace(leads=bound, role=Role.SUBJECT)
            named = (
                name_at_the_head(self.senses, clause, language)
                or agent_by_place(self.senses, clause, language)
                or commanded_name(self.senses, clause, language)
            )
            clause = clause._replace(leads=named, role=Role.SUBJECT) if named else clause
        return clause

    def _due(
        self, sentence: Span, span: Span, language: str, *, ordered: bool, near: bool, by_tense: bool
    ) -> Due:
        to_come = not ordered and (near or by_tense) and self._is_yet_to_come(span, language)
        ordered = ordered or to_come
        by_tense = by_tense and ordered
        due = self.senses.due(span, language, within=sentence, ordered=ordered, by_tense=by_tense, near=near)
        return Due() if to_come and due.rule == "start" and not has_last_verbs(language) else due

    def completed(self, clause: Clause, setting: Setting, *, first: bool) -> tuple[Clause, tuple[str, ...]]:
        """The clause with what it takes from its surroundings, and the doubts about that."""
        listed = setting.listed and has_last_verbs(setting.language)
        named = (
            self._named_by_place(clause, setting.language) if first and (setting.decided or listed) else ()
        )
        if named and (setting.decided or self._stands_before_a_mark(named[0])):
            clause = clause._replace(leads=named, role=Role.ADDRESSEE, inherited=False)
        elif setting.listed and setting.item and not (clause.leads or setting.group_leads):
            named = opening_name(self.senses, clause, setting.language)
            clause = clause._replace(leads=named, role=Role.SUBJECT) if named else clause
        if setting.listed and (doer := doer_at_the_head(self.senses, clause, setting.language)):
            clause = clause._replace(leads=doer, role=Role.SUBJECT)
        clause = clause._replace(leads=self.memory.joined_by_pronoun(clause, setting.language))
        doubts: tuple[str, ...] = ("lead-inherited",) if clause.inherited else ()
        if self._falls_to_the_group(clause, setting):
            clause = clause._replace(leads=setting.group_leads, co=clause.co or setting.group_co)
        elif before := self.memory.meant(clause, setting, first=first):
            stands = self.memory.stands(clause, setting.language)
            clause = clause._replace(leads=before, inherited=True, stands=stands)
            doubts = (*doubts, "lead-inherited")
        if clause.co:
            clause = clause._replace(co=self.memory.companions(clause, setting.language))
        known = clause.due.date or clause.due.every
        same = self.memory.same_date(clause.span, setting.language)
        if same and (not known or self._says_the_same(clause.due, same, setting.language)):
            clause = clause._replace(due=same)
            doubts = (*doubts, "deadline-inherited")
        if clause.due.rule in WITHIN_A_MONTH and clause.due.date and setting.group_due is not None:
            clause = clause._replace(due=day_of(clause.due, setting.group_due))
        if not has_term(clause.due) and setting.group_due is not None:
            clause = clause._replace(due=setting.group_due)
            doubts = (*doubts, "deadline-of-heading")
        return clause, doubts

    def _charged_behind(self, span: Span, language: str) -> tuple[Owner, ...]:
        """Whom the last part of a clause charges with the rest of it."""
        for sign in ("; ", ", ") if tells_by_place(language) else ():
            mark = self.senses.flat.rfind(sign, span.start, span.end)
            behind = Span(mark + 2, span.end)
            leads = charge(self.senses, behind, language)[0] if mark >= 0 else ()
            if leads and not is_giver(self.senses, leads, language):
                return leads
        return ()

    def _says_the_same(self, due: Due, same: Due, language: str) -> bool:
        """ "By the same day" is read as today's only where nothing was dated before."""
        within = due.span and same.span and due.span.start < same.span.end <= due.span.end + 1
        return bool(within) and tells_by_place(language)

    def _ordered_at_the_end(
        self, clause: Clause, sentence: Span, cues: Sequence[Cue], language: str
    ) -> Clause:
        """The clause with the order, and whom it addresses, that closes the sentence."""
        after = ordering_after(clause.span, cues)
        if not after:
            return clause
        leads = clause.leads or tuple(
            owner
            for owner in self.senses.owners(Span(clause.span.start, sentence.end), language).lead
            if owner.span and owner.span.end <= clause.span.end
        )
        return clause._replace(cues=(*clause.cues, *after), leads=leads)

    def _is_yet_to_come(self, span: Span, language: str) -> bool:
        """It tells what will be done; among orders, an order."""
        forms = (self.senses.word_ending(span, language, key) for key in ("future", "closing"))
        return addresses_by_case(language) and any(form is not None for form in forms)

    def _has_no_subject(self, span: Span, cues: Sequence[Cue]) -> bool:
        """ "…, and shall thereafter brief the office": the duty opens the second half."""
        duty = next((cue.span.start for cue in cues if cue.name.startswith("duty.")), span.end)
        return duty - span.start <= 1

    def _time_given(self, span: Span, language: str) -> Due | None:
        """ "The Premier gave the ministry of finance two months to …": a time apart from the verb that
        gives it."""
        gives = pattern(language, "joins", "gives")
        given = gives.search(self.senses.flat, span.start, span.end) if gives else None
        if given is None:
            return None
        due = self.senses.due(span, language, bare=True)
        if due.span is None or not due.rule.endswith(_TIMES):
            return None
        return due if abs(due.span.start - given.end()) <= _FAR_GIVEN else None

    def _due_by_place(self, span: Span, own: Sequence[Cue], language: str, *, near: bool) -> Due | None:
        due = self._time_given(span, language) if own else due_after_a_dash(self.senses, span, language)
        due = due or (self._at_the_head(span, language) if own else None)
        return due or (due_in_brackets(self.senses, span, language) if near else None)

    def _at_the_head(self, span: Span, language: str) -> Due | None:
        """ "Half a year, and the map must count all of it": a time and a conjunction before a duty."""
        then = pattern(language, "joins", "then")
        found = (
            then.search(self.senses.flat, span.start, min(span.end, span.start + SHORT_TERM))
            if then
            else None
        )
        if found is None:
            return None
        head = Span(span.start, found.start())
        due = self.senses.due(head, language, bare=True)
        if due.span is None or not due.rule.endswith(_TIMES) or head.end - due.span.end > 1:
            return None
        before = self.senses.flat[head.start : due.span.start].strip(' "')
        return due if not before or before in lexicon(language).forms("joins", "stress") else None

    def _leads(self, span: Span, own: Sequence[Cue], owners: Owners, language: str) -> tuple[Owner, ...]:
        """Who leads by the clause's own words; not who gives the order."""
        leads = owners.lead or (self._charged_behind(span, language) if own else ())
        if leads and self.memory.pointers.opens_with_pronoun(span, own, leads, language):
            return ()
        leads = without_speakers(self.senses, leads, language)
        if leads and gives_the_order(self.senses, leads, own, owners.role, language):
            leads = ()
        if not leads or not is_giver(self.senses, leads, language):
            return leads
        if owners.role is Role.ORDERED:
            places = self._places_told(span, language) if any(c.name == "order.tells" for c in own) else ()
            if subject := places or self._subject_at_the_head(span, language):
                return subject
        for_me = has_last_verbs(language) and is_said(self.senses, span, language, "to-me")
        if (
            owners.role in _MERELY_NAMED
            and not for_me
            and not opens_an_order(self.senses, leads, span, own, language)
        ):
            leads = ()
        if any(cue.name == "order.tells" for cue in own):
            return self._addressed_beside(span, language) or self._places_told(span, language) or leads
        colon = self.senses.flat.find(": ", *span) if own and has_last_verbs(language) else -1
        if colon >= 0 and not leads:
            return self._addressed_beside(Span(span.start, colon), language)
        return leads

    def _subject_at_the_head(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "The ministry will check the stores by Friday - such orders the Vice Premier gave"."""
        head = next(iter(self.senses.mentions(span, language)), None)
        if head is None or head.span.start > span.start or not addresses_by_case(language):
            return ()
        owners = tuple(Owner(id_, head.span) for id_ in head.ids)
        return () if has_last_verbs(language) or is_giver(self.senses, owners, language) else owners

    def _places_told(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "Shymkent and Turkistan to agree on it by May, the Premier ordered": places that stand first."""
        found: list[Owner] = []
        end = span.start
        for mention in self.senses.mentions(span, language):
            if not mention.cases & _ADDRESSING or mention.span.start - end > _BETWEEN_PLACES:
                break
            found += [Owner(id_, mention.span) for id_ in mention.ids]
            end = mention.span.end
        return tuple(found) if addresses_by_case(language) and not has_last_verbs(language) else ()

    def _addressed_beside(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "…, the Premier told the Minister of Transport": by the case that addresses, not who tells."""
        for mention in self.senses.mentions(span, language):
            owners = tuple(Owner(id_, mention.span) for id_ in mention.ids)
            plain = mention.cases and mention.cases <= _ADDRESSING and not mention.weak
            if plain and owners and not is_giver(self.senses, owners, language):
                return owners
        return ()

    def _named_without_a_noun(
        self, clause: Clause, language: str, *, near: bool, alone: bool
    ) -> tuple[Owner, ...]:
        """`alone`: no other body stands in the clause, not even one that only speaks."""
        awaited = expected_of(self.senses, clause, language)
        if awaited or not alone:
            return awaited
        leads = subject_before_duty(self.senses, clause, language) or owner_by_place(
            self.senses, clause, language
        )
        heads = near or self.senses.orders_by_form(clause.span, language)
        return leads or (name_of_item(self.senses, clause, language) if heads else ())

    def _takes_over(self, clause: Clause, before: Clause, language: str) -> bool:
        """Does the order of the clause before hold for this one? Not where it only tells what is."""
        dated, acts = has_term(clause.due), self.senses.has_verb(clause.span, language)
        if clause.role in _MERELY_NAMED and not (dated or acts) and not has_last_verbs(language):
            return self.senses.word_ending(clause.span, language, "past") is None
        if clause.leads or dated or acts:
            return True
        if not has_verb_forms(language):
            return True
        return " - " in self.senses.flat[clause.span.start : clause.span.end]

    def _named_by_place(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """A name that nobody lists at the head of an item, where none is read or only one far behind it."""
        if clause.leads and not clause.inherited and any(self._is_sure(owner) for owner in clause.leads):
            return ()
        named = newcomer(self.senses, clause, language)
        first = named[0].span if named else None
        before = first is not None and all(
            clause.inherited or owner.span is None or owner.span.start >= first.end for owner in clause.leads
        )
        return named if before else ()

    def _stands_before_a_mark(self, owner: Owner) -> bool:
        return owner.span is not None and self.senses.flat.startswith((":", " - "), owner.span.end)

    def _is_sure(self, owner: Owner) -> bool:
        return owner.id in self.senses.around.registry

    def _points_late(self, clause: Clause, language: str) -> bool:
        """ "To study the margins of the chain “plant - shop”": a noun so far behind points to nobody."""
        pointer = self.memory.pointers.pointer(clause, language)
        late = pointer is not None and pointer.span.start - clause.span.start > _FAR_RECEIVER
        return late and addresses_by_case(language) and not has_last_verbs(language) and not clause.cues

    def _falls_to_the_group(self, clause: Clause, setting: Setting) -> bool:
        """Whom the heading above addresses leads where the item names nobody, or only who receives it."""
        if not setting.group_leads or self.memory.picks_one(clause, setting.language):
            return False
        if not clause.leads:
            return not clause.pointed or self._points_late(clause, setting.language)
        common = all(_COMMON_NOUN.fullmatch(one.id) for one in clause.leads)
        merely = not addresses_by_case(setting.language) or clause.role in _MERELY_NAMED
        if setting.decided and not clause.cues and common and merely:
            return True
        first = clause.leads[0].span
        receives = clause.role is Role.ADDRESSEE and not clause.cues and not clause.inherited
        return receives and first is not None and first.start - clause.span.start > _FAR_RECEIVER
