from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.seeding.announcements import load_announcements
from tracker.seeding.bodies import load_bodies
from tracker.seeding.calendar import load_calendar
from tracker.seeding.people import demo_password, load_people
from tracker.seeding.policies import load_policies
from tracker.seeding.story import tell_story

SEEDS = settings.BASE_DIR / "seeds"


class Command(BaseCommand):
    help = "Loads seeds/: bodies and calendar; with --demo also people and sample announcements. Safe twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="add demo people and sample announcements")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        self.tell(_("Bodies: %(count)d added"), count=load_bodies(SEEDS / "bodies.json"))
        self.tell(_("Calendar: %(count)d days added"), count=load_calendar(SEEDS / "calendar.json"))
        self.tell(_("Reminder policies: %(count)d added"), count=load_policies(SEEDS / "policies.json"))
        if demo:
            self.load_demo(now=timezone.now())

    def load_demo(self, *, now: dt.datetime) -> None:
        password = demo_password(settings.VAR_DIR)
        accounts = load_people(SEEDS / "people.json", password=password)
        self.tell(_("People of the demo: %(count)d"), count=len(accounts))
        new = []
        for name, done in load_announcements(SEEDS / "announcements" / "index.json", now=now):
            if done.is_new:
                new.append(name)
                self.tell(_("%(name)s: %(count)d instructions proposed"), name=name, count=done.proposed)
        if new:
            made = tell_story(SEEDS / "story.json", announcements=new, now=now)
            self.tell(_("Reviewed and reported, as an office would have: %(count)d moves"), count=made)

    def tell(self, message: str, **values: object) -> None:
        self.stdout.write(f"  {message % values}")
        self.stdout.flush()
