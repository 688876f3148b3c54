"""The occasion on which instructions were given: which event, on what day, and who gave them there.

Read from the opening of the page, where it says so: "At a meeting on water chaired by the Prime Minister on
3 February …". Where no chair is named, whom most of the orders name as their giver gave them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction import masthead
from instructions.extraction.bodies import Mention
from instructions.extraction.cues import any_form
from instructions.extraction.event_edges import ended, goes_on, is_tabular
from instructions.extraction.folding import fold_case
from instructions.extraction.found import FoundTask, Span
from instructions.extraction.language import language_of
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses
from instructions.extraction.sentences import sentences
from instructions.extraction.terms.values import Day, DayAhead, Weekday

_OPENING = 5000
"""How much of a page is looked at."""
_NEAR_TOP = 1500
"""An event that nobody is said to chair counts only so near the top."""
_MOST_WORDS = 14
_MOST_LETTERS = 200
_OFFICE = "office"
_WORD = re.compile(r"[^\s,.;:()\"]+")
_LONG_AGO = 60
"""A day so far before publication is not that of the event."""
_CLOSE = 5
_EVERYTHING = 3
"""What a sentence that tells who and when adds up to."""
_EDGES = ' \n\t,;:!?-"'
_COMING = 24
_GENITIVE = "gen"


class Occasion(NamedTuple):
    event: str = ""
    event_span: Span | None = None
    event_on: dt.date | None = None
    giver: str = ""
    giver_span: Span | None = None


class _Words(NamedTuple):
    """Compiled once a language; None where the lexicon has none."""

    noun: re.Pattern[str]
    lemma: dict[str, str]
    chaired: re.Pattern[str]
    chairing: re.Pattern[str]
    holds: re.Pattern[str]
    before: re.Pattern[str]
    until: re.Pattern[str]
    bare: re.Pattern[str]
    """Nouns that show by their form that what stands before is no owner of the event."""
    beside: re.Pattern[str]
    coming: re.Pattern[str]
    head_last: bool


@cache
def _words(language: str) -> _Words | None:
    words = lexicon(language)
    lemma = {form: key for key in words.keys("events") for form in words.forms("events", key)}
    if not lemma:
        return None

    def of(key: str) -> re.Pattern[str]:
        return re.compile(alternation(words.forms("event-words", key)))

    head_last = words.forms("body-grammar", "order") == ("last",)
    return _Words(
        noun=re.compile(alternation(lemma)),
        lemma=lemma,
        chaired=of("chaired"),
        chairing=of("chairing"),
        holds=of("holds"),
        before=of("before"),
        until=of("until"),
        bare=of("bare"),
        beside=of("beside"),
        coming=of("coming"),
        head_last=head_last,
    )


def occasion_of(senses: Senses, tasks: Sequence[FoundTask], language: str) -> Occasion:
    """What the page says of event, day and giver; empty where it gives no instruction."""
    if not tasks:
        return Occasion()
    found = _fullest(_told(senses, language))
    if found.event and found.event_on is None:
        found = found._replace(event_on=masthead.day(senses, language))
    if found.giver:
        return found
    head = masthead.chair(senses, language) or masthead.approver(senses, language)
    giver = _called(senses, head, language) if head else _giver_of(senses, tasks, language)
    return found._replace(giver=giver[0], giver_span=giver[1])


def _fullest(told: Iterable[tuple[int, Occasion]]) -> Occasion:
    """The one that tells most, by its longest name; what follows one that tells everything is not read."""
    most, found = -1, Occasion()
    longest = Occasion()
    for much, occasion in told:
        if much > most:
            most, found = much, occasion
        if len(occasion.event) > len(longest.event):
            longest = occasion
        if much == _EVERYTHING:
            break
    if found.event and " " not in found.event and found.event.lower() in longest.event.lower():
        return found._replace(event=longest.event, event_span=longest.event_span)
    return found


def _told(senses: Senses, language: str) -> Iterator[tuple[int, Occasion]]:
    """Occasions that sentences at the top tell, each with how much it tells; of equals the first counts."""
    for span in _sentences(senses, language):
        if is_tabular(senses, span):
            continue
        own = language_of(span.of(senses.page.lower), default=language)
        words = _words(own)
        noun = _noun(senses, span, words) if words else None
        if words is None or noun is None:
            continue
        giver = _chair(senses, span, noun, words, own)
        if giver is None and span.start > _NEAR_TOP:
            continue
        event = _event(senses, span, noun, words, giver, own)
        on = _day(senses, span, own)
        told = Occasion(_named(senses, event, noun, words), event, on, *_called(senses, giver, own))
        yield 2 * (giver is not None) + (on is not None), told


def _noun(senses: Senses, span: Span, words: _Words) -> re.Match[str] | None:
    """The event's noun, of several side by side the head; not of an event that is yet to come."""
    found: re.Match[str] | None = None
    for noun in words.noun.finditer(senses.flat, span.start, span.end):
        before = senses.flat[max(span.start, noun.start() - _COMING) : noun.start()]
        if senses.flat[noun.end() : noun.end() + 1] == "-" or words.coming.search(before):
            continue
        if found is None or (words.head_last and noun.start() - found.end() == 1):
            found = noun
        else:
            break
    return found


