"""The units of a page, one after another: headings are opened, sentences and lines with fields are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from instructions.extraction.afterthoughts import (
    Afterthought,
    afterthought,
    day_said_of,
    fits,
    lacks,
    with_afterthought,
)
from instructions.extraction.cards import is_ditto, task_of_lines
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.composer import Composer
from instructions.extraction.field_lines import with_lines_below, with_values_below
from instructions.extraction.fields import Unit, units
from instructions.extraction.found import Due, FoundTask, Span
from instructions.extraction.genre import Genre
from instructions.extraction.glances import (
    is_quiet,
    is_unordered,
    tells_no_order,
)
from instructions.extraction.labels import learnt_labels
from instructions.extraction.loose_measures import as_measure
from instructions.extraction.memory import Memory
from instructions.extraction.numbered_fields import with_numbered_fields
from instructions.extraction.orders import Orders
from instructions.extraction.outline import Head, Outline
from instructions.extraction.owner_lines import with_owner_lines
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage, passages, quoted_at_the_end
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.sentence_rows import with_closing_fields, with_fields
from instructions.extraction.speech import (
    CHAIR,
    behind_the_chair,
    has_speech,
    is_said_by_the_chair,
    parts,
    speaker,
    words_alone,
    words_of_a_flash,
)
from instructions.extraction.surroundings import Surroundings
from instructions.extraction.tails import with_tail
from instructions.extraction.turns import TURNS

_NAME_OF_A_PAPER = 40
_YEAR = re.compile(r"\d{4}")
_REMEMBERED = 400
"""After so many units what was read of them is forgotten, so that memory does not grow with the page."""
_SOON = 3
"""So many units after an order may still say by when it is to be done."""


class Walk:
    """The units of a page, one after another."""

    def __init__(
        self,
        senses: Senses,
        lines: Sequence[Line],
        language: str,
        genre: Genre,
        records: Sequence[Unit] = (),
    ) -> None:
        self.senses = senses
        self.review = genre.review
        self.units = _units(senses, lines, language, genre)
        if records:
            self.units = sorted([*self.units, *records], key=lambda unit: unit.passage.start)
        self.outline = Outline(
            senses,
            plan=genre.plan,
            minutes=genre.minutes and not genre.review,
            counted=genre.counted and not genre.review,
        )
        self.memory = Memory(senses)
        self.composer = Composer(senses, self.memory)
        self.orders = Orders(senses, self.memory, self.composer)
        unordered = not genre.plan and is_unordered(senses, language)
        self.surroundings = Surroundings(senses, self.outline, genre, unordered=unordered)
        self.headline: Passage | None = None
        """The title above the article that is read; what it orders, the article tells in full."""

    def tasks(self) -> Iterator[FoundTask]:
        held: list[FoundTask] = []
        headline: Passage | None = None
        told_in: Passage | None = None
        at = 0
        for index, unit in enumerate(self.units):
            following = self.units[index + 1] if index + 1 < len(self.units) else None
            soon = held[-1] if held and index - at <= _SOON and lacks(held[-1]) else None
            thought = self._afterthought(unit, told_in, soon.span) if soon else None
            if unit.sentence is not None and unit.sentence == self.orders.spent:
                continue
            if held and thought and fits(held[-1], thought):
                held = with_afterthought(held, thought)
                continue
            fresh = True
            for task in self._unit(unit, following):
                if fresh:
                    if headline is None or headline is not self.headline or unit.passage is headline:
                        yield from held
                    held, fresh = [], False
                held.append(task)
                headline = unit.passage if unit.passage is self.headline else None
                at, told_in = index, unit.passage
            if held and fresh and index == at + 1:
                held = self._with_day_after(held, unit, told_in)
            self.orders.pass_by()
            if index % _REMEMBERED == _REMEMBERED - 1:
                self.senses.forget()
        yield from held

    def _afterthought(self, unit: Unit, told_in: Passage | None, told: Span) -> Afterthought | None:
        if unit.sentence is None or unit.fields or (unit.passage.mark and unit.passage is not told_in):
            return None
        return afterthought(self.senses, unit.sentence, unit.passage.language, told)

    def _with_day_after(self, held: list[FoundTask], unit: Unit, told_in: Passage | None) -> list[FoundTask]:
        """The tasks with the day that the next sentence of their passage says of them, ordering nothing."""
        if unit.sentence is None or unit.fields or unit.passage is not told_in or has_term(held[-1].due):
            return held
        thought = day_said_of(self.senses, unit.sentence, unit.passage.language)
        return with_afterthought(held, thought) if thought else held

    def _unit(self, unit: Unit, following: Unit | None) -> Iterator[FoundTask]:
        if self._explains(unit) or self._names_the_paper(unit):
            return
        self.memory.hear(unit.sentence or unit.span, unit.passage)
        if unit.first:
            self.outline.place(unit.passage._replace(title=False) if unit.fields else unit.passage)
            if unit.passage.title or unit.passage.mark == "time":
                self.orders.leave()
                self.headline = unit.passage if unit.passage.title else None
            self.outline.end_group(unit.passage)
        if head := self.outline.head_of(unit, following):
            self._open(head)
            return
        placed = self.surroundings.placed(unit)
        loud = unit.fields or self.orders.are_near or self.outline.plan
        if unit.sentence and not loud and is_quiet(self.senses, unit.sentence, unit.passage, placed):
            return
        setting = self.surroundings.setting(unit, placed, near=self.orders.are_near)
        if tells_no_order(self.senses, unit.passage.content, setting):
            return
        unit, setting = self._completed(unit, setting)
        if unit.sentence is None:
            yield from self._card(unit, setting)
        elif unit.fields:
            yield from self._with_fields(unit, setting)
        else:
            yield from self._in_parts(unit.sentence, unit, setting, _after(unit, following))

    def _completed(self, unit: Unit, setting: Setting) -> tuple[Unit, Setting]:
        """The unit with what its end says of whom and by when, as items and measures have it."""
        if self.outline.plan and not unit.passage.mark and not unit.fields:
            return as_measure(self.senses, unit, setting)
        tailed = with_tail(self.senses, unit) if setting.decided or setting.planned else None
        if tailed is None or not (setting.decided or self._ends_in_a_bracket_with_both(unit, tailed)):
            return unit, setting
        return tailed, setting

    def _ends_in_a_bracket_with_both(self, unit: Unit, tailed: Unit) -> bool:
        """ "… [akimats; 1 Sept.]": what a plan says behind a dash, it may mean otherwise."""
        closing = self.senses.flat[unit.span.start : unit.span.end].rstrip(" .;")[-1:]
        return closing in ")]" and {field.kind for field in tailed.fields} == {"owner", "due"}

    def _in_parts(
        self, sentence: Span, unit: Unit, setting: Setting, after: Span | None
    ) -> Iterator[FoundTask]:
        """The sentence; what somebody says in it, and what stands beside these words, each for itself."""
        language = setting.language
        if not has_speech(language) or unit.passage.mark in TURNS:
            yield from self._with_quote(sentence, unit.passage, setting, after, first=unit.first)
            return
        found = parts(self.senses, unit.passage, sentence)
        for part in found:
            if not part.voiced and len(found) > 1 and not self.senses.has_verb(part.span, language):
                continue
            voiced = part.voiced and not self.review
            said = setting if setting.voiced == voiced else setting._replace(voiced=voiced)
            who = partial(speaker, self.senses, unit.passage, part.span, language, voiced=part.voiced)
            yield from self.orders.told_in(part.span, said, after, first=unit.first, speaker=who)

    def _with_quote(
        self, sentence: Span, passage: Passage, setting: Setting, after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The sentence; where it holds no task, the words that it quotes behind a colon at its end."""
        if alone := words_alone(self.senses, sentence, setting.language):
            sentence, setting = alone, setting._replace(voiced=not self.review)
        elif flash := words_of_a_flash(self.senses, sentence, setting.language):
            sentence, setting = flash, setting._replace(voiced=not self.review, said_by=CHAIR)
        found = list(self.orders.told_in(sentence, setting, after, first=first))
        if setting.voiced or setting.outsider or any(task.lead for task in found):
            yield from found
            return
        behind = list(self._behind(sentence, passage, setting, after))
        yield from behind if any(task.lead for task in behind) else found or behind

    def _behind(
        self, sentence: Span, passage: Passage, setting: Setting, after: Span | None
    ) -> Iterator[FoundTask]:
        """The tasks in the words that a sentence quotes at its end, or has behind the name of the chair."""
        if (quoted := quoted_at_the_end(self.senses.flat, sentence)) is not None:
            said = setting._replace(voiced=not self.review)
            if is_said_by_the_chair(self.senses, passage, sentence):
                said = said._replace(said_by=CHAIR)
            yield from self.orders.told_in(quoted, said, after, first=False)
        elif (headed := behind_the_chair(self.senses, sentence, setting.language)) is not None:
            said = setting._replace(voiced=not self.review, said_by=CHAIR, title=False)
            yield from self.orders.told_in(headed, said, after, first=False)

    def _explains(self, unit: Unit) -> bool:
        """Part of the list of abbreviations."""
        glossary = self.senses.glossary
        return bool(glossary.spans) and glossary.explains(unit.span)

    def _names_the_paper(self, unit: Unit) -> bool:
        """ "No. 7 Minutes, Astana, 28 September": a number, but of no item."""
        passage = unit.passage
        if self._is_signed_there(unit):
            return True
        if passage.mark != "sign":
            return False
        opening = Span(passage.body, min(passage.end, passage.body + _NAME_OF_A_PAPER))
        found = self.senses.says(opening, passage.language, "announces", "minutes")
        return found is not None and found.start == passage.body

    def _is_signed_there(self, unit: Unit) -> bool:
        """ "Semey, 10 March 2026": where and when a paper was signed, or published."""
        span, language = unit.sentence, unit.passage.language
        if span is None or unit.fields or unit.passage.mark not in ("", "sign", "word"):
            return False
        if span.end - span.start > 2 * _NAME_OF_A_PAPER or not _YEAR.search(self.senses.flat, *span):
            return False
        due = self.senses.due(span, language, bare=True)
        if due.span is None or due.date is None or due.date > self.senses.around.published:
            return False
        beside = Span(span.start, due.span.start), Span(due.span.end, span.end)
        return not self.senses.cues(span, language) and not any(
            self.senses.has_verb(one, language) for one in beside
        )

    def _open(self, head: Head) -> None:
        if not head.leads and self._repeats(head.passage):
            head = head._replace(leads=self.memory.last(), orders=True)
        passage = head.passage
        stated = Clause(passage.content, (), head.leads, head.co, Due())
        if meant := self.memory.meant(stated, Setting(passage.language), first=True) if head.leads else None:
            head = head._replace(leads=meant)
        self.outline.open(head)
        self.memory.told(head.leads)
        speaks = self.senses.says(passage.content, passage.language, "giver") is not None
        if head.orders or (speaks and self.senses.flat[passage.end - 1] == ":"):
            self.orders.come_near()

    def _repeats(self, passage: Passage) -> bool:
        """ "The same:" above a list."""
        return is_ditto(self.senses.flat[passage.body : passage.end], passage.language)

    def _card(self, unit: Unit, setting: Setting) -> Iterator[FoundTask]:
        action = unit.field("action")
        told = unit.field("due") or unit.field("owner") or setting.listed or setting.planned
        if action is not None and told:
            yield from self._stated(unit, action.value, setting)

    def _with_fields(self, unit: Unit, setting: Setting) -> Iterator[FoundTask]:
        assert unit.sentence is not None
        stated = unit.sentence
        if unit.passage.mark:
            stated = Span(unit.passage.body, unit.sentence.end)
        told = any(field.kind in ("due", "owner") for field in unit.fields)
        if told or (unit.last and (setting.listed or setting.planned)):
            yield from self._stated(unit, stated, setting)

    def _stated(self, unit: Unit, stated: Span, setting: Setting) -> Iterator[FoundTask]:
        if task := task_of_lines(self.senses, self.memory, self.composer, unit, stated, setting):
            yield task


def _units(senses: Senses, lines: Sequence[Line], language: str, genre: Genre) -> list[Unit]:
    told = with_values_below(senses.page, list(passages(senses.page, lines, language)))
    listed = genre.plan or genre.minutes or genre.counted
    found = units(senses.page, told, learnt_labels(senses, language, planned=listed))
    if listed:
        found = with_lines_below(senses, found)
    if genre.plan:
        found = with_fields(senses, found)
    if listed:
        found = with_closing_fields(senses, found)
    return with_owner_lines(senses, with_numbered_fields(senses, found) if listed else found)


def _after(unit: Unit, following: Unit | None) -> Span | None:
    """The next sentence, if it belongs to the same passage."""
    if following is None or following.sentence is None or following.passage is not unit.passage:
        return None
    return following.sentence
