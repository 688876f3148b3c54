"""Lists and their headings: what stands above an item holds for it: an addressee, a deadline or an order.

A heading ends in a colon, announces instructions right above a list, or holds nothing but a deadline.
Numbered lists outlive a paragraph between their items; lists in bullets end at it.
"""

from __future__ import annotations

from typing import NamedTuple

from instructions.extraction.bodies import Owners, Role
from instructions.extraction.clause import Setting
from instructions.extraction.cues import addresses_by_case, has_last_verbs, tells_by_place
from instructions.extraction.directives import is_giver
from instructions.extraction.fields import Field, Unit, label_inside
from instructions.extraction.found import Due, DueKind, Owner, Span
from instructions.extraction.head_names import names_alone
from instructions.extraction.lexicon import lexicon
from instructions.extraction.newcomers import heading_name
from instructions.extraction.passages import Passage
from instructions.extraction.row_groups import group_of
from instructions.extraction.senses import Senses
from instructions.extraction.turns import TURNS

_ADDRESSED = frozenset({Role.ORDERED, Role.ADDRESSEE, Role.SUBJECT})
_ORDERING = frozenset({"order.told", "order.tells", "order.says", "announces.orders", "announces.decides"})
_TOLD = frozenset({"order.told", "order.tells"})
_LONGEST_HEAD = 600
_LONGEST_STAGE = 80
_OPENING = 8
_LONGEST_GROUP = 120
_PARTLY, _SURELY = 0.35, 0.55
_MOSTLY = 0.8


_APART = TURNS | {"time"}
"""Passages with such marks are items of no list."""


def _is_other_bullet(mark: str, below: str) -> bool:
    """ "🔹 The decision" above items with a tick."""
    return mark != below and _is_loose(mark) and _is_loose(below)


def _is_loose(mark: str) -> bool:
    """Lists with such marks end at a paragraph."""
    return mark.startswith(("bullet", "dash"))


class Head(NamedTuple):
    passage: Passage
    child: str | None
    orders: bool
    leads: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    due: Due | None = None
    notes: bool = False
    """What stands below is so, and is not to be done."""


