"""All bodies that a stretch of text names, whatever their part in it."""

from __future__ import annotations

from dataclasses import replace

from instructions.extraction.bodies.compose import composed
from instructions.extraction.bodies.hits import NO_GLOSSARY, Glossary, hits_in
from instructions.extraction.bodies.index import Index, index_for
from instructions.extraction.bodies.mentions import OUTSIDE, Mention, mentions_in
from instructions.extraction.bodies.outside import outside_in
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.folding import fold
from instructions.extraction.found import Span


def find_bodies(
    text: str,
    start: int,
    end: int,
    language: str,
    registry: Registry | None = None,
    glossary: Glossary = NO_GLOSSARY,
) -> list[Mention]:
    """Mentions in `text[start:end]`, by place; unknown bodies as "?: words of the text"."""
    piece = text[start:end]
    index = index_for(language, registry or seeded_registry())
    return [_placed(mention, text, start) for mention in all_mentions(fold(piece), index, glossary)]


def all_mentions(folded: str, index: Index, glossary: Glossary = NO_GLOSSARY) -> list[Mention]:
    hits = hits_in(folded, index, glossary)
    known = mentions_in(folded, index, hits)
    found = [one for one in known if not one.open] + outside_in(folded, index, hits, known)
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return composed(found, folded, index, hits)


def _placed(mention: Mention, text: str, start: int) -> Mention:
    span = Span(mention.span.start + start, mention.span.end + start)
    ids = tuple(OUTSIDE + span.of(text) if id_.startswith("?") else id_ for id_ in mention.ids)
    return replace(mention, span=span, ids=ids)
