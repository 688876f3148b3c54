"""The mark at the beginning of a line: its number, letter, bullet or hour; it gives the line its rank.

Lists nest by rank: items of one list have marks of one look.
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.phrases import choice

_REACH = 28
_MARK = re.compile(
    r"(?P<bullet>(?:[•‣⁃∙·*–\u2190-\u21ff\u2460-\u2473\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?)+)\s*"
    r"|(?P<box>\[[ xхX*v+]?\])\s*"
    r"|(?P<arrow>[-=]{1,2}>)\s*"
    r"|(?P<keycap>\d{1,2}\ufe0f?\u20e3)\s*"
    r"|(?P<dash>-)\s+"
    r"|(?P<sign>(?:[§№]|[Nn]o\.)\s?\d{1,3}(?:\.\d{1,2})*[.):]?)(?:\s+(?:(?:→|[-=]>|-)\s+)?(?!\d{4})(?=[^\W\d_\"])|$)"
    r"|(?P<square>\[\d{1,3}\])\s*"
    r"|(?P<code>[^\W\d_a-zа-яәіңғүұқөһё]{1,3}(?:[-.]\d{1,2}(?:\.\d{1,2})?\.?|-?\d{1,2}(?:[.-]\d{1,2})?[.:)]))"
    r"(?:(?<=[.:)])\s+|\s+(?![a-zа-яәіңғүұқөһё])|$)"
    r"|(?P<ordinal>\d{1,2}-[^\W\d_]{2,10}\.)\s+"
    r"|(?P<clock>[0-2]?\d\.[0-5]\d)(?=\s-\s)(?:\s-\s+)"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+)\.?[)]?(?:\s+(?!\d{4})|$)"
    r"|(?P<slashed>\d{1,3}/\d{1,4}[.)])\s+(?=\D)"
    r"|(?P<number>\d{1,3}\.)[)]?(?:\s+(?=\D|\d{1,4}\s[^\W\d_])|$)"
    r"|(?P<paren>\(?\d{1,3}\))\s*"
    r"|(?P<roman>[IVX]{1,5}[.)])\s+"
    r"|(?P<small>\((?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\)|(?:ii|iii|iv|vi|vii|viii|ix)\))\s*"
    r"|(?P<letter>\(?[^\W\d_][)])\s*"
    r"|(?P<time>\[?[0-2]?\d:[0-5]\d\]?)(?![\d:])(?:\s*[^\w\s\"(«]+)*\s*(?=[^\d\s]|$)"
)
_KINDS = {
    "arrow": "bullet→",
    "clock": "time",
    "deep": "1.1.",
    "number": "1.",
    "paren": "1)",
    "roman": "I.",
    "letter": "a)",
}
_MAY_STAND_ALONE = frozenset({"number", "paren", "deep", "sign", "code", "word"})
"""Marks that may have a line of their own, above what they number."""


def mark_at(folded: str, start: int, end: int) -> tuple[str, int]:
    """The kind of the mark that opens a line, "" without one, and where the line's content begins."""
    mark = _MARK.match(folded, start, min(end, start + _REACH)) or _numbered(folded, start, end)
    if mark is None:
        return "", start
    kind = mark.lastgroup or ""
    if mark.end() >= end and kind != "time":
        return "", start
    if kind == "box":
        kind = "bullet☐" if folded[start + 1] in " ]" else "bullet☑"
    if kind == "bullet" and folded[start] not in "•▪●·*":
        kind += _rank(folded[start])
    return _KINDS.get(kind, kind), min(mark.end(), end)


def mark_alone(folded: str, start: int, end: int) -> str:
    """The kind of the mark that a line is and nothing else; "" where it is none."""
    if end - start > _REACH:
        return ""
    mark = _MARK.fullmatch(folded, start, end) or _numbered(folded, start, end)
    if mark is None or mark.end() < end or mark.lastgroup not in _MAY_STAND_ALONE:
        return ""
    return _KINDS.get(mark.lastgroup, mark.lastgroup)


def _rank(sign: str) -> str:
    """Bullets of one look are of one rank; numbers in circles are a look of their own."""
    return "①" if "\u2460" <= sign <= "\u2473" else sign


def _numbered(folded: str, start: int, end: int) -> re.Match[str] | None:
    """ "Item 3. …", "Decision 2: …" """
    if not folded[start].isupper() and not folded[start].isdigit():
        return None
    return _words(languages()).match(folded, start, min(end, start + _REACH))


@cache
def _words(among: tuple[str, ...]) -> re.Pattern[str]:
    nouns = choice([form for language in among for form in lexicon(language).forms("labels", "item")])
    number = r"(?:№\s?|no\.?\s)?\d{1,3}(?:\.\d{1,2})*"
    return re.compile(
        rf"(?P<word>(?:{nouns}\s{number}|\d{{1,3}}-{nouns})\s?(?:(?:[.:)]|\s-)\s+|\s+(?-i:(?=[^\W\d_a-zа-яәіңғүұқөһё]))|[.:]?$))(?!\d)",
        re.IGNORECASE,
    )