def _sentences(senses: Senses, language: str) -> Iterator[Span]:
    for line in senses.page.lines:
        if line.start > _OPENING:
            return
        yield from sentences(senses.page.folded, line.body, line.end, language)


# ------------------------------------------------------------------------------------------ the event


def _event(
    senses: Senses, span: Span, noun: re.Match[str], words: _Words, giver: Mention | None, language: str
) -> Span:
    """The noun with what belongs to its name: what it is about, whose it is."""
    if words.head_last:
        start = _start_before(senses, span, noun, words, giver)
        return Span(_behind_host(senses, Span(start, noun.start()), language), noun.end())
    hosted = words.beside.match(senses.flat, noun.end() + 1) is not None
    start = noun.start()
    while back := _word_before(senses.flat, span.start, start):
        if not words.before.fullmatch(senses.flat, *back):
            break
        start = back[0]
    end = noun.end()
    for word in list(_WORD.finditer(senses.flat, end, min(span.end, end + _MOST_LETTERS)))[:_MOST_WORDS]:
        if word[0][0].isdigit() or word[0] == "-":
            break
        if not goes_on(senses, end, word, language, first=end == noun.end()):
            break
        if words.until.match(senses.flat, word.start()):
            break
        if giver is not None and giver.span.start <= word.start() < giver.span.end and not hosted:
            break
        end = word.end()
    return ended(senses, Span(start, end), noun.end(), language)


def _behind_host(senses: Senses, span: Span, language: str) -> int:
    """Behind who holds the event, where he is named at the beginning and the event is not called his."""
    for one in senses.mentions(span, language):
        named = one.span.start - span.start < _CLOSE and _GENITIVE not in one.cases
        if named and one.span.end < span.end and masthead.gives(senses, one, language):
            start = one.span.end
            while start < span.end and senses.flat[start] in _EDGES:
                start += 1
            return start
    return span.start


def _start_before(
    senses: Senses, span: Span, noun: re.Match[str], words: _Words, giver: Mention | None
) -> int:
    """Where the name begins in a language whose heads come last: behind the chair, a comma or a day."""
    floor = max(span.start, noun.start() - _MOST_LETTERS)
    if giver is not None and giver.span.end <= noun.start() and _GENITIVE not in giver.cases:
        floor = max(floor, giver.span.end, giver.reach)
    for marks in (words.chairing, words.holds, words.until):
        for mark in marks.finditer(senses.flat, floor, noun.start()):
            floor = mark.end()
    comma = max(senses.flat.rfind(sign, floor, noun.start()) for sign in (",", ";", ":", "(", " - "))
    start = max(floor, comma + 1)
    while start < noun.start() and senses.flat[start] in _EDGES:
        start += 1
    if not words.bare.fullmatch(noun[0]):
        return start
    back = _word_before(senses.flat, start, noun.start())
    return start if back and words.before.fullmatch(senses.flat, *back) else noun.start()


def _word_before(flat: str, floor: int, at: int) -> tuple[int, int] | None:
    end = at
    while end > floor and flat[end - 1] == " ":
        end -= 1
    start = end
    while start > floor and (flat[start - 1].isalnum() or flat[start - 1] in "-'"):
        start -= 1
    return (start, end) if floor <= start < end < at else None


def _named(senses: Senses, event: Span, noun: re.Match[str], words: _Words) -> str:
    """The words of the page, its noun as a dictionary gives it."""
    text = senses.page.text
    lemma = next((key for form, key in words.lemma.items() if form == noun[0]), noun[0])
    before = text[event.start : noun.start()] if lemma == noun[0] or words.head_last else ""
    name = " ".join((before + lemma + text[noun.end() : event.end]).split()).strip(_EDGES)
    return name[:1].upper() + name[1:]


# -------------------------------------------------------------------------------------------- the day


def _day(senses: Senses, span: Span, language: str) -> dt.date | None:
    """A day that the sentence names, the last one that was not after publication."""
    published = senses.around.published
    for term in senses.terms(span, language):
        value = term.value
        if isinstance(value, DayAhead) and -7 <= value.days <= 0:
            return published + dt.timedelta(days=value.days)
        if isinstance(value, Weekday) and not value.weeks_ahead:
            return published - dt.timedelta(days=(published.isoweekday() - value.number) % 7)
        if isinstance(value, Day) and value.month and (day := _latest(value, published)):
            return day
    return None


def _latest(value: Day, published: dt.date) -> dt.date | None:
    """The day in its year; without one, the last that was not after publication."""
    given = value.year.number if value.year else None
    for year in (given,) if given else (published.year, published.year - 1):
        try:
            day = dt.date(year, value.month or 1, value.day)
        except ValueError:
            continue
        if 0 <= (published - day).days <= _LONG_AGO:
            return day
    return None


# ------------------------------------------------------------------------------------------ the giver


