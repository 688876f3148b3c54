"""Whom a clause means that names nobody by name: "the same ministry", "these bodies", "it", "the akim of the
region", "you", "the first", or the second sentence of an item that goes on without a subject.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from instructions.extraction.addressees import Addressees
from instructions.extraction.bodies import Mention
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.commands import commanded
from instructions.extraction.counts import COUNTS, Counts
from instructions.extraction.cues import (
    addresses_by_case,
    has_last_verbs,
    ordinal_pattern,
    pattern,
    tells_by_place,
)
from instructions.extraction.discourse import PERSON, Discourse
from instructions.extraction.found import Due, Owner, Span
from instructions.extraction.kinds import has_kind
from instructions.extraction.lexicon import lexicon
from instructions.extraction.passages import Passage
from instructions.extraction.pointers import (
    ARTICLE,
    NEAR,
    ORDERS_OF_OTHERS,
    Pointers,
    is_said,
)
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import CHAIR, has_speech


class Memory:
    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self.discourse = Discourse(senses)
        self.addressees = Addressees(senses, self.discourse)
        self.counts = Counts(senses, self.discourse)
        self._told: list[tuple[Owner, ...]] = []
        self.pointers = Pointers(senses, self.discourse, self._told)
        self._announced: tuple[Owner, ...] = ()
        self._announced_in: Passage | None = None
        self._told_in: Passage | None = None
        """The passage in which somebody was told something last."""
        self._passage: Passage | None = None
        self._due: Due | None = None

    def announced(self, sentence: Span, language: str) -> None:
        """ "A number of tasks were set to the akim": duties that follow and name nobody are his."""
        self._announced = self.discourse.charged(sentence, language)
        self._announced_in = self._passage

    def told(self, leads: tuple[Owner, ...], co: tuple[Owner, ...] = ()) -> None:
        registry = self.senses.around.registry
        kinds = {registry[owner.id].kind for owner in leads if owner.id in registry}
        self.discourse.helpers.update(
            one.span for one in co if one.span and one.id in registry and registry[one.id].kind in kinds
        )
        if leads:
            self._told_in = self._passage
        if leads and (not self._told or self._told[-1] != leads):
            self._told.append(leads)

    def last(self) -> tuple[Owner, ...]:
        """Who was told something last."""
        return self._told[-1] if self._told else ()

    def picks_one(self, clause: Clause, language: str) -> bool:
        """Does the clause say "the second" of those named before?"""
        return bool(self.counts.one_of_a_row(clause, language))

    def hear(self, span: Span, passage: Passage) -> None:
        """Take in a sentence, whatever it says."""
        self.discourse.hear(span, passage)
        self._passage = passage

    def stands(self, clause: Clause, language: str) -> Span | None:
        """Where the word stands by which the clause points to its lead."""
        pointer = self.pointers.pointer(clause, language)
        return pointer.span if pointer else self.pointers.pronoun(clause, language)

    def dated(self, due: Due) -> None:
        """Remember the deadline of a task."""
        if has_term(due):
            self._due = due

    def same_date(self, span: Span, language: str) -> Due | None:
        """The deadline that "by the same date" stands for; None where nothing points to one."""
        if self._due and self.senses.flat[span.start : span.end].strip(" .:-;") in _same_words(language):
            return replace(self._due, span=span)
        compiled = pattern(language, "refers", "date") if self._due else None
        if compiled is None or self._due is None:
            return None
        found = compiled.search(self.senses.flat, *_bounds(span))
        return replace(self._due, span=Span(found.start(), found.end())) if found else None

    def joined_by_pronoun(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "To him and to the Ministry of Defence": whom the pronoun means, and who stands beside it."""
        first = clause.leads[0].span if clause.leads and not clause.inherited else None
        joins = lexicon(language).forms("head-names", "each") and lexicon(language).forms("body-pronouns")
        if first is None or not joins:
            return clause.leads
        before = self.senses.flat[clause.span.start : first.start].split()
        links = lexicon(language).forms("body-conjunctions", "word")
        same = lexicon(language).forms("head-names", "each")
        if len(before) < 2 or before[0] not in joins or before[-1] not in links:
            return clause.leads
        if any(word not in same for word in before[1:-1]):
            return clause.leads
        place = Span(clause.span.start, clause.span.start + len(before[0]))
        last = self.last() if len(before) > 2 else ()
        meant = last or self._meant_by_pronoun(place, clause, language) or ()
        return (*(one for one in meant if one not in clause.leads), *clause.leads)

    def meant(self, clause: Clause, setting: Setting, *, first: bool) -> tuple[Owner, ...] | None:
        """Leads that the clause takes over; None where it points to nobody."""
        if several := self.counts.counted(clause, setting.language) or self.counts.both(
            clause, setting.language
        ):
            return several
        if spoken := self._spoken_to_by_kind(clause, setting):
            return spoken
        pointer = self.pointers.pointer(clause, setting.language)
        if pointer and (yours := self._yours(pointer, setting)):
            return yours
        if pointer:
            if meant := self.pointers.pointed_to(pointer, clause, setting.language):
                return self._with_others(meant, pointer, clause)
            if clause.leads or not tells_by_place(setting.language) or not self._is_spoken(clause, setting):
                return None
            return self._meant_by_nobody_named(clause, setting, first=first)
        if clause.leads:
            return (clause.inherited and self.counts.one_of_a_row(clause, setting.language)) or None
        return self._meant_by_nobody_named(clause, setting, first=first)

    def _yours(self, pointer: Mention, setting: Setting) -> tuple[Owner, ...]:
        """ "Your ministry too sets the fine": of the one who is spoken to."""
        your = pattern(setting.language, "refers", "your") if setting.voiced else None
        before = Span(max(0, pointer.span.start - ARTICLE), pointer.span.start)
        if your is None or self._passage is None or not your.search(self.senses.flat, *before):
            return ()
        return self.addressees.spoken_to(pointer.span.start, self._passage, plainly=False)

    def _spoken_to_by_kind(self, clause: Clause, setting: Setting) -> tuple[Owner, ...]:
        """ "Minister, the list must be ready by May": a call in direct speech that names no ministry."""
        if not setting.voiced or self._passage is None or addresses_by_case(setting.language):
            return ()
        for mention in self.senses.mentions(clause.span, setting.language):
            if mention.span.start - clause.span.start > ARTICLE:
                break
            if not mention.ids and not mention.many and self.senses.flat.startswith(", ", mention.span.end):
                return self.addressees.spoken_to(clause.span.start, self._passage, plainly=False)
        return ()

    def _meant_by_nobody_named(
        self, clause: Clause, setting: Setting, *, first: bool
    ) -> tuple[Owner, ...] | None:
        language = setting.language
        if one := self.counts.one_of_a_row(clause, language) or self._person_called(clause, setting):
            return one
        if several := self.pointers.bare_pointer(clause, language):
            return self._meant_by_pointer(several, language)
        if self._passage is not None and self._is_spoken(clause, setting):
            if self._is_idle(clause, setting):
                return None
            plainly = bool(clause.cues) and not is_said(self.senses, clause.span, language, "you")
            if together := self._spoken_to_several(clause, language):
                return together
            spoken_to = self.addressees.spoken_to(clause.span.start, self._passage, plainly=plainly)
            return spoken_to or self._of_the_one_asked(clause, setting) or None
        ordered = any(cue.name.startswith("order.") for cue in clause.cues)
        if (self._told or ordered) and (pronoun := self.pointers.pronoun(clause, language)):
            return self._meant_by_pronoun(pronoun, clause, language)
        if self._told and setting.item and setting.listed and not first:
            return self._told[-1]
        if self._goes_on_telling(clause, setting) or self._is_a_thing_more(clause, setting):
            return self._told[-1]
        return self._of_the_one_charged(clause) or None

    def _of_the_one_asked(self, clause: Clause, setting: Setting) -> tuple[Owner, ...]:
        """ "… And I expect a report each month": in the words said to the one who was told something."""
        wishes = bool(clause.cues) and all(cue.name == "order.says" for cue in clause.cues)
        asked = setting.voiced and wishes and has_term(clause.due) and has_speech(setting.language)
        return self.last() if asked and self._told_in is self._passage and len(self.last()) == 1 else ()

    def _of_the_one_charged(self, clause: Clause) -> tuple[Owner, ...]:
        duties = bool(clause.cues) and all(
            cue.name.startswith(("duty.", "order.told", "announces.")) for cue in clause.cues
        )
        return self._announced if duties and self._announced_in is self._passage else ()

    def _goes_on_telling(self, clause: Clause, setting: Setting) -> bool:
        """Where verbs close the clause: a wish of nobody's goes to who was told last."""
        told_here = self._told and setting.near_order and self._told_in is self._passage
        if not told_here or not has_last_verbs(setting.language) or clause.role or clause.cues:
            return False
        return has_term(clause.due) and self.senses.orders_by_form(clause.span, setting.language)

    def _is_a_thing_more(self, clause: Clause, setting: Setting) -> bool:
        """ "The first batch - by September 30.": a thing with its day goes to who was told last."""
        told_here = self._told and setting.near_order and self._told_in is self._passage
        if not told_here or clause.cues or clause.role or not has_term(clause.due):
            return False
        dashed = self.senses.flat.find(" - ", *clause.span) >= 0
        return dashed and not self.senses.has_verb(clause.span, setting.language)

    def _is_idle(self, clause: Clause, setting: Setting) -> bool:
        """Nothing in what is said can be an order, whoever is spoken to."""
        if clause.cues or has_term(clause.due) or setting.listed or setting.planned or clause.continued:
            return False
        if setting.said_by == CHAIR and commanded(self.senses, clause, setting.language):
            return False
        return not self.senses.orders_by_form(clause.span, setting.language)

    def _meant_by_pointer(self, pointer: Mention, language: str) -> tuple[Owner, ...] | None:
        """ "Its head", "the region", "the above bodies", where they are no mentions."""
        nearest = self.discourse.nearest(pointer, language)
        if self._is_possessive(pointer.span, language):
            meant = nearest or self.discourse.prominent(pointer.span.start, many=False)
            return meant or self.last() or None
        if counted := self._of_a_count(pointer, language):
            return counted
        several = is_said(self.senses, pointer.span, language, "several")
        if nearest and not several:
            return nearest
        if has_last_verbs(language) and not several:
            return self.last() or None
        return (several and self._so_many(pointer, language)) or self.pointers.several(
            pointer, set(), language
        )

    def _so_many(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """ "Both regions", "each of the three": where it is no mention; "each of them": those of one row."""
        words = pointer.span.of(self.senses.flat).split()
        for key, count in COUNTS.items():
            if any(word in lexicon(language).forms("refers", key) for word in words):
                kind = pointer if has_kind(self.senses, pointer, language) else None
                return self.discourse.last(count, kind, pointer.span.start, language)
        row = () if has_last_verbs(language) else self.discourse.row(pointer.span.start)
        told = {owner.id for owner in self.last()}
        return row if told <= {owner.id for owner in row} else ()

    def _of_a_count(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """ "The two bodies": those that the nearest sentence names, if they are so many."""
        first = pointer.span.of(self.senses.flat).split(maxsplit=1)[0]
        for key, count in COUNTS.items():
            if first in lexicon(language).forms("refers", key):
                row = self.discourse.row(pointer.span.start)
                return row if len(row) == count else ()
        return ()

    def _meant_by_pronoun(self, pronoun: Span, clause: Clause, language: str) -> tuple[Owner, ...] | None:
        many = pronoun.of(self.senses.flat) in lexicon(language).forms("body-pronouns", "many")
        told = self._told[-1] if self._told else None
        if many and told and len(told) > 1:
            return told
        apart = {owner.span for owner in clause.co if owner.span}
        return self.discourse.prominent(pronoun.start, many=many, apart=apart) or told

    def _is_possessive(self, span: Span, language: str) -> bool:
        """ "Its head": of one that was named before."""
        first = span.of(self.senses.flat).split(maxsplit=1)[0]
        return first in lexicon(language).forms("body-pronouns", "one")

    def begins_at(self, place: int, sentence: Span, language: str) -> bool:
        """Does a body's name, or "the second" for one, begin at a place?"""
        if any(mention.span.start == place for mention in self.senses.mentions(sentence, language)):
            return True
        return self.begins_with_ordinal(Span(place, sentence.end), language)

    def begins_with_ordinal(self, span: Span, language: str) -> bool:
        """Does a stretch begin with "the second", with no noun behind it?"""
        return self.ordinal_at(span, language) is not None

    def ordinal_at(self, span: Span, language: str) -> Span | None:
        start = span.start + (self.senses.flat[span.start : span.start + 1] == " ")
        ordinal = ordinal_pattern(language)
        found = ordinal.match(self.senses.flat, start, span.end) if ordinal else None
        return Span(*found.span()) if found else None

    def companions(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """Co-executors, with "the ministry" alone as the one that it points to."""
        alone = {one.span: one for one in self.senses.mentions(clause.span, language) if one.points_to}
        found: list[Owner] = []
        for owner in clause.co:
            pointer = alone.get(owner.span) if owner.span and owner.id.startswith("?") else None
            meant = self.discourse.nearest(pointer, language) if pointer else ()
            found += meant or (owner,)
        leads = {owner.id for owner in clause.leads}
        return tuple(owner for owner in dict.fromkeys(found) if owner.id not in leads)

    def by_name(self, owner: Owner, place: int) -> tuple[Owner, ...]:
        """The body of an official who is named alone, where the page has named the office before."""
        if owner.id in self.senses.around.registry or owner.span is None:
            return (owner,)
        person = self.discourse.person(owner.span.of(self.senses.page.folded).split(), place)
        return tuple(Owner(one.id, owner.span) for one in person) or (owner,)

    def _person_called(self, clause: Clause, setting: Setting) -> tuple[Owner, ...]:
        """ "Talgat Serikovich, look into it": an official named before with the office."""
        if not setting.voiced:
            return ()
        found = PERSON.match(self.senses.page.folded, clause.span.start, clause.span.end)
        return self.discourse.person(found[1].split(), clause.span.start) if found else ()

    def _with_others(self, meant: tuple[Owner, ...], pointer: Mention, clause: Clause) -> tuple[Owner, ...]:
        """ "The Ministry of Health and the akimat of the region": who is named beside the pointer stays."""
        named = tuple(owner for owner in clause.leads if self._is_named(owner, pointer))
        ids = {owner.id for owner in named}
        return (*named, *(owner for owner in meant if owner.id not in ids))

    def _is_named(self, owner: Owner, pointer: Mention) -> bool:
        return owner.span != pointer.span and owner.id in self.senses.around.registry

    # -- direct speech ----------------------------------------------------------------------------

    def _is_spoken(self, clause: Clause, setting: Setting) -> bool:
        """Does the clause tell somebody to do it, "you" said or not?"""
        if clause.pointed:
            return False
        you = is_said(self.senses, clause.span, setting.language, "you")
        if any(cue.name in ORDERS_OF_OTHERS for cue in clause.cues) and not (you and setting.voiced):
            return False
        if setting.voiced:
            duty = any(cue.name.startswith("duty.") for cue in clause.cues)
            return you or not duty or has_term(clause.due)
        says = any(cue.name == "order.says" for cue in clause.cues)
        return says and is_said(self.senses, clause.span, setting.language, "you")

    def _spoken_to_several(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "You both", "you all": the bodies of the nearest sentence that names so many."""
        start = Span(clause.span.start, min(clause.span.end, clause.span.start + NEAR))
        for key, count in COUNTS.items():
            if is_said(self.senses, start, language, f"you-{key}"):
                return self.discourse.last(count, None, clause.span.start, language)
        return (
            self.discourse.row(clause.span.start) if is_said(self.senses, start, language, "you-all") else ()
        )


@cache
def _same_words(language: str) -> frozenset[str]:
    """What stands in the place of a deadline for "as above"."""
    return frozenset(lexicon(language).forms("ditto"))


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
