"""What each write may be sent, by its name in the OpenAPI document.

They speak of the office that the answers in `examples` tell of. A test sends each of them.
"""

from __future__ import annotations

from typing import Any

REQUESTS: dict[str, dict[str, Any]] = {
    "announcements_create": {
        "title": "Meeting on rural health",
        "published_on": "2026-02-03",
        "text": "The Ministry of Health is to open twelve rural clinics by March 2.",
    },
    "announcements_publish": {"is_public": True},
    "assignments_delegate": {"person": 12, "due_on": "2026-02-27", "note": "The clinics of the north."},
    "assignments_end": {"to": "not_pursued", "note": "The programme has ended."},
    "assignments_take_back": {"note": "The department has been dissolved."},
    "assignments_put_in_charge": {"person": 12},
    "bodies_create": {
        "code": "agency-of-roads",
        "kind": "agency",
        "name_kk": "Жол агенттігі",
        "name_ru": "Агентство дорог",
        "name_en": "Agency of Roads",
    },
    "bodies_partial_update": {"name_en": "Ministry of Public Health"},
    "bodies_add_alias": {"language": "en", "text": "MoH"},
    "bodies_add_member": {"member": "ministry-of-health", "from_on": "2026-02-03"},
    "bodies_aliases_change": {"text": "the health ministry"},
    "bodies_memberships_change": {"from_on": "2026-01-01"},
    "bodies_memberships_end": {"until_on": "2026-03-31"},
    "calendar_create": {
        "on": "2026-05-04",
        "kind": "off",
        "name_kk": "Ауыстырылған демалыс",
        "name_ru": "Перенесённый выходной",
        "name_en": "Day off moved here",
    },
    "calendar_partial_update": {"kind": "working"},
    "calendar_feeds_create": {"body": "ministry-of-health"},
    "columns_update": {"columns": ["number_", "what", "deadline", "controller"]},
    "extensions_grant": {"note": "For the last time."},
    "extensions_refuse": {"note": "The tender could have been announced in January."},
    "me_partial_update": {"language": "kk"},
    "office_holders_partial_update": {"until_on": "2026-02-28"},
    "people_partial_update": {"role": "head", "bodies": ["ministry-of-health"]},
    "progress_reports_accept": {"evidence_checked": True},
    "progress_reports_return": {"remarks": "The act of the twelfth clinic is missing."},
    "progress_reports_submit": {"text": "All twelve clinics are open."},
    "reports_runs_create": {
        "report": "overdue",
        "body": "ministry-of-health",
        "format": "xlsx",
        "file_language": "kk",
    },
    "reports_saved_partial_update": {"weekday": 1, "hour": 8, "recipients": [3]},
    "saved_filters_partial_update": {"name": "Late, of the ministry", "query": "due=overdue&body=4"},
    "substitutions_create": {
        "person": 12,
        "substitute": 14,
        "from_on": "2026-02-09",
        "until_on": "2026-02-20",
    },
    "tasks_add_milestone": {"title": "Choose the villages", "due_on": "2026-02-16"},
    "tasks_cancel": {"note": "The programme has ended."},
    "tasks_follow": {"earlier": 95, "link": "continues"},
    "tasks_join": {"other": 109},
    "tasks_merge": {"into": 95},
    "tasks_milestones_change": {
        "title": "Choose the villages",
        "due_on": "2026-02-20",
        "reason": "The roads are under snow.",
    },
    "tasks_milestones_drop": {"reason": "They were chosen last year."},
    "tasks_reject": {"reason": "plan", "note": "The ministry's own intention."},
    "tasks_remark": {"text": "Which of the villages come first?"},
    "tasks_split": {"title": "Open twelve rural clinics", "second_title": "Equip twelve rural clinics"},
    "tasks_accept_many_create": {"tasks": [108, 109]},
    "tasks_update_members_create": {"tasks": [107]},
}
