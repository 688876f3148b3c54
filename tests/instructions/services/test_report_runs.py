"""Reports made in the background: claimed once, taken up after a death, kept for a week; and saved ones."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
import time_machine
from django.utils import timezone

from instructions import office
from instructions.documents.reports import background, files
from instructions.documents.reports.background import make_next
from instructions.errors import NotAllowed, Refused
from instructions.models import CalendarDay, ReportRun, SavedReport, User
from instructions.services import report_runs
from instructions.services.report_runs import (
    DEAD_AFTER,
    KEPT_FOR,
    ask_run,
    claim_run,
    expire_runs,
    finish_run,
    forget_report,
    leave_report,
    next_moment,
    plan_saved,
    save_report,
    tell_progress,
)
from tests import factories

pytestmark = pytest.mark.django_db
S = ReportRun.State
ALMATY = dt.timedelta(hours=5)


@pytest.fixture
def controller(clock: time_machine.Traveller) -> User:
    task = factories.make_task(title="Build the clinic", due_on=dt.date(2026, 2, 9))
    factories.make_assignment(task)
    return factories.make_controller()


def ask(by: User, **changes: object) -> ReportRun:
    asked = {"report": "due", "question": {}, "kind": "xlsx", "language": "en", "by": by}
    return ask_run(**{**asked, "now": timezone.now(), **changes})  # type: ignore[arg-type]


def test_a_report_is_made_and_kept(controller: User) -> None:
    run = ask(controller)
    make_next()
    run.refresh_from_db()
    assert (run.state, run.name, run.rows) == (S.DONE, "due-2026-02-03.xlsx", 1)
    assert run.file.read().startswith(b"PK")
    assert run.expires_at == timezone.now() + KEPT_FOR
    assert make_next() is None


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_every_format_can_be_made(controller: User, kind: str) -> None:
    run = ask(controller, kind=kind, language="kk")
    make_next()
    run.refresh_from_db()
    assert (run.state, run.percent, run.error) == (S.DONE, 100, "")


def test_the_same_report_asked_for_twice_is_made_once(controller: User) -> None:
    assert ask(controller) == ask(controller)
    assert ask(controller, kind="pdf") != ask(controller)


def test_nobody_fills_the_queue_alone(controller: User) -> None:
    for number in range(report_runs.MOST_WAITING):
        ask(controller, question={"announcement": str(number + 1)})
    with pytest.raises(Refused):
        ask(controller)


def test_a_run_is_held_by_one_maker(controller: User) -> None:
    ask(controller)
    assert claim_run(now=timezone.now())
    assert claim_run(now=timezone.now()) is None


def test_what_a_dead_maker_left_is_taken_up(controller: User, clock: time_machine.Traveller) -> None:
    ask(controller)
    dead = claim_run(now=timezone.now())
    assert dead
    clock.shift(DEAD_AFTER + dt.timedelta(seconds=1))
    make_next()
    run = ReportRun.objects.get()
    assert (run.state, run.attempts) == (S.DONE, 2)
    assert not finish_run(dead, content=io.BytesIO(b"late"), name="late.xlsx", now=timezone.now())
    assert not tell_progress(dead, rows=1, of=1, now=timezone.now())
    assert ReportRun.objects.get().name == "due-2026-02-03.xlsx"


def test_a_sign_of_life_keeps_the_grip(controller: User, clock: time_machine.Traveller) -> None:
    ask(controller)
    held = claim_run(now=timezone.now())
    assert held
    clock.shift(DEAD_AFTER - dt.timedelta(seconds=1))
    assert tell_progress(held, rows=1000, of=5000, now=timezone.now())
    clock.shift(DEAD_AFTER - dt.timedelta(seconds=1))
    assert claim_run(now=timezone.now()) is None
    assert ReportRun.objects.get().percent == 20


def test_a_report_that_kills_every_maker_fails_at_last(
    controller: User, clock: time_machine.Traveller
) -> None:
    ask(controller)
    for _ in range(report_runs.MOST_ATTEMPTS):
        assert claim_run(now=timezone.now())
        clock.shift(DEAD_AFTER + dt.timedelta(seconds=1))
    assert claim_run(now=timezone.now()) is None
    assert ReportRun.objects.get().state == S.FAILED


def test_a_fault_fails_the_one_and_not_the_next(controller: User, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, fine = ask(controller, kind="pdf"), ask(controller, kind="csv")
    real = files.write

    def write(asked: files.Asked, kind: str, *, tell: Callable[[int], object]) -> object:
        if kind == "pdf":
            raise ZeroDivisionError("a fault")
        return real(asked, kind, tell=tell)

    monkeypatch.setattr(background, "write", write)
    make_next()
    make_next()
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.state, broken.error) == (S.FAILED, "ZeroDivisionError: a fault")
    assert fine.state == S.DONE


def test_a_report_that_is_not_for_its_reader_fails(controller: User) -> None:
    run = ask(factories.make_executor(), report="corrections")
    make_next()
    run.refresh_from_db()
    assert run.state == S.FAILED


def test_a_file_goes_when_its_time_is_over(controller: User, clock: time_machine.Traveller) -> None:
    run = ask(controller)
    make_next()
    run.refresh_from_db()
    path = run.file.path
    clock.shift(KEPT_FOR + dt.timedelta(minutes=1))
    assert expire_runs(now=timezone.now()) == 1
    run.refresh_from_db()
    assert (run.state, run.file.name, run.size) == (S.EXPIRED, "", 0)
    with pytest.raises(FileNotFoundError):
        open(path)  # noqa: PTH123, SIM115 - to see that it is gone


def kept(owner: User, **fields: object) -> SavedReport:
    plain = {"name": "Monday", "report": "due", "weekday": 1, "format": "csv", "language": "en"}
    return SavedReport(owner=owner, **{**plain, **fields})


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=office.zone())


@pytest.mark.parametrize(
    ("weekday", "hour", "after", "following"),
    [
        (1, 9, "2026-02-03T10:00", "2026-02-09T09:00"),
        (2, 9, "2026-02-03T08:59", "2026-02-03T09:00"),
        (2, 9, "2026-02-03T09:00", "2026-02-10T09:00"),
        (6, 9, "2026-02-03T10:00", "2026-02-09T09:00"),
        (7, 9, "2026-02-08T10:00", "2026-02-09T09:00"),
        (1, 8, "2026-02-16T07:00", "2026-02-17T08:00"),
        (1, 8, "2026-02-17T09:00", "2026-02-23T08:00"),
    ],
    ids=["next Monday", "today", "not twice", "Saturday", "Sunday", "day off", "after the day off"],
)
def test_when_a_saved_report_is_due_next(
    controller: User, weekday: int, hour: int, after: str, following: str
) -> None:
    """Monday 16 February is a day off."""
    CalendarDay.objects.create(on="2026-02-16", kind="off", name_kk="-", name_ru="-", name_en="-")
    saved = kept(controller, weekday=weekday, hour=hour)
    assert next_moment(saved, after=moment(after), calendar=office.calendar()) == moment(following)


def test_a_saved_report_is_made_for_each_person_once(controller: User, clock: time_machine.Traveller) -> None:
    other = factories.make_controller()
    save_report(kept(controller), recipients=[controller, other], by=controller, now=timezone.now())
    assert plan_saved(now=timezone.now()) == 0
    clock.move_to(moment("2026-02-09T09:01"))
    assert plan_saved(now=timezone.now()) == 2
    assert plan_saved(now=timezone.now()) == 0
    assert {run.occurs_on for run in ReportRun.objects.all()} == {dt.date(2026, 2, 9)}
    assert SavedReport.objects.get().next_at == moment("2026-02-16T09:00")


def test_two_clocks_at_once_ask_for_it_once(controller: User, clock: time_machine.Traveller) -> None:
    saved = save_report(kept(controller), recipients=[controller], by=controller, now=timezone.now())
    clock.move_to(moment("2026-02-09T09:01"))
    plan_saved(now=timezone.now())
    SavedReport.objects.filter(pk=saved.pk).update(next_at=moment("2026-02-09T09:00"))
    assert plan_saved(now=timezone.now()) == 0
    assert ReportRun.objects.count() == 1


def test_weeks_missed_are_made_up_by_one(controller: User, clock: time_machine.Traveller) -> None:
    save_report(kept(controller), recipients=[controller], by=controller, now=timezone.now())
    clock.move_to(moment("2026-03-05T12:00"))
    assert plan_saved(now=timezone.now()) == 1
    assert plan_saved(now=timezone.now()) == 0


def test_each_person_gets_what_they_may_see(controller: User, clock: time_machine.Traveller) -> None:
    stranger = factories.make_executor()
    saved = kept(controller, question={"period": "week"})
    save_report(saved, recipients=[controller, stranger], by=controller, now=timezone.now())
    clock.move_to(moment("2026-02-09T09:01"))
    plan_saved(now=timezone.now())
    while make_next():
        pass
    texts = {run.reader: run.file.read().decode() for run in ReportRun.objects.select_related("reader")}
    assert "Build the clinic" in texts[controller]
    assert "Build the clinic" not in texts[stranger]


def test_who_has_left_gets_nothing(controller: User, clock: time_machine.Traveller) -> None:
    gone = factories.make_controller()
    save_report(kept(controller), recipients=[controller, gone], by=controller, now=timezone.now())
    User.objects.filter(pk=gone.pk).update(is_active=False)
    clock.move_to(moment("2026-02-09T09:01"))
    assert plan_saved(now=timezone.now()) == 1


@pytest.mark.parametrize(
    ("role", "may"),
    [("controller", True), ("office", True), ("head", False), ("executor", False), ("viewer", False)],
)
def test_who_may_send_to_others(controller: User, role: str, may: bool) -> None:
    user = factories.make_user(role=role)
    save_report(kept(user), recipients=[user], by=user, now=timezone.now())
    if may:
        save_report(kept(user), recipients=[controller], by=user, now=timezone.now())
    else:
        with pytest.raises(NotAllowed):
            save_report(kept(user), recipients=[controller], by=user, now=timezone.now())


def test_a_report_to_nobody_is_not_sent(controller: User) -> None:
    with pytest.raises(Refused):
        save_report(kept(controller), recipients=[], by=controller, now=timezone.now())
    saved = save_report(kept(controller, weekday=None), recipients=[], by=controller, now=timezone.now())
    assert saved.next_at is None


def test_a_saved_report_is_its_owners(controller: User) -> None:
    saved = save_report(kept(controller), recipients=[controller], by=controller, now=timezone.now())
    other = factories.make_controller()
    with pytest.raises(NotAllowed):
        save_report(saved, recipients=[other], by=other, now=timezone.now())
    with pytest.raises(NotAllowed):
        forget_report(saved, by=other)
    forget_report(saved, by=controller)
    assert not SavedReport.objects.exists()


def test_whoever_receives_a_report_may_leave_it(controller: User) -> None:
    other = factories.make_executor()
    saved = save_report(kept(controller), recipients=[controller, other], by=controller, now=timezone.now())
    leave_report(saved, by=other)
    assert list(saved.recipients.all()) == [controller]
