"""The action of a task as a short title in the language of the document: an imperative, where one is safe.

"The Ministry, by March 1, is to review the plan" and "was tasked with reviewing the plan" both give "Review
the plan": what follows the order's own words, without deadline and owners, from its verb on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, has_last_verbs
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.titles import title_of

_LONGEST = 160
_EDGES = ' \n\t,;:.-–—«»"“”()'
_BEFORE = ("before-verb", "before-gerund")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SPACED = re.compile(r"\s+(?=[,;.!])|,(?=\s*[,;.])")
_CLOSING = re.compile(r"[^“«„”»]*([,.!][”»])")
"""The end of somebody's words that began before."""


def action_of(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    """The stated words without deadline and owners, shortened at a word."""
    for cue in clause.cues:
        told = stated.start <= cue.span.start and cue.span.end < stated.end
        if told and (title := _ordered(senses, cue, stated.end, clause, language)):
            return in_short(title)
    if has_last_verbs(language) and (title := title_of(senses, stated, clause, language)):
        return in_short(title)
    owners = (owner.span for owner in (*clause.leads, *clause.co))
    pieces = _without(stated, (clause.due.span, *owners))
    words = max(
        (piece.of(senses.page.text) for piece in pieces), key=len, default=stated.of(senses.page.text)
    )
    return in_short(_imperative(words, language, "begins") or words)


def _ordered(senses: Senses, cue: Cue, end: int, clause: Clause, language: str) -> str:
    """What an order's words tell to do, as an imperative; empty where these words are not of that kind."""
    words = cue.span.of(senses.flat).split()
    start = cue.span.end
    if cue.name == "duty.will" and len(words) == 1 and base_of(words[0], language):
        key, start = "before-gerund", cue.span.start
    elif cue.name.startswith(("order.", "duty.")):
        title = lexicon(language)
        key = next((key for key in _BEFORE if words[-1] in title.forms("title", key)), "")
    else:
        key = ""
    if not key:
        return ""
    return _imperative(_joined(senses, Span(start, end), clause, language), language, key)


def _imperative(words: str, language: str, key: str) -> str:
    """Words that begin with a verb, in its plain form; empty where they do not."""
    title = lexicon(language)
    skipped = title.forms("title", "skip")
    for found in _WORD.finditer(words):
        word = found[0].lower()
        if word in skipped:
            continue
        if base := base_of(word, language):
            return base + words[found.end() :]
        if key == "before-verb" and word not in title.forms("title", "no-verb"):
            return words[found.start() :]
        break
    return ""


@cache
def base_of(word: str, language: str) -> str:
    """The plain form of a verb that lists begin with: "submitting", "submits" → "submit"."""
    known = lexicon(language).forms("verb", "base")
    if word in known:
        return word
    for ending in lexicon(language).keys("title-verb"):
        for instead in lexicon(language).forms("title-verb", ending):
            base = word.removesuffix(ending) + instead.lstrip("-")
            if word.endswith(ending) and base in known:
                return base
    return ""


def _joined(senses: Senses, span: Span, clause: Clause, language: str) -> str:
    """A stretch without deadline and co-executors, and without what only leads up to these."""
    whole, comma = "", False
    for piece in _without(span, (clause.due.span, *(owner.span for owner in clause.co))):
        words = piece.of(senses.page.text).strip()
        if comma:
            words = words.removeprefix(",")
        lead = _leading_up(language).search(words.lower()) if piece.end < span.end else None
        words = words[: lead.start()] if lead else words
        comma = "," in (lead[0] if lead else words[-1:]) or (comma and not words)
        whole += " " + words.rstrip(" ," if comma else " ")
    return _SPACED.sub("", whole)


@cache
def _leading_up(language: str) -> re.Pattern[str]:
    """ "jointly with the", or "and the" alone, at the end of a stretch before a name."""
    title = lexicon(language)
    small = alternation((*title.forms("title", "skip"), *title.forms("title", "no-verb")))
    markers = alternation(title.forms("body-co", "before"))
    return re.compile(rf"(?:(?:,\s*)?{markers}|^)(?:\s*{small})*$")


def _without(span: Span, places: Iterable[Span | None]) -> Iterator[Span]:
    """What is left of a stretch when some places in it are cut out."""
    at = span.start
    for place in sorted(place for place in places if place and span.start <= place.start < span.end):
        if place.start > at:
            yield Span(at, place.start)
        at = max(at, min(place.end, span.end))
    if at < span.end or at == span.start:
        yield Span(at, span.end)


def in_short(words: str) -> str:
    closed = _CLOSING.match(words)
    words = re.sub(r"\s+", " ", words[: closed.start(1)] if closed else words).strip(" \n\t")
    bare = words.strip(_EDGES)
    opened = words.startswith("«") and bare.count("»") > bare.count("«")
    words = f"«{bare}" if opened else bare
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return words[:1].upper() + words[1:]
