"""A body, or several under one head, as the words of a text name them."""

from __future__ import annotations

from typing import NamedTuple

from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.found import Span

GENITIVE = "gen"
OUTSIDE = "?: "
ATTRIBUTE = frozenset({"adj"})
"""The form in which a name only says where another thing is."""


class Mention(NamedTuple):
    """One body, or several under one head, as named in the text.

    `ids` are empty where the text only points back ("this ministry", "the akim of the region"); then
    `points_to` holds the head's classes. `weak`: a body only where the context makes it one.
    """

    span: Span
    ids: tuple[str, ...]
    cases: frozenset[str] = ANY_CASE
    weak: bool = False
    foreign: bool = False
    points_to: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    """Those of its head, where it is a head with a complement."""
    many: bool = False
    joined: bool = False
    """Goes on with the mention before: "and", a comma."""
    reach: int = 0
    """The end with what belongs to it but is no part of its name: a committee of a ministry."""
    name_at: int = -1
    """Where the name of an unknown body begins, if the title of its head stands before it."""
    open: bool = False
    """A head whose complement the registry does not know: words beside it may belong to the name."""

    @property
    def name(self) -> Span:
        return self.span if self.name_at < self.span.start else Span(self.name_at, self.span.end)
