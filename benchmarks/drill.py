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
from dataclasses import asdict, dataclass, replace

import django

from benchmarks.chat_sink import FAULTS as CHAT_FAULTS
from benchmarks.chat_sink import chat_sink
from benchmarks.clocks import SPELLS, live
from benchmarks.fleet import Fleet, is_settled
from benchmarks.mail_sink import FAULTS, mail_sink
from benchmarks.sink import Sink
from tests.servers.__main__ import temporary_folder

SETTINGS = {
    "MERZIM_TICK_SECONDS": "1",
    "MERZIM_REMINDER_RELEASE_SECONDS": "8",
    "MERZIM_REMINDER_RETRY_SECONDS": "1,1,2",
    "MERZIM_EMAIL_HOST": "127.0.0.1",
    "MERZIM_EMAIL_TLS": "no",
    "MERZIM_EMAIL_TIMEOUT": "2",
    "MERZIM_TELEGRAM_BOT_TOKEN": "1:drill",
    "MERZIM_TELEGRAM_PER_SECOND": "0",
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
    with temporary_folder() as folder, mail_sink() as mailbox, chat_sink() as chats:
        doors = Doors(mailbox, chats)
        fleet = Fleet(folder, {**SETTINGS, **doors.settings})
        try:
            env = fleet.prepare()
            os.environ.update(env)
            owed = open_office(people=kills * MESSAGES_A_KILL)
            fleet.launch()
            address = env["MERZIM_DATABASE_URL"]
            await_first(doors)
            rounds = [_kill(fleet, doors, chance, address=address) for _number in range(kills)]
            doors.mend()
            await_calm(address)
            found = verdict(doors, rounds, owed=owed)
            fleet.end_senders()
            return _with_clocks(found, mailbox)
        finally:
            fleet.end()


@dataclass(frozen=True, slots=True)
class Doors:
    """The two servers to which messages go."""

    mailbox: Sink
    chats: Sink

    @property
    def settings(self) -> dict[str, str]:
        return {
            "MERZIM_EMAIL_PORT": str(self.mailbox.port),
            "MERZIM_TELEGRAM_API_URL": f"http://127.0.0.1:{self.chats.port}",
        }

    @property
    def number(self) -> int:
        return len(self.mailbox.taken()) + len(self.chats.taken())

    def fail(self, chance: random.Random) -> tuple[str, str]:
        """Give each server one fault, or none; which they are."""
        faults = chance.choice(FAULTS), chance.choice(CHAT_FAULTS)
        self.mailbox.fail(faults[0], wait=SECONDS_A_MESSAGE)
        self.chats.fail(faults[1], wait=SECONDS_A_MESSAGE)
        return faults

    def mend(self) -> None:
        self.mailbox.fail("")
        self.chats.fail("")


def _with_clocks(found: Outcome, mailbox: Sink) -> Outcome:
    """The spells in which the clock moves, added to what the kills came to."""
    for spell in SPELLS:
        told = live(spell, mailbox)
        print(f"{spell.name:<16} {told.sent} of {told.owed} sent, {told.doubled} doubled", flush=True)
        found = replace(
            found,
            faults=found.faults + 1,
            owed=found.owed + told.owed,
            sent=found.sent + told.sent,
            lost=found.lost + told.lost,
            doubled=found.doubled + told.doubled,
            doubled_unmarked=found.doubled_unmarked + told.doubled,
        )
    return found


def open_office(*, people: int) -> int:
    """So many people with one deadline each, half told by mail and half in a chat, whatever day it is now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.filling import fill
    from instructions import office
    from instructions.models import CalendarDay
    from notifications.models import Address, Recipient
    from notifications.recipients import enrol

    call_command("migrate", verbosity=0)
    today = office.today()
    CalendarDay.objects.create(on=today, kind=CalendarDay.Kind.WORKING)
    fill(bodies=people, assignments=people, first=today)
    enrol(now=timezone.now())
    Recipient.objects.update(hour=0, quiet_from=24)
    in_chats = list(Recipient.objects.order_by("pk")[::2])
    Address.objects.filter(recipient__in=in_chats).update(is_wanted=False)
    Address.objects.bulk_create(
        Address(recipient=person, channel="telegram", value=str(person.pk)) for person in in_chats
    )
    connection.close()
    return people


@dataclass(frozen=True, slots=True)
class Round:
    """One kill under the faults of both servers, and the seconds until messages arrived again."""

    faults: tuple[str, str]
    member: str
    recovery: float


def _kill(fleet: Fleet, doors: Doors, chance: random.Random, *, address: str) -> Round:
    faults = doors.fail(chance)
    time.sleep(chance.uniform(0.3, 1.5))
    member = chance.choice(list(fleet.members.values()))
    member.kill()
    before, started = doors.number, time.monotonic()
    time.sleep(chance.uniform(0.0, 0.5))
    member.raise_again()
    while doors.number == before and not is_settled(address):
        if time.monotonic() - started > PATIENCE:
            raise TimeoutError(f"nothing arrived for {PATIENCE} s after {member.name} was killed")
        time.sleep(0.1)
    found = Round(faults, member.name, time.monotonic() - started)
    mail, bot = (fault or "well" for fault in faults)
    print(
        f"{member.name:<12} killed, mail {mail:<12} bot {bot:<12} again after {found.recovery:.1f} s",
        flush=True,
    )
    return found


def await_first(doors: Doors) -> None:
    """Wait until messages go out: before that there is nothing to lose. Raises `TimeoutError`."""
    doors.mailbox.fail("", wait=SECONDS_A_MESSAGE)
    doors.chats.fail("", wait=SECONDS_A_MESSAGE)
    end = time.monotonic() + 3 * PATIENCE
    while not doors.number:
        if time.monotonic() > end:
            raise TimeoutError("no message went out")
        time.sleep(0.1)


def await_calm(address: str) -> None:
    """Wait until everything has gone out. Raises `TimeoutError` where that takes far too long."""
    started = time.monotonic()
    while not is_settled(address):
        if time.monotonic() - started > 10 * PATIENCE:
            raise TimeoutError("the queue did not empty")
        time.sleep(0.2)


def verdict(doors: Doors, rounds: Sequence[Round], *, owed: int) -> Outcome:
    from notifications.models import Delivery, Reminder

    # A chat is known by its first number: a message there has no number of its own.
    by_chat = {
        value.removeprefix("-100"): number
        for value, number in Delivery.objects.filter(channel="telegram").values_list(
            "address__value", "message_id"
        )
    }
    arrived = Counter(number.decode() for number, _at in doors.mailbox.taken())
    arrived.update(by_chat[chat.decode()] for chat, _at in doors.chats.taken())
    rows = dict(Delivery.objects.values_list("message_id", "outcome_unknown"))
    told = set(
        Reminder.objects.filter(deliveries__message_id__in=list(arrived)).values_list("assignment", flat=True)
    )
    doubled = [number for number, times in arrived.items() if times > 1]
    return Outcome(
        kills=len(rounds),
        faults=sum(bool(fault) for found in rounds for fault in found.faults),
        owed=owed,
        sent=sum(arrived.values()),
        lost=owed - len(told),
        doubled=len(doubled),
        doubled_unmarked=sum(not rows.get(number) for number in doubled),
        recovery_seconds_max=round(max((found.recovery for found in rounds), default=0.0), 1),
    )


if __name__ == "__main__":
    sys.exit(main())
