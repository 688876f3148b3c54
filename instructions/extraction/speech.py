"""Direct speech: which words of a page are somebody's own, and whether who says them may give orders.

Where a language has a section [speech], it tells whose words are those of one who orders (`speaker`).
Everywhere [giver] names those who order and [against] outsider those who do not: residents, experts, readers
(`is_said_by_others`). That a sentence stands in quotes or behind the dash of speech, `passages` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from instructions.extraction.cues import any_form, has_last_verbs, pattern, tells_by_place
from instructions.extraction.found import Apart, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.passages import Passage
from instructions.extraction.phrases import choice
from instructions.extraction.senses import Senses

CHAIR, OTHER = "chair", "other"
_LONGEST = 4000
_ARTICLE = 5
_LEAST = 12
"""Shorter words in quotes are a name."""
_BESIDE = 220
_ASIDE = 60
_BACK = 900
"""How far back who speaks is looked for, where only "he said" stands beside."""
_SPOKEN_END = ",.!?;"
_OPENING = "“«„"
_QUOTES = re.compile(r"[\"“”„«»]|\n")
_EDGES = ' ",.;:-'
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_LEAST_QUOTED = 20
"""What is shorter between quotes is a name."""
_MOST_QUOTES = 60
_FRAME = 160
"""So far from the speech its speaker is looked for."""
_DASHED = re.compile(r"[,.!?][\")]* - ")
_SAID_BEHIND = re.compile(r'",?\s-\s')
_NAMED_CHAIR = re.compile(r"(?:\s[^\W\d_a-zа-я][^\W\d_]*){0,3}:\s(?=[^\W\d_]|\d)")
_FULL_STOP = re.compile(r"[.!?]\s")


class Part(NamedTuple):
    span: Span
    voiced: bool


@cache
def has_speech(language: str) -> bool:
    return bool(lexicon(language).forms("speech", "said"))


def parts(senses: Senses, passage: Passage, sentence: Span) -> list[Part]:
    """The sentence cut where somebody's own words begin and end; one part where it holds no such edge."""
    edges = [
        edge
        for words in speeches(senses).within(*sentence)
        for edge in words
        if sentence.start < edge < sentence.end
    ]
    found = []
    for start, end in zip([sentence.start, *edges], [*edges, sentence.end], strict=True):
        span = _trimmed(senses.flat, start, end)
        if span.end - span.start >= _LEAST or not edges:
            found.append(Part(span, _is_spoken(senses, start)))
    return found


