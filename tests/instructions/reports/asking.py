"""The question asked of the worked case, unless a test says otherwise."""

from __future__ import annotations

from dataclasses import replace

from instructions.reports.scope import Scope
from tests.instructions.reports.quarter import Quarter, day


def first_quarter(quarter: Quarter, **asked: object) -> Scope:
    today = day(4, 20)
    scope = Scope(reader=quarter.controller, today=today, on=today, first=day(1, 1), last=day(3, 31))
    return replace(scope, **asked)  # type: ignore[arg-type]
