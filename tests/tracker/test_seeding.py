from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import F
from pytest_django import Settings

from instructions import office
from instructions.models import (
    Alias,
    Announcement,
    Assignment,
    Body,
    CalendarDay,
    Extension,
    Membership,
    ProgressReport,
    Task,
    User,
)
from instructions.reports.scope import Scope
from instructions.reports.summary import summary
from instructions.working_days import kazakhstan
from tracker.management.commands.seed import SEEDS
from tracker.seeding.bodies import load_bodies
from tracker.seeding.calendar import load_calendar
from tracker.seeding.people import demo_password, load_people
from tracker.seeding.story import MOVES

pytestmark = pytest.mark.django_db
BODIES, CALENDAR, PEOPLE = (SEEDS / f"{name}.json" for name in ("bodies", "calendar", "people"))


def test_bodies_come_with_names_aliases_and_members() -> None:
    load_bodies(BODIES)
    water = Body.objects.get(code="min-water")
    assert all([water.name_kk, water.name_ru, water.name_en])
    assert {alias.language for alias in water.aliases.all()} == {"kk", "ru", "en"}
    akimats = Body.objects.get(code="all-akimats").members_on(dt.date(2026, 2, 3))
    assert akimats.count() == 20
    assert set(akimats.values_list("kind", flat=True)) == {Body.Kind.REGION}


def test_bodies_loaded_again_change_nothing() -> None:
    first = load_bodies(BODIES)
    counts = Body.objects.count(), Alias.objects.count(), Membership.objects.count()
    assert (first, load_bodies(BODIES)) == (counts[0], 0)
    assert counts == (Body.objects.count(), Alias.objects.count(), Membership.objects.count())


def test_bodies_stay_as_the_office_left_them() -> None:
    load_bodies(BODIES)
    water = Body.objects.get(code="min-water")
    water.aliases.all().delete()
    water.name_en = "Ministry of Rivers"
    water.save()
    load_bodies(BODIES)
    water.refresh_from_db()
    assert (water.name_en, water.aliases.count()) == ("Ministry of Rivers", 0)


def test_a_body_of_a_body_is_loaded_as_its_part(tmp_path: Path) -> None:
    names = {"kk": "А", "ru": "А", "en": "A"}
    part = {"id": "part", "kind": "department", "names": names, "parent": "whole"}
    whole = {"id": "whole", "kind": "ministry", "names": names}
    path = tmp_path / "bodies.json"
    path.write_text(json.dumps([part, whole]))
    load_bodies(path)
    assert Body.objects.get(code="part").parent == Body.objects.get(code="whole")


def test_the_calendar_counts_working_days_as_the_country_does() -> None:
    load_calendar(CALENDAR)
    ours, known = office.calendar(), kazakhstan(2024, 2027)
    first, last = dt.date(2024, 1, 1), dt.date(2027, 12, 31)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    assert [day for day in days if ours.is_working(day) != known.is_working(day)] == []


def test_calendar_days_are_named_in_three_languages() -> None:
    load_calendar(CALENDAR)
    assert not CalendarDay.objects.filter(name_kk="").exists()
    assert not CalendarDay.objects.filter(name_ru="").exists()
    assert not CalendarDay.objects.filter(name_en="").exists()
    assert CalendarDay.objects.get(on="2024-05-04").kind == CalendarDay.Kind.WORKING


def test_a_day_that_the_office_struck_out_does_not_come_back() -> None:
    load_calendar(CALENDAR)
    CalendarDay.objects.get(on="2026-12-16").delete()
    assert load_calendar(CALENDAR) == 0
    assert not CalendarDay.objects.filter(on="2026-12-16").exists()


def test_there_is_somebody_for_every_role() -> None:
    load_bodies(BODIES)
    load_people(PEOPLE, password="one for all")
    assert set(User.objects.values_list("role", flat=True)) == set(User.Role.values)
    executor = User.objects.get(username="timur")
    assert list(executor.bodies.values_list("code", flat=True)) == ["min-water"]
    assert executor.check_password("one for all")