def _trimmed(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in _EDGES:
        start += 1
    while end > start and flat[end - 1] in ' "':
        end -= 1
    return Span(start, end)


def _is_spoken(senses: Senses, at: int) -> bool:
    if senses.flat.startswith('"', at):
        at += 1
    return speeches(senses).at(at) is not None


def speeches(senses: Senses) -> Apart:
    """All direct speech of the page, each stretch from its opening quote on; names in quotes are none."""
    if senses.speeches is None:
        senses.speeches = Apart(
            words for words in _quoted(senses.page.text) if _is_speech(senses.flat, words)
        )
    return senses.speeches


def _quoted(text: str) -> Iterator[Span]:
    """Stretches between quotes; they may go on over paragraphs, plain ones from the start of one only."""
    start = -1
    for quote in _QUOTES.finditer(text):
        at, sign = quote.start(), quote[0]
        if sign == "\n" and start >= 0 and (at - start > _LONGEST or not _goes_on(text, start, at)):
            start = -1
        elif start < 0 and (sign in _OPENING or sign == '"'):
            start = at
        elif start >= 0 and sign not in _OPENING and sign != "\n":
            yield Span(start, at)
            start = -1


def _goes_on(text: str, start: int, line_end: int) -> bool:
    """Does a speech open at `start` go on behind the end of its paragraph?"""
    if text[start] in _OPENING:
        return True
    if start and text[start - 1] != "\n":
        return False
    closing = text.find('"', line_end, start + _LONGEST)
    return closing > 0 and not text[closing - 1].isspace() and not text[closing + 1 : closing + 2].isalnum()


def goes_on_in(senses: Senses, passage: Passage, sentence: Span) -> bool:
    """Is a sentence part of a speech that began in a passage before?"""
    words = speeches(senses).at(sentence.start)
    return words is not None and words.start < passage.start


def _is_speech(flat: str, words: Span) -> bool:
    if words.end - words.start <= _LEAST or flat.find(" ", words.start, words.end) < 0:
        return False
    told = flat[max(0, words.start - 2) : words.start].rstrip().endswith((":", ","))
    return told or flat[words.end - 1] in _SPOKEN_END or flat[words.end : words.end + 2] in ('",', '".')


# -- who speaks ----------------------------------------------------------------------------------------


def speaker(senses: Senses, passage: Passage, part: Span, language: str, *, voiced: bool) -> str:
    """ "chair" where one who gives orders says it, "other" where somebody else does; empty: nobody known."""
    if not voiced:
        return _beside_a_dash(senses, passage, language) or _reporter(senses, part, language)
    words = speeches(senses).at(part.start)
    if words is None:
        return ""
    beside = _after(senses.flat, passage, words.end), _before(senses.flat, passage, words.start)
    if _opens_with_the_chair(senses, beside[1], language):
        return CHAIR
    for span in beside:
        if who := _who(senses, span, language, last=span is beside[1]):
            return who
        if span is beside[0] and _is_said_by_a_stranger(senses, span, language):
            return OTHER
    back = Span(max(0, words.start - _BACK), words.start)
    return _who(senses, back, language, last=True)


def _beside_a_dash(senses: Senses, passage: Passage, language: str) -> str:
    """ "- And if it does not? - asked the akim. - I want it done": who speaks in a turn behind a dash."""
    said = _says(language) if passage.mark == "dash" and tells_by_place(language) else None
    for dash in _DASHED.finditer(senses.flat, passage.body, passage.end) if said else ():
        beside = Span(dash.end(), min(passage.end, dash.end() + _ASIDE))
        if said and said.search(senses.flat, *beside):
            return _who(senses, beside, language, last=False)
    return ""


def _is_said_by_a_stranger(senses: Senses, after: Span, language: str) -> bool:
    """ "…", writes a paediatrician; "…", the coach said: a noun that is no office of one who orders."""
    compiled = _stranger(language)
    found = compiled.match(senses.flat, *after) if compiled else None
    if found is None:
        return False
    place = Span(*found.span())
    commands = pattern(language, "refers", "commands")
    ordered = commands is not None and commands.search(senses.flat, *place) is not None
    return not ordered and senses.says(place, language, "giver", "") is None


def _opens_with_the_chair(senses: Senses, before: Span, language: str) -> bool:
    """ "The Prime Minister turned to the participants: “…”": the subject of the sentence speaks, not whom he
    speaks to."""
    if not tells_by_place(language) or not senses.flat[before.start : before.end].rstrip().endswith(":"):
        return False
    stop = senses.flat.rfind(". ", before.start, before.end)
    head = Span(stop + 2 if stop >= 0 else before.start, before.end)
    first = next(iter(_named(senses, head, language, CHAIR)), None)
    return first is not None and first.start - head.start <= _ARTICLE


@cache
def _stranger(language: str) -> re.Pattern[str] | None:
    words = lexicon(language)
    articles = (*words.forms("term-words", "the"), *words.forms("term-words", "a"))
    said = _says(language)
    if not articles or said is None or not words.forms("refers", "commands"):
        return None
    article = rf"(?:{'|'.join(map(re.escape, articles))})"
    return re.compile(
        rf"[\s\",]*(?:(?:{said.pattern})\s(?:\w+ly\s)?{article}\s(?:\w+\s?){{1,4}}"
        rf"|{article}\s(?:[^\W\d_]+\s){{1,4}}(?:{said.pattern}))"
    )


def _reporter(senses: Senses, part: Span, language: str) -> str:
    """ "The Prime Minister stressed that …": one who says it in the sentence itself."""
    said = _says(language)
    found = said.search(senses.flat, part.start, part.end) if said else None
    if found is None:
        return ""
    near = Span(max(part.start, found.start() - 60), min(part.end, found.end() + 60))
    return _who(senses, near, language, last=False)


def _after(flat: str, passage: Passage, end: int) -> Span:
    stop = min(passage.end, end + _BESIDE)
    closed = _SENTENCE_END.search(flat, end + 1, stop)
    opened = flat.find('"', end + 1, stop)
    return Span(end, min(one for one in (closed.start() if closed else stop, opened, stop) if one >= 0))


def _before(flat: str, passage: Passage, start: int) -> Span:
    floor = max(passage.start, start - _BESIDE)
    quoted = flat.rfind('"', floor, start)
    return Span(quoted + 1 if quoted >= 0 else floor, start)


def _who(senses: Senses, span: Span, language: str, *, last: bool) -> str:
    """Who is named first in a stretch, or last; of an office with a longer name, the longer counts."""
    found = sorted(
        (
            (place.start, -place.end, key)
            for key in (CHAIR, OTHER)
            for place in _named(senses, span, language, key)
        ),
    )
    kept: list[tuple[int, str]] = []
    reach = -1
    for start, end, key in found:
        if -end > reach:
            kept.append((start, key))
            reach = -end
    return kept[-1 if last else 0][1] if kept else ""


def _named(senses: Senses, span: Span, language: str, key: str) -> list[Span]:
    return senses.found.of(f"{language}.speech.{key}").within(span.start, span.end)


@cache
def _says(language: str) -> re.Pattern[str] | None:
    return pattern(language, "speech", "said")


# -- who gives no orders -----------------------------------------------------------------------------------


def is_said_by_others(senses: Senses, passage: Passage, sentence: Span) -> bool:
    """Is a sentence part of a speech of somebody who gives no orders?"""
    told = [frame for frame in _frames_of(senses.flat, passage, sentence) if frame.end > frame.start]
    if not any(_has_outsider(senses, frame, passage.language) for frame in told):
        return False
    return not any(senses.says(frame, passage.language, "giver") for frame in told)


@cache
def _says_before_a_colon(language: str) -> re.Pattern[str]:
    """ "The Premier objected: …": a verb of saying, and who it is said to, up to a colon and no quotes."""
    said = choice(lexicon(language).forms("verb", "quoting"))
    return re.compile(rf"(?:\s\w+){{0,2}}\s{said}[^:;\".]{{0,60}}:\s(?=\w)")


def behind_the_chair(senses: Senses, sentence: Span, language: str) -> Span | None:
    """ "The Premier: the road must be open by June 1": the words behind the colon, not in quotes."""
    chair = pattern(language, "turns", "chair")
    if chair is None or has_speech(language) or has_last_verbs(language):
        return None
    found = chair.match(senses.flat, sentence.start, sentence.end)
    if found and (said := _says_before_a_colon(language).match(senses.flat, found.end(), sentence.end)):
        return Span(said.end(), sentence.end) if sentence.end - said.end() > _LEAST else None
    name = _NAMED_CHAIR.match(senses.page.folded, found.end(), sentence.end) if found else None
    return Span(name.end(), sentence.end) if name and sentence.end - name.end() > _LEAST else None


def _has_outsider(senses: Senses, frame: Span, language: str) -> bool:
    """Where verbs close the clause, one who speaks bears no case: not "before the residents"."""
    for one in senses.found.of(f"{language}.against.outsider").within(frame.start, frame.end):
        if not has_last_verbs(language) or senses.may_be_subject(one, language):
            return True
    return False


def _frames_of(flat: str, passage: Passage, sentence: Span) -> list[Span]:
    """Stretches beside the speech that holds the sentence or a part of it."""
    if passage.end - passage.start > _LONGEST:
        return []
    speech = _quote_around(flat, passage, sentence)
    if speech is None:
        return _behind_a_dash(flat, passage)
    before = flat.rfind(". ", max(passage.start, speech.start - _FRAME), speech.start)
    start = before + 2 if before >= 0 else max(passage.start, speech.start - _FRAME)
    return [Span(start, speech.start), _up_to_stop(flat, speech.end, passage)]


def _quote_around(flat: str, passage: Passage, sentence: Span) -> Span | None:
    """The stretch between quotes that the sentence shares most with."""
    at = [passage.start + found.start() for found in re.finditer('"', flat[passage.start : passage.end])]
    best: Span | None = None
    for start, end in pairwise(at[:_MOST_QUOTES]):
        shared = min(end, sentence.end) - max(start, sentence.start)
        speaks = end - start >= _LEAST_QUOTED and flat[start + 1] != " " and flat[end - 1] != " "
        if (
            speaks
            and flat[start + 1] not in ",.;"
            and shared >= _LEAST_QUOTED
            and (best is None or end - start > best.end - best.start)
        ):
            best = Span(start, end + 1)
    return best


def _behind_a_dash(flat: str, passage: Passage) -> list[Span]:
    found = _DASHED.search(flat, passage.body, passage.end)
    return [_up_to_stop(flat, found.end(), passage)] if found else []


def _up_to_stop(flat: str, start: int, passage: Passage) -> Span:
    stop = _FULL_STOP.search(flat, start, passage.end)
    return Span(start, min(stop.start() if stop else passage.end, start + _FRAME))


def is_said_by_the_chair(senses: Senses, passage: Passage, sentence: Span) -> bool:
    """Stands one who gives orders beside the words? Where verbs close the clause, in the nominative."""
    language = passage.language
    chair = pattern(language, "turns", "chair")
    if chair is None or has_speech(language):
        return False
    return any(
        not has_last_verbs(language) or senses.may_be_subject(Span(*one.span()), language)
        for frame in _frames_of(senses.flat, passage, sentence)
        for one in chair.finditer(senses.flat, *frame)
    )


def words_alone(senses: Senses, sentence: Span, language: str) -> Span | None:
    """Where verbs close the clause: the words that a sentence quotes behind a colon or before ", - said he",
    where what stands beside them orders nothing."""
    if not has_last_verbs(language):
        return None
    for words in speeches(senses).within(*sentence):
        start, end = max(words.start + 1, sentence.start), min(words.end, sentence.end)
        beside = Span(sentence.start, max(sentence.start, words.start)), Span(end, sentence.end)
        if beside[0].end - beside[0].start + beside[1].end - beside[1].start < _LEAST:
            continue
        if _is_told_before_a_colon(senses, beside[0], language):
            continue
        if end - start < _LEAST_QUOTED or not _is_said(senses.flat, words, language):
            continue
        tense = not senses.has_verb(Span(start, end), language)
        if any(_tells(senses, one, language, save_quoting=tense) for one in beside):
            continue
        return Span(start, end)
    return None


def words_of_a_flash(senses: Senses, sentence: Span, language: str) -> Span | None:
    """ "The Premier: the akims hand it over by May 1": behind the name of one who gives orders, or behind
    "the Premier's order", a colon and no quote."""
    start, end = sentence
    colon = senses.flat.find(": ", start, min(end, start + _FRAME))
    flash = any_form(language, "turns", "flash") if colon >= 0 else None
    named = flash.search(senses.flat, start, colon) if flash else None
    if named is None or senses.flat[named.end() : colon].strip() or senses.flat[colon + 2 : colon + 3] == '"':
        return None
    if re.search(r"[^\W\d_]", senses.flat[start : named.start()]):
        return None
    return Span(colon + 2, end) if end - colon > _LEAST else None


def _is_told_before_a_colon(senses: Senses, head: Span, language: str) -> bool:
    """ "The Premier to the Minister of Ecology: “…”": who is told stands right before the words."""
    end = len(senses.flat[: head.end].rstrip(' "'))
    if end <= head.start or senses.flat[end - 1] != ":":
        return False
    return any(one.span.end == end - 1 and one.cases == {"dat"} for one in senses.mentions(head, language))


def _is_said(flat: str, words: Span, language: str) -> bool:
    """Not the name of a company: behind a colon, closed by a mark, or with "so he said" behind it."""
    dash = _SAID_BEHIND.match(flat, words.end)
    if flat[words.start - 2 : words.start] == ": " or flat[words.end - 1] in _SPOKEN_END:
        return dash is not None or not flat[words.end + 1 : words.end + 3].strip(" .,!?")
    quoting = pattern(language, "verb", "quoting")
    return dash is not None and quoting is not None and quoting.match(flat, dash.end()) is not None


def _tells(senses: Senses, span: Span, language: str, *, save_quoting: bool) -> bool:
    """`save_quoting`: "so he told" behind somebody's words does not count, where these order by no form."""
    quoting = pattern(language, "verb", "quoting") if save_quoting else None
    return any(
        quoting is None or quoting.match(senses.flat, *place) is None
        for name in ("order.told", "order.tells", "order.says", "order.asks", "duty.must", "duty.should")
        for place in senses.found.of(f"{language}.{name}").within(*span)
    )
