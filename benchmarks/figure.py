from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured beside its limit, both taken in one run on one machine.

    `unit`: "s" for times, where less is better; anything "/s" is a speed, where more is.
    """

    name: str
    value: float
    limit: float
    unit: str

    @property
    def ratio(self) -> float:
        return self.value / self.limit

    @property
    def holds(self) -> bool:
        return self.ratio >= 1 if self.unit.endswith("/s") else self.ratio <= 1

    def as_json(self) -> dict[str, float | str]:
        return {"value": self.value, "limit": self.limit, "ratio": self.ratio, "unit": self.unit}
