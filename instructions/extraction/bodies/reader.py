"""The part of each body that one instruction names.

1. Bodies in a row form a group.
2. A marker beside a group makes it a co-executor ("together with") or sets it aside ("at the request of").
3. Of the others, the one that the order is addressed to leads: object of an order, subject of a duty,
   agent of a passive, or in the case by which the language addresses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from instructions.extraction.bodies.find import Named, named_in
from instructions.extraction.bodies.groups import Group, groups_of
from instructions.extraction.bodies.hits import NO_GLOSSARY, Glossary
from instructions.extraction.bodies.index import Index, index_for
from instructions.extraction.bodies.markers import CONTEXT, Markers, markers
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.officials import NO_OFFICIALS, Called, Officials
from instructions.extraction.bodies.owners import LEADING, Owners, Reference, Role
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.bodies.roles import MOST_BEFORE, Roles
from instructions.extraction.found import Owner, Span

MOST = 4000
"""An instruction is shorter; what is longer is read up to here, so that no input costs more than its size."""


def read_owners(
    sentence: str,
    *,
    language: str,
    registry: Registry | None = None,
    officials: Officials = NO_OFFICIALS,
    on: dt.date | None = None,
    glossary: Glossary = NO_GLOSSARY,
    at: int = 0,
) -> Owners:
    """Owners of a sentence or list item with one instruction; spans are moved by `at`, the sentence's place.

    `on` is the day of publication, by which the office holders of `officials` are chosen; `glossary` what
    the document says its abbreviations mean.
    """
    registry = registry or seeded_registry()
    named = named_in(sentence[:MOST], language=language, registry=registry, glossary=glossary)
    return owners_among(named, language=language, registry=registry, officials=officials, on=on).moved(at)


def owners_among(
    named: Named, *, language: str, registry: Registry, officials: Officials, on: dt.date | None
) -> Owners:
    """`read_owners`, where it is known already which bodies the sentence names."""
    holders = officials.named_in(named.folded.lower(), on=on, language=language)
    return Reader(named, index_for(language, registry), markers(language), holders).owners()


def bracketed(cell: str, words: Markers) -> str:
    """ "A - summary, B" as "A (summary), B", letter for letter."""

    def one(mark: re.Match[str]) -> str:
        return f", {mark[2]}) " if mark[1] else f"({mark[2]}) "

    return words.dashed_mark.sub(one, cell)


class Reader:
    def __init__(self, named: Named, index: Index, words: Markers, holders: Iterable[Called]) -> None:
        folded = bracketed(named.folded, words) if " - " in named.folded else named.folded
        self.text, self.lower, self.original = folded, folded.lower(), named.text
        self.index, self.words = index, words
        called = [
            Mention(one.span, (one.body,), one.cases or index.endings_of(one.span.of(self.text).split()[-1]))
            for one in holders
        ]
        mentions = [*named.mentions, *called]
        mentions.sort(key=lambda one: (one.span.start, -one.span.end))
        self.groups = groups_of(mentions, self.text, index)
        self.roles: dict[int, Role] = {}
        self.by = Roles(index, words, self.lower)

    def owners(self) -> Owners:
        if not self.groups:
            return self._by_pronoun(Owners(), self.lower)
        self.set_apart()
        self._set_relatives_apart()
        plain = self._without_those_apart()
        predicates = self.words.predicates(plain)
        self.by.predicates = [one for one in predicates if one[1] != "binds"]
        self.by.binds = len(predicates) > len(self.by.predicates)
        kept = [number for number in range(len(self.groups)) if number not in self.roles]
        for at, number in enumerate(kept):
            left, right = self._beside(kept, at, plain)
            self.roles[number] = self.by.of(self.groups[number], left, right)
        self._mark_in_brackets()
        self._join_companions()
        self._address_the_only_recipient()
        self._set_giver_apart()
        self._charge_who_stands_before_the_giver()
        lead = self._leading()
        role = self.roles[self.groups.index(lead)] if lead else None
        answer = self.answer(lead, self.with_role(Role.CO), role)
        return answer if answer.lead or answer.refers else self._by_pronoun(answer, plain)

    def _mark_in_brackets(self) -> None:
        """ "A, B - to do it (responsible - A)": of the bodies that stand in a row, the one marked leads."""
        for number, group in enumerate(self.groups[1:], 1):
            opened = _MARKED.search(self.lower, max(0, group.start - CONTEXT), group.start)
            if opened is None or not self.words.marks_lead(opened[1]):
                continue
            for row in self.groups[:number]:
                for at, mention in enumerate(row.mentions):
                    if len(row.mentions) > 1 and mention.ids == group.mentions[0].ids:
                        row.marks[at] = opened[1]
                        self.roles[number] = Role.ASIDE

    def with_role(self, role: Role) -> list[Group]:
        return [group for number, group in enumerate(self.groups) if self.roles.get(number) is role]

    # -- the answer -------------------------------------------------------------------------------

    def _leading(self) -> Group | None:
        """The first of the firmest role; one that is a body only by its place comes after the others."""
        for role in LEADING:
            groups = self.with_role(role)
            if role is Role.ORDERED and self.with_role(Role.SUBJECT):
                groups = [one for one in groups if not (self._is_giver(one) or self._is_told_it(one))]
            elif role is Role.SUBJECT and len(groups) > 1:
                groups = [group for group in groups if self._must(group)] or groups
            if groups and role is Role.ADDRESSEE and (told := self._told_last(groups)):
                return told
            if groups:
                return min(groups, key=self._is_doubtful)
        return None

    def _is_doubtful(self, group: Group) -> bool:
        """A body only by its place; two regions in a row are no mere place, where heads come last."""
        row = not self.index.head_first and len(group.mentions) > 1
        return group.weak and not group.points and not row

    def _told_last(self, groups: Sequence[Group]) -> Group | None:
        """Where verbs close the clause, "to send it to the court the ministry was told": right before the
        order, behind the name of the deed."""
        last = groups[-1]
        if self.index.head_first or self.index.case_first or len(groups) == 1:
            return None
        ordered = any(end - last.end <= CONTEXT // 4 for end, _ in self.by.predicates if end > last.end)
        return last if ordered and self.words.closes_with_a_deed(self.lower[: last.start]) else None

    def _must(self, group: Group) -> bool:
        """ "The akim does not believe it: the department is to report": who stands before the duty itself."""
        return self.words.is_subject_of(self._right(self.groups.index(group)))

    def _is_told_it(self, group: Group) -> bool:
        """ "The ministry must do it, the Premier told the Government": who merely hears it. Where names bear
        their case, that is no subject."""
        if self.words.addressee or _HEARS.match(self.lower, group.end) is None:
            return False
        return self.lower[: group.start].rstrip().endswith(self.words.telling)

    def _is_giver(self, group: Group) -> bool:
        """ "…, an order the Prime Minister called final"."""
        return self.words.giver.fullmatch(self.lower, group.start, group.end) is not None

    def answer(self, lead: Group | None, co: Sequence[Group], role: Role | None) -> Owners:
        others = [mention for group in co for mention in group.mentions]
        if lead is None:
            return Owners((), self._owners(others), (), self._references(others), role)
        marked = [self.words.marks_lead(mark) for mark in lead.marks]
        helping = [self.words.marks_helper(mark) for mark in lead.marks]
        if any(helping) and not any(marked):
            marked = [not one for one in helping]
        leads = [one for one, mark in zip(lead.mentions, marked, strict=True) if mark or not any(marked)]
        others = [one for one in lead.mentions if one not in leads] + others
        first = self._owners(leads)
        ids = {owner.id for owner in first}
        rest = tuple(owner for owner in self._owners(others) if owner.id not in ids)
        return Owners(first, rest, self._references(leads), self._references(others), role)

    def _owners(self, mentions: Sequence[Mention]) -> tuple[Owner, ...]:
        found: dict[str, Owner] = {}
        for mention in mentions:
            for id_ in self._ids(mention):
                found.setdefault(id_, Owner(id_, mention.span))
        if not self.index.head_first or self.index.case_first:
            return tuple(found.values())
        held = frozenset().union(*(self.index.members.get(id_, frozenset()) for id_ in found))
        return tuple(owner for owner in found.values() if owner.id not in held)

    def _ids(self, mention: Mention) -> tuple[str, ...]:
        if len(mention.ids) > 1 and mention.weak and self.index.many.issuperset(mention.ids):
            return mention.ids[:1]
        sure = len(mention.ids) == 1 or not mention.weak
        if mention.ids and sure and not mention.ids[0].startswith("?"):
            return mention.ids
        return (OUTSIDE + mention.name.of(self.original),) if mention.ids or mention.points_to else ()

    def _references(self, mentions: Sequence[Mention]) -> tuple[Reference, ...]:
        return tuple(
            Reference(one.span, one.points_to, one.many)
            for one in mentions
            if one.points_to and (one.weak or not one.ids)
        )

    def _by_pronoun(self, answer: Owners, plain: str) -> Owners:
        if pronoun := self.words.pronoun(plain):
            start, end, many = pronoun
            refers = (Reference(Span(start, end), frozenset(), many),)
            return Owners((), answer.co, refers, answer.refers_co, Role.SUBJECT)
        return answer

    # -- co-executors, and those who are only mentioned -------------------------------------------

    def set_apart(self) -> None:
        number = 0
        while number < len(self.groups):
            right = self._right(number)
            beside = self.words.before(self._left(number))[0] | self.words.after(right)[0]
            if beside & {"co", "aside", "agent", "recipient", "tells"}:
                self._split_off_subject(number, right)
            if "co" in beside and not self._is_told_together(self.groups[number]):
                self.roles[number] = Role.CO
            elif "aside" in beside:
                self.roles[number] = Role.ASIDE
            number += 1

    def _is_told_together(self, group: Group) -> bool:
        """Where names bear their case at their end, "to A and B together" charges both."""
        return not self.index.case_first and group.cases == self.words.called and len(group.mentions) > 1

    def _set_relatives_apart(self) -> None:
        """ "To the fund, which owns the railway, it was told": who is named in passing is not told."""
        for start, end in self.words.in_passing(self.lower):
            inside = [n for n, one in enumerate(self.groups) if start <= one.start and one.end <= end]
            if len(inside) < len(self.groups):
                self.roles.update((number, Role.ASIDE) for number in inside if number not in self.roles)

    def _split_off_subject(self, number: int, right: str) -> None:
        """ "Together with A and B, C is to …": C is not one of those together with whom."""
        group = self.groups[number]
        cases_tell = self.index.case_first or not self.index.head_first
        gives = "tells" in self.words.after(right)[0]
        if len(group.mentions) < 2 or cases_tell or not (gives or self.words.is_subject_of(right)):
            return
        if any(self._may_be_subject(earlier) for earlier in range(number)):
            return
        for at in range(len(group.mentions) - 1, 0, -1):
            gap = self.text[group.mentions[at - 1].span.end : group.mentions[at].span.start]
            if gap.lstrip().startswith(","):
                self.groups.insert(number + 1, group.split(at))
                return

    def _may_be_subject(self, number: int) -> bool:
        """No co-executor, and not behind a preposition: "following a meeting of A, chaired by B, C is to"."""
        return number not in self.roles and "recipient" not in self.words.before(self._left(number))[0]

    def _without_those_apart(self) -> str:
        """The lower-case text with groups that are set apart blanked out."""
        pieces, done = [], 0
        for number in sorted(self.roles):
            group = self.groups[number]
            left = self._left(number)
            before, marker_start = self.words.before(left)
            after, marker_end = self.words.after(self._right(number))
            start = group.start - (len(left) - marker_start if before & _APART else 0)
            start, end = max(done, start), group.end + (marker_end if after & _APART else 0)
            pieces += [self.lower[done:start], " " * (end - start)]
            done = end
        return "".join([*pieces, self.lower[done:]])

    def _join_companions(self) -> None:
        """ "A with B": where only that stands between a lead and another, the other is with it."""
        for number in range(1, len(self.groups)):
            gap = self.lower[self.groups[number - 1].end : self.groups[number].start]
            if self.roles[number - 1] in LEADING and gap.strip() in self.words.between:
                self.roles[number] = Role.CO

    def _set_giver_apart(self) -> None:
        """ "The Prime Minister the ministry do it told": the giver of orders is not told."""
        subjects = sorted(number for number, role in self.roles.items() if role in (Role.NAMED, Role.SUBJECT))
        if self.index.case_first or len(subjects) < MOST_BEFORE:
            return
        first = self.groups[subjects[0]]
        between = self.lower[first.end : self.groups[subjects[1]].start]
        quotes = ": " in between or "tells" in self.words.before(self.lower.rstrip(' .!"'))[0]
        if not self.by.predicate() and (self.index.head_first or not quotes):
            return
        chief = not self.index.head_first and self.words.chief.fullmatch(self.lower, first.start, first.end)
        if chief or self._tells_what_another_must(subjects[1]) or self._is_giver(first):
            self.roles[subjects[0]] = Role.GIVER

    def _address_the_only_recipient(self) -> None:
        """ "To the ministry to submit proposals was told": where no other is told, the recipient is."""
        if self.index.case_first or any(role in LEADING for role in self.roles.values()):
            return
        if self.by.predicate() not in ("told", "tells"):
            return
        for number, group in enumerate(self.groups):
            if self.roles[number] is Role.RECIPIENT and group.cases & self.words.called:
                self.roles[number] = Role.ADDRESSEE
                return

    def _charge_who_stands_before_the_giver(self) -> None:
        """Where verbs close the clause, "the ministry will do it, told the Premier": one of the two gives."""
        if (
            self.index.head_first
            or self.index.case_first
            or any(role in LEADING for role in self.roles.values())
        ):
            return
        givers = [number for number, role in self.roles.items() if role is Role.GIVER]
        by_office = [number for number in givers if self._is_giver(self.groups[number])]
        others = [number for number in givers if number not in by_office]
        if len(others) == len(by_office) == 1 and others[0] < by_office[0]:
            told = [end for end, kind in self.by.predicates if kind == "tells"]
            if told and max(told) <= self.groups[by_office[0]].start:
                self.roles[others[0]] = Role.SUBJECT

    def _tells_what_another_must(self, second: int) -> bool:
        """Where verbs close the clause, "the minister that the akim should do it told": who stands first."""
        wishes = [end for end, kind in self.by.predicates if kind == "bound"]
        if self.index.head_first or not wishes or self.by.predicates[-1][1] != "tells":
            return False
        return self.groups[second].end < min(wishes)

    def _left(self, number: int) -> str:
        start = self.groups[number].start
        floor = self.groups[number - 1].end if number else 0
        return self.lower[max(floor, start - CONTEXT) : start]

    def _right(self, number: int) -> str:
        end = self.groups[number].end
        ceiling = self.groups[number + 1].start if number + 1 < len(self.groups) else len(self.lower)
        return self.lower[end : min(ceiling, end + 2 * CONTEXT)]

    # -- the others -------------------------------------------------------------------------------

    def _beside(self, kept: Sequence[int], at: int, plain: str) -> tuple[str, str]:
        """What stands left and right of a group, up to its neighbours that are not set apart."""
        group = self.groups[kept[at]]
        floor = self.groups[kept[at - 1]].end if at else 0
        ceiling = self.groups[kept[at + 1]].start if at + 1 < len(kept) else len(plain)
        left = plain[max(floor, group.start - CONTEXT) : group.start]
        return left, plain[group.end : min(ceiling, group.end + 2 * CONTEXT)]


_APART = {"co", "aside"}
_HEARS = re.compile(r"\s*(?:[,.!?;\"]|$)")
_MARKED = re.compile(r"[(,;]\s*([^\W\d_][\w ]{2,40}?)\s*[-:]\s*[\"]*$")
