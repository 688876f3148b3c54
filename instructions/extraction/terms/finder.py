"""Terms in a stretch of text: every date, span and rhythm, with its place and its role."""

from __future__ import annotations

from functools import cache

from instructions.extraction.lexicon import lexicon
from instructions.extraction.loading import undisturbed
from instructions.extraction.terms.decision import Signals, judged
from instructions.extraction.terms.grammar import MAY_BE, Grammar
from instructions.extraction.terms.values import Term


@cache
def grammar(language: str) -> Grammar:
    words = lexicon(language)
    with undisturbed():
        return Grammar(words)


def find_terms(
    text: str, start: int, end: int, language: str, *, bare: bool = False, ordered: bool = False
) -> list[Term]:
    """Terms of `text[start:end]`, in the order of the text; `text` is folded (see `folding.fold`).

    `ordered`: the stretch is known to give an order, whatever else it tells.
    `bare`: the stretch is a cell or line that holds nothing but a deadline, so that any date in it is one.
    """
    if not grammar(language).may_hold_a_term(text, start, end):
        return []
    return terms_in(text, start, end, language, bare=bare, ordered=ordered)


def terms_in(
    text: str, start: int, end: int, language: str, *, bare: bool = False, ordered: bool = False
) -> list[Term]:
    """`find_terms` of a stretch that may hold one: a quick look has told so."""
    reading = grammar(language)
    row = reading.row(text, start, end)
    if not reading.reduce(row):
        return []
    found = [
        at
        for at, item in enumerate(row.items)
        if item.value is not None or not MAY_BE.isdisjoint(item.values)
    ]
    if not found:
        return []
    signals = Signals(order=True, fact=False) if ordered else Signals.of([piece[3] for piece in row.pieces])
    told = (judged(text, row.items, at, row.items[at], signals, bare=bare) for at in found)
    return [term for term in told if term is not None]
