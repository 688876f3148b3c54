"""Who may ask what: owner, colleague, stranger, viewer, controller and nobody, at every endpoint.

What a person may not see is not found (404); what may be seen but not done is not allowed (403).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from drf_spectacular.generators import EndpointEnumerator
from rest_framework.test import APIClient

from instructions.documents.reports.background import make_next
from instructions.models import ApiToken, Assignment, CalendarFeed, ReportRun, Substitution, Task
from instructions.services.api_tokens import issue_token
from instructions.services.calendar_feeds import make_feed
from instructions.services.following import follow
from instructions.services.report_runs import ask_run
from tests import factories
from tests.instructions.api.office import PEOPLE, Office, act

READERS = (200, 200, 404, 200, 200, 401)
EVERYBODY = (200, 200, 200, 200, 200, 401)


@dataclass(frozen=True)
class Case:
    """`path` is filled in from the office; `expected` is one status for each of `PEOPLE`."""

    name: str
    path: str
    expected: tuple[int, ...]
    method: str = "get"
    body: dict[str, Any] = field(default_factory=dict)
    format: str = "json"
    given: Callable[[Office], Any] = lambda office: None


def workers(success: int = 200) -> tuple[int, ...]:
    return (success, success, 404, 403, success, 401)


CONTROL = (403, 403, 404, 403, 200, 401)
NOBODY = (404, 404, 404, 404, 404, 401)
ADMINISTRATION = (403, 403, 403, 403, 403, 401)
"""For administrators alone; what they may is told in the tests of each."""
WEBHOOK = {"name": "Documents", "url": "https://documents.example.org/"}
PROPOSAL = (404, 404, 404, 404, 200, 401)

OWN = (200, 404, 404, 404, 404, 401)


def made_run(office: Office) -> ReportRun:
    """A report made for the owner."""
    run = ask_run(
        report="due",
        question={},
        kind="csv",
        language="en",
        by=office.people["owner"],
        now=timezone.now(),
    )
    make_next()
    return run


MANY = (400, 400, 400, 400, 200, 401)
CONTROL_HIDING = (403, 403, 404, 403, 200, 401)
KEEPERS = (403, 403, 403, 403, 200, 401)
KEEPERS_NEW = (403, 403, 403, 403, 201, 401)
MINE = (200, 404, 404, 404, 404, 401)
ADMINISTRATION_AND_CONTROL = (403, 403, 403, 403, 200, 401)
BODY = {"kind": "ministry", "name_kk": "Энергетика", "name_ru": "Энергетика", "name_en": "Energy"}
ABSENCE = {
    "person": "{owner}",
    "substitute": "{colleague}",
    "from_on": "2026-02-09",
    "until_on": "2026-02-13",
}


def _second(office: Office) -> Task:
    return factories.make_task(office.announcement, state=Task.State.PROPOSED)


def _linked(office: Office) -> Task:
    earlier = office.another()
    follow(office.task, earlier=earlier, by=office.people["controller"])
    return earlier


def _with_original(office: Office) -> None:
    office.announcement.original.save("meeting.txt", ContentFile(b"The ministry was told."))


def _feed(office: Office) -> CalendarFeed:
    return make_feed(user=office.people["owner"], now=timezone.now())[0]


def _absent(office: Office) -> Substitution:
    return Substitution.objects.create(
        person=office.people["owner"],
        substitute=office.people["colleague"],
        from_on="2026-02-09",
        until_on="2026-02-13",
    )


def _token(office: Office) -> ApiToken:
    return issue_token(
        user=office.people["owner"],
        name="tests",
        scope=ApiToken.Scope.READ,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )[0]


CASES = [
    Case("me", "me/", EVERYBODY),
    Case("announcements", "announcements/", EVERYBODY),
    Case(
        "announcement taken in",
        "announcements/",
        (403, 403, 403, 403, 201, 401),
        "post",
        {"text": "The ministry is to report by 2 March 2026.", "published_on": "2026-02-03"},
    ),
    Case("announcement", "announcements/{announcement}/", READERS),
    Case("tasks", "tasks/", EVERYBODY),
    Case("task", "tasks/{task}/", READERS),
    Case("proposal", "tasks/{proposal}/", PROPOSAL),
    Case("proposal accepted", "tasks/{proposal}/accept/", PROPOSAL, "post"),
    Case("proposal rejected", "tasks/{proposal}/reject/", PROPOSAL, "post", {"reason": "plan"}),
    Case(
        "proposal corrected",
        "tasks/{proposal}/correct/",
        PROPOSAL,
        "post",
        {"title": "Mend the road", "deadline": {"kind": "none"}, "lead": [{"body": "health"}]},
    ),
    Case("task closed", "tasks/{task}/close/", CONTROL, "post", given=lambda office: office.closed()),
    Case("task cancelled", "tasks/{task}/cancel/", CONTROL, "post", {"note": "Dropped."}),
    Case("task merged", "tasks/{task}/merge/", CONTROL, "post", {"into": "{made}"}, given=Office.another),
    Case(
        "task follows", "tasks/{task}/follow/", CONTROL, "post", {"earlier": "{made}"}, given=Office.another
    ),
    Case(
        "step added",
        "tasks/{task}/add-milestone/",
        CONTROL,
        "post",
        {"title": "Choose the villages", "due_on": "2026-02-16"},
    ),
    Case(
        "step reached",
        "tasks/{task}/milestones/{made}/reach/",
        workers(),
        "post",
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case("part passed on", "assignments/{assignment}/delegate/", workers(201), "post", {"person": "{owner}"}),
    Case("assignments", "assignments/", EVERYBODY),
    Case("assignment", "assignments/{assignment}/", READERS),
    Case("taken", "assignments/{assignment}/take/", workers(), "post"),
    Case("started", "assignments/{assignment}/start/", workers(), "post"),
    Case("in charge", "assignments/{assignment}/put-in-charge/", workers(), "post", {"person": None}),
    Case(
        "reported",
        "assignments/{assignment}/report/",
        workers(201),
        "post",
        {"text": "Done.", "files": [act]},
        "multipart",
    ),
    Case(
        "extension asked for",
        "assignments/{assignment}/request-extension/",
        workers(201),
        "post",
        {"to": "2026-04-01", "reason": "The tender is late."},
    ),
    Case(
        "deadline moved",
        "assignments/{assignment}/move-deadline/",
        CONTROL,
        "post",
        {"to": "2026-04-01", "reason": "The tender is late."},
    ),
    Case(
        "assignment closed",
        "assignments/{assignment}/close/",
        CONTROL,
        "post",
        given=lambda office: office.accepted(),
    ),
    Case(
        "assignment ended",
        "assignments/{assignment}/end/",
        CONTROL,
        "post",
        {"to": "cancelled", "note": "Dropped."},
    ),
    Case("reports", "progress-reports/", EVERYBODY),
    Case("report", "progress-reports/{report}/", READERS, given=Office.submitted),
    Case("report accepted", "progress-reports/{report}/accept/", CONTROL, "post", given=Office.submitted),
    Case(
        "report returned",
        "progress-reports/{report}/return/",
        CONTROL,
        "post",
        {"remarks": "The list is missing."},
        given=Office.submitted,
    ),
    Case("evidence", "progress-reports/{report}/files/{file}/", READERS, given=Office.submitted),
    Case("extensions", "extensions/", EVERYBODY),
    Case("extension", "extensions/{extension}/", READERS, given=Office.extension),
    Case("extension granted", "extensions/{extension}/grant/", CONTROL, "post", given=Office.extension),
    Case(
        "extension refused",
        "extensions/{extension}/refuse/",
        CONTROL,
        "post",
        {"note": "No grounds."},
        given=Office.extension,
    ),
    Case(
        "extension withdrawn",
        "extensions/{extension}/withdraw/",
        (200, 403, 404, 403, 403, 401),
        "post",
        given=Office.extension,
    ),
    Case(
        "task entered",
        "tasks/",
        (403, 403, 403, 403, 201, 401),
        "post",
        {"title": "Mend the bridge", "deadline": {"kind": "none"}, "lead": [{"body": "health"}]},
    ),
    Case("proposals accepted", "tasks/accept-many/", MANY, "post", {"tasks": ["{proposal}"]}),
    Case(
        "proposal split",
        "tasks/{proposal}/split/",
        PROPOSAL,
        "post",
        {"title": "Build the road", "second_title": "Mend the road"},
    ),
    Case("proposals joined", "tasks/{proposal}/join/", PROPOSAL, "post", {"other": "{made}"}, given=_second),
    Case("road map", "tasks/{task}/propose-road-map/", CONTROL_HIDING, "post"),
    Case("link taken back", "tasks/{task}/unlink/", CONTROL, "post", given=_linked),
    Case("members compared", "tasks/{task}/members/", READERS),
    Case("members updated", "tasks/{task}/update-members/", CONTROL, "post"),
    Case("history", "tasks/{task}/history/", READERS),
    Case(
        "step changed",
        "tasks/{task}/milestones/{made}/change/",
        CONTROL,
        "post",
        {"title": "Choose", "due_on": "2026-02-17", "reason": "Snow."},
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case(
        "step dropped",
        "tasks/{task}/milestones/{made}/drop/",
        CONTROL,
        "post",
        {"reason": "Snow."},
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case("original", "announcements/{announcement}/original/", READERS, given=_with_original),
    Case("read again", "announcements/{announcement}/read/", CONTROL, "post"),
    Case("published", "announcements/{announcement}/publish/", CONTROL, "post", {"is_public": True}),
    Case("progress", "announcements/{announcement}/progress.atom/", READERS),
    Case("body added", "bodies/", KEEPERS_NEW, "post", {**BODY, "code": "energy"}),
    Case("body changed", "bodies/{body}/", KEEPERS, "patch", BODY),
    Case("name added", "bodies/{body}/add-alias/", KEEPERS, "post", {"language": "en", "text": "MoH"}),
    Case(
        "name dropped",
        "bodies/{body}/aliases/{made}/drop/",
        KEEPERS,
        "post",
        given=lambda office: factories.make_alias(office.health, "MoH"),
    ),
    Case("memberships", "bodies/{body}/memberships/", EVERYBODY),
    Case(
        "member added",
        "bodies/{made}/add-member/",
        KEEPERS,
        "post",
        {"member": "health"},
        given=lambda office: factories.make_collective(members=[]),
    ),
    Case(
        "member leaves",
        "bodies/{collective}/memberships/{made}/end/",
        KEEPERS,
        "post",
        {"until_on": "2026-02-28"},
        given=lambda office: factories.make_collective(members=[office.health]).memberships.get(),
    ),
    Case("day set", "calendar/", KEEPERS_NEW, "post", {"on": "2026-05-04", "kind": "off"}),
    Case("own addresses", "calendar-feeds/", EVERYBODY),
    Case("address made", "calendar-feeds/", (201, 201, 201, 201, 201, 401), "post"),
    Case("address", "calendar-feeds/{made}/", MINE, given=_feed),
    Case("address revoked", "calendar-feeds/{made}/revoke/", MINE, "post", given=_feed),
    Case("people", "people/", EVERYBODY),
    Case("person", "people/{owner}/", (200, 200, 404, 404, 200, 401)),
    Case("substitutions", "substitutions/", EVERYBODY),
    Case("substitute named", "substitutions/", (201, 403, 403, 403, 201, 401), "post", ABSENCE),
    Case("substitution", "substitutions/{made}/", (200, 200, 404, 404, 200, 401), given=_absent),
    Case(
        "substitution ended",
        "substitutions/{made}/end/",
        (204, 403, 404, 404, 204, 401),
        "post",
        given=_absent,
    ),
    Case("own tokens", "tokens/", EVERYBODY),
    Case("token", "tokens/{made}/", MINE, given=_token),
    Case("token revoked", "tokens/{made}/revoke/", MINE, "post", given=_token),
    Case("corrections", "corrections/", ADMINISTRATION_AND_CONTROL),
    Case("correction", "corrections/{absent}/", (403, 403, 403, 403, 404, 401)),
    Case("reminders", "reminders/", EVERYBODY),
    Case("reminder of nobody", "reminders/{absent}/", NOBODY),
    Case("reminder of nobody cancelled", "reminders/{absent}/cancel/", NOBODY, "post"),
    Case("messages", "deliveries/", EVERYBODY),
    Case("message of nobody", "deliveries/{absent}/", NOBODY),
    Case("message of nobody sent again", "deliveries/{absent}/resend/", NOBODY, "post"),
    Case("message of nobody cancelled", "deliveries/{absent}/cancel/", NOBODY, "post"),
    Case("webhooks", "webhooks/", ADMINISTRATION),
    Case("webhook", "webhooks/{absent}/", ADMINISTRATION),
    Case("webhook registered", "webhooks/", ADMINISTRATION, "post", WEBHOOK),
    Case("webhook changed", "webhooks/{absent}/", ADMINISTRATION, "patch", WEBHOOK),
    Case("webhook pinged", "webhooks/{absent}/ping/", ADMINISTRATION, "post"),
    Case("webhook's messages", "webhook-deliveries/", ADMINISTRATION),
    Case("webhook's message", "webhook-deliveries/{absent}/", ADMINISTRATION),
    Case("webhook's message again", "webhook-deliveries/{absent}/redeliver/", ADMINISTRATION, "post"),
    Case("bodies", "bodies/", EVERYBODY),
    Case("body", "bodies/{body}/", EVERYBODY),
    Case("calendar", "calendar/", EVERYBODY),
    Case("summary", "reports/summary/", EVERYBODY),
    Case("overdue", "reports/overdue/", EVERYBODY),
    Case("by body", "reports/by-body/", EVERYBODY),
    Case("discipline", "reports/discipline/", EVERYBODY),
    Case("due", "reports/due/", EVERYBODY),
    Case("workload", "reports/workload/", EVERYBODY),
    Case("extensions moved", "reports/extensions/", EVERYBODY),
    Case("pace", "reports/pace/", EVERYBODY),
    Case("corrections", "reports/corrections/", (403, 403, 403, 200, 200, 401)),
    Case("unreached", "reports/unreached/", (403, 403, 403, 403, 200, 401)),
    Case("control card", "reports/control-card/?task={task}", READERS),
    Case("runs", "reports/runs/", EVERYBODY),
    Case("run asked for", "reports/runs/", (202,) * 5 + (401,), "post", {"report": "due", "format": "xlsx"}),
    Case("run", "reports/runs/{made}/", OWN, given=lambda office: made_run(office)),
    Case("file of a run", "reports/runs/{made}/file/", OWN, given=lambda office: made_run(office)),
    Case("rows", "reports/rows/?selection=on-control", EVERYBODY),
]

TABLE = [
    pytest.param(case, person, status, id=f"{case.name} by {person}")
    for case in CASES
    for person, status in zip(PEOPLE, case.expected, strict=True)
]


@pytest.mark.parametrize(("case", "person", "status"), TABLE)
def test_rights(office: Office, case: Case, person: str, status: int) -> None:
    made = case.given(office)
    keys = {
        "announcement": office.announcement.pk,
        "task": office.task.pk,
        "proposal": office.proposal.pk,
        "assignment": office.assignment.pk,
        "body": office.health.pk,
        "owner": office.people["owner"].pk,
        "colleague": office.people["colleague"].pk,
        "collective": getattr(made, "collective_id", None),
        "report": made and made.pk,
        "extension": made and made.pk,
        "made": made and made.pk,
        "absent": 1,
        "file": made.files.get().pk if case.name == "evidence" else None,
    }
    body = {name: _filled(value, keys) for name, value in case.body.items()}
    before = _written(office)
    path = f"/api/v1/{case.path.format(**keys)}"
    client = office.client(person)
    ask = getattr(client, case.method)
    response = ask(path) if case.method == "get" else ask(path, body, format=case.format)
    assert response.status_code == status, response.content
    if status >= 400:
        assert response["Content-Type"] == "application/problem+json"
        assert _written(office) == before, "what was refused left no trace"


def _filled(value: Any, keys: dict[str, Any]) -> Any:
    """Files are made anew for each try; a key in braces is filled in, as the number that it is."""
    if isinstance(value, str) and value[:1] == "{":
        return keys[value.strip("{}")]
    if isinstance(value, list):
        return [make() if callable(make) else _filled(make, keys) for make in value]
    return value


def _written(office: Office) -> list[Any]:
    return [
        list(Assignment.history.values_list("history_id", flat=True)),
        list(type(office.task).history.values_list("history_id", flat=True)),
    ]


def test_every_endpoint_stands_in_the_table() -> None:
    """A new address needs its rights told."""
    tried = {(case.method, _shape(case.path.split("?")[0])) for case in CASES}
    assert tried == _served()


def _shape(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def _served() -> set[tuple[str, str]]:
    found = EndpointEnumerator().get_api_endpoints()  # type: ignore[no-untyped-call]
    return {
        (method.lower(), _shape(path.removeprefix("/api/v1/")))
        for path, _regex, method, _view in found
        if path.startswith("/api/v1/") and path not in OPEN
    }


OPEN = {"/api/v1/schema/", "/api/v1/docs/", "/api/v1/"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["schema/", "docs/"])
def test_documents_are_open_to_all(path: str) -> None:
    assert APIClient().get(f"/api/v1/{path}").status_code == 200


@pytest.mark.parametrize(
    ("person", "seen"),
    [("owner", 1), ("colleague", 1), ("stranger", 0), ("viewer", 1), ("controller", 2)],
)
def test_list_of_tasks_has_what_the_person_may_see(office: Office, person: str, seen: int) -> None:
    assert len(office.client(person).get("/api/v1/tasks/").json()["results"]) == seen


@pytest.mark.parametrize(
    "path", ["announcements", "assignments", "progress-reports", "extensions"], ids=lambda path: path
)
def test_lists_of_a_stranger_are_empty(office: Office, path: str) -> None:
    office.extension()
    office.submitted()
    assert office.client("stranger").get(f"/api/v1/{path}/").json()["results"] == []
    assert office.client("owner").get(f"/api/v1/{path}/").json()["results"] != []


def test_report_of_a_stranger_counts_nothing_of_others(office: Office) -> None:
    counts = {
        person: office.client(person).get("/api/v1/reports/summary/").json()["total"]["on_control"]
        for person in ("owner", "stranger", "viewer", "controller")
    }
    assert counts == {"owner": 1, "stranger": 0, "viewer": 1, "controller": 1}


def test_counts_beside_an_announcement_are_of_what_the_reader_sees(office: Office) -> None:
    path = f"/api/v1/announcements/{office.announcement.pk}/"
    proposed = {who: office.client(who).get(path).json()["proposed"] for who in ("viewer", "controller")}
    assert proposed == {"viewer": 0, "controller": 1}


def test_session_without_csrf_token_writes_nothing(office: Office) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(office.people["owner"])
    response = client.post(f"/api/v1/assignments/{office.assignment.pk}/take/")
    assert response.status_code == 403
    assert response["Content-Type"] == "application/problem+json"
