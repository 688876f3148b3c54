"""From a page to found tasks: tables first, then units in order, each judged in its setting.

Bodies that were told something are remembered for "the same ministry" and for a second sentence of an item;
repeats are dropped at the end (`repeats`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from instructions.extraction.afterthoughts import Afterthought, afterthought, completed, fits, lacks
from instructions.extraction.bodies import Owners, Role
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.clauses import Sight, clauses
from instructions.extraction.columns import stacked_tables
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import Cue, has_last_verbs, has_verb_forms, pattern, verb_pattern
from instructions.extraction.directives import (
    features,
    is_giver,
    is_told_by_name,
    may_be_an_order,
    may_be_told_by_name,
    opens_an_order,
)
from instructions.extraction.ellipsis import gaps
from instructions.extraction.fields import Unit, units
from instructions.extraction.found import Due, DueKind, FoundTask, Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.memory import Memory
from instructions.extraction.outline import Head, Outline
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage, is_voiced, passages, quoted_at_the_end
from instructions.extraction.proposals import proposed, reason
from instructions.extraction.repeats import without_repeats
from instructions.extraction.rows import tasks_of
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.sentence_rows import with_fields
from instructions.extraction.speakers import is_said_by_others
from instructions.extraction.speech import CHAIR, OTHER, goes_on_in, has_speech, parts, speaker, speeches
from instructions.extraction.subjects import expected_of, name_at_the_head, name_of_item, subject_before_duty
from instructions.extraction.tables import tables
from instructions.extraction.turns import ANSWER, CHAIR_TURN, OTHER_TURN, TURNS, turned

_HEAD = 300
"""What kind of page it is, it says so far from its beginning."""
_RUNNING = re.compile(r"[^\W\d_]{3}[.!?](?:\s+\"?[^\W\d_]|$)")
"""A line of sentences is no head."""
_REMEMBERED = 400
"""After so many units what was read of them is forgotten, so that memory does not grow with the page."""
_LONG_PAGE = 500
_NEAR = 12
"""How many units after an order still stand close to it."""
_SHORT_TERM = 40
_BEFORE_COLON = 24
"""So little stands between "the following instructions" and the colon before them."""
_OPENING = 16
"""So few letters stand before a month that heads the measures for it."""
_SOON = 3
"""So many units after an order may still say by when it is to be done."""
_ADDRESSING = frozenset({"dat"})
_MERELY_NAMED = frozenset({Role.NAMED, Role.OTHER})
_TASK_CUES = frozenset(
    {"order.told", "order.tells", "order.asks", "order.says", "duty.must", "duty.should", "duty.will"}
)


def read(senses: Senses, language: str) -> tuple[FoundTask, ...]:
    """All tasks of a page, in the order in which it tells them."""
    page = senses.page
    found: list[FoundTask] = []
    taken: set[int] = set()
    for table in (*tables(page, page.lines), *stacked_tables(senses, page.lines, language)):
        taken.update(table.lines)
        found += tasks_of(senses, table, language)
    rest = [line for index, line in enumerate(page.lines) if index not in taken]
    rest = turned(page, rest, language)
    found += _Walk(
        senses,
        rest,
        language,
        review=_promises(senses, language, "against", "past-review"),
        plan=_promises(senses, language, "announces", "plan"),
        minutes=_promises(senses, language, "announces", "minutes"),
    ).tasks()
    found.sort(key=lambda task: task.span)
    return without_repeats(found, page)


def _promises(senses: Senses, language: str, section: str, key: str) -> bool:
    """Does the head of the page say what kind of page it is?"""
    return any(
        senses.says(Span(line.start, line.end), language, section, key) is not None
        for line in senses.page.lines
        if line.start < _HEAD and not _RUNNING.search(senses.page.folded, line.start, line.end)
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
    ) -> None:
        self.senses = senses
        self.passages = list(passages(senses.page, lines, language))
        self.units = units(senses.page, self.passages)
        if plan:
            self.units = with_fields(senses, self.units)
        self.outline = Outline(senses, plan=plan, minutes=minutes and not review)
        self.memory = Memory(senses)
        self.review = review
        self.unordered = _is_unordered(senses, language)
        self.period: Due | None = None
        """The month or the quarter that the measures of a passage are for."""
        self.headline: Passage | None = None
        """The title above the article that is read; what it orders, the article tells in full."""
        self.near_order = 0
        """So many more units stand close to an order."""
        self.placed: tuple[Passage, Setting] | None = None
        """The passage of the unit before, and what the headings say of it."""

    def tasks(self) -> Iterator[FoundTask]:
        last: FoundTask | None = None
        headline: Passage | None = None
        told_in: Passage | None = None
        at = 0
        for index, unit in enumerate(self.units):
            following = self.units[index + 1] if index + 1 < len(self.units) else None
            thought = (
                self._afterthought(unit, told_in) if last and index - at <= _SOON and lacks(last) else None
            )
            if last and thought and fits(last, thought):
                last = last if thought.only_reports else completed(last, thought)
                continue
            for task in self._unit(unit, following):
                if last and (headline is None or headline is not self.headline or unit.passage is headline):
                    yield last
                headline = unit.passage if unit.passage is self.headline else None
                last, at, told_in = task, index, unit.passage
            self.near_order -= 1
            if index % _REMEMBERED == _REMEMBERED - 1:
                self.senses.forget()
        if last:
            yield last

    def _afterthought(self, unit: Unit, told_in: Passage | None) -> Afterthought | None:
        if unit.sentence is None or unit.fields or (unit.passage.mark and unit.passage is not told_in):
            return None
        return afterthought(self.senses, unit.sentence, unit.passage.language)

    def _unit(self, unit: Unit, following: Unit | None) -> Iterator[FoundTask]:
        if self._explains(unit):
            return
        self.memory.hear(unit.sentence or unit.span, unit.passage)
        if unit.first:
            self.outline.place(unit.passage)
            if unit.passage.title or unit.passage.mark == "time":
                self.near_order = 0
                self.headline = unit.passage if unit.passage.title else None
        if head := self.outline.head_of(unit, following):
            self._open(head)
            return
        placed = self._placed(unit)
        if unit.sentence is not None and not unit.fields and self._is_quiet(unit.sentence, unit, placed):
            return
        setting = self._setting(unit, placed)
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
            yield from self._with_quote(sentence, setting, after, first=unit.first)
            return
        found = parts(self.senses, unit.passage, sentence)
        for part in found:
            if not part.voiced and len(found) > 1 and not self.senses.has_verb(part.span, language):
                continue
            voiced = part.voiced and not self.review
            said = setting if setting.voiced == voiced else replace(setting, voiced=voiced)
            who = partial(speaker, self.senses, unit.passage, part.span, language, voiced=part.voiced)
            yield from self._sentence(part.span, said, after, first=unit.first, speaker=who)

    def _with_quote(
        self, sentence: Span, setting: Setting, after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The sentence; where it holds no task, the words that it quotes behind a colon at its end."""
        found = False
        for task in self._sentence(sentence, setting, after, first=first):
            found = True
            yield task
        if found or setting.voiced or setting.outsider:
            return
        if (quoted := quoted_at_the_end(self.senses.flat, sentence)) is not None:
            yield from self._sentence(quoted, replace(setting, voiced=not self.review), after, first=False)

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
        return self._is_ditto(self.senses.flat[passage.body : passage.end], passage.language)

    def _is_ditto(self, words: str, language: str) -> bool:
        return words.strip(" :.-") in lexicon(language).forms("ditto")

    def _is_quiet(self, sentence: Span, unit: Unit, setting: Setting) -> bool:
        """Most sentences: no word of an order, no speech, and nothing around that makes one of it."""
        if self.near_order > 0 or setting.listed or setting.item or self.outline.plan:
            return False
        if unit.passage.mark == CHAIR_TURN:
            return False
        senses, language = self.senses, setting.language
        if senses.cues(sentence, language) or senses.flat.find('"', *sentence) >= 0:
            return False
        if has_speech(language):
            if speeches(senses).within(*sentence):
                return False
        elif is_voiced(senses.flat, unit.passage, sentence) or goes_on_in(senses, unit.passage, sentence):
            return False
        if may_be_told_by_name(senses, sentence, language):
            return False
        return not senses.orders_by_form(sentence, language)

    def _placed(self, unit: Unit) -> Setting:
        """What the headings say of a unit's passage."""
        if unit.first or self.placed is None or self.placed[0] is not unit.passage:
            placed = self.outline.setting(unit.passage)
            self.placed = unit.passage, replace(placed, unordered=True) if self.unordered else placed
        return self.placed[1]

    def _setting(self, unit: Unit, setting: Setting) -> Setting:
        numbered = unit.sentence is not None and self._is_numbered(unit.sentence, setting.language)
        if numbered and (self.near_order > 0 or self._is_numbered_speech(unit)):
            setting = replace(setting, item=True, listed=True)
        voiced = (
            not self.review
            and unit.sentence is not None
            and (
                is_voiced(self.senses.flat, unit.passage, unit.sentence)
                or goes_on_in(self.senses, unit.passage, unit.sentence)
            )
        )
        if self.outline.plan and unit.sentence:
            setting = self._in_a_period(unit, unit.sentence, setting)
        near = self.near_order > 0
        quotes = unit.sentence is not None and self.senses.flat.find('"', *unit.sentence) >= 0
        if unit.passage.mark == CHAIR_TURN:
            setting = replace(setting, said_by=CHAIR)
        elif unit.passage.mark == ANSWER:
            setting = replace(setting, said_by=OTHER)
        if not (near or self.review or voiced or quotes or unit.passage.mark == OTHER_TURN):
            return setting
        outsider = unit.passage.mark == OTHER_TURN or (
            (voiced or quotes)
            and unit.sentence is not None
            and is_said_by_others(self.senses, unit.passage, unit.sentence)
        )
        return replace(setting, near_order=near, past_review=self.review, voiced=voiced, outsider=outsider)

    def _in_a_period(self, unit: Unit, sentence: Span, setting: Setting) -> Setting:
        """ "October. The department finishes the audit by the 20th": a month at the head of its measures."""
        if unit.first:
            self.period = None
            due = self.senses.due(sentence, setting.language, bare=True)
            if has_term(due) and due.span and sentence.end - due.span.end <= 1 and not unit.last:
                self.period = due if due.span.start - sentence.start < _OPENING else None
        if self.period is None:
            return setting
        return replace(setting, planned=True, group_due=self.period, title=False)

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
        if any(field.kind in ("due", "owner") for field in unit.fields):
            yield from self._stated(unit, stated, setting)

    def _stated(self, unit: Unit, stated: Span, setting: Setting) -> Iterator[FoundTask]:
        language = setting.language
        due_line, owner_line, form = unit.field("due"), unit.field("owner"), unit.field("form")
        if any(
            self.senses.says(line.value, language, "cell-done", "")
            for line in (due_line, unit.field("status"))
            if line is not None
        ):
            return
        due = (
            self.senses.due(due_line.value, language, bare=True)
            if due_line
            else self.senses.due(stated, language)
        )
        if due_line and not has_term(due):
            same = self.memory.same_date(due_line.value, language)
            due = same or self.memory.same_date(due_line.span, language) or due
        if due_line and due.kind is DueKind.NONE and not due.text:
            due = Due(text=due_line.value.of(self.senses.page.text), span=due_line.value, rule="words")
        owners = self.senses.owners(stated, language)
        if owner_line:
            cell = self.senses.owner_cell(owner_line.value, language)
            if not cell.lead and self._is_ditto(owner_line.value.of(self.senses.flat), language):
                cell = replace(cell, lead=self.memory.last())
            owners = replace(cell, co=cell.co or _besides(owners.co, cell.lead))
        whole = Span(min(stated.start, unit.span.start), unit.span.end)
        clause = Clause(stated, self.senses.cues(stated, language), owners.lead, owners.co, due)
        clause, doubts = self._completed(clause, setting, first=True)
        reasons = (
            *features(self.senses, clause, replace(setting, fielded=True, title=False)),
            reason("fields"),
        )
        form_span = form.value if form else None
        task = proposed(
            self.senses,
            replace(clause, span=whole),
            language,
            reasons,
            action=stated,
            form=form_span,
            doubts=doubts,
        )
        if task:
            self.memory.told(clause.leads)
            self.memory.dated(task.due)
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
        if rest := self._announced_list(sentence, setting, cues):
            self.near_order = _NEAR
            self.memory.announced(Span(sentence.start, rest.start), language)
            listed = replace(setting, item=True, listed=True, near_order=True, title=False)
            yield from self._sentence(rest, listed, after, first=False, speaker=speaker)
            return
        if not self._worth_reading(sentence, setting, names):
            if "announces.orders" in names and self.senses.says(sentence, language, "against", "no-content"):
                self.near_order = _NEAR
                self.memory.announced(sentence, language)
            return
        if not may_be_an_order(self.senses, sentence, cues, setting) or self._is_idle(
            sentence, setting, cues
        ):
            return
        if speaker is not None:
            setting = replace(setting, said_by=speaker())
        yield from self._told_in(sentence, setting, cues, after, first=first)

    def _announced_list(self, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> Span | None:
        """ "He gave the following instructions: A is to do this; B, that": what stands behind the colon."""
        said = [cue.span.end for cue in cues if cue.name == "announces.orders"]
        colon = self.senses.flat.find(": ", max(said), sentence.end) if said else -1
        if (
            colon < 0
            or colon - max(one for one in said if one <= colon) > _BEFORE_COLON
            or setting.past_review
        ):
            return None
        if not has_speech(setting.language) or _tells([cue for cue in cues if cue.span.end <= colon]):
            return None
        rest = Span(colon + 2, sentence.end)
        return rest if self.senses.deadlines(rest, setting.language) else None

    def _told_in(
        self, sentence: Span, setting: Setting, cues: tuple[Cue, ...], after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The tasks of a sentence that may hold some, clause by clause."""
        language = setting.language
        before: Clause | None = None
        last: FoundTask | None = None
        accepted = doubted = False
        spans = clauses(self.senses.flat, sentence, language, cues, self._sight(sentence, language))
        for index, span in enumerate(spans):
            if last and (more := self._with_its_day(last, span, language)):
                last = more
                continue
            clause = replace(
                self._clause(sentence, span, cues, before, language),
                after=after,
                continued=accepted and self._goes_on(span, cues, language),
                doubted=doubted,
            )
            clause, doubts = self._completed(clause, setting, first=index == 0 and first)
            task = proposed(
                self.senses, clause, language, features(self.senses, clause, setting), doubts=doubts
            )
            before, accepted = replace(clause, vetoed=task is None and _tells(clause.cues)), task is not None
            doubted = not accepted and (doubted or self._is_reported(clause, language))
            if task is None and self._only_announces(clause, language):
                self.memory.told(clause.leads)
                self.memory.announced(sentence, language)
                self.near_order = _NEAR
            if task:
                self.memory.told(clause.leads)
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

    def _is_idle(self, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> bool:
        """A quick look that spares the costly one: no word of an order, no day, and nobody named."""
        senses, language = self.senses, setting.language
        if cues or setting.listed or setting.planned or setting.item or setting.group_due is not None:
            return False
        if senses.orders_by_form(sentence, language) or senses.terms(sentence, language):
            return False
        return not senses.mentions(sentence, language)

    def _ordered_at_the_end(
        self, clause: Clause, sentence: Span, cues: Sequence[Cue], language: str
    ) -> Clause:
        """The clause with the order, and whom it addresses, that closes the sentence."""
        after = _ordering_after(clause.span, cues)
        if not after:
            return clause
        leads = clause.leads or tuple(
            owner
            for owner in self.senses.owners(Span(clause.span.start, sentence.end), language).lead
            if owner.span and owner.span.end <= clause.span.end
        )
        return replace(clause, cues=(*clause.cues, *after), leads=leads)

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

    def _clause(
        self, sentence: Span, span: Span, cues: Sequence[Cue], before: Clause | None, language: str
    ) -> Clause:
        """A clause as it stands, with what the clause before it in the sentence lends it."""
        own = tuple(cue for cue in cues if span.start <= cue.span.start < span.end)
        ordered = bool(own) or before is not None or self.senses.orders_by_form(span, language)
        ordered = ordered or (self.near_order > 0 and self._is_yet_to_come(span, language))
        due = self.senses.due(span, language, within=sentence, ordered=ordered)
        if not has_term(due) and not own:
            due = self._after_a_dash(span, language) or due
        owners = self.senses.owners(span, language)
        pointed = owners.role is not None and not owners.lead
        leads = self._leads(span, own, owners, language)
        clause = Clause(span, own, leads, owners.co, due, role=owners.role, pointed=pointed)
        if not _tells(own) and self.senses.word_ending(span, language, "closing"):
            clause = self._ordered_at_the_end(clause, sentence, cues, language)
        if not clause.leads and not owners.lead and not pointed:
            clause = replace(clause, leads=self._named_without_a_noun(clause, language))
        if not clause.leads and not pointed and (named := name_at_the_head(self.senses, clause, language)):
            clause = replace(clause, leads=named, role=Role.SUBJECT)
        if not owners.lead and len(clause.leads) == 1:
            clause = replace(clause, leads=self.memory.by_name(clause.leads[0], span.start))
        if before is None:
            return clause
        if own and owners.role in _MERELY_NAMED and self._has_no_subject(span, own):
            clause = replace(clause, leads=())
        vetoed = before.vetoed and has_speech(language)
        if not _tells(clause.cues) and not vetoed and self._takes_over(clause, before, language):
            clause = replace(clause, cues=(*own, *before.cues))
        if not clause.leads and not clause.pointed and not self.memory.picks_one(clause, language):
            clause = replace(
                clause, leads=before.leads, co=clause.co or before.co, inherited=bool(before.leads)
            )
        return clause

    def _is_yet_to_come(self, span: Span, language: str) -> bool:
        """Where verbs close the clause: it tells what will be done, which among orders is one."""
        return has_last_verbs(language) and self.senses.word_ending(span, language, "future") is not None

    def _has_no_subject(self, span: Span, cues: Sequence[Cue]) -> bool:
        """ "…, and shall thereafter brief the office": the duty opens the second half."""
        duty = next((cue.span.start for cue in cues if cue.name.startswith("duty.")), span.end)
        return duty - span.start <= 1

    def _after_a_dash(self, span: Span, language: str) -> Due | None:
        """ "The Ministry of Finance - three days": all that stands behind the dash is a time."""
        dash = self.senses.flat.rfind(" - ", span.start, span.end)
        if dash < 0 or span.end - dash > _SHORT_TERM or has_last_verbs(language):
            return None
        behind = Span(dash + 3, span.end)
        due = self.senses.due(behind, language, bare=True)
        if due.span is None or not has_term(due) or due.span.start > behind.start + 1:
            return None
        rest = self.senses.flat[due.span.end : span.end].strip(" .,;!\"'")
        return None if rest else due

    def _leads(self, span: Span, own: Sequence[Cue], owners: Owners, language: str) -> tuple[Owner, ...]:
        """Who leads by the clause's own words; not who gives the order."""
        leads = owners.lead
        if not leads or not is_giver(self.senses, leads, language):
            return leads
        if owners.role in _MERELY_NAMED and not opens_an_order(self.senses, leads, span, language):
            leads = ()
        if any(cue.name == "order.tells" for cue in own):
            return self._addressed_beside(span, language) or leads
        return leads

    def _addressed_beside(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "…, the Premier told the Minister of Transport": by the case that addresses, not who tells."""
        for mention in self.senses.mentions(span, language):
            owners = tuple(Owner(id_, mention.span) for id_ in mention.ids)
            plain = mention.cases and mention.cases <= _ADDRESSING and not mention.weak
            if plain and owners and not is_giver(self.senses, owners, language):
                return owners
        return ()

    def _named_without_a_noun(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        leads = expected_of(self.senses, clause, language)
        leads = leads or subject_before_duty(self.senses, clause, language)
        heads = self.near_order > 0 or self.senses.orders_by_form(clause.span, language)
        return leads or (name_of_item(self.senses, clause, language) if heads else ())

    def _takes_over(self, clause: Clause, before: Clause, language: str) -> bool:
        """Does the order of the clause before hold for this one? Not where it only tells what is."""
        if clause.leads or has_term(clause.due) or self.senses.has_verb(clause.span, language):
            return True
        if not has_verb_forms(language):
            return True
        return " - " in self.senses.flat[clause.span.start : clause.span.end]

    def _worth_reading(self, sentence: Span, setting: Setting, names: set[str]) -> bool:
        if names & _TASK_CUES or setting.listed or (setting.item and self.near_order > 0):
            return True
        if self.senses.orders_by_form(sentence, setting.language):
            return True
        if setting.planned or is_told_by_name(self.senses, sentence, setting.language):
            return True
        if self.near_order > 0 or setting.item or setting.voiced:
            opening = self.senses.flat[sentence.start : min(sentence.end, sentence.start + 200)]
            if self.senses.has_verb(sentence, setting.language) or ": " in opening or " - " in opening:
                return True
            future = self.senses.word_ending(sentence, setting.language, "future")
            told = future is not None or (
                setting.voiced and _is_for_the_speaker(self.senses, sentence, setting)
            )
            return told and self.senses.deadlines(sentence, setting.language) > 0
        return False

    def _sight(self, sentence: Span, language: str) -> Sight:
        senses = self.senses
        return Sight(
            due=lambda span: senses.due(span, language, within=sentence),
            leads=lambda span: (
                bool(senses.owners(span, language).lead) or self.memory.begins_with_ordinal(span, language)
            ),
            deadlines=lambda: senses.deadlines(sentence, language),
            begins_at=lambda place: self.memory.begins_at(place, sentence, language),
            named_at=lambda place: any(
                mention.span.start < place <= mention.span.end + 2
                for mention in senses.mentions(sentence, language)
            ),
            gaps=lambda: gaps(senses, sentence, language),
            adds=lambda span: has_term((afterthought(senses, span, language) or Afterthought(span)).due),
            needs_verbs=has_speech(language),
            goes_on=verb_pattern(language, "goes-on"),
            acts=lambda span: (
                _tells(senses.cues(span, language))
                or senses.has_verb(span, language)
                or opens_with_verb(senses, span, language)
            ),
        )

    def _completed(self, clause: Clause, setting: Setting, *, first: bool) -> tuple[Clause, tuple[str, ...]]:
        """The clause with what it takes from its surroundings, and the doubts about that."""
        doubts: tuple[str, ...] = ("lead-inherited",) if clause.inherited else ()
        if self._falls_to_the_group(clause, setting):
            clause = replace(clause, leads=setting.group_leads, co=clause.co or setting.group_co)
        elif before := self.memory.meant(clause, setting, first=first):
            stands = self.memory.stands(clause, setting.language)
            clause = replace(clause, leads=before, inherited=True, stands=stands)
            doubts = (*doubts, "lead-inherited")
        if clause.co:
            clause = replace(clause, co=self.memory.companions(clause, setting.language))
        known = clause.due.date or clause.due.every
        if not known and (same := self.memory.same_date(clause.span, setting.language)):
            clause = replace(clause, due=same)
            doubts = (*doubts, "deadline-inherited")
        if clause.due.rule == "day-of-month" and clause.due.date and setting.group_due is not None:
            clause = replace(clause, due=_day_of(clause.due, setting.group_due))
        if not has_term(clause.due) and setting.group_due is not None:
            clause = replace(clause, due=setting.group_due)
            doubts = (*doubts, "deadline-of-heading")
        return clause, doubts

    def _falls_to_the_group(self, clause: Clause, setting: Setting) -> bool:
        """Whom the heading above addresses leads where the item names nobody, or only who receives it."""
        if not setting.group_leads or self.memory.picks_one(clause, setting.language):
            return False
        if not clause.leads:
            return not clause.pointed
        first = clause.leads[0].span
        receives = clause.role is Role.ADDRESSEE and not clause.cues and not clause.inherited
        return receives and first is not None and first.start - clause.span.start > _OPENING


def _ordering_after(span: Span, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """ "To finish A and to begin B was instructed": the order that closes the sentence holds for both."""
    return tuple(cue for cue in cues if cue.span.start >= span.end and cue.name.startswith("order."))


def _besides(co: Sequence[Owner], leads: Sequence[Owner]) -> tuple[Owner, ...]:
    ids = {owner.id for owner in leads}
    return tuple(owner for owner in co if owner.id not in ids)


def _day_of(due: Due, month: Due) -> Due:
    """ "By the 20th" under the heading of a month."""
    if due.date is None or month.date is None or month.rule != "end-of-month":
        return due
    day = min(due.date.day, month.date.day)
    return replace(due, date=month.date.replace(day=day), doubts=())


def _is_unordered(senses: Senses, language: str) -> bool:
    """Does a longer page hold no word of ordering, and nobody who gives orders?"""
    if len(senses.flat) < _LONG_PAGE:
        return False
    sections = ("order.told", "order.tells", "order.says", "announces.orders", "giver.")
    return not any(senses.found.of(f"{language}.{section}").starts for section in sections)


def _is_for_the_speaker(senses: Senses, sentence: Span, setting: Setting) -> bool:
    """ "The summary on my desk every week": the speaker is named, and no verb may be."""
    compiled = pattern(setting.language, "refers", "to-me")
    return compiled is not None and compiled.search(senses.flat, *sentence) is not None


def _tells(cues: Sequence[Cue]) -> bool:
    return any(cue.name in _TASK_CUES for cue in cues)


def _after(unit: Unit, following: Unit | None) -> Span | None:
    """The next sentence, if it belongs to the same passage."""
    if following is None or following.sentence is None or following.passage is not unit.passage:
        return None
    return following.sentence
