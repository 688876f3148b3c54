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


LIST = "admin:instructions_task_changelist"
WAITS_FOR = {"owner": 1, "colleague": 1, "stranger": 0, "department": 0, "controller": 0, "administrator": 0}


def rows_at(part: Part, who: str, view: str, query: str) -> int:
    page = signed_in(part.people[who]).get(f"{reverse(view)}?{query}")
    return len(page.context["cl"].result_list)


@pytest.mark.parametrize(("who", "number"), WAITS_FOR.items())
@pytest.mark.parametrize(
    ("view", "query"),
    [
        (LIST, "waiting=report"),
        (LIST, "waiting=extension"),
        ("admin:instructions_progressreport_changelist", "waiting=me"),
        ("admin:instructions_extension_changelist", "waiting=me"),
    ],
    ids=["instructions by report", "instructions by request", "reports", "requests"],
)
def test_lists_hold_what_waits_for_the_reader(
    part: Part, who: str, number: int, view: str, query: str
) -> None:
    assert rows_at(part, who, view, query) == number


def test_the_control_unit_counts_what_it_decides_and_lists_as_much(part: Part) -> None:
    page = signed_in(part.people["controller"]).get(reverse("admin:index"))
    assert (page.context["waiting"].reports, page.context["waiting"].extensions) == (0, 0)
    whole = part.assignment.parent
    assert whole
    submit_report(
        whole,
        by=part.people["owner"],
        now=timezone.now(),
        text="All is measured.",
        files=[SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")],
    )
    page = signed_in(part.people["controller"]).get(reverse("admin:index"))
    assert page.context["waiting"].reports == rows_at(part, "controller", LIST, "waiting=report") == 1


@pytest.mark.parametrize("role", [User.Role.EXECUTOR, User.Role.HEAD])
def test_of_a_part_whose_giver_has_left_the_control_unit_decides(part: Part, role: str) -> None:
    User.objects.filter(username__in=["owner", "colleague"]).update(is_active=False)
    Assignment.objects.filter(parts=part.assignment).update(person=None)
    page = signed_in(part.people["controller"]).get(reverse("admin:index"))
    assert (page.context["waiting"].reports, page.context["waiting"].extensions) == (1, 1)
    assert rows_at(part, "controller", LIST, "waiting=report") == 1
    back = factories.make_user("back", role=role)
    back.bodies.add(part.assignment.parent.body)  # type: ignore[union-attr, arg-type]
    assert rows_at(part, "controller", LIST, "waiting=report") == 0


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "department"])
def test_the_start_page_counts_for_the_giver(part: Part, who: str) -> None:
    number = WAITS_FOR[who]
    page = signed_in(part.people[who]).get(reverse("admin:index"))
    assert (len(page.context["handed_in"]), len(page.context["asked_for"])) == (number, number)
    told = page.content.decode()
    assert ("Reports on parts passed on" in told, "Extensions asked for parts passed on" in told) == (
        bool(number),
        bool(number),
    )
    assert (offers(part)["grant"] in told) is bool(number)


def test_who_reports_on_own_part_does_not_decide_on_it(part: Part) -> None:
    """In charge of the part, though of the body that passed it on."""
    Assignment.objects.filter(pk=part.assignment.pk).update(person=part.people["colleague"])
    assert rows_at(part, "colleague", LIST, "waiting=report") == 0
    assert rows_at(part, "owner", LIST, "waiting=report") == 1


@pytest.mark.parametrize(("who", "number"), WAITS_FOR.items())
@pytest.mark.parametrize("noun", ["progress-reports", "extensions"])
def test_over_rest_too(part: Part, who: str, number: int, noun: str) -> None:
    client = signed_in(part.people[who])
    found = client.get(f"/api/v1/{noun}/?waiting=true").json()["results"]
    assert len(found) == number
    others = client.get(f"/api/v1/{noun}/?waiting=false").json()["results"]
    assert len(others) == (0 if who == "stranger" else 1 - number)


@pytest.mark.parametrize("who", ["owner", "colleague"])
def test_a_draft_sent_says_who_gets_it(part: Part, who: str) -> None:
    other = delegate(
        part.assignment.parent,  # type: ignore[arg-type]
        by=part.people["owner"],
        now=timezone.now(),
        body=factories.make_body("water-wells", parent=part.assignment.body, kind="department"),
        due_on=dt.date(2026, 2, 20),
    )
    whole = Assignment.objects.get(parts=other)
    for row, said in ((other, "those who passed the part on"), (whole, "gone to the control unit")):
        author = part.people[who]
        Assignment.objects.filter(pk=row.pk).update(person=author)
        draft = ProgressReport.objects.create(assignment=row, state="draft", text="Dug.", author=author)
        client = signed_in(author)
        data = {"text": "Dug.", "evidence": SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")}
        page = client.post(do("report", draft.pk, "send"), data, follow=True)
        assert said in page.content.decode()


@pytest.mark.parametrize(
    ("state", "moved"), [("requested", False), ("refused", False), ("lapsed", False), ("granted", True)]
)
def test_only_what_was_granted_strikes_the_day_before(part: Part, state: str, moved: bool) -> None:
    Extension.objects.filter(pk=part.extension.pk).update(state=state, decided_at=timezone.now())
    card = reverse("admin:instructions_task_change", args=[part.assignment.task_id])
    page = signed_in(part.people["controller"]).get(card).content.decode()
    assert ("<s>20 February 2026</s>" in page, "7 days added" in page) == (moved, moved)
    assert "20 February 2026" in page
