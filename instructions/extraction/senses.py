"""What a stretch of the page says: its deadline, its owners, its cues. Read once, then remembered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies import (
    MOST,
    Mention,
    Named,
    Officials,
    Owners,
    Registry,
    named_in,
    owners_among,
    read_owner_cell,
)
from instructions.extraction.bodies.index import index_for
from instructions.extraction.case_words import ACC, slot_of
from instructions.extraction.company import Judged
from instructions.extraction.cues import (
    ORDERING_FORMS,
    VERB_FORMS,
    Cue,
    cues,
    has_last_verbs,
    pattern,
    without_idle_duties,
)
from instructions.extraction.found import Apart, Due, DueKind, Owner, Span
from instructions.extraction.glossary import glossary_of
from instructions.extraction.headlines import with_bare_passives
from instructions.extraction.lexicon import lexicon
from instructions.extraction.owed import with_owed
from instructions.extraction.page import Page
from instructions.extraction.people import People
from instructions.extraction.phrases import Found, scan
from instructions.extraction.relatives import without_attributes
from instructions.extraction.retold import with_retold
from instructions.extraction.scale import Scale
from instructions.extraction.terms import Role, Term, best_term, find_terms, resolve
from instructions.extraction.terms.finder import grammar, terms_in
from instructions.extraction.terms.once_ordered import taken, told_of_a_thing
from instructions.extraction.verbs import verbs
from instructions.working_days import Calendar

_TELLING = frozenset(VERB_FORMS)
_BEFORE_AN_ASIDE = 90
_BESIDE_THE_VERB = frozenset({"ins", "acc", "abl", "loc"})
PAST = "past"
"""Doubt of a deadline that was over before the day of publication."""


_LONGEST_SHORT_NAME = 14
"""A longer name in capitals alone is none of an abbreviation."""


class Around(NamedTuple):
    """What reading depends on beside the text."""

    published: dt.date
    registry: Registry
    calendar: Calendar
    officials: Officials
    scale: Scale


class Senses:
    def __init__(self, page: Page, around: Around) -> None:
        self.page = page
        self.around = around
        self.flat = page.lower.replace("\n", " ").replace("\t", " ")
        self.found: Found = scan(self.flat)
        self.speeches: Apart | None = None
        """Direct speech of the page; filled by `speech` when first asked."""
        self._terms: dict[tuple[Span, str, bool], list[Term]] = {}
        self._may_be_dated: dict[tuple[Span, str], bool] = {}
        self._owners: dict[tuple[Span, str], Owners] = {}
        self.glossary = glossary_of(page.folded)
        self.judged: list[Judged] = []
        """What was judged of the page, each stretch by itself."""
        self._persons: dict[str, People] = {}
        self._names: dict[tuple[Span, str], Named] = {}
        self._mentions: dict[tuple[Span, str], list[Mention]] = {}
        self._verbs: dict[tuple[Span, str], dict[str, Span]] = {}
        self._cues: dict[tuple[Span, str], tuple[Cue, ...]] = {}
        self._said: dict[Span, dict[str, Span]] = {}

    def apart(self, text: str) -> Senses:
        """What a text beside the page says, with the page's abbreviations: cells put together of pieces."""
        other = Senses(Page.of(text), self.around)
        other.glossary = self.glossary
        return other

    def forget(self) -> None:
        """Drop what is remembered of stretches; it is read again where it is asked for."""
        for known in (
            self._terms,
            self._may_be_dated,
            self._owners,
            self._names,
            self._mentions,
            self._verbs,
            self._cues,
            self._said,
        ):
            known.clear()

    def terms(self, span: Span, language: str, *, bare: bool = False) -> list[Term]:
        key = (span, language, bare)
        if key not in self._terms:
            dated = self.may_be_dated(span, language)
            self._terms[key] = terms_in(self.page.folded, *span, language, bare=bare) if dated else []
        return self._terms[key]

    def may_be_dated(self, span: Span, language: str) -> bool:
        """A quick look: may a stretch, or a part of it, hold a term?"""
        key = (span, language)
        if (known := self._may_be_dated.get(key)) is None:
            known = self._may_be_dated[key] = grammar(language).may_hold_a_term(self.page.folded, *span)
        return known

    def due(
        self,
        span: Span,
        language: str,
        *,
        within: Span | None = None,
        bare: bool = False,
        ordered: bool = False,
        by_tense: bool = False,
        near: bool = False,
    ) -> Due:
        """The deadline of a stretch, judged `within` the sentence that it is a part of.

        In an order that the sentence only reports ("according to the decree …") its dates are deadlines, and
        in one that only its tense tells (`by_tense`) a period alone is one too; `near` an order, a time that
        stands aside.
        """
        around = self.around
        whole = self.terms(within or span, language, bare=bare)
        terms = [term for term in whole if span.start <= term.span.start and term.span.end <= span.end]
        terms = taken(terms, ordered=ordered, by_tense=by_tense, near=near)
        if len(terms) > 1:
            terms = self._without_asides(self._without_topics(terms, language), language)
            terms = without_attributes(self.flat, terms, language)
        best = best_term(terms, published=around.published, calendar=around.calendar)
        if best is None and ordered:
            told = told_of_a_thing(terms)
            best = best_term(told, published=around.published, calendar=around.calendar)
        if best is None:
            over = any(term.role is Role.DEADLINE for term in terms)
            return Due(doubts=(PAST,) if over else ())
        due = resolve(best, published=around.published, calendar=around.calendar)
        return replace(due, text=best.span.of(self.page.text))

    def _without_topics(self, terms: list[Term], language: str) -> list[Term]:
        """ "To agree by May on closing them within a day": where the topic stands first, with a term of its
        own, the one behind it is meant."""
        topic = pattern(language, "term-words", "topic")
        if topic is None:
            return terms
        last = max(term.span.start for term in terms if term.role is Role.DEADLINE or term is terms[-1])
        return [
            term for term in terms if not topic.search(self.flat, term.span.end, max(last, term.span.end))
        ]

    def _without_asides(self, terms: list[Term], language: str) -> list[Term]:
        """ "The company, having fenced one part by May, must fence the rest by June": where more than one
        deadline stands in a sentence, not the one between commas that a converb opens."""
        aside = _aside(language)
        if aside is None:
            return terms
        within = [
            term
            for term in terms[:-1]
            if aside.search(self.flat, max(0, term.span.start - _BEFORE_AN_ASIDE), term.span.start)
            and self.flat.find(", ", term.span.end, terms[-1].span.start) >= 0
        ]
        return [term for term in terms if term not in within]

    def deadlines(self, span: Span, language: str) -> int:
        """How many deadlines a sentence has."""
        return sum(term.role is Role.DEADLINE or term.why == "told" for term in self.terms(span, language))

    def owners(self, span: Span, language: str) -> Owners:
        """Who is told to do what a stretch says, places counted on the page."""
        key = (span, language)
        if key not in self._owners:
            self._owners[key] = self._spelled(span, lambda text: self._read_owners(span, text, language))
        return self._owners[key]

    def due_in_pieces(self, pieces: Sequence[Span], language: str) -> Due:
        """The deadline in a cell that goes on over several lines; its place is where the cell begins."""
        around = self.around
        text = " ".join(piece.of(self.page.folded) for piece in pieces)
        best = best_term(
            find_terms(text, 0, len(text), language, bare=True),
            published=around.published,
            calendar=around.calendar,
        )
        if best is None:
            return Due()
        due = resolve(best, published=around.published, calendar=around.calendar)
        return replace(due, text=best.span.of(text), span=pieces[0])

    def owner_cell(
        self,
        span: Span,
        language: str,
        *,
        pieces: Sequence[Span] = (),
        any_name: bool = False,
        sure: bool = False,
    ) -> Owners:
        """The owners in a cell or after a label, places counted on the page.

        `pieces`: those of a cell that goes on over several lines. `any_name`, `sure`: see
        `read_owner_cell`.
        """

        def reading(text: str) -> Owners:
            registry = self.around.registry
            owners = read_owner_cell(text, language=language, registry=registry, any_name=any_name, sure=sure)
            if len(text) <= _LONGEST_SHORT_NAME or not text.isupper() or _knows_one(owners):
                return owners
            small = _in_small_letters(text)
            return read_owner_cell(small, language=language, registry=registry, any_name=any_name, sure=sure)

        if pieces:
            return _in_pieces(reading(" ".join(piece.of(self.page.text) for piece in pieces)), pieces)
        return self._spelled(span, reading)

    def _read_owners(self, span: Span, text: str, language: str) -> Owners:
        """Owners of a stretch whose abbreviations are spelled out in `text`."""
        around = self.around
        as_it_stands = len(text) == span.end - span.start <= MOST
        named = (
            self._named(span, language)
            if as_it_stands and not self.glossary.names
            else named_in(text[:MOST], language=language, registry=around.registry)
        )
        return owners_among(
            named,
            language=language,
            registry=around.registry,
            officials=around.officials,
            on=around.published,
        )

    def _named(self, span: Span, language: str) -> Named:
        key = (span, language)
        if key not in self._names:
            named = named_in(span.of(self.page.text), language=language, registry=self.around.registry)
            self._names[key] = self._people(language).named_in(named)
        return self._names[key]

    def _people(self, language: str) -> People:
        if language not in self._persons:
            page = self.page
            self._persons[language] = People(page.folded, page.text, language, self.around.registry)
        return self._persons[language]

    def _spelled(self, span: Span, reading: Callable[[str], Owners]) -> Owners:
        """Read a stretch with the page's own abbreviations spelled out."""
        text = span.of(self.page.text)
        spelled = self.glossary.spelled_out(text, span.of(self.page.folded))
        if spelled is None:
            return reading(text).moved(span.start)
        owners = reading(spelled.text)

        def back(owner: Owner) -> Owner:
            return replace(owner, span=spelled.back(owner.span, span.start)) if owner.span else owner

        return owners._replace(lead=tuple(map(back, owners.lead)), co=tuple(map(back, owners.co)))

    def mentions(self, span: Span, language: str) -> list[Mention]:
        key = (span, language)
        if key not in self._mentions:
            self._mentions[key] = self._named(span, language).placed(span.start)
        return self._mentions[key]

    def cues(self, span: Span, language: str) -> tuple[Cue, ...]:
        key = (span, language)
        if key not in self._cues:
            found = cues(language, self.found, span.start, span.end)
            self._cues[key] = self._in_their_sentence(found, span, language) if found else found
        return self._cues[key]

    def _in_their_sentence(self, found: tuple[Cue, ...], span: Span, language: str) -> tuple[Cue, ...]:
        """Cues as what stands beside them tells."""
        found = without_idle_duties(self.flat, found, language, span.start)
        found = with_retold(
            self.flat, found, span, language, lambda: self.says(span, language, "giver") is not None
        )
        found = with_owed(self.flat, found, span, language, lambda: bool(self.terms(span, language)))
        return with_bare_passives(self.flat, found, span, language, lambda: self.mentions(span, language))

    def says(self, span: Span, language: str, section: str, key: str = "") -> Span | None:
        """The first place in a stretch where one of the forms of a section's key stands."""
        said = self._said_in(span)
        return said.get(f"{language}.{section}.{key}") if said else None

    def keys_said(self, span: Span, language: str, section: str) -> list[str]:
        """The keys of a section of which a stretch holds a form."""
        of_section = f"{language}.{section}."
        return [name[len(of_section) :] for name in self._said_in(span) if name.startswith(of_section)]

    def _said_in(self, span: Span) -> dict[str, Span]:
        said = self._said.get(span)
        if said is None:
            said = self._said[span] = self.found.said(span.start, span.end)
        return said

    def says_beside(self, span: Span, language: str, key: str, names: Sequence[Span]) -> Span | None:
        """The first form of [against] `key` that neither is part of one of the names nor begins within;
        as all of it, it counts."""
        if self.says(span, language, "against", key) is None:
            return None
        for place in self.found.of(f"{language}.against.{key}").within(span.start, span.end):
            if not any(_is_part(place, name) for name in names):
                return place
        return None

    def may_be_subject(self, word: Span, language: str) -> bool:
        """Where names bear their case at their end: is a word, with what follows its found part, bare?"""
        index = index_for(language, self.around.registry)
        end = word.end
        while end < len(self.flat) and self.flat[end].isalpha():
            end += 1
        whole = self.flat[word.start : end]
        slot = slot_of(language)
        suffers = slot is not None and slot.case_of(whole.rpartition(" ")[2]) == ACC
        return not suffers and bool(index.endings_of(whole) & index.bare_cases)

    def is_beside_the_verb(self, word: Span, language: str) -> bool:
        """Where names bear their case at their end: neither the subject nor the one told, by its case."""
        index = index_for(language, self.around.registry)
        end = word.end
        while end < len(self.flat) and self.flat[end].isalpha():
            end += 1
        return has_last_verbs(language) and index.endings_of(self.flat[word.start : end]) <= _BESIDE_THE_VERB

    def has_verb(self, span: Span, language: str) -> bool:
        """A form in which lists, or direct speech, tell what to do."""
        return not _TELLING.isdisjoint(self.verb_forms(span, language))

    def orders_by_form(self, span: Span, language: str) -> bool:
        return verbs(language).may_order() and not ORDERING_FORMS.isdisjoint(self.verb_forms(span, language))

    def word_ending(self, span: Span, language: str, key: str) -> Span | None:
        """First word with one of the endings of [verb] `key` that is not among those that only look so."""
        return self.verb_forms(span, language).get(key)

    def verb_forms(self, span: Span, language: str) -> dict[str, Span]:
        """Of each kind of verb form the first word of a stretch."""
        at = (span, language)
        if at not in self._verbs:
            self._verbs[at] = verbs(language).firsts(self.flat, span.start, span.end)
        return self._verbs[at]


