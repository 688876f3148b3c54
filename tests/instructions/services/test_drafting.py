"""A report that came from outside is a draft: its author's own until the author sends it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, ProgressReport
from instructions.services.reporting import draft_report, submit_draft
from tests.factories import (
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
    make_user,
    reload,
)

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 2, 3, 5, 0, tzinfo=dt.UTC)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def drafted(**given: object) -> ProgressReport:
    ministry = make_body()
    author = make_executor(ministry, username="author")
    make_executor(ministry, username="colleague")
    assignment = make_assignment(make_task(due_on=dt.date(2026, 3, 2)), ministry)
    files = [SimpleUploadedFile("act.pdf", PDF)]
    return draft_report(assignment, by=author, now=NOW, **{"text": "It runs.", "files": files, **given})  # type: ignore[arg-type]


def test_a_draft_moves_nothing() -> None:
    draft = drafted()

    assert (draft.state, draft.submitted_at) == ("draft", None)
    assert reload(draft.assignment).status == Assignment.Status.ASSIGNED


def test_its_author_sends_it_with_other_words_and_more_files() -> None:
    draft = drafted()
    sent = submit_draft(
        draft, by=draft.author, now=NOW, text="It runs well.", files=[SimpleUploadedFile("b.pdf", PDF)]
    )

    assert (sent.state, sent.text, sent.submitted_at) == ("submitted", "It runs well.", NOW)
    assert [file.name for file in sent.files.all()] == ["act.pdf", "b.pdf"]
    assert reload(sent.assignment).status == Assignment.Status.SUBMITTED


@pytest.mark.parametrize("who", ["colleague", "stranger", "controller"])
def test_nobody_else_sends_it(who: str) -> None:
    draft = drafted()
    colleague = draft.assignment.body.people.get(username="colleague")  # type: ignore[union-attr]
    others = {"colleague": colleague, "stranger": make_executor(make_body()), "controller": make_controller()}

    with pytest.raises((NotAllowed, Refused)):
        submit_draft(draft, by=others[who], now=NOW, text="It runs.")


@pytest.mark.parametrize(
    ("given", "text", "said"),
    [
        pytest.param({}, " ", "Say what was done.", id="without words"),
        pytest.param({"files": []}, "It runs.", "Add at least one file", id="without a file"),
    ],
)
def test_what_is_missing_keeps_it_a_draft(given: dict[str, object], text: str, said: str) -> None:
    draft = drafted(**given)
    with pytest.raises(Refused, match=said):
        submit_draft(draft, by=draft.author, now=NOW, text=text)
    assert reload(draft).state == "draft"


def test_it_is_sent_once() -> None:
    draft = drafted()
    submit_draft(draft, by=draft.author, now=NOW, text="It runs.")
    with pytest.raises(Refused, match="sent already"):
        submit_draft(draft, by=draft.author, now=NOW, text="It runs.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "", "files": []}, "Say what was done"),
        ({"files": [SimpleUploadedFile("a.exe", b"x")]}, "kinds"),
    ],
    ids=["nothing at all", "a file of another kind"],
)
def test_what_cannot_be_kept_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        drafted(**given)
    assert not ProgressReport.objects.exists()


def test_an_ended_assignment_takes_none() -> None:
    draft = drafted()
    Assignment.objects.update(status=Assignment.Status.ACCEPTED)
    with pytest.raises(Refused, match="not open"):
        draft_report(draft.assignment, by=draft.author, now=NOW, text="It runs.")


def test_at_the_desk_its_author_alone_sees_and_sends_it() -> None:
    draft = drafted()
    file = reverse("admin:evidence", args=[draft.files.get().pk])
    task = reverse("admin:instructions_task_change", args=[draft.assignment.task_id])
    colleague = draft.assignment.body.people.get(username="colleague")  # type: ignore[union-attr]
    for user, sees in (
        (draft.author, True),
        (colleague, False),
        (make_controller(), False),
        (make_user(role="viewer"), False),
    ):
        client = Client()
        client.force_login(user)
        assert ("It runs." in client.get(task).content.decode()) is sees
        assert client.get(file).status_code == (200 if sees else 404)
        assert ProgressReport.objects.shown_to(user).exists() is sees
