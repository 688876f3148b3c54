"""What is to be done to something, told as what to do: "SIM cards must be blocked" gives "Block SIM cards".

For a language whose verb stands first and does not bend its words; the forms of verbs are in [deed-passive].
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.cues import pattern
from instructions.extraction.deeds import plain
from instructions.extraction.folding import fold_case
from instructions.extraction.lexicon import alternation, lexicon

_LONGEST_SUBJECT = 110
_MARKS = re.compile(r'[:;"]| - ')
_EDGES = " ,;:-–—"
_WEAK = ("be", "to be")
_CAPITAL = re.compile(r"[A-Z][a-z]*[A-Z0-9]")


def active(words: str, language: str, *, only_duty: bool = False) -> str:
    """The deed with its object; empty where the words are no passive; `only_duty`: not of "be", "to be"."""
    be = _be(language)
    for found in be.finditer(fold_case(words)) if be else ():
        deed = plain(found["deed"], language, "deed-passive")
        if only_duty and found["be"] in _WEAK:
            continue
        bare = " " not in found["be"].strip()
        subject = _subject(words[: found.start()], language, bare=bare) if deed else ""
        related = pattern(language, "wording", "goal")
        if not subject or (only_duty and related and related.search(fold_case(subject))):
            continue
        return f"{found['how'] or ''}{deed}{found['with'] or ''} {subject}{words[found.end() :]}"
    return ""


@cache
def _be(language: str) -> re.Pattern[str] | None:
    forms = lexicon(language).forms("wording", "passive")
    if not forms:
        return None
    particle = alternation(lexicon(language).forms("wording", "particle"))
    return re.compile(
        rf"\s+(?P<be>{alternation(forms)})\s+(?P<how>(?:\w+ly\s+)?)(?P<deed>[^\W\d_]+)(?!\w)(?P<with>\s{particle})?"
    )


def _subject(words: str, language: str, *, bare: bool) -> str:
    """What the passive is said of, without what leads up to it; `bare`: of "that it be done"."""
    opening = pattern(language, "wording", "opening")
    words = words.strip(_EDGES)
    while opening and (first := opening.match(fold_case(words))) and first.end() < len(words):
        words = words[first.end() :].strip(_EDGES)
    leads_up = pattern(language, "wording", "subjunctive")
    found = list(leads_up.finditer(fold_case(words))) if leads_up else []
    words = words[found[-1].end() :] if found else words
    finite = pattern(language, "wording", "finite")
    if bare and finite and finite.search(fold_case(words)):
        return ""
    words = words.strip(_EDGES)
    if not words or len(words) > _LONGEST_SUBJECT or _MARKS.search(fold_case(words)):
        return ""
    first_word = words.split(" ")[0]
    if fold_case(first_word) in lexicon(language).forms("wording", "no-object"):
        return ""
    return words if _CAPITAL.match(first_word) or _is_name(words) else words[:1].lower() + words[1:]


def _is_name(words: str) -> bool:
    """Two words with capitals at the beginning: a name."""
    beginning = words.split(" ")[:2]
    return len(beginning) == 2 and all(word[:1].isupper() for word in beginning)


def nominal(words: str, language: str) -> str:
    """The thing alone, where no verb says what to do with it: without article and "is expected from"."""
    folded = fold_case(words)
    awaited = pattern(language, "wording", "awaited")
    if awaited and (end := awaited.search(folded)) and end.start() > 0:
        words = words[: end.start()].rstrip(_EDGES)
    article, finite = pattern(language, "wording", "nominal"), pattern(language, "wording", "finite")
    if finite and finite.search(fold_case(words)):
        return words
    if article and (found := article.match(fold_case(words))) and found.end() + 1 < len(words):
        words = words[found.end() :].lstrip(_EDGES)
    return words
