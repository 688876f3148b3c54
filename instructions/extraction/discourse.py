"""Who was named before a place: what pronouns and pointers refer to; direct speech in `addressees`.

Sentences are heard in order; their bodies are read only when something points back, nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.bodies.index import index_for
from instructions.extraction.cues import addresses_by_case, any_form, pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.kinds import OFFICE, REGION, STEM, is_of_its_kind, kinds_of
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.speech import has_speech
from instructions.extraction.turns import OTHER_TURN

_BACK = 2500
"""How far back a name is looked for."""
_TITLE_BACK = 600
_LAST_TWO = re.compile(r"[^\s\"]+\s[^\s\"]+$")
_ROW_GAP = 12
TOLD = 40
"""So far before a body stands the word that it was told or received by …"""
STOPS = re.compile(r"[.,:;\"]")
"""… with none of these between."""
PERSON = re.compile(r"\W*(?:(?:Mr|Mrs|Ms)\.?\s)?([^\W\d_][^\W_]+(?:\s[^\W\d_a-zа-я][\w.]*){0,2}),\s")
"""Somebody called by name at the start of a sentence."""
_NAME_BEHIND = re.compile(r"(?:\s|,\s(?=\w+\s\w+,))([A-Z][a-z]+\s[A-Z][a-z]+)(?!\w)")
_NAME_BEFORE = re.compile(r"(?:^|[.!?]\s)([A-Z][a-z]+\s[A-Z][a-z]+),\s(?:the\s)?$")
DATIVE = "dat"
NOMINATIVE = "nom"


class Heard(NamedTuple):
    span: Span
    language: str
    passage: Passage


class Discourse:
    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self.heard: list[Heard] = []
        self.helpers: set[Span] = set()
        """Where those stand that only help one of their kind: a noun rather points back to the one helped."""
        self.other_turn: Passage | None = None
        """The last turn of another than the chair, in a talk written down with names."""

    def hear(self, span: Span, passage: Passage) -> None:
        if passage.mark == OTHER_TURN:
            self.other_turn = passage
        if not self.heard or self.heard[-1].span.start < span.start:
            self.heard.append(Heard(span, passage.language, passage))

    def before(self, place: int) -> Iterator[tuple[Heard, Mention]]:
        """Mentions that end before a place, nearest first."""
        for heard in reversed(self.heard):
            if heard.span.start >= place:
                continue
            if heard.span.end < place - _BACK:
                return
            for mention in reversed(self.senses.mentions(heard.span, heard.language)):
                if mention.span.end <= place:
                    yield heard, mention

    def owners(self, mention: Mention, language: str) -> tuple[Owner, ...]:
        """The bodies that a mention names by itself; none for those who give orders, or that point back."""
        if mention.foreign or not mention.ids:
            return ()
        if mention.weak and mention.points_to and not self._is_quoted(mention):
            return ()
        if self._gives(mention, language):
            return ()
        return tuple(Owner(id_, mention.span) for id_ in mention.ids)

    def _is_quoted(self, mention: Mention) -> bool:
        """A common noun in quotes and with a capital is a name."""
        start = mention.span.start
        return self.senses.flat[start - 1 : start] == '"' and self.senses.page.folded[start].isupper()

    def _gives(self, mention: Mention, language: str) -> bool:
        registry = self.senses.around.registry
        if any(id_ in registry and registry[id_].kind == OFFICE for id_ in mention.ids):
            return True
        givers = any_form(language, "giver")
        return givers is not None and givers.fullmatch(self.senses.flat, *mention.span) is not None

    def shares(self, one: Span, other: Span | None) -> bool:
        """Do two places stand in one sentence?"""
        return other is not None and any(
            heard.span.start <= min(one.start, other.start) and max(one.end, other.end) <= heard.span.end
            for heard in reversed(self.heard)
        )

    def nearest(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """The body that a noun points back to: one of its kind, or an outside one of the same noun."""
        if person := self._of_the_title(pointer, language):
            return person
        helper: tuple[Owner, ...] = ()
        for heard, mention in self.before(pointer.span.start):
            if mention.many or not is_of_its_kind(self.senses, mention, pointer, language):
                continue
            if owners := self.owners(mention, heard.language):
                if mention.span not in self.helpers:
                    return owners[:1]
                helper = helper or owners[:1]
        return helper or self._region_in_a_name(pointer, language)

    def _region_in_a_name(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """ "The Commission of Pavlodar Region … The akimat of the region": it is named in another's name."""
        if REGION not in kinds_of(self.senses, pointer, language):
            return ()
        for heard, mention in self.before(pointer.span.start):
            if mention.ids and mention.ids[0].startswith("?"):
                words = _LAST_TWO.search(self.senses.flat, mention.span.start, mention.span.end)
                for one in self.senses.mentions(Span(*words.span()), heard.language) if words else ():
                    if is_of_its_kind(self.senses, one, pointer, language):
                        return self.owners(one, heard.language)[:1]
        return ()

    def _of_the_title(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """ "The minister": rather the one who was called so close before than any ministry."""
        persons = index_for(language, self.senses.around.registry).persons
        title = pointer.span.of(self.senses.flat).split(maxsplit=1)[0]
        if persons.fullmatch(title) is None:
            return ()
        for _, mention in self.before(pointer.span.start):
            if pointer.span.start - mention.span.end > _TITLE_BACK:
                break
            called = mention.span.of(self.senses.flat).split(maxsplit=1)[0]
            alike = called[:STEM] == title[:STEM] and " " in mention.span.of(self.senses.flat)
            if alike and not mention.many and (owners := self.owners(mention, language)):
                return owners[:1]
        return ()

    def charged(self, sentence: Span, language: str) -> tuple[Owner, ...]:
        """The one body named by a sentence that only says that tasks were set; or who was received before."""
        named = {owner.id: owner for owner in self._named_in(sentence, language)}
        if named:
            return tuple(named.values()) if len(named) == 1 else ()
        received = pattern(language, "refers", "received")
        for heard, mention in self.before(sentence.start) if received else ():
            start = max(heard.span.start, mention.span.start - TOLD)
            found = received and list(received.finditer(self.senses.flat, start, mention.span.start))
            if found and not STOPS.search(self.senses.flat, found[-1].end(), mention.span.start):
                return self.owners(mention, heard.language)
        return ()

    def _named_in(self, sentence: Span, language: str) -> Iterator[Owner]:
        for mention in self.senses.mentions(sentence, language):
            if not mention.ids and not mention.many:
                yield from self.nearest(mention, language)
            yield from self.owners(mention, language)

    def last(self, count: int, pointer: Mention | None, place: int, language: str) -> tuple[Owner, ...]:
        """So many different bodies named last, of the pointer's kind where there is one."""
        found: dict[str, Owner] = {}
        for heard, mention in self.before(place):
            if pointer is not None and not is_of_its_kind(self.senses, mention, pointer, language):
                continue
            for owner in self.owners(mention, heard.language):
                found.setdefault(owner.id, owner)
            if len(found) >= count:
                break
        return tuple(reversed(found.values()))[-count:] if len(found) >= count else ()

    def row(self, place: int) -> tuple[Owner, ...]:
        """The different bodies of the nearest sentence that names two or more, in its order."""
        for heard in reversed(self.heard):
            if heard.span.start >= place:
                continue
            if heard.span.end < place - _BACK:
                break
            found: dict[str, Owner] = {}
            for mention in self.senses.mentions(heard.span, heard.language):
                if mention.span.end <= place:
                    for owner in self.owners(mention, heard.language):
                        found.setdefault(owner.id, owner)
            if len(found) > 1:
                return tuple(found.values())
        return ()

    def prominent(
        self, place: int, *, many: bool, apart: Collection[Span] = frozenset()
    ) -> tuple[Owner, ...]:
        """Whom "he" or "they" means: the one addressed, or the subject, of the nearest sentence."""
        sentence: Heard | None = None
        best: tuple[int, tuple[Owner, ...]] = (0, ())
        for heard, mention in self.before(place):
            if sentence is not None and heard is not sentence:
                break
            if mention.span in apart:
                continue
            owners = self.owners(mention, heard.language)
            if not owners and mention.points_to and not mention.many:
                owners = self.nearest(mention, heard.language)
            if not owners or (many and len(owners) == 1 and not mention.many and not mention.joined):
                continue
            rank = 2 if mention.cases == {DATIVE} else 1
            if rank > best[0]:
                best, sentence = (rank, self.row_of(mention, heard) if many else owners), heard
        return best[1]

    def row_of(self, mention: Mention, heard: Heard) -> tuple[Owner, ...]:
        """The body with those that stand in one row with it: "the akimats of A and of B"."""
        found: dict[str, Owner] = {}
        end = -1
        for one in self.senses.mentions(heard.span, heard.language):
            if end >= 0 and one.span.start - end > _ROW_GAP:
                if mention.span.end <= end:
                    break
                found.clear()
            for owner in self.owners(one, heard.language):
                found.setdefault(owner.id, owner)
            end = one.span.end
        return tuple(found.values()) or self.owners(mention, heard.language)

    def person(self, words: Sequence[str], place: int) -> tuple[Owner, ...]:
        """The body of an official whom the page has named with the office before."""
        for heard, mention in self.before(place):
            name = self._name_behind(mention, heard)
            if set(words) & set(name) and (owners := self.owners(mention, heard.language)):
                return owners
        return ()

    def _name_behind(self, mention: Mention, heard: Heard) -> list[str]:
        """ "Minister of Energy Yerlan A.", in lists "akims: of Abai Region Marat Z.": the name's words."""
        folded = self.senses.page.folded
        if mention.reach > mention.span.end:
            return folded[mention.span.end : mention.reach].split()
        if addresses_by_case(heard.language) or not has_speech(heard.language):
            return []
        found = _NAME_BEHIND.match(folded, mention.span.end, heard.span.end) or _NAME_BEFORE.search(
            folded[heard.span.start : mention.span.start]
        )
        return found[1].split() if found else []
