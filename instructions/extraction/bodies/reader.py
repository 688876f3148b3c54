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
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.markers import CONTEXT, Markers, markers
from instructions.extraction.bodies.mentions import GENITIVE, OUTSIDE, Mention
from instructions.extraction.bodies.officials import NO_OFFICIALS, Called, Officials
from instructions.extraction.bodies.owners import LEADING, Owners, Reference, Role
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.found import Owner, Span

MOST_OPENING = 15
MOST_BEFORE = 2
"""So many words may stand before an addressee that opens its clause."""
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
    return _Reader(named, index_for(language, registry), markers(language), holders).owners()


def read_owner_cell(
    cell: str,
    *,
    language: str,
    registry: Registry | None = None,
    glossary: Glossary = NO_GLOSSARY,
    at: int = 0,
) -> Owners:
    """Owners of a cell of a plan or of a line "Responsible: …": all lead, unless one of them is marked."""
    registry = registry or seeded_registry()
    cell = _bracketed(cell[:MOST], markers(language))
    named = named_in(cell, language=language, registry=registry, glossary=glossary)
    return _Reader(named, index_for(language, registry), markers(language), ()).cell().moved(at)


def _bracketed(cell: str, words: Markers) -> str:
    """ "A - summary, B" as "A (summary), B", letter for letter."""

    def one(mark: re.Match[str]) -> str:
        return f", {mark[2]}) " if mark[1] else f"({mark[2]}) "

    return words.dashed_mark.sub(one, cell)


