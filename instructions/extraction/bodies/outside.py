"""Bodies that the registry does not know, by their head noun: departments, commissions, companies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index, Part
from instructions.extraction.bodies.mentions import OUTSIDE, Mention
from instructions.extraction.found import Span
from instructions.extraction.lexicon import Lexicon, alternation, lexicon

MOST_WORDS = 8
MOST_LETTERS = 120

_WORD_BEFORE = re.compile(r'([\w\'-]+)(["\s]*\s)$')
_WORD_AFTER = re.compile(r"(\s+)([\w\'-]+)")
_QUOTED_AFTER = re.compile(r'\s*"[^"\n]{1,80}"{1,2}')
_QUOTED_BEFORE = re.compile(r'"[^"\n]{1,80}"{1,2}\s*$')


@dataclass(frozen=True, slots=True)
class _Edges:
    """Which neighbours belong to a name, in a language."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    links: re.Pattern[str]
    stops: re.Pattern[str]
    not_before: re.Pattern[str] | None
    never_first: frozenset[str]
    capitals_before: bool
    capitals_after: bool
    head_last: bool

    @classmethod
    def of(cls, words: Lexicon) -> _Edges:
        order = words.forms("body-grammar", "order")
        return cls(
            before=_ending(words, "before"),
            after=_ending(words, "after"),
            links=re.compile(alternation(words.forms("body-tails", "link"))),
            stops=re.compile(alternation(words.forms("body-tails", "stop"))),
            not_before=_ending(words, "not-before") if words.forms("body-tails", "not-before") else None,
            never_first=frozenset(words.forms("body-tails", "never-first")),
            capitals_before="first" not in order,
            capitals_after="last" not in order,
            head_last="last" in order,
        )


def _ending(words: Lexicon, key: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, words.forms("body-tails", key)))
    return re.compile(rf"[\w-]*(?:{endings})$" if endings else r"(?!)")


@cache
def _edges(language: str) -> _Edges:
    return _Edges.of(lexicon(language))


def outside_in(text: str, index: Index, hits: Sequence[Hit], known: Sequence[Mention]) -> list[Mention]:
    """Mentions of unknown bodies in a folded text, apart from the known ones."""
    edges = _edges(index.language)
    taken = [mention.span for mention in known if not mention.open]
    found: list[Mention] = []
    for mention in known:
        if mention.open:
            others = [one.span for one in known if one is not mention]
            span = _extended(text, mention.span, edges, others)
            if span != mention.span:
                found.append(
                    replace(
                        mention,
                        span=span,
                        ids=(OUTSIDE + span.of(text),),
                        weak=False,
                        points_to=mention.points_to if mention.many else frozenset(),
                        open=False,
                    )
                )
            elif mention.ids or mention.points_to:
                found.append(mention)
    for hit in sorted(hits, key=lambda one: one.choices[0].part is not Part.LEGAL_FORM):
        if (
            hit.choices[0].part in (Part.NOUN, Part.LEGAL_FORM)
            and not _within(hit, taken)
            and not _within(hit, [one.span for one in found])
        ):
            span = _extended(text, Span(hit.start, hit.end), edges, taken)
            alone = span == Span(hit.start, hit.end)
            if not (alone and hit.choices[0].part is Part.LEGAL_FORM):
                cases = hit.cases or index.endings_of(text[hit.start : hit.end])
                points_to = hit.choices[0].classes if alone else frozenset()
                found.append(
                    Mention(span, (OUTSIDE + span.of(text),), cases, weak=alone, points_to=points_to)
                )
    return [one for one in found if not any(_inside(one.span, other.span) for other in found)]


def _inside(one: Span, other: Span) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def _within(hit: Hit, spans: Sequence[Span]) -> bool:
    return any(span.start <= hit.start < span.end for span in spans)


def _extended(text: str, span: Span, edges: _Edges, taken: Sequence[Span]) -> Span:
    floor = max((one.end for one in taken if one.end <= span.start), default=0)
    ceiling = min((one.start for one in taken if one.start >= span.end), default=len(text))
    floor, ceiling = max(floor, span.start - MOST_LETTERS), min(ceiling, span.end + MOST_LETTERS)
    start = _start(text, span, edges, floor)
    end = span.end if edges.head_last else _end(text, span, edges, ceiling)
    return Span(start, end)


def _start(text: str, span: Span, edges: _Edges, floor: int) -> int:
    start = best = span.start
    quoted = _QUOTED_BEFORE.search(text, floor, start)
    if quoted:
        return quoted.start()
    for _ in range(MOST_WORDS):
        word = _WORD_BEFORE.search(text, floor, start)
        if not word or "\n" in word[2] or edges.stops.fullmatch(word[1].lower()):
            break
        start = word.start()
        lower = word[1].lower()
        if lower in edges.never_first:
            continue
        if _goes_before(word[1], edges):
            best = start
        elif not edges.links.fullmatch(lower):
            break
    return best


def _goes_before(word: str, edges: _Edges) -> bool:
    if word[:1].isupper() and edges.capitals_before:
        return True
    if edges.before.match(word.lower()):
        return True
    return edges.not_before is not None and not edges.not_before.match(word.lower())


def _end(text: str, span: Span, edges: _Edges, ceiling: int) -> int:
    at = best = span.end
    quoted = _QUOTED_AFTER.match(text, at, ceiling)
    if quoted:
        return quoted.end()
    for _ in range(MOST_WORDS):
        word = _WORD_AFTER.match(text, at, ceiling)
        if not word or "\n" in word[1]:
            break
        lower = word[2].lower()
        at = word.end()
        if edges.links.fullmatch(lower):
            continue
        if edges.stops.fullmatch(lower):
            break
        if (edges.capitals_after and word[2][:1].isupper()) or edges.after.match(lower):
            best = at
        else:
            break
    quoted = _QUOTED_AFTER.match(text, best, ceiling)
    return quoted.end() if quoted else best
