"""A small office to ask questions of: two ministries and one of each who may knock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.models import Announcement, Assignment, Body, Extension, ProgressReport, Task, User
from instructions.services.delegating import delegate
from instructions.services.extending import request_extension
from instructions.services.reporting import submit_report
from tests import factories

PEOPLE = ("owner", "colleague", "stranger", "viewer", "controller", "anonymous")


def act() -> SimpleUploadedFile:
    return SimpleUploadedFile("act.txt", b"Signed by both sides.", "text/plain")


@dataclass
class Office:
    """`health` owns what there is; `education` has no part in it."""

    health: Body
    education: Body
    people: dict[str, User]
    announcement: Announcement
    task: Task
    assignment: Assignment
    proposal: Task

    def client(self, person: str) -> APIClient:
        client = APIClient()
        if person in self.people:
            client.force_login(self.people[person])
        return client

    def submitted(self) -> ProgressReport:
        return submit_report(
            self.assignment, by=self.people["owner"], now=timezone.now(), text="Done.", files=[act()]
        )

    def extension(self) -> Extension:
        return request_extension(
            self.assignment,
            to=dt.date(2026, 4, 1),
            reason="The tender is late.",
            by=self.people["owner"],
            now=timezone.now(),
        )

    def part(self) -> Assignment:
        """Passed on by the owner to a department, whose executor is "department"."""
        clinics = factories.make_body("clinics", parent=self.health, kind="department")
        self.people["department"] = factories.make_executor(clinics, username="department")
        return delegate(
            self.assignment,
            by=self.people["owner"],
            now=timezone.now(),
            body=clinics,
            due_on=dt.date(2026, 2, 20),
        )

    def part_reported(self) -> ProgressReport:
        part, by = self.part(), self.people["department"]
        return submit_report(part, by=by, now=timezone.now(), text="Half done.", files=[act()])

    def part_extension(self) -> Extension:
        part, by = self.part(), self.people["department"]
        to = dt.date(2026, 2, 27)
        return request_extension(part, to=to, reason="The tender is late.", by=by, now=timezone.now())

    def another(self) -> Task:
        """A second task of the same ministry."""
        return factories.make_assignment(factories.make_task(title="Mend the roof"), self.health).task

    def accepted(self) -> None:
        Assignment.objects.filter(pk=self.assignment.pk).update(
            status=Assignment.Status.ACCEPTED, done_on=dt.date(2026, 2, 3)
        )

    def closed(self) -> None:
        Assignment.objects.filter(pk=self.assignment.pk).update(
            status=Assignment.Status.CLOSED, done_on=dt.date(2026, 2, 3), closed_at=timezone.now()
        )


def open_office(**task: Any) -> Office:
    health, education = factories.make_body("health"), factories.make_body("education")
    announcement = factories.make_announcement()
    on_control = factories.make_task(announcement, title="Build the clinic", **task)
    proposal = factories.make_task(announcement, title="Build the road", state=Task.State.PROPOSED)
    factories.make_assignment(proposal, health)
    return Office(
        health=health,
        education=education,
        people={
            "owner": factories.make_executor(health, username="owner"),
            "colleague": factories.make_executor(health, username="colleague"),
            "stranger": factories.make_executor(education, username="stranger"),
            "viewer": factories.make_user("viewer", role=User.Role.VIEWER),
            "controller": factories.make_controller("controller"),
        },
        announcement=announcement,
        task=on_control,
        assignment=factories.make_assignment(on_control, health),
        proposal=proposal,
    )
