"""The owners of a card whose place alone tells that they are names: "№ 2 depot - sweeps …"."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.bodies import Owners
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

TOLD = "told"
"""The mark of such a card."""
_OUTSIDE = "?: "


def names_by_place(senses: Senses, cell: Span, language: str) -> Owners:
    """The owners of a cell, whatever it holds; behind a word such as "together with" stand helpers."""
    helped = _helpers(language).search(senses.flat, cell.start + 1, cell.end)
    owners = senses.owner_cell(cell, language, any_name=True, sure=True)
    if helped is None or (owners.lead and owners.co):
        return _with_all_names(senses, owners, cell, language)
    lead = names_by_place(senses, Span(cell.start, helped.start()), language)
    helpers = names_by_place(senses, Span(helped.end(), cell.end), language)
    return lead._replace(co=(*lead.co, *helpers.lead, *helpers.co))


def _with_all_names(senses: Senses, owners: Owners, cell: Span, language: str) -> Owners:
    """The owners with a name that nobody lists: the whole cell, or what a conjunction joins to another."""
    if owners.refers or owners.refers_co or (owners.co and not owners.lead):
        return owners
    parts = _parts(senses, cell, language)
    if not owners.lead:
        return owners._replace(lead=tuple(_named(senses, span) for span in parts))
    told = [one.span for one in (*owners.lead, *owners.co) if one.span]
    if owners.co or len(told) < len(owners.lead):
        return owners
    more = [
        _named(senses, span)
        for span in parts
        if _is_apart(senses, span) and not any(one.start < span.end and span.start < one.end for one in told)
    ]
    return owners._replace(lead=(*owners.lead, *more))


def _named(senses: Senses, span: Span) -> Owner:
    return Owner(_OUTSIDE + span.of(senses.page.text), span)


def _is_apart(senses: Senses, span: Span) -> bool:
    """A name of its own: behind a comma, or one that does not begin with a small letter."""
    first = senses.page.folded[span.start]
    return senses.flat[span.start - 2] == "," or first.isupper() or first.isdigit() or first in '"№'


def _parts(senses: Senses, cell: Span, language: str) -> list[Span]:
    found, start = [], cell.start
    for sign in _joins(language).finditer(senses.flat, *cell):
        found.append(Span(start, sign.start()))
        start = sign.end()
    return [*found, Span(start, cell.end)]


@cache
def _joins(language: str) -> re.Pattern[str]:
    words = lexicon(language).forms("body-conjunctions", "word")
    return re.compile(rf",\s+|\s{alternation(words)}\s" if words else r",\s+")


@cache
def _helpers(language: str) -> re.Pattern[str]:
    """ "Together with the"."""
    words = lexicon(language)
    forms = (*words.forms("body-co", "before"), *words.forms("body-co", "between"))
    told = alternation(tuple({bare for form in forms if (bare := form.strip(" ,(:"))}))
    article = words.forms("term-words", "the")
    also = rf"(?:{alternation(article)}\s)?" if article else ""
    return re.compile(rf",?\s{told}\s{also}(?=\S)")
