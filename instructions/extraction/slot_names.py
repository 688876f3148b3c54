"""Who fills the place of the one who is told, once it is known where that begins and ends: one name or
several, those that are listed and those that nobody lists. Where the place is, `slots` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies import Mention
from instructions.extraction.clause import Clause
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.slot_words import SlotWords, slot_words

_OUTSIDE = "?: "
_ALL = "all-"
_OF_A_PLACE = "akimat-"
_MOST_WORDS = 12
WORD = re.compile(r"[^\W_][\w.'&/-]*|\"[^\"\n]{1,60}\"|\([^()\n]{1,60}\)")
_PERSON = re.compile(r"(?:\s[A-Z][\w-]+){1,3}\s*")


def owners_in(senses: Senses, place: Span, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The names that fill a place, whoever they are; none where those that were read say it as well."""
    words = slot_words(language)
    name = trimmed(senses.flat, *place)
    if words is None or name is None:
        return ()
    return owners_of(senses, name, clause, language, words, actor=False)


def trimmed(flat: str, start: int, end: int) -> Span | None:
    while start < end and flat[start] in ' ,-"(':
        start += 1
    while end > start and flat[end - 1] in " ,-(":
        end -= 1
    return Span(start, end) if end - start > 1 else None


def owners_of(
    senses: Senses, place: Span, clause: Clause, language: str, words: SlotWords, *, actor: bool
) -> tuple[Owner, ...]:
    """The names that fill the place; none where those that were read already stand for all of them. `actor`:
    it could be a thing as well ("the road must open"), so that its noun must be one of those who act."""
    found: list[Owner] = []
    changed = False
    mentions = senses.mentions(clause.span, language)
    if words.back.search(senses.flat, *place) or words.foreign.search(senses.flat, *place):
        return ()
    for piece in _pieces(senses, place, mentions, words):
        told = _owner(senses, piece, mentions, words)
        if told is None:
            return ()
        if told and actor and not _acts(senses, told[0].span or piece, clause, language, words):
            return ()
        if told:
            changed, found = True, [*found, told[0]]
        else:
            found += _read(piece, clause, mentions)
    fresh = changed or not any(owner.span and place.holds(owner.span) for owner in clause.leads)
    fresh = changed or (fresh and all(owner.id.startswith(_OUTSIDE) for owner in clause.leads))
    return tuple({owner.id: owner for owner in found}.values()) if fresh else ()


def _acts(senses: Senses, name: Span, clause: Clause, language: str, words: SlotWords) -> bool:
    """Is it one who acts, by its noun, its capitals, or by doing something to something?"""
    head = head_noun(senses.flat, name, words)
    noun = senses.flat[slice(*head)]
    if noun in words.actors or noun in words.titles or noun.endswith(words.actor_endings):
        return True
    if noun in words.inert or noun in words.things:
        return False
    if _does_something(senses, name, clause, words):
        return not noun.endswith(lexicon(language).forms("deed-nouns") or ("\n",))
    return senses.page.folded[name.start : head.end].istitle() and " " in senses.flat[name.start : head.end]


def _does_something(senses: Senses, name: Span, clause: Clause, words: SlotWords) -> bool:
    """ "The fund shall | repaint the": no kind of people, and a verb with what it is done to."""
    duties = [cue.span for cue in clause.cues if cue.name.startswith("duty.")]
    end = min((duty.end for duty in duties if duty.start >= name.end), default=clause.span.end)
    before = senses.flat[max(clause.span.start, name.start - 12) : name.start].split()
    if not before or before[-1] not in words.objects or words.finite.search(senses.flat, *name):
        return False
    return words.does.match(senses.flat, end, clause.span.end) is not None


def _read(piece: Span, clause: Clause, mentions: Sequence[Mention]) -> list[Owner]:
    """Whom the names in a piece stand for."""
    leads = [owner for owner in clause.leads if owner.span and piece.holds(owner.span)]
    if leads:
        return leads
    inside = [one for one in mentions if piece.holds(one.span) and not one.points_to]
    return [Owner(id_, one.span) for one in inside for id_ in one.ids]


def _pieces(senses: Senses, place: Span, mentions: Sequence[Mention], words: SlotWords) -> Iterator[Span]:
    """ "Kazakh Invest and the Foreign Ministry": two, where the second begins as a name does."""
    start = place.start
    for join in words.joins.finditer(senses.flat, place.start, place.end):
        if any(one.span.start < join.start() and join.end() < one.span.end for one in mentions):
            continue
        left = Span(start, join.start())
        if join.start() < start or not _begins(senses, left, join.end(), place.end, mentions, words):
            continue
        if piece := trimmed(senses.flat, start, join.start()):
            yield piece
        start = join.end()
    if piece := trimmed(senses.flat, start, place.end):
        yield piece


