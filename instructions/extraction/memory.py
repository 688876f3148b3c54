"""Whom a clause means that names nobody by name: "the same ministry", "these bodies", "it", "the akim of the
region", or the second sentence of an item that goes on without a subject.
"""

from __future__ import annotations

import re

from instructions.extraction.bodies import Mention
from instructions.extraction.cues import pattern
from instructions.extraction.directives import Clause, Setting
from instructions.extraction.found import Owner, Span
from instructions.extraction.senses import Senses

_ARTICLE = 12
"""A pointing word may stand so far before the noun."""
_BACK = 4000
"""How far back a name is looked for."""
_REGION = "region"
_SPEECH = 1000
"""How far back the body is looked for that direct speech goes to."""
_OFFICE = "office"
"""Bodies of this kind give orders."""
_KINDS = {"akimat": _REGION}
"""Class of a pointing head -> kind of the bodies it may mean, where the two differ."""


class Memory:
    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self._told: list[tuple[Owner, ...]] = []

    def told(self, leads: tuple[Owner, ...]) -> None:
        if leads and (not self._told or self._told[-1] != leads):
            self._told.append(leads)

    def meant(self, clause: Clause, setting: Setting, *, first: bool) -> tuple[Owner, ...] | None:
        """Leads that the clause takes over; None where it points to nobody."""
        if pointer := self._pointer(clause, setting.language):
            meant = self._pointed_to(pointer, clause, setting.language)
            return meant and self._with_others(meant, pointer, clause)
        if clause.leads or not (self._told or setting.voiced):
            return None
        if several := self._bare_pointer(clause, setting.language):
            return self._several(several, set(), setting.language)
        if self._told and self._begins_with_pronoun(clause, setting.language):
            return self._told[-1]
        if setting.voiced and not clause.pointed and not clause.cues:
            return self._spoken_to(clause.span.start, setting.language)
        if setting.item and setting.listed and not first:
            return self._told[-1]
        return None

    def _with_others(self, meant: tuple[Owner, ...], pointer: Mention, clause: Clause) -> tuple[Owner, ...]:
        """ "The Ministry of Health and the akimat of the region": who is named beside the pointer stays."""
        named = tuple(owner for owner in clause.leads if self._is_named(owner, pointer))
        ids = {owner.id for owner in named}
        return (*named, *(owner for owner in meant if owner.id not in ids))

    def _is_named(self, owner: Owner, pointer: Mention) -> bool:
        return owner.span != pointer.span and owner.id in self.senses.around.registry

    # -- pointers ---------------------------------------------------------------------------------

    def _pointer(self, clause: Clause, language: str) -> Mention | None:
        """The mention that stands for the lead but names no body of its own."""
        leads = {owner.span for owner in clause.leads}
        for mention in self.senses.mentions(clause.span, language):
            if clause.leads and mention.span not in leads:
                continue
            if not mention.ids:
                return mention
            if (mention.weak or mention.ids[0].startswith("?")) and self._is_pointing(mention, language):
                return mention
        return None

    def _is_pointing(self, mention: Mention, language: str) -> bool:
        compiled = pattern(language, "refers", "same")
        if compiled is None:
            return False
        start = max(0, mention.span.start - _ARTICLE)
        found = compiled.finditer(self.senses.flat, start, mention.span.end)
        return any(one.start() <= mention.span.start and one.end() == mention.span.end for one in found)

    def _pointed_to(self, pointer: Mention, clause: Clause, language: str) -> tuple[Owner, ...] | None:
        kinds = {_KINDS.get(one, one) for one in pointer.points_to} or self._kinds_by_word(pointer, language)
        if self._says_several(pointer, language):
            return self._several(pointer, kinds, language)
        if _REGION in kinds:
            return self._last_named(pointer.span.start, kinds, language)
        named = self._last_named(pointer.span.start, kinds, language)
        for leads in reversed(self._told[-4:]):
            if fitting := tuple(owner for owner in leads if self._kind(owner) in kinds):
                if named and self._is_farther(fitting[0], named[0], pointer):
                    return named
                return fitting[:1]
        return named or (self._told[-1] if self._told else None)

    def _is_farther(self, told: Owner, named: Owner, pointer: Mention) -> bool:
        """Who was told something in an earlier paragraph is not meant where this one names another."""
        if told.span is None or named.span is None or told.span.end >= named.span.start:
            return False
        breaks = self.senses.page.folded.find
        return (
            breaks("\n", told.span.end, named.span.start) >= 0
            and breaks("\n", named.span.end, pointer.span.start) < 0
        )

    def _several(self, pointer: Mention, kinds: set[str], language: str) -> tuple[Owner, ...] | None:
        if _REGION in kinds and (group := self._last_group(pointer.span.start, kinds, language)):
            return group
        if not self._told:
            return None
        if len(self._told[-1]) > 1 or len(self._told) == 1:
            return self._told[-1]
        return tuple(dict.fromkeys((*self._told[-2], *self._told[-1])))

    def _says_several(self, pointer: Mention, language: str) -> bool:
        compiled = pattern(language, "refers", "several")
        return compiled is not None and compiled.search(self.senses.flat, *_bounds(pointer.span)) is not None

    def _kinds_by_word(self, pointer: Mention, language: str) -> set[str]:
        """Kinds by the noun that points: a company is no ministry."""
        found = set()
        for kind in ("ministry", "agency", "company", "region"):
            compiled = pattern(language, "points-to", kind)
            if compiled is not None and compiled.search(self.senses.flat, *_bounds(pointer.span)):
                found.add(kind)
        return found

    def _kind(self, owner: Owner) -> str:
        registry = self.senses.around.registry
        return registry[owner.id].kind if owner.id in registry else "company"

    def _last_group(self, before: int, kinds: set[str], language: str) -> tuple[Owner, ...] | None:
        """The nearest row of two or more bodies of such a kind: "Akmola and Kostanay regions"."""
        registry = self.senses.around.registry
        row: list[Owner] = []
        for mention in reversed(self.senses.mentions(Span(max(0, before - _BACK), before), language)):
            fits = (
                len(mention.ids) == 1
                and mention.ids[0] in registry
                and registry[mention.ids[0]].kind in kinds
            )
            if fits and (not row or (row[-1].span and row[-1].span.start - mention.span.end < 8)):
                row.append(Owner(mention.ids[0], mention.span))
            elif len(row) > 1:
                break
            else:
                row = [Owner(mention.ids[0], mention.span)] if fits else []
        return tuple(reversed(row)) if len(row) > 1 else None

    def _last_named(self, before: int, kinds: set[str], language: str) -> tuple[Owner, ...] | None:
        """The nearest body of such a kind that is named before a place."""
        registry = self.senses.around.registry
        back = Span(max(0, before - _BACK), before)
        for mention in reversed(self.senses.mentions(back, language)):
            ids = [id_ for id_ in mention.ids if id_ in registry and registry[id_].kind in kinds]
            if len(ids) == 1 and len(mention.ids) == 1:
                return (Owner(ids[0], mention.span),)
        return None

    def _spoken_to(self, before: int, language: str) -> tuple[Owner, ...] | None:
        """Direct speech goes to the body named last, but for those that give orders."""
        registry = self.senses.around.registry
        back = Span(max(0, before - _SPEECH), before)
        for mention in reversed(self.senses.mentions(back, language)):
            owners = tuple(Owner(id_, mention.span) for id_ in mention.ids if id_ in registry)
            if len(owners) == 1 and registry[owners[0].id].kind != _OFFICE:
                return owners
        return None

    def _bare_pointer(self, clause: Clause, language: str) -> Mention | None:
        """ "The above bodies", where it is no mention."""
        compiled = pattern(language, "refers", "same")
        stop = min(clause.span.end, clause.span.start + 50)
        found = compiled.search(self.senses.flat, clause.span.start, stop) if compiled else None
        return Mention(Span(found.start(), found.end()), (), frozenset()) if found else None

    # -- pronouns ---------------------------------------------------------------------------------

    def _begins_with_pronoun(self, clause: Clause, language: str) -> bool:
        compiled = pattern(language, "refers", "pronoun")
        if compiled is None:
            return False
        stop = min(clause.span.end, clause.span.start + 70)
        return any(
            not _inside(found, clause)
            for found in compiled.finditer(self.senses.flat, clause.span.start, stop)
        )


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _inside(found: re.Match[str], clause: Clause) -> bool:
    """A pronoun that is part of the cue itself: "it was instructed"."""
    return any(cue.span.start <= found.start() and found.end() <= cue.span.end for cue in clause.cues)
