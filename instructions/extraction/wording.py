"""The last touch on a title: no marks, no lead-in, no speaker, no half of a phrase, not too long.

Section [wording] of the lexicon: `opening` what may not begin a title, `tail` what may not end one, `said` by
which words a speaker is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from instructions.extraction.cues import has_last_verbs
from instructions.extraction.first_words import Choice, any_of
from instructions.extraction.folding import fold_case
from instructions.extraction.lexicon import alternation, lexicon

LONGEST = 120
_LEAST = 40
"""A title is not cut shorter than this where it can be helped."""
_EDGES = " \n\t,;:.-–—·"
_MARK = re.compile(
    r"^(?:[▢☐☑□◻■•●○◦*✓✔→►·§]+\s*|[-–—]\s+|\(?[^\W\d_]\)\s*|\(?\d{1,2}(?:\.\d{1,2})*(?:[.)](?=\D)|\)))\s*(?=\S)"
)
_CLOSING = re.compile(r"[^“«„”»]*([,.!?][”»])")
"""The end of somebody's words that began before."""
_SPACED = re.compile(r"\s+(?=[,;.!)])|,(?=\s*[,;.])|(?<=\()\s+")
_EMPTY = re.compile(r"\(\W*\)|«\s*»|“\s*”|[«„](?=\s)")
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_NEAR = 30
_SHORT = 4
"""So few words behind a comma tell nothing once the last of them is gone."""
_SEGMENT = re.compile(r"(?:[,;:]\s|\s[-–—]\s)")


def worded(words: str, language: str) -> str:
    """The words as a title; the same words, bared, where nothing else is left of them."""
    closed = _CLOSING.match(words)
    words = re.sub(r"\s+", " ", words[: closed.start(1)] if closed else words).strip(_EDGES)
    words = _without_opening(words, language)
    words = _without_speaker(words, language)
    words = " ".join(_SPACED.sub("", _EMPTY.sub("", words)).split())
    words = _balanced(words).strip(_EDGES)
    words = without_part(_without_tail(words, language), language)
    words = _shortened(words, language)
    return words[:1].upper() + words[1:]


def _without_opening(words: str, language: str) -> str:
    opening = _opening(language)
    for _ in range(8):
        rest = _MARK.sub("", words, count=1)
        if found := opening.match(fold_case(rest)):
            rest = rest[found.end() :].lstrip(_EDGES)
        if rest == words or not rest:
            break
        words = rest
    return words


@cache
def _opening(language: str) -> Choice:
    def joined(forms: Iterable[str]) -> str:
        return rf"{alternation(forms)}(?:\s*[,:]|\s|$)"

    return any_of(lexicon(language).forms("wording", "opening"), joined)


def _without_speaker(words: str, language: str) -> str:
    found = _speaker(language).search(fold_case(words))
    return words[: found.start()].rstrip(_EDGES) if found and found.start() > _SHORT else words


@cache
def _speaker(language: str) -> re.Pattern[str]:
    said = alternation(lexicon(language).forms("wording", "said"))
    return re.compile(
        rf'(?:[,.!?]["»”]?\s*-?\s*|["»”]\s*-?\s*|\s-\s)(?:[^,:\-]{{0,40}}\s)?{said}(?:\s[^,]{{0,70}})?$'
    )


def _balanced(words: str) -> str:
    """Without brackets and quotes that have lost their other half."""
    words = words.replace("”", "“") if "„" in words and "“" not in words else words
    opened: list[tuple[int, str]] = []
    lone: list[int] = []
    low = "„" in words
    for at, sign in enumerate(words):
        if low and sign in "„“":
            if sign == "„":
                opened.append((at, sign))
            elif opened and opened[-1][1] == "„":
                opened.pop()
            else:
                lone.append(at)
        elif sign in _PAIRS:
            opened.append((at, sign))
        elif sign in _CLOSERS:
            if opened and opened[-1][1] == _CLOSERS[sign]:
                opened.pop()
            else:
                lone.append(at)
    words = _without_lone(words, lone)
    if lone:
        return _balanced(words)
    return _with_halves(words, opened)


def _without_lone(words: str, lone: list[int]) -> str:
    """A bracket that only closes takes along what little stands before it at the very beginning."""
    for at in reversed(lone):
        little = words[at] in ")]" and at <= _NEAR and at == lone[0]
        words = words[at + 1 :].lstrip(_EDGES) if little else words[:at] + words[at + 1 :]
    return words


def _with_halves(words: str, opened: list[tuple[int, str]]) -> str:
    """A quote that is open at the end is closed there; a bracket goes with what it opens."""
    for at, sign in reversed(opened):
        if sign in "([":
            words = words[:at].rstrip(_EDGES)
        elif at >= len(words) or _is_twofold(words, at):
            continue
        elif len(words) - at <= _NEAR and at > 0:
            words = words.rstrip(_EDGES) + {"«": "»", "“": "”", "„": "“"}[sign]
        else:
            words = words[:at] + words[at + 1 :]
    if words.count('"') % 2:
        at = words.rfind('"')
        words = words[:at] + words[at + 1 :]
    return words


def _is_twofold(words: str, at: int) -> bool:
    """ "«NC «Company»": two quotes that one sign closes."""
    following = words.find("«", at + 1)
    return words[at] == "«" and 0 < following - at < _NEAR and "»" in words[following:]


def _without_tail(words: str, language: str) -> str:
    """Without small words that lead to nothing, and the little that they had begun."""
    tail = _tail(language)
    for _ in range(8):
        bare = words.rstrip(_EDGES)
        found = tail.search(fold_case(bare))
        if found is None or found.start() == 0:
            return bare
        words = bare[: found.start()]
        parts = list(_SEGMENT.finditer(words))
        if parts and len(words[parts[-1].end() :].split()) < _SHORT:
            words = words[: parts[-1].start()]
        words = _balanced(words)
    return words.rstrip(_EDGES)


def without_part(words: str, language: str) -> str:
    """Without ", 70 of them" at the end, where a day stood behind it."""
    parts = list(_SEGMENT.finditer(words))
    part = lexicon(language).forms("wording", "part")
    if not parts or not part or not fold_case(words).endswith(part):
        return words
    return words[: parts[-1].start()] if len(words[parts[-1].end() :].split()) < _SHORT else words


@cache
def _tail(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(«\"-])){alternation(lexicon(language).forms('wording', 'tail'))}\W*$")


def _shortened(words: str, language: str) -> str:
    """Not longer than a title may be, cut where a phrase ends."""
    if len(words) <= LONGEST:
        return words
    if has_last_verbs(language):
        return _last_part(words)
    cuts = [found.start() for found in _SEGMENT.finditer(words) if _LEAST <= found.start() <= LONGEST]
    cuts += [at for at in (words.find(" (", _LEAST, LONGEST),) if at > 0]
    for key in ("joins", "tail"):
        small = () if cuts else _between(language, key).finditer(fold_case(words))
        cuts += [found.start() for found in small if _LEAST <= found.start() <= LONGEST]
    short = words[: max(cuts)] if cuts else words[:LONGEST].rsplit(" ", 1)[0]
    return _without_tail(_balanced(short), language)


@cache
def _between(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\s{alternation(lexicon(language).forms('wording', key))}\s")


def _last_part(words: str) -> str:
    """Where the verb closes the clause: from a comma on, its last part."""
    parts = [found.end() for found in _SEGMENT.finditer(words) if len(words) - found.end() <= LONGEST]
    far = [at for at in parts if len(words) - at >= _LEAST // 2]
    return _balanced(words[far[0] :]) if far else words
