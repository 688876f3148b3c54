"""Words that belong to a thing which an order is about, where a participle stands between them: "the bridge
that was built last year let it repair". They neither recall the order nor say who gave it.

Only where verbs close the clause; the endings of participles stand under [case-slot] `participle`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from instructions.extraction.case_words import slot_of
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.terms import Role, Term

_MOST_BETWEEN, _NEAR = 4, 1


def is_of_a_thing(flat: str, word: Span, end: int, language: str, *, who: bool = False) -> bool:
    """Does a participle follow a word, or end it, with a noun right behind it? `who`: near it."""
    relative = _relative(language, _NEAR if who else _MOST_BETWEEN)
    return relative is not None and relative.match(flat, word.start, end) is not None


@cache
def _relative(language: str, most: int) -> re.Pattern[str] | None:
    words = lexicon(language)
    endings = words.forms("case-slot", "participle")
    if not endings:
        return None
    ends = "|".join(map(re.escape, endings))
    closing = alternation(words.forms("case-slot", "past"))
    return re.compile(rf"\w+(?:\s[\w-]+){{0,{most}}}?(?<=\w\w\w)(?:{ends})\s(?!{closing})[^\W\d]")


def without_attributes(flat: str, terms: list[Term], language: str) -> list[Term]:
    """Of several deadlines, those that are none of the deed: "the monthly report by May 1 let it publish"."""
    slot = slot_of(language)
    told = [term for term in terms if term.role is Role.DEADLINE]
    if slot is None or len(told) < 2:
        return terms
    rest = [term for term in told if not _is_attribute(flat, term, slot.attributes, language)]
    return [term for term in terms if term not in told or term in rest] if rest else terms


def _is_attribute(flat: str, term: Term, attributes: Sequence[str], language: str) -> bool:
    """A rhythm in the form of an adjective, or a day right before a participle and its noun."""
    if term.why == "rhythm-term":
        return flat[term.span.start : term.span.end].endswith(tuple(attributes))
    relative = _right_behind(language)
    return relative is not None and relative.match(flat, term.span.end) is not None


@cache
def _right_behind(language: str) -> re.Pattern[str] | None:
    words = lexicon(language)
    ends = "|".join(map(re.escape, words.forms("case-slot", "participle")))
    closing = alternation(words.forms("case-slot", "past"))
    return re.compile(rf"\s\w{{3,}}(?:{ends})\s(?!{closing})[^\W\d]") if ends else None
