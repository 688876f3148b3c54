from __future__ import annotations

import datetime as dt

from instructions.errors import Refused


class Unreadable(Refused):
    """A file cannot be taken in. The message names the file and the cause."""

    code = "unreadable"

    def __init__(self, name: str, cause: object) -> None:
        super().__init__(f"{name}: {cause}")
        self.name = name
        self.cause = cause


class Undated(Unreadable):
    """The day of publication is not told; `offered` is a day near the head that may be it."""

    code = "undated"

    def __init__(self, name: str, cause: object, *, offered: dt.date | None) -> None:
        super().__init__(name, cause)
        self.offered = offered