class Outline:
    """The headings that hold at the present place of the page."""

    def __init__(self, senses: Senses, *, plan: bool, minutes: bool, counted: bool) -> None:
        self.senses = senses
        self.plan = plan
        """The page says of itself that it is a plan: its items are measures."""
        self.minutes = minutes
        """It says that it is the minutes of a meeting: its numbered items are orders."""
        self.counted = minutes or counted
        """They are, whatever the page says of itself."""
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
        mark = "" if passage.mark in TURNS else passage.mark
        ordered = any(head.orders for head in self.heads)
        counted = self.counted and bool(mark) and not _is_loose(mark) and mark != "time"
        listed = (ordered and (bool(mark) or self.heads[-1].child == "text")) or counted
        return Setting(
            language=passage.language,
            listed=listed,
            item=bool(mark),
            decided=self.counted and listed,
            planned=self.plan and bool(mark),
            past_review=bool(self.heads) and self.heads[-1].notes and bool(mark),
            title=passage.title,
            group_leads=leads,
            group_co=co,
            group_due=due,
        )

    def place(self, passage: Passage) -> None:
        """Close the lists that a passage is no item of."""
        if passage.title and not passage.mark:
            self.heads = [
                head for head in self.heads if head.child not in ("text", None) and not _is_loose(head.child)
            ]
            return
        kind = "text" if passage.mark in TURNS else passage.mark or "text"
        while self.heads:
            top = self.heads[-1]
            if top.child is None:
                self.heads[-1] = top._replace(child=kind)
                return
            if top.child == kind:
                return
            if any(head.child == kind for head in self.heads[:-1]) or (
                kind in ("text", "time") and _is_loose(top.child)
            ):
                self.heads.pop()
                continue
            return

    def end_group(self, passage: Passage) -> None:
        """The deadline of a group of a plan's measures ends at the next title."""
        if self.plan and passage.title and not passage.mark:
            self.heads = [head for head in self.heads if head.due is None]

    def open(self, head: Head) -> None:
        """Put a heading on top; one of the same rank that was there goes."""
        rank = head.passage.mark or "head"
        while self.heads:
            top = self.heads[-1]
            if top.child is None or top.child == rank:
                self.heads[-1] = top._replace(child=rank)
                break
            if rank == "head" and not any(one.child == rank for one in self.heads) and top.child == "text":
                self.heads[-1] = top._replace(child=rank)
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
        if following is None or following.passage is passage or following.passage.mark in _APART:
            return None
        if (group := self._group(unit, following)) is not None:
            return group
        ends = self.senses.flat[span.end - 1] == ":"
        below = following.passage.mark
        if (
            not ends
            and not self._announces(span, passage, below)
            and not self._is_only_a_deadline(unit, following)
            and not self._is_only_owners(unit, following)
            and not self._is_a_stage(unit, following)
            and not self._is_a_topic(span, passage, following)
            and not self._is_an_address(span, passage, following)
            and not self._holds_a_label(unit, following)
        ):
            return None
        head = self._head(span, passage)
        return None if self._tells_its_own_day(head) else head

    def _tells_its_own_day(self, head: Head) -> bool:
        """ "Put on the site: June 11": a day that is over is no deadline of what stands below."""
        day = head.due.date if head.due else None
        idle = not head.leads and not head.orders
        return idle and day is not None and day <= self.senses.around.published

    def _group(self, unit: Unit, following: Unit) -> Head | None:
        """ "Measures due by May 1" or a body alone, above items whose lines have labels."""
        span, passage = unit.sentence, unit.passage
        assert span is not None
        if not (self.plan or following.fields):
            return None
        listed = following.fields or following.passage.mark
        if not listed and not (passage.title and not following.passage.title):
            return None
        if span.end - span.start > _LONGEST_GROUP or self.senses.flat[span.end - 1] in ".;!?":
            return None
        if passage.mark and passage.mark in (following.passage.mark, "dash"):
            return None
        group = group_of(self.senses, span, passage.language)
        if group.owner is None and (group.due is None or not listed):
            return None
        if group.due is not None and not self._is_about(span, group.due, passage.language):
            return None
        owners = self.senses.owner_cell(group.owner, passage.language) if group.owner else None
        due = self.senses.due(group.due, passage.language, bare=True) if group.due else None
        return Head(passage, None, True, owners.lead if owners else (), owners.co if owners else (), due)

    def _is_about(self, line: Span, due: Span, language: str) -> bool:
        """Is a line about its deadline, not about what is to be done by then?"""
        place = self.senses.due(due, language, bare=True).span or due
        if self.senses.flat[line.end - 1] == ")" and "(" in self.senses.flat[line.start : place.start]:
            return True
        share = (place.end - place.start) / (line.end - line.start)
        return share >= _SURELY or (share >= _PARTLY and not self.senses.has_verb(line, language))

    def _announces(self, span: Span, passage: Passage, below: str) -> bool:
        if not below or (passage.mark and not _is_other_bullet(passage.mark, below)):
            return False
        names = {cue.name for cue in self.senses.cues(span, passage.language)}
        if "announces.orders" not in names or self.senses.says(span, passage.language, "announces", "not"):
            return False
        told = has_last_verbs(passage.language) and self.senses.flat[span.end - 1] == "."
        if told and self.senses.deadlines(span, passage.language):
            return False
        return not self.senses.owners(span, passage.language).lead

    def _is_only_a_deadline(self, unit: Unit, following: Unit) -> bool:
        span, passage = unit.sentence, unit.passage
        assert span is not None
        below = following.passage.mark
        if not below or below == passage.mark or span.end - span.start > 80:
            return False
        due = self.senses.due(span, passage.language, bare=self.plan)
        if due.span is None or (due.kind is DueKind.NONE and not due.text):
            return False
        if due.date is not None and due.date <= self.senses.around.published:
            return False
        return due.span.end - due.span.start >= 0.7 * (span.end - span.start)

    def _is_only_owners(self, unit: Unit, following: Unit) -> bool:
        """A line of nothing but bodies above a list of another mark."""
        span, passage = unit.sentence, unit.passage
        assert span is not None
        if (
            not following.passage.mark
            or following.passage.mark == passage.mark
            or span.end - span.start > 160
        ):
            return False
        named = self._without_bracket(span)
        owners = self.senses.owner_cell(named, passage.language)
        spans = [owner.span for owner in (*owners.lead, *owners.co) if owner.span]
        if not spans:
            return False
        covered = sum(one.end - one.start for one in set(spans))
        return covered >= 0.6 * (named.end - named.start)

    def _without_bracket(self, span: Span) -> Span:
        """ "TURKISTAN REGION (akim)": what stands before the bracket at the end."""
        opened = self.senses.flat.find(" (", span.start, span.end)
        closes = self.senses.flat[span.start : span.end].rstrip(" .;")[-1:] == ")"
        return Span(span.start, opened) if opened > 0 and closes else span

    def _is_an_address(self, span: Span, passage: Passage, following: Unit) -> bool:
        """ "To the Minister of Energy" on a line of its own, above "I ask to …" or another such line."""
        language, below = passage.language, following.sentence
        if passage.mark or below is None or not addresses_by_case(language) or has_last_verbs(language):
            return False
        if not self._is_all_addressee(span, language):
            return False
        asks = any(cue.name == "order.says" for cue in self.senses.cues(below, language))
        return asks or self._is_all_addressee(below, language)

    def _is_all_addressee(self, span: Span, language: str) -> bool:
        owners = self.senses.owners(span, language) if span.end - span.start <= _LONGEST_GROUP else Owners()
        places = {owner.span for owner in owners.lead if owner.span}
        covered = sum(place.end - place.start for place in places)
        return owners.role is Role.ADDRESSEE and covered >= _MOSTLY * (span.end - span.start)

    def _is_a_topic(self, span: Span, passage: Passage, following: Unit) -> bool:
        """ "■ Reporting" above the dashes of a plan: one or two words, no deed, nobody and no day."""
        if not self.plan or not _is_other_bullet(passage.mark, following.passage.mark):
            return False
        words = self.senses.flat[span.start : span.end]
        if words.count(" ") > 1 or words[-1] in ".;" or self.senses.has_verb(span, passage.language):
            return False
        return not self.senses.mentions(span, passage.language)

    def _is_a_stage(self, unit: Unit, following: Unit) -> bool:
        """ "Stage II (July - August)" above the measures of a plan."""
        span, passage = unit.sentence, unit.passage
        assert span is not None
        opened = self.senses.flat.rfind("(", span.start, span.end)
        if (
            not self.plan
            or not unit.first
            or passage.mark == following.passage.mark
            or opened < 0
            or not following.passage.mark
            or span.end - span.start > _LONGEST_STAGE
        ):
            return False
        within = Span(opened + 1, span.end - 1)
        due = self.senses.due(within, passage.language, bare=True)
        return due.date is not None and due.span is not None and due.span.start == within.start

    def _holds_a_label(self, unit: Unit, following: Unit) -> bool:
        """ "Section A – responsible for all of it: …" above a list."""
        span, passage = unit.sentence, unit.passage
        assert span is not None
        if following.passage.mark in ("", passage.mark) or span.end - span.start > 200:
            return False
        if self.senses.flat.find(":", *span) < 0 and self.senses.has_verb(span, passage.language):
            return False
        return self._labelled(span, passage.language) is not None

    def _labelled(self, span: Span, language: str) -> Field | None:
        compiled = label_inside(language)
        found = compiled.search(self.senses.flat, span.start, span.end) if compiled else None
        if found is None or found.lastgroup is None or found.end() >= span.end:
            return None
        return Field(found.lastgroup, span, Span(found.end(), span.end))

    def _head(self, span: Span, passage: Passage) -> Head:
        names = {cue.name for cue in self.senses.cues(span, passage.language)}
        owners = self.senses.owners(span, passage.language)
        field = self._labelled(span, passage.language)
        if field is not None and field.kind == "owner":
            owners = self.senses.owner_cell(field.value, passage.language)
        elif not names:
            owners = self._alone(
                owners
                if owners.lead and not owners.refers
                else self.senses.owner_cell(self._without_bracket(span), passage.language),
                span,
                passage.language,
            )
        due = self._due(span, field, passage.language)
        dated = due.kind is not DueKind.NONE or (bool(due.text) and not names)
        leads = owners.lead if owners.role in _ADDRESSED or not names else ()
        if "announces.decides" in names and not names & _TOLD:
            leads = tuple(one for one in leads if one.id in self.senses.around.registry)
        if is_giver(self.senses, leads, passage.language) or self._only_says(span, passage.language, names):
            leads = ()
        if (
            not names
            and field is None
            and (named := names_alone(self.senses, span, owners, passage.language))
        ):
            leads = named
        if not leads and not owners.co and field is None and self.minutes:
            leads = self._named_by_place(span, passage.language)
        reviews = self.senses.says(span, passage.language, "against", "past-review")
        if self._only_notes(span, passage.language):
            return Head(passage, None, False, notes=True)
        if reviews is not None:
            return Head(passage, None, False, leads, owners.co, due if dated else None)
        orders = bool(names & _ORDERING) or any(head.orders for head in self.heads) or bool(leads)
        orders = orders and not self._is_for_everybody(span, passage.language, leads)
        return Head(passage, None, orders, leads, owners.co, due if dated else None)

    def _due(self, span: Span, field: Field | None, language: str) -> Due:
        due = self.senses.due(span, language)
        if field is not None and field.kind == "due":
            due = self.senses.due(field.value, language, bare=True)
        if due.kind is DueKind.NONE and not due.text and span.end - span.start < 80:
            due = self.senses.due(Span(span.start, span.end - 1), language, bare=True)
        return due

    def _told_by_place(
        self, span: Span, owners: Owners, leads: tuple[Owner, ...], names: set[str], language: str
    ) -> tuple[Owner, ...]:
        """Those whom the case or the place of their names tells."""
        named = () if names else names_alone(self.senses, span, owners, language)
        unnamed = not (named or leads or owners.co) and self.minutes
        return self._named_by_place(span, language) if unnamed else named or leads

    def _only_says(self, span: Span, language: str, names: set[str]) -> bool:
        """ "The adviser to the minister writes on her page:" orders nothing."""
        if names or not tells_by_place(language):
            return False
        articles = lexicon(language).forms("term-words", "the")
        flat = self.senses.flat
        said = self.senses.found.of(f"{language}.speech.said").within(*span)
        told = [one for one in said if not flat[span.start : one.start].rstrip().endswith(articles)]
        return bool(told) and flat[span.end - 1] == ":"

    def _only_notes(self, span: Span, language: str) -> bool:
        """ "The Commission took into account that:" above what is so."""
        notes = self.senses.found.of(f"{language}.announces.notes").within(*span)
        return any(span.end - one.end <= _OPENING for one in notes)

    def _alone(self, owners: Owners, span: Span, language: str) -> Owners:
        """The owners of a heading that names them first; none of "The reports of the regions:"."""
        if not addresses_by_case(language) or has_last_verbs(language):
            return owners
        first = min(
            (owner.span.start for owner in (*owners.lead, *owners.co) if owner.span), default=span.end
        )
        return owners if first - span.start <= _OPENING else Owners()

    def _named_by_place(self, span: Span, language: str) -> tuple[Owner, ...]:
        """ "To instruct the theatre:": a name that nobody lists, alone or beside the words that order."""
        if self.senses.flat[span.end - 1] != ":":
            return ()
        cues = self.senses.cues(span, language)
        if not cues:
            return heading_name(self.senses, span, language)
        told = any(cue.name.startswith(("order.", "duty.")) for cue in cues)
        if not told and addresses_by_case(language):
            return ()
        before = Span(span.start, min(cue.span.start for cue in cues) if told else span.start)
        after = Span(max(cue.span.end for cue in cues), span.end - 1)
        sides = [one for one in (before, after) if self.senses.flat[one.start : one.end].strip()]
        return heading_name(self.senses, sides[0], language) if len(sides) == 1 else ()

    def _is_for_everybody(self, span: Span, language: str, leads: tuple[Owner, ...]) -> bool:
        """ "Civil servants are obliged to: …": what a code demands of people is no order to a body."""
        known = any(owner.id in self.senses.around.registry for owner in leads)
        return not known and self.senses.says(span, language, "against", "public") is not None
