"""Headlines leave words out: "Energy Ministry told to publish it", "Mines given a month to do it".

Such a participle orders only right behind a body that opens the clause; [order] `bare` lists them. Behind
one who gives orders some are a past ("the President ordered to check it"): [order] `bare-active`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from instructions.extraction.bodies import Mention
from instructions.extraction.cues import Cue, any_form, verb_pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.slot_words import slot_words

BARE = "order.bare"
_BRIEF = {BARE: "order.told", "order.flash": "order.tells"}
"""Cues that count only in a headline -> what they are there."""
_OPENS = re.compile(r"(?:^|[:.!?\"]|\s-)[\s\"]*$")
_OPENING = re.compile(r".*(?:[:.!?\"]\s|\s-\s)", re.DOTALL)
_ADDRESSED = re.compile(r"\s[^:;.!?,]{3,80}(?=: )")
_MOST_WORDS = 8
_BRACKET = re.compile(r"(?:\s*\([^()]{1,60}\))?\s*")


def with_bare_passives(
    flat: str, cues: tuple[Cue, ...], sentence: Span, language: str, named: Callable[[], Sequence[Mention]]
) -> tuple[Cue, ...]:
    """The cues of a sentence, those left out that only look like orders of a headline."""
    brief = [cue for cue in cues if cue.name in _BRIEF]
    if not brief:
        return cues
    mentions = named()
    told = [
        Cue(_BRIEF[cue.name], cue.span)
        for cue in brief
        if (_is_told if cue.name == BARE else _is_addressed)(flat, cue, sentence, language, mentions)
    ]
    others = (
        cue for cue in cues if cue.name not in _BRIEF and not any(_within(cue.span, one.span) for one in told)
    )
    return tuple(sorted((*others, *told), key=lambda cue: (cue.span.start, -cue.span.end)))


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start < whole.end


def _is_told(flat: str, cue: Cue, sentence: Span, language: str, mentions: Sequence[Mention]) -> bool:
    """Stands a body right before it, with nothing before that but others of its row?"""
    start = cue.span.start
    between = _BRACKET
    for mention in reversed(mentions):
        if mention.span.end > start:
            continue
        if not between.fullmatch(flat, max(mention.span.end, mention.reach), start):
            break
        start, between = mention.span.start, _row(language)
    if start == cue.span.start:
        return _opens_with_a_name(flat, cue, sentence, language)
    if not _OPENS.search(flat, sentence.start, start):
        return False
    active = cue.span.of(flat) in lexicon(language).forms("order", "bare-active")
    givers = any_form(language, "giver")
    return not (active and givers is not None and givers.search(flat, start, cue.span.start))


def _opens_with_a_name(flat: str, cue: Cue, sentence: Span, language: str) -> bool:
    """ "The museum told to mend the roof": a participle that is no past, behind words without a verb."""
    words = slot_words(language)
    if words is None or cue.span.of(flat) in lexicon(language).forms("order", "bare-active"):
        return False
    opening = _OPENING.match(flat, sentence.start, cue.span.start)
    start = opening.end() if opening else sentence.start
    name = flat[start : cue.span.start].strip(' "')
    said = name.split()
    if not 0 < len(said) <= _MOST_WORDS or said[0] in words.stops or "," in name:
        return False
    verbs = any(word.endswith(words.pasts) for word in said) or words.finite.search(name)
    givers = any_form(language, "giver")
    return not verbs and not words.pronoun.match(name) and not (givers and givers.fullmatch(name))


def _is_addressed(flat: str, cue: Cue, sentence: Span, language: str, mentions: Sequence[Mention]) -> bool:
    """ "PM to Energy Ministry: find the coal by Friday": bodies, a colon and a plain verb behind "to"."""
    base = verb_pattern(language, "base")
    if base is None or not _OPENS.search(flat, sentence.start, cue.span.start):
        return False
    end = cue.span.end
    for mention in mentions:
        if mention.span.start < end:
            continue
        if not _row(language).fullmatch(flat, end, mention.span.start):
            break
        end = max(mention.span.end, mention.reach)
    if end == cue.span.end and (name := _ADDRESSED.match(flat, end, sentence.end)):
        end = name.end()
        words, verb = slot_words(language), base.match(flat, end + 2, sentence.end)
        if words is None or verb is None or verb[0] in words.passive:
            return False
    return flat.startswith(": ", end) and base.match(flat, end + 2, sentence.end) is not None


@cache
def _row(language: str) -> re.Pattern[str]:
    joins = alternation(lexicon(language).forms("body-conjunctions", "word"))
    fillers = alternation(lexicon(language).forms("body-fillers"))
    return re.compile(rf"\s*[,&]?\s*(?:{joins}\s+)?(?:{fillers}\s+)*")
