"""Who is told to do it, by nothing but the place in the sentence, where verbs close the clause.

Whatever stands in the case that an order asks for, at the head of its clause or right before its verb, is
who must do it: "Airport the runway by May 1 must repair", "To the airport the runway repair was told". No
noun need be known; but what cannot act ("the new system the queue must shorten") is no owner. Words and
endings stand in the lexicons under [case-slot].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from instructions.extraction.bodies.mention import Mention
from instructions.extraction.case_words import ABL, ACC, ATTR, BARE, DAT, GEN, LOC, NOM, VERB, Slot, slot_of
from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, any_form, ordinal_pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_TOKEN = re.compile(r"№\s?\d+|\w[\w.]*(?:-\w+)*|[^\w\s]")
_QUOTED = re.compile(r'«([^«»"\n]{2,60})»(?:-?[^\W\dA-Z_]+)?|"([^"«»\n]{2,60})"(?:-?[^\W\dA-Z_]+)?')
_SIGNS = '«»"'
_MARK = re.compile(r"[\s(•*-]*(?:[\divx]{1,4}(?:\.\d+)*[.)]\s+)?[\s-]*")
_SMALL = re.compile(r"[^\W\d_]")
_CALL = "call"
"""No case of the lexicon: a name and a comma, before what is said to its bearer."""
_ON = frozenset({GEN, ATTR, BARE})
"""A word with such an ending goes on to the next."""
_CIRCUMSTANCES = frozenset({ABL, LOC, "after"})
"""Cases of what merely stands beside: "in this connection"."""
_NAMING = frozenset({NOM, GEN, "adj", "any"})
_PLAINLY = 3
"""A case ending of so many letters is no accident of a name."""
_NEAR, _FAR, _MOST_TOKENS = 40, 170, 60
_MOST_WORDS, _MOST_QUOTED = 7, 5
"""A longer name is none."""
_MOST_OF_A_SUBJECT, _MOST_BEHIND, _MOST_OF_A_DEED = 5, 3, 2
_DEEDS = ("duty.must", "duty.should")


class Token(NamedTuple):
    span: Span
    text: str

    @property
    def word(self) -> str:
        return self.text.lower()


class Chunk(NamedTuple):
    """Words up to one that bears a case, or to a mark."""

    span: Span
    case: str
    first: Span
    """Its first word; a subject may be but this where a name runs on into the object."""
    words: int
    ends: str
    """What ends it: a mark, a term, or nothing."""


class Frame(NamedTuple):
    """The case in which an order names who is told, and where its verb stands."""

    case: str
    verb: Span
    ordered: bool = True
    """Does it order by itself? A duty or a future may be anybody's, and binds only what can act."""


