"""Abbreviations that a document explains itself: "Ministry of Transport (hereinafter – MT)"."""

from __future__ import annotations

import re

from instructions.extraction.bodies.find import all_mentions
from instructions.extraction.bodies.forms import is_abbreviation
from instructions.extraction.bodies.index import index_for
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.folding import fold

_AFTER = re.compile(
    r'["\s]*\((?:[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?\s*[-:,]?\s*)?["\s]*([\w-]{2,10})["\s]*\)'
)
_BEFORE = re.compile(r"(?<!\w)([\w-]{2,10})\s+-\s+(?:\w{3}\s)?$")
_ENDS = re.compile(r'["\s]*(?:[;,.)\n]|$)')
MOST_BEFORE = 24


def glossary_of(text: str, *, language: str, registry: Registry | None = None) -> dict[str, tuple[str, ...]]:
    """Abbreviations that the text explains, each with the bodies that it stands for there."""
    index = index_for(language, registry or seeded_registry())
    folded = fold(text)
    found: dict[str, tuple[str, ...]] = {}
    for mention in all_mentions(folded, index):
        short = _explained(folded, mention)
        if short and mention.ids and not mention.weak:
            outside = (OUTSIDE + mention.span.of(text),)
            found.setdefault(short, outside if mention.ids[0].startswith("?") else mention.ids)
    return found


def _explained(text: str, mention: Mention) -> str:
    after = _AFTER.match(text, mention.span.end)
    if after and is_abbreviation(after[1]):
        return after[1]
    floor = max(0, mention.span.start - MOST_BEFORE)
    before = _BEFORE.search(text[floor : mention.span.start])
    if before and is_abbreviation(before[1]) and _ENDS.match(text, max(mention.span.end, mention.reach)):
        first = text[mention.span.start]
        return before[1] if before[1][0].lower() == first.lower() else ""
    return ""
