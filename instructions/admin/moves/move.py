from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from instructions.admin.moves import forms
from instructions.models import Assignment, User


@dataclass(frozen=True, slots=True)
class Asked:
    """One press of a button: who, when, and what was filled in."""

    by: User
    now: dt.datetime
    data: dict[str, Any]

    @property
    def version(self) -> int | None:
        return self.data.get("version")


@dataclass(frozen=True, slots=True)
class Actor:
    """What a person may do with a row: work on it, or decide about it.

    `oversees`: the row is a part that was passed on of what the person holds.
    """

    user: User
    works: bool
    controls: bool
    on: dt.date
    oversees: bool = False

    def decides(self, share: Assignment, *, asked_by: int | None) -> bool:
        """As `rights.may_decide`, without a question to the database."""
        if share.parent_id is None:
            return self.controls
        return (self.controls or self.oversees) and self.user.pk not in {asked_by, share.person_id}


@dataclass(frozen=True, slots=True)
class Move:
    name: str
    label: Promise
    done: Promise
    run: Callable[[Any, Asked], object]
    offered: Callable[[Any, Actor], bool]
    form: type[forms.MoveForm] = forms.MoveForm
    by_control: bool = False
    is_end: bool = False
    done_of_part: Promise | None = None
    """Said instead of `done` where the row is a part that was passed on, or hangs on one."""

    def said_of(self, row: Any) -> str:
        share = getattr(row, "assignment", row)
        return str((self.done_of_part if getattr(share, "parent_id", None) else None) or self.done)

    @property
    def is_direct(self) -> bool:
        """Needs nothing but the press of the button."""
        return self.form is forms.MoveForm
