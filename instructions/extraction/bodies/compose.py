"""Mentions side by side that are one: a department of a ministry, "akims of three regions – A, B and C"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.mention import GENITIVE, OUTSIDE, Mention
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_LIST_FOLLOWS = re.compile(r'[\s"]*(?:[-:(][\s"]*)?')
_PERSON = re.compile(
    r"(?:[ \t]+[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ](?:[a-zа-яәіңғүұқөһ'-]+|\.(?:\s?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\.)?)){1,3}(?!\w)"
)
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+)\s$")
_LIST_BEFORE = re.compile(r"\s*-\s*(?:\w{1,3}\s+)?")
_SOME = 30
PART_CLASS = "committee"
"""Bodies of this class are parts of others."""


def composed(mentions: Sequence[Mention], text: str, index: Index, hits: Sequence[Hit]) -> list[Mention]:
    listed = _lists_for_collectives(_one_person(list(mentions), text, index), text, index)
    listed = [_only_some(mention, text, index) for mention in listed]
    levels = {hit.start: hit.end for hit in hits if hit.form(Part.LEVEL) and text[hit.start].islower()}
    listed = [_namesake(mention, text, index, levels) for mention in listed]
    return _with_persons(_without_attributes(listed, text, index), text, index, hits)


def _only_some(mention: Mention, text: str, index: Index) -> Mention:
    """ "The akims of the border regions": not all of them, and which ones is not said."""
    if index.some is None or not mention.ids or mention.ids[0] not in index.many:
        return mention
    before = text[max(0, mention.span.start - _SOME) : mention.span.start].lower()
    found = [one for one in index.some.finditer(before) if not before[one.end() :].strip()]
    if not found:
        return mention
    span = Span(mention.span.start - len(before) + found[0].start(), mention.span.end)
    return mention._replace(span=span, ids=(OUTSIDE,), weak=False, points_to=frozenset(), many=False)


def _namesake(mention: Mention, text: str, index: Index, levels: Mapping[int, int]) -> Mention:
    """ "The city prosecutor's office", "the administration of the district": by what stands beside it, not
    the body whose name is but that one noun."""
    if not (index.case_first and mention.weak and len(mention.ids) == 1) or _outside(mention):
        return mention
    edges, name = edges_of(index.language), mention.span.of(text).lower()
    if " " in name or edges.before.match(name) or mention.ids[0] in index.many:
        return mention
    attributes = lexicon(index.language).forms("governed-endings", "attribute-of-body")
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - _SOME), mention.span.start)
    start, end = mention.span
    if before and before[1].lower().endswith(attributes) and not edges.stops.fullmatch(before[1].lower()):
        start = before.start(1)
    if text[end : end + 1] == " ":
        end = levels.get(end + 1, end)
    if (start, end) == mention.span:
        return mention
    return mention._replace(span=Span(start, end), ids=(OUTSIDE,), weak=False, points_to=frozenset())


def _one_person(mentions: list[Mention], text: str, index: Index) -> list[Mention]:
    """ "Deputy Prime Minister and Minister of Energy" without a second article, "the ministry and its
    territorial bodies": the ministry is meant."""
    kept: list[Mention] = []
    for mention in mentions:
        one = kept[-1] if kept else None
        if one is not None and _is_one_office(one, mention, text, index):
            kept[-1] = mention._replace(span=Span(one.span.start, mention.span.end))
        elif one is not None and _is_own_part(one, mention, text, index):
            kept[-1] = _reaching(one, mention)
        else:
            kept.append(mention)
    return kept


def _is_one_office(one: Mention, mention: Mention, text: str, index: Index) -> bool:
    if text[one.span.end : mention.span.start].lower() not in index.gaps.twice or not _outside(one):
        return False
    return not _outside(mention) and index.offices.fullmatch(one.span.of(text)) is not None


def _is_own_part(one: Mention, mention: Mention, text: str, index: Index) -> bool:
    beside = text[one.span.end : mention.span.end].lower()
    return _outside(mention) and index.gaps.own.match(beside) is not None


def _without_attributes(mentions: list[Mention], text: str, index: Index) -> list[Mention]:
    """Of two mentions without a comma between them, one belongs to the other and is no body of its own."""
    kept: list[Mention] = []
    parts = False
    for mention in mentions:
        one = kept[-1] if kept else None
        if one is not None and parts and mention.joined:
            kept[-1] = _merged(one, mention)
            continue
        parts = False
        if one is None or mention.joined or mention.span.start < one.span.end:
            kept.append(mention)
            continue
        sign = index.gaps.sign(text[max(one.span.end, one.reach) : mention.span.start].lower())
        if sign in ("", "o") and _belongs_to_next(one, mention, sign, index):
            whole = _merged(mention, one) if _outside(mention) and one.weak else mention
            while whole is not mention and one.joined and len(kept) > 1 and not index.head_first:
                one = kept[-2]
                whole = _merged(whole, one)
                kept.pop()
            kept[-1] = whole
        elif sign in ("", "o") and index.head_first and _belongs_to_last(one, mention, sign, index):
            part = _outside(one) and (mention.weak or not index.case_first)
            kept[-1] = _merged(one, mention) if part else _reaching(one, mention)
            parts = part and not index.case_first
        else:
            kept.append(mention)
    return kept


