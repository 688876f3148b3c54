"""Answers that the OpenAPI document shows, of the office that `examples` tells of.

The report is that of the case worked out by hand in docs/reports.md.
"""

from __future__ import annotations

from typing import Any

from instructions.api.examples import MINISTRY

_CONTROLLER = {"id": 3, "name": "Marat Omarov"}
_EXECUTOR = {"id": 12, "name": "Aigul Serikova"}

ANNOUNCEMENT: dict[str, Any] = {
    "id": 9,
    "title": "Meeting on rural health",
    "language": "en",
    "published_on": "2026-02-03",
    "event": "Meeting on rural health",
    "event_on": "2026-02-03",
    "giver": "Prime Minister",
    "source": "file",
    "source_name": "readout.html",
    "created_at": "2026-02-03T04:10:00Z",
    "read_at": "2026-02-03T04:10:00Z",
    "on_control": 1,
    "proposed": 2,
}
ANNOUNCEMENT_IN_FULL: dict[str, Any] = {
    **ANNOUNCEMENT,
    "is_later_wording": False,
    "wordings": [
        {
            "id": 11,
            "title": "Meeting on rural health (corrected)",
            "published_on": "2026-02-04",
            "created_at": "2026-02-04T05:30:00Z",
        }
    ],
    "text": "The Ministry of Health is to open twelve rural clinics by March 2.",
    "original_sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
}
EXTENSION: dict[str, Any] = {
    "id": 17,
    "assignment": 311,
    "task": 107,
    "body": MINISTRY,
    "state": "granted",
    "from_on": "2026-03-02",
    "to_on": "2026-03-16",
    "days_added": 14,
    "reason": "The tender was announced a second time.",
    "asked_by": _EXECUTOR,
    "asked_at": "2026-02-20T05:00:00Z",
    "decided_by": _CONTROLLER,
    "decided_at": "2026-02-20T09:30:00Z",
    "decision_note": "For the last time.",
}
PROGRESS_REPORT: dict[str, Any] = {
    "id": 23,
    "assignment": 311,
    "task": 107,
    "body": MINISTRY,
    "state": "accepted",
    "text": "All twelve clinics are open; the acts are attached.",
    "no_change": False,
    "period_on": "2026-03-16",
    "source": "api",
    "author": _EXECUTOR,
    "submitted_at": "2026-03-13T06:00:00Z",
    "decided_by": _CONTROLLER,
    "decided_at": "2026-03-13T10:15:00Z",
    "remarks": "",
    "evidence_checked": True,
    "files": [
        {
            "id": 31,
            "name": "acts.pdf",
            "size": 182044,
            "content_type": "application/pdf",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "added_at": "2026-03-13T06:00:00Z",
        }
    ],
}
RUN: dict[str, Any] = {
    "id": 5,
    "report": "overdue",
    "question": {"body": "ministry-of-health"},
    "format": "xlsx",
    "language": "kk",
    "saved": None,
    "occurs_on": None,
    "state": "running",
    "rows": 48000,
    "rows_done": 12000,
    "percent": 25,
    "asked_at": "2026-02-03T05:00:00Z",
    "finished_at": None,
    "expires_at": None,
    "name": "",
    "size": 0,
    "error": "",
}
ISSUED_TOKEN: dict[str, Any] = {
    "id": 2,
    "user": _EXECUTOR,
    "name": "The dashboard of the ministry",
    "prefix": "5be0c1f2",
    "scope": "read",
    "created_at": "2026-02-03T05:00:00Z",
    "expires_at": "2026-05-04T05:00:00Z",
    "revoked_at": None,
    "last_used_at": None,
    "text": "merzim_5be0c1f2_…",
}


def _ratio(part: int, whole: int) -> dict[str, Any]:
    return {"part": part, "whole": whole, "percent": round(100 * part / whole, 1) if whole else None}


_LEAD: dict[str, Any] = {
    "k1": _ratio(2, 5),
    "k2": _ratio(3, 4),
    "gained": 35.0,
    "k3": _ratio(1, 4),
    "k4": 20.0,
    "overdue": 2,
    "k5": _ratio(1, 2),
    "k6": {"part": 2, "whole": 5, "percent": 40.0},
    "k6_per_assignment": 0.4,
    "days_added": 45.0,
    "left_out": 1,
}
_NOTHING: dict[str, Any] = {
    **{name: _ratio(0, 0) for name in ("k1", "k2", "k3", "k5", "k6")},
    **dict.fromkeys(("gained", "k4", "overdue", "k6_per_assignment", "days_added")),
    "left_out": 0,
}
_CO: dict[str, Any] = {
    **_NOTHING,
    "k1": _ratio(0, 1),
    "k2": _ratio(0, 1),
    "gained": 0.0,
    "k4": 49.0,
    "overdue": 1,
    "k6": _ratio(0, 1),
    "k6_per_assignment": 0.0,
}
_ROWS = (
    "https://merzim.example.org/api/v1/reports/rows/"
    "?on=2026-04-20&first=2026-01-01&last=2026-03-31&role={role}&selection={selection}"
)
DISCIPLINE: dict[str, Any] = {
    "scope": {"on": "2026-04-20", "first": "2026-01-01", "last": "2026-03-31"},
    "definitions": [
        {
            "figure": "k1",
            "name": "Done by the original deadline",
            "definition": "Of the assignments whose original deadline lies in the period and has passed: …",
        }
    ],
    "footnote": "An assignment is one body's share of one instruction. …",
    "links": {
        "lead": {
            "k1": _ROWS.format(role="lead", selection="due-by-original"),
            "k2": _ROWS.format(role="lead", selection="due-by-current"),
        },
        "co": {"k1": _ROWS.format(role="co", selection="due-by-original")},
    },
    "before": {"on": "2026-04-20", "first": "2025-10-03", "last": "2025-12-31"},
    "lead": _LEAD,
    "co": _CO,
    "lead_before": _NOTHING,
    "co_before": _NOTHING,
    "rows": [
        {
            "links": {"k1": _ROWS.format(role="co", selection="due-by-original") + "&body=education"},
            "body": {"id": 6, "code": "education", "name": "Ministry of Education"},
            "role": "co",
            "figures": _CO,
        }
    ],
}
