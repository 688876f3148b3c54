"""The instructions and proposals behind each figure of review, counted and shown by the same conditions."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.errors import NotAllowed
from instructions.models import Correction, Task, User
from instructions.reports.corrections import corrections
from instructions.reports.scope import Scope
from instructions.reports.task_selection import (
    TaskSelection,
    corrected,
    rejected_for,
    selected_tasks,
    task_selection_name,
)
from instructions.services.announcements import ingest
from instructions.services.review import Deadline, Share, accept_task, correct_proposal, reject_task
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 2, 3)
TEXT = """The Prime Minister gave these instructions:

• The Ministry of Rivers is to clean the canals by 1 March 2026.

• The Ministry of Rivers is to raise the banks by 20 March 2026.

• The Ministry of Rivers is to count the pumps by 5 April 2026."""


@pytest.fixture
def controller(clock: time_machine.Traveller) -> User:
    """Three proposals: one accepted as read, one with another title and day, one rejected as a repetition."""
    rivers = factories.make_body("rivers", name_en="Ministry of Rivers")
    by, now = factories.make_controller(), timezone.now()
    ingest(content=TEXT.encode(), name="canals.txt", now=now, published_on=TODAY)
    first, second, third = Task.objects.proposed().order_by("due_on")
    accept_task(first, by=by, now=now)
    deadline, lead = Deadline("date", dt.date(2026, 3, 25)), [Share(body=rivers)]
    second = correct_proposal(second, by=by, title="Raise every bank", deadline=deadline, lead=lead, co=[])
    accept_task(second, by=by, now=now)
    reject_task(third, by=by, reason="repeat")
    return by


def scope(reader: User, *, language: str = "") -> Scope:
    return Scope(reader, TODAY, TODAY, dt.date(2026, 1, 1), TODAY, language=language)


def test_each_figure_has_as_many_rows_as_it_counts(controller: User) -> None:
    asked = scope(controller)
    report = corrections(asked)
    total = report.total
    counted = {
        TaskSelection.REVIEWED: total.accepted,
        TaskSelection.UNTOUCHED: total.untouched.part,
        TaskSelection.REJECTED: sum(row.number for row in report.rejected),
        **{corrected(field): getattr(total, field).part for field in Correction.Field.values},
        **{rejected_for(row.reason): row.number for row in report.rejected},
    }
    assert {selection: selected_tasks(asked, selection).number for selection in counted} == counted
    assert counted[TaskSelection.CORRECTED_TITLE] == counted[TaskSelection.REJECTED_REPEAT] == 1


def test_a_language_narrows_them(controller: User) -> None:
    found = {
        code: selected_tasks(scope(controller, language=code), TaskSelection.REVIEWED).number
        for code in ("en", "ru")
    }
    assert found == {"en": 2, "ru": 0}


def test_a_row_tells_what_was_corrected(controller: User) -> None:
    (row,) = selected_tasks(scope(controller), TaskSelection.CORRECTED_DEADLINE).first(9)
    assert (row.task.title, set(row.fields)) == ("Raise every bank", {"title", "deadline"})


def test_every_field_and_every_reason_has_its_rows() -> None:
    """A new one needs its selection, or its figure would lead nowhere."""
    told = {task_selection_name(selection) for selection in TaskSelection}
    assert len(told) == len(TaskSelection)
    assert {corrected(field) for field in Correction.Field.values} <= set(TaskSelection)
    assert {rejected_for(reason) for reason in Task.RejectReason.values} <= set(TaskSelection)


def test_what_was_rejected_is_for_the_control_unit(controller: User) -> None:
    viewer = factories.make_user()
    assert selected_tasks(scope(viewer), TaskSelection.UNTOUCHED).number == 1
    with pytest.raises(NotAllowed):
        selected_tasks(scope(viewer), TaskSelection.REJECTED_REPEAT)
    with pytest.raises(NotAllowed):
        selected_tasks(scope(factories.make_executor()), TaskSelection.UNTOUCHED)


def links(page: bytes, view: str) -> list[tuple[str, str]]:
    """Addresses of that page with the words that lead there."""
    path = re.escape(reverse(view))
    found = re.findall(rf'<a href="({path}\?[^"]*)"[^>]*>([^<]*)</a>', page.decode())
    return [(unescape(address), words.strip()) for address, words in found]


def test_every_link_of_the_report_opens(controller: User, client: Client) -> None:
    client.force_login(controller)
    page = client.get(reverse("admin:report", args=["corrections"])).content
    found = links(page, "admin:report_task_rows")
    assert len(found) >= 6
    for address, _words in found:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert re.search(r"/desk/instructions/task/\d+/change/", answer.content.decode()), address


def test_a_viewer_is_led_to_no_proposal(controller: User, client: Client) -> None:
    client.force_login(factories.make_user())
    page = client.get(reverse("admin:report", args=["corrections"])).content
    found = links(page, "admin:report_task_rows")
    assert found
    assert not [address for address, _words in found if "rejected" in address]
    asked = reverse("admin:report_task_rows") + "?selection=rejected"
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize("asked", ["", "?selection=nothing", "?selection=untouched&on=never"])
def test_rows_of_nothing_are_not_found(controller: User, client: Client, asked: str) -> None:
    client.force_login(controller)
    assert client.get(reverse("admin:report_task_rows") + asked).status_code == 404