def _with_persons(mentions: list[Mention], text: str, index: Index, hits: Sequence[Hit]) -> list[Mention]:
    """ "Minister of Energy N. N.": the name belongs to the mention, and may bear its case."""
    starts = sorted(hit.start for hit in hits)
    found = []
    for mention in mentions:
        after = bisect_left(starts, mention.span.end)
        ceiling = starts[after] if after < len(starts) else len(text)
        person = _PERSON.match(text, max(mention.span.end, mention.reach), ceiling)
        if person and not mention.joined and index.persons.search(text, mention.span.start, mention.span.end):
            if index.case_first or mention.cases != index.bare_cases:
                mention = mention._replace(reach=person.end())
            elif " " in person[0].strip():
                mention = mention._replace(reach=person.end(), cases=index.endings_of(person[0]))
        found.append(mention)
    return found


def _belongs_to_next(one: Mention, mention: Mention, sign: str, index: Index) -> bool:
    if sign or not index.head_last:
        return False
    if not index.head_first and mention.cases <= index.companion and not (mention.weak or _outside(mention)):
        return False
    if not index.head_first and one.cases == index.bare_cases and _is_part_of(mention, one, index):
        return True
    return GENITIVE in one.cases or (one.weak and _outside(mention) and not one.points_to)


def _belongs_to_last(one: Mention, mention: Mention, sign: str, index: Index) -> bool:
    if not index.case_first:
        return sign == "o"
    if mention.weak and _outside(one) and not mention.points_to and not _outside(mention):
        return True
    return GENITIVE in mention.cases or (mention.cases == ANY_CASE and _outside(one))


def _is_part_of(mention: Mention, whole: Mention, index: Index) -> bool:
    """A committee beside a ministry, unless one is with the other."""
    if mention.cases & index.companion:
        return False
    return PART_CLASS in mention.classes and bool(whole.classes) and PART_CLASS not in whole.classes


def _outside(mention: Mention) -> bool:
    return any(id_.startswith("?") for id_ in mention.ids)


def _reaching(one: Mention, mention: Mention) -> Mention:
    return one._replace(reach=max(mention.span.end, mention.reach))


def _merged(mention: Mention, place: Mention) -> Mention:
    span = Span(min(mention.span.start, place.span.start), max(mention.span.end, place.span.end))
    return mention._replace(span=span)


# -- a collective and its list -------------------------------------------------------------------


def _lists_for_collectives(mentions: list[Mention], text: str, index: Index) -> list[Mention]:
    """ "Akims of three regions – A, B and C": the list is meant, in the case of the collective."""
    at = 0
    while at < len(mentions):
        if _is_collective(mentions[at], index):
            end = _list_end(mentions, at + 1)
            if end > at + 1 and _names(mentions[at], mentions[at + 1 : end], text, index, _LIST_FOLLOWS):
                mentions[at:end] = _as_addressed(mentions[at + 1 : end], mentions[at])
                at = end - 2
            else:
                start = _list_start(mentions, at)
                if start < at and _dashed_before(mentions[at - 1], mentions[at], text):
                    mentions[start : at + 1] = _as_addressed(mentions[start:at], mentions[at])
                    at = start
        at += 1
    return mentions


def _is_collective(mention: Mention, index: Index) -> bool:
    return (bool(mention.ids) and mention.ids[0] in index.many) or (mention.many and bool(mention.points_to))


def _list_end(mentions: Sequence[Mention], at: int) -> int:
    end = at + 1
    while end < len(mentions) and mentions[end].joined:
        end += 1
    return min(end, len(mentions))


def _list_start(mentions: Sequence[Mention], at: int) -> int:
    start = at - 1
    while start > 0 and mentions[start].joined:
        start -= 1
    return max(start, 0) if at and mentions[at - 1].weak else at


def _names(
    collective: Mention, listed: Sequence[Mention], text: str, index: Index, between: re.Pattern[str]
) -> bool:
    gap = text[collective.span.end : listed[0].span.start]
    if not between.fullmatch(gap) or (_outside(collective) and not gap.strip()):
        return False
    if any(one.ids and one.ids[0] in index.many for one in listed):
        return False
    return bool(gap.strip(' "')) or '"' in gap or all(one.weak for one in listed)


def _dashed_before(one: Mention, other: Mention, text: str) -> bool:
    return bool(_LIST_BEFORE.fullmatch(text, one.span.end, other.span.start))


def _as_addressed(listed: Sequence[Mention], collective: Mention) -> list[Mention]:
    return [one._replace(cases=collective.cases, weak=False) for one in listed]
