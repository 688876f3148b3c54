from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from instructions.extraction.bodies.registry import seeded_registry
from instructions.intake.unreadable import Unreadable
from instructions.models import Alias, Announcement, Body, Task
from instructions.registry import office_registry
from instructions.services.announcements import ingest, read
from instructions.services.review import reject_task
from tests.factories import make_alias, make_body, make_collective, make_controller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

READOUT = """Published: 3 February 2026

Following the meeting on irrigation, a number of instructions were issued:

• The Ministry of Wells, together with the Agency for Canals, by March 2, 2026, is to approve a map of wells.
• The Agency for Canals, by the end of the quarter, is to repair the pumping stations in the south.
"""


@pytest.fixture(autouse=True)
def bodies() -> dict[str, Body]:
    wells = make_body("min-wells", name_en="Ministry of Wells")
    canals = make_body("agency-canals", name_en="Agency for Canals", kind=Body.Kind.AGENCY)
    return {"wells": wells, "canals": canals}


def take_in(text: str = READOUT, name: str = "readout.txt", **given: object) -> Announcement:
    done = ingest(content=text.encode(), name=name, now=timezone.now(), **given)  # type: ignore[arg-type]
    return done.announcement


def test_ingest_proposes_tasks_with_bodies_deadline_and_words(bodies: dict[str, Body]) -> None:
    announcement = take_in()
    first, second = announcement.tasks.order_by("pk")
    assert (first.due_on, first.due_text) == (dt.date(2026, 3, 2), "by March 2, 2026")
    assert [(share.body, share.role) for share in first.assignments.order_by("-role")] == [
        (bodies["wells"], "lead"),
        (bodies["canals"], "co"),
    ]
    assert second.due_on == dt.date(2026, 3, 31)
    assert second.assignments.get().body == bodies["canals"]


def test_ingest_keeps_the_evidence_as_places_in_the_text() -> None:
    announcement = take_in()
    task = announcement.tasks.order_by("pk")[0]
    [[start, end]] = task.evidence["deadline"]
    assert announcement.text[start:end] == "by March 2, 2026"
    [[start, end]] = task.evidence["lead"]
    assert "Ministry of Wells" in announcement.text[start:end]
    assert task.quote in announcement.text


def test_ingest_proposes_nothing_to_executors() -> None:
    assert {task.state for task in take_in().tasks.all()} == {Task.State.PROPOSED}


def test_ingest_keeps_the_original_with_its_hash() -> None:
    announcement = take_in()
    with announcement.original.open("rb") as original:
        assert original.read() == READOUT.encode()
    assert len(announcement.original_sha256) == 64


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(READOUT, id="same-bytes"),
        pytest.param(READOUT.replace("\n", "\r\n"), id="other-line-ends"),
        pytest.param(READOUT.replace("\n\n", "\n\n\n"), id="other-spacing"),
    ],
)
def test_ingest_of_the_same_words_changes_nothing(again: str) -> None:
    first = take_in()
    done = ingest(content=again.encode(), name="again.txt", now=timezone.now())
    assert (done.announcement, done.is_new, done.proposed) == (first, False, 0)
    assert Announcement.objects.count() == 1
    assert Task.objects.count() == 2


def test_reading_anew_proposes_nothing_that_was_decided() -> None:
    announcement = take_in()
    rejected = announcement.tasks.order_by("pk")[0]
    reject_task(rejected, by=make_controller(), reason="plan")
    assert read(announcement, now=timezone.now()) == 0
    assert announcement.tasks.proposed().count() == 1


def test_ingest_without_day_of_publication_is_refused_and_keeps_nothing() -> None:
    text = READOUT.replace("Published: 3 February 2026", "")
    with pytest.raises(Unreadable, match=r"readout\.txt: it does not say when"):
        take_in(text)
    assert not Announcement.objects.exists()


def test_ingest_takes_the_day_that_is_given() -> None:
    announcement = take_in(published_on=dt.date(2026, 2, 4))
    assert announcement.published_on == dt.date(2026, 2, 4)


def test_ingest_of_a_day_far_ahead_is_refused() -> None:
    with pytest.raises(Unreadable, match="4052"):
        take_in(published_on=dt.date(4052, 1, 1))


def test_registry_of_the_office_follows_its_rows(bodies: dict[str, Body]) -> None:
    before = office_registry()
    assert office_registry() is before
    make_alias(bodies["wells"], "MoW")
    make_collective("water-bodies", members=list(bodies.values()))
    after = office_registry()
    assert after["min-wells"].aliases == {"en": ("MoW",)}
    assert set(after["water-bodies"].members) == {"min-wells", "agency-canals"}


def test_registry_of_the_office_equals_the_seeds_once_loaded() -> None:
    Body.objects.all().delete()
    call_command("seed", stdout=StringIO())
    assert {body.id for body in office_registry().bodies} == {body.id for body in seeded_registry().bodies}
    assert Alias.objects.filter(is_ambiguous=True).exists()


def test_ingest_command_names_each_file_and_goes_on_after_a_broken_one(tmp_path: Path) -> None:
    good, broken = tmp_path / "readout.txt", tmp_path / "broken.txt"
    good.write_text(READOUT)
    broken.write_bytes(b"%PDF-1.4")
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 3 files"):
        call_command("ingest", str(broken), str(good), str(good), stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("[1/3] ")
    assert "broken.txt: " in lines[0]
    assert lines[1] == "[2/3] readout.txt: 2 instructions proposed"
    assert "known already" in lines[2]


def test_ingest_command_names_a_missing_file(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path / "none.txt"), stdout=out)
    assert "none.txt: No such file" in out.getvalue()
