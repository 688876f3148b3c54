"""Who only gives an order, or tells of it, and is not told to do it."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, any_form, has_last_verbs, pattern
from instructions.extraction.directives import is_giver
from instructions.extraction.found import Owner
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

_ROW, _SAYING = 2, 24


def without_speakers(senses: Senses, leads: tuple[Owner, ...], language: str) -> tuple[Owner, ...]:
    """ "As the Vice Premier stressed, the department must …": of a row, those who are not right behind a verb
    of saying."""
    said = pattern(language, "governed", "said") if len(leads) >= _ROW else None
    if said is None:
        return leads
    return tuple(
        owner
        for owner in leads
        if owner.span is None
        or not any(
            found.end() == owner.span.start - 1
            for found in said.finditer(senses.flat, max(0, owner.span.start - _SAYING), owner.span.start)
        )
    )


def gives_the_order(
    senses: Senses, leads: Sequence[Owner], cues: Sequence[Cue], role: Role | None, language: str
) -> bool:
    """Who stands right before an active verb of ordering, and is not in the case that it asks for, orders."""
    last = leads[-1].span
    if (
        not lexicon(language).forms("governed")
        or last is None
        or role not in (Role.NAMED, Role.OTHER, Role.SUBJECT)
    ):
        return False
    return any(
        cue.name == "order.tells" and 0 <= cue.span.start - last.end <= 1 and cue.span.start > last.start
        for cue in cues
    )


def merely_tells(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The akim of the region: the airport it do, told": who stands first in flashes of news orders."""
    if is_giver(senses, clause.leads, language):
        return True
    if not has_last_verbs(language) or not any(cue.name == "order.tells" for cue in clause.cues):
        return False
    first, flash = clause.leads[0].span, any_form(language, "turns", "flash")
    return first is not None and flash is not None and bool(flash.fullmatch(senses.flat, *first))
