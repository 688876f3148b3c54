from __future__ import annotations

from instructions.errors import Refused


class Unreadable(Refused):
    """A file cannot be taken in. The message names the file and the cause."""

    code = "unreadable"

    def __init__(self, name: str, cause: object) -> None:
        super().__init__(f"{name}: {cause}")
        self.name = name
        self.cause = cause
