"""Raw counts of discipline, which add up over bodies and roles; `figures` turns them into K1 to K6."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from instructions.reports.ratio import Ratio


@dataclass(frozen=True, slots=True)
class Figures:
    """K1 to K6 of some assignments; `gained` in percentage points, `k4` in calendar days.

    `k4` and `overdue` tell of the day of the report; for the period before they are None.
    """

    k1: Ratio
    k2: Ratio
    gained: float | None
    k3: Ratio
    k4: float | None
    overdue: int | None
    k5: Ratio
    k6: Ratio
    days_added: float | None
    left_out: int

    @property
    def k6_per_assignment(self) -> float | None:
        return round(self.k6.part / self.k6.whole, 2) if self.k6.whole else None


@dataclass(slots=True)
class Tally:
    due_by_original: int = 0
    done_by_original: int = 0
    due_by_current: int = 0
    done_by_current: int = 0
    submitted: int = 0
    returned: int = 0
    closed: int = 0
    closed_with_evidence: int = 0
    extensions: int = 0
    days_added: int = 0
    left_out: int = 0
    overdue: Counter[int] = field(default_factory=Counter)
    """Calendar days overdue -> how many open assignments."""

    def add(self, counts: Mapping[str, Any]) -> None:
        """What was counted, under the names of the fields."""
        for name in COUNTS.intersection(counts):
            setattr(self, name, getattr(self, name) + _number(counts[name]))

    @classmethod
    def sum(cls, tallies: Iterable[Tally]) -> Self:
        total = cls()
        for tally in tallies:
            for name in COUNTS:
                setattr(total, name, getattr(total, name) + getattr(tally, name))
            total.overdue.update(tally.overdue)
        return total

    def figures(self, *, with_overdue: bool = True) -> Figures:
        k1 = Ratio(self.done_by_original, self.due_by_original)
        k2 = Ratio(self.done_by_current, self.due_by_current)
        return Figures(
            k1=k1,
            k2=k2,
            gained=_points(k1, k2),
            k3=Ratio(self.returned, self.submitted),
            k4=median(self.overdue) if with_overdue else None,
            overdue=self.overdue.total() if with_overdue else None,
            k5=Ratio(self.closed_with_evidence, self.closed),
            k6=Ratio(self.extensions, self.due_by_original),
            days_added=round(self.days_added / self.extensions, 1) if self.extensions else None,
            left_out=self.left_out,
        )


COUNTS = frozenset(Tally.__slots__) - {"overdue"}
"""The plain sums, which add up over days as well."""


def _number(value: dt.timedelta | int | None) -> int:
    """A sum as the database gives it: days as a span, nothing where there was nothing to add."""
    return value.days if isinstance(value, dt.timedelta) else value or 0


def median(counted: Counter[int]) -> float | None:
    """The middle of the values, each as often as it was counted; the mean of the two middle ones."""
    total = counted.total()
    if not total:
        return None
    middle = {(total - 1) // 2, total // 2}
    found, passed = [], 0
    for value in sorted(counted):
        found += [value] * sum(passed <= place < passed + counted[value] for place in middle)
        passed += counted[value]
    return sum(found) / len(found)


def _points(k1: Ratio, k2: Ratio) -> float | None:
    """The difference of the exact shares, rounded once."""
    if not (k1.whole and k2.whole):
        return None
    return round(100 * (k2.part / k2.whole - k1.part / k1.whole), 1)
