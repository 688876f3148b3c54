"""SQLite's own LIKE ignores case for ASCII alone; a search of the embedded database knows Cyrillic too."""

from __future__ import annotations

import re
from functools import lru_cache


def like(pattern: str | None, text: object, escape: str = "") -> bool | None:
    """`text LIKE pattern ESCAPE escape`, in SQLite's order of arguments; null where either is null."""
    if pattern is None or text is None:
        return None
    return _expression(pattern, escape).fullmatch(str(text).casefold()) is not None


@lru_cache(maxsize=256)
def _expression(pattern: str, escape: str) -> re.Pattern[str]:
    parts: list[str] = []
    letters = iter(pattern.casefold())
    for letter in letters:
        if escape and letter == escape:
            parts.append(re.escape(next(letters, escape)))
        else:
            parts.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter))
    return re.compile("".join(parts), re.DOTALL)
