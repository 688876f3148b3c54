"""Lists and their headings: what stands above an item holds for it: an addressee, a deadline or an order.

A heading ends in a colon, announces instructions right above a list, or holds nothing but a deadline.
Numbered lists outlive a paragraph between their items; lists in bullets end at it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from instructions.extraction.directives import Setting
from instructions.extraction.fields import Unit
from instructions.extraction.found import Due, DueKind, Owner, Span
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses

_LOOSE = frozenset({"bullet", "dash"})
_ORDERING = frozenset({"order.told", "order.tells", "order.says", "announces.orders", "announces.decides"})
_LONGEST_HEAD = 600


@dataclass(frozen=True, slots=True)
class Head:
    passage: Passage
    child: str | None
    orders: bool
    leads: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    due: Due | None = None


class Outline:
    """The headings that hold at the present place of the page."""

    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self.heads: list[Head] = []

    def setting(self, passage: Passage) -> Setting:
        """What the headings above say of a passage, once it has been placed."""
        leads: tuple[Owner, ...] = ()
        co: tuple[Owner, ...] = ()
        due: Due | None = None
        for head in self.heads:
            if head.leads:
                leads, co = head.leads, head.co
            due = head.due or due
        return Setting(
            language=passage.language,
            listed=any(head.orders for head in self.heads)
            and (bool(passage.mark) or self.heads[-1].child == "text"),
            item=bool(passage.mark),
            title=passage.title and passage.mark != "time",
            group_leads=leads,
            group_co=co,
            group_due=due,
        )

    def place(self, passage: Passage) -> None:
        """Close the lists that a passage is no item of."""
        if passage.title and not passage.mark:
            self.heads = [head for head in self.heads if head.child not in (*_LOOSE, "text", None)]
            return
        kind = passage.mark or "text"
        while self.heads:
            top = self.heads[-1]
            if top.child is None:
                self.heads[-1] = replace(top, child=kind)
                return
            if top.child == kind:
                return
            if any(head.child == kind for head in self.heads[:-1]) or (
                kind == "text" and top.child in _LOOSE
            ):
                self.heads.pop()
                continue
            return

    def open(self, head: Head) -> None:
        """Put a heading on top; one of the same rank that was there goes."""
        rank = head.passage.mark or "head"
        while self.heads:
            top = self.heads[-1]
            if top.child is None or top.child == rank:
                self.heads[-1] = replace(top, child=rank)
                break
            if rank == "head" and not any(one.child == rank for one in self.heads) and top.child == "text":
                self.heads[-1] = replace(top, child=rank)
                break
            if rank == "head" or any(one.child == rank for one in self.heads[:-1]):
                self.heads.pop()
                continue
            break
        self.heads.append(head)

    def head_of(self, unit: Unit, following: Unit | None) -> Head | None:
        """The heading that a unit is, or None."""
        span, passage = unit.sentence, unit.passage
        if span is None or unit.fields or not unit.last or span.end - span.start > _LONGEST_HEAD:
            return None
        if following is None or following.passage is passage:
            return None
        ends = self.senses.flat[span.end - 1] == ":"
        below = following.passage.mark
        if (
            not ends
            and not self._announces(span, passage, below)
            and not self._is_only_a_deadline(unit, following)
        ):
            return None
        return self._head(span, passage)

    def _announces(self, span: Span, passage: Passage, below: str) -> bool:
        if not below or passage.mark:
            return False
        names = {cue.name for cue in self.senses.cues(span, passage.language)}
        owners = self.senses.owners(span, passage.language)
        return "announces.orders" in names and not owners.lead

    def _is_only_a_deadline(self, unit: Unit, following: Unit) -> bool:
        span, passage = unit.sentence, unit.passage
        assert span is not None
        below = following.passage.mark
        if not below or below == passage.mark or span.end - span.start > 80:
            return False
        due = self.senses.due(span, passage.language, bare=True)
        if due.span is None or (due.kind is DueKind.NONE and not due.text):
            return False
        return due.span.end - due.span.start >= 0.7 * (span.end - span.start)

    def _head(self, span: Span, passage: Passage) -> Head:
        names = {cue.name for cue in self.senses.cues(span, passage.language)}
        owners = self.senses.owners(span, passage.language)
        due = self.senses.due(span, passage.language)
        if due.kind is DueKind.NONE and not due.text and span.end - span.start < 80:
            due = self.senses.due(Span(span.start, span.end - 1), passage.language, bare=True)
        dated = due.kind is not DueKind.NONE or bool(due.text)
        orders = bool(names & _ORDERING) or any(head.orders for head in self.heads) or bool(owners.lead)
        return Head(passage, None, orders, owners.lead, owners.co, due if dated else None)
