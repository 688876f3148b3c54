from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from instructions.models import Alias, Body, Membership

Entry = dict[str, Any]


@transaction.atomic
def load_bodies(path: Path) -> int:
    """Add the bodies that are not there, with their aliases and members; returns how many were added."""
    entries: list[Entry] = json.loads(path.read_text())
    known = set(Body.objects.values_list("code", flat=True))
    new = [entry for entry in entries if entry["id"] not in known]
    bulk_create_with_history([body(entry) for entry in new], Body, default_change_reason="seeds")
    codes = Body.objects.in_bulk([entry["id"] for entry in entries], field_name="code")
    for entry in new:
        if "parent" in entry:
            codes[entry["id"]].parent = codes[entry["parent"]]
            codes[entry["id"]].save(update_fields=["parent"])
    Alias.objects.bulk_create([alias for entry in new for alias in aliases(entry, codes[entry["id"]])])
    memberships = [
        Membership(collective=codes[entry["id"]], member=codes[member])
        for entry in new
        for member in entry.get("members", [])
    ]
    bulk_create_with_history(memberships, Membership, default_change_reason="seeds")
    return len(new)


def body(entry: Entry) -> Body:
    names = {f"name_{language}": name for language, name in entry["names"].items()}
    return Body(code=entry["id"], kind=entry["kind"], **names)


def aliases(entry: Entry, of: Body) -> list[Alias]:
    """The names of a body other than its own; one that is also given as ambiguous is ambiguous."""
    found: dict[tuple[str, str], bool] = {}
    for field in ("aliases", "ambiguous_aliases"):
        for language, texts in entry.get(field, {}).items():
            found.update({(language, text): field == "ambiguous_aliases" for text in texts})
    return [
        Alias(body=of, language=language, text=text, is_ambiguous=ambiguous)
        for (language, text), ambiguous in found.items()
    ]
