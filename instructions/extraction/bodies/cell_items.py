"""Whole items of a cell of owners, where the first word of a name bears its case: "department of archives,
papers and books", "branch of Kazakhtelecom", "health centres at the place of residence". Between two marks
stands one name, however long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from instructions.extraction.bodies.mention import OUTSIDE
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import alternation, lexicon

_MARK = re.compile(r"[,;/\n|+]")
_BRACKETED = re.compile(r"\([^()]*\)?")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_CLOSED = re.compile(r"[.:?!]\s|\s-\s|\d{4}|\t|\s{2}")
_MOST_WORDS, _LONGEST, _SHORT, _FEW = 10, 110, 4, 4


def with_whole_items(
    leads: Sequence[Owner],
    taken: Sequence[Span],
    original: str,
    text: str,
    language: str,
    *,
    marked: bool,
) -> list[Owner]:
    """The leads of a folded cell, those that nobody lists named by all of their item, and those beside them
    of which nothing is `taken`, read as a name yet; not beside one that is `marked` as the leading one."""
    if not lexicon(language).forms("head-names", "of-attribute") or not leads:
        return list(leads)
    plain = _BRACKETED.sub(lambda one: " " * len(one[0]), text)
    found: list[Owner] = list(leads)
    for item in _items(plain, language):
        inside = [one for one in found if one.span and item.holds(one.span)]
        if not inside and not any(one.start < item.end and item.start < one.end for one in taken):
            if not marked and _names_somebody(plain, item, language):
                found.append(Owner(OUTSIDE + item.of(original), item))
            continue
        if not inside or not _is_one_name(plain, item, inside, language):
            continue
        at = found.index(inside[0])
        found = [one for one in found if one not in inside]
        found.insert(at, Owner(OUTSIDE + item.of(original), item))
    return sorted(found, key=lambda one: one.span.start if one.span else 0) if len(found) > 1 else found


def _names_somebody(plain: str, item: Span, language: str) -> bool:
    """ "…, district papers", "…, employers": a few words in the plural, or a noun with its attribute."""
    endings = lexicon(language)
    words = item.of(plain).split()
    if not 0 < len(words) <= _FEW or not all(_WORD.fullmatch(word) for word in words):
        return False
    if words[0].lower() in endings.forms("governed", "small") or _apart(language).search(
        item.of(plain.lower())
    ):
        return False
    attributes = (
        *endings.forms("governed-endings", "attribute-one"),
        *endings.forms("governed-endings", "attribute-many"),
    )
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return True
    if words[0].endswith(attributes):
        return len(words) > 1
    return len(words[0]) > _SHORT and words[0].endswith(endings.forms("governed-endings", "many"))


def _is_one_name(plain: str, item: Span, inside: Sequence[Owner], language: str) -> bool:
    words = _WORD.findall(plain, *item)
    first = inside[0].span
    if first is None or len(words) > _MOST_WORDS or _CLOSED.search(plain, *item):
        return False
    if _apart(language).search(plain.lower(), *item):
        return False
    between = plain[first.end : inside[-1].span.start] if inside[-1].span else ""
    if len(inside) > 1 and _joined(language).search(between.lower()):
        return False
    before = _WORD.findall(plain, item.start, first.start)
    if inside[0].id.startswith(OUTSIDE):
        return all(one.id.startswith(OUTSIDE) for one in inside)
    small = [word for word in before if not word.isupper()]
    named = bool(small) and small[-1].islower() and len(small[-1]) > _SHORT
    return named and not _titles(language).search(" ".join(before).lower())


def _items(plain: str, language: str) -> Iterator[Span]:
    """What stands between two marks; what goes on with the name before is of the same item."""
    at = 0
    for mark in (*_MARK.finditer(plain), None):
        if mark is not None and mark[0] == "," and _goes_on(plain, mark.end(), language):
            continue
        end = mark.start() if mark else len(plain)
        item = _trimmed(plain, at, end)
        if 0 < item.end - item.start <= _LONGEST:
            yield item
        at = mark.end() if mark else end


def _goes_on(plain: str, at: int, language: str) -> bool:
    """ "…, passenger transport and roads": behind the comma stand words of what a name is of."""
    words = lexicon(language)
    rest = plain[at : _next_mark(plain, at)]
    attribute = words.forms("head-names", "of-attribute")
    told = [word for word in _WORD.findall(rest) if word.islower()]
    if len(told) < 1 or not rest.lstrip()[:1].islower():
        return False
    noun = words.forms("head-names", "of-noun")
    if told[0].endswith(attribute):
        unsure = told[0].endswith(words.forms("head-names", "attribute"))
        return not unsure or (len(told) > 1 and told[1].endswith(noun))
    parts = _joined(language).split(rest, maxsplit=1)
    begins = _WORD.match(parts[1].lstrip()) if len(parts) > 1 else None
    return begins is not None and told[0].endswith(noun) and begins[0].endswith(attribute)


def _next_mark(plain: str, at: int) -> int:
    mark = _MARK.search(plain, at)
    return mark.start() if mark else len(plain)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " .-'":
        start += 1
    while end > start and text[end - 1] in " .-'":
        end -= 1
    return Span(start, end)


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{alternation(lexicon(language).forms('body-conjunctions', 'word'))}\s")


@cache
def _apart(language: str) -> re.Pattern[str]:
    """What sets a co-executor, or somebody merely named, apart."""
    words = lexicon(language)
    return re.compile(alternation((*words.forms("body-co", "before"), *words.forms("body-aside", "before"))))


@cache
def _titles(language: str) -> re.Pattern[str]:
    """Whoever heads a body stands for it; "the region of" belongs to the name of a body that is known."""
    words = lexicon(language)
    return re.compile(
        alternation((*words.forms("body-titles"), *words.forms("body-persons"), *words.forms("body-places")))
    )