def test_a_changed_password_is_kept_and_not_told() -> None:
    load_people(PEOPLE, password="one for all")
    user = User.objects.get(username="helen")
    user.set_password("her own")
    user.save()
    told = {
        account.user.username: account.password for account in load_people(PEOPLE, password="one for all")
    }
    assert told["helen"] == ""
    assert told["aigul"] == "one for all"


def test_the_demo_password_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    made = demo_password(tmp_path / "var")
    assert len(made) >= 12
    assert demo_password(tmp_path / "var") == made
    assert (tmp_path / "var" / "demo-password").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def demo(clock: time_machine.Traveller, settings: Settings, tmp_path: Path) -> str:
    """The demo as it is loaded on Sunday 22 November 2026; yields what was told."""
    clock.move_to(dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC))
    settings.VAR_DIR = tmp_path
    return seed_demo()


def seed_demo() -> str:
    out = StringIO()
    call_command("seed", demo=True, stdout=out)
    return out.getvalue()


def test_the_demo_shows_announcements_in_every_language(demo: str) -> None:
    languages = list(Announcement.objects.order_by("language").values_list("language", flat=True))
    assert languages == ["en", "en", "kk", "kk", "ru", "ru"]
    assert not Announcement.objects.filter(tasks=None).exists()
    assert "flood-readiness.en.txt: 5 instructions proposed" in demo


def test_the_demo_leaves_something_to_do_for_everybody(demo: str) -> None:
    statuses = set(Assignment.objects.values_list("status", flat=True))
    assert {"proposed", "assigned", "in_progress", "submitted", "closed"} <= statuses
    assert Task.objects.proposed().count() > 5
    today = office.today()
    assert Task.objects.overdue(on=today).exists()
    assert Task.objects.due_between(today, today + dt.timedelta(days=7)).exists()
    assert Extension.objects.filter(state=Extension.State.REQUESTED).count() == 1
    remarks = ProgressReport.objects.get(state=ProgressReport.State.RETURNED)
    assert remarks.assignment.reports.filter(state=ProgressReport.State.SUBMITTED).exists()


def test_the_whole_story_is_told(demo: str) -> None:
    story = json.loads((SEEDS / "story.json").read_text())
    assert f"would have: {len(story)} moves" in demo
    assert {move["does"] for move in story} == set(MOVES)


def test_the_demo_loaded_again_changes_nothing(demo: str) -> None:
    counts = Task.objects.count(), Assignment.objects.count(), ProgressReport.objects.count()
    again = seed_demo()
    assert counts == (Task.objects.count(), Assignment.objects.count(), ProgressReport.objects.count())
    assert "proposed" not in again


def test_the_story_is_told_no_further_than_today(
    clock: time_machine.Traveller, settings: Settings, tmp_path: Path
) -> None:
    clock.move_to(dt.datetime(2026, 11, 4, 4, 30, tzinfo=dt.UTC))
    settings.VAR_DIR = tmp_path
    seed_demo()
    assert not Extension.objects.exists()
    assert Task.objects.filter(state=Task.State.CLOSED).count() == 1


def test_seed_without_demo_adds_nobody() -> None:
    call_command("seed", stdout=StringIO())
    assert Body.objects.exists()
    assert not User.objects.exists()


def test_reports_of_a_past_day_are_as_full_as_the_demo_was_then(demo: str) -> None:
    def on_control(month: int, number: int) -> int:
        day = dt.date(2026, month, number)
        scope = Scope(User.objects.get(username="aigul"), office.today(), day, first=day, last=day)
        return summary(scope).total.tasks

    assert [on_control(10, 21), on_control(10, 22), on_control(11, 3), on_control(11, 4)] == [0, 4, 4, 5]
    assert on_control(11, 21) == on_control(11, 22) > 5


def test_proposals_of_the_demo_waited_from_the_day_they_were_published(demo: str) -> None:
    waits = Task.objects.filter(accepted_at__lt=F("created_at"))
    assert not waits.exists()
    assert set(Task.objects.dates("created_at", "month")) == {dt.date(2026, 10, 1), dt.date(2026, 11, 1)}
