"""From a page to found tasks: tables first, then units in order, each judged in its setting.

No rule of a language belongs here. What refuses a sentence at once is in `glances`, how a clause is put
together in `composer`, whom it means that names nobody in `memory`, what speaks for and against an order in
`directives`, headings in `outline`, lines "Deadline: …" in `cards`, repeats in `repeats`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from instructions.extraction.afterthoughts import (
    Afterthought,
    afterthought,
    charged,
    completed,
    fits,
    lacks,
    with_afterthought,
)
from instructions.extraction.cards import is_ditto, task_of_lines
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.clauses import clauses
from instructions.extraction.columns import stacked_tables
from instructions.extraction.composer import Composer
from instructions.extraction.cues import Cue, has_last_verbs, has_verb_forms, pattern, tells
from instructions.extraction.directives import features, may_be_an_order
from instructions.extraction.field_lines import with_lines_below, with_values_below
from instructions.extraction.fields import Unit, units
from instructions.extraction.found import Due, FoundTask, Span
from instructions.extraction.glances import (
    announced_list,
    is_idle,
    is_quiet,
    is_unordered,
    is_worth_reading,
    tells_no_order,
)
from instructions.extraction.labels import learnt_labels
from instructions.extraction.measures import DONE_BOXES, has_boxes, has_dated_groups, lists_measures
from instructions.extraction.memory import Memory
from instructions.extraction.outline import Head, Outline
from instructions.extraction.owner_lines import with_owner_lines
from instructions.extraction.page import Line, with_numbers_above
from instructions.extraction.passages import Passage, is_voiced, passages, quoted_at_the_end
from instructions.extraction.proposals import proposed
from instructions.extraction.repeats import without_repeats
from instructions.extraction.rows import tasks_of
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.sentence_rows import with_fields
from instructions.extraction.speech import (
    CHAIR,
    OTHER,
    behind_the_chair,
    goes_on_in,
    has_speech,
    is_said_by_others,
    is_said_by_the_chair,
    parts,
    speaker,
    words_alone,
)
from instructions.extraction.tables import tables
from instructions.extraction.tails import with_tail
from instructions.extraction.turns import ANSWER, CHAIR_TURN, OTHER_TURN, TURNS, turned

_HEAD = 300
"""What kind of page it is, it says so far from its beginning."""
_RUNNING = re.compile(r"[^\W\d_]{3}[.!?](?:\s+\"?[^\W\d_]|$)")
"""A line of sentences is no head."""
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\W*$|\d{1,2}:\d{2}\W*$")
"""The heading of one item of a feed tells nothing of the others."""
_REMEMBERED = 400
"""After so many units what was read of them is forgotten, so that memory does not grow with the page."""
_NEAR = 12
"""How many units after an order still stand close to it."""
_LONGEST_OPENING = 60
_OPENING = 16
"""So few letters stand before a month that heads the measures for it."""
_SOON = 3
"""So many units after an order may still say by when it is to be done."""


def read(senses: Senses, language: str) -> tuple[FoundTask, ...]:
    """All tasks of a page, in the order in which it tells them."""
    page = senses.page
    found: list[FoundTask] = []
    plan = _promises(senses, language, "announces", "plan")
    told = [
        *tables(senses, page.lines, language, planned=plan),
        *stacked_tables(senses, page.lines, language, planned=plan),
    ]
    found += tasks_of(senses, told)
    taken = {line for table in told for line in table.lines}
    rest = [line for index, line in enumerate(page.lines) if index not in taken]
    rest = with_numbers_above(page, turned(page, rest, language))
    boxes = has_boxes(rest)
    if boxes:
        rest = [line for line in rest if line.mark not in DONE_BOXES]
    plan = plan or boxes or lists_measures(senses, rest, language) or has_dated_groups(senses, rest, language)
    found += _Walk(
        senses,
        rest,
        language,
        review=_promises(senses, language, "against", "past-review"),
        plan=plan,
        minutes=_promises(senses, language, "announces", "minutes"),
        spoken=_promises(senses, language, "announces", "spoken"),
    ).tasks()
    found.sort(key=lambda task: task.span)
    return without_repeats(found, page)


def _promises(senses: Senses, language: str, section: str, key: str) -> bool:
    """Does the head of the page say what kind of page it is?"""
    return any(
        senses.says(Span(line.start, line.end), language, section, key) is not None
        and not _RUNNING.search(senses.page.folded, line.start, line.end)
        and not _DATED.search(senses.page.folded, line.start, line.end)
        for line in takewhile(lambda line: line.start < _HEAD, senses.page.lines)
    )


class _Walk:
    """The units of a page, one after another."""

    def __init__(
        self,
        senses: Senses,
        lines: Sequence[Line],
        language: str,
        *,
        review: bool,
        plan: bool,
        minutes: bool,
        spoken: bool,
    ) -> None:
        self.senses = senses
        self.passages = with_values_below(senses.page, list(passages(senses.page, lines, language)))
        self.units = units(
            senses.page, self.passages, learnt_labels(senses, language, planned=plan or minutes)
        )
        if plan or minutes:
            self.units = with_lines_below(senses, self.units)
        if plan:
            self.units = with_fields(senses, self.units)
        self.units = with_owner_lines(senses, self.units)
        self.outline = Outline(senses, plan=plan, minutes=minutes and not review)
        self.memory = Memory(senses)
        self.composer = Composer(senses, self.memory)
        self.review = review
        self.spoken = spoken
        """The page is one speech from beginning to end."""
        self.unordered = not plan and is_unordered(senses, language)
        self.period: Due | None = None
        """The month or the quarter that the measures of a passage are for."""
        self.spent: Span | None = None
        """A sentence that only said whom the one before charges."""
        self.headline: Passage | None = None
        """The title above the article that is read; what it orders, the article tells in full."""
        self.near_order = 0
        """So many more units stand close to an order."""
        self.placed: tuple[Passage, Setting] | None = None
        """The passage of the unit before, and what the headings say of it."""

    def tasks(self) -> Iterator[FoundTask]:
        held: list[FoundTask] = []
        headline: Passage | None = None
        told_in: Passage | None = None
        at = 0
        for index, unit in enumerate(self.units):
            following = self.units[index + 1] if index + 1 < len(self.units) else None
            soon = held[-1] if held and index - at <= _SOON and lacks(held[-1]) else None
            thought = self._afterthought(unit, told_in, soon.span) if soon else None
            if unit.sentence is not None and unit.sentence == self.spent:
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
            self.near_order -= 1
            if index % _REMEMBERED == _REMEMBERED - 1:
                self.senses.forget()
        yield from held

    def _afterthought(self, unit: Unit, told_in: Passage | None, told: Span) -> Afterthought | None:
        if unit.sentence is None or unit.fields or (unit.passage.mark and unit.passage is not told_in):
            return None
        return afterthought(self.senses, unit.sentence, unit.passage.language, told)

    def _unit(self, unit: Unit, following: Unit | None) -> Iterator[FoundTask]:
        if self._explains(unit):
            return
        self.memory.hear(unit.sentence or unit.span, unit.passage)
        if unit.first:
            self.outline.place(unit.passage._replace(title=False) if unit.fields else unit.passage)
            if unit.passage.title or unit.passage.mark == "time":
                self.near_order = 0
                self.headline = unit.passage if unit.passage.title else None
            self.outline.end_group(unit.passage)
        if head := self.outline.head_of(unit, following):
            self._open(head)
            return
        placed = self._placed(unit)
        loud = unit.fields or self.near_order > 0 or self.outline.plan
        if (
            unit.sentence is not None
            and not loud
            and is_quiet(self.senses, unit.sentence, unit.passage, placed)
        ):
            return
        setting = self._setting(unit, placed)
        if tells_no_order(self.senses, unit.passage.content, setting):
            return
        if setting.decided and (tailed := with_tail(self.senses, unit)):
            unit = tailed
        if unit.sentence is None:
            yield from self._card(unit, setting)
        elif unit.fields:
            yield from self._with_fields(unit, setting)
        else:
            yield from self._in_parts(unit.sentence, unit, setting, _after(unit, following))

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
            yield from self._sentence(part.span, said, after, first=unit.first, speaker=who)

    def _with_quote(
        self, sentence: Span, passage: Passage, setting: Setting, after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The sentence; where it holds no task, the words that it quotes behind a colon at its end."""
        if alone := words_alone(self.senses, sentence, setting.language):
            sentence, setting = alone, setting._replace(voiced=not self.review)
        found = False
        for task in self._sentence(sentence, setting, after, first=first):
            found = True
            yield task
        if found or setting.voiced or setting.outsider:
            return
        if (quoted := quoted_at_the_end(self.senses.flat, sentence)) is not None:
            said = setting._replace(voiced=not self.review)
            if is_said_by_the_chair(self.senses, passage, sentence):
                said = said._replace(said_by=CHAIR)
            yield from self._sentence(quoted, said, after, first=False)
        elif (headed := behind_the_chair(self.senses, sentence, setting.language)) is not None:
            said = setting._replace(voiced=not self.review, said_by=CHAIR, title=False)
            yield from self._sentence(headed, said, after, first=False)

    def _explains(self, unit: Unit) -> bool:
        """Part of the list of abbreviations."""
        where = self.senses.glossary.span
        return where is not None and unit.span.start < where.end and where.start < unit.span.end

    def _open(self, head: Head) -> None:
        if not head.leads and self._repeats(head.passage):
            head = replace(head, leads=self.memory.last(), orders=True)
        passage = head.passage
        stated = Clause(passage.content, (), head.leads, head.co, Due())
        if meant := self.memory.meant(stated, Setting(passage.language), first=True) if head.leads else None:
            head = replace(head, leads=meant)
        self.outline.open(head)
        self.memory.told(head.leads)
        speaks = self.senses.says(passage.content, passage.language, "giver") is not None
        if head.orders or (speaks and self.senses.flat[passage.end - 1] == ":"):
            self.near_order = _NEAR

    def _repeats(self, passage: Passage) -> bool:
        """ "The same:" above a list."""
        return is_ditto(self.senses.flat[passage.body : passage.end], passage.language)

    def _placed(self, unit: Unit) -> Setting:
        """What the headings say of a unit's passage."""
        if unit.first or self.placed is None or self.placed[0] is not unit.passage:
            placed = self.outline.setting(unit.passage)
            self.placed = unit.passage, placed._replace(unordered=True) if self.unordered else placed
        return self.placed[1]

    def _setting(self, unit: Unit, setting: Setting) -> Setting:
        numbered = unit.sentence is not None and self._is_numbered(unit.sentence, setting.language)
        if numbered and (self.near_order > 0 or self._is_numbered_speech(unit)):
            setting = setting._replace(item=True, listed=True)
        voiced = (
            not self.review
            and unit.sentence is not None
            and (
                self.spoken
                or is_voiced(self.senses.flat, unit.passage, unit.sentence)
                or goes_on_in(self.senses, unit.passage, unit.sentence)
            )
        )
        if self.outline.plan and unit.sentence:
            setting = self._in_a_period(unit, unit.sentence, setting)
        near = self.near_order > 0 or self._confirms(unit.passage)
        quotes = unit.sentence is not None and self.senses.flat.find('"', *unit.sentence) >= 0
        if unit.passage.mark == CHAIR_TURN:
            setting = setting._replace(said_by=CHAIR)
        elif unit.passage.mark == ANSWER:
            setting = setting._replace(said_by=OTHER)
        if not (near or self.review or voiced or quotes or unit.passage.mark == OTHER_TURN):
            return setting
        outsider = unit.passage.mark == OTHER_TURN or (
            (voiced or quotes)
            and unit.sentence is not None
            and is_said_by_others(self.senses, unit.passage, unit.sentence)
        )
        if (voiced or quotes) and unit.sentence is not None and not setting.said_by:
            chair = is_said_by_the_chair(self.senses, unit.passage, unit.sentence)
            setting = setting._replace(said_by=CHAIR) if chair else setting
        return setting._replace(near_order=near, past_review=self.review, voiced=voiced, outsider=outsider)

    def _confirms(self, passage: Passage) -> bool:
        """ "The akims will find rooms by May 1. … So it is written in the order": told of all before it."""
        return self.senses.says(passage.content, passage.language, "announces", "confirms") is not None

    def _in_a_period(self, unit: Unit, sentence: Span, setting: Setting) -> Setting:
        """ "October. The department finishes the audit by the 20th": a month at the head of its measures."""
        if unit.first:
            self.period = None
            due = self.senses.due(sentence, setting.language, bare=True)
            if has_term(due) and due.span and sentence.end - due.span.end <= 1 and not unit.last:
                self.period = due if due.span.start - sentence.start < _OPENING else None
        opening = self._opening_deadline(sentence, setting.language)
        if opening is not None:
            return setting._replace(planned=True, group_due=opening, title=False)
        if self.period is None:
            return setting
        return setting._replace(planned=True, group_due=self.period, title=False)

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

    # -- items with lines of their own for deadline and owner -----------------------------------------

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

    # -- sentences --------------------------------------------------------------------------------

    def _sentence(
        self,
        sentence: Span,
        setting: Setting,
        after: Span | None,
        *,
        first: bool,
        speaker: Callable[[], str] | None = None,
    ) -> Iterator[FoundTask]:
        """`speaker` tells whose words they are; asked only where they may be an order."""
        language = setting.language
        cues = self.senses.cues(sentence, language)
        names = {cue.name for cue in cues}
        if rest := announced_list(self.senses, sentence, setting, cues):
            self.near_order = _NEAR
            self.memory.announced(Span(sentence.start, rest.start), language)
            listed = setting._replace(item=True, listed=True, near_order=True, title=False)
            yield from self._sentence(rest, listed, after, first=False, speaker=speaker)
            return
        near = self.near_order > 0 or setting.near_order
        if not is_worth_reading(self.senses, sentence, setting, names, near=near):
            if "announces.orders" in names and self.senses.says(sentence, language, "against", "no-content"):
                self.near_order = _NEAR
                self.memory.announced(sentence, language)
            return
        if not may_be_an_order(self.senses, sentence, cues, setting) or is_idle(
            self.senses, sentence, setting, cues
        ):
            return
        if speaker is not None:
            setting = setting._replace(said_by=speaker())
        yield from self._told_in(sentence, setting, cues, after, first=first)

    def _told_in(
        self, sentence: Span, setting: Setting, cues: tuple[Cue, ...], after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The tasks of a sentence that may hold some, clause by clause."""
        language = setting.language
        before: Clause | None = None
        last: FoundTask | None = None
        accepted = doubted = False
        near = self.near_order > 0 or setting.near_order
        spans = clauses(self.senses.flat, sentence, language, cues, self.composer.sight(sentence, language))
        for index, span in enumerate(spans):
            if last and (more := self._with_its_day(last, span, language)):
                last = more
                continue
            clause = self.composer.clause(
                sentence, span, cues, before, language, near=near or _orders_by_tense(setting)
            )._replace(
                after=after,
                continued=accepted and self._goes_on(span, cues, language),
                doubted=doubted,
            )
            clause, doubts = self.composer.completed(clause, setting, first=index == 0 and first)
            reasons = features(self.senses, clause, setting)
            task = proposed(self.senses, clause, language, reasons, doubts=doubts)
            if task is None and (charge := charged(self.senses, clause, reasons, language)):
                task = proposed(self.senses, charge[0], language, charge[1], doubts=doubts)
                self.spent = after if task else None
            before, accepted = clause._replace(vetoed=task is None and tells(clause.cues)), task is not None
            doubted = not accepted and (doubted or self._is_reported(clause, language))
            if task is None and (
                self._only_announces(clause, language) or any(one.name == "no-content" for one in reasons)
            ):
                self.memory.told(clause.leads)
                self.memory.announced(sentence, language)
                self.near_order = _NEAR
            if task:
                self.memory.told(clause.leads, clause.co)
                self.memory.dated(task.due)
                self.near_order = _NEAR
                if last:
                    yield last
                last = task
        if last:
            yield last

    def _with_its_day(self, last: FoundTask, span: Span, language: str) -> FoundTask | None:
        """ "…; a month is given for that": the last clause says by when the one before is to be done."""
        undated = not has_term(last.due) or "deadline-of-heading" in last.doubts
        thought = afterthought(self.senses, span, language) if undated else None
        if thought is None or thought.leads or thought.due.every is not None:
            return None
        if thought.only_reports:
            return last
        self.memory.dated(thought.due)
        return completed(last, thought)

    def _is_reported(self, clause: Clause, language: str) -> bool:
        """It tells what somebody thinks or plans, and so does what follows in the sentence."""
        return any(self.senses.says(clause.span, language, "against", key) for key in ("plan", "opinion"))

    def _only_announces(self, clause: Clause, language: str) -> bool:
        """ "Several tasks were given to the ministries": the orders themselves follow."""
        ordered = any(cue.name.startswith(("order.", "announces.orders")) for cue in clause.cues)
        return ordered and self.senses.says(clause.span, language, "against", "no-content") is not None

    def _goes_on(self, span: Span, cues: Sequence[Cue], language: str) -> bool:
        """A second half is a task only with a verb of its own."""
        told = any(span.start <= cue.span.start < span.end for cue in cues)
        return told or self.senses.has_verb(span, language) or not has_verb_forms(language)


def _orders_by_tense(setting: Setting) -> bool:
    """Where verbs close the clause, what the chair says will be done is ordered."""
    return setting.voiced and setting.said_by == CHAIR and has_last_verbs(setting.language)


def _after(unit: Unit, following: Unit | None) -> Span | None:
    """The next sentence, if it belongs to the same passage."""
    if following is None or following.sentence is None or following.passage is not unit.passage:
        return None
    return following.sentence
