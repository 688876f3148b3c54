from __future__ import annotations

import datetime as dt
import json
import sys
import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from instructions.extraction import extract
from instructions.extraction.found import FoundTask, Reading
from instructions.extraction.record import record_of
from instructions.intake.source import SourceText, read_source
from instructions.intake.unreadable import Unreadable

WIDTH = 100


class Command(BaseCommand):
    help = "Find the tasks in announcements and print them. The database is not touched."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help=".txt or .html")
        parser.add_argument(
            "--published",
            type=day,
            metavar="DAY",
            help="day of publication, YYYY-MM-DD; else as the text says",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object for one file")
        parser.add_argument(
            "--jsonl",
            action="store_true",
            help='read {"id", "text", "published"} a line on standard input, write {"id", "tasks"} a line',
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        files, published = options["files"], options["published"]
        if options["jsonl"]:
            if files:
                raise CommandError("--jsonl reads standard input, no files.")
            self._lines()
        elif not files:
            raise CommandError("Name the files to read, or give --jsonl and documents on standard input.")
        elif options["json"]:
            if len(files) != 1:
                raise CommandError("--json is for one file.")
            source = opened(files[0])
            reading = extract(source.text, published=published or told_day(source))
            self.stdout.write(
                json.dumps(record_of(reading, source.text, id_=source.name), ensure_ascii=False, indent=1)
            )
        else:
            for name in files:
                self._table(name, published)

    def _lines(self) -> None:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if not line.strip():
                continue
            id_, text, published = document(line, number)
            record = record_of(extract(text, published=published), text, id_=id_)
            self.stdout.write(json.dumps(record, ensure_ascii=False))
            self.stdout.flush()

    def _table(self, name: str, published: dt.date | None) -> None:
        source = opened(name)
        on = published or told_day(source)
        reading = extract(source.text, published=on)
        self.stdout.write(
            f"{source.name}: {len(reading.tasks)} found (language {reading.language}, {on:%Y-%m-%d})"
        )
        for number, task in enumerate(reading.tasks, start=1):
            for line in rows(number, task, source.text, reading):
                self.stdout.write(line)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def opened(name: str) -> SourceText:
    try:
        return read_source(Path(name).read_bytes(), name=name)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from error
    except Unreadable as error:
        raise CommandError(str(error)) from error


def told_day(source: SourceText) -> dt.date:
    if source.published_on is None:
        raise CommandError(
            f"{source.name}: the text tells no day of publication; give --published YYYY-MM-DD."
        )
    return source.published_on


def document(line: bytes, number: int) -> tuple[str, str, dt.date]:
    """Id, text and day of publication of one JSON line. `CommandError` names the line and what is wrong."""
    try:
        told = json.loads(line)
        return str(told["id"]), str(told["text"]), dt.date.fromisoformat(told["published"])
    except KeyError as error:
        raise CommandError(f"Line {number} lacks {error.args[0]!r}.") from error
    except (ValueError, TypeError) as error:
        raise CommandError(f"Line {number} cannot be read: {error}.") from error


def rows(number: int, task: FoundTask, text: str, reading: Reading) -> Iterator[str]:
    """The lines of one task in the terminal."""
    quote = " ".join(task.span.of(text).split())
    due = task.due
    day_ = due.date.isoformat() if due.date else due.every.value if due.every else "none"
    until = f" until {due.until}" if due.until else ""
    words = f" ({' '.join(due.text.split())})" if due.text else ""
    yield ""
    yield f"{number:3}. {task.action}"
    for name, value in (
        ("lead", ", ".join(owner.id for owner in task.lead) or "nobody named"),
        ("with", ", ".join(owner.id for owner in task.co)),
        ("due", f"{day_}{until}{words}"),
        ("form", task.form),
        ("sure", f"{task.confidence:.0%}  " + ", ".join(task.doubts)),
        ("quote", quote),
    ):
        if value:
            yield from textwrap.wrap(
                value, WIDTH, initial_indent=f"     {name:6}", subsequent_indent=" " * 11
            )
