"""Examples for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample

MINISTRY = {"id": 4, "code": "ministry-of-health", "name": "Ministry of Health"}

ASSIGNMENT: dict[str, Any] = {
    "id": 311,
    "task": {"id": 107, "number": "2026-0107", "title": "Open twelve rural clinics", "state": "on_control"},
    "body": MINISTRY,
    "name": "Ministry of Health",
    "role": "lead",
    "status": "in_progress",
    "via": None,
    "parent": None,
    "person": {"id": 12, "name": "Aigul Serikova"},
    "original_due_on": "2026-03-02",
    "due_on": "2026-03-16",
    "is_moved": True,
    "standing": "on_track",
    "days_overdue": 0,
    "assigned_at": "2026-02-03T05:00:00Z",
    "submitted_at": None,
    "done_on": None,
    "closed_at": None,
    "version": 4,
}

TASK: dict[str, Any] = {
    "id": 107,
    "number": "2026-0107",
    "state": "on_control",
    "title": "Open twelve rural clinics",
    "language": "en",
    "announcement": {"id": 9, "title": "Meeting on rural health", "published_on": "2026-02-03"},
    "due_kind": "date",
    "original_due_on": "2026-03-02",
    "due_on": "2026-03-16",
    "every": None,
    "until_on": None,
    "is_moved": True,
    "standing": "on_track",
    "days_overdue": 0,
    "assignments": [
        {
            "id": 311,
            "body": MINISTRY,
            "name": "Ministry of Health",
            "role": "lead",
            "status": "in_progress",
            "original_due_on": "2026-03-02",
            "due_on": "2026-03-16",
            "done_on": None,
        }
    ],
    "version": 3,
}

TASK_IN_FULL: dict[str, Any] = {
    **TASK,
    "form": "",
    "quote": "The Ministry of Health is to open twelve rural clinics by March 2.",
    "evidence": {"quote": [[412, 478]], "deadline": [[467, 477]], "lead": [[412, 434]]},
    "due_text": "by March 2",
    "due_rule": "day of the year of publication",
    "due_calendar": "",
    "confidence": 0.92,
    "reasons": [{"name": "is to", "span": [435, 440], "weight": 1.5}],
    "doubts": [],
    "reject_reason": None,
    "note": "",
    "merged_into": None,
    "follows": None,
    "follows_as": None,
    "controller": {"id": 3, "name": "Marat Omarov"},
    "milestones": [{"id": 5, "title": "Choose the villages", "due_on": "2026-02-16", "done_on": None}],
    "created_at": "2026-02-03T04:10:00Z",
    "accepted_at": "2026-02-03T05:00:00Z",
    "closed_on": None,
}

STEP: dict[str, Any] = {
    "id": 5,
    "task": {"id": 107, "number": "2026-0107", "title": "Open twelve rural clinics", "state": "on_control"},
    "title": "Choose the villages",
    "due_on": "2026-02-16",
    "done_on": "2026-02-13",
}

PROBLEM: dict[str, Any] = {
    "type": "urn:merzim:problem:refused",
    "title": "Not possible now",
    "status": 409,
    "detail": "“Removed from control” cannot become “In progress”.",
    "code": "refused",
}

NEW_DEADLINE = {"to": "2026-03-16", "reason": "The tender was announced a second time."}
NEW_REPORT = {"text": "The tender goes on as announced.", "no_change": True}
CORRECTION: dict[str, Any] = {
    "title": "Open twelve rural clinics",
    "deadline": {"kind": "date", "due_on": "2026-03-02"},
    "lead": [{"body": "ministry-of-health"}],
    "co": [{"outside_name": "the union of builders"}],
    "form": "",
}
NEW_TASK: dict[str, Any] = {
    **CORRECTION,
    "giver": "The Prime Minister",
    "told_on": "2026-02-03",
    "words": "Open the clinics by the second of March.",
}

NEW_SAVED_REPORT = {
    "name": "What falls due, for Monday",
    "report": "due",
    "question": {"period": "week", "body": "ministry-of-health"},
    "format": "pdf",
    "language": "kk",
    "weekday": 1,
    "hour": 9,
    "recipients": [3, 12],
}
NEW_TOKEN = {"name": "The dashboard of the ministry", "scope": "read", "days": 90}
NEW_FILTER = {
    "listing": "instructions_task",
    "name": "Late, of the ministry",
    "query": "due=overdue&body=4",
    "is_shared": True,
}
NEW_HOLDER = {
    "body": "ministry-of-health",
    "last_name": "Serikova",
    "first_name": "Aigul",
    "from_on": "2026-02-03",
}
NEW_PERSON = {
    "username": "serikova",
    "first_name": "Aigul",
    "last_name": "Serikova",
    "email": "serikova@example.org",
    "language": "kk",
    "role": "executor",
    "bodies": ["ministry-of-health"],
}


def answer(name: str, value: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True)


def request(name: str, value: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)
