"""All bodies that a stretch of text names, whatever their part in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.bodies.companions import companions_in
from instructions.extraction.bodies.compose import composed
from instructions.extraction.bodies.forms import MAKE_A_NAME
from instructions.extraction.bodies.hits import NO_GLOSSARY, Glossary, Hit, hits_in
from instructions.extraction.bodies.index import Index, index_for
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.mentions import mentions_in
from instructions.extraction.bodies.outside import not_in_names, outside_in
from instructions.extraction.bodies.place_rows import rows_of_places
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.bodies.short import short_names
from instructions.extraction.folding import fold
from instructions.extraction.found import Span


class Named(NamedTuple):
    """A stretch of text with the bodies that it names, places counted from its start."""

    text: str
    folded: str
    mentions: tuple[Mention, ...]

    def placed(self, at: int) -> list[Mention]:
        """The mentions, their places moved by `at`; unknown bodies in the words of the text as written."""
        return [_placed(mention, self.text, at) for mention in self.mentions]


def named_in(text: str, *, language: str, registry: Registry, glossary: Glossary = NO_GLOSSARY) -> Named:
    """The bodies that a stretch names."""
    folded = fold(text)
    return Named(text, folded, tuple(all_mentions(folded, index_for(language, registry), glossary)))


def find_bodies(
    text: str,
    start: int,
    end: int,
    language: str,
    registry: Registry | None = None,
    glossary: Glossary = NO_GLOSSARY,
) -> list[Mention]:
    """Mentions in `text[start:end]`, by place; unknown bodies as "?: words of the text"."""
    named = named_in(
        text[start:end], language=language, registry=registry or seeded_registry(), glossary=glossary
    )
    return named.placed(start)


def all_mentions(folded: str, index: Index, glossary: Glossary = NO_GLOSSARY) -> list[Mention]:
    hits = hits_in(folded, index, glossary)
    if not hits:
        return []
    found = _by_their_words(folded, index, hits)
    found += short_names(folded, index, hits, found)
    found += list(companions_in(folded, index.language, found))
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return composed(found, folded, index, hits)


def _by_their_words(folded: str, index: Index, hits: Sequence[Hit]) -> list[Mention]:
    """Names in full, unknown bodies by their nouns, rows of places."""
    if not any(form.part in MAKE_A_NAME for hit in hits for form in hit.choices):
        return []
    known = not_in_names(mentions_in(folded, index, hits), folded, hits, index)
    found = [one for one in known if not one.open] + outside_in(folded, index, hits, known)
    if rows := list(rows_of_places(folded, index, hits, known)):
        found = [one for one in found if not any(_overlap(one.span, row.span) for row in rows)] + rows
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _placed(mention: Mention, text: str, at: int) -> Mention:
    span = Span(mention.span.start + at, mention.span.end + at)
    ids = tuple(OUTSIDE + mention.name.of(text) if id_.startswith("?") else id_ for id_ in mention.ids)
    name_at = mention.name_at + at if mention.name_at >= 0 else -1
    return mention._replace(span=span, ids=ids, name_at=name_at)
