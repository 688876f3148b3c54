"""Every page and move of the desk, asked for by owner, colleague, stranger, controller and the rest."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.models import Evidence, Extension, ProgressReport
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

OWN = {"owner", "colleague"}
CONTROL = {"controller", "administrator"}
READ = CONTROL | {"viewer"}
ALL = OWN | READ | {"stranger"}


@pytest.fixture
def addresses(office: Office) -> dict[str, str]:
    proposal = factories.make_task(office.task.announcement, state="proposed", title="A proposal")
    factories.make_assignment(proposal, office.ministry)
    report = ProgressReport.objects.create(
        assignment=office.share,
        text="Done",
        author=office.owner,
        state="submitted",
        submitted_at=timezone.now(),
    )
    file = Evidence.objects.create(
        report=report, name="act.txt", size=4, content_type="text/plain", sha256="0" * 64
    )
    file.file.save("act.txt", ContentFile(b"done"))
    extension = Extension.objects.create(
        assignment=office.share,
        to_on="2026-04-01",
        reason="Ice",
        asked_by=office.owner,
        asked_at=timezone.now(),
    )
    assert office.task.announcement
    office.task.announcement.original.save("a.txt", ContentFile(b"words"))
    share, task = office.share.pk, office.task.pk
    return {
        "start": reverse("admin:index"),
        "list": reverse("admin:instructions_task_changelist"),
        "card": reverse("admin:instructions_task_change", args=[task]),
        "history": reverse("admin:instructions_task_history", args=[task]),
        "card of a proposal": reverse("admin:instructions_task_change", args=[proposal.pk]),
        "queue": reverse("admin:proposal", args=[proposal.pk]),
        "announcements": reverse("admin:instructions_announcement_changelist"),
        "announcement": reverse("admin:instructions_announcement_change", args=[office.task.announcement.pk]),
        "take in": reverse("admin:instructions_announcement_add"),
        "evidence": reverse("admin:evidence", args=[file.pk]),
        "original": reverse("admin:original", args=[office.task.announcement.pk]),
        "report form": reverse("admin:do", args=["assignment", share, "report"]),
        "move of a report": reverse("admin:do", args=["report", report.pk, "accept"]),
        "move of an extension": reverse("admin:do", args=["extension", extension.pk, "grant"]),
        "registry": reverse("admin:registry"),
        "bodies": reverse("admin:instructions_body_changelist"),
        "a new body": reverse("admin:instructions_body_add"),
        "people": reverse("admin:instructions_user_changelist"),
        "a new person": reverse("admin:instructions_user_add"),
        "days": reverse("admin:instructions_calendarday_changelist"),
        "substitutions": reverse("admin:instructions_substitution_changelist"),
    }


MAY_SEE = {
    "start": ALL,
    "list": ALL,
    "card": OWN | READ,
    "history": OWN | READ,
    "card of a proposal": CONTROL,
    "queue": CONTROL,
    "announcements": READ,
    "announcement": READ,
    "take in": CONTROL,
    "evidence": OWN | READ,
    "original": OWN | READ,
    "report form": OWN | READ,
    "move of a report": OWN | READ,
    "move of an extension": OWN | READ,
    "registry": CONTROL,
    "bodies": READ,
    "a new body": CONTROL,
    "people": CONTROL,
    "a new person": {"administrator"},
    "days": READ,
    "substitutions": CONTROL,
}


@pytest.mark.parametrize("name", MAY_SEE)
def test_a_page_is_seen_by_those_who_may_and_by_nobody_else(
    name: str, addresses: dict[str, str], office: Office
) -> None:
    seen = {
        who
        for who, user in office.people().items()
        if signed_in(user).get(addresses[name]).status_code == 200
    }
    assert seen == MAY_SEE[name]


@pytest.mark.parametrize("name", MAY_SEE)
def test_a_page_sends_the_unknown_to_sign_in(name: str, addresses: dict[str, str]) -> None:
    answer = Client().get(addresses[name])
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("admin:login"))


MAY_MOVE = {
    ("assignment", "take"): OWN | CONTROL,
    ("assignment", "start"): OWN | CONTROL,
    ("assignment", "report"): OWN | CONTROL,
    ("assignment", "extend"): OWN | CONTROL,
    ("assignment", "person"): OWN | CONTROL,
    ("assignment", "move"): CONTROL,
    ("assignment", "end"): CONTROL,
    ("task", "cancel"): CONTROL,
}
FILLED = {
    "report": {"text": "Done"},
    "extend": {"to": "2026-04-01", "reason": "Ice"},
    "move": {"to": "2026-04-01", "reason": "Ice"},
    "end": {"to": "not_pursued", "note": "Done by others"},
    "cancel": {"note": "A mistake"},
}


@pytest.mark.parametrize(("kind", "move"), MAY_MOVE)
@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "viewer", "controller", "administrator"])
def test_a_move_is_made_by_those_who_may_and_by_nobody_else(
    kind: str, move: str, who: str, office: Office
) -> None:
    row = office.share if kind == "assignment" else office.task
    data: dict[str, object] = {**FILLED.get(move, {}), "version": row.version}
    if move == "report":
        data["evidence"] = ContentFile(b"done", name="act.txt")
    answer = signed_in(office.people()[who]).post(reverse("admin:do", args=[kind, row.pk, move]), data)
    expected = 302 if who in MAY_MOVE[kind, move] else 403 if who == "viewer" or who in OWN else 404
    assert answer.status_code == expected
    changed = factories.reload(row).version != row.version or Extension.objects.exists()
    assert changed == (expected == 302)


def test_somebody_who_left_is_sent_to_sign_in(office: Office) -> None:
    client = signed_in(office.owner)
    office.owner.is_active = False
    office.owner.save()
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("model", ["task", "announcement", "body", "user", "calendarday", "officeholder"])
def test_nothing_is_deleted_even_by_an_administrator(model: str, office: Office) -> None:
    rows = {"task": office.task, "announcement": office.task.announcement, "body": office.ministry}
    row = rows.get(model) or office.owner
    address = reverse(f"admin:instructions_{model}_delete", args=[row.pk])
    answer = signed_in(office.administrator).post(address, {"post": "yes"})
    assert answer.status_code in {403, 302}
    assert model not in {"task", "announcement", "body", "user"} or answer.status_code == 403


def test_an_executor_sees_of_another_body_its_name_and_day_but_not_its_report(office: Office) -> None:
    theirs = factories.make_assignment(office.task, office.other, role="co")
    ProgressReport.objects.create(
        assignment=theirs,
        text="Our secret",
        author=office.stranger,
        state="submitted",
        submitted_at=timezone.now(),
    )
    page = signed_in(office.owner).get(reverse("admin:instructions_task_change", args=[office.task.pk]))
    assert office.other.name_en in page.content.decode()
    assert "Our secret" not in page.content.decode()
