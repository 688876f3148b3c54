"""A drill: workers, beats, Redis and PostgreSQL killed at random while reminders go out to a failing server.

Every message is keyed in the sink. Nothing may be lost; what came twice must be marked in the ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import django

from benchmarks.fleet import Fleet, is_settled
from benchmarks.sink import FAULTS, Sink, sink
from tests.servers.__main__ import temporary_folder

SETTINGS = {
    "MERZIM_TICK_SECONDS": "1",
    "MERZIM_REMINDER_RELEASE_SECONDS": "8",
    "MERZIM_REMINDER_RETRY_SECONDS": "1,1,2",
    "MERZIM_EMAIL_HOST": "127.0.0.1",
    "MERZIM_EMAIL_TLS": "no",
    "MERZIM_EMAIL_TIMEOUT": "2",
}
MESSAGES_A_KILL = 50
SECONDS_A_MESSAGE = 0.1
"""So slow that the queue is never empty while there are kills to come."""
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Outcome:
    kills: int
    faults: int
    owed: int
    sent: int
    lost: int
    doubled: int
    doubled_unmarked: int
    recovery_seconds_max: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drill", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcome = drill(kills=given.kills, seed=given.seed)
    for name, value in asdict(outcome).items():
        print(f"  {name:<22} {value}")
    from django.conf import settings

    path = settings.BASE_DIR / "var" / "drill.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(asdict(outcome), indent=1) + "\n")
    return 1 if outcome.lost or outcome.doubled_unmarked else 0


def drill(*, kills: int, seed: int) -> Outcome:
    chance = random.Random(seed)
    with temporary_folder() as folder, sink() as mailbox:
        fleet = Fleet(folder, {**SETTINGS, "MERZIM_EMAIL_PORT": str(mailbox.port)})
        try:
            env = fleet.prepare()
            os.environ.update(env)
            owed = open_office(people=kills * MESSAGES_A_KILL)
            fleet.launch()
            address = env["MERZIM_DATABASE_URL"]
            rounds = [_kill(fleet, mailbox, chance, address=address) for _number in range(kills)]
            mailbox.fail("")
            await_calm(address)
            return verdict(mailbox, rounds, owed=owed)
        finally:
            fleet.end()


def open_office(*, people: int) -> int:
    """So many people with one deadline each, told on whatever day and hour it is now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.filling import fill
    from instructions import office
    from instructions.models import CalendarDay
    from notifications.models import Recipient
    from notifications.recipients import enrol

    call_command("migrate", verbosity=0)
    today = office.today()
    CalendarDay.objects.create(on=today, kind=CalendarDay.Kind.WORKING)
    fill(bodies=people, assignments=people, first=today)
    enrol(now=timezone.now())
    Recipient.objects.update(hour=0, quiet_from=24)
    connection.close()
    return people


@dataclass(frozen=True, slots=True)
class Round:
    """One kill under one fault of the mail server, and the seconds until messages arrived again."""

    fault: str
    member: str
    recovery: float


def _kill(fleet: Fleet, mailbox: Sink, chance: random.Random, *, address: str) -> Round:
    fault = chance.choice(FAULTS)
    mailbox.fail(fault, wait=SECONDS_A_MESSAGE)
    time.sleep(chance.uniform(0.3, 1.5))
    member = chance.choice(list(fleet.members.values()))
    member.kill()
    before, started = len(mailbox.taken()), time.monotonic()
    time.sleep(chance.uniform(0.0, 0.5))
    member.raise_again()
    while len(mailbox.taken()) == before and not is_settled(address):
        if time.monotonic() - started > PATIENCE:
            raise TimeoutError(f"nothing arrived for {PATIENCE} s after {member.name} was killed")
        time.sleep(0.1)
    found = Round(fault, member.name, time.monotonic() - started)
    server = fault or "well"
    print(
        f"{found.member:<12} killed, mail server {server:<12} again after {found.recovery:.1f} s", flush=True
    )
    return found


def await_calm(address: str) -> None:
    """Wait until everything has gone out. Raises `TimeoutError` where that takes far too long."""
    started = time.monotonic()
    while not is_settled(address):
        if time.monotonic() - started > 10 * PATIENCE:
            raise TimeoutError("the queue did not empty")
        time.sleep(0.2)


def verdict(mailbox: Sink, rounds: Sequence[Round], *, owed: int) -> Outcome:
    from notifications.models import Delivery, Reminder

    arrived = Counter(number.decode() for number, _at in mailbox.taken())
    rows = dict(Delivery.objects.values_list("message_id", "outcome_unknown"))
    told = set(
        Reminder.objects.filter(deliveries__message_id__in=list(arrived)).values_list("assignment", flat=True)
    )
    doubled = [number for number, times in arrived.items() if times > 1]
    return Outcome(
        kills=len(rounds),
        faults=sum(bool(found.fault) for found in rounds),
        owed=owed,
        sent=sum(arrived.values()),
        lost=owed - len(told),
        doubled=len(doubled),
        doubled_unmarked=sum(not rows.get(number) for number in doubled),
        recovery_seconds_max=round(max((found.recovery for found in rounds), default=0.0), 1),
    )


if __name__ == "__main__":
    sys.exit(main())