@cache
def _aside(language: str) -> re.Pattern[str] | None:
    """A comma, a converb and what it governs, up to a place."""
    endings = lexicon(language).forms("verb", "converb")
    return re.compile(rf",\s\w+(?:{'|'.join(endings)})\s[^,;.:]*$") if endings else None


def _knows_one(owners: Owners) -> bool:
    return any(not owner.id.startswith("?") for owner in (*owners.lead, *owners.co))


def _in_small_letters(text: str) -> str:
    """A name in capitals as it is written elsewhere, letter for letter: "Ministry of Energy"."""
    if not text.isascii():
        small = text.capitalize()
    else:
        small = re.sub(r" (?:Of|And|For|The|On|In)(?= )", lambda word: word[0].lower(), text.title())
    return small if len(small) == len(text) else text


def _is_part(place: Span, name: Span) -> bool:
    inside = name.start <= place.start and place.end <= name.end and place != name
    return inside or name.start < place.start < name.end


def has_term(due: Due) -> bool:
    """A day, a rhythm, or an event that stands for one."""
    return due.kind is not DueKind.NONE or bool(due.text)


def _in_pieces(owners: Owners, pieces: Sequence[Span]) -> Owners:
    """Places in the joined text of pieces, counted on the page again."""

    def placed(span: Span) -> Span:
        passed = 0
        for piece in pieces:
            by = piece.start - passed
            if span.start + by <= piece.end:
                return Span(span.start + by, min(piece.end, span.end + by))
            passed += piece.end - piece.start + 1
        return pieces[0]

    def owner_placed(owner: Owner) -> Owner:
        return replace(owner, span=placed(owner.span)) if owner.span else owner

    return owners._replace(
        lead=tuple(map(owner_placed, owners.lead)),
        co=tuple(map(owner_placed, owners.co)),
        refers=tuple(one._replace(span=placed(one.span)) for one in owners.refers),
        refers_co=tuple(one._replace(span=placed(one.span)) for one in owners.refers_co),
    )
