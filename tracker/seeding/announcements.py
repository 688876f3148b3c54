from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from instructions import office
from instructions.services.announcements import Ingested, ingest
from tracker.seeding.history import happening

AT_NINE = dt.time(9)


def load_announcements(index: Path, *, now: dt.datetime) -> Iterator[tuple[str, Ingested]]:
    """Take in the announcements that an index names, one at a time, so that each can be told of."""
    for entry in json.loads(index.read_text()):
        path = index.parent / entry["file"]
        published = dt.date.fromisoformat(entry["published"])
        at = min(dt.datetime.combine(published, AT_NINE, tzinfo=office.zone()), now)
        with transaction.atomic(), happening(at):
            done = ingest(content=path.read_bytes(), name=path.name, published_on=published, now=at)
        yield path.name, done
