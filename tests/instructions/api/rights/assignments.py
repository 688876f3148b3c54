"""Assignments and the moves of executors."""

from __future__ import annotations

from tests.instructions.api.office import Office, act
from tests.instructions.api.rights.case import CONTROL, EVERYBODY, READERS, Case, workers

CASES = [
    Case("part passed on", "assignments/{assignment}/delegate/", workers(201), "post", {"person": "{owner}"}),
    Case("assignments", "assignments/", EVERYBODY),
    Case("assignment", "assignments/{assignment}/", READERS),
    Case("taken", "assignments/{assignment}/take/", workers(), "post"),
    Case("started", "assignments/{assignment}/start/", workers(), "post"),
    Case("in charge", "assignments/{assignment}/put-in-charge/", workers(), "post", {"person": None}),
    Case(
        "reported",
        "assignments/{assignment}/report/",
        workers(201),
        "post",
        {"text": "Done.", "files": [act]},
        "multipart",
    ),
    Case(
        "extension asked for",
        "assignments/{assignment}/request-extension/",
        workers(201),
        "post",
        {"to": "2026-04-01", "reason": "The tender is late."},
    ),
    Case(
        "deadline moved",
        "assignments/{assignment}/move-deadline/",
        CONTROL,
        "post",
        {"to": "2026-04-01", "reason": "The tender is late."},
    ),
    Case(
        "assignment closed",
        "assignments/{assignment}/close/",
        CONTROL,
        "post",
        given=lambda office: office.accepted(),
    ),
    Case(
        "part taken back",
        "assignments/{made}/take-back/",
        workers(),
        "post",
        {"note": "We do it ourselves."},
        given=Office.part,
    ),
    Case("part read", "assignments/{made}/", READERS, given=Office.part),
    # Whoever passed a part on sees it and decides on it, and does not do it in the department's stead.
    Case("part taken", "assignments/{made}/take/", CONTROL, "post", given=Office.part),
    Case(
        "assignment ended",
        "assignments/{assignment}/end/",
        CONTROL,
        "post",
        {"to": "cancelled", "note": "Dropped."},
    ),
]
