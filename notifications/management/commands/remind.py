from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from instructions import office
from notifications import demonstration
from notifications.demonstration import Notice


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2026-02-27") from None


class Command(BaseCommand):
    help = "Shows which reminders go out on a day, to whom and how; with --send sends them for real."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=day, metavar="DAY", help="the day, as 2026-02-27; by default today")
        parser.add_argument("--send", action="store_true", help="send them for real")

    def handle(self, *args: Any, on: dt.date | None, send: bool, **options: Any) -> None:
        now = timezone.now()
        on = on or office.today(now)
        if not office.calendar().is_working(on):
            self.stdout.write(
                _("%(day)s is a day off: nothing goes out. Working days beside it: %(before)s, %(after)s.")
                % {
                    "day": on,
                    "before": office.calendar().previous_working(on),
                    "after": office.calendar().next_working(on),
                }
            )
            return
        notices = demonstration.preview(on=on, now=now)
        if not notices:
            self.stdout.write(_("Nothing is left to send on %(day)s.") % {"day": on})
            return
        self.table(notices)
        if send:
            self.send(on=on, now=now)
        else:
            self.stdout.write(_("Nothing was sent: add --send to send these for real."))

    def table(self, notices: Sequence[Notice]) -> None:
        head = (_("To"), _("Channel"), _("Address"), _("As"), _("Reminder"), _("Deadline"), _("Instruction"))
        rows = [head, *(notice.cells for notice in notices)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())

    def send(self, *, on: dt.date, now: dt.datetime) -> None:
        outcome = demonstration.send(on=on, now=now)
        self.stdout.write(
            _("Messages sent: %(sent)d. To be tried again: %(waiting)d. Failed: %(failed)d.")
            % {"sent": outcome.sent, "waiting": outcome.waiting, "failed": outcome.failed}
        )
        for error in outcome.errors:
            self.stderr.write(error)