class _Reader:
    def __init__(self, named: Named, index: Index, words: Markers, holders: Iterable[Called]) -> None:
        self.text, self.lower, self.original = named.folded, named.folded.lower(), named.text
        self.index, self.words = index, words
        called = [
            Mention(one.span, (one.body,), one.cases or index.endings_of(one.span.of(self.text).split()[-1]))
            for one in holders
        ]
        mentions = [*named.mentions, *called]
        mentions.sort(key=lambda one: (one.span.start, -one.span.end))
        self.groups = groups_of(mentions, self.text, index)
        self.roles: dict[int, Role] = {}
        self.predicates: list[tuple[int, str]] = []
        self.binds = False
        """Is there a verb whose object, not its addressee, is told: "obliged the ministry to"?"""

    def owners(self) -> Owners:
        if not self.groups:
            return self._by_pronoun(Owners(), self.lower)
        self._set_apart()
        self._set_relatives_apart()
        plain = self._without_those_apart()
        predicates = self.words.predicates(plain)
        self.predicates = [one for one in predicates if one[1] != "binds"]
        self.binds = len(predicates) > len(self.predicates)
        kept = [number for number in range(len(self.groups)) if number not in self.roles]
        for at, number in enumerate(kept):
            left, right = self._beside(kept, at, plain)
            self.roles[number] = self._role(self.groups[number], left, right)
        self._mark_in_brackets()
        self._join_companions()
        self._address_the_only_recipient()
        self._set_giver_apart()
        lead = self._leading()
        role = self.roles[self.groups.index(lead)] if lead else None
        answer = self._answer(lead, self._with_role(Role.CO), role)
        return answer if answer.lead or answer.refers else self._by_pronoun(answer, plain)

    def cell(self) -> Owners:
        """All groups lead, but those behind a co-executor's marker and those beside a marked one."""
        self._set_apart()
        everyone = Group([])
        for number, group in enumerate(self.groups):
            if number not in self.roles and not self._is_with_the_one_before(number):
                everyone.mentions += group.mentions
                everyone.marks += map(self._cell_mark, group.mentions, group.marks)
        lead = everyone if everyone.mentions else None
        return self._answer(lead, self._with_role(Role.CO), Role.ORDERED)

    def _is_with_the_one_before(self, number: int) -> bool:
        """ "A with B" in a cell."""
        gap = self.lower[self.groups[number - 1].end : self.groups[number].start] if number else ""
        if gap.strip() in self.words.between:
            self.roles[number] = Role.CO
        return number in self.roles

    def _cell_mark(self, mention: Mention, mark: str) -> str:
        """ "(summary)" after a body; also "(summary - A)" around it, and "A - summary"."""
        if mark and self.words.lead_mark.match(mark):
            return mark
        left = self.lower[max(0, mention.span.start - CONTEXT) : mention.span.start]
        if opened := _OPENED.search(left):
            return opened[1]
        reach = max(mention.span.end, mention.reach)
        after = _DASHED.match(self.lower, reach, reach + CONTEXT)
        return after[1] if after else mark

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

    def _with_role(self, role: Role) -> list[Group]:
        return [group for number, group in enumerate(self.groups) if self.roles.get(number) is role]

    # -- the answer -------------------------------------------------------------------------------

    def _leading(self) -> Group | None:
        """The first of the firmest role; one that is a body only by its place comes after the others."""
        for role in LEADING:
            groups = self._with_role(role)
            if role is Role.ORDERED and self._with_role(Role.SUBJECT):
                groups = [group for group in groups if not self._is_giver(group)]
            elif role is Role.SUBJECT and len(groups) > 1:
                groups = [group for group in groups if self._must(group)] or groups
            if groups:
                return min(groups, key=lambda group: group.weak and not group.points)
        return None

    def _must(self, group: Group) -> bool:
        """ "The akim does not believe it: the department is to report": who stands before the duty itself."""
        return self.words.is_subject_of(self._right(self.groups.index(group)))

    def _is_giver(self, group: Group) -> bool:
        """ "…, an order the Prime Minister called final"."""
        return self.words.giver.fullmatch(self.lower, group.start, group.end) is not None

    def _answer(self, lead: Group | None, co: Sequence[Group], role: Role | None) -> Owners:
        others = [mention for group in co for mention in group.mentions]
        if lead is None:
            return Owners((), self._owners(others), (), self._references(others), role)
        marked = [self.words.marks_lead(mark) for mark in lead.marks]
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
        return (OUTSIDE + mention.span.of(self.original),) if mention.ids or mention.points_to else ()

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

    def _set_apart(self) -> None:
        number = 0
        while number < len(self.groups):
            right = self._right(number)
            beside = self.words.before(self._left(number))[0] | self.words.after(right)[0]
            if beside & {"co", "aside", "agent", "recipient", "tells"}:
                self._split_off_subject(number, right)
            if "co" in beside:
                self.roles[number] = Role.CO
            elif "aside" in beside:
                self.roles[number] = Role.ASIDE
            number += 1

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
        if self.index.case_first or self._predicate() not in ("tells", "duty"):
            return
        subjects = [number for number, role in self.roles.items() if role in (Role.NAMED, Role.SUBJECT)]
        if len(subjects) < MOST_BEFORE or not any(kind == "tells" for _, kind in self.predicates):
            return
        first = self.groups[min(subjects)]
        if self.words.giver.fullmatch(self.lower, first.start, first.end):
            self.roles[min(subjects)] = Role.GIVER

    def _address_the_only_recipient(self) -> None:
        """ "To the ministry to submit proposals was told": where no other is told, the recipient is."""
        if self.index.case_first or any(role in LEADING for role in self.roles.values()):
            return
        if self._predicate() not in ("told", "tells"):
            return
        for number, group in enumerate(self.groups):
            if self.roles[number] is Role.RECIPIENT and group.cases & self.words.called:
                self.roles[number] = Role.ADDRESSEE
                return

    def _left(self, number: int) -> str:
        start = self.groups[number].start
        floor = self.groups[number - 1].end if number else 0
        return self.lower[max(floor, start - CONTEXT) : start]

    def _right(self, number: int) -> str:
        end = self.groups[number].end
        ceiling = self.groups[number + 1].start if number + 1 < len(self.groups) else len(self.lower)
        return self.lower[end : min(ceiling, end + 2 * CONTEXT)]

    # -- the others -------------------------------------------------------------------------------

    def _predicate(self) -> str:
        """The kind of the last predicate: who is told, who tells, whose duty it is."""
        if any(kind == "bound" for _, kind in self.predicates):
            return "duty"
        return self.predicates[-1][1] if self.predicates else ""

    def _beside(self, kept: Sequence[int], at: int, plain: str) -> tuple[str, str]:
        """What stands left and right of a group, up to its neighbours that are not set apart."""
        group = self.groups[kept[at]]
        floor = self.groups[kept[at - 1]].end if at else 0
        ceiling = self.groups[kept[at + 1]].start if at + 1 < len(kept) else len(plain)
        left = plain[max(floor, group.start - CONTEXT) : group.start]
        return left, plain[group.end : min(ceiling, group.end + 2 * CONTEXT)]

    def _role(self, group: Group, left: str, right: str) -> Role:
        before, after = self.words.before(left)[0], self.words.after(right)[0]
        if _CALLED.search(left) and not group.weak and "tells" not in after:
            return Role.CALLED
        if (
            ("entrusted" in before and "entrusted" in after)
            or "order" in before
            or self.words.label.search(left)
        ):
            return Role.ORDERED
        if "agent" in after:
            return Role.AGENT
        if "agent" in before or "tells" in before:
            told = "tells" in before
            return Role.GIVER if told else Role.AGENT if self._is_suffered(group.start) else Role.GIVER
        if self._opens_as_addressed(group, left, right):
            return Role.ADDRESSEE
        if _SPEAKS.match(right) or ("tells" in before | after and not self._is_called_last(group)):
            return Role.GIVER
        if "recipient" in before | after and not self._is_plainly_subject(group):
            return Role.RECIPIENT
        if self.words.addressee:
            return self._role_by_case(group, left, right)
        return self._role_by_place(group, left, right)

    def _role_by_place(self, group: Group, left: str, right: str) -> Role:
        if _is_unknown(group) and self.words.suffers(right):
            return Role.ASIDE
        if self.words.is_subject_of(right) or self._opens_with_infinitive(group, right):
            return Role.SUBJECT
        return Role.NAMED if _alone(left, right) else _other(group)

    def _opens_speech(self, group: Group, right: str) -> bool:
        """ "The minister warned him: "…"": who stands before the words that he says."""
        spoken = not group.cases & self.words.called and _SPEAKS_THEN.match(self.lower, group.end)
        return bool(spoken) and bool(group.cases & self.words.subject)

    def _is_called_last(self, group: Group) -> bool:
        """Where verbs close the clause, the dative right before "told" is told."""
        return not self.index.case_first and bool(group.cases & self.words.called)

    def _is_plainly_subject(self, group: Group) -> bool:
        """Where names bear their case at their end, the nominative receives nothing."""
        return not self.index.case_first and bool(group.cases) and group.cases <= self.words.subject

    def _role_by_case(self, group: Group, left: str, right: str) -> Role:
        if not self.index.case_first and self._opens_speech(group, right):
            return Role.GIVER
        nominative = bool(group.cases & self.words.subject)
        unmarked = group.cases >= ANY_CASE
        predicate = self._predicate()
        if (nominative or unmarked) and self.words.is_subject_of(right):
            return Role.SUBJECT
        if group.cases & self.words.addressee and (self.index.case_first or predicate in ("told", "tells")):
            return Role.ADDRESSEE
        if self._heads_what_closes(group, left, predicate) or self._is_bound(group):
            return Role.ADDRESSEE
        if nominative:
            return self._role_of_subject(group, left, right, predicate)
        if self._is_object_of_order(group, right):
            return Role.ORDERED
        if unmarked:
            return Role.ADDRESSEE
        if self._owns_the_deed(group, left, predicate):
            return Role.NAMED
        if group.cases & self.words.agent and self._is_suffered(len(self.lower)):
            return Role.AGENT
        with_others = not self.index.case_first and group.cases and group.cases <= self.index.companion
        return Role.CO if with_others and _is_known(group) else Role.ASIDE

    def _role_of_subject(self, group: Group, left: str, right: str, predicate: str) -> Role:
        """In the nominative, where no duty follows."""
        if predicate == "tells":
            return Role.GIVER
        return Role.NAMED if not self.index.case_first or _alone(left, right) else _other(group)

    def _is_object_of_order(self, group: Group, right: str) -> bool:
        """ "I ask the prosecutors to …", where the object stands first."""
        return bool(group.cases & self.words.object) and self.words.is_subject_of(right)

    def _owns_the_deed(self, group: Group, left: str, predicate: str) -> bool:
        """ "The ministry's doing so is needed": the genitive that opens a clause, far from its noun."""
        opens = not self.index.case_first and group.start == len(left) <= MOST_OPENING
        return opens and GENITIVE in group.cases and not group.weak and predicate in ("told", "duty")

    def _is_bound(self, group: Group) -> bool:
        return self.binds and group.cases == _OBJECT and not group.weak

    def _heads_what_closes(self, group: Group, left: str, predicate: str) -> bool:
        """Where verbs close the clause: who is addressed stands first, a duty or the deed's name last."""
        if self.index.case_first or not group.cases & self.words.called:
            return False
        if left.endswith(" - ") and not self.lower[group.end :].strip(" .;!"):
            return True
        if group.start != len(left):
            return False
        if len(left.split()) > MOST_BEFORE:
            return False
        told = _HEADS_THEN.match(self.lower, group.end) is not None
        return told or predicate == "duty" or self.words.closes_with_a_deed(self.lower)

    def _opens_as_addressed(self, group: Group, left: str, right: str) -> bool:
        """By its case before a colon; or "To the Ministry of Energy - …", with nothing else before."""
        if group.cases & self.words.addressee and _HEADS.match(right):
            return True
        return len(left) == group.start and self.words.opening.match(left) is not None

    def _opens_with_infinitive(self, group: Group, right: str) -> bool:
        """ "The akims to clear the roads", "the akims clear them": nothing stands before, a verb behind."""
        before = self.lower[: group.start]
        return _HEAD_OF_ALL.match(before) is not None and self.words.acts.match(right) is not None

    def _is_suffered(self, before: int) -> bool:
        return any(kind == "suffered" and end <= before for end, kind in self.predicates)


