"""The one family of errors that every channel raises. Callers branch on the type, never on the text."""

from __future__ import annotations


class ChannelError(Exception):
    """A message did not get through. `str(error)` is what the other side said."""

    outcome_unknown = False
    """The line broke when the message may already have been taken: another try may double it."""


class PermanentError(ChannelError):
    """It never will: another try would fail alike. `disables`: nor will anything else to this address."""

    def __init__(self, reason: str, *, disables: bool = False) -> None:
        super().__init__(reason)
        self.disables = disables


class TemporaryError(ChannelError):
    """It may later. `retry_after`: seconds the server asked for, which is no failure of the message."""

    def __init__(
        self, reason: str, *, retry_after: float | None = None, outcome_unknown: bool = False
    ) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.outcome_unknown = outcome_unknown


class UnreachableError(TemporaryError):
    """The server itself is not there: nothing else of this batch has a chance now."""


class MovedError(ChannelError):
    """The address is now another one."""

    def __init__(self, to: str) -> None:
        super().__init__(f"moved to {to}")
        self.to = to
