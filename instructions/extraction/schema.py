"""Which sections a lexicon has. One table for all parts of the reading; each part adds its own lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    keys: frozenset[str] | None = None
    """Keys it may have; `None`: any; empty: no keys, only forms."""
    required: bool = False
    """Every language must have it, with each of its keys."""
    case: bool = False
    """Forms are compared as they are written, capitals included."""
    unique: bool = True
    """The same form under two keys is an error."""


def keyed(*keys: str | int, required: bool = False, case: bool = False, unique: bool = True) -> Section:
    return Section(frozenset(map(str, keys)) if keys else None, required, case, unique)


def listed(*, required: bool = False, case: bool = False) -> Section:
    return Section(frozenset(), required, case)


ENDINGS = "endings"

SECTIONS: dict[str, Section] = {
    ENDINGS: keyed(unique=False),
}
"""Every section that a lexicon may have; all else in a file is a mistake."""