def _begins(
    senses: Senses, left: Span, at: int, end: int, mentions: Sequence[Mention], words: SlotWords
) -> bool:
    """Does another name begin behind a join? Not in "the branches in Abai and Jetisu regions"."""
    if words.lead_in.match(senses.flat, at, end):
        return True
    head = head_noun(senses.flat, left, words)
    linked = any(word in words.links for word in senses.flat[head.end : left.end].split())
    listed = [one for one in mentions if one.ids and not one.ids[0].startswith("?")]
    if linked and not any(one.span.start < head.end <= one.span.end for one in listed):
        return any(one.span.start == at and one.ids and one not in listed for one in mentions)
    if _shares_its_head(senses, left, at, mentions):
        return False
    named = any(one.span.start == at and not (one.weak and not one.ids) for one in mentions)
    return named or (senses.flat[at - 2] == "," and senses.page.folded[at].isupper())


def _shares_its_head(senses: Senses, left: Span, at: int, mentions: Sequence[Mention]) -> bool:
    """ "Almaty | and Astana airports": a place alone, and behind it one with what both have."""
    place = next((one for one in mentions if one.span.start == left.start and one.ids), None)
    if place is None or place.span.end != left.end or not place.ids[0].startswith(_OF_A_PLACE):
        return False
    behind = next((one for one in mentions if one.span.start == at and one.ids), None)
    words = senses.page.folded[at : behind.span.end].split() if behind else []
    return bool(behind and behind.ids[0].startswith("?") and len(words) > 1 and words[-1].islower())


def _owner(
    senses: Senses, piece: Span, mentions: Sequence[Mention], words: SlotWords
) -> tuple[Owner, ...] | None:
    """Who a piece is, where only its place tells it; nothing, where a name does; None where it is nobody."""
    flat = senses.flat
    lead_in = words.lead_in.match(flat, *piece)
    start = lead_in.end() if lead_in and lead_in.end() < piece.end else piece.start
    bare = Span(start, piece.end)
    if len(WORD.findall(flat, *bare)) > _MOST_WORDS:
        return None
    head = head_noun(flat, bare, words)
    if any(found.end() == head.end for found in words.people.finditer(flat, *bare)):
        return None
    if flat[slice(*head)] in words.things or words.pronoun.match(flat, *bare):
        return None
    if words.same.fullmatch(flat, *piece) or words.same.fullmatch(flat, *bare):
        return None
    inside = [one for one in mentions if one.span.start < piece.end and piece.start < one.span.end]
    known = next((one for one in inside if one.span.start < head.end <= one.span.end), None)
    known = known or next((one for one in inside if _is_person(senses, bare, one, words)), None)
    if known is None and flat[head.start : head.end] in words.titles:
        known = _led(senses, head, inside, words)
    if known is not None and _is_all(senses, bare, known):
        return () if known.ids else None
    if not any(map(str.isalpha, flat[bare.start : bare.end])):
        return None
    return (Owner(_OUTSIDE + bare.of(senses.page.text), bare),)


def head_noun(flat: str, bare: Span, words: SlotWords) -> Span:
    """The noun that a name is about: the last word before "of" and its like."""
    last = None
    for word in WORD.finditer(flat, *bare):
        if word[0] in words.links and last is not None:
            break
        if not word[0].startswith(("(", '"')) and not word[0].isdigit() and word[0] not in ("no.", "nos."):
            last = word
    return Span(*last.span()) if last else bare


def _led(senses: Senses, head: Span, inside: Sequence[Mention], words: SlotWords) -> Mention | None:
    """ "The head of Kazavtozhol": the body, where it is all that stands behind the title."""
    for one in inside:
        gap = senses.flat[head.end : one.span.start].split()
        if one.span.start > head.end and all(word in words.links | words.articles for word in gap):
            return one
    return None


def _is_person(senses: Senses, bare: Span, known: Mention, words: SlotWords) -> bool:
    """ "Deputy Prime Minister Serik Zhumangarin": the office, and whose it is."""
    rest = senses.page.folded[known.span.end : bare.end]
    return _PERSON.fullmatch(rest) is not None and words.persons.search(senses.flat, *known.span) is not None


def _is_all(senses: Senses, bare: Span, known: Mention) -> bool:
    """Is the name read the whole of it, but for what stands before it and a person's name behind it?"""
    rest = senses.page.folded[max(known.span.end, known.reach) : bare.end]
    outside = any(id_.startswith("?") for id_ in known.ids)
    before = senses.flat[bare.start : known.span.start].strip()
    if outside:
        return not before and (not rest.strip() or _PERSON.fullmatch(rest) is not None)
    common = senses.page.folded[known.span.start].islower() and len(known.ids) == 1
    if before and common and not known.ids[0].startswith(_ALL) and " " not in known.span.of(senses.flat):
        return False
    if not rest.strip(" .'s") or rest.lstrip().startswith("(") or _PERSON.fullmatch(rest):
        return True
    return not (known.weak or known.points_to)
