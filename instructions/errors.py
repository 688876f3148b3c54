"""What a service says when it will not do what was asked: callers branch on types, people read the text."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the office refuses a move, it does not fail
    """The move is not possible now. `str(error)` is a translated sentence for the person who asked."""

    code = "refused"

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(Refused):
    """The person has no right to this move on this object."""

    code = "not_allowed"


class Stale(Refused):
    """Somebody saved the object since the person opened it."""

    code = "stale"
