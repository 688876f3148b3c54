"""A stretch with what was read in it, and where it stands: what `directives` judges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.bodies import Role
from instructions.extraction.cues import Cue
from instructions.extraction.found import Due, Owner, Span

CUE_FEATURES = {
    "order.told": "told",
    "order.tells": "tells",
    "order.asks": "asks",
    "order.says": "says",
    "duty.must": "must",
    "duty.should": "should",
    "duty.will": "will",
}
"""Cues that are features of a clause by themselves."""
ORDERS = frozenset({"told", "tells", "asks", "says"})
DUTIES = frozenset({"must", "should", "will"})
BINDING = frozenset({"duty.must", "duty.should"})
"""Cues of a duty that an infinitive follows."""


class Setting(NamedTuple):
    """Where a stretch stands."""

    language: str
    listed: bool = False
    item: bool = False
    decided: bool = False
    """An item that a meeting has decided on: what would be opinion or law in prose is an order here."""
    planned: bool = False
    """An item on a page that calls itself a plan."""
    near_order: bool = False
    title: bool = False
    fielded: bool = False
    """It has lines of its own for deadline or owner, or cells."""
    past_review: bool = False
    voiced: bool = False
    """Somebody says it: it stands in quotes, or after the dash that opens direct speech."""
    said_by: str = ""
    """Whose words they are: those of one who gives orders ("chair"), or of somebody else ("other")."""
    unordered: bool = False
    """On a longer page on which nobody orders anything, and which names nobody who does."""
    bare: bool = False
    """Nothing in it looks like an order but that it has a deadline."""
    outsider: bool = False
    """It is said by somebody who gives no orders: a resident, an expert."""
    group_leads: tuple[Owner, ...] = ()
    group_co: tuple[Owner, ...] = ()
    group_due: Due | None = None


class Clause(NamedTuple):
    """A stretch with what was read in it. `cues` holds also those that an earlier clause lends it."""

    span: Span
    cues: tuple[Cue, ...]
    leads: tuple[Owner, ...]
    co: tuple[Owner, ...]
    due: Due
    role: Role | None = None
    inherited: bool = False
    stands: Span | None = None
    """Where the word stands that points to an inherited lead: a pronoun, "this ministry"."""
    pointed: bool = False
    """Its lead is named by pointing back ("this ministry")."""
    continued: bool = False
    """The clause before it in the sentence is a task."""
    vetoed: bool = False
    """An order is told in it that counts for none; so no other clause goes on with it."""
    doubted: bool = False
    """The clause before it tells what somebody thinks or plans, and is no task."""
    after: Span | None = None
    """The sentence that follows: it may tell that all was done."""

    @property
    def owner_spans(self) -> list[Span]:
        """Where its owners are named: a word within a name speaks against nothing."""
        return [owner.span for owner in (*self.leads, *self.co) if owner.span]

    @property
    def orders(self) -> frozenset[str]:
        """By which verbs it orders: "told", "tells" …"""
        return ORDERS.intersection(CUE_FEATURES.get(cue.name, "") for cue in self.cues)

    @property
    def names_a_body(self) -> bool:
        """Is a lead in the registry, and named in the clause itself?"""
        return not self.inherited and any(not owner.id.startswith("?") for owner in self.leads)


def is_told(clause: Clause) -> bool:
    return any(cue.name in CUE_FEATURES for cue in clause.cues)


def ordering_after(span: Span, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """ "To finish A and to begin B was instructed": the order that closes the sentence holds for both."""
    return tuple(cue for cue in cues if cue.span.start >= span.end and cue.name.startswith("order."))
