from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from instructions.models import Task
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

ROWS = (
    ("№", "Instruction", "Executor", "Deadline"),
    (1, "Approve the plan", "Ministry of Water", "30.04.2026"),
    (2, "Build <b>the</b> bridge", "", "30.04.2026"),
)


@pytest.fixture
def table() -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("table.xlsx", file.getvalue())


@pytest.fixture
def controller(office: Office) -> Client:
    office.ministry.name_en = "Ministry of Water"
    office.ministry.save()
    Task.objects.all().delete()
    return signed_in(office.controller)


def looked(client: Client, table: SimpleUploadedFile) -> str:
    response = client.post(reverse("admin:import"), {"file": table, "given_on": "2026-02-03"}, follow=True)
    return response.content.decode()


def kept() -> list[Path]:
    return list((Path(settings.MEDIA_ROOT) / "imports").glob("*"))


@pytest.mark.parametrize("name", ["import", "import_look"])
def test_import_by_who_asks(office: Office, name: str) -> None:
    found = {
        who: signed_in(user).get(reverse(f"admin:{name}")).status_code
        for who, user in office.people().items()
    }
    may = 200 if name == "import" else 302
    assert found == {
        "owner": 403,
        "colleague": 403,
        "stranger": 403,
        "viewer": 403,
        "controller": may,
        "administrator": may,
    }
    assert Client().get(reverse(f"admin:{name}")).status_code == 302


def test_look_writes_nothing_and_tells_row_by_row(controller: Client, table: SimpleUploadedFile) -> None:
    text = looked(controller, table)
    assert "Approve the plan" in text
    assert "it names no executor" in text
    assert "Build &lt;b&gt;the&lt;/b&gt; bridge" in text
    assert "Take over 1 row" in text
    assert not Task.objects.exists()
    assert len(kept()) == 1


def test_look_tells_the_rhythm_and_repeats_no_day_as_it_was_written(office: Office) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (
        ROWS[0],
        (1, "Report on the wells", "Ministry", "monthly"),
        (2, "Dig", "Ministry", "30/04/2026"),
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    text = looked(signed_in(office.controller), SimpleUploadedFile("table.xlsx", file.getvalue()))
    assert "every month" in text
    assert text.count("30/04/2026") == 1


@pytest.mark.parametrize(("onto", "state"), [("proposals", "proposed"), ("control", "on_control")])
def test_import_does_what_was_shown(
    controller: Client, table: SimpleUploadedFile, onto: str, state: str
) -> None:
    looked(controller, table)
    response = controller.post(reverse("admin:import_look"), {"onto": onto})
    assert response["Location"] == f"{reverse('admin:instructions_task_changelist')}?state={state}"
    task = Task.objects.get()
    assert (task.title, task.state) == ("Approve the plan", state)
    assert kept() == []


def test_second_import_of_the_same_table_has_nothing_new(
    controller: Client, table: SimpleUploadedFile
) -> None:
    looked(controller, table)
    controller.post(reverse("admin:import_look"), {"onto": "control"})
    table.seek(0)
    text = looked(controller, table)
    assert "There is nothing new in this table." in text
    assert "known already" in text


def test_file_that_cannot_be_read_is_told_on_the_form(controller: Client) -> None:
    text = looked(controller, SimpleUploadedFile("notes.xlsx", b"no table"))
    assert "notes.xlsx: it cannot be opened as an XLSX table" in text
    assert kept() == []


def test_look_at_another_persons_file_is_not_possible(controller: Client, table: SimpleUploadedFile) -> None:
    looked(controller, table)
    other = signed_in(factories.make_controller("other"))
    assert other.get(reverse("admin:import_look"))["Location"] == reverse("admin:import")


def test_list_of_instructions_offers_the_import_to_the_control_unit(office: Office) -> None:
    address = reverse("admin:instructions_task_changelist")
    offered = {
        who: reverse("admin:import") in signed_in(getattr(office, who)).get(address).content.decode()
        for who in ("controller", "owner")
    }
    assert offered == {"controller": True, "owner": False}
