"""Who stands before "is to" and "was told to" without being a body that anyone lists: a name in capitals."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.cues import addresses_by_case, any_form, base_verbs, pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_FAR = 40
_HEAD_NAME = re.compile(
    r'[-"\s]{0,3}(?P<name>"[^"\n]{2,60}"|[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w+(?:-[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w+)+)'
    r"(?P<after>: | - | )"
)
_QUOTED = re.compile(r'\s*("[^"\n]{2,60}")\s*')
_WORD = re.compile(r"[\w-]+")
_STRANGE = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}|[Qq](?!u)|^Kaz|zh|kh")
"""Letters by which a word of English texts is a name of these parts, or a brand."""
_AT_A_PLACE = re.compile(r"(?<!\w)(?:in|at|near|around|outside|for|from|of|to)\s$")
_OF = re.compile(r"(?<!\w)(?:of|from|by|for)\s(?:the\s)?$")
_MOST_WORDS = 5
_NEAR_SAYING = 40
_GIVEN = frozenset({"order.tells", "order.says", "order.asks"})
_BINDING = frozenset({"duty.must", "duty.should", "order.told"})
_SUBJECT_CASES = frozenset({"nom", "any"})


def name_of_item(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """A name in quotes or of capitals that opens an item, before a colon, a dash, a day or a verb."""
    found = _HEAD_NAME.match(senses.page.folded, clause.span.start, clause.span.end)
    if found is None or clause.due.span is None:
        return ()
    span = Span(found.start("name"), found.end("name"))
    givers = any_form(language, "giver")
    if givers is not None and givers.fullmatch(senses.flat, span.start, span.end):
        return ()
    due = clause.due.span
    if found["after"] == " " and not (0 <= due.start - found.end() <= 1):
        return ()
    return (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def subject_before_duty(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The body, or else the name in capitals, right before a duty; none where there is neither."""
    for cue in clause.cues:
        if cue.name not in _BINDING or not clause.span.start <= cue.span.start < clause.span.end:
            continue
        before = Span(clause.span.start, cue.span.start)
        for mention in senses.mentions(clause.span, language):
            if any(owner.span == mention.span for owner in clause.co):
                continue
            near = (
                0 <= cue.span.start - mention.span.end <= _FAR
                and mention.span.start - clause.span.start <= _FAR
            )
            if not addresses_by_case(language) and _of_another(senses, clause.span.start, mention.span.start):
                continue
            if near and mention.ids and not mention.weak and mention.cases & _SUBJECT_CASES:
                return tuple(Owner(id_, mention.span) for id_ in mention.ids if not id_.startswith("?"))
        named = _quoted(senses, before) or _name(senses, before, language)
        return () if named and senses.mentions(before, language) else named
    return ()


def _of_another(senses: Senses, start: int, at: int) -> bool:
    """ "The proposal of Atameken is to be studied": who is named belongs to what is."""
    return _OF.search(senses.flat, max(start, at - 10), at) is not None


