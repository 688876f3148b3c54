"""One item of a stretch among its neighbours: what stands beside it, and where the clause ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.terms.vocabulary import Item

_BOUNDS = frozenset({"comma", "semicolon", "colon", "break", "dash", "open", "close", "stop", "slash"})
_LAST = ("semicolon", "stop", "break", "close")
_SQUARE = ("[", "]")


class Place(NamedTuple):
    """One item among its neighbours."""

    text: str
    items: Sequence[Item]
    at: int

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def has(self, steps: int, name: str) -> bool:
        at = self.at + steps
        return 0 <= at < len(self.items) and name in self.items[at].values

    def is_odd_number(self, steps: int) -> bool:
        number = self.items[self.at + steps].values.get("digits") if self.has(steps, "count") else None
        return isinstance(number, int) and number >= 1000

    def closes_a_clause(self) -> bool:
        return self._bound(self.at + (2 if self.has(1, "quote") or self.has(1, "particle") else 1))

    def stands_apart(self) -> bool:
        """Nothing but marks, line ends or the ends of the stretch on both sides."""
        return self._bound(self.at - 1) and self._bound(self.at + 1)

    def stands_aside(self) -> bool:
        """In brackets, between a dash and the end, or behind another sign as the last of its clause."""
        if (self.has(-1, "open") and self.has(1, "close")) or self._in_square_brackets():
            return True
        if self.has(-1, "dash") and self._bound(self.at + 1):
            return True
        behind = any(self.has(-1, sign) for sign in ("comma", "colon", "stop", "semicolon"))
        return behind and self._is_last()

    def is_for_something(self) -> bool:
        """Followed by what there is so much time for, and no part of another phrase."""
        follows = 2 if self.has(1, "comma") else 1
        if not self.has(follows, "for-what") or not self.has(follows + 1, "word"):
            return False
        return not any(self.has(-1, name) for name in ("particle", "to", "per"))

    def _is_last(self) -> bool:
        at = self.at + (2 if self.has(1, "quote") else 1)
        if at >= len(self.items) or self._line_ends(self.at + 1):
            return True
        return any(name in self.items[at].values for name in _LAST)

    def _in_square_brackets(self) -> bool:
        if not 0 < self.at < len(self.items) - 1:
            return False
        around = self.items[self.at - 1], self.items[self.at + 1]
        return tuple(self.text[one.start : one.end] for one in around) == _SQUARE

    def fills_a_cell(self) -> bool:
        """Alone between the marks of a table or the ends of a line."""
        return self._cell_bound(self.at - 1) and self._cell_bound(self.at + 1)

    def _bound(self, at: int) -> bool:
        if not 0 <= at < len(self.items) or not _BOUNDS.isdisjoint(self.items[at].values):
            return True
        return self._line_ends(at)

    def _cell_bound(self, at: int) -> bool:
        if not 0 <= at < len(self.items):
            return len(self.items) > 1
        return "break" in self.items[at].values or self._line_ends(at)

    def _line_ends(self, at: int) -> bool:
        first, second = sorted((at, self.at))
        return "\n" in self.text[self.items[first].end : self.items[second].start]
