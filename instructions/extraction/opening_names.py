"""Who opens a clause, by the place alone: whatever stands before "to mend it", before "mends it", or between
"that" and "mend it".

For languages that tell it by the order of words. No noun need be known; but a thing, a deed or a plan that
opens a clause ("The plan to build a bridge …") is nobody who is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.actions import base_of
from instructions.extraction.clause import Clause
from instructions.extraction.cues import any_form, base_verbs
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.slot_names import head_noun, owners_in
from instructions.extraction.slot_words import SlotWords, slot_words

_LONGEST = 110
_NEAR = 6
_COLON = re.compile(r"[^:\n]{0,120}:\s+")
_BROKEN = re.compile(r"(?<!no)[.;:!?]\s|\s-\s")
_VERB = re.compile(r"\s(?:\w+ly\s|also\s|then\s)?([a-z]{2,18})(?=\s)")


def opening_name(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The names that open an item of a list of orders: "Hospitals to mend the roof", "The museum opens …"."""
    words = slot_words(language)
    if words is None:
        return ()
    start, stop = clause.span.start, min(clause.span.end, clause.span.start + 2 * _LONGEST)
    places = _before_a_verb(senses, clause, Span(start, stop), language, words)
    return _first(senses, clause, places, language, words)


def commanded_name(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """The names behind "instructed:" before their verb, and those between "that" and theirs."""
    words = slot_words(language)
    told = [cue.span.end for cue in clause.cues if cue.name.startswith("order.")]
    if words is None:
        return ()
    start, stop = clause.span.start, min(clause.span.end, clause.span.start + 2 * _LONGEST)
    that = _that(language).match(senses.flat, start, stop)
    if that and (deed := words.deed.search(senses.flat, that.end(), stop)):
        return _first(senses, clause, iter((Span(that.end(), deed.start()),)), language, words)
    colon = _COLON.match(senses.flat, *clause.span)
    if colon is None or not any(clause.span.start <= end <= colon.end() for end in told):
        return ()
    places = _before_a_verb(senses, clause, Span(colon.end(), stop), language, words)
    return _first(senses, clause, places, language, words)


def flashed_name(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "Akim to the museum: mend the roof", "Instruction to the museum: mend it"."""
    words = slot_words(language)
    givers = any_form(language, "giver")
    said = givers.match(senses.flat, *clause.span) if givers else None
    said = said or _assigned(language).match(senses.flat, *clause.span)
    found = _flash(language).match(senses.flat, said.end(), clause.span.end) if said else None
    if words is None or found is None:
        return ()
    if senses.flat[found.end() : clause.span.end].split(" ", 1)[0] in words.passive:
        return ()
    return _first(senses, clause, iter((Span(*found.span("name")),)), language, words)


def _first(
    senses: Senses, clause: Clause, places: Iterator[Span], language: str, words: SlotWords
) -> tuple[Owner, ...]:
    for place in places:
        short = 1 < place.end - place.start <= _LONGEST
        if short and _is_a_name(senses, place, words) and _may_act(senses, place, language, words):
            return owners_in(senses, place, clause, language)
    return ()


def _before_a_verb(
    senses: Senses, clause: Clause, within: Span, language: str, words: SlotWords
) -> Iterator[Span]:
    start, stop = within
    infinitive = _infinitive(language).search(senses.flat, start, stop)
    due = clause.due.span
    last = due.start if infinitive and due and due.start > infinitive.end() else stop
    if infinitive and not words.finite.search(senses.flat, infinitive.end(), last):
        yield Span(start, infinitive.start())
    if gerund := _gerund(language).search(senses.flat, start, stop):
        name = Span(start, gerund.start())
        if _may_act(senses, name, language, words, surely=True):
            yield name
    if verb := _present(senses, start, stop, language):
        yield Span(start, verb)


def _is_a_name(senses: Senses, place: Span, words: SlotWords) -> bool:
    """No half of a sentence: no verb, no mark, no companion alone."""
    flat, (start, end) = senses.flat, place
    if _BROKEN.search(flat, start, end) or "," in flat[start:end] or words.finite.search(flat, start, end):
        return False
    if words.together.match(flat, start, end) or words.pronoun.match(flat, start, end):
        return False
    return not any(word.endswith(words.pasts) for word in flat[start:end].split())


def agent_by_place(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "The roof must be mended by | the museum | by May 1": whoever stands behind "by", but no day."""
    words = slot_words(language)
    if words is None:
        return ()
    own = [cue.span for cue in clause.cues if clause.span.start <= cue.span.start < clause.span.end]
    for cue in own:
        near = min(clause.span.end, cue.end + _NEAR)
        if words.suffers.search(senses.flat, cue.start, near) is None:
            continue
        if words.relative.search(senses.flat, clause.span.start, cue.start):
            continue
        for found in _by(language).finditer(senses.flat, cue.end, clause.span.end):
            end = _closed(senses, found.end(), clause, language)
            place = Span(found.end(), end)
            if end - found.end() > 2 and _may_act(senses, place, language, words, surely=True):
                return owners_in(senses, place, clause, language)
    return ()


def _closed(senses: Senses, start: int, clause: Clause, language: str) -> int:
    """Where the name behind "by" ends; where it begins if a day stands there."""
    end = min(clause.span.end, start + _LONGEST)
    if clause.due.span and clause.due.span.start <= start < clause.due.span.end:
        return start
    if clause.due.span and start < clause.due.span.start < end:
        end = clause.due.span.start
    stop = _stop(language).search(senses.flat, start, end)
    return stop.start() if stop else end


def _present(senses: Senses, start: int, stop: int, language: str) -> int:
    """Where the first verb in the present tense stands that has an object: " mends the", " opens 40"."""
    for found in _VERB.finditer(senses.flat, start + 2, stop):
        if _object(language).match(senses.flat, found.end(), stop) is None:
            continue
        base = base_of(found[1], language)
        if base and base != found[1] and found[1].endswith(lexicon(language).forms("title", "present")):
            return found.start()
    return 0


def _may_act(senses: Senses, place: Span, language: str, words: SlotWords, *, surely: bool = False) -> bool:
    """A name in capitals or a head that is known to act; no deed and no thing. Unless `surely`, what is
    neither may act too."""
    first = senses.flat[slice(*place)].strip(' "-,').split(" ", 1)[0]
    if first in words.stops | words.links or not first[:1].isalpha() or base_of(first, language) == first:
        return False
    head = head_noun(senses.flat, place, words)
    noun = senses.flat[slice(*head)]
    if noun in words.things or noun in words.inert:
        return False
    if noun in words.actors or noun in words.titles or noun.endswith(words.actor_endings):
        return True
    named = senses.page.folded[slice(*head)][:1].isupper()
    return named or (not surely and not noun.endswith(lexicon(language).forms("deed-nouns") or ("\n",)))


@cache
def _by(language: str) -> re.Pattern[str]:
    """ "Mended by"."""
    agent = alternation(lexicon(language).forms("slot", "agent"))
    return re.compile(rf"(?<=\w)\s{agent}\s(?!\w+ing\s|\d)")


@cache
def _stop(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    small = (*words.forms("slot", "preposition"), *words.forms("slot", "relative"))
    small += words.forms("title", "before-infinitive")
    return re.compile(rf"[,;:.!?](?=\s|$)|\s-\s|,?\s{alternation(small)}\s")


@cache
def _flash(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    small = alternation((*words.forms("title", "before-infinitive"), *words.forms("term-words", "for")))
    return re.compile(rf"\s{small}\s(?P<name>[^:;.]{{3,80}}?):\s")


@cache
def _assigned(language: str) -> re.Pattern[str]:
    return re.compile(alternation(lexicon(language).forms("slot", "thing")))


@cache
def _infinitive(language: str) -> re.Pattern[str]:
    small = alternation(lexicon(language).forms("title", "before-infinitive"))
    return re.compile(rf"\s{small}\s(?:\w+ly\s)?{base_verbs(language)}(?=\s)")


@cache
def _gerund(language: str) -> re.Pattern[str]:
    """ "(to charge) the museum | with mending the roof"."""
    return re.compile(rf"\s{alternation(lexicon(language).forms('title', 'before-gerund'))}\s\w+ing(?=\s)")


@cache
def _that(language: str) -> re.Pattern[str]:
    that = alternation(lexicon(language).forms("title", "before-subjunctive"))
    return re.compile(rf"[^,.;:]{{0,40}}?(?<!\w){that}\s")


@cache
def _object(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    what = alternation((*words.forms("slot", "article"), *words.forms("wording", "particle")))
    return re.compile(rf"\s(?:{what}\s|\d|[a-z-]+\s)")