def name_at_the_head(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "QazTrade to open an office", "I give QazTrade a month": a name that only its capitals and its place
    tell, before an infinitive or behind the verb that orders."""
    infinitive = lexicon(language).forms("title", "before-infinitive")
    if not infinitive:
        return ()
    found = _before_infinitive(language).match(senses.page.folded, *_bounds(clause.span))
    if found is None:
        cue = next((one for one in clause.cues if one.name in _GIVEN), None)
        stop = min(clause.span.end, cue.span.end + _FAR) if cue else 0
        found = _behind_order(language).search(senses.page.folded, cue.span.start, stop) if cue else None
    if found is None or (" " not in found[1] and found[1][1:].islower() and not _is_rare(senses, found)):
        return ()
    span = Span(*found.span(1))
    return (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def _is_rare(senses: Senses, found: re.Match[str]) -> bool:
    """One word with only its first letter in capitals is a name where it stands so elsewhere too."""
    name = next(_WORD.finditer(senses.page.folded, *found.span(1)))
    return _is_name_elsewhere(senses, name)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


_CAPITALS = r"([A-Z][\w-]*(?:\s(?:(?:of|and|for)\s)?[A-Z][\w-]*){0,5})"


@cache
def _before_infinitive(language: str) -> re.Pattern[str]:
    small = alternation(lexicon(language).forms("title", "before-infinitive"))
    return re.compile(rf"\W*{_CAPITALS}\s{small}\s(?:\w+ly\s)?{base_verbs(language)}")


@cache
def _behind_order(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(lexicon(language).forms('body-order', 'before'))}\s{_CAPITALS}(?!\w)")


def _name(senses: Senses, before: Span, language: str) -> tuple[Owner, ...]:
    """The words in capitals that the stretch ends with."""
    words = list(_WORD.finditer(senses.page.folded, before.start, before.end))[-_MOST_WORDS:]
    named = len(words)
    while named and words[named - 1][0][0].isupper() and _joined(senses, words, named):
        named -= 1
    words = words[named:]
    if not words or (len(words) == 1 and not _is_plainly_a_name(senses, words[0])):
        return ()
    if not addresses_by_case(language) and _AT_A_PLACE.search(senses.flat, before.start, words[0].start()):
        return ()
    if _belongs_to_noun(senses, before.start, words[0].start(), language):
        return ()
    span = Span(words[0].start(), words[-1].end())
    return (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def _belongs_to_noun(senses: Senses, start: int, at: int, language: str) -> bool:
    """ "The share of X must grow": the noun before it is the subject; a day before it is none."""
    if not addresses_by_case(language):
        return False
    before = senses.flat[start:at].rstrip()
    if not before or not before[-1].isalpha():
        return False
    days = (term.span.end for term in senses.terms(Span(start, at), language))
    return not any(end >= start + len(before) for end in days)


def _quoted(senses: Senses, before: Span) -> tuple[Owner, ...]:
    """A name in quotes that opens the clause, right before its duty."""
    found = _QUOTED.fullmatch(senses.page.folded, before.start, before.end)
    if found is None:
        return ()
    span = Span(*found.span(1))
    return (Owner(_OUTSIDE + span.of(senses.page.text), span),)


def _joined(senses: Senses, words: list[re.Match[str]], at: int) -> bool:
    """Nothing but a space between a word and the next."""
    return at == len(words) or senses.flat[words[at - 1].end() : words[at].start()] == " "


def _is_plainly_a_name(senses: Senses, word: re.Match[str]) -> bool:
    return _STRANGE.search(word[0]) is not None or _is_name_elsewhere(senses, word)


def _is_name_elsewhere(senses: Senses, word: re.Match[str]) -> bool:
    """One word is a name where it stands with its capital in the middle of a sentence too."""
    return word[0] in senses.page.names_amid


def expected_of(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "Each month I expect a report from the ministry": whom the speaker names right behind "from"."""
    says = any(cue.name in _GIVEN for cue in clause.cues)
    compiled = pattern(language, "refers", "expects") if says else None
    for found in compiled.finditer(senses.flat, clause.span.start, clause.span.end) if compiled else ():
        for mention in senses.mentions(clause.span, language):
            if mention.ids and mention.span.start - found.end() == 1:
                return tuple(Owner(id_, mention.span) for id_ in mention.ids)
    return _expected_before(senses, clause, language) if says else ()


def _expected_before(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "From the ministry I expect a report": whom the speaker names first, before the word of waiting."""
    said = min(cue.span.start for cue in clause.cues if cue.name in _GIVEN)
    compiled = pattern(language, "refers", "from")
    for found in compiled.finditer(senses.flat, clause.span.start, said) if compiled else ():
        for mention in senses.mentions(clause.span, language):
            behind = found.end() + 1 == mention.span.start and mention.span.end <= said
            if mention.ids and behind and said - mention.span.end <= _NEAR_SAYING:
                return tuple(Owner(id_, mention.span) for id_ in mention.ids)
    return ()
