"""Titles in a language that tells by its forms what a list orders, and bends its words: "Submit the plan".

The first infinitive behind the order's own words opens the title, with the object that stands before it put
behind; without one a finite form, a passive ("must be submitted") or "is up for submission" gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, any_form, pattern, verb_pattern
from instructions.extraction.deeds import as_object, plain
from instructions.extraction.first_words import Choice, any_of
from instructions.extraction.folding import fold_case
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.phrases import choice
from instructions.extraction.places import co_places, without
from instructions.extraction.senses import Senses

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_OBJECT = 90
_NEAR = 3
_MARKS = re.compile(r"[:;!?()]| - ")
_BREAK = re.compile(r'[:;!?]\s+"?|(?<=\s)-\s')
_EDGES = " ,;:-–—"
_SHORT = 2


def title_of_infinitive(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    """What is to be done, from its infinitive on; empty where the stretch shows no form of a verb."""
    if not lexicon(language).keys("deed-finite"):
        return ""
    gone = tuple(_gone(senses, stated, clause, language))
    cue = next((one for one in clause.cues if _tells(one) and _within(one.span, stated)), None)
    infinitives = _infinitives(senses, stated, cue, gone, language)
    told = _commanded(senses, stated, gone, language) if cue is None else None
    if told is not None and (not infinitives or told < infinitives[0].start):
        return _finite(senses, stated, gone, clause, language)
    if infinitives and cue is not None and _has_another_subject(senses, stated, cue, clause, language):
        return _joined(senses, stated, gone, language)
    if infinitives:
        return _with_object(senses, stated, cue, infinitives[0], gone, clause, language)
    return _passive(senses, stated, gone, language) or _finite(senses, stated, gone, clause, language)


def _commanded(senses: Senses, stated: Span, gone: tuple[Span, ...], language: str) -> int | None:
    """Where the first imperative stands."""
    compiled = verb_pattern(language, "imperative")
    for word in compiled.finditer(senses.flat, stated.start, stated.end) if compiled else ():
        if plain(word[0], language, "deed-finite"):
            return word.start()
    return None


def _tells(cue: Cue) -> bool:
    return cue.name.startswith(("order.", "duty."))


def _within(span: Span, stated: Span) -> bool:
    return stated.start <= span.start and span.end <= stated.end


def _gone(senses: Senses, stated: Span, clause: Clause, language: str) -> Iterator[Span]:
    """What no title holds: the deadline, who leads, who only helps."""
    if clause.due.span:
        yield clause.due.span
    yield from (owner.span for owner in clause.leads if owner.span)
    yield from co_places(senses, stated, clause, language)


def _infinitives(
    senses: Senses, stated: Span, cue: Cue | None, gone: Iterable[Span], language: str
) -> list[Span]:
    """Those that may say what is to be done: behind the order's words, else before them."""
    compiled = verb_pattern(language, "infinitive")
    if compiled is None:
        return []
    be, others = pattern(language, "wording", "passive"), lexicon(language).forms("wording", "no-deed")
    found = [
        Span(*one.span())
        for one in compiled.finditer(senses.flat, stated.start, stated.end)
        if not any(place.start <= one.start() < place.end for place in gone)
        and not (cue and cue.span.start <= one.start() < cue.span.end)
        and not (be and be.fullmatch(one[0]))
        and one[0] not in others
    ]
    wanted = [one for one in found if not _is_goal(senses, stated, one, language)] or found
    if cue is None:
        return wanted
    before = [one for one in wanted if one.end <= cue.span.start]
    if before and before[0].start - stated.start <= _SHORT:
        return before
    return [one for one in wanted if one.start >= cue.span.end] or before


