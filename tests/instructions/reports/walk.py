"""An office lived through at random: every move of the services, now one and now another, day after day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model, QuerySet
from django.utils import timezone

from instructions import office
from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Body, Extension, Membership, ProgressReport, Task, User
from instructions.models.due import DueKind
from instructions.services.closing import cancel_task, close_assignment, close_task
from instructions.services.delegating import delegate
from instructions.services.entering import enter_task
from instructions.services.extending import (
    grant_extension,
    move_deadline,
    refuse_extension,
    request_extension,
    withdraw_extension,
)
from instructions.services.membership import apply_difference
from instructions.services.moves import end_assignment, put_in_charge, start, take
from instructions.services.periods import open_periods
from instructions.services.reporting import (
    accept_report,
    draft_report,
    return_report,
    submit_draft,
    submit_report,
)
from instructions.services.review import Deadline, Share, accept_task, reject_task
from tests import factories

M = TypeVar("M", bound=Model)
BEGINNING = dt.datetime(2025, 9, 1, 6, tzinfo=dt.UTC)
STATUS = Assignment.Status


@dataclass
class Walk:
    """`step` makes one move, on the day that has come or a few days later. The clock goes along."""

    clock: time_machine.Traveller
    random: Random
    controller: User = field(init=False)
    bodies: list[Body] = field(init=False)
    collective: Body = field(init=False)
    people: dict[int, User] = field(init=False)
    made: Counter[str] = field(default_factory=Counter)
    """Moves -> how often they were made, not refused."""

    def __post_init__(self) -> None:
        self.clock.move_to(BEGINNING)
        self.controller = factories.make_controller()
        self.bodies = [factories.make_body() for _ in range(3)]
        self.collective = factories.make_collective(members=self.bodies[:2])
        self.people = {body.pk: factories.make_executor(body) for body in self.bodies}

    @property
    def now(self) -> dt.datetime:
        return timezone.now()

    @property
    def today(self) -> dt.date:
        return office.today(self.now)

    def step(self) -> None:
        if self.random.random() < 0.5:
            self.clock.shift(dt.timedelta(hours=self.random.randint(1, 60)))
        name = self.random.choice(MOVES)
        try:
            getattr(self, name)()
        except (Refused, NotAllowed, LookupError):
            return
        self.made[name] += 1

    def propose(self) -> None:
        kind = self.random.choice(["date", "date", "none", "recurring"])
        due: dict[str, Any] = {"due_kind": kind, "due_on": None}
        if kind != "none":
            due["due_on"] = self._day()
        if kind == "recurring":
            due["every"] = "month"
        giver = self.random.choice(["The President", "The Prime Minister"])
        announcement = factories.make_announcement(giver=giver)
        task = factories.make_task(announcement, state="proposed", **due)
        lead, co = self.random.sample([*self.bodies, self.collective], 2)
        factories.make_assignment(task, lead)
        factories.make_assignment(task, co, role="co")

    def enter(self) -> None:
        deadline = Deadline(DueKind.DATE, self._day())
        shares = [Share(self.random.choice(self.bodies)), Share(outside_name="The akimat of a district")]
        enter_task(
            by=self.controller,
            now=self.now,
            title="Report",
            deadline=deadline,
            lead=shares[:1],
            co=shares[1:],
        )

    def accept_proposal(self) -> None:
        accept_task(self._one(Task.objects.filter(state="proposed")), by=self.controller, now=self.now)

    def reject_proposal(self) -> None:
        task = self._one(Task.objects.filter(state="proposed"))
        if self.random.random() < 0.2:
            reject_task(task, by=self.controller, reason="not_an_order")

    def take(self) -> None:
        share, by = self._share(STATUS.ASSIGNED)
        take(share, by=by, now=self.now)

    def start(self) -> None:
        share, by = self._share(STATUS.ASSIGNED, STATUS.TAKEN)
        start(share, by=by, now=self.now)

    def put_in_charge(self) -> None:
        share, by = self._share(*Assignment.OPEN)
        put_in_charge(share, person=by, by=by, now=self.now)

    def report(self) -> None:
        share, by = self._share(*Assignment.OPEN)
        submit_report(share, by=by, now=self.now, text="Done.", files=[self._file()])

    def draft(self) -> None:
        share, by = self._share(*Assignment.OPEN)
        draft_report(share, by=by, now=self.now, text="Nearly done.")

    def send_draft(self) -> None:
        report = self._one(ProgressReport.objects.filter(state="draft"))
        submit_draft(report, by=report.author, now=self.now, text="Done.", files=[self._file()])

    def accept_report(self) -> None:
        checked = self.random.random() < 0.6
        accept_report(self._sent(), by=self.controller, now=self.now, evidence_checked=checked)

    def return_report(self) -> None:
        return_report(self._sent(), by=self.controller, now=self.now, remarks="The list is missing.")

    def ask_for_time(self) -> None:
        share, by = self._share(*Assignment.OPEN)
        request_extension(share, to=self._day(), reason="The tender is late.", by=by, now=self.now)

    def grant_time(self) -> None:
        grant_extension(self._asked(), by=self.controller, now=self.now)

    def refuse_time(self) -> None:
        refuse_extension(self._asked(), by=self.controller, now=self.now, note="Enough time was given.")

    def withdraw_request(self) -> None:
        asked = self._asked()
        withdraw_extension(asked, by=asked.asked_by, now=self.now)

    def move_deadline(self) -> None:
        share, _by = self._share(*Assignment.OPEN)
        move_deadline(share, to=self._day(), reason="The law has changed.", by=self.controller, now=self.now)

    def close_share(self) -> None:
        share = self._one(Assignment.objects.filter(status=STATUS.ACCEPTED))
        close_assignment(share, by=self.controller, now=self.now)

    def close_task(self) -> None:
        """With what is still open of it not pursued any further."""
        task = self._one(Task.objects.on_control())
        if self.random.random() < 0.3:
            for share in task.assignments.open():
                end_assignment(
                    share, to=STATUS.NOT_PURSUED, note="Enough is done.", by=self.controller, now=self.now
                )
            close_task(task, by=self.controller, now=self.now)

    def cancel_task(self) -> None:
        task = self._one(Task.objects.on_control())
        if self.random.random() < 0.3:
            cancel_task(task, by=self.controller, now=self.now, note="The programme was dropped.")

    def end_share(self) -> None:
        share, _by = self._share(*Assignment.OPEN)
        to = self.random.choice([STATUS.CANCELLED, STATUS.MERGED, STATUS.NOT_PURSUED])
        if self.random.random() < 0.3:
            end_assignment(share, to=to, note="Done elsewhere.", by=self.controller, now=self.now)

    def pass_on(self) -> None:
        share, by = self._share(*Assignment.OPEN)
        delegate(share, by=by, now=self.now, person=by)

    def open_periods(self) -> None:
        open_periods(on=self.today)

    def change_members(self) -> None:
        """The third body joins the collective, or the first leaves it, and one instruction follows."""
        joined = Membership.objects.filter(member=self.bodies[2]).first()
        if joined is None:
            Membership.objects.create(collective=self.collective, member=self.bodies[2], from_on=self.today)
        task = self._one(Task.objects.on_control().filter(assignments__via=self.collective))
        apply_difference(task, by=self.controller, now=self.now)

    def _share(self, *statuses: str) -> tuple[Assignment, User]:
        share = self._one(Assignment.objects.filter(status__in=statuses, body__isnull=False))
        return share, self.people[share.body_id or 0]

    def _sent(self) -> ProgressReport:
        return self._one(ProgressReport.objects.filter(state="submitted"))

    def _asked(self) -> Extension:
        return self._one(Extension.objects.filter(state="requested"))

    def _one(self, rows: QuerySet[M]) -> M:
        return self.random.choice(list(rows.order_by("pk").distinct()))

    def _day(self) -> dt.date:
        return self.today + dt.timedelta(days=self.random.randint(0, 40))

    def _file(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("act.txt", b"Signed by both sides.")


MOVES = [
    name
    for name, part in vars(Walk).items()
    if callable(part) and not name.startswith("_") and name != "step"
]
