"""Numbers as they are written: in digits, and in Roman letters."""

from __future__ import annotations

_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12, "\N{ROMAN NUMERAL ONE}": 1, "\N{ROMAN NUMERAL TWO}": 2,
    "\N{ROMAN NUMERAL THREE}": 3, "\N{ROMAN NUMERAL FOUR}": 4, "П": 2, "Ш": 3,
}  # fmt: skip
"""Roman numerals, and the two Cyrillic capitals that typists take for them."""
_LATIN_ROMAN = str.maketrans("ІХѴ", "IXV")

FIRST_YEAR, LAST_YEAR = 1990, 2100


def roman_number(written: str) -> int | None:
    return _ROMAN.get(written.translate(_LATIN_ROMAN))


DIGITS: tuple[set[str], ...] = (
    {"digits"},
    {"digits", "count"},
    {"digits", "count", "small"},
    {"digits", "count", "small", "dayno"},
    {"digits", "count", "small", "dayno", "one-to-four"},
    {"digits", "year4"},
)


def digits(written: str) -> dict[str, int | str]:
    """Classes of a number in digits: a day's, a year's, or only a count."""
    if len(written) > 4:
        return {"digits": 0}
    number = int(written)
    values: dict[str, int | str] = {"digits": number}
    if len(written) == 4:
        if FIRST_YEAR <= number <= LAST_YEAR:
            values["year4"] = number
        else:
            values["count"] = number
        return values
    values["count"] = number
    if len(written) <= 2:
        values["small"] = number
        if 1 <= number <= 31:
            values["dayno"] = number
        if 1 <= number <= 4:
            values["one-to-four"] = number
    return values
