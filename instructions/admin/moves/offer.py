"""The moves that the desk offers on a row, each a button that calls one service."""

from __future__ import annotations

from typing import Any

from instructions.admin.moves import of_assignment, of_extension, of_milestone, of_report, of_task
from instructions.admin.moves.move import Actor, Move
from instructions.models import Assignment

KINDS: dict[str, tuple[Move, ...]] = {
    "assignment": of_assignment.MOVES,
    "report": of_report.MOVES,
    "extension": of_extension.MOVES,
    "task": of_task.MOVES,
    "step": of_milestone.MOVES,
}


def offered(kind: str, row: Any, actor: Actor) -> list[Move]:
    """The moves that are possible now for this person, the next step first."""
    return [move for move in KINDS[kind] if move.offered(row, actor)]


def named(kind: str, name: str) -> Move | None:
    return next((move for move in KINDS.get(kind, ()) if move.name == name), None)


def next_step(assignment: Assignment, actor: Actor) -> Move | None:
    """The one button of an executor's start page."""
    found = offered("assignment", assignment, actor)
    return next((move for move in found if move.name in {"take", "report"}), None)
