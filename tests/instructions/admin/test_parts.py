"""At the desk a part is overseen by those who passed it on: seen, decided on, taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from instructions.models import Assignment, Evidence, Extension, ProgressReport, User
from instructions.services.delegating import delegate
from instructions.services.extending import request_extension
from instructions.services.reporting import submit_report
from tests import factories
from tests.factories import reload
from tests.instructions.admin.conftest import Office, signed_in


@dataclass(frozen=True)
class Part:
    assignment: Assignment
    report: ProgressReport
    people: dict[str, User]
    extension: Extension


@pytest.fixture
def part(office: Office) -> Part:
    """Passed on by the owner to a department, reported on there; a later day is asked for."""
    department = factories.make_body("water-canals", parent=office.ministry, kind="department")
    executor = factories.make_executor(department, username="department")
    row = delegate(
        office.share, by=office.owner, now=timezone.now(), body=department, due_on=dt.date(2026, 2, 20)
    )
    extension = request_extension(row, to=dt.date(2026, 2, 27), reason="Ice", by=executor, now=timezone.now())
    report = submit_report(
        row,
        by=executor,
        now=timezone.now(),
        text="The canals are measured.",
        files=[SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")],
    )
    return Part(row, report, {**office.people(), "department": executor}, extension)


def do(kind: str, pk: int, name: str) -> str:
    return reverse("admin:do", args=[kind, pk, name])


def offers(part: Part) -> dict[str, str]:
    return {
        "accept": do("report", part.report.pk, "accept"),
        "return": do("report", part.report.pk, "return"),
        "grant": do("extension", part.extension.pk, "grant"),
        "refuse": do("extension", part.extension.pk, "refuse"),
        "take back": do("assignment", part.assignment.pk, "take-back"),
    }


ASKED = {
    "accept": {"evidence_checked": "on"},
    "return": {"remarks": "No figures"},
    "grant": {"note": ""},
    "refuse": {"note": "Water is low"},
    "take back": {"note": "We do it ourselves"},
}
OVERSEE = {"owner", "colleague", "controller", "administrator"}
READ = OVERSEE | {"department", "viewer"}


@pytest.mark.parametrize("who", sorted(READ))
def test_the_card_offers_to_decide_on_a_part_to_those_who_may(part: Part, who: str) -> None:
    card = reverse("admin:instructions_task_change", args=[part.assignment.task_id])
    page = signed_in(part.people[who]).get(card).content.decode()
    assert "The canals are measured." in page
    offered = {name for name, address in offers(part).items() if f'"{address}"' in page}
    assert offered == (set(ASKED) if who in OVERSEE else set())


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("who", sorted(READ | {"stranger"}))
def test_what_is_offered_is_done_and_the_rest_refused(part: Part, who: str, name: str) -> None:
    before = _decided(part)
    answer = signed_in(part.people[who]).post(offers(part)[name], ASKED[name])
    assert answer.status_code == (302 if who in OVERSEE else 403 if who in READ else 404)
    assert (_decided(part) != before) is (who in OVERSEE)


def _decided(part: Part) -> tuple[str, ...]:
    rows = (part.assignment, part.report, part.extension)
    return (reload(rows[0]).status, reload(rows[1]).state, reload(rows[2]).state)


@pytest.mark.parametrize("who", ["owner", "colleague"])
def test_what_is_the_department_s_own_to_do_is_not_offered_above(part: Part, who: str) -> None:
    card = reverse("admin:instructions_task_change", args=[part.assignment.task_id])
    page = signed_in(part.people[who]).get(card).content.decode()
    for name in ("take", "start", "report", "extend", "person", "pass-on"):
        assert f'"{do("assignment", part.assignment.pk, name)}"' not in page


def test_its_author_is_told_to_whom_the_report_went(part: Part) -> None:
    client = signed_in(part.people["department"])
    signed_in(part.people["owner"]).post(offers(part)["return"], ASKED["return"])
    data = {
        "text": "With figures",
        "evidence": SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF"),
        "version": reload(part.assignment).version,
    }
    answer = client.post(do("assignment", part.assignment.pk, "report"), data, follow=True)
    assert "The report is with those who passed the part on." in answer.content.decode()
    assert (
        "Who passed the part on is checking your report"
        in client.get(reverse("admin:index")).content.decode()
    )


def test_the_start_page_begins_with_reports_on_parts(part: Part) -> None:
    start = reverse("admin:index")
    for who in ("owner", "colleague"):
        page = signed_in(part.people[who]).get(start).content.decode()
        next_step = do("assignment", part.assignment.parent_id or 0, "take")
        assert page.index("The canals are measured.") < page.index(next_step)
        assert offers(part)["accept"] in page
        assert do("assignment", part.assignment.pk, "take") not in page
    for who in ("department", "stranger"):
        assert "Reports on parts" not in signed_in(part.people[who]).get(start).content.decode()
    signed_in(part.people["owner"]).post(offers(part)["accept"], ASKED["accept"])
    assert "Reports on parts" not in signed_in(part.people["colleague"]).get(start).content.decode()


def test_evidence_of_a_part_is_handed_to_those_who_passed_it_on(part: Part) -> None:
    file = reverse("admin:evidence", args=[Evidence.objects.get().pk])
    found = {who: signed_in(user).get(file).status_code for who, user in part.people.items()}
    assert {who for who, status in found.items() if status == 200} == READ
    assert found["stranger"] == 404


def test_a_report_on_what_has_ended_is_nobody_s_to_accept(part: Part) -> None:
    signed_in(part.people["owner"]).post(offers(part)["take back"], ASKED["take back"])
    card = reverse("admin:instructions_task_change", args=[part.assignment.task_id])
    for who in ("owner", "controller"):
        page = signed_in(part.people[who]).get(card).content.decode()
        assert "We do it ourselves" in page
        assert not [name for name, address in offers(part).items() if f'"{address}"' in page]


@pytest.mark.parametrize("page", ["card", "start", "shares", "reports"])
def test_pages_ask_no_more_with_more_parts(part: Part, office: Office, page: str) -> None:
    address = {
        "card": reverse("admin:instructions_task_change", args=[office.task.pk]),
        "start": reverse("admin:index"),
        "shares": reverse("admin:instructions_assignment_changelist"),
        "reports": reverse("admin:instructions_progressreport_changelist"),
    }[page]
    client = signed_in(office.colleague)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    few = asked()
    for _ in range(8):
        row = delegate(
            office.share, by=office.owner, now=timezone.now(), body=part.assignment.body, person=None
        )
        file = SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")
        submit_report(row, by=part.people["department"], now=timezone.now(), text="Another.", files=[file])
    assert asked() <= few
