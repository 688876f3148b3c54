"""So many of those named before, and one of them: "both bodies", "all three regions", "the second"."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.bodies import Mention
from instructions.extraction.clause import Clause
from instructions.extraction.commands import infinitive_at
from instructions.extraction.cues import ORDINALS, has_last_verbs, ordinal_pattern, pattern
from instructions.extraction.discourse import Discourse
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.phrases import choice
from instructions.extraction.pointers import ARTICLE, NEAR, REGION, STANDS_ALONE
from instructions.extraction.senses import Senses

COUNTS = {"2": 2, "3": 3, "4": 4, "5": 5}
"""Key of [refers] -> how many it tells."""


class Counts:
    def __init__(self, senses: Senses, discourse: Discourse) -> None:
        self.senses = senses
        self.discourse = discourse

    def counted(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "Both bodies", "all three regions": so many of that kind, named last."""
        leads = {owner.span for owner in clause.leads}
        for mention in self.senses.mentions(clause.span, language):
            if not mention.points_to or (leads and mention.span not in leads):
                continue
            if mention.span.start - clause.span.start > NEAR:
                break
            count = self._count_before(mention, clause, language)
            place = mention.span.start
            if count and (several := self.discourse.last(count, mention, place, language)):
                return several
            if count and (several := self.discourse.last(count, None, place, language)):
                return several
        return () if leads else self._counted_by_words(clause, language)

    def _counted_by_words(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "To all three regions", where the noun is no mention."""
        stop = min(clause.span.end, clause.span.start + NEAR)
        any_count = _any_count(language)
        if any_count is None or any_count.search(self.senses.flat, clause.span.start, stop) is None:
            return ()
        for key, count in COUNTS.items():
            counts, nouns = pattern(language, "refers", key), _nouns(language)
            found = counts.search(self.senses.flat, clause.span.start, stop) if counts else None
            noun = nouns.match(self.senses.flat, found.end() + 1, clause.span.end) if found else None
            if found is None or noun is None:
                continue
            pointer = Mention(Span(*noun.span()), (), frozenset())
            place = clause.span.start
            return self.discourse.last(count, pointer, place, language) or self.discourse.last(
                count, None, place, language
            )
        return ()

    def both(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "Both are to report to the office": right before the duty, those named last in one sentence."""
        duties = [cue.span.start for cue in clause.cues if cue.name.startswith(("duty.", "order.told"))]
        head = self.senses.flat[clause.span.start : min(duties, default=clause.span.start)].strip(" -\"'")
        for key, count in COUNTS.items():
            if head and head in lexicon(language).forms("refers", f"alone-{key}"):
                row = self.discourse.row(clause.span.start)
                return row if len(row) == count else ()
            alone = pattern(language, "refers", f"alone-{key}") if has_last_verbs(language) else None
            if alone is not None and not clause.leads and alone.match(self.senses.flat, *clause.span):
                row = self.discourse.row(clause.span.start)
                return row if len(row) == count else ()
        return ()

    def _count_before(self, mention: Mention, clause: Clause, language: str) -> int:
        """ "Both", "all three" right before a noun; 0 where there is no such word."""
        flat = self.senses.flat[max(clause.span.start, mention.span.start - ARTICLE) : mention.span.end]
        before = self.senses.flat[max(clause.span.start, mention.span.start - ARTICLE) : mention.span.start]
        words = [*before.split()[-1:], *flat.split()[-2:]]
        for key, count in COUNTS.items():
            if any(word in lexicon(language).forms("refers", key) for word in words):
                return count
        return 0

    def one_of_a_row(self, clause: Clause, language: str) -> tuple[Owner, ...]:
        """ "The first", "to the latter": of the bodies that the sentence before named."""
        stop = min(clause.span.end, clause.span.start + NEAR)
        ordinal = ordinal_pattern(language)
        if ordinal is None or ordinal.search(self.senses.flat, clause.span.start, stop) is None:
            return ()
        for key, at in ORDINALS.items():
            compiled = pattern(language, "refers", key)
            found = compiled.search(self.senses.flat, clause.span.start, stop) if compiled else None
            if found is None or not self._picks(found, clause, language):
                continue
            row = self.discourse.row(clause.span.start)
            if row and -len(row) <= at < len(row):
                return (row[at],)
        return ()

    def _picks(self, found: re.Match[str], clause: Clause, language: str) -> bool:
        """ "The second of them" by its form, or "the second" with no noun behind it."""
        one_of = pattern(language, "refers", "one-of")
        if one_of is not None and one_of.fullmatch(self.senses.flat, *found.span()):
            return True
        return self._stands_alone(found.end(), clause, language)

    def _stands_alone(self, end: int, clause: Clause, language: str) -> bool:
        """No noun follows: a mark, an order, or a deadline."""
        if STANDS_ALONE.match(self.senses.flat, end, clause.span.end):
            return True
        same = pattern(language, "refers", "date")
        if same is not None and same.match(self.senses.flat, end + 1, clause.span.end):
            return True
        if (verb := infinitive_at(language)) and verb.match(self.senses.flat, end, clause.span.end):
            return True
        due = clause.due.span
        starts = [cue.span.start for cue in clause.cues] + ([due.start] if due else [])
        return any(0 <= start - end <= 1 for start in starts)


@cache
def _any_count(language: str) -> re.Pattern[str] | None:
    forms = [form for key in COUNTS for form in lexicon(language).forms("refers", key)]
    return re.compile(choice(forms)) if forms else None


@cache
def _nouns(language: str) -> re.Pattern[str]:
    """Common nouns for bodies."""
    keys = ("ministry", "agency", "company", REGION)
    return re.compile("|".join(choice(lexicon(language).forms("points-to", key)) for key in keys))
