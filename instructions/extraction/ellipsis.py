"""Orders whose verb is said once for several bodies: "A was told to do this by May, B to do that by June, and
the akims - to help". Only languages that list words for such gaps ([joins] gap) are read so.
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.cues import base_verbs, has_form, ordinal_pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_MOST = 24
_BACK = 24


def gaps(senses: Senses, sentence: Span, language: str) -> list[Span]:
    """Places where the next body of such a row begins, with the comma and the "and" before it."""
    if not lexicon(language).forms("joins", "gap") or not has_form(language, "base"):
        return []
    found = []
    for start, end in _groups(senses, sentence, language)[:_MOST]:
        join = _before(language).search(senses.flat, max(sentence.start, start - _BACK), start)
        if join and _gap(language).match(senses.flat, end, sentence.end):
            found.append(Span(*join.span(1)))
    return found


def _groups(senses: Senses, sentence: Span, language: str) -> list[tuple[int, int]]:
    """Where rows of bodies stand, and words such as "the second"."""
    groups: list[tuple[int, int]] = []
    between = _between(language)
    for mention in senses.mentions(sentence, language):
        start, end = mention.span.start, max(mention.span.end, mention.reach)
        if groups and between.fullmatch(senses.flat, groups[-1][1], start):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    if ordinal := ordinal_pattern(language):
        groups += [found.span() for found in ordinal.finditer(senses.flat, sentence.start, sentence.end)]
    return sorted(groups)


@cache
def _gap(language: str) -> re.Pattern[str]:
    """What may stand right behind the body: "to" with a verb, a time, a dash."""
    words = lexicon(language).forms("joins", "gap")
    verb = rf"to\s(?:\w+ly\s)?{base_verbs(language)}"
    return re.compile(rf"\s*(?:\([^()]{{1,80}}\)\s*)?,?\s*(?:{verb}|-\s|{alternation(words)}\s)")


@cache
def _before(language: str) -> re.Pattern[str]:
    joins = alternation(lexicon(language).forms("joins", "and"))
    fillers = alternation(lexicon(language).forms("body-fillers"))
    return re.compile(rf"(\s*[,;]\s*(?:{joins}\s+)?|\s{joins}\s+)(?:{fillers}\s+)*$")


@cache
def _between(language: str) -> re.Pattern[str]:
    joins = alternation(lexicon(language).forms("body-conjunctions", "word"))
    fillers = alternation(lexicon(language).forms("body-fillers"))
    return re.compile(rf"\s*,?\s*(?:{joins}\s+)?(?:{fillers}\s+)*")
