"""Pages that are ready, each kept as long as it is true. Its truth is asked for twice a second at most.

Nothing has to tell the shelf of a change, so none can be forgotten, whichever process makes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

FRESH_SECONDS = 0.5
MOST = 512
"""Pages kept at once; with more the shelf is emptied and filled anew."""


@dataclass(frozen=True, slots=True)
class Page:
    etag: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class _Kept:
    page: Page
    state: str
    checked_at: float


class Shelf:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._clock = clock

    def page(
        self, key: Hashable, *, state: Callable[[], str | None], make: Callable[[str], Page | None]
    ) -> Page | None:
        """The page under a key; made by `make` where `state` tells another mark than it was made for."""
        kept, now = self._kept.get(key), self._clock()
        if kept and now - kept.checked_at < FRESH_SECONDS:
            return kept.page
        # Looked at before the page is made: a change in between is found the next time.
        mark = state()
        if mark is None:
            self._kept.pop(key, None)
            return None
        if kept and kept.state == mark:
            self._kept[key] = replace(kept, checked_at=now)
            return kept.page
        page = make(mark)
        if page is None:
            return None
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = _Kept(page, mark, now)
        return page

    def clear(self) -> None:
        self._kept.clear()
