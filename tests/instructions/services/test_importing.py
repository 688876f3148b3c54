from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed
from instructions.extraction.found import Due, DueKind, Every
from instructions.intake.control_table import ControlTable, TableRow
from instructions.models import Assignment, Task
from instructions.services.announcements import fingerprint
from instructions.services.importing import Outcome, import_rows, plan_import
from instructions.services.review import reject_task
from tests.factories import make_body, make_controller, make_executor, make_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = Due(DueKind.DATE, dt.date(2026, 4, 30), rule="day")


def row(line: int = 2, **changes: object) -> TableRow:
    fields = {"number": "1", "title": "Approve the plan", "lead": ("water",), "due": DAY, **changes}
    return TableRow(line=line, **fields)  # type: ignore[arg-type]


def table(*rows: TableRow) -> ControlTable:
    return ControlTable("table.xlsx", "Sheet1", "en", {}, rows)


def outcomes(*rows: TableRow) -> list[tuple[Outcome, str]]:
    return [(planned.outcome, planned.reason) for planned in plan_import(table(*rows))]


def taken(*rows: TableRow, on_control: bool = False) -> list[Task]:
    import_rows(table(*rows), by=make_controller(), now=timezone.now(), on_control=on_control)
    return list(Task.objects.order_by("pk"))


def test_plan_tells_what_each_row_becomes() -> None:
    assert outcomes(
        row(2),
        row(3),
        row(4, number="2", is_finished=True, status="Done"),
        row(5, number="3", errors=("it names no executor",)),
    ) == [
        (Outcome.NEW, ""),
        (Outcome.KNOWN, "the same as row 2"),
        (Outcome.FINISHED, "finished by its status: Done"),
        (Outcome.ERROR, "it names no executor"),
    ]
    assert not Task.objects.exists()


def test_row_becomes_a_proposal_with_all_that_it_said() -> None:
    water = make_body("water")
    (task,) = taken(row(co=("?: Chess club",), source="Protocol 5", status="In work", due_text="by 30 April"))
    assert (task.state, task.title, task.due_on) == ("proposed", "Approve the plan", dt.date(2026, 4, 30))
    shares = task.assignments.order_by("-role")
    assert [(share.body, share.outside_name, share.role) for share in shares] == [
        (water, "", "lead"),
        (None, "Chess club", "co"),
    ]
    assert task.note == (
        "From the table table.xlsx, row 2.\nNumber there: 1\nSource: Protocol 5\nStatus there: In work"
    )
    assert task.history.get().history_change_reason == "imported"


def test_row_goes_on_control_where_the_controller_says_so() -> None:
    make_body("water")
    (task,) = taken(row(), on_control=True)
    assert (task.state, task.number, task.original_due_on) == (
        "on_control",
        "2026-0001",
        dt.date(2026, 4, 30),
    )
    assert task.assignments.get().status == Assignment.Status.ASSIGNED


def test_rhythm_is_kept() -> None:
    make_body("water")
    (task,) = taken(row(due=Due(DueKind.RECURRING, every=Every.MONTH)), on_control=True)
    assert (task.due_kind, task.every, task.due_on) == ("recurring", "month", dt.date(2026, 2, 28))


def test_same_table_twice_makes_nothing_new_whatever_changed_but_its_words() -> None:
    make_body("water")
    taken(row(), on_control=True)
    later = Due(DueKind.DATE, dt.date(2026, 5, 30))
    assert outcomes(row(9, due=later, status="Late")) == [(Outcome.KNOWN, "№ 2026-0001")]
    assert len(taken(row(9, due=later))) == 1


@pytest.mark.parametrize("changes", [{"number": "2"}, {"source": "Protocol 6"}, {"lead_text": "Another"}])
def test_same_words_of_another_number_source_or_executor_are_another_instruction(
    changes: dict[str, str],
) -> None:
    assert [outcome for outcome, _ in outcomes(row(2), row(3, **changes))] == [Outcome.NEW, Outcome.NEW]


def test_what_was_rejected_is_known() -> None:
    make_body("water")
    (task,) = taken(row())
    reject_task(task, by=make_controller(), reason="plan")
    assert outcomes(row()) == [(Outcome.KNOWN, "Rejected")]


def test_instruction_read_from_an_announcement_is_known_by_its_words() -> None:
    make_task(fingerprint=fingerprint("Approve the plan!"), number="2026-0042")
    assert outcomes(row()) == [(Outcome.KNOWN, "№ 2026-0042")]


def test_stopped_in_time_the_rest_is_taken_the_next_time() -> None:
    make_body("water")
    rows = table(row(2), row(3, number="2"))
    first = import_rows(rows, by=make_controller(), now=timezone.now(), on_control=False, seconds=-1)
    assert (first.made, first.left) == (0, 2)
    second = import_rows(rows, by=make_controller(), now=timezone.now(), on_control=False)
    assert (second.made, second.left) == (2, 0)


def test_row_that_cannot_be_put_on_control_stands_alone() -> None:
    make_body("water")
    done = import_rows(
        table(row(2, lead=()), row(3, number="2")), by=make_controller(), now=timezone.now(), on_control=True
    )
    assert (done.made, [one.row.line for one in done.refused]) == (1, [2])
    assert Task.objects.count() == 1


def test_only_the_control_unit_imports() -> None:
    with pytest.raises(NotAllowed):
        import_rows(table(row()), by=make_executor(make_body()), now=timezone.now(), on_control=False)
