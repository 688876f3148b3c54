"""Bodies that the registry does not know, by their head noun: departments, commissions, companies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies.edges import Edges, edges_of, extended
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon

_QUOTED = re.compile(r'\s*"(?:[^"\n]{1,12} "[^"\n]{1,80}"{1,2}|[^"\n]{1,80}")')
_QUOTED_BEFORE = re.compile(r'("[^"\n]{1,80}"{1,2})\s*$')
_QUOTED_THEN_KIND = re.compile(
    r'("(?! )[^"\n]{1,80}(?<! )"{1,2})(?:\s[^\W\d_A-ZА-ЯӘІҢҒҮҰҚӨҺ][\w-]*){0,3}\s*$'
)
_LONGEST_NAME = 84
_HEADS = frozenset({Part.NOUN, Part.LEGAL_FORM, Part.TITLE})
"""What an unknown body's name ends with, where heads come last; a title only with a name before it."""
_NAME_GAP = 30
_OPENING = 2
"""The quote that opens a name, and the space before it."""
_PLAIN = frozenset({"dat", "nom"})
_BEFORE_HEAD = 3
"""So many words may stand between an article and the head of a name."""
_OUTSIDE_IDS = (OUTSIDE,)
"""The words are put in where the text is at hand as it was written."""


def not_in_names(known: Sequence[Mention], text: str, hits: Sequence[Hit], index: Index) -> list[Mention]:
    """Without places that are only a word of a name in quotes: the company "Astana Water"."""
    if '"' not in text:
        return list(known)
    quoted = [
        found
        for hit in hits
        if hit.choices[0].part in (Part.NOUN, Part.LEGAL_FORM)
        and (found := _QUOTED.match(text, hit.end) or _quoted_before(text, hit, index))
    ]
    if not quoted:
        return list(known)
    inside = [Span(name.start(), name.end(1) if name.re.groups else name.end()) for name in quoted]
    places = {hit.start for hit in hits if hit.form(Part.PLACE)}
    return [one for one in known if not any(_is_of_a_name(one.span, name, places) for name in inside)]


def _quoted_before(text: str, hit: Hit, index: Index) -> re.Match[str] | None:
    """The name in quotes that a legal form closes, where heads come last; or that a noun closes, with what
    kind it is between them, where they come nowhere else."""
    if not index.head_last:
        return None
    floor = max(0, hit.start - _LONGEST_NAME)
    if text.find('"', floor, hit.start) < 0:
        return None
    if not index.head_first:
        return _QUOTED_THEN_KIND.search(text, floor, hit.start)
    return _QUOTED_BEFORE.search(text, floor, hit.start) if hit.choices[0].part is Part.LEGAL_FORM else None


def _is_of_a_name(span: Span, name: Span, places: Collection[int]) -> bool:
    """Before the closing quote, so that more of the name follows, or behind its first word; a place also
    where it fills the quotes."""
    behind = name.start + _OPENING < span.start < name.end
    return behind or name.start < span.end < name.end - (span.start not in places)


def outside_in(text: str, index: Index, hits: Sequence[Hit], known: Sequence[Mention]) -> list[Mention]:
    """Mentions of unknown bodies in a folded text, and the bare heads that stay without a name."""
    if not any(hit.choices[0].part in _HEADS for hit in hits) and not any(one.open for one in known):
        return []
    edges = edges_of(index.language)
    closed = _Taken([mention.span for mention in known if not mention.open])
    every = _Taken([mention.span for mention in known])
    opened = list(_opened(text, edges, known, every))
    taken = _Taken([*closed.spans, *(mention.span for mention in opened)])
    return _outermost([*opened, *_by_noun(text, index, hits, edges, closed, taken)])


def _opened(text: str, edges: Edges, known: Sequence[Mention], every: _Taken) -> Iterator[Mention]:
    for mention in known:
        if not mention.open:
            continue
        span = every.room(text, mention.span, edges)
        if span != mention.span:
            points_to = mention.points_to if mention.many else frozenset()
            yield mention._replace(span=span, ids=_OUTSIDE_IDS, weak=False, points_to=points_to, open=False)
        elif mention.ids or mention.points_to:
            yield mention


