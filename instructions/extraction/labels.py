"""Labels that a page uses again and again, though no lexicon has them: what stands behind them tells what
they are. "Not after: May 1 … Not after: June 10" says by when; "Whose job: the Ministry of Finance", by whom.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from instructions.extraction.column_kinds import is_dated, names_bodies_only
from instructions.extraction.found import Span
from instructions.extraction.headings import exactly
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

_OPENS = ("\n", ". ", "; ")
"""What stands before a label, but for the first of the page."""
_LABEL = re.compile(r"([^\W\d_][^\n:;.|]{1,38}?)\s{0,60}(?::|-(?= ))\s*(?=([^\n;|]{3,160}))")
_WIDEST = 100
"""A label with the space behind it is no longer than that."""
_LEAST = 2
_ALIKE = 0.6
_MOST = 60
"""So many places of one label are looked at."""
_LONGEST_PAGE = 60_000

Labels = Mapping[str, str]
"""Folded label -> "due" or "owner"."""


def learnt_labels(senses: Senses, language: str, *, planned: bool) -> Labels:
    """Labels of deadlines and owners of this page; none where it has not both and is no plan."""
    page = senses.page
    if len(page.lower) > _LONGEST_PAGE or page.lower.count(":") + page.lower.count(" - ") < 2 * _LEAST:
        return {}
    values: dict[str, list[Span]] = defaultdict(list)
    for found in _labels(page.lower):
        values[found[1]].append(_value(page.lower, *found.span(2)))
    known: set[str] = set()
    learnt: dict[str, str] = {}
    for label, spans in values.items():
        told = exactly(label)
        known.add(told or "")
        if (
            told not in (None, "action")
            or len(spans) < _LEAST
            or (told is None and _only_informs(label, language))
        ):
            continue
        kind = _kind(senses, spans[:_MOST], language)
        if kind == "owner" or (kind and told is None):  # "Action: Ministry of Energy" says who acts
            learnt[label] = kind
    often = any(len(values[label]) > _LEAST for label, kind in learnt.items() if kind == "owner")
    if "other" in known or not (planned or often or {"due", "owner"} <= known | {*learnt.values()}):
        return {}
    return learnt


def _labels(text: str) -> Iterator[re.Match[str]]:
    """What looks like a label where a line or a sentence begins: only there, since to look everywhere costs
    as much as all the rest of a page's lines."""
    end = 0
    for opens in sorted(chain((0,), *(_behind(text, sign) for sign in _OPENS))):
        beside = min(opens + _WIDEST, len(text))
        if opens < end or (text.find(":", opens, beside) < 0 and text.find("- ", opens, beside + 1) < 0):
            continue
        if found := _LABEL.match(text, opens):
            end = found.end()
            yield found


def _behind(text: str, sign: str) -> Iterator[int]:
    """The places behind a sign."""
    at = text.find(sign)
    while at >= 0:
        at += len(sign)
        yield at
        at = text.find(sign, at)


def _value(text: str, start: int, end: int) -> Span:
    """Up to the next label or the end of the line, without its full stop."""
    stop = text.find(". ", start, end)
    if stop > start and (":" in text[stop:end] or " - " in text[stop:end]):
        end = stop
    while end > start and text[end - 1] in " .;,":
        end -= 1
    return Span(start, end)


def _only_informs(label: str, language: str) -> bool:
    """ "Heard: a report (Ministry of Energy)": it says who spoke."""
    words = lexicon(language)
    return label.split()[0] in words.forms("body-tails", "no-name")


def _kind(senses: Senses, spans: list[Span], language: str) -> str | None:
    for kind, holds in (("due", is_dated), ("owner", names_bodies_only)):
        if sum(holds(senses, span, language) for span in spans) >= _ALIKE * len(spans):
            return kind
    return None