def _chair(senses: Senses, span: Span, noun: re.Match[str], words: _Words, language: str) -> Mention | None:
    """Who chairs or holds the event, as the sentence says."""
    mentions = [one for one in senses.mentions(span, language) if not one.foreign]
    if chaired := words.chaired.search(senses.flat, span.start, span.end):
        behind = senses.mentions(Span(chaired.end(), span.end), language)
        return next((one for one in behind if one.span.start - chaired.end() <= _CLOSE), None)
    if chairing := words.chairing.search(senses.flat, span.start, span.end):
        before = (one for one in mentions if one.span.end <= chairing.start())
        return max(before, key=lambda one: one.span.end, default=None)
    if words.holds.search(senses.flat, span.start, span.end):
        before = (one for one in mentions if one.span.end < noun.start())
        held = next((one for one in before if masthead.gives(senses, one, language)), None)
        if held is not None:
            return held
    own = (_before_noun(senses, one, noun, language) for one in mentions)
    return next((one for one in own if _hosts(senses, one, noun, words, language)), None)


def _before_noun(senses: Senses, mention: Mention, noun: re.Match[str], language: str) -> Mention:
    """Of "the Premier's meeting", taken for a body, the Premier."""
    if not mention.span.start < noun.start() < mention.span.end:
        return mention
    words = senses.flat[mention.span.start : noun.start()].split(" ")
    while words and not masthead.office_of(" ".join(words), language):
        words.pop()
    office = Span(mention.span.start, mention.span.start + len(" ".join(words)))
    return mention._replace(span=office, cases=frozenset({_GENITIVE}), reach=0)


def _hosts(senses: Senses, one: Mention, noun: re.Match[str], words: _Words, language: str) -> bool:
    """ "The meeting with the Prime Minister", "the Prime Minister's meeting"."""
    if not masthead.gives(senses, one, language):
        return False
    if words.head_last:
        between = senses.flat[max(one.span.end, one.reach) : noun.start()]
        return _GENITIVE in one.cases and one.span.end < noun.start() and len(between.split()) <= 1
    beside = words.beside.match(senses.flat, noun.end() + 1)
    return beside is not None and 0 <= one.span.start - beside.end() <= _CLOSE


def _may_order(senses: Senses, mention: Mention, language: str) -> bool:
    """Whose order needs no event to be one: not a minister, who is told more than he tells."""
    registry = senses.around.registry
    above = all(id_ not in registry or registry[id_].kind == _OFFICE for id_ in mention.ids)
    return above and masthead.gives(senses, mention, language)


def _is_above(senses: Senses, mention: Mention, language: str) -> bool:
    """An office that the registry or the lexicon lists, not the head of any body."""
    if all(id_ in senses.around.registry for id_ in mention.ids):
        return True
    givers = any_form(language, "giver")
    return (
        givers is not None and givers.fullmatch(senses.flat, mention.span.start, mention.span.end) is not None
    )


def _called(senses: Senses, mention: Mention | None, language: str) -> tuple[str, Span | None]:
    """The name of an office as the registry gives it, of others as the page does."""
    if mention is None:
        return "", None
    registry = senses.around.registry
    known = [registry[id_].names.get(language, "") for id_ in mention.ids if id_ in registry]
    givers = any_form(language, "giver")
    office = len(known) == 1 and registry[mention.ids[0]].kind == _OFFICE
    if office and givers is not None and givers.search(fold_case(known[0])):
        return known[0], mention.span
    named = " ".join(mention.span.of(senses.page.text).split())
    return _uninflected(named, language), mention.span


def _uninflected(named: str, language: str) -> str:
    """Where cases are endings, an office without the ending that it bears."""
    words = _words(language)
    if words is None or not words.head_last:
        return named
    return named[: len(masthead.office_of(fold_case(named), language))] or named


def _giver_of(senses: Senses, tasks: Iterable[FoundTask], language: str) -> tuple[str, Span | None]:
    """Whom most of the orders name as their giver; else the one who gives orders and is named most."""
    named: dict[str, Span | None] = {}
    votes: Counter[str] = Counter()
    for task in tasks:
        place = next((one.span for one in task.reasons if one.name == "giver" and one.span), None)
        if place is None:
            continue
        told = {owner.id for owner in task.lead}
        mentions = [one for one in senses.mentions(task.span, language) if told.isdisjoint(one.ids)]
        around = (one for one in mentions if one.span.start <= place.start < one.span.end)
        name, span = _called(
            senses, next((one for one in around if masthead.gives(senses, one, language)), None), language
        )
        if name:
            named.setdefault(name, span)
            votes[name] += 1
    if not votes:
        for mention in senses.mentions(Span(0, min(_OPENING, len(senses.flat))), language):
            if _may_order(senses, mention, language) and _is_above(senses, mention, language):
                name, span = _called(senses, mention, language)
                named.setdefault(name, span)
                votes[name] += 1
        if len(votes) == sum(votes.values()) > 1:
            return "", None
    if not votes:
        return "", None
    name = votes.most_common(1)[0][0]
    return name, named[name]
