"""Places with their levels, in lists with one level too: "of Abai Region", "of the regions of A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit, hits_in
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.spelling import Spelling
from instructions.extraction.found import Span

_IN_A_NAME = re.compile(r'"|\s-\s[^"\n]{2,40}"')
"""Behind a place that opens a quote: a name that is nothing else, or a road from there."""
_HALF_NAMED = re.compile(r"(?<!\w)([A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][^\W\d_]{3,})(,\s|\s[^\W\d_]{2,5}\s)$")
_WORDS_SHARED, _MOST_HALVES = 2, 3
_NEXT_WORD = 30
"""So far behind a place the next word is looked for."""


def territories(spelling: Spelling, match: re.Match[str], group: str, *, weak: bool) -> Iterator[Mention]:
    """Each place with its level: the one beside it, or one that stands for the list, after or before."""
    places = _places(spelling, *match.span(group))
    if any(_is_below(hit, at_level) for hit, at_level in places):
        whole = spelling.whole(match)
        yield Mention(whole, (OUTSIDE + whole.of(spelling.text),), weak=weak)
        return
    for hit, at_level in places:
        ids = _at_level(hit, at_level)
        if ids and not (weak and _is_an_attribute(spelling, hit, at_level)):
            first = not weak and hit is places[0][0]
            others = tuple(_sharing_its_last_word(spelling, hit, at_level)) if first else ()
            yield Mention(Span(hit.start, hit.end), (*others, *ids), weak=weak)


def _places(spelling: Spelling, start: int, end: int) -> list[tuple[Hit, str | None]]:
    places: list[tuple[Hit, str | None]] = []
    carried: str | None = None
    at = start
    while at < end:
        letter = spelling.letters[at]
        if letter in "tT":
            level = spelling.level(at)
            follows = spelling.letters[at + 1 : at + 2] == "o" and spelling.letters[at + 2 : at + 3] == "p"
            follows = follows or spelling.letters[at + 1 : at + 2] == "p"
            if follows and at + 1 < end:
                carried = level
            else:
                _level_backwards(places, level, all_=letter == "T", levels=spelling.index.levels)
                carried = None
        elif letter == "p":
            hit = spelling.hit_at(at)
            form = hit.form(Part.PLACE)
            fits = carried is not None and (
                carried not in spelling.index.levels or bool(form and carried in form.ids)
            )
            places.append((hit, carried if fits else None))
        at += 1
    return places


def _sharing_its_last_word(spelling: Spelling, hit: Hit, at_level: str | None) -> Iterator[str]:
    """ "North, West and East Kazakhstan", where heads come last: the places that are named by half."""
    words = spelling.text[hit.start : hit.end].split()
    if spelling.index.head_first or len(words) != _WORDS_SHARED:
        return
    row: list[str] = []
    at = hit.start
    while (found := _HALF_NAMED.search(spelling.text, max(0, at - _NEXT_WORD), at)) and len(
        row
    ) < _MOST_HALVES:
        if spelling.index.gaps.and_.fullmatch(found[2].lower()) is None:
            break
        row.insert(0, found[1])
        at = found.start(1)
    for word in row:
        whole = f"{word} {words[-1]}"
        for one in hits_in(whole, spelling.index):
            if one.start == 0 and one.end == len(whole) and one.form(Part.PLACE):
                yield from _at_level(one, at_level)


def _is_an_attribute(spelling: Spelling, hit: Hit, at_level: str | None) -> bool:
    """Where heads come last: "Abai's museum", or a common word that only sounds like a place. Where they come
    first: an adjective before a noun, "the Abai power station"."""
    if spelling.index.head_first:
        return spelling.index.case_first and at_level is None and _agrees_with_a_noun(spelling, hit)
    if spelling.text[hit.start - 1 : hit.start] == '"' and _IN_A_NAME.match(spelling.text, hit.end):
        return True
    edges = edges_of(spelling.index.language)
    words = spelling.text[hit.end : hit.end + _NEXT_WORD].split(maxsplit=1)
    behind = words[0].lower() if words and spelling.text[hit.end : hit.end + 1] == " " else ""
    owned = edges.possessed is not None and edges.possessed.match(behind) is not None
    taken = edges.object is not None and edges.object.match(behind) is not None
    level = edges.level is not None and edges.level.match(behind) is not None
    return spelling.text[hit.start].islower() or (owned and not taken and not level)


def _agrees_with_a_noun(spelling: Spelling, hit: Hit) -> bool:
    edges = edges_of(spelling.index.language)
    if edges.before.match(spelling.text[hit.start : hit.end].lower()) is None:
        return False
    words = spelling.text[hit.end : hit.end + _NEXT_WORD].split(maxsplit=1)
    behind = words[0].lower() if words and spelling.text[hit.end : hit.end + 1] == " " else ""
    return behind[:1].isalpha() and not (edges.stops.fullmatch(behind) or edges.links.fullmatch(behind))


def _level_backwards(
    places: list[tuple[Hit, str | None]], level: str, *, all_: bool, levels: frozenset[str]
) -> None:
    """A level after places: for the last one, or in the plural for all that have none and can have it."""
    for number in range(len(places) - 1, -1, -1):
        hit, known = places[number]
        below = known is not None and known not in levels
        form = hit.form(Part.PLACE)
        lacks = form is None or level not in form.ids
        if lacks and not all_ and form is not None and number == len(places) - 1 and known is None:
            places[number] = (hit, level)
        if lacks and all_ and form is not None and known is None and level not in levels:
            places[number] = (hit, level)
            continue
        if lacks or (known and (below or number < len(places) - 1)):
            return
        places[number] = (hit, level)
        if not all_:
            return


def _is_below(hit: Hit, level: str | None) -> bool:
    """A level that the place does not have: the districts of Abai Region."""
    form = hit.form(Part.PLACE)
    return bool(level and form and any(form.ids) and level not in form.ids)


def _at_level(hit: Hit, level: str | None) -> tuple[str, ...]:
    form = hit.form(Part.PLACE)
    if form is None:
        return ()
    if level is not None and level in form.ids:
        return form.ids[level]
    if level is None and "" in form.ids and len(form.ids[""]) == 1:
        return form.ids[""]
    by_level = {key: ids for key, ids in form.ids.items() if key}
    return by_level.get("city") or next(iter(by_level.values()), form.ids.get("", ()))
