from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from instructions.admin.moves import forms
from instructions.models import User


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
    """What a person may do with a row: work on it, or decide about it."""

    user: User
    works: bool
    controls: bool
    on: dt.date


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

    @property
    def is_direct(self) -> bool:
        """Needs nothing but the press of the button."""
        return self.form is forms.MoveForm
