"""Who is told to do it, and with whom: from the bodies that one instruction names.

1. Bodies in a row form a group.
2. A marker beside a group makes it a co-executor ("together with") or sets it aside ("at the request of").
3. Of the others, the one that the order is addressed to leads: object of an order, subject of a duty,
   agent of a passive, or in the case by which the language addresses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from instructions.extraction.bodies.find import all_mentions
from instructions.extraction.bodies.groups import Group, groups_of
from instructions.extraction.bodies.index import Index, index_for
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.mentions import OUTSIDE, Mention
from instructions.extraction.bodies.officials import NO_OFFICIALS, Officials
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.folding import fold
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import Lexicon, alternation, lexicon


class Role(StrEnum):
    ORDERED = "ordered"
    SUBJECT = "subject"
    AGENT = "agent"
    ADDRESSEE = "addressee"
    NAMED = "named"
    CO = "co"
    ASIDE = "aside"
    RECIPIENT = "recipient"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Reference:
    """A body that the text only points back to: "this ministry", "it"."""

    span: Span
    classes: frozenset[str]
    many: bool


@dataclass(frozen=True, slots=True)
class Owners:
    lead: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    refers: tuple[Reference, ...] = ()
    """Leads that earlier sentences must tell; where there are any, `lead` has what can be said without."""
    role: Role | None = None
    """How the lead is told to; the firmer first in the order of `Role`."""

    def moved(self, by: int) -> Owners:
        if not by:
            return self

        def shifted(owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
            return tuple(
                Owner(one.id, one.span and Span(one.span.start + by, one.span.end + by)) for one in owners
            )

        refers = tuple(replace(one, span=Span(one.span.start + by, one.span.end + by)) for one in self.refers)
        return Owners(shifted(self.lead), shifted(self.co), refers, self.role)


class _Markers:
    """The words of one language that show a group's part, as patterns anchored at the group."""

    def __init__(self, words: Lexicon) -> None:
        filler = alternation(words.forms("body-fillers"))
        names = ("co", "aside", "order", "agent", "recipient", "tells")
        self.before = {
            name: re.compile(
                rf"{alternation(words.forms(f'body-{name}', 'before'))}(?:[\s\"'(:-]|{filler})*$"
            )
            for name in names
        }
        self.after = {
            name: re.compile(rf"(?:[\s\"',)-]|{filler})*{alternation(words.forms(f'body-{name}', 'after'))}")
            for name in names
        }
        label = alternation(words.forms("body-labels"))
        self.label = re.compile(rf"{label}\s*(?:\([^()]*\)\s*)?[:.-][\s\"]*$")
        duty = alternation(words.forms("body-order", "after"))
        joined = alternation(words.forms("body-conjunctions", "word"))
        self.subject_of = re.compile(rf"{_INSERTED}(?:[\s\"',)-]|{filler}|{joined})*{duty}")
        predicates = {
            key: words.forms("body-predicates", key) for key in ("tells", "told", "duty", "suffered")
        }
        self.predicates = {key: re.compile(alternation(forms)) for key, forms in predicates.items()}
        self.bound = re.compile(
            rf"\w(?:{'|'.join(words.forms('body-predicates', 'bound-ending')) or '(?!)'})\s+"
            + alternation(words.forms("body-predicates", "bound"))
        )
        self.addressee = frozenset(words.forms("body-grammar", "addressee"))
        self.subject = frozenset(words.forms("body-grammar", "subject"))
        self.agent = frozenset(words.forms("body-grammar", "agent"))
        self.lead_mark = re.compile(alternation(words.forms("body-marks", "lead")))


_INSERTED = r"(?:\s*\([^()]{1,90}\))?(?:\s*,[^,;.:]{1,110},)?"


@cache
def markers(language: str) -> _Markers:
    return _Markers(lexicon(language))


CONTEXT = 80


def read_owners(
    sentence: str,
    *,
    language: str,
    registry: Registry | None = None,
    officials: Officials = NO_OFFICIALS,
    on: dt.date | None = None,
    at: int = 0,
) -> Owners:
    """Owners of a sentence or list item with one instruction. `at` is the sentence's place: spans count from it.

    `on` is the day of publication, by which the office holders of `officials` are chosen.
    """
    index = index_for(language, registry or seeded_registry())
    text = fold(sentence)
    named = officials.named_in(text.lower(), on=on)
    return _Reader(text, sentence, index, markers(language), named).owners().moved(at)


