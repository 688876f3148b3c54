"""The orders of a sentence, clause by clause, and how near the last one stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from instructions.extraction.afterthoughts import (
    afterthought,
    charged,
    completed,
)
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.clauses import clauses
from instructions.extraction.closing_orders import decided_that, told_before_its_giver
from instructions.extraction.composer import Composer
from instructions.extraction.cues import Cue, has_last_verbs, has_verb_forms, tells
from instructions.extraction.directives import features, may_be_an_order
from instructions.extraction.found import FoundTask, Span
from instructions.extraction.glances import (
    announced_list,
    is_dated,
    is_hopeless,
    is_idle,
    is_worth_reading,
)
from instructions.extraction.memory import Memory
from instructions.extraction.proposals import proposed
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.sights import Sight
from instructions.extraction.speech import (
    CHAIR,
)

_NEAR = 12
"""How many units after an order still stand close to it."""


class Orders:
    def __init__(self, senses: Senses, memory: Memory, composer: Composer) -> None:
        self.senses = senses
        self.memory = memory
        self.composer = composer
        self.spent: Span | None = None
        """A sentence that only said whom the one before charges."""
        self._near = 0
        """So many more units stand close to an order."""

    @property
    def are_near(self) -> bool:
        return self._near > 0

    def come_near(self) -> None:
        self._near = _NEAR

    def pass_by(self) -> None:
        """One unit more lies between the last order and what follows."""
        self._near -= 1

    def leave(self) -> None:
        self._near = 0

    def told_in(
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
            self.come_near()
            self.memory.announced(Span(sentence.start, rest.start), language)
            listed = setting._replace(item=True, listed=True, near_order=True, title=False)
            yield from self.told_in(rest, listed, after, first=False, speaker=speaker)
            return
        alone = () if setting.listed else (told_before_its_giver, decided_that)
        if head := next((it for ask in alone if (it := ask(self.senses, sentence, cues, language))), None):
            listed = setting._replace(item=True, listed=True, near_order=True, title=False)
            yield from self.told_in(head, listed, after, first=first, speaker=speaker)
            return
        near = self.are_near or setting.near_order
        if not is_worth_reading(self.senses, sentence, setting, names, near=near):
            if "announces.orders" in names and self.senses.says(sentence, language, "against", "no-content"):
                self.come_near()
                self.memory.announced(sentence, language)
                return
            setting = setting._replace(bare=True)
        elif not may_be_an_order(self.senses, sentence, cues, setting) or is_idle(
            self.senses, sentence, setting, cues
        ):
            setting = setting._replace(bare=True)
        if setting.bare and (
            setting.unordered
            or not is_dated(self.senses, sentence, language)
            or is_hopeless(self.senses, sentence, setting, cues)
        ):
            return
        if speaker is not None:
            setting = setting._replace(said_by=speaker())
        yield from self._by_clause(sentence, setting, cues, after, first=first)

    def _by_clause(
        self, sentence: Span, setting: Setting, cues: tuple[Cue, ...], after: Span | None, *, first: bool
    ) -> Iterator[FoundTask]:
        """The tasks of a sentence that may hold some, clause by clause."""
        language = setting.language
        before: Clause | None = None
        last: FoundTask | None = None
        accepted = doubted = False
        near = self.are_near or setting.near_order
        sight = Sight(self.senses, self.memory, sentence, language)
        spans = clauses(self.senses.flat, sentence, language, cues, sight)
        for index, span in enumerate(spans):
            if last and (more := self._with_its_day(last, span, language)):
                last = more
                continue
            clause = self.composer.clause(
                sentence, span, cues, before, language, near=near, by_tense=_orders_by_tense(setting)
            )._replace(
                after=after,
                continued=accepted and self._goes_on(span, cues, language),
                doubted=doubted,
            )
            clause, doubts = self.composer.completed(clause, setting, first=index == 0 and first)
            reasons = features(self.senses, clause, setting)
            task = proposed(self.senses, clause, setting, reasons, doubts=doubts)
            if task is None and (charge := charged(self.senses, clause, reasons, language)):
                task = proposed(self.senses, charge[0], setting, charge[1], doubts=doubts)
                self.spent = after if task else None
            before, accepted = clause._replace(vetoed=task is None and tells(clause.cues)), task is not None
            doubted = not accepted and (doubted or self._is_reported(clause, language))
            if task is None and (
                self._only_announces(clause, language) or any(one.name == "no-content" for one in reasons)
            ):
                self.memory.told(clause.leads)
                self.memory.announced(sentence, language)
                self.come_near()
            if task:
                self.memory.told(clause.leads, clause.co)
                self.memory.dated(task.due)
                self.come_near()
                if last:
                    yield last
                last = task
        if last:
            yield last

    def _with_its_day(self, last: FoundTask, span: Span, language: str) -> FoundTask | None:
        """ "…; a month is given for that": the last clause says by when the one before is to be done."""
        undated = not has_term(last.due) or last.due.rule == "start" or "deadline-of-heading" in last.doubts
        thought = afterthought(self.senses, span, language) if undated else None
        if thought is None or thought.leads or thought.due.every is not None:
            return None
        whole = replace(last, span=Span(last.span.start, span.end))
        if thought.only_reports:
            return whole
        self.memory.dated(thought.due)
        return completed(whole, thought)

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
