"""Who is told, by the place alone: whatever stands between "ordered" and "to mend it", or before "was told".

For languages that tell it by the order of words. No noun need be known: only where a name begins and ends.
What is read by the names of bodies stands, as long as it is the head of what fills the place: "Almaty Su" is
no akimat, "the branch of the company" not the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies import Mention
from instructions.extraction.clause import Clause
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import Cue
from instructions.extraction.found import Owner, Span
from instructions.extraction.senses import Senses
from instructions.extraction.slot_words import SlotWords, slot_words

_OUTSIDE = "?: "
_FAR, _NEAR_FORM = 150, 26
_LONGEST, _MOST_WORDS = 110, 12
_TOLD = frozenset({"order.tells", "order.asks", "order.says", "order.told", "duty.must"})
_SUFFERED = frozenset({"order.told", "order.asks"})
_BINDING = frozenset({"duty.must", "duty.should", "duty.will", "duty.retold"})
_INSERTED = re.compile(r",\s(?P<aside>[^,;:]{2,110}),?\s?$")
_WORD = re.compile(r"[^\W_][\w.'&/-]*|\"[^\"\n]{1,60}\"|\([^()\n]{1,60}\)")
_LAST_WORD = re.compile(r"(?:[^\W_][\w.'&/-]*|\"[^\"\n]{1,60}\"|\([^()\n]{1,60}\))$")
_LONGEST_WORD = 62
_ANY_MARK = re.compile(r"[,.;:!?]|\s-\s")
_CLOSED = re.compile(r"[.;:!?]\s|\s-\s")
_LAST_MARK = re.compile(r'.*(?:[;:!?]\s|\.\s|\s-\s|(?<!\w)"(?=\w))', re.DOTALL)
_PERSON = re.compile(r"(?:\s[A-Z][\w-]+){1,3}\s*")


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
            return _owners(senses, place, clause, language, words, actor=duty and place.end <= cue.span.start)
    return ()


def _is_passive(senses: Senses, cue: Cue, words: SlotWords) -> bool:
    told = senses.flat[cue.span.start : cue.span.end]
    first, last = told.split(" ", 1)[0], told.rsplit(" ", 1)[-1]
    runs_on = "," not in told or words.infinitive.fullmatch(last) is not None
    return cue.name in _SUFFERED and first in words.passive and runs_on


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
    place = _trimmed(senses.flat, start, end) if end else None
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
            return _trimmed(senses.flat, head.start, name.start())
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
    for word in _WORD.finditer(flat, start, end):
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
    if " " in form and last in words.links and last not in words.sources:
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
        return _trimmed(flat, *cleft.span(1))
    if words.relative.search(flat, floor, cue.span.start):
        return None
    while last := words.auxiliary.search(flat, floor, end):
        end = last.start()
    start = _start(senses, floor, end, words)
    return _trimmed(flat, start, end) if start < end else None


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
    for word in _WORD.finditer(senses.page.folded, start, end):
        before = senses.page.folded[start : word.start()].split()
        if word[0][0].isupper() and before and before[-1][:1].islower() and before[-1] not in links:
            found = word.start()
    return found


# -- who it is ------------------------------------------------------------------------------------


def _trimmed(flat: str, start: int, end: int) -> Span | None:
    while start < end and flat[start] in ' ,-"(':
        start += 1
    while end > start and flat[end - 1] in " ,-(":
        end -= 1
    return Span(start, end) if end - start > 1 else None


def _owners(
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
        if told is None or (told and actor and not _acts(senses, told[0].span or piece, words)):
            return ()
        if told:
            changed, found = True, [*found, told[0]]
        else:
            found += _read(piece, clause, mentions)
    fresh = changed or not any(owner.span and place.holds(owner.span) for owner in clause.leads)
    fresh = changed or (fresh and all(owner.id.startswith(_OUTSIDE) for owner in clause.leads))
    return tuple({owner.id: owner for owner in found}.values()) if fresh else ()


def _acts(senses: Senses, name: Span, words: SlotWords) -> bool:
    head = _head(senses.flat, name, words)
    noun = senses.flat[slice(*head)]
    if noun in words.actors or noun in words.titles or noun.endswith(words.actor_endings):
        return True
    return senses.page.folded[name.start : head.end].istitle() and " " in senses.flat[name.start : head.end]


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
        if piece := _trimmed(senses.flat, start, join.start()):
            yield piece
        start = join.end()
    if piece := _trimmed(senses.flat, start, place.end):
        yield piece


def _begins(
    senses: Senses, left: Span, at: int, end: int, mentions: Sequence[Mention], words: SlotWords
) -> bool:
    """Does another name begin behind a join? Not in "the branches in Abai and Jetisu regions"."""
    if words.lead_in.match(senses.flat, at, end):
        return True
    head = _head(senses.flat, left, words)
    linked = any(word in words.links for word in senses.flat[head.end : left.end].split())
    listed = [one for one in mentions if one.ids and not one.ids[0].startswith("?")]
    if linked and not any(one.span.start < head.end <= one.span.end for one in listed):
        return any(one.span.start == at and one.ids and one not in listed for one in mentions)
    named = any(one.span.start == at and not (one.weak and not one.ids) for one in mentions)
    return named or (senses.flat[at - 2] == "," and senses.page.folded[at].isupper())


def _owner(
    senses: Senses, piece: Span, mentions: Sequence[Mention], words: SlotWords
) -> tuple[Owner, ...] | None:
    """Who a piece is, where only its place tells it; nothing, where a name does; None where it is nobody."""
    flat = senses.flat
    lead_in = words.lead_in.match(flat, *piece)
    start = lead_in.end() if lead_in and lead_in.end() < piece.end else piece.start
    bare = Span(start, piece.end)
    if len(_WORD.findall(flat, *bare)) > _MOST_WORDS:
        return None
    head = _head(flat, bare, words)
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


def _head(flat: str, bare: Span, words: SlotWords) -> Span:
    """The noun that a name is about: the last word before "of" and its like."""
    last = None
    for word in _WORD.finditer(flat, *bare):
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
    if not rest.strip(" .'s") or rest.lstrip().startswith("(") or _PERSON.fullmatch(rest):
        return True
    return not (known.weak or known.points_to)
