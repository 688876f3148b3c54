"""Lexicons as they were read once, kept beside their source as Python keeps what it has compiled.

Plain data under a name that tells the source and the code that reads it; what is missing, damaged or of
another source is read anew, and where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = "__pycache__"
_READERS = ("compiled.py", "folding.py", "lexicon.py", "schema.py")

Sections = dict[str, dict[str, tuple[str, ...]]]
Lines = dict[tuple[str, str], int]


def kept(source: Path, text: str) -> tuple[Sections, Lines] | None:
    """Sections and lines of a lexicon as they were read before; None where they were not."""
    try:
        data = json.loads(_place(source, text).read_bytes())
        return _sections(data["sections"]), {(section, key): line for section, key, line in data["lines"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(
    source: Path,
    text: str,
    sections: Mapping[str, Mapping[str, tuple[str, ...]]],
    lines: Mapping[tuple[str, str], int],
) -> None:
    """Keep a lexicon that was read, in place of what was kept of its source before."""
    from tempfile import NamedTemporaryFile  # only here: what is kept is read far more often than written

    place = _place(source, text)
    told = {"sections": sections, "lines": [(*at, line) for at, line in lines.items()]}
    try:
        place.parent.mkdir(exist_ok=True)
        before = [one for one in place.parent.glob(f"{source.name}.*.json") if one != place]
        with NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as file:
            json.dump(told, file, ensure_ascii=False)
        written = Path(file.name)
        written.chmod(0o644)
        written.replace(place)
        for one in before:
            one.unlink(missing_ok=True)
    except OSError:
        return


def _sections(data: Mapping[str, Mapping[str, Any]]) -> Sections:
    return {section: {key: tuple(forms) for key, forms in keys.items()} for section, keys in data.items()}


def _place(source: Path, text: str) -> Path:
    digest = hashlib.sha256(text.encode() + _code()).hexdigest()
    return source.parent / _FOLDER / f"{source.name}.{digest[:32]}.json"


@cache
def _code() -> bytes:
    """What the code that reads lexicons looks like: other code may read them otherwise."""
    return b"".join((Path(__file__).parent / name).read_bytes() for name in _READERS)