def _by_noun(
    text: str, index: Index, hits: Sequence[Hit], edges: Edges, closed: _Taken, taken: _Taken
) -> Iterator[Mention]:
    floor = 0
    for number, hit in enumerate(hits):
        form = hit.choices[0]
        if form.part not in _HEADS or taken.holds(hit.start):
            continue
        if _is_a_verb(text, hit, index.language) or not _may_head(hits, number, text, index, edges):
            continue
        ceiling = _next_of_its_case(number, hits, text, index) or _next_of_its_own(number, hits, text, edges)
        span = closed.room(text, Span(hit.start, hit.end), edges, floor, ceiling)
        if edges.head_last and index.bare_cases & index.endings_of(text[hit.start : hit.end]):
            floor = hit.end if _is_capital_after(text, hit.end) else floor
        spelled = not index.head_first and " " in text[hit.start : hit.end]
        alone = span == Span(hit.start, hit.end) and not spelled
        if alone and form.part is not Part.NOUN:
            continue
        cases = _cases_of(hit, text, index)
        points_to = form.classes if alone else frozenset()
        name_at = -1
        if (led := _led_by_title(hits, number, text, span, index)) is not None:
            name_at, span, cases = span.start, Span(led.start, span.end), led.choices[0].cases
        if (title := _title_of(hits, number, text, index)) is not None and not alone:
            span = Span(title.start, span.end)
        if (head := _head_of(hits, number, text, edges)) is not None:
            span, alone, points_to = Span(span.start, head.end), False, frozenset()
            cases = head.cases or index.endings_of(text[head.start : head.end])
        yield Mention(span, _OUTSIDE_IDS, cases, weak=alone, points_to=points_to, name_at=name_at)


def _may_head(hits: Sequence[Hit], number: int, text: str, index: Index, edges: Edges) -> bool:
    """May it be the head of an unknown body's name? A title not where a noun for a body follows."""
    if hits[number].choices[0].part is not Part.TITLE:
        return True
    if not index.case_first:
        return edges.head_last and not _heads_a_level(hits, number, text)
    following = hits[number + 1] if number + 1 < len(hits) else None
    if following is None or following.choices[0].part not in (Part.NOUN, Part.LEGAL_FORM):
        return True
    gap = text[hits[number].end : following.start]
    return len(gap) > _NAME_GAP or any(sign in gap for sign in ",.;:-()")


def _is_a_verb(text: str, hit: Hit, language: str) -> bool:
    """ "To plant two million trees": a noun of bodies that is a verb here."""
    before = _verbs(language)
    if before is None or text[hit.start : hit.end] not in before.bases:
        return False
    if not text[: hit.start].strip(" -") and text[hit.end : hit.end + 1] == " ":
        return True
    return before.signs.search(text.lower(), max(0, hit.start - _NAME_GAP), hit.start) is not None


class _Verbs(NamedTuple):
    bases: frozenset[str]
    signs: re.Pattern[str]
    """What stands right before a verb: "to", "must"."""


@cache
def _verbs(language: str) -> _Verbs | None:
    words = lexicon(language)
    bases = words.forms("verb", "base")
    if not bases:
        return None
    return _Verbs(
        frozenset(bases), re.compile(rf"{alternation(words.forms('title', 'before-verb'))}\s(?:\w+ly\s)?$")
    )


def _heads_a_level(hits: Sequence[Hit], number: int, text: str) -> bool:
    """ "The head of the region": of one that was named before, no name of its own."""
    before = hits[number - 1] if number else None
    if before is None or text[before.end : hits[number].start].strip():
        return False
    return bool(before.form(Part.LEVEL) or before.form(Part.LEVELS))


