"""What the head of an official paper says in lines of its own: who chaired it or approved it, and its day.

"Chaired by: the Deputy Prime Minister", "Minutes … 8 January 2026, No. 1", "Approved by order of …". A line
that tells when the page was put up is no day of the event.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.bodies import Mention
from instructions.extraction.cues import any_form, pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.terms.values import Day

_TOP = 1500
_LONGEST = 160
_NEAR = 160
"""So far from "approved" stands who approved it."""
_RUNNING = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_]")
_LONG_AGO = 60
_OFFICE = "office"
_ARTICLE = 4
"""The Premier's chancellery is no Premier: of an office that is known, the title stands first."""
_ENDING = 4
"""So many letters a case adds to an office."""


def chair(senses: Senses, language: str) -> Mention | None:
    """Whom a line of the head names behind "Chaired by:", or before "under whose chairmanship"."""
    label = _label(language)
    for line in _lines(senses) if label else ():
        found = label.match(senses.flat, line.start, line.end) if label else None
        if found is None:
            continue
        behind = senses.mentions(Span(found.end(), line.end), language)
        if behind and behind[0].span.start - found.end() <= _ARTICLE:
            return behind[0]
    return _chairing(senses, language)


def _chairing(senses: Senses, language: str) -> Mention | None:
    """Where heads come last: who stands before "under the chairmanship", on whatever line the event does."""
    chairing = pattern(language, "event-words", "chairing") if _head_last(language) else None
    found = chairing.search(senses.flat, 0, _TOP) if chairing else None
    if found is None:
        return None
    named = senses.mentions(Span(max(0, found.start() - _NEAR), found.start()), language)
    return named[-1] if named and gives(senses, named[-1], language) else None


def approver(senses: Senses, language: str) -> Mention | None:
    """Who approved the paper: one who gives orders, beside "approved" over some lines of the head."""
    approved = pattern(language, "event-words", "approved")
    top = Span(0, min(_TOP, len(senses.flat)))
    found = approved.search(senses.flat, top.start, top.end) if approved else None
    if found is None:
        return None
    behind = Span(found.end(), min(top.end, found.end() + _NEAR))
    before = Span(max(0, found.start() - _NEAR), found.start())
    stretches = (before, behind) if _head_last(language) else (behind, before)
    for stretch in stretches:
        named = [one for one in senses.mentions(stretch, language) if gives(senses, one, language)]
        if named:
            return named[-1] if stretch is before else named[0]
    return None


def day(senses: Senses, language: str) -> dt.date | None:
    """The last day that a line of the head gives before that of publication."""
    put_up = pattern(language, "event-words", "published")
    days = {
        on
        for line in _lines(senses)
        if put_up is None or put_up.search(senses.flat, line.start, line.end) is None
        for term in senses.terms(line, language)
        if isinstance(term.value, Day) and (on := _in_full(term.value)) is not None
    }
    published = senses.around.published
    return max((on for on in days if 0 < (published - on).days <= _LONG_AGO), default=None)


def gives(senses: Senses, mention: Mention, language: str) -> bool:
    """A person's office of those who give orders, not a body."""
    givers = any_form(language, "giver")
    span = mention.span
    if found := givers.search(senses.flat, span.start, span.end) if givers else None:
        return found.start() - span.start <= _ARTICLE or not _is_known_office(senses, mention)
    chairs = pattern(language, "event-words", "chairs")
    if chairs is not None and chairs.search(senses.flat, span.start, span.end) is not None:
        return True
    return _head_last(language) and office_of(" ".join(span.of(senses.flat).split()), language) != ""


def _is_known_office(senses: Senses, mention: Mention) -> bool:
    registry = senses.around.registry
    return any(id_ in registry and registry[id_].kind == _OFFICE for id_ in mention.ids)


def office_of(named: str, language: str) -> str:
    """The office that a lower-case name is, without its case ending; empty where it is none that orders."""
    words = lexicon(language)
    stem = max((form for form in words.forms("giver") if named.startswith(form)), key=len, default="")
    if stem and _is_case(named[len(stem) :], language):
        return stem
    before, _, last = named.rpartition(" ")
    heads = (form for form in words.forms("event-words", "chairs") if last.startswith(form))
    stem = max((form for form in heads if _is_case(last[len(form) :], language)), key=len, default="")
    return f"{before} {stem}".strip() if stem else ""


def _is_case(ending: str, language: str) -> bool:
    cases = lexicon(language).keys("body-case-endings")
    endings = tuple(form for case in cases for form in _endings(language, case))
    return not ending or (len(ending) <= _ENDING and ending.endswith(endings))


def _endings(language: str, case: str) -> tuple[str, ...]:
    return () if case == "nom" else lexicon(language).forms("body-case-endings", case)


def _lines(senses: Senses) -> Iterator[Span]:
    """Short lines at the top that are no running text."""
    for line in senses.page.lines:
        if line.start > _TOP:
            return
        if line.end - line.body <= _LONGEST and not _RUNNING.search(senses.flat, line.body, line.end):
            yield Span(line.body, line.end)


def _in_full(value: Day) -> dt.date | None:
    if value.year is None or value.year.number is None or not value.month:
        return None
    try:
        return dt.date(value.year.number, value.month, value.day)
    except ValueError:
        return None


def _head_last(language: str) -> bool:
    return lexicon(language).forms("body-grammar", "order") == ("last",)


@cache
def _label(language: str) -> re.Pattern[str] | None:
    forms = lexicon(language).forms("event-words", "chair")
    return re.compile(rf"\W*{alternation(forms)}\s*[:-]\s*") if forms else None
