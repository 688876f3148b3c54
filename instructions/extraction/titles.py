"""Titles in a language whose verbs close the clause: what is to be done, its verb as the name of a deed.

"The Ministry the bridges by May 1 let repair" gives "Bridges repairing": what stands before the verb, without
owners, deadline and the order's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.cues import pattern
from instructions.extraction.deeds import as_object, plain
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.masthead import gives
from instructions.extraction.senses import Senses

_WORD = re.compile(r"[^\W\d_]+")
_FORMS = ("jussive", "imperative", "spoken", "closing", "future")
"""Kinds of [verb], those first that surely order."""
_PRESENT = "duty.will"
_BACK = 3
_NEAR = 60
_EDGES = " ,;:-–—"
_LEAST_STEM = 2
_GAPS = re.compile(r"\s*,(?=\s*(?:,|$))|(?<=^)[\s,]+|\s+(?=,)")
_SPEECH = re.compile(r"^[^:]{0,80}:\s+[«\"]?(?=\S+\s\S)")
"""What leads to somebody's words: The Premier says so."""
_AFTER_COLON = re.compile(r"^[^:]{0,160}:\s+(?=\S+)")
_OPENING = 4
_GENITIVE = "gen"
_LEAST = 2
"""A title of fewer words tells nothing."""


def title_of(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    """What is to be done, ending in its verb; empty where the stretch shows no such verb."""
    if not lexicon(language).forms("title-verb"):
        return ""
    verb = _verb(senses, stated, clause, language)
    if verb is None:
        return ""
    text = senses.page.text
    pieces = [text[start:end].strip() for start, end in _left(senses, stated, verb, clause, language)]
    words = _SPEECH.sub("", _GAPS.sub("", " ".join(piece for piece in pieces if piece)))
    words = _without_edges(_balanced(_AFTER_COLON.sub("", words).strip(_EDGES)), language)
    form = verb.of(senses.flat)
    if plain(form, language, "deed-passive"):
        words = as_object(words, language, form)
    title = f"{words} {_deed(form, language)}"
    return title if len(title.split()) >= _LEAST else ""


def _verb(senses: Senses, stated: Span, clause: Clause, language: str) -> Span | None:
    """The word that says what to do: right before the order's own words, or the first ordering form."""
    told = [cue.span for cue in clause.cues if cue.name != _PRESENT and stated.start <= cue.span.start]
    for cue in reversed(told):
        for word in reversed(list(_WORD.finditer(senses.flat, stated.start, cue.start))[-_BACK:]):
            if word[0].endswith(lexicon(language).forms("verb", "deed")) and _deed(word[0], language):
                return Span(*word.span())
    forms = (senses.word_ending(stated, language, key) for key in _FORMS)
    found = (form for form in forms if form is not None and _deed(form.of(senses.flat), language))
    return next(found, None)


def _left(
    senses: Senses, stated: Span, verb: Span, clause: Clause, language: str
) -> Iterator[tuple[int, int]]:
    """What is left before the verb without deadline, owners and who gives the order."""
    at = stated.start
    for start, end in sorted(_places(senses, stated, clause, language)):
        if end > verb.start:
            break
        if start > at:
            yield at, start
        at = max(at, end)
    if at < verb.start:
        yield at, verb.start


def _places(senses: Senses, stated: Span, clause: Clause, language: str) -> Iterator[tuple[int, int]]:
    flat = senses.flat
    owners = sorted((one.span.start, one.span.end) for one in (*clause.leads, *clause.co) if one.span)
    owners = [one for one in owners if stated.start <= one[0] < stated.end]
    if clause.inherited:
        pointers = (one for one in senses.mentions(stated, language) if one.points_to and one.weak)
        owners += [(stated.start, one.span.end) for one in pointers if one.span.start - stated.start < _NEAR]
    for at, (start, end) in enumerate(owners):
        follows = owners[at + 1][0] if at + 1 < len(owners) else 0
        joined = 0 < follows - end < _NEAR
        yield start, follows if joined else _past_marker(senses, end, language)
    yield from _givers(senses, stated, language)
    if clause.due.span:
        end = clause.due.span.end
        while flat[end : end + 1].isalnum():
            end += 1
        yield clause.due.span.start, end
    giver = senses.says(stated, language, "giver")
    if giver and giver.start - stated.start < _NEAR and flat[giver.end : giver.end + 1] == " ":
        yield stated.start, giver.end


def _givers(senses: Senses, stated: Span, language: str) -> Iterator[tuple[int, int]]:
    """Who orders, named at the very beginning."""
    for one in senses.mentions(stated, language):
        if one.span.start - stated.start > _OPENING:
            break
        if _GENITIVE not in (one.cases or ()) and gives(senses, one, language):
            yield stated.start, one.span.end


def _past_marker(senses: Senses, end: int, language: str) -> int:
    """With the word that follows a name and belongs to it: "together with"."""
    markers = pattern(language, "body-co", "after")
    found = markers.match(senses.flat, end + 1) if markers else None
    return found.end() if found else end


def _balanced(words: str) -> str:
    """Without a quote that has lost its other half."""
    if words.count("«") == words.count("»"):
        return words
    return words.replace("«", "").replace("»", "") if words.count("«") + words.count("»") == 1 else words


def _without_edges(words: str, language: str) -> str:
    """Without small words that only join the sentence to the one before."""
    small = _small(language)
    while found := small.match(words.lower()):
        words = words[found.end() :].lstrip(_EDGES)
    return words


@cache
def _small(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(lexicon(language).forms('title', 'skip'))}(?:\s|,|$)")


@cache
def _deed(word: str, language: str) -> str:
    """The name of a deed from a form of its verb: "let repair", "let be repaired" → "repairing"."""
    if passive := plain(word, language, "deed-passive"):
        return passive
    title = lexicon(language)
    endings = sorted(title.keys("title-verb"), key=len, reverse=True)
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending) + title.forms("title-verb", ending)[0].lstrip("-")
    return ""
