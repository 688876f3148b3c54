from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from instructions.deadlines import Standing
from instructions.documents import control_card
from instructions.documents.card_sheet import card_sheet
from instructions.documents.control_card import gather_card
from instructions.models import Assignment, ProgressReport
from instructions.services.remarking import add_remark
from tests.factories import make_assignment, make_body, make_executor, make_task, make_user
from tests.instructions.documents.conftest import Story

pytestmark = pytest.mark.django_db


def test_card_tells_lead_first_and_members_of_the_collective(story: Story) -> None:
    card = gather_card(story.task, reader=story.controller, now=timezone.now())
    assert [(share.role, share.via) for share in card.shares] == [
        ("Lead executor", ""),
        *[("Co-executor", "Akims of regions")] * 3,
    ]
    assert (card.shares[0].original_due_on, card.shares[0].due_on) == (
        dt.date(2026, 4, 30),
        dt.date(2026, 5, 30),
    )
    assert [share.standing for share in card.shares] == [Standing.ON_TRACK, *[Standing.OVERDUE] * 3]


def test_card_tells_the_move_with_days_reason_and_who(story: Story) -> None:
    (move,) = gather_card(story.task, reader=story.controller, now=timezone.now()).moves
    assert (move.from_on, move.to_on, move.days_added) == (dt.date(2026, 4, 30), dt.date(2026, 5, 30), 30)
    assert (move.asked_by, move.decided_by) == ("Тимур Ахметжанов", "Айгүл Сәрсенова")
    assert (move.reason, move.decision_note) == ("Сатып алу рәсімі ұзарды", "Дәлелі жеткілікті")


def test_card_tells_each_new_status_in_order_of_time(story: Story) -> None:
    card = gather_card(story.task, reader=story.controller, now=timezone.now())
    of_lead = [(change.before, change.after) for change in card.changes if "Water" in change.body]
    assert of_lead == [
        ("Proposed", "Assigned"),
        ("Assigned", "Accepted for work"),
        ("Accepted for work", "Report submitted"),
        ("Report submitted", "Returned with remarks"),
    ]
    assert [change.at for change in card.changes] == sorted(change.at for change in card.changes)


def test_card_tells_the_report_with_its_files_and_remarks(story: Story) -> None:
    (report,) = gather_card(story.task, reader=story.controller, now=timezone.now()).reports
    assert report.files == ("act.txt",)
    assert (report.state, report.remarks) == ("Returned with remarks", "Алтыншы бөгет туралы айтылмаған.")


def test_card_tells_who_remarked_what_on_the_instruction(story: Story) -> None:
    now, office = timezone.now(), make_user("office", role="office", last_name="Ахметова")
    add_remark(story.task, text="Which villages?", by=office, now=now)
    card = gather_card(story.task, reader=story.executor, now=now)
    assert [(remark.author, remark.text) for remark in card.remarks] == [("Ахметова", "Which villages?")]
    assert "Which villages?" in str(card_sheet(card))


def test_card_leaves_out_a_draft(story: Story) -> None:
    ProgressReport.objects.create(assignment=story.lead, text="not yet", author=story.executor)
    reports = gather_card(story.task, reader=story.controller, now=timezone.now()).reports
    assert "not yet" not in [report.text for report in reports]


def test_card_of_another_body_hides_what_is_not_its_own(story: Story) -> None:
    card = gather_card(story.task, reader=story.member, now=timezone.now())
    lead, own, *others = card.shares
    assert (lead.status, lead.person, own.status) == ("", "", "Assigned")
    assert lead.due_on == dt.date(2026, 5, 30)
    assert [share.status for share in others] == ["", ""]
    assert (card.moves, card.reports) == ((), ())
    assert {change.body for change in card.changes} == {"", own.name}


def test_card_puts_parts_below_their_share() -> None:
    task = make_task()
    first = make_assignment(task, make_body("first"))
    make_assignment(task, make_body("second"), position=1)
    part = make_assignment(task, make_body("part"), parent=first, position=5)
    make_assignment(task, make_body("deeper"), parent=part)
    reader = make_user(role="viewer")
    card = gather_card(task, reader=reader, now=timezone.now())
    assert [(share.name, share.depth) for share in card.shares] == [
        ("First", 0),
        ("Part", 1),
        ("Deeper", 2),
        ("Second", 0),
    ]


def test_card_says_how_much_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control_card, "MOST", 3)
    task = make_task()
    for _ in range(5):
        make_assignment(task)
    card = gather_card(task, reader=make_user(role="viewer"), now=timezone.now())
    assert (len(card.shares), card.left_out) == (3, 2 + 1)  # two shares, one change


@pytest.mark.parametrize("bodies", [1, 12])
def test_card_asks_a_fixed_number_of_queries(
    bodies: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = make_task()
    executor = make_executor(make_body())
    for _ in range(bodies):
        row = make_assignment(task, status=Assignment.Status.SUBMITTED)
        ProgressReport.objects.create(
            assignment=row, state="submitted", submitted_at=timezone.now(), text="done", author=executor
        )
    reader = make_user(role="viewer")
    with django_assert_num_queries(10):
        gather_card(task, reader=reader, now=timezone.now())