def owner_by_place(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """Who stands in the slot of the one told; nobody where no order's frame is there."""
    slot = slot_of(language)
    frame = _frame(senses, clause, slot, language) if slot else None
    if slot is None or frame is None:
        return ()
    chunks = list(_chunks(senses, Span(clause.span.start, frame.verb.start), slot, language))
    found = _told(senses, chunks, frame, slot, language)
    if found is None:
        return ()
    return _as_a_body(senses, clause, found, frame, language)


def _as_a_body(senses: Senses, clause: Clause, found: Span, frame: Frame, language: str) -> tuple[Owner, ...]:
    """The name; where it is that of a known body, that one, and nobody where it is but a part of one."""
    for back in (any_form(language, "refers", "same"), ordinal_pattern(language)):
        if back is not None and back.fullmatch(senses.flat, found.start, found.end):
            return ()
    for mention in senses.mentions(clause.span, language):
        if mention.span.start < found.end and found.start < mention.span.end:
            quoted = mention.weak and senses.flat[found.start] == '"'
            if quoted or _is_owner_of_the_rest(mention, found):
                continue
            fits = (
                found.holds(mention.span) and not mention.points_to and frame.case in (*mention.cases, _CALL)
            )
            unknown = bool(mention.ids) and all(id_[:1] == "?" for id_ in mention.ids)
            if unknown and (fits or mention.span.holds(found)):
                break
            return tuple(Owner(id_, mention.span) for id_ in mention.ids if fits and id_[:1] != "?")
    return (Owner(_OUTSIDE + found.of(senses.page.text), found),)


def told_instead(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """Who is told by the place, where the body that was read only owns the object, is named behind the order,
    or is whom the deed goes to: "to the mine to send the list to the ministry was told"."""
    slot, lead = slot_of(language), clause.leads[0].span if clause.leads else None
    frame = _frame(senses, clause, slot, language) if slot and lead else None
    if slot is None or frame is None or lead is None or frame.case != DAT or not frame.ordered:
        return ()
    cases = next((one.cases for one in senses.mentions(clause.span, language) if one.span == lead), None)
    deed = senses.flat[lead.end : frame.verb.start].split()
    goes = cases == frozenset({DAT}) and any(word.startswith(slot.goals) for word in deed)
    if not (lead.start >= frame.verb.end or cases == frozenset({GEN}) or goes):
        return ()
    placed = owner_by_place(senses, clause._replace(leads=()), language)
    before = placed and placed[0].span is not None and placed[0].span.end <= lead.start
    return placed if before else ()


def _is_owner_of_the_rest(mention: Mention, found: Span) -> bool:
    """ "The university's | rector": in the genitive, with more of the name behind."""
    owned = mention.cases == frozenset({GEN}) and (not mention.points_to or found.start < mention.span.start)
    return owned and found.start <= mention.span.start and mention.span.end < found.end


def _frame(senses: Senses, clause: Clause, slot: Slot, language: str) -> Frame | None:
    forms = [senses.word_ending(clause.span, language, key) for key in ("jussive", "imperative")]
    wish = next((one for one in forms if one is not None), None)
    for cue in clause.cues:
        if not clause.span.start <= cue.span.start < clause.span.end:
            continue
        if (
            wish
            and wish.end <= cue.span.start
            and not _is_of_a_deed(senses, Span(wish.end, cue.span.start), slot)
        ):
            break
        if (frame := _frame_of(senses, clause, cue, slot)) is not None:
            return frame
    for key in ("jussive", "imperative", "spoken", "future"):
        verb = senses.word_ending(clause.span, language, key)
        if verb and slot.is_active(verb.of(senses.flat)):
            return Frame(_CALL if key == "spoken" else NOM, verb, ordered=key != "future")
    return None


def _is_of_a_deed(senses: Senses, span: Span, slot: Slot) -> bool:
    """Is there the name of a deed between a wish and the order: "let it do A; to do B it was told"?"""
    return any(word.endswith(slot.deeds) for word in span.of(senses.flat).split())


def _frame_of(senses: Senses, clause: Clause, cue: Cue, slot: Slot) -> Frame | None:
    words = cue.span.of(senses.flat)
    if not words[0].isalpha():
        return None
    if cue.name == "order.told":
        binds = words.startswith(slot.binding)
        return Frame(NOM if binds and _owes(senses, cue, slot) else DAT, cue.span)
    if cue.name in ("order.tells", "order.says"):
        if words.startswith(slot.binding):
            return Frame(ACC, cue.span)
        return Frame(ABL if words.startswith(slot.asking) else DAT, cue.span)
    if cue.name == "order.asks":
        return Frame(ABL, cue.span)
    deed = _deed_before(senses, cue, clause.span) if cue.name in _DEEDS else None
    return _duty(senses, deed, slot) if deed else None


def _owes(senses: Senses, cue: Cue, slot: Slot) -> bool:
    """ "To do it was obliged": the deed bears the case of what somebody is obliged to."""
    deed = _deed_before(senses, cue, Span(max(0, cue.span.start - _FAR), cue.span.end))
    return deed is not None and deed.of(senses.flat).endswith(slot.owing)


def _tokens(senses: Senses, span: Span, slot: Slot) -> Iterator[Token]:
    """Words, names in quotes with their endings, and signs; quotes of speech are signs."""
    page = senses.page
    written = page.text[span.start : span.end]
    folded = page.folded[span.start : span.end]
    text = "".join(one if one in _SIGNS else other for one, other in zip(written, folded, strict=True))
    at = 0
    for _ in range(_MOST_TOKENS):
        found = _TOKEN.search(text, at)
        if found is None:
            return
        if found[0] in _SIGNS and (quoted := _QUOTED.match(text, found.start())):
            inside = (quoted[1] or quoted[2]).split()
            if _is_a_name(inside, slot):
                found = quoted
        at = found.end()
        yield Token(Span(span.start + found.start(), span.start + at), found[0])


def _case_of(word: str, slot: Slot) -> str:
    """A name in quotes bears its case behind them, or within, where its ending leaves no doubt."""
    bare = word.strip(_SIGNS)
    inside = word[-1] in _SIGNS and len(word) > 1
    return BARE if inside and bare[-_PLAINLY:] not in slot.cases else slot.case_of(bare)


def _is_a_name(words: list[str], slot: Slot) -> bool:
    """Do quotes hold a name, not somebody's words? One word may end as it likes."""
    if all(word[:1].isupper() for word in words):
        return 0 < len(words) <= _MOST_QUOTED
    return 0 < len(words) <= _MOST_QUOTED and slot.case_of(words[-1].lower()) not in (ACC, DAT, VERB)


def _deed_before(senses: Senses, cue: Cue, span: Span) -> Span | None:
    start = max(span.start, cue.span.start - _NEAR)
    words = [one for one in _TOKEN.finditer(senses.flat, start, cue.span.start) if one[0][0].isalpha()]
    return Span(*words[-1].span()) if words else None


def _duty(senses: Senses, deed: Span, slot: Slot) -> Frame | None:
    word = deed.of(senses.flat)
    if word.endswith(slot.owing):
        return Frame(NOM, deed, ordered=False) if slot.is_active(word) else None
    return Frame(DAT, deed, ordered=False)


def _chunks(senses: Senses, span: Span, slot: Slot, language: str) -> Iterator[Chunk]:
    """The words before the verb, cut behind each that bears a case, at marks and at terms."""
    terms = [term.span for term in senses.terms(span, language)]
    first: Span | None = None
    count = end = 0
    last = BARE
    tokens = list(_tokens(senses, Span(_head(senses, span, slot), span.end), slot))
    bodies = [one.span for one in senses.mentions(span, language) if _stands_for_itself(one)]
    for token, behind in zip_longest(tokens, tokens[1:]):
        place, word = token.span, token.word
        body = next((one for one in bodies if one.start <= place.start < one.end), None)
        if body and body.start == place.start and first is not None and last in (BARE, NOM):
            yield Chunk(Span(first.start, end), last, first, count, "body")
            first, count = None, 0
        in_term = any(term.start <= place.start < term.end for term in terms)
        if in_term or not _SMALL.search(word):
            if first is not None:
                last = slot.at_the_end(last, senses.flat[first.start : end])
                yield Chunk(Span(first.start, end), last, first, count, "term" if in_term else word)
            if not in_term:
                yield Chunk(place, "mark", place, 0, word)
            first, count = None, 0
            continue
        first, count, end = first or place, count + 1, place.end
        if (word in slot.links and count > 1) or (body and place.end < body.end):
            last = BARE
            continue
        following = behind.word if behind else ""
        last = case = "after" if word in slot.after else _case_of(word, slot)
        owns = case == NOM and slot.heads_a_row_of(following)
        if case == "after" or not (case in _ON or owns or following in slot.links or following in slot.after):
            yield Chunk(Span(first.start, end), case, first, count, "")
            first, count = None, 0
    if first is not None:
        yield Chunk(Span(first.start, end), BARE, first, count, "verb")


def _stands_for_itself(mention: Mention) -> bool:
    """A known body in a case of its own: neither the subject nor what owns the words behind."""
    known = bool(mention.ids) and mention.ids[0][:1] != "?"
    return known and bool(mention.cases) and not mention.cases & _NAMING


def _head(senses: Senses, span: Span, slot: Slot) -> int:
    """Where the clause begins behind its mark and what merely leads in."""
    at = _MARK.match(senses.flat, span.start, span.end)
    start = at.end() if at else span.start
    for _ in range(3):
        lead_in = slot.skip.match(senses.flat, start, span.end)
        if lead_in is None:
            break
        start = lead_in.end()
        while start < span.end and senses.flat[start] in " ,:-":
            start += 1
    return start


def _told(senses: Senses, chunks: list[Chunk], frame: Frame, slot: Slot, language: str) -> Span | None:
    colons = [at for at, chunk in enumerate(chunks) if chunk.ends == ":"]
    chunks = chunks[colons[-1] + 1 :] if colons and frame.case == NOM else chunks
    for number, chunk in enumerate(chunks):
        if chunk.case not in _CIRCUMSTANCES and slot.points_back(chunk.span.of(senses.flat)):
            return None
        behind = _without_giver(senses, chunks, number, frame, language)
        if behind is None:
            continue
        chunks[number] = behind
        if frame.case == _CALL:
            return _called(senses, chunks, number, slot)
        if frame.case == NOM:
            found = _subject(senses, chunks, number, frame, slot)
        else:
            found = _addressee(senses, chunks, number, frame, slot) if chunk.case == frame.case else None
        if found is not None:
            return found
    return None


def _without_giver(
    senses: Senses, chunks: list[Chunk], number: int, frame: Frame, language: str
) -> Chunk | None:
    """A chunk behind the office that gives the order; none where it is all of it."""
    chunk = chunks[number]
    words = chunk.span.of(senses.flat)
    givers, flash = any_form(language, "giver"), any_form(language, "turns", "flash")
    if flash is not None and frame.case == NOM and flash.fullmatch(words):
        others = any(one.case in (NOM, BARE) and one.words for one in chunks[number + 1 :])
        return None if others else chunk
    giver = givers.match(words) if givers is not None else None
    if giver is None or chunk.case == GEN:
        return chunk
    if giver.end() == len(words):
        return None
    if words[giver.end()] != " ":
        return chunk
    return chunk._replace(span=Span(chunk.span.start + giver.end() + 1, chunk.span.end))


def _called(senses: Senses, chunks: list[Chunk], number: int, slot: Slot) -> Span | None:
    """ "Provider, open it": a name that can act, and a comma."""
    words = chunks[number].span.of(senses.page.folded)
    comma = number + 1 < len(chunks) and chunks[number + 1].ends == ","
    return chunks[number].span if comma and slot.is_agent(words) and not slot.is_thing(words) else None


def _addressee(senses: Senses, chunks: list[Chunk], number: int, frame: Frame, slot: Slot) -> Span | None:
    """In the case that addresses: the first, unless it is what the deed goes to."""
    chunk = chunks[number]
    words = chunk.span.of(senses.page.folded)
    if chunk.words > _MOST_WORDS or slot.is_thing(words):
        return None
    if slot.is_agent(words):
        return _behind_a_deed(senses, chunks, number, slot)
    if frame.case in (ACC, ABL) or not frame.ordered:
        return None
    behind = chunks[number + 1 :]
    deed = senses.flat[chunk.span.end : frame.verb.start].split()
    goes = any(word.startswith(slot.goals) for word in deed[-_MOST_OF_A_DEED:])
    held = any(one.case == ACC for one in behind)
    held = held and behind[0].case != VERB
    return chunk.span if held and not goes and number == 0 else None


def _behind_a_deed(senses: Senses, chunks: list[Chunk], number: int, slot: Slot) -> Span:
    """ "The network to mend | to the mine's board": behind an object, the deed before a name is not of it,
    unless the name is one word that it stands to."""
    span, words = chunks[number].span, chunks[number].span.of(senses.flat).split()
    first = words[0]
    if number == 0 or len(words) == 1 or not first.endswith(slot.deed_nouns) or first.endswith(slot.owned):
        return span
    if chunks[number - 1].case not in (ACC, LOC, VERB) or (len(words) == 2 and words[1].endswith(slot.owned)):
        return span
    return Span(span.start + len(first) + 1, span.end)


def _subject(senses: Senses, chunks: list[Chunk], number: int, frame: Frame, slot: Slot) -> Span | None:
    """In the nominative: all of its words where its end shows, else the first that can act."""
    chunk = chunks[number]
    if chunk.case in ("mark", "after") or not any(one.case in (ACC, DAT) for one in chunks):
        return None
    words = chunk.span.of(senses.page.folded)
    if chunk.case == NOM or (chunk.case == BARE and chunk.ends not in ("verb", ",")):
        if chunk.words > _MOST_WORDS or slot.is_thing(words) or _owns_the_next(senses, chunks, number, slot):
            return None
        held = any(one.case == ACC for one in chunks) and (number == 0 or chunks[number - 1].case == ACC)
        return chunk.span if (held and frame.ordered) or slot.is_agent(words) else None
    return _within(senses, chunk, slot)


def _owns_the_next(senses: Senses, chunks: list[Chunk], number: int, slot: Slot) -> bool:
    """ "Producers' | register": a name right before a single word that it owns."""
    following = chunks[number + 1] if number + 1 < len(chunks) else None
    if following is None or following.words != 1 or chunks[number].ends:
        return False
    return following.span.of(senses.flat).endswith(slot.owned)


def _within(senses: Senses, chunk: Chunk, slot: Slot) -> Span | None:
    """ "Provider | of the network the plan": the first words up to one that can act by itself."""
    tokens = list(_tokens(senses, chunk.span, slot))
    for at, token in enumerate(tokens[:_MOST_OF_A_SUBJECT]):
        if token.word.endswith(slot.participle):
            return None
        behind = [one.text for one in tokens[at + 1 : at + 1 + _MOST_BEHIND]]
        if _case_of(token.word, slot) not in (BARE, NOM) or not behind or behind[0] in slot.links:
            continue
        if behind[0].islower() and behind[0] not in slot.bare and behind[0].endswith(slot.owned):
            continue
        if slot.is_agent(token.text) and not slot.is_thing(token.text):
            more = slot.goes_on(token.text, behind)
            return Span(chunk.span.start, tokens[at + more].span.end) if at + more < len(tokens) - 1 else None
    return None
