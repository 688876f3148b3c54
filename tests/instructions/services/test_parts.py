"""What was passed on is overseen by whoever holds the whole, and ends with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Body, Event, Extension, ProgressReport, Substitution, User
from instructions.services.closing import cancel_task, close_assignment, close_task
from instructions.services.delegating import delegate, take_back
from instructions.services.extending import grant_extension, refuse_extension, request_extension
from instructions.services.following import merge_task
from instructions.services.moves import end_assignment, put_in_charge, start
from instructions.services.reporting import accept_report, return_report, submit_report
from tests.factories import (
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
    make_user,
    reload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ON = dt.date(2026, 2, 3)
EARLIER, SOONER = dt.date(2026, 2, 20), dt.date(2026, 2, 27)


@dataclass(frozen=True)
class Passed:
    """The ministry's share, due on 2 March; a part of it for its department, due on 20 February."""

    ministry: Body
    department: Body
    whole: Assignment
    part: Assignment
    people: dict[str, User]

    def report(self, by: str = "department", on: Assignment | None = None) -> ProgressReport:
        files = [SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")]
        person = self.people[by]
        return submit_report(on or self.part, by=person, now=timezone.now(), text="Half", files=files)

    def asks(self, to: dt.date = SOONER, by: str = "department") -> Extension:
        return request_extension(self.part, to=to, reason="Floods", by=self.people[by], now=timezone.now())


@pytest.fixture
def passed() -> Passed:
    ministry = make_body("ministry")
    department = make_body("department", parent=ministry, kind="department")
    whole = make_assignment(body=ministry)
    people = {
        "owner": make_executor(ministry, username="owner"),
        "colleague": make_executor(ministry, username="colleague"),
        "head": make_user("head", role=User.Role.HEAD, bodies=[ministry]),
        "department": make_executor(department, username="department"),
        "other department": make_executor(make_body("canals", parent=ministry), username="canals"),
        "stranger": make_executor(make_body("roads"), username="stranger"),
        "viewer": make_user("viewer", role=User.Role.VIEWER),
        "controller": make_controller("controller"),
    }
    now = timezone.now()
    put_in_charge(whole, person=people["owner"], by=people["owner"], now=now)
    part = delegate(whole, by=people["owner"], now=now, body=department, due_on=EARLIER, note="Canals only")
    return Passed(ministry, department, reload(whole), part, people)


OVERSEERS = {"owner", "colleague", "head", "controller"}
EVERYBODY = [*sorted(OVERSEERS), "department", "other department", "stranger", "viewer"]


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_part_is_seen_by_those_who_passed_it_on(passed: Passed, who: str) -> None:
    seen = Assignment.objects.all().visible_to(passed.people[who], on=ON)
    assert seen.filter(pk=passed.part.pk).exists() is (who in OVERSEERS | {"department", "viewer"})
    assert seen.filter(pk=passed.whole.pk).exists() is (who in OVERSEERS | {"viewer"})


def test_what_is_passed_on_further_is_seen_from_the_top(passed: Passed) -> None:
    unit = make_body("unit", parent=passed.department)
    by = passed.people["department"]
    deeper = delegate(passed.part, by=by, now=timezone.now(), body=unit)
    deepest = delegate(deeper, by=make_executor(unit), now=timezone.now(), person=make_executor(unit))
    seen = set(Assignment.objects.all().visible_to(passed.people["colleague"], on=ON))
    assert seen == {passed.whole, passed.part, deeper, deepest}
    held = set(Assignment.objects.all().held_by(passed.people["colleague"], on=ON))
    assert held == {passed.whole}, "and is not the colleague's own to do"


def test_the_person_in_charge_sees_the_part_without_belonging_to_the_body(passed: Passed) -> None:
    moved = passed.people["owner"]
    moved.bodies.clear()
    assert passed.part in Assignment.objects.all().visible_to(moved, on=ON)
    accept_report(passed.report(), by=moved, now=timezone.now())
    assert reload(passed.part).status == "accepted"


def test_a_substitute_oversees_on_days_of_leave(passed: Passed) -> None:
    deputy = make_executor(make_body("deputies"))
    Substitution.objects.create(person=passed.people["colleague"], substitute=deputy, from_on=ON, until_on=ON)
    report = passed.report()
    seen = Assignment.objects.all().visible_to(deputy, on=ON)
    assert passed.part in seen
    with pytest.raises(NotAllowed):
        accept_report(report, by=deputy, now=timezone.now() + dt.timedelta(days=1))
    accept_report(report, by=deputy, now=timezone.now())
    assert reload(passed.part).status == "accepted"


def _accept(passed: Passed, by: User) -> object:
    return accept_report(passed.report(), by=by, now=timezone.now())


def _return(passed: Passed, by: User) -> object:
    return return_report(passed.report(), by=by, now=timezone.now(), remarks="No figures")


def _grant(passed: Passed, by: User) -> object:
    return grant_extension(passed.asks(), by=by, now=timezone.now())


def _refuse(passed: Passed, by: User) -> object:
    return refuse_extension(passed.asks(), by=by, now=timezone.now(), note="Water is low")


def _take_back(passed: Passed, by: User) -> object:
    return take_back(passed.part, by=by, now=timezone.now(), note="We do it ourselves")


DECISIONS = {
    "accept": _accept,
    "return": _return,
    "grant": _grant,
    "refuse": _refuse,
    "take back": _take_back,
}


@pytest.mark.parametrize("name", DECISIONS)
@pytest.mark.parametrize("who", EVERYBODY)
def test_a_part_is_decided_on_by_those_who_passed_it_on(passed: Passed, who: str, name: str) -> None:
    decide: Callable[[Passed, User], object] = DECISIONS[name]
    if who in OVERSEERS:
        assert decide(passed, passed.people[who])
        return
    with pytest.raises(NotAllowed):
        decide(passed, passed.people[who])


def test_the_share_itself_stays_with_the_control_unit(passed: Passed) -> None:
    report = passed.report(by="colleague", on=passed.whole)
    with pytest.raises(NotAllowed, match="control unit"):
        accept_report(report, by=passed.people["owner"], now=timezone.now())
    with pytest.raises(NotAllowed):
        take_back(passed.whole, by=passed.people["stranger"], now=timezone.now(), note="Ours")
    for who in ("owner", "controller"):
        with pytest.raises((NotAllowed, Refused)):
            take_back(passed.whole, by=passed.people[who], now=timezone.now(), note="Ours")
    assert reload(passed.whole).status == "submitted"


@pytest.mark.parametrize("who", ["owner", "colleague", "department"])
def test_overseeing_is_not_doing(passed: Passed, who: str) -> None:
    if who == "department":
        assert start(passed.part, by=passed.people[who], now=timezone.now()).status == "in_progress"
        return
    with pytest.raises(NotAllowed):
        start(passed.part, by=passed.people[who], now=timezone.now())


@pytest.mark.parametrize(
    ("author", "judge", "may"),
    [
        pytest.param("owner", "owner", False, id="own report"),
        pytest.param("colleague", "colleague", False, id="own report, written for another"),
        pytest.param("owner", "colleague", False, id="in charge of the part"),
        pytest.param("colleague", "owner", True, id="of a colleague"),
        pytest.param("controller", "controller", False, id="own report of a controller"),
        pytest.param("colleague", "controller", True, id="the control unit"),
    ],
)
def test_nobody_accepts_their_own_report(passed: Passed, author: str, judge: str, may: bool) -> None:
    people = passed.people
    inner = delegate(passed.whole, by=people["owner"], now=timezone.now(), person=people["colleague"])
    report = passed.report(by=author, on=inner)
    if may:
        assert accept_report(report, by=people[judge], now=timezone.now()).state == "accepted"
        return
    with pytest.raises(NotAllowed, match="Somebody else"):
        accept_report(report, by=people[judge], now=timezone.now())
    with pytest.raises(NotAllowed, match="Somebody else"):
        return_report(report, by=people[judge], now=timezone.now(), remarks="Not enough")


def test_a_returned_part_is_reported_again(passed: Passed) -> None:
    owner = passed.people["owner"]
    returned = return_report(passed.report(), by=owner, now=timezone.now(), remarks="No figures")
    assert (returned.state, returned.decided_by, reload(passed.part).status) == (
        "returned",
        owner,
        "returned",
    )
    accept_report(passed.report(), by=owner, now=timezone.now())
    done = reload(passed.part)
    assert (done.status, done.done_on) == ("accepted", ON)
    assert reload(passed.whole).status == "assigned", "the whole is reported on apart"


def test_an_extension_beyond_the_whole_is_the_control_unit_s(passed: Passed) -> None:
    asked = passed.asks(to=dt.date(2026, 3, 20))
    with pytest.raises(NotAllowed, match="Beyond the deadline of the whole"):
        grant_extension(asked, by=passed.people["owner"], now=timezone.now())
    grant_extension(asked, by=passed.people["controller"], now=timezone.now())
    assert reload(passed.part).due_on == dt.date(2026, 3, 20)


def test_an_extension_as_far_as_the_whole_leaves_the_whole_where_it_is(passed: Passed) -> None:
    assert passed.whole.due_on
    grant_extension(passed.asks(to=passed.whole.due_on), by=passed.people["owner"], now=timezone.now())
    part, whole = reload(passed.part), reload(passed.whole)
    assert (part.due_on, part.original_due_on) == (passed.whole.due_on, EARLIER)
    assert (whole.due_on, whole.task.due_on) == (passed.whole.due_on, passed.whole.task.due_on)


def test_taking_back_says_why_and_takes_along_what_was_passed_on_further(passed: Passed) -> None:
    by, now = passed.people["owner"], timezone.now()
    deeper = delegate(
        passed.part, by=passed.people["department"], now=now, person=passed.people["department"]
    )
    asked = passed.asks()
    with pytest.raises(Refused, match="why"):
        take_back(passed.part, by=by, now=now, note="  ")
    part = take_back(passed.part, by=by, now=now, note="We do it ourselves")
    assert (part.status, part.note, part.closed_at) == ("cancelled", "We do it ourselves", now)
    assert part.history.latest().history_change_reason == "We do it ourselves"
    assert (reload(deeper).status, reload(passed.whole).status) == ("cancelled", "assigned")
    assert reload(asked).state == "lapsed"
    with pytest.raises(Refused, match="cannot become"):
        take_back(part, by=by, now=now, note="Twice")


def _accepted(passed: Passed, by: User) -> None:
    accept_report(passed.report(by="owner", on=passed.whole), by=by, now=timezone.now())


def _ended(to: str) -> Callable[[Passed, User], None]:
    def end(passed: Passed, by: User) -> None:
        end_assignment(passed.whole, to=to, note="Overtaken", by=by, now=timezone.now())

    return end


ENDS = {
    "accepted": (_accepted, "not_pursued"),
    "cancelled": (_ended("cancelled"), "cancelled"),
    "merged": (_ended("merged"), "merged"),
    "not_pursued": (_ended("not_pursued"), "not_pursued"),
}


@pytest.mark.parametrize("whole", ENDS)
def test_open_parts_end_with_the_whole(passed: Passed, whole: str) -> None:
    controller, department = passed.people["controller"], passed.people["department"]
    done = delegate(passed.whole, by=passed.people["owner"], now=timezone.now(), body=passed.department)
    accept_report(passed.report(on=done), by=passed.people["owner"], now=timezone.now())
    below_done = make_assignment(done.task, passed.department, parent=done)
    deeper = delegate(passed.part, by=department, now=timezone.now(), person=department)
    asked = passed.asks()
    end, becomes = ENDS[whole]
    end(passed, controller)
    assert reload(passed.whole).status == whole
    for part in (passed.part, deeper, below_done):
        ended = reload(part)
        assert (ended.status, ended.closed_at) == (becomes, timezone.now())
        assert "is not open any more" in ended.note
        row = ended.history.latest()
        assert (row.history_user, row.history_change_reason) == (controller, ended.note)
        told = Event.objects.get(assignment=ended, kind=Event.Kind.ENDED)
        assert (told.by, told.facts) == (controller, {"status": becomes})
    assert reload(done).status == "accepted", "what was done stays done"
    assert (reload(asked).state, reload(asked).decided_by) == ("lapsed", controller)


def test_a_whole_removed_from_control_takes_its_parts_along(passed: Passed) -> None:
    controller, owner, now = passed.people["controller"], passed.people["owner"], timezone.now()
    accept_report(passed.report(), by=owner, now=now)
    _accepted(passed, controller)
    left = make_assignment(passed.whole.task, passed.department, parent=passed.whole)
    close_assignment(passed.whole, by=controller, now=now)
    assert [reload(row).status for row in (passed.whole, passed.part, left)] == [
        "closed",
        "closed",
        "not_pursued",
    ]


def test_a_task_closes_with_parts_that_earlier_ends_have_left_open(passed: Passed) -> None:
    controller, owner, now = passed.people["controller"], passed.people["owner"], timezone.now()
    accept_report(passed.report(), by=owner, now=now)
    Assignment.objects.filter(pk=passed.whole.pk).update(status="accepted", done_on=ON)
    left = make_assignment(passed.whole.task, passed.department, parent=passed.whole)
    other = make_assignment(passed.whole.task, make_body(), status="cancelled")
    of_cancelled = make_assignment(passed.whole.task, other.body, parent=other)
    close_task(passed.whole.task, by=controller, now=now)
    rows = (passed.whole, passed.part, left, of_cancelled)
    assert [reload(row).status for row in rows] == ["closed", "closed", "not_pursued", "cancelled"]


@pytest.mark.parametrize("way", ["cancelled", "merged"])
def test_parts_end_with_the_instruction(passed: Passed, way: str) -> None:
    by, now, task = passed.people["controller"], timezone.now(), passed.whole.task
    if way == "cancelled":
        cancel_task(task, by=by, now=now, note="Overtaken")
    else:
        merge_task(task, into=make_task(), by=by, now=now)
    assert [reload(row).status for row in (passed.whole, passed.part)] == [way, way]


def test_what_is_refused_ends_no_part(passed: Passed) -> None:
    report = passed.report(by="owner", on=passed.whole)
    with pytest.raises(NotAllowed):
        accept_report(report, by=passed.people["colleague"], now=timezone.now())
    assert reload(passed.part).status == "assigned"


def _merged(passed: Passed, by: User) -> None:
    merge_task(passed.whole.task, into=make_task(number="2026-0007"), by=by, now=timezone.now())


def _cancelled(passed: Passed, by: User) -> None:
    cancel_task(passed.whole.task, by=by, now=timezone.now(), note="Overtaken")


ALL_ENDS = {
    "accepted": (_accepted, "The report was accepted."),
    "cancelled": (_ended("cancelled"), "Overtaken"),
    "merged": (_ended("merged"), "Overtaken"),
    "not_pursued": (_ended("not_pursued"), "Overtaken"),
    "the instruction cancelled": (_cancelled, "Overtaken"),
    "the instruction merged": (_merged, "It goes on as № 2026-0007."),
}


@pytest.mark.parametrize("how", ALL_ENDS)
def test_what_was_asked_ends_with_the_share(passed: Passed, how: str) -> None:
    controller, owner = passed.people["controller"], passed.people["owner"]
    asked = request_extension(
        passed.whole, to=dt.date(2026, 3, 20), reason="Floods", by=owner, now=timezone.now()
    )
    of_part = passed.asks()
    end, note = ALL_ENDS[how]
    end(passed, controller)
    ended = reload(asked)
    assert (ended.state, ended.decided_by, ended.decided_at) == ("lapsed", controller, timezone.now())
    assert ended.decision_note == note
    row = ended.history.latest()
    assert (row.state, row.history_user, row.history_change_reason) == ("lapsed", controller, "lapsed")
    told = Event.objects.get(kind=Event.Kind.LAPSED, assignment=passed.whole)
    assert told.facts["extension"] == asked.pk
    assert reload(of_part).state == "lapsed"
    assert reload(passed.whole).due_on == passed.whole.due_on, "nothing moves"
    with pytest.raises(Refused, match="decided already"):
        grant_extension(ended, by=controller, now=timezone.now())
