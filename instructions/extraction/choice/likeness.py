"""Whether two candidates mean the same owners in other words, and how likely each then is."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.choice.candidates import Candidate
from instructions.extraction.found import Owner

_WORD = re.compile(r"\w{3,}")
_STEM = 6
_LIKELIEST = 8
"""So many candidates are weighed against each other, beside the first."""


class Meant(NamedTuple):
    """Ids of the registry, and the words of each name outside it."""

    known: frozenset[str]
    names: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, owners: Sequence[Owner]) -> Meant:
        known = frozenset(one.id for one in owners if not one.id.startswith("?"))
        names = (one.id.casefold() for one in owners if one.id.startswith("?"))
        return cls(known, tuple(frozenset(word[:_STEM] for word in _WORD.findall(name)) for name in names))

    def tells(self, other: Meant) -> bool:
        """Does it mean the same, with half the words of each name at least?"""
        if self.known != other.known or len(self.names) != len(other.names):
            return False
        return all(any(2 * len(name & mine) >= len(name) for mine in self.names) for name in other.names)


def alike(found: Sequence[Candidate], shares: Sequence[float]) -> dict[int, float]:
    """By place, of the first and the likeliest: the share of all those that mean the same as it does.
    `shares` are logarithms."""
    ranked = sorted(range(len(found)), key=lambda at: -shares[at])[:_LIKELIEST]
    ranked += [0] * (0 not in ranked)
    meant = {at: Meant.of(found[at].owners) for at in ranked}
    return {
        at: sum(math.exp(shares[to]) for to in ranked if at == to or meant[at].tells(meant[to]))
        for at in ranked
    }
