from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from instructions.errors import NotAllowed, Refused, Stale
from instructions.models import Assignment, Body, Evidence, ProgressReport, User
from instructions.services.closing import close_task
from instructions.services.moves import ALLOWED, end_assignment, move, put_in_charge, start, take
from instructions.services.reporting import accept_report, return_report, submit_report
from tests.factories import make_assignment, make_body, make_controller, make_executor, make_task, reload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def body() -> Body:
    return make_body()


@pytest.fixture
def executor(body: Body) -> User:
    return make_executor(body)


@pytest.fixture
def assignment(body: Body) -> Assignment:
    return make_assignment(body=body)


def proof(name: str = "proof.pdf", content: bytes = b"%PDF-1.4\n%%EOF") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def submitted(assignment: Assignment, by: User) -> ProgressReport:
    return submit_report(assignment, by=by, now=timezone.now(), text="Done", files=[proof()])


def test_taking_puts_the_executor_in_charge(assignment: Assignment, executor: User) -> None:
    taken = take(assignment, by=executor, now=timezone.now())
    assert (taken.status, taken.person) == ("taken", executor)


def test_person_in_charge_must_be_of_the_body(assignment: Assignment, executor: User) -> None:
    with pytest.raises(Refused, match="does not work at this body"):
        put_in_charge(assignment, person=make_executor(make_body()), by=executor, now=timezone.now())


def test_submitted_report_keeps_text_files_and_moment(assignment: Assignment, executor: User) -> None:
    report = submitted(assignment, executor)
    assert (report.state, report.text, report.period_on) == ("submitted", "Done", assignment.due_on)
    kept = report.files.get()
    assert (kept.name, kept.content_type, kept.size) == ("proof.pdf", "application/pdf", 14)
    assert reload(assignment).status == "submitted"


@pytest.mark.parametrize(
    ("text", "files", "no_change", "message"),
    [
        pytest.param("  ", [proof()], False, "what was done", id="no-text"),
        pytest.param("Done", [], False, "at least one file", id="no-evidence"),
        pytest.param("", [], True, "instructions that recur", id="no-change-on-a-single-task"),
    ],
)
def test_report_without_what_it_needs_is_refused(
    assignment: Assignment,
    executor: User,
    text: str,
    files: list[SimpleUploadedFile],
    no_change: bool,
    message: str,
) -> None:
    with pytest.raises(Refused, match=message):
        submit_report(
            assignment, by=executor, now=timezone.now(), text=text, files=files, no_change=no_change
        )
    assert reload(assignment).status == "assigned"


def test_no_change_is_enough_for_a_recurring_task(body: Body, executor: User) -> None:
    task = make_task(due_kind="recurring", every="month")
    share = make_assignment(task, body)
    report = submit_report(share, by=executor, now=timezone.now(), text="", no_change=True)
    assert report.no_change


def test_accepted_report_counts_from_the_day_it_was_submitted(assignment: Assignment, executor: User) -> None:
    late = dt.datetime(2026, 3, 2, 20, 30, tzinfo=dt.UTC)
    report = submit_report(assignment, by=executor, now=late, text="Done", files=[proof()])
    accept_report(report, by=make_controller(), now=late + dt.timedelta(days=3))
    done = reload(assignment)
    assert (done.status, done.done_on) == ("accepted", dt.date(2026, 3, 3))


def test_returned_report_says_what_is_missing(assignment: Assignment, executor: User) -> None:
    report = return_report(
        submitted(assignment, executor), by=make_controller(), now=timezone.now(), remarks="No figures"
    )
    assert (report.state, report.remarks) == ("returned", "No figures")
    assert reload(assignment).status == "returned"


def test_return_without_remarks_is_refused(assignment: Assignment, executor: User) -> None:
    report = submitted(assignment, executor)
    with pytest.raises(Refused, match="what is missing"):
        return_report(report, by=make_controller(), now=timezone.now(), remarks=" ")


def test_returned_report_is_followed_by_another(assignment: Assignment, executor: User) -> None:
    first = submitted(assignment, executor)
    return_report(first, by=make_controller(), now=timezone.now(), remarks="No figures")
    second = submitted(assignment, executor)
    accept_report(second, by=make_controller(), now=timezone.now())
    assert [report.state for report in assignment.reports.order_by("pk")] == ["returned", "accepted"]


def test_decided_report_is_not_decided_again(assignment: Assignment, executor: User) -> None:
    report = submitted(assignment, executor)
    accept_report(report, by=make_controller(), now=timezone.now())
    with pytest.raises(Refused, match="decided already"):
        return_report(report, by=make_controller(), now=timezone.now(), remarks="Late thought")


def test_stranger_and_executor_overstepping_are_refused(assignment: Assignment, executor: User) -> None:
    stranger = make_executor(make_body())
    for service in (take, start):
        with pytest.raises(NotAllowed):
            service(assignment, by=stranger, now=timezone.now())
    report = submitted(assignment, executor)
    with pytest.raises(NotAllowed):
        accept_report(report, by=executor, now=timezone.now())


def test_second_of_two_savers_is_told(assignment: Assignment, executor: User) -> None:
    opened = assignment.version
    take(assignment, by=executor, now=timezone.now(), expected=opened)
    with pytest.raises(Stale):
        start(assignment, by=executor, now=timezone.now(), expected=opened)


@pytest.mark.parametrize("status", [s for s in Assignment.Status.values if s not in ALLOWED])
def test_no_move_leads_out_of_an_end(status: str) -> None:
    for to in Assignment.Status.values:
        with pytest.raises(Refused):
            move(Assignment(status=status), to)


def test_ending_needs_a_reason(assignment: Assignment) -> None:
    controller = make_controller()
    with pytest.raises(Refused, match="why"):
        end_assignment(assignment, to="cancelled", note="", by=controller, now=timezone.now())
    ended = end_assignment(assignment, to="not_pursued", note="Overtaken", by=controller, now=timezone.now())
    assert (ended.status, ended.note) == ("not_pursued", "Overtaken")


def test_task_closes_when_nothing_is_open(assignment: Assignment, executor: User) -> None:
    controller = make_controller()
    with pytest.raises(Refused, match="1 assignment is still open"):
        close_task(assignment.task, by=controller, now=timezone.now())
    accept_report(submitted(assignment, executor), by=controller, now=timezone.now())
    task = close_task(assignment.task, by=controller, now=timezone.now())
    assert (task.state, task.closed_on) == ("closed", dt.date(2026, 2, 3))
    assert reload(assignment).status == "closed"


def test_refused_file_leaves_nothing_behind(assignment: Assignment, executor: User) -> None:
    with pytest.raises(Refused, match=r"bad\.pdf"):
        submit_report(
            assignment,
            by=executor,
            now=timezone.now(),
            text="Done",
            files=[proof(), proof("bad.pdf", b"MZ\x90")],
        )
    assert not Evidence.objects.exists()
    assert not ProgressReport.objects.exists()
