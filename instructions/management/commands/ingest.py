from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from instructions.intake.decoding import MAX_BYTES
from instructions.intake.unreadable import Unreadable
from instructions.services.announcements import ingest


class Command(BaseCommand):
    help = "Take announcements in from .txt or .html files and propose the tasks they tell."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--published",
            type=dt.date.fromisoformat,
            metavar="DAY",
            help="day of publication as YYYY-MM-DD, for files that do not tell it",
        )

    def handle(self, *, files: list[Path], published: dt.date | None, **options: object) -> None:
        failed = 0
        for number, path in enumerate(files, start=1):
            try:
                line = self.take_in(path, published)
            except Unreadable as error:
                failed += 1
                line = self.style.ERROR(str(error))
            self.stdout.write(f"[{number}/{len(files)}] {line}")
        if failed:
            raise CommandError(
                ngettext(
                    "%(failed)s of %(count)s files was not taken in.",
                    "%(failed)s of %(count)s files were not taken in.",
                    failed,
                )
                % {"failed": failed, "count": len(files)}
            )

    def take_in(self, path: Path, published: dt.date | None) -> str:
        done = ingest(content=_bytes(path), name=path.name, published_on=published, now=timezone.now())
        if not done.is_new:
            return _("%(name)s: known already as “%(title)s”, nothing changed") % {
                "name": path.name,
                "title": done.announcement.title,
            }
        tasks = ngettext(
            "%(count)s instruction proposed", "%(count)s instructions proposed", done.proposed
        ) % {"count": done.proposed}
        return f"{path.name}: {tasks}"


def _bytes(path: Path) -> bytes:
    """The file's content, read no further than needed to see that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(path.name, error.strerror or error) from None
