"""Who is told, by the place alone: whatever stands between "ordered" and "to mend it", or before "was told".

For languages that tell it by the order of words. No noun need be known: only where a name begins and ends.
What is read by the names of bodies stands, as long as it is the head of what fills the place: "Almaty Su" is
no akimat, "the branch of the company" not the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from instructions.extraction.clause import Clause
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import Cue
from instructions.extraction.found import Owner, Span
from instructions.extraction.senses import Senses
from instructions.extraction.slot_names import WORD, owners_of, trimmed
from instructions.extraction.slot_words import SlotWords, slot_words

_FAR, _NEAR_FORM = 150, 26
_LONGEST = 110
_TOLD = frozenset({"order.tells", "order.asks", "order.says", "order.told", "duty.must"})
_SUFFERED = frozenset({"order.told", "order.asks"})
_BINDING = frozenset({"duty.must", "duty.should", "duty.will", "duty.retold"})
_INSERTED = re.compile(r",\s(?P<aside>[^,;:]{2,110}),?\s?$")
_LAST_WORD = re.compile(r"(?:[^\W_][\w.'&/-]*|\"[^\"\n]{1,60}\"|\([^()\n]{1,60}\))$")
_LONGEST_WORD = 62
_ANY_MARK = re.compile(r"[,.;:!?]|\s-\s")
_CLOSED = re.compile(r"[.;:!?]\s|\s-\s")
_LAST_MARK = re.compile(r'.*(?:[;:!?]\s|\.\s|\s-\s|(?<!\w)"(?=\w))', re.DOTALL)


def orders_a_thing(senses: Senses, clause: Clause, language: str) -> bool:
    """ "… and ordered an inspection of all hostels": nobody is told, not whom the clause before names."""
    words = slot_words(language)
    told = [cue.span for cue in clause.cues if cue.name == "order.tells" and clause.span.holds(cue.span)]
    if words is None or not told:
        return False
    last = {senses.flat[span.start : span.end].rsplit(" ", 1)[-1] for span in told}
    return last <= words.links and not any(words.infinitive.fullmatch(word) for word in last)


def told_by_place(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """Who fills the place of the one that is told; none where what is read of names says it as well."""
    words = slot_words(language)
    if words is None:
        return ()
    own = [cue for cue in clause.cues if clause.span.start <= cue.span.start < clause.span.end]
    for cue in [cue for cue in own if _is_passive(senses, cue, words)][:1] or own:
        place = _place(senses, clause, cue, words, language)
        if place is not None:
            duty = cue.name.startswith("duty.") and not words.owes.match(senses.flat, cue.span.start)
            return owners_of(
                senses, place, clause, language, words, actor=duty and place.end <= cue.span.start
            )
    return ()


def _is_passive(senses: Senses, cue: Cue, words: SlotWords) -> bool:
    told = senses.flat[cue.span.start : cue.span.end]
    first, last = told.split(" ", 1)[0], told.rsplit(" ", 1)[-1]
    runs_on = "," not in told or words.infinitive.fullmatch(last) is not None
    return cue.name in _SUFFERED and (first in words.passive or told in words.bare) and runs_on


def _place(senses: Senses, clause: Clause, cue: Cue, words: SlotWords, language: str) -> Span | None:
    if _is_passive(senses, cue, words):
        stop = min(clause.span.end, cue.span.end + _NEAR_FORM)
        if _goes_away(senses, cue.span.start, stop, words):
            return _behind(senses, clause, cue, words, language)
        if words.suffers.match(senses.flat, cue.span.end, stop):
            return None
        deed = words.ends.search(senses.flat, cue.span.start, min(clause.span.end, cue.span.end + _FAR))
        return _before(senses, clause, cue, words) if deed else None
    if cue.name in _BINDING and words.orders.match(senses.flat, cue.span.start) is None:
        if words.suffers.search(senses.flat, cue.span.start, min(clause.span.end, cue.span.end + 4)):
            return None
        if words.happens.match(senses.flat, cue.span.end, clause.span.end):
            return None
        return _before(senses, clause, cue, words)
    return _behind(senses, clause, cue, words, language) if cue.name in _TOLD else None


def _goes_away(senses: Senses, start: int, stop: int, words: SlotWords) -> bool:
    """ "Was assigned to the akimat", "to Kazakhtelecom", not "to mend it": who is told stands behind."""
    found = words.away.search(senses.flat, start, stop)
    if found is None:
        return False
    deed = words.ends.match(senses.flat, senses.flat.rfind(" ", *found.span()), stop)
    return deed is None or senses.page.folded[senses.flat.rfind(" ", *deed.span()) + 1].isupper()


# -- the place behind a verb that orders ----------------------------------------------------------


def _behind(senses: Senses, clause: Clause, cue: Cue, words: SlotWords, language: str) -> Span | None:
    if cue.name == "order.tells" and (fronted := _fronted(senses, clause, cue, words, language)):
        return fronted
    stop = min(clause.span.end, cue.span.end + _FAR)
    found = words.orders.search(senses.flat, cue.span.start, stop)
    if found is None or found.start() > cue.span.end:
        return None
    deed = words.ends.search(senses.flat, found.end(), stop)
    near = min(found.end() + _NEAR_FORM, deed.start() if deed else stop)
    for later in words.orders.finditer(senses.flat, found.end(), near):
        found = later
    start = found.end()
    end = _end(senses, clause, Span(found.start(), start), stop, words)
    place = trimmed(senses.flat, start, end) if end else None
    due = clause.due.span
    if place and due and found.start() < due.start < place.end:
        return None
    first = senses.flat[start:end].split(" ", 1)[0]
    if (
        place is None
        or first in words.stops
        or first in words.links
        or opens_with_verb(senses, place, language)
    ):
        return None
    return place


def _fronted(senses: Senses, clause: Clause, cue: Cue, words: SlotWords, language: str) -> Span | None:
    """ "To the museum | the head of the region assigned the count": whom he tells stands first."""
    to = words.to_somebody.match(senses.flat, clause.span.start, cue.span.start)
    head = Span(to.end(), cue.span.start) if to else None
    if head is None:
        return None
    givers = senses.found.of(f"{language}.giver.").within(*head)
    for end in (*(giver.start for giver in givers), cue.span.start):
        if name := words.before_giver.search(senses.flat, head.start, end):
            return trimmed(senses.flat, head.start, name.start())
    return None


def _end(senses: Senses, clause: Clause, form: Span, stop: int, words: SlotWords) -> int:
    """Where the name behind a form of ordering ends; 0 where nothing tells that it is told to do it."""
    flat, start, ends = senses.flat, form.end, []
    for pattern in _closing(flat[slice(*form)].strip(), words):
        if deed := pattern.search(flat, start, stop):
            ends.append(deed.start())
    due = clause.due.span
    if due and start < due.start < stop and _goes_on(flat, due.end, stop, words):
        ends.append(due.start)
    source = flat[slice(*form)].rsplit(None, 1)[-1] in words.sources
    if due and source and start < due.start < stop:
        ends.append(due.start)
    ends += [
        cue.span.start
        for cue in clause.cues
        if cue.name.startswith("duty.") and start < cue.span.start < stop
    ]
    if not ends or not (due or words.ends.search(flat, start, stop)):
        return 0
    end = min(ends)
    for pattern in (words.relative, words.together, words.clause):
        if cut := pattern.search(flat, start, end):
            end = cut.start()
    told = flat[start : _second_object(flat, start, end, words)]
    end = start + len(told)
    if len(told) > _LONGEST or words.finite.search(told) or _CLOSED.search(told):
        return 0
    return end


def _second_object(flat: str, start: int, end: int, words: SlotWords) -> int:
    """ "Set the Government | a deadline of May 1": an article behind no link begins what is given."""
    before = ""
    for word in WORD.finditer(flat, start, end):
        joined = before in words.links or before in words.articles or flat[word.start() - 2] == ","
        if before and word[0] in words.objects and not joined:
            return word.start()
        before = word[0]
    return end


def _closing(form: str, words: SlotWords) -> Iterator[re.Pattern[str]]:
    """What closes the place behind a form: for most the deed; a time behind "gave", any mark behind "rests
    with", a verb behind "demanded that"."""
    yield words.ends
    if words.gives.fullmatch(form):
        yield words.times
    last = form.rsplit(" ", 1)[-1]
    if " " in form and last in words.links:
        yield _ANY_MARK
    if last in words.that:
        yield words.deed


