"""How far the name of an unknown body goes, to both sides of its head noun."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.lexicon import Lexicon, alternation, lexicon

MOST_WORDS = 8
MOST_LETTERS = 120
MOST_OF_A_NAME = 2

_REACH = 120
"""Two words are not longer."""
_LEAD = 10
_STARTS = ("", ".", "!", "?", ":", ";", "\n")
_WORD_AFTER = re.compile(r"(\s+)([\w'-]+)")
_QUOTED_AFTER = re.compile(r'\s*"(?:[^"\n]{1,12} "[^"\n]{1,80}|[^"\n]{1,80})"{1,2}')
_NUMBER_AFTER = re.compile(r"(?:\s№|(?<=№))\s?\d+(?!\w)")
_QUOTED_BEFORE = re.compile(r'"[^"\n]{1,80}"{1,2}\s*$')


class Edges(NamedTuple):
    """Which neighbours belong to a name, in a language."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    links: re.Pattern[str]
    linked: re.Pattern[str]
    """Adjectives behind a link: "for emergency situations"."""
    stops: re.Pattern[str]
    persons: re.Pattern[str]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    deed: re.Pattern[str] | None
    object: re.Pattern[str] | None
    deed_not: re.Pattern[str] | None
    """Nouns that only look like the name of a deed."""
    manner: re.Pattern[str] | None
    """Of two deeds in a row the form of the first."""
    level: re.Pattern[str] | None
    """A place's level that says by its ending whose it is: "the city of"."""
    possessed: re.Pattern[str] | None
    """Head nouns that say in any case that their name stands before them."""
    governs: re.Pattern[str] | None
    """Words within a name that ask for the one before them: "against"."""
    owned: re.Pattern[str] | None
    """Head nouns that say by their ending that their name stands before them."""
    row: re.Pattern[str] | None
    """ "Regulation, protection and use" behind a link: deeds in one case, the last behind "and"."""
    next: re.Pattern[str] | None
    """What begins another name behind a head: "and the"."""
    never_first: frozenset[str]
    joins: frozenset[str]
    brands: frozenset[str]
    """Bodies whose name is one word: behind "and" they are another."""
    capitals_before: bool
    capitals_after: bool
    head_last: bool

    @classmethod
    def of(cls, words: Lexicon) -> Edges:
        order = words.forms("body-grammar", "order")
        return cls(
            before=_ending(words, "before"),
            after=_ending(words, "after"),
            links=re.compile(alternation(words.forms("body-tails", "link"))),
            linked=_ending(words, "linked"),
            stops=re.compile(alternation(words.forms("body-tails", "stop"))),
            persons=re.compile(alternation(words.forms("body-persons"))),
            not_before=_ending(words, "not-before") if words.forms("body-tails", "not-before") else None,
            not_after=_ending(words, "not-after") if words.forms("body-tails", "not-after") else None,
            deed=_ending(words, "deed") if words.forms("body-tails", "deed") else None,
            object=_ending(words, "object") if words.forms("body-tails", "object") else None,
            deed_not=_words(words, "deed-not"),
            governs=_words(words, "governs"),
            level=_levels(words),
            possessed=_ending(words, "possessed") if words.forms("body-tails", "possessed") else None,
            manner=_ending(words, "manner") if words.forms("body-tails", "manner") else None,
            owned=_ending(words, "owned") if words.forms("body-tails", "owned") else None,
            row=_row_of_deeds(words),
            next=_between(words),
            never_first=frozenset(words.forms("body-tails", "never-first")),
            joins=frozenset(words.forms("body-conjunctions", "word")),
            brands=frozenset(words.forms("body-tails", "brand")),
            capitals_before="first" not in order,
            capitals_after="last" not in order,
            head_last="last" in order,
        )


def _ending(words: Lexicon, key: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, words.forms("body-tails", key)))
    return re.compile(rf"[\w-]*(?:{endings})$" if endings else r"(?!)")


def _levels(words: Lexicon) -> re.Pattern[str] | None:
    endings = words.forms("body-tails", "owned")
    owned = [form for form in words.forms("body-places") if endings and form.endswith(endings)]
    return re.compile(rf"(?:{'|'.join(map(re.escape, owned))})") if owned else None


def _words(words: Lexicon, key: str) -> re.Pattern[str] | None:
    forms = words.forms("body-tails", key)
    return re.compile(alternation(forms)) if forms else None


def _between(words: Lexicon) -> re.Pattern[str] | None:
    forms = words.forms("body-tails", "next")
    return re.compile(rf"\s{alternation(forms)}\s") if forms else None


