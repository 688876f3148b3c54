from __future__ import annotations

import datetime as dt

import pytest

from instructions.errors import NotAllowed, Refused
from instructions.models import Announcement, Task, User
from instructions.services.splitting import merge_proposals, split_proposal
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
    reload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def controller() -> User:
    return make_controller()


@pytest.fixture
def announcement() -> Announcement:
    return make_announcement()


def proposal(announcement: Announcement, **fields: object) -> Task:
    given = {"state": "proposed", "fingerprint": "f", "quote": "Repair and report", **fields}
    return make_task(announcement, **given)


def test_split_keeps_quote_evidence_bodies_and_deadline_for_both(
    announcement: Announcement, controller: User
) -> None:
    task = proposal(announcement, evidence={"quote": [[0, 17]]})
    body = make_body()
    make_assignment(task, body)
    first, second = split_proposal(task, by=controller, title="Repair", second_title="Report")
    assert [part.title for part in (first, second)] == ["Repair", "Report"]
    for part in (first, second):
        assert (part.quote, part.evidence, part.due_on) == (task.quote, task.evidence, task.due_on)
        assert [share.body for share in part.assignments.all()] == [body]
    assert first.fingerprint != second.fingerprint


def test_split_without_both_titles_is_refused(announcement: Announcement, controller: User) -> None:
    with pytest.raises(Refused, match="both parts"):
        split_proposal(proposal(announcement), by=controller, title="Repair", second_title=" ")


def test_merge_joins_evidence_and_bodies(announcement: Announcement, controller: User) -> None:
    one = proposal(announcement, quote="Repair", evidence={"quote": [[0, 6]], "lead": [[9, 12]]})
    two = proposal(announcement, quote="and report", evidence={"quote": [[7, 17]]}, fingerprint="g")
    shared, added = make_body(), make_body()
    make_assignment(one, shared)
    make_assignment(two, shared)
    make_assignment(two, added, role="co")
    merged = merge_proposals(one, two, by=controller)
    assert merged.evidence == {"quote": [[0, 6], [7, 17]], "lead": [[9, 12]]}
    assert merged.quote == "Repair\n…\nand report"
    assert [(share.body, share.role) for share in merged.assignments.order_by("position")] == [
        (shared, "lead"),
        (added, "co"),
    ]
    assert (reload(two).state, reload(two).merged_into) == (Task.State.MERGED, one)


def test_merge_takes_a_deadline_only_where_there_is_none(
    announcement: Announcement, controller: User
) -> None:
    one = proposal(announcement, due_kind="none")
    two = proposal(announcement, due_on=dt.date(2026, 4, 1), fingerprint="g")
    assert merge_proposals(one, two, by=controller).due_on == dt.date(2026, 4, 1)


def test_merge_across_announcements_or_with_itself_is_refused(
    announcement: Announcement, controller: User
) -> None:
    task = proposal(announcement)
    with pytest.raises(Refused, match="different proposals"):
        merge_proposals(task, task, by=controller)
    with pytest.raises(Refused, match="same announcement"):
        merge_proposals(task, proposal(make_announcement()), by=controller)


def test_decided_proposal_is_neither_split_nor_merged(announcement: Announcement, controller: User) -> None:
    decided = make_task(announcement)
    with pytest.raises(Refused, match="decided already"):
        split_proposal(decided, by=controller, title="Repair", second_title="Report")
    with pytest.raises(Refused, match="decided already"):
        merge_proposals(proposal(announcement), decided, by=controller)


def test_executor_neither_splits_nor_merges(announcement: Announcement) -> None:
    executor, task = make_executor(make_body()), proposal(announcement)
    with pytest.raises(NotAllowed):
        split_proposal(task, by=executor, title="Repair", second_title="Report")
    with pytest.raises(NotAllowed):
        merge_proposals(task, task, by=executor)
