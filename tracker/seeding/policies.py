from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from notifications.models import Policy, PolicyRule


@transaction.atomic
def load_policies(path: Path) -> int:
    """Add the reminder policies where the office has none of its own; returns how many were added."""
    if Policy.objects.exists():
        return 0
    entries: list[dict[str, Any]] = json.loads(path.read_text())
    for entry in entries:
        policy = Policy.objects.create(name=entry["name"], outlook=entry.get("outlook"))
        for audience, rule in entry["rules"].items():
            PolicyRule.objects.create(policy=policy, audience=audience, **rule)
    return len(entries)