def _row_of_deeds(words: Lexicon) -> re.Pattern[str] | None:
    endings = words.forms("body-tails", "row")
    if not endings:
        return None
    deed = rf"\w+(?:{'|'.join(map(re.escape, endings))})"
    joins = alternation(words.forms("body-conjunctions", "word"))
    return re.compile(rf"\s{deed},\s{deed}\s{joins}\s{deed}(?!\w)", re.IGNORECASE)


@cache
def edges_of(language: str) -> Edges:
    return Edges.of(lexicon(language))


def extended(text: str, span: Span, edges: Edges, floor: int, ceiling: int) -> Span:
    """The span with the words beside it that belong to the name, between two places of a folded text."""
    start = _start(text, span, edges, max(floor, span.start - MOST_LETTERS))
    if edges.head_last:
        return Span(start, span.end)
    return Span(start, _end(text, span, edges, min(ceiling, span.end + MOST_LETTERS)))


def _word_before(text: str, floor: int, at: int) -> tuple[int, str] | None:
    """Start and letters of the word before a place, if only spaces and quotes stand between."""
    end = at
    while end > floor and text[end - 1] in ' \t"':
        end -= 1
    start = end
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in "'-_"):
        start -= 1
    if not any(map(str.isalnum, text[start:end])):
        return None
    return (start, text[start:end]) if start < end < at else None


def _start(text: str, span: Span, edges: Edges, floor: int) -> int:
    start = best = span.start
    if text[floor:start].rstrip().endswith('"') and (quoted := _QUOTED_BEFORE.search(text, floor, start)):
        return quoted.start()
    for _ in range(MOST_WORDS):
        found = _word_before(text, floor, start)
        if not found or edges.stops.fullmatch(found[1].lower()):
            break
        if edges.head_last and (name := _quoted_to(text, floor, best, span.start)) >= 0:
            return name
        if edges.head_last and edges.persons.fullmatch(found[1].lower()):
            return _past_person(text, best, span.start)
        if edges.head_last and _breaks_before(text, found, best, edges):
            break
        start, word = found
        if word.lower() in edges.never_first:
            continue
        reaches = _reaches(text, word, start, best, floor, edges)
        start, best = min(start, reaches), min(best, reaches)
        if reaches > start and not edges.links.fullmatch(word.lower()):
            break
    return _with_its_quote(text, _past_a_deed(text, best, span.start, floor, edges), span.start, floor)


def _with_its_quote(text: str, start: int, head: int, floor: int) -> int:
    """«"Heat" JSC | regional branch»: the quote that opens the name is of it; not where the form bears a
    case of its own."""
    opened = start > floor and text[start - 1] == '"' and text.count('"', start, head) % 2 == 1
    return start - 1 if opened and "-" not in text[text.rfind('"', start, head) : head] else start


def _reaches(text: str, word: str, start: int, best: int, floor: int, edges: Edges) -> int:
    """How far the name reaches with the word at `start`; `best`, where it does not belong to it."""
    held = _governed(text, start, floor, edges)
    if held >= 0:
        return held
    belongs = _goes_before(word, edges) or _is_object_of_deed(text, word, best, edges)
    return start if belongs else best


def _breaks_before(text: str, found: tuple[int, str], best: int, edges: Edges) -> bool:
    """A small letter before a capital that begins a name, or the capital of a sentence's start."""
    if text[best].isupper() and not _owns(found[1], edges):
        return True
    return found[1][:1].isupper() and _opens_with_an_object(text, found[0], best, edges)


def _opens_with_an_object(text: str, start: int, after: int, edges: Edges) -> bool:
    """ "Cameras the department of energy is to set up": the capital is but that of the sentence's start."""
    if edges.not_before is None or edges.level is None or not _opens(text, start):
        return False
    word, behind, *_ = *text[start : start + _REACH].lower().split(maxsplit=2), "", ""
    if edges.not_before.match(word) is None or edges.before.match(word) or edges.links.fullmatch(behind):
        return False
    if edges.level.match(text[after : after + _REACH].lower()):
        return False
    return not _is_object_of_deed(text, word, after, edges)


def _opens(text: str, start: int) -> bool:
    """Does a sentence begin at a place?"""
    return text[max(0, start - _LEAD) : start].rstrip(' "-')[-1:] in _STARTS


def _past_a_deed(text: str, start: int, head: int, floor: int, edges: Edges) -> int:
    """ "… by May 1 to mend | the department of energy is told": the deed before the name is not of it."""
    words = text[start:head].split()
    if edges.deed is None or edges.deed_not is None or not words or not words[0].islower():
        return start
    first, second = words[0], words[1].lower() if len(words) > 1 else ""
    if not edges.deed.match(first) or edges.deed_not.fullmatch(first) or edges.links.fullmatch(second):
        return start
    if not second and _is_possessed(text, head, edges):
        return start
    behind = start + len(first) + 1
    return start if _word_before(text, floor, start) is None else behind


