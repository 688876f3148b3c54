from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from instructions.reports.counted import are_kept
from instructions.services.counting import count_weeks, touch_everything, wrong_weeks


class Command(BaseCommand):
    help = "Count the weeks that reports read ready, where something in them was touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every week anew")
        parser.add_argument("--check", action="store_true", help="change nothing; compare counts with rows")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not are_kept():
            self.stdout.write("Weeks are counted in PostgreSQL only; here reports add up the rows.")
            return
        if options["check"]:
            self._check()
            return
        if options["all"]:
            touch_everything()
        self.stdout.write(f"Weeks counted: {count_weeks()}.")

    def _check(self) -> None:
        if wrong := wrong_weeks():
            named = ", ".join(f"{week:%Y-%m-%d}" for week in wrong)
            raise CommandError(f"Counts differ from their rows in the weeks of {named}. Run with --all.")
        self.stdout.write("All counts agree with their rows.")
