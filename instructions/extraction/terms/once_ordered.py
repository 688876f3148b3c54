"""Terms judged anew, once it is known that the clause which holds them orders."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.terms.decision import ASIDE
from instructions.extraction.terms.modifiers import RELATIVE
from instructions.extraction.terms.values import Role, Term


def taken(terms: list[Term], *, ordered: bool, by_tense: bool, near: bool) -> list[Term]:
    """With those as deadlines that are none only where nothing is ordered; `near` an order, no more than a
    time that stands aside."""
    if not (ordered or near):
        return terms
    reasons = {ASIDE}
    if ordered:
        reasons |= {"told", "bare"} if by_tense else {"told"}
    return [_as_deadline(term) if term.why in reasons else term for term in terms]


def told_of_a_thing(terms: Sequence[Term]) -> list[Term]:
    """ "The akim is answerable for the museum, which has to open by May 1": where nothing else says when,
    the clause about the thing does."""
    if any(term.role is Role.DEADLINE for term in terms):
        return []
    return [_as_deadline(term) for term in terms if term.why == RELATIVE]


def _as_deadline(term: Term) -> Term:
    return term._replace(role=Role.DEADLINE)
