"""Who does it, in few words: leads first, a collective as itself however many members it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from instructions.models import Assignment


@dataclass(frozen=True, slots=True)
class Shares:
    lead: tuple[str, ...]
    co: tuple[str, ...]

    @classmethod
    def of(cls, assignments: Iterable[Assignment]) -> Shares:
        rows = [row for row in assignments if row.parent_id is None]
        return cls(
            lead=_names(row for row in rows if row.role == Assignment.Role.LEAD),
            co=_names(row for row in rows if row.role == Assignment.Role.CO),
        )


def _names(rows: Iterable[Assignment]) -> tuple[str, ...]:
    """Each name once in the order of the text; members stand under their collective's name and count."""
    members: dict[str, set[int | None]] = {}
    for row in rows:
        name = row.via.name if row.via else row.name
        members.setdefault(name, set()).update({row.body_id} if row.via else ())
    return tuple(f"{name} ({len(found)})" if found else name for name, found in members.items())
