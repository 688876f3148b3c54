"""What was made of the lexicons once, kept beside them as Python keeps what it has compiled.

Plain data under a name that tells the source and the code that made it; what is missing, damaged or of
another source is made anew, and where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = "__pycache__"
_PACKAGE = Path(__file__).parent


def place_of(source: Path, *told: str, code: tuple[str, ...]) -> Path:
    """Where that is kept which `code` (files of this package) makes of a source and what else is told."""
    digest = hashlib.sha256(_bytes_of(code))
    for one in told:
        digest.update(one.encode())
    return source.parent / _FOLDER / f"{source.name}.{digest.hexdigest()[:32]}.json"


def kept(place: Path) -> Any:
    """What is kept at a place; None where that is nothing."""
    try:
        return json.loads(place.read_bytes())
    except (OSError, ValueError):
        return None


def keep(place: Path, data: object, *, beside: int = 0) -> None:
    """Keep plain data in place of what was kept of its source before; the newest `beside` of that stay."""
    from tempfile import NamedTemporaryFile  # only here: what is kept is read far more often than written

    source = place.name.removesuffix(".json").rpartition(".")[0]
    try:
        place.parent.mkdir(exist_ok=True)
        before = [one for one in place.parent.glob(f"{source}.*.json") if one != place]
        before.sort(key=_age)
        with NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        written = Path(file.name)
        written.chmod(0o644)
        written.replace(place)
        for one in before[: max(0, len(before) - beside)]:
            one.unlink(missing_ok=True)
    except OSError:
        return


def _age(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0


@cache
def _bytes_of(code: tuple[str, ...]) -> bytes:
    """What the code looks like: other code may read the same source otherwise."""
    return b"".join((_PACKAGE / name).read_bytes() for name in code)
