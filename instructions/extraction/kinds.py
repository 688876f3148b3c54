"""Of what kind the body is that a noun points back to: "the ministry" means no company."""

from __future__ import annotations

from instructions.extraction.bodies import Mention
from instructions.extraction.bodies.index import ANY_CLASS, index_for
from instructions.extraction.cues import pattern
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses

STEM = 5
"""Two nouns are alike that begin with so many letters alike."""
REGION = "region"
OFFICE = "office"
"""Bodies of this kind give orders."""


def is_of_its_kind(senses: Senses, mention: Mention, pointer: Mention, language: str) -> bool:
    registry = senses.around.registry
    first = index_for(language, registry).case_first
    wanted = kinds_of(senses, pointer, language)
    for id_ in mention.ids:
        if id_ in registry:
            if registry[id_].kind in wanted and may_be_there(senses, id_, pointer.span, language):
                return True
        elif _stem_of(pointer.span.of(senses.flat), first=first) in id_.lower():
            return True
    return False


def kinds_of(senses: Senses, pointer: Mention, language: str) -> set[str]:
    """Kinds that the pointing noun may mean, by its class or its word."""
    kinds = index_for(language, senses.around.registry).kinds
    classes = pointer.points_to - {ANY_CLASS}
    wanted = {kind for class_ in classes for kind in kinds.get(class_, ())}
    return wanted or _by_word(senses, pointer, language)


def has_kind(senses: Senses, pointer: Mention, language: str) -> bool:
    """Does the pointing noun say what kind of body it means?"""
    return bool(pointer.points_to or _by_word(senses, pointer, language))


def _by_word(senses: Senses, pointer: Mention, language: str) -> set[str]:
    """Kinds by the noun that points: a company is no ministry."""
    if ANY_CLASS in pointer.points_to:
        return {body.kind for body in senses.around.registry.bodies} - {OFFICE}
    found = set()
    for kind in ("ministry", "agency", "company", "region"):
        compiled = pattern(language, "points-to", kind)
        if compiled is not None and compiled.search(senses.flat, *pointer.span):
            found.add(kind)
    return found


def may_be_there(senses: Senses, id_: str, pointer: Span, language: str) -> bool:
    """ "The akim of the city" is of no region, "the akim of the region" of no city."""
    city, province = (pattern(language, "points-to", key) for key in ("city", "province"))
    if city is None or province is None:
        return True
    named = city.search(senses.around.registry[id_].names.get(language, "").lower()) is not None
    if city.search(senses.flat, *pointer):
        return named
    return not (named and province.search(senses.flat, *pointer))


def _stem_of(words: str, *, first: bool = False) -> str:
    """What its head begins with; `first`: the head stands first."""
    return words.split()[0 if first else -1][:STEM] if words.split() else "?"
