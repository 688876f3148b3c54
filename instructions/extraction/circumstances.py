"""What takes from an order by its place in the sentence, where names bear their case at their head: a body
within a condition, a month in which the order was given, an order in general before its parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause
from instructions.extraction.cues import addresses_by_case, has_last_verbs, pattern
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses, has_term


def circumstances(senses: Senses, clause: Clause, language: str) -> Iterator[tuple[str, Span | None]]:
    if not addresses_by_case(language) or has_last_verbs(language):
        return
    if condition := _in_a_condition(senses, clause, language):
        yield "conditional", condition
    if given := _given_in(senses, clause, language):
        yield "recalled", given
    if _is_told_in_parts(senses, clause, language):
        yield "no-content", clause.after


def _in_a_condition(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "If the ministry does not fill the stores by May, plants will have to stop": nobody else is named."""
    condition = senses.says(clause.span, language, "against", "condition")
    first = clause.leads[0].span if clause.leads and not clause.inherited else None
    if condition is None or first is None or condition.start - clause.span.start > 1:
        return None
    comma = senses.flat.find(",", condition.end, clause.span.end)
    return condition if condition.end <= first.start < comma else None


def _given_in(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "In October the President ordered …": when it was ordered, not by when it is to be done."""
    due, within = clause.due.span, pattern(language, "term-words", "in")
    if (
        due is None
        or within is None
        or clause.due.rule != "end-of-month"
        or due.start > clause.span.start + 1
    ):
        return None
    if due.start > clause.span.start + 1:
        return None
    told = [cue.span.start for cue in clause.cues if cue.name == "order.tells"]
    first = within.match(senses.flat, due.start, due.end)
    near = bool(told) and told[0] - due.end > 0 and senses.says(Span(due.end, told[0]), language, "giver")
    return due if near and first is not None else None


def _is_told_in_parts(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The Premier ordered to look into prices. The ministry is to check …": who does what comes next."""
    if clause.leads or has_term(clause.due) or clause.after is None:
        return False
    if not any(cue.name == "order.tells" for cue in clause.cues):
        return False
    owners = senses.owners(clause.after, language)
    return owners.role is Role.ADDRESSEE and senses.has_verb(clause.after, language)
