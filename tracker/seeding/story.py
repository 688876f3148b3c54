"""What the demo's people did with the sample announcements before somebody looks, move by move."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from instructions import office
from instructions.models import Assignment, ProgressReport, User
from instructions.services import closing, extending, moves, reporting, review
from tracker.seeding.history import happening


@dataclass(frozen=True, slots=True)
class Move:
    """`who` does something with the share of a body in a task of an announcement, at a moment."""

    share: Assignment
    by: User
    now: dt.datetime
    text: str = ""
    file: str = ""
    content: str = ""
    to: str = ""

    @property
    def submitted(self) -> ProgressReport:
        return self.share.reports.get(state=ProgressReport.State.SUBMITTED)


def accept(move: Move) -> None:
    review.accept_task(move.share.task, by=move.by, now=move.now)


def take(move: Move) -> None:
    moves.take(move.share, by=move.by, now=move.now)


def start(move: Move) -> None:
    moves.start(move.share, by=move.by, now=move.now)


def report(move: Move) -> None:
    file = SimpleUploadedFile(move.file, move.content.encode())
    reporting.submit_report(move.share, by=move.by, now=move.now, text=move.text, files=[file])


def accept_report(move: Move) -> None:
    reporting.accept_report(move.submitted, by=move.by, now=move.now)


def return_report(move: Move) -> None:
    reporting.return_report(move.submitted, by=move.by, now=move.now, remarks=move.text)


def close(move: Move) -> None:
    closing.close_task(move.share.task, by=move.by, now=move.now)


def ask_extension(move: Move) -> None:
    to = dt.date.fromisoformat(move.to)
    extending.request_extension(move.share, to=to, reason=move.text, by=move.by, now=move.now)


MOVES: dict[str, Callable[[Move], None]] = {
    "accept": accept,
    "take": take,
    "start": start,
    "report": report,
    "accept-report": accept_report,
    "return-report": return_report,
    "close": close,
    "ask-extension": ask_extension,
}


@transaction.atomic
def tell_story(path: Path, *, announcements: Collection[str], now: dt.datetime) -> int:
    """Make every move up to `now` in announcements that were just taken in; returns how many were made."""
    made = 0
    for entry in sorted(json.loads(path.read_text()), key=lambda entry: str(entry["at"])):
        at = dt.datetime.fromisoformat(entry["at"]).replace(tzinfo=office.zone())
        if at > now or entry["in"] not in announcements:
            continue
        share = find_share(entry["in"], entry["body"])
        if share is None:
            continue
        said = {name: entry[name] for name in ("text", "file", "content", "to") if name in entry}
        by = User.objects.get(username=entry["who"])
        with happening(at):
            MOVES[entry["does"]](Move(share=share, by=by, now=at, **said))
        made += 1
    return made


def find_share(announcement: str, body: str) -> Assignment | None:
    """The first share that a body leads in an announcement; none where the text was read otherwise."""
    found = Assignment.objects.filter(
        task__announcement__source_name=announcement, body__code=body, role=Assignment.Role.LEAD
    )
    return found.select_related("task").order_by("task__pk", "pk").first()
