"""How a write is made: the row locked, the version compared and raised, the actor kept in the history."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from instructions.errors import Refused, Stale
from instructions.models import Assignment, Task, User

Row = TypeVar("Row", bound=Model)
Versioned = TypeVar("Versioned", Task, Assignment)


def lock(row: Versioned, *, expected: int | None = None) -> Versioned:
    """The row as it is now, held until the transaction ends. Raises `Stale` where it is not as expected."""
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if expected is not None and fresh.version != expected:
        raise Stale(_("Somebody saved this in the meantime. Nothing was overwritten: look at it again."))
    return fresh


def save(row: Versioned, *, by: User | None, reason: str = "") -> Versioned:
    row.version += 1
    attribute(row, by=by, reason=reason)
    row.save()
    return row


def attribute(row: object, *, by: User | None, reason: str = "") -> None:
    """Name the actor and the reason for the history row that the next save writes."""
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason[:100] or None  # type: ignore[attr-defined]


def keep(row: Row, *, by: User, reason: str) -> Row:
    """Save a row that has no version. Raises `Refused` with what the model finds wrong."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    attribute(row, by=by, reason=reason)
    row.save()
    return row
