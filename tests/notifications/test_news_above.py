"""What waits for the control unit is told to it at once; what is decided is told no more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from instructions.models import Assignment, ProgressReport
from instructions.services.extending import request_extension, withdraw_extension
from instructions.services.moves import end_assignment
from instructions.services.remarking import add_remark
from instructions.services.reporting import accept_report, return_report, submit_report
from notifications.models import Reminder
from tests.factories import make_assignment, make_body, make_controller, make_executor, make_user
from tests.mailbox import Mailbox
from tests.notifications.office import LONG_AGO, at, frozen, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-18")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def report(assignment: Assignment, by: str = "executor") -> ProgressReport:
    files = [SimpleUploadedFile("act.pdf", PDF)]
    return submit_report(assignment, by=person(by), now=NOW, text="The pilot runs.", files=files)


def subjects(mailbox: Mailbox, to: str = "controller") -> list[str]:
    return [str(mail["Subject"]) for mail in mailbox.messages if mail["To"] == f"{to}@merzim.test"]


def test_a_report_that_waits_is_told_to_the_tasks_controller_alone(smtp_server: Mailbox) -> None:
    assignment = share()
    make_controller("another")
    tick(at("2026-02-18", 9))
    report(assignment)
    tick(NOW)
    tick(NOW + dt.timedelta(minutes=1))

    assert subjects(smtp_server) == ["A report waits for you: Launch the pilot in water management (2 March)"]
    assert subjects(smtp_server, "another") == []
    body = smtp_server.messages[-1].get_body(("plain",))
    assert "The pilot runs." in body.get_content()  # type: ignore[union-attr]


def test_an_instruction_without_a_controller_is_told_to_all(smtp_server: Mailbox) -> None:
    assignment = share()
    make_controller("another")
    assignment.task.controller = None
    assignment.task.save()
    tick(at("2026-02-18", 9))
    report(assignment)
    tick(NOW)

    assert (len(subjects(smtp_server)), len(subjects(smtp_server, "another"))) == (1, 1)


def test_nobody_is_told_of_what_they_wrote_themselves(smtp_server: Mailbox) -> None:
    assignment = share()
    tick(at("2026-02-18", 9))
    report(assignment, by="controller")
    tick(NOW)

    assert subjects(smtp_server) == []


def test_an_extension_asked_for_is_told_with_its_reason(smtp_server: Mailbox) -> None:
    assignment = share()
    tick(at("2026-02-18", 9))
    request_extension(assignment, to=dt.date(2026, 3, 20), reason="the tender", by=person(), now=NOW)
    tick(NOW)

    [subject] = subjects(smtp_server)
    assert subject.startswith("An extension is asked for: Launch the pilot")
    body = smtp_server.messages[-1].get_body(("plain",))
    assert "20.03.2026: the tender" in body.get_content()  # type: ignore[union-attr]


def test_what_was_decided_before_the_message_left_is_not_told(smtp_server: Mailbox) -> None:
    assignment = share()
    tick(at("2026-02-18", 9))
    found = report(assignment)
    tick(NOW, sending=False)
    return_report(found, by=person("controller"), now=NOW, remarks="No signature.")
    tick(NOW + dt.timedelta(minutes=1))

    assert subjects(smtp_server) == []
    assert subjects(smtp_server, "executor")[-1].startswith("Report returned with remarks")


def test_what_was_taken_back_is_not_told(smtp_server: Mailbox) -> None:
    assignment = share()
    tick(at("2026-02-18", 9))
    asked = request_extension(assignment, to=dt.date(2026, 3, 20), reason="tender", by=person(), now=NOW)
    tick(NOW, sending=False)
    withdraw_extension(asked, by=person(), now=NOW)
    tick(NOW + dt.timedelta(minutes=1))

    assert subjects(smtp_server) == []


def test_overdue_climbs_from_the_executor_to_the_office(smtp_server: Mailbox) -> None:
    assignment = share(assigned_at=LONG_AGO)
    ministry = assignment.body
    assert ministry
    ministry.parent = make_body("government")
    ministry.save()
    make_user("head", role="head", bodies=[ministry])
    make_user("above", role="head", bodies=[ministry.parent])
    make_user("office", role="office")
    first: dict[str, int] = {}
    for days in range(21):
        seen = len(smtp_server.messages)
        tick(at("2026-03-02") + dt.timedelta(days=days))
        for mail in smtp_server.messages[seen:]:
            if str(mail["Subject"]).startswith("Overdue"):
                first.setdefault(str(mail["To"]).partition("@")[0], days)

    # 2 March is a Monday: the first, third, fifth and tenth working day after it.
    assert first == {"executor": 1, "head": 3, "above": 3, "controller": 7, "office": 14}


@pytest.mark.parametrize("leaves", ["the body", "the role", "the account"])
def test_who_left_between_planning_and_sending_is_not_told(smtp_server: Mailbox, leaves: str) -> None:
    assignment = share()
    tick(at("2026-02-25"), sending=False)
    user = person()
    if leaves == "the body":
        user.bodies.clear()
    user.role = "viewer" if leaves == "the role" else user.role
    user.is_active = leaves != "the account"
    user.save()
    tick(at("2026-02-25", 10, 1))

    assert subjects(smtp_server, "executor") == []
    if leaves != "the account":
        assert Reminder.objects.get().reason == Reminder.Reason.NOT_THEIRS
    # Whoever has taken the place is told in their stead.
    make_executor(*filter(None, [assignment.body]), username="successor")
    tick(at("2026-02-25", 11))
    assert len(subjects(smtp_server, "successor")) == 1


def test_a_substitute_is_not_told_once_the_leave_was_cut_short(smtp_server: Mailbox) -> None:
    from instructions.models import Substitution

    share()
    deputy = make_user("deputy", role="executor")
    leave = Substitution.objects.create(
        person=person(), substitute=deputy, from_on=dt.date(2026, 2, 20), until_on=dt.date(2026, 3, 20)
    )
    tick(at("2026-02-25"), sending=False)
    leave.until_on = dt.date(2026, 2, 24)
    leave.save()
    tick(at("2026-02-25", 10, 1))

    assert subjects(smtp_server, "deputy") == []
    assert len(subjects(smtp_server, "executor")) == 1


@pytest.mark.parametrize("author", ["controller", "office"])
def test_a_remark_is_told_to_the_executor_and_to_controllers_who_did_not_write_it(
    smtp_server: Mailbox, author: str
) -> None:
    assignment = share()
    make_user("office", role="office")
    make_executor(make_body("roads"), username="stranger")
    tick(at("2026-02-18", 9))
    add_remark(assignment.task, text="Which villages?", by=person(author), now=NOW)
    tick(NOW)
    tick(NOW + dt.timedelta(minutes=1))

    told = "Remark on the instruction: Launch the pilot in water management (2 March)"
    assert subjects(smtp_server, "executor")[1:] == [told], "after the reminder of the policy"
    assert subjects(smtp_server) == ([told] if author == "office" else [])
    assert subjects(smtp_server, "stranger") == subjects(smtp_server, "office") == []
    body = smtp_server.messages[-1].get_body(("plain",))
    assert f"{person(author)}: Which villages?" in body.get_content()  # type: ignore[union-attr]


def test_a_remark_on_what_twenty_bodies_owe_is_one_message_to_the_controller(smtp_server: Mailbox) -> None:
    assignment = share()
    make_user("office", role="office")
    for number in range(20):
        make_assignment(assignment.task, make_body(f"akimat-{number}"), assigned_at=LONG_AGO)
    tick(at("2026-02-18", 9))
    add_remark(assignment.task, text="Which villages?", by=person("office"), now=NOW)
    tick(NOW)

    assert len(subjects(smtp_server)) == 1
    assert Reminder.objects.filter(kind=Reminder.Kind.REMARKED, audience="controller").count() == 1


@pytest.mark.parametrize("sent", [True, False], ids=["after it was sent", "before it was sent"])
def test_a_remark_is_told_once_although_the_share_it_spoke_of_ends(smtp_server: Mailbox, sent: bool) -> None:
    assignment = share()
    make_user("office", role="office")
    make_assignment(assignment.task, make_body("akimat"), assigned_at=LONG_AGO)
    tick(at("2026-02-18", 9))
    add_remark(assignment.task, text="Which villages?", by=person("office"), now=NOW)
    tick(NOW, sending=sent)
    assignment.status = Assignment.Status.ACCEPTED
    assignment.save()
    tick(NOW + dt.timedelta(minutes=1))
    tick(NOW + dt.timedelta(minutes=2))

    assert len(subjects(smtp_server)) == 1


def test_a_remark_on_what_is_closed_is_told_to_nobody(smtp_server: Mailbox) -> None:
    assignment = share(status=Assignment.Status.ACCEPTED)
    make_user("office", role="office")
    tick(at("2026-02-18", 9))
    add_remark(assignment.task, text="Thank you.", by=person("office"), now=NOW)
    tick(NOW)

    assert smtp_server.messages == []


@pytest.mark.parametrize(
    ("ends", "grounds", "how"),
    [
        ("cancelled", "Overtaken by the new law", "Cancelled"),
        ("accepted", "The report was accepted.", "Report accepted"),
    ],
)
def test_who_asked_for_more_time_is_told_that_it_has_ended(
    smtp_server: Mailbox, ends: str, grounds: str, how: str
) -> None:
    assignment = share()
    assert assignment.body
    make_executor(assignment.body, username="colleague")
    tick(at("2026-02-18", 9))
    request_extension(assignment, to=dt.date(2026, 3, 20), reason="the tender", by=person(), now=NOW)
    tick(NOW)
    seen = len(smtp_server.messages)
    controller = person("controller")
    if ends == "accepted":
        accept_report(report(assignment), by=controller, now=NOW)
    else:
        end_assignment(assignment, to=ends, note=grounds, by=controller, now=NOW)
    for minutes in (1, 2, 30):
        tick(NOW + dt.timedelta(minutes=minutes))

    [mail] = smtp_server.messages[seen:]
    assert (mail["To"], str(mail["Subject"])) == (
        "executor@merzim.test",
        "The request for an extension has ended: Launch the pilot in water management (2 March)",
    )
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert f"✓ {how}" in body
    assert grounds in body
    assert "Nothing is left to do for this request." in body
    assert "/answer/" not in body


def test_who_ends_own_request_is_not_told(smtp_server: Mailbox) -> None:
    assignment, controller = share(), person("controller")
    tick(at("2026-02-18", 9))
    request_extension(assignment, to=dt.date(2026, 3, 20), reason="the tender", by=controller, now=NOW)
    end_assignment(assignment, to="cancelled", note="Overtaken", by=controller, now=NOW)
    tick(NOW)
    assert subjects(smtp_server) == []


@pytest.mark.parametrize(("day", "is_late"), [("2026-03-02", False), ("2026-03-03", True)])
def test_the_control_unit_is_not_told_that_a_report_in_time_is_late(
    smtp_server: Mailbox, day: str, is_late: bool
) -> None:
    assignment = share(assigned_at=LONG_AGO)
    with frozen(at(day, 18)):
        files = [SimpleUploadedFile("act.pdf", PDF)]
        submit_report(assignment, by=person(), now=at(day, 18), text="It runs.", files=files)
    # The fifth working day after the deadline: the control unit's step of the ladder.
    tick(at("2026-03-09"))
    [subject] = [words for words in subjects(smtp_server) if not words.startswith("A report waits")]
    assert subject.startswith("Overdue by 7 days") is is_late
    assert subject.startswith("Submitted on time, waits for the check: Launch") is not is_late
    body = smtp_server.messages[-1].get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert ('class="late"' in body) is is_late
