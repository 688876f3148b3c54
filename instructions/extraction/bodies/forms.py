"""What the words of a name may be: parts, forms, and kinds of bodies that are named in ways of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from instructions.extraction.bodies.inflect import ANY_CASE


class Part(StrEnum):
    """What a hit is to a name. The letters spell the runs that `grammar` reads."""

    OFFICE = "y"
    NAME = "n"
    BRAND = "b"
    HEAD = "h"
    HEADS = "H"
    PLACE = "p"
    COMPLEMENT = "d"
    LEVEL = "t"
    LEVELS = "T"
    TITLE = "l"
    TITLES = "L"
    WEAK = "w"
    WEAK_BRAND = "v"
    NOUN = "u"
    LEGAL_FORM = "j"
    HOME = "c"
    FOREIGN = "f"
    FOREIGN_ADJECTIVE = "g"
    ALL = "a"
    POINTER = "i"


MAKE_A_NAME = frozenset(Part) - {
    Part.COMPLEMENT,
    Part.LEVEL,
    Part.LEVELS,
    Part.HOME,
    Part.FOREIGN,
    Part.FOREIGN_ADJECTIVE,
    Part.ALL,
    Part.POINTER,
}
"""Without one of these the others name nobody."""
RANK = {part: rank for rank, part in enumerate(Part)}


class Form(NamedTuple):
    """What a form may be. `ids` by what it completes: a head's class, a place's level, "" for a name."""

    part: Part
    cases: frozenset[str] = ANY_CASE
    ids: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    classes: frozenset[str] = frozenset()
    as_written: str = ""
    open: bool = False
    """The word may go on; and for a noun, begin before."""

    def joined(self, other: Form) -> Form:
        ids = {
            key: _union(self.ids.get(key, ()), other.ids.get(key, ())) for key in {**self.ids, **other.ids}
        }
        cases, classes = self.cases | other.cases, self.classes | other.classes
        written = self.as_written if other.as_written else ""
        return Form(self.part, cases, ids, classes, written, self.open and other.open)


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return one + tuple(id_ for id_ in other if id_ not in one)


PLACE_KIND = "region"
"""Bodies of this kind are named by a place and its level: Abai Region."""
BRAND_KINDS = frozenset({"company", "institution"})
"""These keep their name in other languages, and take a common noun beside it: the company KEGOC."""
MANY_KIND = "collective"
SPELLED_KINDS = frozenset({"ministry", "agency"})
"""Bodies whose full name is shortened to its initials."""

Forms = dict[str, dict[Part, Form]]

_SHORT = re.compile(r"(?=(?:[^\W\d_]*[^\W\d_a-zа-яәіңғүұқөһ]){2})[\w-]{2,9}$")


@cache
def is_abbreviation(name: str) -> bool:
    """One word with two capitals or more: MoF, ҒЖБМ, АСПиР."""
    return bool(_SHORT.match(name))
