"""What a shape is made from, the items that a template matched, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from instructions.extraction.terms.values import Unit, Value
from instructions.extraction.terms.vocabulary import Item

Children = Sequence[Item]
T = TypeVar("T")


class Built(NamedTuple):
    """A value and the classes it gets; no classes: those of the rule."""

    value: Value | None = None
    values: dict[str, int | str] | None = None


BAD_DATE = "bad-date"
OPEN_CLASSES = frozenset({"roman", "dm", "clock", "nth", "number", "clock-time"})
"""Classes that a template may name though no word of the language has them."""

MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}


def ints(children: Children, *names: str) -> list[int]:
    found = []
    for child in children:
        for name in names:
            if isinstance(value := child.values.get(name), int):
                found.append(value)
                break
    return found


def key(children: Children, name: str) -> str | None:
    return next((str(child.values[name]) for child in children if name in child.values), None)


def valued(children: Children, kind: type[T]) -> T | None:
    return next((child.value for child in children if isinstance(child.value, kind)), None)
