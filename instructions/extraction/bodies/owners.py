"""Who is told to do it, and with whom: the values, and the functions that read them from a text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from instructions.extraction.found import Owner, Span


class Role(StrEnum):
    """The part of a body in an instruction; those that lead come first, the firmest at the head."""

    CALLED = "called"
    ORDERED = "ordered"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    AGENT = "agent"
    NAMED = "named"
    CO = "co"
    ASIDE = "aside"
    RECIPIENT = "recipient"
    GIVER = "giver"
    OTHER = "other"


LEADING = (Role.CALLED, Role.ORDERED, Role.SUBJECT, Role.ADDRESSEE, Role.AGENT, Role.NAMED, Role.OTHER)


class Reference(NamedTuple):
    """A body that the text only points back to: "this ministry", "the akim of the region", "they".

    `classes` are those of the head noun, as in the section body-heads of the lexicon; none for a pronoun.
    """

    span: Span
    classes: frozenset[str]
    many: bool

    def moved(self, by: int) -> Reference:
        return self._replace(span=_moved(self.span, by))


class Owners(NamedTuple):
    """`refers` and `refers_co` are what earlier sentences must tell; the other two are what this one says."""

    lead: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    refers: tuple[Reference, ...] = ()
    refers_co: tuple[Reference, ...] = ()
    role: Role | None = None
    """How the lead is told to do it."""

    def moved(self, by: int) -> Owners:
        if not by or not (self.lead or self.co or self.refers or self.refers_co):
            return self
        return Owners(
            tuple(_owner_moved(owner, by) for owner in self.lead),
            tuple(_owner_moved(owner, by) for owner in self.co),
            tuple(one.moved(by) for one in self.refers),
            tuple(one.moved(by) for one in self.refers_co),
            self.role,
        )


def _owner_moved(owner: Owner, by: int) -> Owner:
    return Owner(owner.id, _moved(owner.span, by)) if owner.span else owner


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
