"""Dates that belong to a thing which an order is about: to a participle, or to a clause that tells of it."""

from __future__ import annotations

from instructions.extraction.terms.place import Place

_SHORT_WORDS = frozenset({"comma", "the", "not", "quote"})
RELATIVE = "relative"
"""A date of a clause that tells of a thing: "the border post, which was to open by May 1"."""
_ENDS_OF_CLAUSE = ("comma", "term", "break", "dash", "colon")
_GIVEN = 3
NEAR = 3
FAR = 12


def modifies(place: Place, marker: str) -> bool:
    """The date belongs to a participle beside it or to a relative clause before it."""
    modifies = place.has(1, "modifier-after") and not place.has(2, "becomes")
    past = place.has(1, "past-modifier-after") and not place.has(1, "pointer")
    if modifies or (marker in ("in", "bare") and past):
        return True
    back = 1
    while (
        back <= NEAR
        and any(place.has(-back, name) for name in _SHORT_WORDS)
        and not place.has(-back, "comma")
    ):
        back += 1
    if marker == "by" and place.has(-1, "not"):
        return True
    if marker in ("within", "rhythm-term"):
        return False
    if place.has(-back, "modifier") and not _shielded(place, back):
        return True
    if place.has(-back, "past-modifier") and not _shielded(place, back):
        pointed = marker in ("in", "bare", "toward")
        return pointed or any(place.has(-step, "not") for step in (back - 1, back, back + 1) if step)
    return _in_participial_clause(place)


def _in_participial_clause(place: Place) -> bool:
    """Between commas, after a participle: "contractors, having not delivered it by May 1, ..."."""
    for step in range(1, FAR):
        if place.has(-step, "colon") or place.has(-step, "dash"):
            return False
        if place.has(-step, "comma"):
            first = step - 1
            while first > 0 and place.has(-first, "not"):
                first -= 1
            return first > 0 and place.has(-first, "clause-participle") and place.has(1, "comma")
    return False


def _shielded(place: Place, back: int) -> bool:
    wanted = any(place.has(-step, "wants") for step in range(back + 1, back + FAR))
    if wanted or place.has(-back - 1, "object"):
        return True
    return any(place.has(-step, "be") for step in range(back + 1, back + 6))


def in_relative_clause(place: Place) -> str:
    """The reason why the date of a clause that tells of a thing is none of the order; a question has no
    thing to tell of."""
    for step in range(1, FAR):
        if any(place.has(-step, name) for name in _ENDS_OF_CLAUSE):
            return ""
        if place.has(-step, "which"):
            if step == place.at:
                return "modifier"
            return "" if _ordered_in_clause(place, step) else RELATIVE
    return ""


def _ordered_in_clause(place: Place, back: int) -> bool:
    """ "Schools that must be opened by May": the clause itself gives the order."""
    if any(place.has(step, "order") for step in range(-back, 0)):
        return True
    if any(place.has(step, name) for step in range(-_GIVEN, 0) for name in ("given", "gave")):
        return True
    end = next((step for step in range(1, FAR) if place.has(step, "comma")), FAR)
    return any(place.has(step, "order") for step in range(1, min(end, NEAR + 1)))
