"""Deadlines that stand aside: behind the last dash of a clause, nothing behind them; under a month above."""

from __future__ import annotations

import re
from dataclasses import replace

from instructions.extraction.column_kinds import due_at_end
from instructions.extraction.cues import has_last_verbs
from instructions.extraction.found import Due, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.terms import best_term, find_terms, resolve

SHORT_TERM = 40
WITHIN_A_MONTH = ("day-of-month", "end-of-month")
_LAST_BRACKET = re.compile(r"\(([^()]{3,})\)[.;]?$")


def due_after_a_dash(senses: Senses, span: Span, language: str) -> Due | None:
    """ "The Ministry of Finance - three days": all that stands behind the dash is a time."""
    dash = senses.flat.rfind(" - ", span.start, span.end)
    if dash < 0 or span.end - dash > SHORT_TERM or has_last_verbs(language):
        return None
    behind = Span(dash + 3, span.end)
    due = senses.due(behind, language, bare=True)
    if due.span is None or not has_term(due):
        return None
    before = senses.flat[behind.start : due.span.start].strip()
    if before and before not in lexicon(language).forms("joins", "stress"):
        return None
    rest = senses.flat[due.span.end : span.end].strip(" .,;!\"'")
    return None if rest else due


def due_in_brackets(senses: Senses, span: Span, language: str) -> Due | None:
    """ "… to test the pumps (two weeks)": all that stands in the bracket at the end is a time."""
    found = _LAST_BRACKET.search(senses.flat, max(span.start, span.end - SHORT_TERM), span.end)
    if found is None:
        return None
    due = senses.due(Span(*found.span(1)), language, bare=True)
    fills = due.span is not None and due.span.end - due.span.start >= found.end(1) - found.start(1) - 2
    return due if has_term(due) and fills else None


def own_day_under(senses: Senses, deed: Span, above: Due, language: str) -> Due:
    """ "August", and below it "inspect the stops (by the 20th)": the day that closes the deed; `above` where
    there is none, or one that is later."""
    own = due_at_end(senses, deed, language)
    if own is None or own.date is None or above.date is None:
        return own or above
    if own.rule in WITHIN_A_MONTH:
        own = day_of(own, above)
    return own if own.date and own.date <= above.date else above


def day_of_a_task(senses: Senses, span: Span, language: str) -> Due:
    """The day in a stretch that is known to be a task, though nothing marks that day as its deadline."""
    if not senses.may_be_dated(span, language):
        return Due()
    around = senses.around
    terms = find_terms(senses.page.folded, *span, language, ordered=True)
    best = best_term(terms, published=around.published, calendar=around.calendar)
    due = resolve(best, published=around.published, calendar=around.calendar) if best else Due()
    if best is None or not has_term(due):
        return Due()
    return replace(due, text=best.span.of(senses.page.text), doubts=(*due.doubts, "deadline-unmarked"))


def day_of(due: Due, month: Due) -> Due:
    """ "By the 20th" under the heading of a month."""
    if due.date is None or month.date is None or month.rule != "end-of-month":
        return due
    if due.rule == "end-of-month":
        return replace(due, date=max(due.date, month.date))
    day = min(due.date.day, month.date.day)
    return replace(due, date=month.date.replace(day=day), doubts=())


def due_at_the_head(senses: Senses, own: Due, before: Due) -> Due:
    """ "By April 1: the ministry to buy it, the akimats to find rooms": the day holds for all of them."""
    heads = before.span is not None and senses.flat.startswith(":", before.span.end)
    return before if heads and not has_term(own) else own