_APART = {"co", "aside"}
_OBJECT = frozenset({"acc"})
_MARKED = re.compile(r"[(,;]\s*([^\W\d_][\w ]{2,40}?)\s*[-:]\s*[\"]*$")
_OPENED = re.compile(r"\(([^\W\d_][\w ]{2,40}?)\s*[-:]\s*[\"]*$")
_DASHED = re.compile(r"[\"]*(?:\s*\([^()]{1,40}\))?\s*-\s*([^\W\d_][\w ]{2,40}?)\s*(?=[,;.)]|$)")
_OPENS = re.compile(r"(?:^|[|\t\n:(-]|^\W*\d{0,3}[.)]?)\s*[\"]*$")
_NAME = r'(?![^"\n]{1,40}[^"\n,.!?]"\s*\w)'
"""A name in quotes, behind which the sentence goes on, is nobody's words."""
_SPEAKS = re.compile(rf'\s*:\s*"{_NAME}')
_HEAD_OF_ALL = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]\s*)?(?:[^,;:]{1,40},\s)?(?:and\s+|the\s+|all\s+)*$")
_SPEAKS_THEN = re.compile(rf'[^:"]{{0,100}}:\s*"{_NAME}\w')
_HEADS_THEN = re.compile(r"\s*(?:\w+\s*){0,2}:")
_HEADS = re.compile(r"\s*:")
_CALLED = re.compile(r"\w\s*:\s*\"?\s*$")
_CLOSES = re.compile(r"\s*(?:$|[|\t\n)]|[-:]\s)")


def _is_known(group: Group) -> bool:
    return not group.weak and not any(id_.startswith("?") for one in group.mentions for id_ in one.ids)


def _is_unknown(group: Group) -> bool:
    return all(id_.startswith("?") for mention in group.mentions for id_ in mention.ids)


def _other(group: Group) -> Role:
    """Nothing speaks for it; where nothing speaks for another either, it leads, if it is a body at all."""
    return Role.ASIDE if group.weak or _is_unknown(group) else Role.OTHER


def _alone(left: str, right: str) -> bool:
    """A cell, a list's head or tail: nothing before it or a dash, nothing after it or a dash."""
    return bool(_OPENS.search(left)) or bool(_CLOSES.match(right))
