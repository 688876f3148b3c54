from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of a whole, never told without both numbers."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """One decimal; None where there is nothing to take a share of."""
        return round(100 * self.part / self.whole, 1) if self.whole else None

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole)
