"""Saved filters, columns and exports of every list of the desk; histories; the score of reading."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from instructions.admin.role_admin import RoleAdmin
from instructions.models import ColumnChoice, Extension, Membership, ProgressReport, SavedFilter
from instructions.services.lists import save_filter
from instructions.services.review import Deadline, Share, accept_task, correct_proposal, reject_task
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

LIST = "admin:instructions_task_changelist"
LISTS = sorted(
    f"{model._meta.app_label}_{model._meta.model_name}"
    for model, listing in admin.site._registry.items()
    if isinstance(listing, RoleAdmin)
)
FORMULA = "=HYPERLINK(1)"
OF_INSTRUCTIONS = ("task", "assignment", "progressreport", "extension", "body", "announcement")


def make_report(office: Office, text: str) -> None:
    told: dict[str, Any] = {"author": office.owner, "state": "submitted", "submitted_at": timezone.now()}
    ProgressReport.objects.create(assignment=office.share, text=text, **told)


def make_extension(office: Office, reason: str) -> None:
    asked: dict[str, Any] = {"asked_by": office.owner, "asked_at": timezone.now(), "to_on": "2026-04-01"}
    Extension.objects.create(assignment=office.share, reason=reason, **asked)


def test_every_list_of_the_desk_has_filters_columns_and_an_export() -> None:
    others = [model for model, listing in admin.site._registry.items() if not isinstance(listing, RoleAdmin)]
    assert others == []


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_is_saved_as_a_file(name: str, kind: str, office: Office) -> None:
    address = reverse(f"admin:{name}_export")
    answer = signed_in(office.administrator).get(address, {"_export_format": kind})
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert answer.getvalue()
    stranger = signed_in(office.stranger).get(address, {"_export_format": kind})
    assert stranger.status_code in {200, 403}
    assert b"canals" not in (stranger.getvalue() if stranger.status_code == 200 else b"")


@pytest.mark.parametrize("name", OF_INSTRUCTIONS)
def test_no_file_holds_a_formula(name: str, office: Office) -> None:
    task, body = office.task, office.ministry
    assert task.announcement
    task.title = task.announcement.title = body.name_en = FORMULA
    for row in (task, task.announcement, body):
        row.save()
    make_report(office, FORMULA)
    make_extension(office, FORMULA)
    address = reverse(f"admin:instructions_{name}_export")
    said = signed_in(office.controller).get(address, {"_export_format": "csv"}).getvalue().decode()
    assert f"'{FORMULA}" in said
    assert said.count(FORMULA) == said.count(f"'{FORMULA}")


def keep(office: Office, who: str, **data: str) -> int:
    given = {"listing": "instructions_task", "name": "Late", "query": "due=overdue&p=3"}
    given["next"] = reverse(LIST)
    return signed_in(office.people()[who]).post(reverse("admin:save_filter"), {**given, **data}).status_code


def test_a_filter_is_kept_without_its_page_and_offered_again(office: Office) -> None:
    assert keep(office, "controller") == 302
    saved = SavedFilter.objects.get()
    assert (saved.user, saved.name, saved.query) == (office.controller, "Late", "due=overdue")
    assert not saved.is_shared
    assert 'href="?due=overdue"' in signed_in(office.controller).get(reverse(LIST)).content.decode()
    keep(office, "controller", query="due=week")
    assert SavedFilter.objects.get().query == "due=week"


@pytest.mark.parametrize(
    ("owner", "readers"),
    [
        ("owner", {"owner", "colleague"}),
        ("controller", {"controller", "administrator"}),
        ("viewer", {"viewer"}),
    ],
)
def test_a_shared_filter_is_offered_to_the_own_unit(owner: str, readers: set[str], office: Office) -> None:
    keep(office, owner, is_shared="on")
    offered = {
        who
        for who, user in office.people().items()
        if "?due=overdue" in signed_in(user).get(reverse(LIST)).content.decode().split("changelist-filter")[0]
    }
    assert offered == readers


def test_only_the_own_filter_is_removed(office: Office) -> None:
    saved = save_filter(
        user=office.owner, listing="instructions_task", name="Late", query="due=overdue", is_shared=True
    )
    address, back = reverse("admin:forget_filter", args=[saved.pk]), {"next": reverse(LIST)}
    assert signed_in(office.colleague).post(address, back).status_code == 404
    assert signed_in(office.owner).post(address, back).status_code == 302
    assert not SavedFilter.objects.exists()


def test_a_filter_is_kept_for_no_list_that_one_may_not_see(office: Office) -> None:
    assert keep(office, "owner", listing="instructions_user") == 404
    assert keep(office, "owner", next="https://elsewhere.test/") == 404 or SavedFilter.objects.count() == 1


def test_columns_are_chosen_and_taken_back(office: Office) -> None:
    client, address = signed_in(office.controller), reverse("admin:choose_columns")
    asked = {
        "listing": "instructions_assignment",
        "next": reverse("admin:instructions_assignment_changelist"),
    }
    client.post(address, {**asked, "column": ["deadline", "done_on", "password"]})
    assert ColumnChoice.objects.get().columns == ["deadline", "done_on"]
    said = client.get(asked["next"]).content.decode()
    assert "column-done_on" in said
    assert "column-of_body" not in said
    client.post(address, asked)
    assert "column-of_body" in client.get(asked["next"]).content.decode()


def test_of_a_body_every_change_and_its_members_are_told_and_saved(office: Office) -> None:
    akims = factories.make_collective("akims", members=[office.other])
    akims.name_en = "Akims of all regions"
    akims.save()
    Membership.objects.get().delete()
    address = reverse("admin:instructions_body_history", args=[akims.pk])
    said = signed_in(office.viewer).get(address).content.decode()
    assert "Akims of all regions" in said
    assert f"Member: {office.other}" in said
    file = signed_in(office.viewer).get(address, {"file": "csv"}).getvalue().decode()
    assert "Akims,Akims of all regions" in file
    assert signed_in(office.stranger).get(address).status_code == 404


def test_of_an_instruction_reports_and_moves_are_in_its_history(office: Office) -> None:
    make_extension(office, "Ice")
    address = reverse("admin:instructions_task_history", args=[office.task.pk])
    assert "Extension · Min water" in signed_in(office.owner).get(address).content.decode()
    assert signed_in(office.stranger).get(address, {"file": "xlsx"}).status_code == 404


def test_figures_of_reading_lead_to_as_many_rows_as_they_count(office: Office) -> None:
    now, by = timezone.now(), office.controller
    due = Deadline("date", dt.date(2026, 3, 2))
    read: dict[str, Any] = {"title": "As read", "lead": [office.ministry.code], "co": [], "form": ""}
    told: dict[str, Any] = {
        "state": "proposed",
        "title": "As read",
        "proposal": {**read, "deadline": due.as_json()},
    }
    tasks = [factories.make_task(**told) for _ in range(3)]
    for task in tasks:
        factories.make_assignment(task, office.ministry)
    correct_proposal(tasks[0], by=by, title="Put right", deadline=due, lead=[Share(office.ministry)], co=[])
    accept_task(tasks[0], by=by, now=now)
    accept_task(tasks[1], by=by, now=now)
    reject_task(tasks[2], by=by, reason="plan")
    client = signed_in(by)
    page = client.get(reverse("admin:corrections"))
    rows = {row.label: row.figures[-1] for row in page.context["rows"]}
    assert (rows["Instruction"].part, rows["Instruction"].whole) == (1, 2)
    assert rows["accepted just as it was read"].part == 1
    assert page.context["rejected"][0][1] == 1
    for address in (*(row.address for row in rows.values()), page.context["rejected"][0][2]):
        listed = client.get(address).context["cl"]
        counted = next((row.part for row in rows.values() if row.address == address), 1)
        assert listed.result_count == counted
