"""Is a body told what to do by standing at the head of its clause: "Ministry of Justice: draft the bill"?"""

from __future__ import annotations

import re

from instructions.extraction.bodies import Role
from instructions.extraction.clause import Clause
from instructions.extraction.cues import addresses_by_case, has_last_verbs
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import has_speech

_SPOKEN_TO = (Role.ADDRESSEE, Role.CALLED)
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\s*$)")
_AFTER_ADDRESSEE = re.compile(r"\s*(?:\([^()]*\))?\s*(?::|-\s|,\s)")


def is_addressed(senses: Senses, clause: Clause, verb: Span | None, language: str, *, near: bool) -> bool:
    """The addressee heads the clause, then a colon, a dash or a form in which lists tell what to do."""
    first = _addressee_of(clause)
    if first is None:
        return False
    helps = [owner.span.end for owner in clause.co if owner.span and owner.span.end < first.start]
    opens = max([clause.span.start, *helps])
    told = senses.flat.startswith(" - ", first.start - 3) or senses.flat.startswith(": ", first.start - 2)
    if first.start - opens > 30 and not told:
        return False
    own = () if clause.inherited else (*clause.leads, *clause.co)
    last = max([owner.span.end for owner in own if owner.span], default=first.end)
    if verb is not None and verb.end + 3 == first.start and clause.role is Role.ADDRESSEE:
        return True
    named_first = near and clause.role is Role.NAMED and first.start == clause.span.start
    between = Span(first.end, verb.start if verb else first.end)
    if named_first and clause.role is Role.NAMED and not _is_bare(senses, between, clause, language):
        verb = None
    if verb is not None and verb.start >= first.end and (clause.role in _SPOKEN_TO or named_first):
        keys = ("finite", "past") if named_first and clause.role is Role.NAMED else ("finite",)
        return all(senses.word_ending(between, language, key) is None for key in keys)
    if (
        has_last_verbs(language)
        and clause.role is Role.NAMED
        and verb is None
        and _tells_news(senses, clause)
    ):
        return False
    after = _AFTER_ADDRESSEE.match(senses.flat, min(last, clause.span.end), clause.span.end)
    if after is None or addresses_by_case(language) or not has_speech(language):
        return after is not None
    told = clause.role in _SPOKEN_TO or has_term(clause.due)
    return told or not after[0].rstrip().endswith(",")


def _tells_news(senses: Senses, clause: Clause) -> bool:
    """ "The Supreme Court: by May all rooms will be filmed", in a running text."""
    return not clause.cues and senses.flat.startswith(
        ": ", clause.leads[0].span.end if clause.leads[0].span else 0
    )


def _is_bare(senses: Senses, between: Span, clause: Clause, language: str) -> bool:
    """Where the verb's form tells nothing: right before it, but for small words, stand the one addressed or a
    mark, so that it is not "refused to open"."""
    if addresses_by_case(language) or not has_speech(language):
        return True
    small = {
        *lexicon(language).forms("title", "skip"),
        *lexicon(language).forms("title", "before-infinitive"),
    }
    ends = {one.span.end for one in (*clause.leads, *clause.co) if one.span}
    ends.add(clause.due.span.end if clause.due.span else between.start)
    at = between.end
    while at > between.start:
        found = _LAST_WORD.search(senses.flat, between.start, at)
        if found is None or found.end() in ends:
            return True
        if found[0] not in small and not found[0].endswith("ly"):
            return False
        at = found.start()
    return True


def _addressee_of(clause: Clause) -> Span | None:
    """Where the one addressed stands, by name or by a word that points back: "to the akims of the said"."""
    if not clause.leads:
        return None
    if clause.inherited:
        return clause.stands if clause.role is Role.ADDRESSEE and not clause.cues else None
    return clause.leads[0].span
