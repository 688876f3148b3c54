"""Where a unit stands: under which headings, near which order, in whose words, in the list of which month."""

from __future__ import annotations

from instructions.extraction.clause import Setting
from instructions.extraction.cues import has_last_verbs, pattern
from instructions.extraction.fields import Unit
from instructions.extraction.found import Due, Span
from instructions.extraction.genre import Genre
from instructions.extraction.outline import Outline
from instructions.extraction.passages import Passage, is_voiced
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import (
    CHAIR,
    OTHER,
    goes_on_in,
    is_said_by_others,
    is_said_by_the_chair,
)
from instructions.extraction.turns import ANSWER, CHAIR_TURN, OTHER_TURN

_LONGEST_OPENING = 60
_OPENING = 16
"""So few letters stand before a month that heads the measures for it."""


class Surroundings:
    def __init__(self, senses: Senses, outline: Outline, genre: Genre, *, unordered: bool) -> None:
        self.senses = senses
        self.outline = outline
        self.genre = genre
        self.unordered = unordered
        self._period: Due | None = None
        """The month or the quarter that the measures of a passage are for."""
        self._placed: tuple[Passage, Setting] | None = None
        """The passage of the unit before, and what the headings say of it."""

    def placed(self, unit: Unit) -> Setting:
        """What the headings say of a unit's passage."""
        if unit.first or self._placed is None or self._placed[0] is not unit.passage:
            placed = self.outline.setting(unit.passage)
            self._placed = unit.passage, placed._replace(unordered=True) if self.unordered else placed
        return self._placed[1]

    def setting(self, unit: Unit, setting: Setting, *, near: bool) -> Setting:
        numbered = unit.sentence is not None and self._is_numbered(unit.sentence, setting.language)
        if numbered and (near or self._is_numbered_speech(unit)):
            setting = setting._replace(item=True, listed=True)
        voiced = (
            not self.genre.review
            and unit.sentence is not None
            and (
                self.genre.spoken
                or is_voiced(self.senses.flat, unit.passage, unit.sentence)
                or goes_on_in(self.senses, unit.passage, unit.sentence)
            )
        )
        if self.outline.plan and unit.sentence:
            setting = self._in_a_period(unit, unit.sentence, setting)
        near = near or self._confirms(unit.passage)
        quotes = unit.sentence is not None and self.senses.flat.find('"', *unit.sentence) >= 0
        if unit.passage.mark == CHAIR_TURN:
            setting = setting._replace(said_by=CHAIR)
        elif unit.passage.mark == ANSWER:
            setting = setting._replace(said_by=OTHER)
        if not (near or self.genre.review or voiced or quotes or unit.passage.mark == OTHER_TURN):
            return setting
        outsider = unit.passage.mark == OTHER_TURN or (
            (voiced or quotes)
            and unit.sentence is not None
            and is_said_by_others(self.senses, unit.passage, unit.sentence)
        )
        told = voiced or (quotes and has_last_verbs(setting.language))
        if told and unit.sentence is not None and not setting.said_by:
            chair = is_said_by_the_chair(self.senses, unit.passage, unit.sentence)
            setting = setting._replace(said_by=CHAIR) if chair else setting
        return setting._replace(
            near_order=near,
            past_review=self.genre.review or setting.past_review,
            voiced=voiced,
            outsider=outsider,
        )

    def _confirms(self, passage: Passage) -> bool:
        """ "The akims will find rooms by May 1. … So it is written in the order": told of all before it."""
        confirmed = self.senses.found.of(f"{passage.language}.announces.confirms")
        return bool(confirmed.within(passage.body, passage.end))

    def _in_a_period(self, unit: Unit, sentence: Span, setting: Setting) -> Setting:
        """ "October. The department finishes the audit by the 20th": a month at the head of its measures."""
        if unit.first:
            self._period = None
            due = self.senses.due(sentence, setting.language, bare=True)
            if has_term(due) and due.span and sentence.end - due.span.end <= 1 and not unit.last:
                self._period = due if due.span.start - sentence.start < _OPENING else None
        opening = self._opening_deadline(sentence, setting.language)
        if opening is not None:
            return setting._replace(planned=True, group_due=opening, title=False)
        if self._period is None:
            return setting
        return setting._replace(planned=True, group_due=self._period, title=False)

    def _opening_deadline(self, sentence: Span, language: str) -> Due | None:
        """ "Q1: approve the list": a deadline and a colon before what is to be done."""
        colon = self.senses.flat.find(
            ": ", sentence.start, min(sentence.start + _LONGEST_OPENING, sentence.end)
        )
        if colon < 0:
            return None
        due = self.senses.due(Span(sentence.start, colon), language, bare=True)
        fills = due.span is not None and due.span.start == sentence.start and due.span.end == colon
        ahead = due.every is not None or due.date is None or due.date > self.senses.around.published
        return due if fills and ahead and has_term(due) else None

    def _is_numbered_speech(self, unit: Unit) -> bool:
        """ "First, the ministry will open it by May 1": told by a speaker whose words the dash opens."""
        passage = unit.passage
        return passage.mark == "dash" and not is_said_by_others(
            self.senses, passage, unit.sentence or unit.span
        )

    def _is_numbered(self, sentence: Span, language: str) -> bool:
        """ "Firstly, …": a list told in sentences."""
        words = pattern(language, "announces", "item")
        return words is not None and words.match(self.senses.flat, sentence.start, sentence.end) is not None
