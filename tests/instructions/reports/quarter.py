"""The small case of docs/reports.md, lived through day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from instructions.models import Assignment, Body, Task, User
from instructions.services.closing import close_assignment
from instructions.services.extending import grant_extension, request_extension
from instructions.services.moves import end_assignment
from instructions.services.reporting import accept_report, return_report, submit_report
from tests import factories

ROLE = Assignment.Role
PROPOSED_AT = dt.datetime(2026, 1, 2, 7, tzinfo=dt.UTC)


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


@dataclass
class Quarter:
    """Seven shares of two ministries in the first quarter of 2026 and one after it."""

    clock: time_machine.Traveller
    controller: User
    health: Body
    education: Body
    shares: dict[str, Assignment]

    def at(self, on: dt.date) -> dt.datetime:
        """Noon in Almaty of that day, and the clock stands there."""
        self.clock.move_to(dt.datetime.combine(on, dt.time(7), tzinfo=dt.UTC))
        return timezone.now()

    def executor(self, letter: str) -> User:
        return User.objects.get(bodies=self.shares[letter].body)

    def order(self, letter: str, body: Body, *, due: dt.date, role: str = ROLE.LEAD) -> None:
        task = factories.make_task(title=f"Task {letter}", due_on=due)
        Task.objects.filter(pk=task.pk).update(created_at=PROPOSED_AT)
        self.shares[letter] = factories.make_assignment(task, body, role=role)

    def report(self, letter: str, *, on: dt.date, verdict: str, evidence_checked: bool = True) -> None:
        report = submit_report(
            self.shares[letter],
            by=self.executor(letter),
            now=self.at(on),
            text="Done as ordered.",
            files=[SimpleUploadedFile("act.txt", b"Signed by both sides.")],
        )
        if verdict == "returned":
            return_report(report, by=self.controller, now=timezone.now(), remarks="The list is missing.")
        else:
            accept_report(report, by=self.controller, now=timezone.now(), evidence_checked=evidence_checked)

    def extend(self, letter: str, *, on: dt.date, to: dt.date) -> None:
        now = self.at(on)
        asked = request_extension(
            self.shares[letter], to=to, reason="The tender is late.", by=self.executor(letter), now=now
        )
        grant_extension(asked, by=self.controller, now=now)

    def close(self, letter: str, *, on: dt.date) -> None:
        close_assignment(self.shares[letter], by=self.controller, now=self.at(on))


def live_through(clock: time_machine.Traveller) -> Quarter:
    """From 5 January to 20 April 2026, where the clock is left standing."""
    clock.move_to(dt.datetime(2026, 1, 5, 7, tzinfo=dt.UTC))
    health, education = factories.make_body("health"), factories.make_body("education")
    quarter = Quarter(clock, factories.make_controller(), health, education, {})
    factories.make_executor(health)
    factories.make_executor(education)
    quarter.order("A", health, due=day(1, 20))
    quarter.order("B", health, due=day(2, 10))
    quarter.order("C", health, due=day(2, 27))
    quarter.order("D", health, due=day(3, 16))
    quarter.order("E", education, due=day(3, 31))
    quarter.order("F", education, due=day(3, 2), role=ROLE.CO)
    quarter.order("G", education, due=day(3, 20))
    quarter.order("H", education, due=day(4, 15))

    quarter.report("A", on=day(1, 19), verdict="accepted")
    quarter.close("A", on=day(2, 2))
    quarter.extend("B", on=day(2, 9), to=day(3, 10))
    quarter.extend("C", on=day(2, 25), to=day(4, 30))
    now = quarter.at(day(3, 4))
    end_assignment(
        quarter.shares["G"], to="cancelled", note="The programme was dropped.", by=quarter.controller, now=now
    )
    quarter.report("B", on=day(3, 5), verdict="accepted", evidence_checked=False)
    quarter.close("B", on=day(3, 12))
    quarter.report("D", on=day(3, 13), verdict="returned")
    quarter.report("E", on=day(3, 31), verdict="accepted")
    quarter.at(day(4, 20))
    return quarter
