"""Who was named before a place, and who is spoken to: what pronouns, pointers and direct speech refer to.

Sentences are heard in order; their bodies are read only when something points back, nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.bodies.index import ANY_CLASS, index_for
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.cues import addresses_by_case, pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.speech import has_speech
from instructions.extraction.turns import CHAIR_TURN, OTHER_TURN

_BACK = 2500
"""How far back a name is looked for."""
_STEM = 5
_OFFICE = "office"
"""Bodies of this kind give orders."""
_VOCATIVE = re.compile(r"[\"')]*\s*(?:[,.!?:]|-\s|$)")
_OPENS = re.compile(r"(?:^|[-\":.!?])[\s\"]*(?:\w{1,8}[,:]?\s+){0,2}[\"]?$")
_SPEECH_OPENS = 90
_TITLE_BACK = 600
_TOLD = 40
_ROW_GAP = 12
_CALL_GAP = 9
_OWN_WORDS = re.compile(r"[^.\"]*:\s*\"")
_STOPS = re.compile(r"[.,:;\"]")
_SHORT_QUESTION = 40
PERSON = re.compile(r"\W*(?:(?:Mr|Mrs|Ms)\.?\s)?([^\W\d_][^\W_]+(?:\s[^\W\d_a-zа-я][\w.]*){0,2}),\s")
"""Somebody called by name at the start of a sentence."""
_NAME_BEHIND = re.compile(r"\s([A-Z][a-z]+\s[A-Z][a-z]+)(?!\w)")
_DATIVE = "dat"
_NOMINATIVE = "nom"

Fits = Callable[[Mention], bool]


class Heard(NamedTuple):
    span: Span
    language: str
    passage: Passage


class Discourse:
    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self._heard: list[Heard] = []
        self.helpers: set[Span] = set()
        """Where those stand that only help one of their kind: a noun rather points back to the one helped."""
        self._other: Passage | None = None
        """The last turn of another than the chair, in a talk written down with names."""

    def hear(self, span: Span, passage: Passage) -> None:
        if passage.mark == OTHER_TURN:
            self._other = passage
        if not self._heard or self._heard[-1].span.start < span.start:
            self._heard.append(Heard(span, passage.language, passage))

    # -- what was named ---------------------------------------------------------------------------

    def before(self, place: int) -> Iterator[tuple[Heard, Mention]]:
        """Mentions that end before a place, nearest first."""
        for heard in reversed(self._heard):
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
        if any(id_ in registry and registry[id_].kind == _OFFICE for id_ in mention.ids):
            return True
        givers = pattern(language, "giver", None)
        return givers is not None and givers.fullmatch(self.senses.flat, *_bounds(mention.span)) is not None

    def shares(self, one: Span, other: Span | None) -> bool:
        """Do two places stand in one sentence?"""
        return other is not None and any(
            heard.span.start <= min(one.start, other.start) and max(one.end, other.end) <= heard.span.end
            for heard in reversed(self._heard)
        )

    def nearest(self, pointer: Mention, language: str) -> tuple[Owner, ...]:
        """The body that a noun points back to: one of its kind, or an outside one of the same noun."""
        if person := self._of_the_title(pointer, language):
            return person
        helper: tuple[Owner, ...] = ()
        for heard, mention in self.before(pointer.span.start):
            if mention.many or not self.is_of_its_kind(mention, pointer, language):
                continue
            if owners := self.owners(mention, heard.language):
                if mention.span not in self.helpers:
                    return owners[:1]
                helper = helper or owners[:1]
        return helper

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
            alike = called[:_STEM] == title[:_STEM] and " " in mention.span.of(self.senses.flat)
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
            start = max(heard.span.start, mention.span.start - _TOLD)
            found = received and list(received.finditer(self.senses.flat, start, mention.span.start))
            if found and not _STOPS.search(self.senses.flat, found[-1].end(), mention.span.start):
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
            if pointer is not None and not self.is_of_its_kind(mention, pointer, language):
                continue
            for owner in self.owners(mention, heard.language):
                found.setdefault(owner.id, owner)
            if len(found) >= count:
                break
        return tuple(reversed(found.values()))[-count:] if len(found) >= count else ()

    def row(self, place: int) -> tuple[Owner, ...]:
        """The different bodies of the nearest sentence that names two or more, in its order."""
        for heard in reversed(self._heard):
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
            rank = 2 if mention.cases == {_DATIVE} else 1
            if rank > best[0]:
                best, sentence = (rank, self._row_of(mention, heard) if many else owners), heard
        return best[1]

    def _row_of(self, mention: Mention, heard: Heard) -> tuple[Owner, ...]:
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

    def is_of_its_kind(self, mention: Mention, pointer: Mention, language: str) -> bool:
        registry = self.senses.around.registry
        kinds, first = index_for(language, registry).kinds, index_for(language, registry).case_first
        classes = pointer.points_to - {ANY_CLASS}
        wanted = {kind for class_ in classes for kind in kinds.get(class_, ())} or self._by_word(
            pointer, language
        )
        for id_ in mention.ids:
            if id_ in registry:
                if registry[id_].kind in wanted and may_be_there(self.senses, id_, pointer.span, language):
                    return True
            elif _stem_of(pointer.span.of(self.senses.flat), first=first) in id_.lower():
                return True
        return False

    def has_kind(self, pointer: Mention, language: str) -> bool:
        """Does the pointing noun say what kind of body it means?"""
        return bool(pointer.points_to or self._by_word(pointer, language))

    def _by_word(self, pointer: Mention, language: str) -> set[str]:
        """Kinds by the noun that points: a company is no ministry."""
        if ANY_CLASS in pointer.points_to:
            return {body.kind for body in self.senses.around.registry.bodies} - {_OFFICE}
        found = set()
        for kind in ("ministry", "agency", "company", "region"):
            compiled = pattern(language, "points-to", kind)
            if compiled is not None and compiled.search(self.senses.flat, *_bounds(pointer.span)):
                found.add(kind)
        return found

    # -- who is spoken to -------------------------------------------------------------------------

    def spoken_to(self, place: int, passage: Passage, *, plainly: bool) -> tuple[Owner, ...]:
        """The body that direct speech at a place goes to; `plainly`: it is called, or told so beside."""
        if owners := self._called(place, passage) or self._told_beside(place, passage):
            return owners
        if passage.mark == CHAIR_TURN and self._other is not None:
            return self._speaker_of(self._other)
        return () if plainly else self._answered(passage) or self._spoken_before(place)

    def _answered(self, passage: Passage) -> tuple[Owner, ...]:
        """ "- We wait for it, - the minister answered.": to whom the words in the next passage go."""
        said = pattern(passage.language, "refers", "answered")
        before = next((one for one in reversed(self._heard) if one.span.end <= passage.start), None)
        if said is None or before is None or before.passage.mark != "dash" or passage.mark != "dash":
            return ()
        for found in said.finditer(self.senses.flat, before.passage.start, before.passage.end):
            for mention in self.senses.mentions(before.span, before.language):
                if mention.span.start != found.end() + 1 or not mention.cases & {_NOMINATIVE, *ANY_CASE}:
                    continue
                return self.owners(mention, before.language) or self.nearest(mention, before.language)
        return ()

    def _speaker_of(self, turn: Passage) -> tuple[Owner, ...]:
        """The body, or whoever else, by whose name a turn is headed."""
        label = Span(turn.start, turn.start + len(self.senses.flat[turn.start : turn.body].rstrip(" :")))
        named = self.senses.owner_cell(label, turn.language).lead
        return named[:1] or (Owner(f"?: {label.of(self.senses.page.text)}", label),)

    def _called(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "Minister of Trade, …" in the same speech, the last one before the place."""
        for heard, mention in self.before(place):
            if heard.span.start < passage.start:
                break
            named = _NOMINATIVE in mention.cases or _DATIVE in mention.cases
            if not (named and self._stands_as_call(mention, heard)) and not self._is_hailed(mention, heard):
                continue
            if self.owners(mention, heard.language):
                return self._row_of(mention, heard)
            if owners := _all_called(mention):
                return owners
        return self._called_by_name(place, passage)

    def _called_by_name(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "Saule Maratovna, …", "Mr. Sadykov, …" in the same speech: whom the page named with the office."""
        if addresses_by_case(passage.language) or not has_speech(passage.language):
            return ()
        for heard in reversed(self._heard):
            if heard.span.start >= place:
                continue
            if heard.span.start < passage.start:
                break
            found = PERSON.match(self.senses.page.folded, *heard.span)
            if found and (owners := self.person(found[1].split(), heard.span.start)):
                return owners
        return ()

    def _stands_as_call(self, mention: Mention, heard: Heard) -> bool:
        flat = self.senses.flat
        if not _VOCATIVE.match(flat, mention.span.end, heard.passage.end):
            return False
        start = self._start_of_row(mention, heard)
        return _OPENS.search(flat[max(heard.span.start, start - 30) : start]) is not None

    def _start_of_row(self, mention: Mention, heard: Heard) -> int:
        """ "KEGOC and the akimat, …": where the first of those called stands."""
        start = mention.span.start
        for one in reversed(self.senses.mentions(heard.span, heard.language)):
            if one.ids and 0 <= start - one.span.end <= _CALL_GAP:
                start = one.span.start
        return start

    def _is_hailed(self, mention: Mention, heard: Heard) -> bool:
        """ "Colleagues from the company, …", "The department is here?" """
        flat = self.senses.flat
        before = flat[max(heard.span.start, mention.span.start - 30) : mention.span.start].rstrip(' "')
        hails = pattern(heard.language, "refers", "hails")
        if hails is not None and any(one.end() == len(before) for one in hails.finditer(before)):
            return True
        asked = flat[heard.span.end - 1] == "?" and heard.span.end - mention.span.end < _SHORT_QUESTION
        return asked and _NOMINATIVE in mention.cases and not before.strip(' -"')

    def _told_beside(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "…, he said to the Minister of Trade": in the same passage, before the place or after it."""
        for heard, mention in self.before(place):
            if heard.span.start < passage.start:
                break
            if self._is_told(mention, heard.language) and (owners := self.owners(mention, heard.language)):
                return owners
        span = Span(place, min(passage.end, place + 400))
        for mention in self.senses.mentions(span, passage.language):
            said = self.senses.flat[max(place, mention.span.start - _SPEECH_OPENS) : mention.span.start]
            marked = mention.cases == {_DATIVE} and " - " in said
            if not marked and not self._is_told_by_word(mention, passage.language):
                continue
            if owners := self.owners(mention, passage.language):
                return owners
        return ()

    def _is_told(self, mention: Mention, language: str) -> bool:
        return mention.cases == {_DATIVE} or self._is_told_by_word(mention, language)

    def _is_told_by_word(self, mention: Mention, language: str) -> bool:
        """ "He turned to the Minister of Trade": by the word before, where no case tells it."""
        compiled = pattern(language, "refers", "told")
        if compiled is None:
            return False
        start = max(0, mention.span.start - _TOLD)
        *_, last = [None, *compiled.finditer(self.senses.flat, start, mention.span.start)]
        between = self.senses.flat[last.end() : mention.span.start] if last else "."
        return not _STOPS.search(between)

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
        found = _NAME_BEHIND.match(folded, mention.span.end, heard.span.end)
        return found[1].split() if found else []

    def _speaks(self, mention: Mention, heard: Heard) -> bool:
        """ "Minister of Energy on prices: “…”": these are the mention's own words."""
        said = pattern(heard.language, "speech", "said")
        if said is None:
            return False
        end = max(mention.span.end, mention.reach)
        after = self.senses.flat[end : end + _SPEECH_OPENS]
        return _OWN_WORDS.match(after) is not None or said.match(after.lstrip(" ,")) is not None

    def _spoken_before(self, place: int) -> tuple[Owner, ...]:
        """The body named last, rather as a subject or by its case than within another's name."""
        sentence: Heard | None = None
        best: tuple[int, tuple[Owner, ...]] = (0, ())
        for heard, mention in self.before(place):
            if sentence is not None and heard is not sentence:
                break
            if mention.many or len(owners := self.owners(mention, heard.language)) != 1:
                continue
            if self._speaks(mention, heard):
                continue
            rank = 2 if mention.cases & {_DATIVE, _NOMINATIVE} else 1
            known = owners[0].id in self.senses.around.registry
            if rank > best[0] and (known or rank > 1):
                best, sentence = (rank, owners), heard
        return best[1]


def _all_called(mention: Mention) -> tuple[Owner, ...]:
    """ "Akims, …": all of a kind."""
    known = mention.many and mention.ids and not mention.ids[0].startswith("?")
    return (Owner(mention.ids[0], mention.span),) if known else ()


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _stem_of(words: str, *, first: bool = False) -> str:
    """What its head begins with; `first`: the head stands first."""
    return words.split()[0 if first else -1][:_STEM] if words.split() else "?"


def may_be_there(senses: Senses, id_: str, pointer: Span, language: str) -> bool:
    """ "The akim of the city" is of no region, "the akim of the region" of no city."""
    city, province = (pattern(language, "points-to", key) for key in ("city", "province"))
    if city is None or province is None:
        return True
    named = city.search(senses.around.registry[id_].names.get(language, "").lower()) is not None
    if city.search(senses.flat, *_bounds(pointer)):
        return named
    return not (named and province.search(senses.flat, *_bounds(pointer)))
