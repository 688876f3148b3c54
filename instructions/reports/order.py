from __future__ import annotations

from instructions.models import Assignment, Body


def by_name(body: Body | None, role: str) -> tuple[bool, str, bool, int]:
    """Bodies by name, those outside the registry last; lead before co-executor."""
    name, key = (body.name.casefold(), body.pk) if body else ("", 0)
    return body is None, name, role != Assignment.Role.LEAD, key
