"""Whom direct speech goes to: the one called by name or office, told so beside, asked, or named last."""

from __future__ import annotations

import re

from instructions.extraction.bodies import Mention
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.cues import (
    addresses_by_case,
    has_last_verbs,
    pattern,
    tells_by_place,
    verb_pattern,
)
from instructions.extraction.discourse import DATIVE, NOMINATIVE, PERSON, STOPS, TOLD, Discourse, Heard
from instructions.extraction.found import Owner, Span
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.speech import has_speech
from instructions.extraction.turns import CHAIR_TURN

_VOCATIVE = re.compile(r"[\"')]*(?:\s\([^()]{1,40}\))?\s*(?:[,.!?:]|-\s|$)")
_OPENS = re.compile(r"(?:^|[-\":.!?])[\s\"]*(?:\w{1,8}[,:]?\s+){0,2}[\"]?$")
_NAME = re.compile(r"\s(?:(?:Mr|Mrs|Ms)\.?\s)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")
_SPEECH_OPENS = 90
_CALL_GAP = 9
_OWN_WORDS = re.compile(r"[^.\"]*:\s*\"")
_SHORT_QUESTION = 40
_ANSWERS, _OPENS_REPLY = 4, 12
"""So many sentences back somebody spoke whom the words answer; so near to its start stands who it was."""


