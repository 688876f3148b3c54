"""Who heads an item of a decided list, or a heading above one, without being a body that anyone lists.

Only the place tells it: before a colon ("City theatre: repaint the hall"), before a dash and a verb, or,
where names are addressed by their case, before the day or the verb.
"""

from __future__ import annotations

import re

from instructions.extraction.case_words import slot_of
from instructions.extraction.clause import Clause
from instructions.extraction.cues import addresses_by_case, has_last_verbs
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses, has_term

_OUTSIDE = "?: "
_LONGEST, _MOST_WORDS = 70, 7
_NAME = re.compile(r"[^\W\d_][\w\"' ./&-]*$")
_PERSON = re.compile(r"\s*\([^()]{3,40}\)$")
_BEFORE_COLON = re.compile(r"([^:\n]{3,90}?):(?=\s|$)")
_BEFORE_DASH = re.compile(r"([^:\n]{3,90}?) - (?=\w)")


def heading_name(senses: Senses, line: Span, language: str) -> tuple[Owner, ...]:
    """The name that a line before a list is, but for its colon and a person in brackets."""
    end = line.end
    while end > line.start and senses.flat[end - 1] in " :.":
        end -= 1
    return _owner(senses, Span(line.start, end), language)


def newcomer(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The name at the head of an item."""
    span = clause.span
    for pattern in (_BEFORE_COLON, _BEFORE_DASH):
        found = pattern.match(senses.page.folded, span.start, span.end)
        if found is None:
            continue
        behind = Span(found.end(), span.end)
        if pattern is _BEFORE_DASH and not _can_act(found[1], language):
            continue
        if pattern is _BEFORE_COLON or _is_a_deed(senses, behind, language):
            return _owner(senses, Span(*found.span(1)), language)
    return _by_case(senses, clause, language) if addresses_by_case(language) else ()


def _can_act(name: str, language: str) -> bool:
    """Where verbs close the clause, a dash stands behind topics and places as well."""
    slot = slot_of(language)
    return slot is None or (slot.is_agent(name) and not slot.is_thing(name))


def _is_a_deed(senses: Senses, behind: Span, language: str) -> bool:
    """A verb at the head of what stands behind the dash, or, where verbs close the clause, at its end."""
    if not has_last_verbs(language):
        return _opens_with_a_verb(senses, behind, language)
    forms = (senses.word_ending(behind, language, key) for key in ("closing", "jussive"))
    return any(form is not None for form in forms)


def _opens_with_a_verb(senses: Senses, behind: Span, language: str) -> bool:
    first = Span(behind.start, min(behind.end, behind.start + 24))
    verb = senses.word_ending(first, language, "infinitive") or senses.word_ending(first, language, "base")
    small = lexicon(language).forms("title", "before-infinitive")
    opens = any(senses.flat.startswith(f"{word} ", behind.start) for word in small)
    return opens or (verb is not None and verb.start == behind.start)


def _by_case(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "To the city theatre by May 1 to repaint": what stands before the day or the infinitive."""
    span, due = clause.span, clause.due.span
    verb = senses.word_ending(span, language, "infinitive")
    stops = [place.start for place in (due, verb) if place is not None and place.start > span.start]
    if not stops or verb is None:
        return ()
    head = Span(span.start, min(stops))
    words = senses.page.folded[head.start : head.end].split()
    if not words or not words[0][0].isupper() or not _is_addressed(words, language):
        return ()
    return _owner(senses, head, language)


def _is_addressed(words: list[str], language: str) -> bool:
    """Do the words bear the case that addresses, and only it?"""
    endings = lexicon(language).forms("body-tails", "addressed")
    return bool(endings) and words[0].lower().endswith(endings)


def _owner(senses: Senses, name: Span, language: str) -> tuple[Owner, ...]:
    text = senses.page.folded
    if person := _PERSON.search(text, name.start, name.end):
        name = Span(name.start, person.start())
    start, end = name.start, name.end
    while start < end and text[start] in ' -"':
        start += 1
    while end > start and text[end - 1] in " ,-":
        end -= 1
    span = Span(start, end)
    words = text[start:end]
    if not 2 < len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS or not _NAME.match(words):
        return ()
    if _is_label(words.lower(), language) or senses.cues(span, language) or senses.has_verb(span, language):
        return ()
    if has_term(senses.due(span, language, bare=True)) or senses.mentions(span, language):
        return ()
    said = any(senses.says(span, language, "against", key) for key in ("noted", "past-review", "fulfilled"))
    return () if said else (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def _is_label(words: str, language: str) -> bool:
    """ "Present", "Deadline", "Agenda": what stands before a colon in minutes and is nobody's name."""
    known = lexicon(language)
    first = words.split()[0].rstrip(":")
    return (
        words in known.forms("labels")
        or words in known.forms("body-labels")
        or words in known.forms("ditto")
        or first in known.forms("body-tails", "no-name")
    )
