"""The paper by which a task is completed, where no column names it: "submit a report", "approve the plan".

A noun of a paper counts beside a verb that makes it or hands it in. Of several, the one nearest to where the
verb of the language stands: of "a report on the programme" the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from instructions.extraction.cues import any_form, pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

_NEAR = 70
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")


def result_of(senses: Senses, span: Span, language: str, owners: Sequence[Owner]) -> tuple[str, Span] | None:
    """The paper's name as a dictionary gives it, and its place; None where nothing tells of one.

    A word in the name of one of the `owners` is no paper.
    """
    papers, made = any_form(language, "results"), pattern(language, "result-words", "made")
    if papers is None or made is None:
        return None
    head_last = lexicon(language).forms("body-grammar", "order") == ("last",)
    verbs = [found.span() for found in made.finditer(senses.flat, span.start, span.end)]
    found: tuple[str, Span] | None = None
    for paper in papers.finditer(senses.flat, span.start, span.end):
        place = Span(paper.start(), paper.end())
        if any(one.span and one.span.start < place.end and place.start < one.span.end for one in owners):
            continue
        itself = any(start < place.end and place.start < end for start, end in verbs)
        if not itself and (
            not _is_made(place, verbs, head_last=head_last) or _only_dates_it(senses, span, place, language)
        ):
            continue
        found = _name(paper[0], language), place
        if not head_last:
            break
    return found


def _is_made(paper: Span, verbs: list[tuple[int, int]], *, head_last: bool) -> bool:
    """Is there a verb on its own side of the paper?"""
    for start, end in verbs:
        behind, before = 0 <= start - paper.end <= _NEAR, 0 <= paper.start - end <= _NEAR
        if behind if head_last else (before or (behind and start - paper.end <= _NEAR // 2)):
            return True
    return False


def _only_dates_it(senses: Senses, span: Span, paper: Span, language: str) -> bool:
    """ "According to the plan", "under the programme", "in the report year": the paper is there already."""
    after = pattern(language, "result-words", "of")
    if after is not None and after.match(senses.flat, paper.end + 1, span.end):
        return True
    before = _LAST_WORD.search(senses.flat, span.start, paper.start)
    return before is not None and before[1] in lexicon(language).forms("result-words", "by")


@cache
def _names(language: str) -> dict[str, str]:
    return {form: key.replace("_", " ") for form, key in lexicon(language).key_of("results").items()}


def _name(word: str, language: str) -> str:
    name = _names(language)[" ".join(word.split())]
    return name[:1].upper() + name[1:]
