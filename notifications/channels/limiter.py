"""How often a channel may be written to, all workers together: each key's next free moment, in one row."""

from __future__ import annotations

from django.db import connection
from django.db.models.functions import Greatest

from notifications.models import Allowance

TAKE = """
INSERT INTO notifications_allowance AS held (key, free_at) VALUES (%(key)s, %(after)s)
ON CONFLICT (key) DO UPDATE
SET free_at = CASE WHEN held.free_at > %(floor)s THEN held.free_at ELSE %(floor)s END + %(interval)s
WHERE held.free_at <= %(latest)s
RETURNING free_at
"""


def take(key: str, *, interval: float, now: float, patience: float, slack: float = 0.0) -> float | None:
    """Reserve the key's next turn: the seconds to wait for it, or None, reserving nothing, past `patience`.

    Turns are `interval` seconds apart; who comes up to `slack` seconds late still gets the turn it missed.
    One statement, so that workers never get the same turn.
    """
    values: dict[str, str | float] = {
        "key": key,
        "floor": now - slack,
        "interval": interval,
        "after": now + interval,
        "latest": now + patience,
    }
    with connection.cursor() as cursor:
        cursor.execute(TAKE, values)
        found = cursor.fetchone()
    return max(0.0, float(found[0]) - interval - now) if found else None


def hold(key: str, *, until: float) -> None:
    """Give nobody a turn before that moment."""
    made = Allowance.objects.get_or_create(key=key, defaults={"free_at": until})[1]
    if not made:
        Allowance.objects.filter(key=key).update(free_at=Greatest("free_at", until))


def wait(key: str, *, now: float) -> float:
    """Seconds until the key is free."""
    free_at = Allowance.objects.filter(key=key).values_list("free_at", flat=True).first()
    return max(0.0, (free_at or now) - now)