def _goes_on(flat: str, at: int, stop: int, words: SlotWords) -> bool:
    """Behind its day stands the deed."""
    deed = words.ends.search(flat, at, min(stop, at + _NEAR_FORM))
    return deed is not None and not flat[at : deed.start()].strip(" ,")


# -- the place before "was told to" ---------------------------------------------------------------


def _before(senses: Senses, clause: Clause, cue: Cue, words: SlotWords) -> Span | None:
    flat, floor, end = senses.flat, max(clause.span.start, cue.span.start - _FAR), cue.span.start
    if mark := _LAST_MARK.match(flat, floor, end):
        floor = mark.end()
    if clause.due.span and floor <= clause.due.span.start < end:
        floor = clause.due.span.end
    aside = _INSERTED.search(flat, floor, end)
    if aside and flat[end - 2 : end] == ", ":
        end = aside.start()
    elif cut := words.together.search(flat, floor, end):
        end = cut.start()
    if cleft := words.cleft.match(flat, floor, end):
        return trimmed(flat, *cleft.span(1))
    if words.relative.search(flat, floor, cue.span.start):
        return None
    while last := words.auxiliary.search(flat, floor, end):
        end = last.start()
    start = _start(senses, floor, end, words)
    return trimmed(flat, start, end) if start < end else None


def _start(senses: Senses, floor: int, end: int, words: SlotWords) -> int:
    """From the verb to the left, as long as a name goes on: up to a mark, or a word that begins no name."""
    flat, at, article = senses.flat, end, -1
    while at > floor:
        bare = floor + len(flat[floor:at].rstrip())
        word = _LAST_WORD.search(flat, max(floor, bare - _LONGEST_WORD), bare)
        if word is None:
            break
        if word[0] in words.stops:
            return at if word[0] not in words.prepositions else _amid(senses, at, article, end, words.links)
        if word[0] in words.articles:
            article = word.start()
        at = word.start()
    if flat[at:end].split(" ", 1)[0] in words.links:
        return _amid(senses, at, article, end, words.links)
    return at


def _amid(senses: Senses, start: int, article: int, end: int, links: frozenset[str]) -> int:
    """ "At the meeting | Almaty Su", "in spring | the museum": behind a preposition, where small letters give
    way to a capital, else at the first article."""
    found = article if article > start else end
    for word in WORD.finditer(senses.page.folded, start, end):
        before = senses.page.folded[start : word.start()].split()
        if word[0][0].isupper() and before and before[-1][:1].islower() and before[-1] not in links:
            found = word.start()
    return found