def read_owner_cell(cell: str, *, language: str, registry: Registry | None = None, at: int = 0) -> Owners:
    """Owners of a cell of a plan or of a line "Responsible: …": all lead, unless one of them is marked."""
    index = index_for(language, registry or seeded_registry())
    return _Reader(fold(cell), cell, index, markers(language), ()).cell().moved(at)


class _Reader:
    def __init__(
        self, text: str, original: str, index: Index, words: _Markers, named: Sequence[tuple[Span, str]]
    ) -> None:
        self.text, self.lower, self.original = text, text.lower(), original
        self.index, self.words = index, words
        mentions = all_mentions(text, index)
        mentions += [Mention(span, (id_,), index.bare_cases) for span, id_ in named]
        mentions.sort(key=lambda one: (one.span.start, -one.span.end))
        self.groups = groups_of(mentions, text, index)
        self.roles: dict[int, Role] = {}

    def owners(self) -> Owners:
        self._set_apart()
        plain = self._without_those_apart()
        predicate = self._predicate(plain)
        for number in range(len(self.groups)):
            if number not in self.roles:
                self.roles[number] = self._role(number, plain, predicate)
        co = [group for number, group in enumerate(self.groups) if self.roles[number] is Role.CO]
        for role in _LEADING:
            leads = [group for number, group in enumerate(self.groups) if self.roles[number] is role]
            if leads:
                return self._answer(leads[0], co, role)
        return self._answer(None, co, None)

    def cell(self) -> Owners:
        """All groups lead, but those behind a co-executor's marker and those beside a marked one."""
        self._set_apart()
        everyone = Group([])
        co: list[Group] = []
        for number, group in enumerate(self.groups):
            role = self.roles.get(number)
            if role is Role.CO:
                co.append(group)
            elif role is None:
                everyone.mentions += group.mentions
                everyone.marks += group.marks
        return self._answer(everyone if everyone.mentions else None, co, Role.ORDERED)

    def _answer(self, lead: Group | None, co: Sequence[Group], role: Role | None) -> Owners:
        if lead is None:
            return Owners((), self._owners([one for group in co for one in group.mentions]), (), role)
        marked = [self.words.lead_mark.match(mark) is not None for mark in lead.marks]
        leads = [one for one, mark in zip(lead.mentions, marked, strict=True) if mark or not any(marked)]
        others = [one for one in lead.mentions if one not in leads]
        with_ = others + [one for group in co for one in group.mentions]
        first = self._owners(leads)
        ids = {owner.id for owner in first}
        return Owners(first, tuple(one for one in self._owners(with_) if one.id not in ids), (), role)

    def _owners(self, mentions: Sequence[Mention]) -> tuple[Owner, ...]:
        found: dict[str, Owner] = {}
        for mention in mentions:
            for id_ in mention.ids:
                id_ = OUTSIDE + mention.span.of(self.original) if id_.startswith("?") else id_
                found.setdefault(id_, Owner(id_, mention.span))
        return tuple(found.values())

    # -- co-executors, and those who are only mentioned -------------------------------------------

    def _set_apart(self) -> None:
        number = 0
        while number < len(self.groups):
            group = self.groups[number]
            left, right = self._left(number, self.lower), self._right(number, self.lower)
            role = self._apart(left, right)
            if role:
                self._split_off_subject(number, right)
                self.roles[number] = role
            number += 1

    def _apart(self, left: str, right: str) -> Role | None:
        before, after = self.words.before, self.words.after
        if before["co"].search(left) or after["co"].match(right):
            return Role.CO
        if before["aside"].search(left) or after["aside"].match(right):
            return Role.ASIDE
        return None

    def _split_off_subject(self, number: int, right: str) -> None:
        """ "Together with A and B, C is to …": C is not one of those together with whom."""
        group = self.groups[number]
        if (
            len(group.mentions) < 2
            or self.index.case_first
            or not self.index.head_first
            or not self.words.subject_of.match(right)
        ):
            return
        if any(self.roles.get(earlier) is None for earlier in range(number)):
            return
        for at in range(len(group.mentions) - 1, 0, -1):
            gap = self.text[group.mentions[at - 1].span.end : group.mentions[at].span.start]
            if gap.lstrip().startswith(","):
                self.groups.insert(number + 1, group.split(at, self.text))
                return

    def _without_those_apart(self) -> str:
        """The lower-case text with groups that are set apart, and their markers, blanked out."""
        plain = self.lower
        for number, role in self.roles.items():
            group = self.groups[number]
            start, end = group.start, group.end
            left, right = self._left(number, self.lower), self._right(number, self.lower)
            for name in ("co", "aside"):
                if marker := self.words.before[name].search(left):
                    start = group.start - len(left) + marker.start()
                if marker := self.words.after[name].match(right):
                    end = group.end + marker.end()
            plain = plain[:start] + " " * (end - start) + plain[end:]
        return plain

    def _left(self, number: int, text: str) -> str:
        start = self.groups[number].start
        floor = self.groups[number - 1].end if number else 0
        return text[max(floor, start - CONTEXT) : start]

    def _right(self, number: int, text: str) -> str:
        end = self.groups[number].end
        ceiling = self.groups[number + 1].start if number + 1 < len(self.groups) else len(text)
        return text[end : min(ceiling, end + CONTEXT)]

    # -- the others -------------------------------------------------------------------------------

    def _predicate(self, plain: str) -> str:
        """The kind of the last predicate: who is told, who tells, whose duty it is."""
        if self.words.bound.search(plain):
            return "duty"
        last, kind = -1, ""
        for key, pattern in self.words.predicates.items():
            for match in pattern.finditer(plain):
                if match.end() >= last:
                    last, kind = match.end(), key
        return kind

    def _beside(self, number: int, plain: str) -> tuple[str, str]:
        """What stands left and right of a group, up to its neighbours that are not set apart."""
        group = self.groups[number]
        floor = max(
            (one.end for at, one in enumerate(self.groups) if at < number and at not in self._apart_numbers),
            default=0,
        )
        ceiling = min(
            (
                one.start
                for at, one in enumerate(self.groups)
                if at > number and at not in self._apart_numbers
            ),
            default=len(plain),
        )
        return plain[max(floor, group.start - CONTEXT) : group.start], plain[
            group.end : min(ceiling, group.end + 2 * CONTEXT)
        ]

    @property
    def _apart_numbers(self) -> set[int]:
        return {number for number, role in self.roles.items() if role in (Role.CO, Role.ASIDE)}

    def _role(self, number: int, plain: str, predicate: str) -> Role:
        group = self.groups[number]
        left, right = self._beside(number, plain)
        before, after = self.words.before, self.words.after
        if self.words.label.search(left) or before["order"].search(left):
            return Role.ORDERED
        if after["agent"].match(right):
            return Role.AGENT
        if before["agent"].search(left):
            return Role.AGENT if self._after_duty(group, plain) else Role.GIVER
        if after["tells"].match(right):
            return Role.GIVER
        recipient = before["recipient"].search(left) or after["recipient"].match(right)
        if recipient and not after["order"].match(right):
            return Role.RECIPIENT
        if self.words.addressee:
            return self._role_by_case(group, left, right, predicate, plain)
        if self.words.subject_of.match(right):
            return Role.SUBJECT
        return Role.NAMED if self._alone(left, right) else Role.ASIDE

    def _after_duty(self, group: Group, plain: str) -> bool:
        return bool(self.words.predicates["suffered"].search(plain, 0, group.start))

    def _role_by_case(self, group: Group, left: str, right: str, predicate: str, plain: str) -> Role:
        any_ = group.cases >= ANY_CASE
        if (group.cases & self.words.subject or any_) and self.words.subject_of.match(right):
            return Role.SUBJECT
        if group.cases & self.words.addressee and (self.index.case_first or predicate in ("told", "tells")):
            return Role.ADDRESSEE
        if group.cases & self.words.subject:
            if predicate == "tells":
                return Role.GIVER
            return Role.NAMED if not self.index.case_first or self._alone(left, right) else Role.ASIDE
        if any_:
            return Role.ADDRESSEE
        if group.cases & self.words.agent and self.words.predicates["suffered"].search(plain):
            return Role.AGENT
        return Role.ASIDE

    def _alone(self, left: str, right: str) -> bool:
        """A cell, a list's head or tail: nothing before it or a dash, nothing after it or a dash."""
        return bool(_OPENS.search(left)) or bool(_CLOSES.match(right))


_OPENS = re.compile(r"(?:^|[|\t\n:(-]|^\W*\d{0,3}[.)]?)\s*[\"]*$")
_CLOSES = re.compile(r"\s*(?:$|[|\t\n)]|[-:]\s)")
_LEADING = (Role.ORDERED, Role.SUBJECT, Role.ADDRESSEE, Role.AGENT, Role.NAMED)