class Addressees:
    def __init__(self, senses: Senses, discourse: Discourse) -> None:
        self.senses = senses
        self.discourse = discourse

    def spoken_to(self, place: int, passage: Passage, *, plainly: bool) -> tuple[Owner, ...]:
        """The body that direct speech at a place goes to; `plainly`: it is called, or told so beside."""
        if owners := self._called(place, passage) or self._told_beside(place, passage):
            return owners
        if passage.mark == CHAIR_TURN and self.discourse.other_turn is not None:
            return self._speaker_of(self.discourse.other_turn)
        if owners := self._petitioner(place, passage):
            return owners
        return () if plainly else self._answered(passage) or self._spoken_before(place)

    def _answered(self, passage: Passage) -> tuple[Owner, ...]:
        """ "- We wait for it, - the minister answered.": to whom the words in the next passage go."""
        said = pattern(passage.language, "refers", "answered")
        before = next((one for one in reversed(self.discourse.heard) if one.span.end <= passage.start), None)
        if said is None or before is None or before.passage.mark != "dash" or passage.mark != "dash":
            return ()
        for found in said.finditer(self.senses.flat, before.passage.start, before.passage.end):
            for mention in self.senses.mentions(before.span, before.language):
                if mention.span.start != found.end() + 1 or not mention.cases & {NOMINATIVE, *ANY_CASE}:
                    continue
                return self.discourse.owners(mention, before.language) or self.discourse.nearest(
                    mention, before.language
                )
        return ()

    def _petitioner(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "The akim asked for more time. The Premier refused: “…”": who spoke in the sentence before."""
        language = passage.language
        said = pattern(language, "refers", "answered")
        if said is None or not addresses_by_case(language) or has_last_verbs(language):
            return ()
        for heard in reversed(self.discourse.heard[-_ANSWERS:]):
            if heard.span.end > place or heard.passage is not passage:
                continue
            for mention in self.senses.mentions(heard.span, heard.language):
                if self._opens_a_report(mention, heard, said):
                    owners = self.discourse.owners(mention, heard.language)
                    if owners := owners or self.discourse.nearest(mention, heard.language):
                        return owners
        return ()

    def _opens_a_report(self, mention: Mention, heard: Heard, said: re.Pattern[str]) -> bool:
        """ "The akim asked …", near the start of the sentence."""
        end = max(mention.span.end, mention.reach)
        opens = mention.span.start - heard.span.start <= _OPENS_REPLY and NOMINATIVE in mention.cases
        return opens and said.match(self.senses.flat, end + 1, heard.span.end) is not None

    def _speaker_of(self, turn: Passage) -> tuple[Owner, ...]:
        """The body, or whoever else, by whose name a turn is headed."""
        label = Span(turn.start, turn.start + len(self.senses.flat[turn.start : turn.body].rstrip(" :")))
        named = self.senses.owner_cell(label, turn.language).lead
        return named[:1] or (Owner(f"?: {label.of(self.senses.page.text)}", label),)

    def _called(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "Minister of Trade, …" in the same speech, the last one before the place."""
        for heard, mention in self.discourse.before(place):
            if heard.span.start < passage.start:
                break
            named = NOMINATIVE in mention.cases or DATIVE in mention.cases
            if not (named and self._stands_as_call(mention, heard)) and not self._is_hailed(mention, heard):
                continue
            if self.discourse.owners(mention, heard.language):
                return self.discourse.row_of(mention, heard)
            if owners := _all_called(mention):
                return owners
        return self._called_by_name(place, passage)

    def _called_by_name(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "Saule Maratovna, …", "Mr. Sadykov, …" in the same speech: whom the page named with the office."""
        if addresses_by_case(passage.language) or not has_speech(passage.language):
            return ()
        for heard in reversed(self.discourse.heard):
            if heard.span.start >= place:
                continue
            if heard.span.start < passage.start:
                break
            found = PERSON.match(self.senses.page.folded, *heard.span)
            if found and (owners := self.discourse.person(found[1].split(), heard.span.start)):
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
        flat = self.senses.flat
        start = mention.span.start
        for one in reversed(self.senses.mentions(heard.span, heard.language)):
            between = flat[one.span.end : start]
            if one.ids and 0 <= start - one.span.end <= _CALL_GAP and ":" not in between:
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
        return asked and NOMINATIVE in mention.cases and not before.strip(' -"')

    def _told_beside(self, place: int, passage: Passage) -> tuple[Owner, ...]:
        """ "…, he said to the Minister of Trade": in the same passage, before the place or after it."""
        for heard, mention in self.discourse.before(place):
            if heard.span.start < passage.start:
                break
            if self._only_receives(mention, heard):
                continue
            if self._is_told(mention, heard.language) and (
                owners := self.discourse.owners(mention, heard.language)
            ):
                return owners
        span = Span(place, min(passage.end, place + 400))
        for mention in self.senses.mentions(span, passage.language):
            said = self.senses.flat[max(place, mention.span.start - _SPEECH_OPENS) : mention.span.start]
            marked = mention.cases == {DATIVE} and " - " in said
            if not marked and not self._is_told_by_word(mention, passage.language):
                continue
            pointed = not mention.ids and bool(mention.points_to) and has_last_verbs(passage.language)
            if owners := self.discourse.owners(mention, passage.language) or (
                self.discourse.nearest(mention, passage.language) if pointed else ()
            ):
                return owners
        return self._told_by_name(span, passage.language)

    def _told_by_name(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "…, he told Omarov": one whom the page has named with the office."""
        told = pattern(language, "refers", "told") if tells_by_place(language) else None
        for found in told.finditer(self.senses.flat, *span) if told else ():
            name = _NAME.match(self.senses.page.folded, found.end(), span.end)
            if name and (owners := self.discourse.person(name[1].split(), span.start)):
                return owners
        return ()

    def _only_receives(self, mention: Mention, heard: Heard) -> bool:
        """ "… you will hand to the Ministry of Finance", where verbs close the clause."""
        spoken = verb_pattern(heard.language, "spoken") if has_last_verbs(heard.language) else None
        return spoken is not None and spoken.match(self.senses.flat, mention.span.end + 1) is not None

    def _is_told(self, mention: Mention, language: str) -> bool:
        return mention.cases == {DATIVE} or self._is_told_by_word(mention, language)

    def _is_told_by_word(self, mention: Mention, language: str) -> bool:
        """ "He turned to the Minister of Trade": by the word before, where no case tells it."""
        compiled = pattern(language, "refers", "told")
        if compiled is None:
            return False
        start = max(0, mention.span.start - TOLD)
        *_, last = [None, *compiled.finditer(self.senses.flat, start, mention.span.start)]
        between = self.senses.flat[last.end() : mention.span.start] if last else "."
        return not STOPS.search(between)

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
        for heard, mention in self.discourse.before(place):
            if sentence is not None and heard is not sentence:
                break
            if mention.many or len(owners := self.discourse.owners(mention, heard.language)) != 1:
                continue
            if self._speaks(mention, heard):
                continue
            rank = 2 if mention.cases & {DATIVE, NOMINATIVE} else 1
            known = owners[0].id in self.senses.around.registry
            if rank > best[0] and (known or rank > 1):
                best, sentence = (rank, owners), heard
        return best[1]


def _all_called(mention: Mention) -> tuple[Owner, ...]:
    """ "Akims, …": all of a kind."""
    known = mention.many and mention.ids and not mention.ids[0].startswith("?")
    return (Owner(mention.ids[0], mention.span),) if known else ()
