"""Numbers and ordinals, in digits and in words."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.terms.numerals import FIRST_YEAR, LAST_YEAR
from instructions.extraction.terms.shapes.built import Built, Children, ints

_NTH = ("nth", "nth year4", "nth small", "nth small dayno", "nth small dayno one-to-four")
NTH_CLASSES = tuple(tuple(classes.split()) for nth in _NTH for classes in (nth, nth + " numth"))
NUMBER_CLASSES = (
    ("number", "count"),
    ("number", "count", "small"),
    ("number", "count", "small", "number-day"),
)


def _sum(values: Sequence[int]) -> int | None:
    """20, 5 -> 25; 2, 1000, 26 -> 2026; `None` where the words do not make one number."""
    total, current, last = 0, 0, 10**6
    for value in values:
        if value >= 100 and 0 < current < value and value % 100 == 0:
            current *= value
            last = value
            if value >= 1000:
                total, current = total + current, 0
        elif value < last and (current == 0 or _follows(current, value)):
            current += value
            last = value
        else:
            return None
    return total + current


def _follows(current: int, value: int) -> bool:
    """Twenty five, but not "five twenty"."""
    ones = current % 100
    return (ones == 0 and value < 100) or (ones >= 10 and ones % 10 == 0 and value < 10)


def nth(children: Children) -> Built | None:
    number = _sum(ints(children, "cardinal", "ordinal", "digits"))
    if number is None or number == 0:
        return None
    values: dict[str, int | str] = {"nth": number}
    if FIRST_YEAR <= number <= LAST_YEAR:
        values["year4"] = number
    if number < 100:
        values["small"] = number
    if number <= 31:
        values["dayno"] = number
    if number <= 4:
        values["one-to-four"] = number
    if any("digits" in child.values for child in children):
        values["numth"] = number
    return Built(values=values)


def number(children: Children) -> Built | None:
    found = _sum(ints(children, "cardinal", "digits"))
    if found is None:
        return None
    values: dict[str, int | str] = {"number": found, "count": found}
    if found < 100:
        values["small"] = found
    if 1 <= found <= 31:
        values["number-day"] = found
    return Built(values=values)