def _is_goal(senses: Senses, stated: Span, verb: Span, language: str) -> bool:
    """ "In order to find the money": not what is to be done."""
    goal = pattern(language, "wording", "goal")
    before = senses.flat[max(stated.start, verb.start - _LONGEST_OBJECT // 2) : verb.start]
    comma = max(before.rfind(","), before.rfind(":"), before.rfind(" - "), -1)
    return goal is not None and goal.search(before, comma + 1) is not None


def _with_object(
    senses: Senses,
    stated: Span,
    cue: Cue | None,
    verb: Span,
    gone: tuple[Span, ...],
    clause: Clause,
    language: str,
) -> str:
    """The infinitive, the object that stands before it, and the rest."""
    behind_cue = cue is not None and cue.span.end <= verb.start
    end = cue.span.start if cue is not None and verb.end <= cue.span.start else stated.end
    start, deed = _with_not(senses, stated, verb)
    rest = _joined(senses, Span(verb.end, end), gone, language)
    close = Span(cue.span.end if cue is not None and behind_cue else stated.start, start)
    moved = _object(senses, close, gone, language, listed=cue is None)
    if not moved and cue is not None and behind_cue:
        moved = _object_apart(senses, stated, cue, gone, clause, language)
    moved = f" {lowered(senses, moved)}" if moved else ""
    return f"{deed}{moved}{'' if rest[:1] in ',.;:' else ' '}{rest}"


def _has_another_subject(senses: Senses, stated: Span, cue: Cue, clause: Clause, language: str) -> bool:
    """ "The bus route must start to run": what is told of is no body."""
    if cue.span.of(senses.flat) not in lexicon(language).forms("wording", "personal") or clause.leads:
        return False
    ahead = _bared(_joined(senses, Span(stated.start, cue.span.start), (), language), language)
    return len(fold_case(ahead)) > _NEAR and fold_case(ahead) not in lexicon(language).forms(
        "wording", "pronoun"
    )


def _object_apart(
    senses: Senses, stated: Span, cue: Cue, gone: tuple[Span, ...], clause: Clause, language: str
) -> str:
    """What stands before the order's own words, and before whom it addresses."""
    words = lexicon(language)
    names = [owner.span.start for owner in (*clause.leads, *clause.co) if owner.span]
    ahead = Span(stated.start, min([at for at in names if at >= stated.start] + [cue.span.start]))
    addressed = ahead.end < cue.span.start
    told = _object(senses, ahead, gone, language, apart=True, addressed=addressed)
    if cue.span.of(senses.flat) not in words.forms("wording", "personal"):
        return told
    last = told.rsplit(" ", 1)
    return last[0] if len(last) > 1 and fold_case(last[1]) in words.forms("wording", "pronoun") else ""


def _with_not(senses: Senses, stated: Span, verb: Span) -> tuple[int, str]:
    """Where the deed begins, with the word that denies it."""
    text = senses.page.text
    before = senses.flat[max(stated.start, verb.start - 3) : verb.start]
    start = verb.start - 3 if before == "не " else verb.start
    return start, text[start : verb.end].lower()


def _object(
    senses: Senses,
    span: Span,
    gone: tuple[Span, ...],
    language: str,
    *,
    apart: bool = False,
    listed: bool = False,
    addressed: bool = False,
) -> str:
    """What stands before the verb and belongs to it; empty where it is somebody, or runs on too long.

    `addressed`: whom the order is for is named behind it.
    """
    if span.end <= span.start:
        return ""
    last = [found.end() for found in _BREAK.finditer(senses.flat, span.start, span.end)]
    span = Span(max(last, default=span.start), span.end)
    words = _bared(_joined(senses, span, gone, language), language)
    folded = fold_case(words)
    if not words or len(words) > _LONGEST_OBJECT or _MARKS.search(folded) or folded.startswith('"'):
        return ""
    if "," in words and not listed:
        return ""
    if _is_somebody(folded, language, addressed=addressed) or _is_told(senses, span, folded, gone, language):
        return ""
    first, words_of = folded.split(" ")[0], lexicon(language)
    small = first in words_of.forms("wording", "tail") and first not in words_of.forms("wording", "about")
    return "" if small and (apart or "," in words) else words


@cache
def _opening(language: str) -> Choice:
    return any_of(lexicon(language).forms("wording", "opening"), choice)


def _bared(words: str, language: str) -> str:
    """Without what only joins it to the sentence before."""
    words = words.strip(_EDGES)
    while found := _opening(language).match(fold_case(words)):
        words = words[found.end() :].lstrip(_EDGES)
    return words


def _is_somebody(folded: str, language: str, *, addressed: bool = False) -> bool:
    """By the ending of its first words it is a receiver."""
    first, *others = folded.split(" ")[:2]
    words = lexicon(language)
    receiver = words.forms("wording", "receiver")
    if first in words.forms("wording", "about"):
        return False
    clear = tuple(ending for ending in receiver if len(ending) > 1)
    return (
        first.endswith(clear if addressed else receiver)
        or first in words.forms("wording", "no-object")
        or (first not in words.forms("wording", "tail") and any(word.endswith(clear) for word in others))
    )


def _is_told(senses: Senses, span: Span, folded: str, gone: tuple[Span, ...], language: str) -> bool:
    """A verb of its own, or a name: it is who tells, or what is told."""
    tells = (
        pattern(language, "verb", "quoting"),
        verb_pattern(language, "finite"),
        verb_pattern(language, "past"),
        any_form(language, "giver"),
    )
    if any(one is not None and one.search(folded) for one in tells):
        return True
    return any(
        not any(place.start <= one.span.start < place.end for place in gone) and one.span.start == span.start
        for one in senses.mentions(span, language)
    )


def _passive(senses: Senses, stated: Span, gone: tuple[Span, ...], language: str) -> str:
    """ "The plan must be approved", "the plan is up for approval"."""
    be, up = pattern(language, "wording", "passive"), pattern(language, "wording", "up-for")
    for key, section in ((be, "deed-passive"), (up, "deed-noun")):
        for mark in key.finditer(senses.flat, stated.start, stated.end) if key else ():
            for word in list(_WORD.finditer(senses.flat, mark.end(), stated.end))[:_NEAR]:
                deed = plain(word[0], language, section)
                if not deed:
                    continue
                about = mark[0] if section == "deed-noun" else word[0]
                first = _start_of_duty(senses, stated, mark.start(), language)
                last = [mark.end() for mark in _BREAK.finditer(senses.flat, stated.start, first)]
                ahead = _joined(senses, Span(max(last, default=stated.start), first), gone, language)
                ahead = _bared(ahead, language)
                rest = _joined(senses, Span(word.end(), stated.end), gone, language).strip()
                return _active(senses, deed, ahead, rest, about, language)
    return ""


def _start_of_duty(senses: Senses, stated: Span, at: int, language: str) -> int:
    """Where "must" of "must be" begins."""
    duty = pattern(language, "duty", "must")
    found = list(duty.finditer(senses.flat, max(stated.start, at - 40), at)) if duty else []
    return found[-1].start() if found else at


def _active(senses: Senses, deed: str, ahead: str, rest: str, about: str, language: str) -> str:
    if ahead and not _MARKS.search(fold_case(ahead)) and len(ahead) <= _LONGEST_OBJECT:
        return f"{deed} {as_object(lowered(senses, ahead), language, about)} {rest}"
    return f"{deed} {as_object(rest, language, about)}"


def _finite(senses: Senses, stated: Span, gone: tuple[Span, ...], clause: Clause, language: str) -> str:
    """ "The ministry submits", "will submit", "submit!": the first such form beside who is to do it."""
    leads = [owner.span.end for owner in clause.leads if owner.span and _within(owner.span, stated)]
    last = max(leads, default=stated.start)
    words = [
        word
        for word in _WORD.finditer(senses.flat, stated.start, stated.end)
        if not any(place.start <= word.start() < place.end for place in gone)
    ]
    for at, word in enumerate(words):
        ordered = _is_imperative(word[0], language)
        if _is_goal(senses, stated, Span(*word.span()), language):
            continue
        if not ordered and not (word.start() >= last and _is_present(word[0], language, first=at == 0)):
            continue
        if deed := plain(word[0], language, "deed-finite"):
            rest = _joined(senses, Span(word.end(), stated.end), gone, language)
            before = Span(min(last, word.start()), word.start())
            moved = "" if at == 0 else _object(senses, before, gone, language, listed=ordered)
            moved = f" {lowered(senses, moved)}" if moved else ""
            return f"{deed}{moved}{'' if rest[:1] in ',.;:' else ' '}{rest}"
    return ""


@cache
def _is_imperative(word: str, language: str) -> bool:
    compiled = verb_pattern(language, "imperative")
    return compiled is not None and compiled.fullmatch(word) is not None


@cache
def _is_present(word: str, language: str, *, first: bool) -> bool:
    """In the third person anywhere; in the first, "we open", only at the beginning."""
    future = verb_pattern(language, "future")
    if future is not None and (
        future.fullmatch(word) or word.endswith(lexicon(language).forms("verb", "finite"))
    ):
        return True
    return first and word.endswith(lexicon(language).forms("wording", "we"))


def _joined(senses: Senses, span: Span, gone: Iterable[Span], language: str) -> str:
    if span.end <= span.start:
        return ""
    pieces = list(without(span, gone))
    words = [piece.of(senses.page.text).strip() for piece in pieces]
    told = [
        _left_hanging(language).sub("", word) if piece.end < span.end else word
        for piece, word in zip(pieces, words, strict=True)
    ]
    return " ".join(word for word in told if word)


@cache
def _left_hanging(language: str) -> re.Pattern[str]:
    """Small words at the end of a stretch whose name or day is gone."""
    small = alternation(lexicon(language).forms("wording", "hanging"))
    return re.compile(rf"(?:^|[,\s]\s*){small}\W*$", re.IGNORECASE)


def lowered(senses: Senses, words: str) -> str:
    """Words that began a sentence, within one: a name keeps its capital."""
    first = words.split(" ", 1)[0]
    if not first[:1].isupper() or first[1:] != first[1:].lower() or "-" in first:
        return words
    if re.search(rf"[a-zа-яәіңғүұқөһ,] {re.escape(first)}\b", senses.page.text):
        return words
    return first.lower() + words[len(first) :]
