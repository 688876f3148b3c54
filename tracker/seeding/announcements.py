from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from instructions.services.announcements import Ingested, ingest


def load_announcements(index: Path, *, now: dt.datetime) -> Iterator[tuple[str, Ingested]]:
    """Take in the announcements that an index names, one at a time, so that each can be told of."""
    for entry in json.loads(index.read_text()):
        path = index.parent / entry["file"]
        published = dt.date.fromisoformat(entry["published"])
        yield (
            path.name,
            ingest(content=path.read_bytes(), name=path.name, published_on=published, now=now),
        )
