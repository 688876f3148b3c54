"""Mentions in a row, joined by commas and conjunctions: what is told to one of a group is told to all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.mention import ATTRIBUTE, Mention

_BRACKETS = re.compile(r'["\s]*\(([^()\n]{1,80})\)')
MOST_BETWEEN = 90
_OWNING = frozenset({"gen"})


@dataclass(slots=True)
class Group:
    mentions: list[Mention]
    marks: list[str] = field(default_factory=list)
    """What stands in brackets after each mention, in lower case."""
    end: int = 0
    """With the brackets."""

    @property
    def start(self) -> int:
        return self.mentions[0].span.start

    @property
    def cases(self) -> frozenset[str]:
        return self.mentions[-1].cases

    @property
    def weak(self) -> bool:
        return all(mention.weak for mention in self.mentions)

    @property
    def points(self) -> bool:
        return any(mention.points_to for mention in self.mentions)

    def split(self, at: int) -> Group:
        """Cut the group at a mention; the later part is returned."""
        later = Group(self.mentions[at:], self.marks[at:], self.end)
        del self.mentions[at:], self.marks[at:]
        self.end = self.mentions[-1].span.end
        return later

    def add(self, mention: Mention, text: str, ceiling: int) -> None:
        """`ceiling` is where the next mention starts: brackets that hold one are no mark."""
        self.mentions.append(mention)
        reach = max(mention.span.end, mention.reach)
        brackets = _BRACKETS.match(text, reach, max(reach, ceiling))
        self.marks.append(brackets[1].strip().lower() if brackets else "")
        self.end = brackets.end() if brackets else reach


def groups_of(mentions: Sequence[Mention], text: str, index: Index) -> list[Group]:
    groups: list[Group] = []
    for number, mention in enumerate(mentions):
        last = groups[-1] if groups else None
        ceiling = mentions[number + 1].span.start if number + 1 < len(mentions) else len(text)
        if last is not None and _is_its_part(last, mention, text):
            last.end = mention.span.end + 1
            continue
        if last is None or not _goes_on(last, mention, text, index):
            groups.append(Group([]))
        groups[-1].add(mention, text, ceiling)
    return groups


def _is_its_part(group: Group, mention: Mention, text: str) -> bool:
    """ "The Ministry of Science (Institute of Seismology)": an unknown body in brackets right behind a known
    one is a part of it."""
    inside = text[mention.span.end : mention.span.end + 1] == ")" and text[
        group.end : mention.span.start
    ] in (
        " (",
        "(",
    )
    known = not group.mentions[-1].weak and not _is_unknown(group.mentions[-1])
    return inside and known and _is_unknown(mention)


def _is_unknown(mention: Mention) -> bool:
    return any(id_.startswith("?") for id_ in mention.ids)


def _goes_on(group: Group, mention: Mention, text: str, index: Index) -> bool:
    gap = text[group.end : mention.span.start]
    if mention.joined and len(gap) < MOST_BETWEEN and "|" not in gap:
        return True
    if len(gap) > MOST_BETWEEN or not index.gaps.and_.fullmatch(gap.lower()):
        return False
    one, other = group.mentions[-1].cases, mention.cases
    if other == ATTRIBUTE or (index.case_first and _is_apart(group.mentions[-1], other)):
        return False
    if ANY_CASE in (one, other) or one & other:
        return True
    if index.case_first:
        return False
    return not (gap.strip().startswith(",") and other & index.companion and one & index.bare_cases)


def _is_apart(mention: Mention, other: frozenset[str]) -> bool:
    """ "As for the ministries, X was obliged to …": a common noun in the genitive begins no row."""
    return mention.weak and mention.cases == _OWNING and other == ANY_CASE
