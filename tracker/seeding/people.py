"""The people of the demo: one for each role, all with one password made for this installation."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from instructions.models import Body, User

WORDS = ["altyn", "aspan", "barys", "bulaq", "dala", "jeti", "kolik", "qala", "qyran", "tal", "tau", "tulpar"]


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account as it is told to a person; the password is empty where somebody changed it."""

    user: User
    password: str


def demo_password(folder: Path) -> str:
    """The password of the demo's people, made once and kept where only its owner reads it."""
    path = folder / "demo-password"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        words = [secrets.choice(WORDS) for _ in range(3)]
        made = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(made, "w") as file:
            file.write(f"{'-'.join(words)}-{secrets.randbelow(90) + 10}")
    return path.read_text()


def load_people(path: Path, *, password: str) -> list[Account]:
    """Add the people who are not there; returns all of them as they stand."""
    entries = json.loads(path.read_text())
    known = User.objects.in_bulk([entry["username"] for entry in entries], field_name="username")
    new = [entry for entry in entries if entry["username"] not in known]
    # One hash for all: to make or check one takes a good part of a second, as it should.
    encoded = make_password(password) if new else ""
    for entry in new:
        known[entry["username"]] = add_person(entry, encoded)
    fits = {encoded: True} if new else {}
    for user in known.values():
        if user.password not in fits:
            fits[user.password] = check_password(password, user.password)
    people = [known[entry["username"]] for entry in entries]
    return [Account(user, password if fits[user.password] else "") for user in people]


@transaction.atomic
def add_person(entry: dict[str, Any], encoded: str) -> User:
    user = User.objects.create(
        username=entry["username"],
        password=encoded,
        role=entry["role"],
        language=entry["language"],
        first_name=entry["first_name"],
        last_name=entry["last_name"],
        email=f"{entry['username']}@merzim.example",
        is_staff=True,
        is_superuser=entry.get("superuser", False),
    )
    user.bodies.set(Body.objects.filter(code__in=entry.get("bodies", [])))
    return user
