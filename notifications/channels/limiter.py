"""How often a channel may be written to, all workers together: each key's next free moment, in one row.

Turns pace what leaves. Seats bound what arrives: each is free again a second after the answer came, so that
however late a message was, no second at the other side ever holds more messages than there are seats.
"""

from __future__ import annotations

from collections.abc import Sequence

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

SIT = """
UPDATE notifications_allowance SET free_at = %s
WHERE key = (
    SELECT key FROM notifications_allowance WHERE key IN ({seats}) AND free_at <= %s
    ORDER BY free_at, key LIMIT 1 {lock}
)
RETURNING key
"""
RISE = """
UPDATE notifications_allowance
SET free_at = CASE WHEN key = %s THEN %s WHEN free_at > %s THEN free_at ELSE %s END
WHERE key IN (%s, %s)
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


def sit(seats: Sequence[str], *, now: float, until: float) -> str | None:
    """Take the seat that has been free the longest, at most until then; None where all are taken."""
    locked = connection.features.has_select_for_update_skip_locked
    sql = SIT.format(seats=", ".join(["%s"] * len(seats)), lock="FOR UPDATE SKIP LOCKED" if locked else "")
    with connection.cursor() as cursor:
        cursor.execute(sql, [until, *seats, now])
        found = cursor.fetchone()
    return str(found[0]) if found else None


def rise(seat: str, *, free_at: float, key: str, until: float) -> None:
    """Leave the seat, and give nobody a turn of the key before that moment."""
    with connection.cursor() as cursor:
        cursor.execute(RISE, [seat, free_at, until, until, seat, key])


def wait_for_seat(seats: Sequence[str], *, now: float) -> float:
    """Seconds until a seat may be free; seats that nobody has sat on yet are made, and are free at once."""
    missing = set(seats) - set(Allowance.objects.filter(key__in=seats).values_list("key", flat=True))
    if missing:
        made = (Allowance(key=seat, free_at=now) for seat in sorted(missing))
        Allowance.objects.bulk_create(made, ignore_conflicts=True)
        return 0.0
    first = Allowance.objects.filter(key__in=seats).order_by("free_at").values_list("free_at", flat=True)[0]
    return max(0.0, first - now)
