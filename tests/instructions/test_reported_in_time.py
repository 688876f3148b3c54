"""A report that came by the deadline and waits for its check is shown as that; figures count as before."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.documents.control_card import gather_card
from instructions.models import Assignment, Task
from instructions.public.promises import promises
from instructions.reports.discipline import discipline
from instructions.reports.scope import Scope
from instructions.services.extending import move_deadline
from instructions.services.reporting import return_report, submit_report
from tests import factories
from tests.instructions.api.office import Office, open_office
from tests.instructions.api.test_standing import told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DUE = dt.date(2026, 3, 2)
IN_TIME, LATE = "2026-03-02T18:30+00:00", "2026-03-02T19:30+00:00"
"""Before and after midnight at the office, five hours ahead of UTC."""
AFTER = "2026-03-05T06:00+00:00"


@pytest.fixture
def office() -> Office:
    return open_office(due_on=DUE)


def submit(office: Office, at: str, share: Assignment | None = None) -> None:
    with time_machine.travel(dt.datetime.fromisoformat(at), tick=False):
        submit_report(
            share or office.assignment,
            by=office.people["controller" if share else "owner"],
            now=timezone.now(),
            text="Done.",
            files=[SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")],
        )


def standings(office: Office, at: str, who: str = "controller") -> set[str]:
    with time_machine.travel(dt.datetime.fromisoformat(at), tick=False):
        return set(told(office.client(who), office.task).values())


@pytest.mark.parametrize(
    ("submitted", "seen", "expected"),
    [
        ("2026-02-25T06:00+00:00", "2026-02-26T06:00+00:00", "reported"),
        (IN_TIME, AFTER, "reported"),
        (LATE, AFTER, "overdue"),
        (None, AFTER, "overdue"),
    ],
    ids=["before the deadline", "on the last day", "after midnight", "not at all"],
)
@pytest.mark.parametrize("who", ["controller", "owner", "viewer"])
def test_each_place_says_the_same(
    office: Office, submitted: str | None, seen: str, expected: str, who: str
) -> None:
    if submitted:
        submit(office, submitted)
    assert standings(office, seen, who) == {expected}


def on_the_card(office: Office, who: str = "controller") -> tuple[str, set[str]]:
    with time_machine.travel(dt.datetime.fromisoformat(AFTER), tick=False):
        card = gather_card(office.task, reader=office.people[who], now=timezone.now())
    return card.standing, {share.standing for share in card.shares}


def test_of_several_bodies_all_must_have_reported(office: Office) -> None:
    other = factories.make_assignment(office.task, office.education, role="co")
    submit(office, IN_TIME)
    assert on_the_card(office) == ("overdue", {"reported", "overdue"})
    submit(office, IN_TIME, other)
    assert on_the_card(office) == ("reported", {"reported"})


def test_a_report_sent_anew_after_the_deadline_is_late(office: Office) -> None:
    submit(office, IN_TIME)
    with time_machine.travel(dt.datetime.fromisoformat(AFTER), tick=False):
        report = office.assignment.reports.get()
        return_report(report, by=office.people["controller"], now=timezone.now(), remarks="No figures")
    assert standings(office, AFTER) == {"overdue"}
    submit(office, AFTER)
    assert standings(office, AFTER) == {"overdue"}


def test_it_is_the_deadline_that_holds_now(office: Office) -> None:
    submit(office, LATE)
    with time_machine.travel(dt.datetime.fromisoformat(LATE), tick=False):
        move_deadline(
            Assignment.objects.get(pk=office.assignment.pk),
            to=dt.date(2026, 3, 4),
            reason="Ice",
            by=office.people["controller"],
            now=timezone.now(),
        )
    assert standings(office, AFTER) == {"reported"}


PAGES = ("admin:index", "admin:instructions_task_changelist", "admin:instructions_assignment_changelist")


@pytest.mark.parametrize("view", [*PAGES, "card", "move", "calendar", "announcement"])
def test_the_desk_shows_it_without_red(office: Office, view: str) -> None:
    submit(office, IN_TIME)
    Task.objects.filter(pk=office.proposal.pk).update(due_on=dt.date(2026, 5, 4))
    who = "owner" if view == "admin:index" else "controller"
    address = {
        "card": reverse("admin:instructions_task_change", args=[office.task.pk]),
        "move": reverse("admin:do", args=["assignment", office.assignment.pk, "move"]),
        "calendar": reverse("admin:calendar") + "?month=2026-03",
        "announcement": reverse("admin:instructions_announcement_change", args=[office.announcement.pk]),
    }.get(view) or reverse(view)
    client = Client()
    with time_machine.travel(dt.datetime.fromisoformat(AFTER), tick=False):
        client.force_login(office.people[who])
        shown = client.get(address).content.decode()
    assert "submitted on time, waits for the check" in shown
    assert 'class="due due-overdue"' not in shown


def test_a_stranger_to_the_share_is_not_told_of_the_report(office: Office) -> None:
    factories.make_assignment(office.task, office.education, role="co")
    submit(office, IN_TIME)
    assert on_the_card(office, "stranger") == ("overdue", {"overdue"})


def test_the_public_page_is_fair_too(office: Office) -> None:
    office.announcement.is_public = True
    office.announcement.save()
    submit(office, IN_TIME)
    found = promises(office.announcement.pk, on=dt.date(2026, 3, 5))
    assert found
    assert [row.how for row in found.rows] == ["reported"]


def test_what_counts_as_kept_stays(office: Office) -> None:
    """Until it is accepted, it is not done: the figures count it among what is open past its deadline."""
    submit(office, IN_TIME)
    on = dt.date(2026, 3, 5)
    scope = Scope(
        reader=office.people["controller"], today=on, on=on, first=dt.date(2026, 1, 1), last=on, role="lead"
    )
    figures = discipline(scope).lead
    assert (figures.k1.part, figures.k1.whole, figures.overdue, figures.k4) == (0, 1, 1, 3.0)
    assert Assignment.objects.overdue(on=on).get() == office.assignment
    assert Task.objects.overdue(on=on).get() == office.task
    with time_machine.travel(dt.datetime.fromisoformat(AFTER), tick=False):
        row = office.client("controller").get("/api/v1/assignments/?overdue=true").json()["results"][0]
    assert (row["standing"], row["days_overdue"]) == ("reported", 3)
