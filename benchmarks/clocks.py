"""The part of the drill in which time is what fails: the clock moves, and a tick comes a week late."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from benchmarks.filling import fill
from benchmarks.sink import Sink

PEOPLE = 30
ZONE = "Europe/Berlin"
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Hourly ticks from one moment to another, and the messages that each person is owed within them.

    `set_back_at`: when the clock of the machine is set back by two hours, so that those are lived twice.
    """

    name: str
    due_on: dt.date
    first: dt.datetime
    last: dt.datetime
    set_back_at: dt.datetime | None
    owed: int

    def moments(self) -> Iterator[dt.datetime]:
        now, was_set_back = self.first, False
        while now <= self.last:
            yield now
            if now == self.set_back_at and not was_set_back:
                now, was_set_back = now - 3 * HOUR, True
            now += HOUR


def _utc(month: int, day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=dt.UTC)


SPELLS = (
    # Friday to Tuesday: one working day left, the last day, overdue.
    Spell("spring forward", dt.date(2026, 3, 30), _utc(3, 27, 0), _utc(3, 31, 20), _utc(3, 29, 2), 3),
    Spell("fall back", dt.date(2026, 10, 26), _utc(10, 23, 0), _utc(10, 27, 20), _utc(10, 25, 2), 3),
    # Nothing ticks between the reminder on Monday and the Wednesday of the week after: one message is owed.
    Spell("a week late", dt.date(2026, 3, 30), _utc(4, 8, 8), _utc(4, 8, 12), None, 1),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a spell came to: messages owed, sent, lost, doubled."""

    owed: int
    sent: int
    lost: int
    doubled: int


def live(spell: Spell, mailbox: Sink) -> Told:
    """Live through a spell with two ticks at every hour, as two beats would give."""
    from django.test import override_settings

    from notifications import heartbeat
    from notifications.delivery import drain
    from notifications.recipients import enrol

    mailbox.empty()
    fill(bodies=PEOPLE, assignments=PEOPLE, first=spell.due_on)
    with override_settings(OFFICE_TIME_ZONE=ZONE):
        enrol(now=spell.first)
        for now in spell.moments():
            for _beat in range(2):
                heartbeat.tick(now=now, start=partial(drain, clock=partial(_same, now)))
        _assert_hours(spell)
    return _counted(mailbox, owed=PEOPLE * spell.owed)


def _same(now: dt.datetime) -> dt.datetime:
    return now


def _assert_hours(spell: Spell) -> None:
    """Nobody is told before the hour they chose, by the clock on the wall of the office."""
    from notifications.models import Delivery

    for queued_at in Delivery.objects.values_list("queued_at", flat=True):
        local = queued_at.astimezone(ZoneInfo(ZONE))
        assert local.hour >= 9, f"{spell.name}: told at {local}"


def _counted(mailbox: Sink, *, owed: int) -> Told:
    numbers: Sequence[bytes] = [number for number, _at in mailbox.taken()]
    doubled = sum(times - 1 for times in Counter(numbers).values())
    sent = len(numbers)
    return Told(
        owed, sent, lost=max(0, owed - len(set(numbers))), doubled=doubled + max(0, sent - doubled - owed)
    )
