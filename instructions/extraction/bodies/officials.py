"""Who held which office when: so that an order to a person by name finds the body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from instructions.extraction.folding import fold_case
from instructions.extraction.found import Span


@dataclass(frozen=True, slots=True)
class Official:
    """An office holder; `names` are the forms by which texts call the person. Both days count."""

    names: tuple[str, ...]
    body: str
    from_on: dt.date | None = None
    until_on: dt.date | None = None

    def in_office(self, on: dt.date | None) -> bool:
        if on is None:
            return self.from_on is None and self.until_on is None
        return (self.from_on or on) <= on <= (self.until_on or on)


class Officials:
    """A dated table of office holders. A name that two bodies' holders share on a day names neither."""

    def __init__(self, holders: Iterable[Official] = ()) -> None:
        self.holders = tuple(holders)

    @cached_property
    def _by_name(self) -> dict[str, list[Official]]:
        found: dict[str, list[Official]] = {}
        for holder in self.holders:
            for name in holder.names:
                found.setdefault(" ".join(fold_case(name).split()), []).append(holder)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._by_name, key=lambda name: (-len(name), name))
        forms = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"(?<!\w)(?:{forms})(?!\w)" if forms else r"(?!)")

    def named_in(self, text: str, *, on: dt.date | None) -> list[tuple[Span, str]]:
        """Spans of a folded lower-case text that name an office holder of that day, with the body's id."""
        found = []
        for match in self._pattern.finditer(text) if self.holders else ():
            holders = self._by_name[" ".join(match[0].split())]
            bodies = {holder.body for holder in holders if holder.in_office(on)}
            if len(bodies) == 1:
                found.append((Span(*match.span()), bodies.pop()))
        return found


NO_OFFICIALS = Officials()