def _cases_of(hit: Hit, text: str, index: Index) -> frozenset[str]:
    if hit.choices[0].part is Part.TITLE and index.case_first:
        return hit.choices[0].cases
    return hit.cases or index.endings_of(text[hit.start : hit.end])


def _led_by_title(hits: Sequence[Hit], number: int, text: str, span: Span, index: Index) -> Hit | None:
    """ "To the director of the forestry": the title, where it comes first and bears the case."""
    title = hits[number - 1] if index.case_first and number else None
    if title is None or title.choices[0].part not in (Part.TITLE, Part.TITLES):
        return None
    return title if text[title.end : span.start] == " " else None


def _title_of(hits: Sequence[Hit], number: int, text: str, index: Index) -> Hit | None:
    """ "The director of the Topar power station": the head of an unknown body, where titles come first."""
    if not index.head_first or index.case_first or not number:
        return None
    title = hits[number - 1]
    is_title = title.form(Part.TITLE) or title.form(Part.TITLES)
    gap = text[title.end : hits[number].start]
    return title if is_title and index.gaps.of.match(gap) and len(gap) <= _NAME_GAP else None


def _head_of(hits: Sequence[Hit], number: int, text: str, edges: Edges) -> Hit | None:
    """ "The department's director", where the title comes last."""
    if not edges.head_last or number + 1 >= len(hits):
        return None
    title = hits[number + 1]
    is_title = title.form(Part.TITLE) or title.form(Part.TITLES)
    return title if is_title and text[hits[number].end : title.start] == " " else None


def _next_of_its_case(number: int, hits: Sequence[Hit], text: str, index: Index) -> int | None:
    """ "To the department of energy and the department of construction": where the second begins."""
    hit = hits[number]
    following = hits[number + 1] if number + 1 < len(hits) else hit
    parts = {hit.choices[0].part, following.choices[0].part}
    if (
        not index.case_first
        or following is hit
        or parts != {Part.NOUN}
        or '"' in text[hit.end : following.start]
    ):
        return None
    if _is_linked(text[hit.end : following.start].strip().lower(), edges_of(index.language)):
        return None
    one, other = (index.endings_of(text[each.start : each.end]) for each in (hit, following))
    return following.start if one & other & _PLAIN and "gen" not in other else None


def _is_linked(gap: str, edges: Edges) -> bool:
    """ "The department for the management of land": the second noun belongs to the first."""
    return edges.links.fullmatch(gap) is not None and gap not in edges.joins


def _next_of_its_own(number: int, hits: Sequence[Hit], text: str, edges: Edges) -> int | None:
    """ "The Road Department and the Housing Department": where the second begins."""
    following = hits[number + 1] if number + 1 < len(hits) else None
    if edges.next is None or following is None or following.choices[0].part not in _HEADS:
        return None
    articles = list(edges.next.finditer(text, hits[number].end, following.start + 1))
    if not articles:
        return None
    last = articles[-1]
    between = text[last.end() : following.start].split()
    named = len(between) <= _BEFORE_HEAD and all(word[0].isupper() for word in between)
    return last.start() if named else None


def _is_capital_after(text: str, at: int) -> bool:
    """Where the head comes last, a capital after it begins another name."""
    return text[at + 1 : at + 2].isupper()


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Without those that lie in another: of "Qazpost" and «"Qazpost" JSC», the second."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mention.span.end > kept[-1].span.end:
            kept.append(mention)
    return kept


class _Taken:
    """Places that belong to mentions."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]
        self.ends = sorted(span.end for span in self.spans)

    def holds(self, at: int) -> bool:
        before = bisect_right(self.starts, at)
        return before > 0 and self.spans[before - 1].end > at

    def room(self, text: str, span: Span, edges: Edges, least: int = 0, most: int | None = None) -> Span:
        """The span extended, but not into another."""
        before, after = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        floor = max(least, self.ends[before - 1] if before else 0)
        ceiling = self.starts[after] if after < len(self.starts) else len(text)
        return extended(text, span, edges, floor, ceiling if most is None else min(ceiling, most))