def _is_possessed(text: str, head: int, edges: Edges) -> bool:
    """Does the head say by its ending that a name stands before it: "the inspection's", not "inspection"?"""
    word = text[head : head + _REACH].split(maxsplit=1)[0].lower()
    return edges.possessed is None or edges.possessed.match(word) is not None


def _quoted_to(text: str, floor: int, at: int, head: int) -> int:
    """Where a name in quotes begins that ends right before a place: «"Heat" municipal enterprise»; between
    them stands only of what kind it is."""
    if text[at - 2 : at] != '" ' or not text[at:head].islower():
        return -1
    quoted = _QUOTED_BEFORE.search(text, floor, at)
    return quoted.start() if quoted and not text[quoted.end() : at].strip() else -1


def _is_object_of_deed(text: str, word: str, after: int, edges: Edges) -> bool:
    """ "The department for coordinating employment": what the name of a deed in the name is about."""
    if edges.deed is None or edges.object is None:
        return False
    return bool(edges.deed.match(text[after : after + _REACH].split(maxsplit=1)[0])) and bool(
        edges.object.match(word.lower())
    )


def _governed(text: str, at: int, floor: int, edges: Edges) -> int:
    """ "The department for keeping and mending roads", "the staff against floods": where the word begins
    that the one at the place governs; -1 where there is none."""
    before = _word_before(text, floor, at)
    words = text[at : at + _REACH].lower().split(maxsplit=2)[:2]
    if before is None or edges.governs is None or edges.deed is None or len(words) < 2:
        return -1
    if edges.stops.fullmatch(before[1].lower()):
        return -1
    if edges.governs.fullmatch(words[0]):
        return before[0]
    if edges.manner is None or edges.object is None or not edges.object.match(before[1].lower()):
        return -1
    return before[0] if edges.manner.match(words[0]) and edges.deed.match(words[1]) else -1


def _owns(word: str, edges: Edges) -> bool:
    """Before a capital a name goes on with capitals, links and what owns the rest: "of the region"."""
    lower = word.lower()
    return word[:1].isupper() or bool(edges.before.match(lower)) or bool(edges.links.fullmatch(lower))


def _past_person(text: str, start: int, head: int) -> int:
    """The place behind the words in capitals at a place: a person's name after his title."""
    for _ in range(MOST_OF_A_NAME):
        if start >= head or not text[start].isupper():
            break
        start = text.find(" ", start) + 1 or head
    return min(start, head)


def _goes_before(word: str, edges: Edges) -> bool:
    if word[:1].isupper() and edges.capitals_before:
        return True
    if edges.before.match(word.lower()):
        return True
    return edges.not_before is not None and not edges.not_before.match(word.lower())


def _goes_after(word: str, edges: Edges) -> bool:
    if edges.capitals_after and word[:1].isupper():
        return True
    if edges.not_after is not None and edges.not_after.match(word.lower()):
        return False
    return edges.after.match(word.lower()) is not None


def _begins_another(text: str, at: int, ceiling: int, link: str, edges: Edges) -> bool:
    """ "The Department of Education and Kazhydromet": behind "and" a body of its own."""
    following = _WORD_AFTER.match(text, at, ceiling) if link in edges.joins else None
    return following is not None and following[2].lower() in edges.brands and following[2][0].isupper()


def _end(text: str, span: Span, edges: Edges, ceiling: int) -> int:
    at = best = span.end
    quoted = _QUOTED_AFTER.match(text, at, ceiling)
    if quoted:
        return quoted.end()
    linked = False
    for _ in range(MOST_WORDS):
        word = _WORD_AFTER.match(text, at, ceiling)
        if not word or "\n" in word[1]:
            break
        lower = word[2].lower()
        at = word.end()
        if edges.links.fullmatch(lower):
            if _begins_another(text, at, ceiling, lower, edges):
                break
            linked = True
            if row := edges.row and edges.row.match(text, at, ceiling):
                at = best = row.end()
            continue
        if linked and edges.linked.match(lower):
            continue
        if edges.stops.fullmatch(lower):
            break
        if _goes_after(word[2], edges):
            best = at
        else:
            break
    quoted = _QUOTED_AFTER.match(text, best, ceiling) or _NUMBER_AFTER.match(text, best, ceiling)
    return quoted.end() if quoted else best
