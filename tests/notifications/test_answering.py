"""Answers by one tap from a mail, with the rights of the desk and without script or sign-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from instructions.models import Assignment, Extension, ProgressReport
from notifications.models import Acknowledgement
from tests.mailbox import Mailbox
from tests.notifications.office import at, delivery, frozen, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def assignment(smtp_server: Mailbox) -> Iterator[Assignment]:
    found = share()
    tick(NOW)
    with frozen(NOW + dt.timedelta(minutes=5)):
        yield found


def paths(mailbox: Mailbox) -> dict[str, str]:
    """The links of the mail to the executor, by their answer."""
    [mail] = [mail for mail in mailbox.messages if mail["To"] == "executor@merzim.test"]
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    links = [word for word in text.split() if "/answer/" in word]
    return {link.split("/answer/")[1].split("/")[0]: link.removeprefix(settings.PUBLIC_URL) for link in links}


def test_the_mail_offers_what_can_be_answered(assignment: Assignment, smtp_server: Mailbox) -> None:
    assert list(paths(smtp_server)) == ["noted", "in_work", "report", "extend"]


@pytest.mark.parametrize("name", ["noted", "in_work", "report", "extend"])
def test_following_a_link_changes_nothing(
    assignment: Assignment, smtp_server: Mailbox, client: Client, name: str
) -> None:
    page = client.get(paths(smtp_server)[name])

    assert page.status_code == 200
    assert "<form" in page.content.decode()
    assert "<script" not in page.content.decode().partition("<main")[2]
    assert not Acknowledgement.objects.exists()
    assignment.refresh_from_db()
    assert assignment.status == Assignment.Status.ASSIGNED


def test_in_work_starts_the_work_and_is_kept_once(
    assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    for _time in range(2):
        assert client.post(paths(smtp_server)["in_work"]).status_code == 200

    assignment.refresh_from_db()
    kept = Acknowledgement.objects.get()
    assert assignment.status == Assignment.Status.IN_PROGRESS
    assert (kept.user, kept.answer, kept.channel, kept.delivery) == (
        person(),
        "in_work",
        "email",
        delivery(),
    )


def test_a_report_with_its_file_goes_to_the_control_unit(
    assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    given = {"text": "The pilot runs.", "evidence": SimpleUploadedFile("act.pdf", PDF)}
    page = client.post(paths(smtp_server)["report"], given)

    report = ProgressReport.objects.get()
    assert "gone to the control unit" in page.content.decode()
    assert (report.author, report.source, report.state) == (person(), "email", "submitted")
    assert [file.name for file in report.files.all()] == ["act.pdf"]


def test_a_report_without_a_file_is_refused_as_at_the_desk(
    assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    page = client.post(paths(smtp_server)["report"], {"text": "The pilot runs."})

    assert "Add at least one file that shows it." in page.content.decode()
    assert "The pilot runs." in page.content.decode()
    assert not ProgressReport.objects.exists()


def test_an_extension_is_asked_for(assignment: Assignment, smtp_server: Mailbox, client: Client) -> None:
    client.post(paths(smtp_server)["extend"], {"to": "2026-03-20", "reason": "the tender"})

    asked = Extension.objects.get()
    assert (asked.to_on, asked.reason, asked.asked_by) == (dt.date(2026, 3, 20), "the tender", person())


def test_a_day_that_is_no_later_is_refused(
    assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    page = client.post(paths(smtp_server)["extend"], {"to": "2026-02-26", "reason": "the tender"})

    assert "must be after the deadline" in page.content.decode()
    assert not Extension.objects.exists()


@pytest.mark.parametrize("name", ["noted", "in_work", "report", "extend"])
def test_who_has_left_the_body_answers_no_more(
    assignment: Assignment, smtp_server: Mailbox, client: Client, name: str
) -> None:
    path = paths(smtp_server)[name]
    person().bodies.clear()

    assert client.get(path).status_code == 403
    assert client.post(path, {"text": "x", "to": "2026-03-20", "reason": "y"}).status_code == 403
    assert not Acknowledgement.objects.exists()


def test_a_link_for_one_instruction_opens_no_other(
    assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    path = paths(smtp_server)["noted"]
    middle = len(path) // 2
    forged = path[:middle] + ("A" if path[middle] != "A" else "B") + path[middle + 1 :]

    assert client.post(forged).status_code == 410


def test_a_link_ends_after_sixty_days(assignment: Assignment, smtp_server: Mailbox, client: Client) -> None:
    path = paths(smtp_server)["noted"]
    with frozen(NOW + dt.timedelta(days=61)):
        assert client.get(path).status_code == 410


def test_an_unknown_answer_is_not_found(assignment: Assignment, smtp_server: Mailbox, client: Client) -> None:
    path = paths(smtp_server)["noted"].replace("/noted/", "/close/")
    assert client.post(path).status_code == 404
