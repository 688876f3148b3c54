"""Who might be meant by a task: whom the rules read, and all others that stand near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.choice.names import CLOSES, OPENS, Name, Odds, Words, likeliest, place
from instructions.extraction.choice.window import BEFORE, HERE, Window
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_JOIN = re.compile(r"[\s,;/+&]*(?:[^\W\d_]{1,4}[\s]+)?|\s?[+/]\s?")
_NAMES, _NAMES_BEFORE, _POOL, _ROW = 6, 3, 10, 5
_OPENING = 4
_ARTICLE = 5


class Candidate(NamedTuple):
    owners: tuple[Owner, ...]
    sources: frozenset[str]
    zone: str
    names: tuple[Name, ...] = ()
    mention: Mention | None = None


def candidates(
    senses: Senses, window: Window, weights: Mapping[str, float], told: Sequence[tuple[Owner, ...]]
) -> list[Candidate]:
    """Each set of owners once; that of the rules first. `told`: leads of the tasks before, last first."""
    task = window.task
    words = Words(window)
    opens, closes = Odds(weights, words.first, OPENS), Odds(weights, words.last, CLOSES)
    found = [_one(task.lead, "rules", HERE), _one((), "nobody", HERE)]
    if 1 < len(task.lead) <= _ROW:
        found += [_one((one,), "one-of-them", HERE) for one in task.lead]
    for zone, most in ((HERE, _NAMES), (BEFORE, _NAMES_BEFORE)):
        names = likeliest(window, opens, closes, zone, _POOL)
        singles = [
            _named(senses, window, name, zone)
            for name in names
            if not (_cuts(window, name) or _joins_others(senses, window, name))
        ]
        found += singles[:most]
        found += _rows(senses, window, singles, zone)
    for mention, zone in window.mentions:
        if mention.ids and not mention.points_to:
            found.append(_one(_owners(mention), "mention", zone, mention=mention))
    for mention in window.opening[:_OPENING]:
        if not mention.ids[0].startswith("?") and not mention.weak:
            found.append(_one(_owners(mention), "opening", BEFORE))
    found += [_one(leads, f"told-{at}", BEFORE) for at, leads in enumerate(told) if leads]
    return _once(found)


def _one(
    owners: tuple[Owner, ...],
    source: str,
    zone: str,
    names: tuple[Name, ...] = (),
    mention: Mention | None = None,
) -> Candidate:
    return Candidate(owners, frozenset({source}), zone, names, mention)


def _owners(mention: Mention) -> tuple[Owner, ...]:
    return tuple(Owner(id_, mention.span) for id_ in mention.ids)


def _once(found: Iterable[Candidate]) -> list[Candidate]:
    """Each set of owners once, with all that is known of it."""
    kept: dict[frozenset[str], Candidate] = {}
    for one in found:
        key = frozenset(owner.id.lower() for owner in one.owners)
        old = kept.get(key)
        if old is None:
            kept[key] = one
            continue
        kept[key] = old._replace(
            sources=old.sources | one.sources,
            names=old.names or one.names,
            mention=old.mention or one.mention,
        )
    return list(kept.values())


def _named(senses: Senses, window: Window, name: Name, zone: str) -> Candidate:
    """A stretch as the bodies that it names, or as one that nobody lists."""
    span = place(window, name)
    for mention, _ in window.mentions:
        near = -1 <= mention.span.start - span.start <= _ARTICLE and abs(mention.span.end - span.end) <= 1
        if near and mention.ids and not mention.points_to:
            return _one(_owners(mention), "name", zone, (name,), mention)
    return _one((Owner(_OUTSIDE + _words(span, senses), span),), "name", zone, (name,))


def _cuts(window: Window, name: Name) -> bool:
    """Is it but a piece of a name that is known?"""
    span = place(window, name)
    for mention, _ in window.mentions:
        one = mention.span
        if mention.weak or not mention.ids or mention.ids[0].startswith("?"):
            continue
        if one.start < span.start < one.end or one.start < span.end < one.end:
            return True
    return False


def _joins_others(senses: Senses, window: Window, name: Name) -> bool:
    """ "Together with": does it begin with words behind which only those stand who help?"""
    return _helping(window.language).match(senses.page.lower, place(window, name).start) is not None


@cache
def _helping(language: str) -> re.Pattern[str]:
    told = [form for form in lexicon(language).forms("body-co", "before") if form[0].isalpha()]
    return re.compile(rf"{alternation(told)}\b" if told else r"(?!)")


def _words(span: Span, senses: Senses) -> str:
    return " ".join(span.of(senses.page.text).split())


def _rows(senses: Senses, window: Window, singles: Sequence[Candidate], zone: str) -> list[Candidate]:
    """ "A and B": names that only a comma or a small word joins."""
    ordered = sorted(
        ((place(window, one.names[0]), one) for one in singles), key=lambda one: (one[0].start, one[0].end)
    )
    found: list[Candidate] = []
    chains: list[list[tuple[Span, Candidate]]] = []
    for span, one in ordered:
        longer = [
            [*chain, (span, one)]
            for chain in chains
            if len(chain) < _ROW
            and span.start > chain[-1][0].end
            and _JOIN.fullmatch(senses.flat, chain[-1][0].end, span.start)
            and senses.page.folded.find("\n", chain[-1][0].end, span.start) < 0
        ]
        chains += [*longer, [(span, one)]]
        for chain in longer:
            owners = {owner.id: owner for _, each in chain for owner in each.owners}
            names = tuple(name for _, each in chain for name in each.names)
            found.append(_one(tuple(owners.values()), "row", zone, names))
        if len(chains) > 60:
            break
    return found[:12]
