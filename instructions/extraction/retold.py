"""Orders as somebody retells them: "the akimat would have to move it by May 1, he said", "at the minister's
order the service will check the contracts".

[duty] `retold` are duties only where the sentence says whose words it tells; [order] `behest` orders only
what is still to come, where an office that gives orders stands beside it; [order] `perhaps` ("said") only
where right behind it stand whom it tells, by the case that addresses, and a deed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from instructions.extraction.case_words import slot_of
from instructions.extraction.cues import Cue, has_last_verbs, pattern, verb_pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.phrases import choice

_NEAR = 40
_DUTY, _BEHEST, _PERHAPS = "duty.retold", "order.behest", "order.perhaps"


def with_retold(
    flat: str, cues: tuple[Cue, ...], sentence: Span, language: str, is_giver: Callable[[], bool]
) -> tuple[Cue, ...]:
    """The cues of a sentence, those left out that only look like orders retold."""
    if not any(cue.name in (_DUTY, _BEHEST, _PERHAPS) for cue in cues):
        return cues
    said = _said(language)
    told = said is not None and said.search(flat, *sentence) is not None
    future = lexicon(language).forms("title", "before-present")
    coming = any(cue.name == "duty.will" and cue.span.of(flat) in future for cue in cues)
    coming = coming or _will_act(flat, sentence, language)
    found: list[Cue] = []
    for cue in cues:
        if cue.name == _DUTY:
            found += [Cue("duty.must", cue.span)] if told else []
        elif cue.name == _PERHAPS:
            found += [Cue("order.tells", cue.span)] if _tells_to_do(flat, cue.span.end, language) else []
        elif cue.name == _BEHEST:
            ordered = is_giver() or _is_behind_giver(flat, cue.span, sentence, language)
            found += [Cue("order.told", cue.span)] if coming and ordered else []
        else:
            found.append(cue)
    return tuple(found)


def _is_behind_giver(flat: str, behest: Span, sentence: Span, language: str) -> bool:
    """ "By the Prime Minister's order", where the office bears an ending."""
    forms = lexicon(language).forms("giver") if has_last_verbs(language) else ()
    before = flat[max(sentence.start, behest.start - _NEAR) : behest.start]
    return any(before.find(form) >= 0 for form in forms)


def _will_act(flat: str, sentence: Span, language: str) -> bool:
    """Where verbs close the clause: does somebody do it, and is it not just done?"""
    future = verb_pattern(language, "future") if has_last_verbs(language) else None
    slot = slot_of(language)
    return future is not None and any(
        slot is None or slot.is_active(found[0]) for found in future.finditer(flat, *sentence)
    )


@cache
def _said(language: str) -> re.Pattern[str] | None:
    """ "He said", "the Prime Minister went on"."""
    said = pattern(language, "speech", "said")
    if said is None:
        return None
    who = choice((*lexicon(language).forms("refers", "subject"), *lexicon(language).forms("speech", "chair")))
    return re.compile(rf"{who}\s(?:\w+\s)?{said.pattern}|{said.pattern}\s(?:\w+\s)?{who}")


def _tells_to_do(flat: str, at: int, language: str) -> bool:
    behind = _whom_and_what(language)
    return behind is not None and behind.match(flat, at) is not None


@cache
def _whom_and_what(language: str) -> re.Pattern[str] | None:
    """Words in the case that addresses, and a deed; a day may stand between."""
    words = lexicon(language)
    endings = [
        one for key in ("attribute", "plain", "perhaps") for one in words.forms("governed-endings", key)
    ]
    if not endings:
        return None
    deed = "|".join(words.forms("verb", "infinitive"))
    small = "|".join(words.forms("governed", "small"))
    return re.compile(
        rf"\s(?!(?:{small})\s)\"?\w[\w-]*(?:(?:{'|'.join(endings)})|\d|(?<=ао)|(?<=тоо)|\")\s"
        rf"(?:[^\s,;:!?]+\s){{0,9}}?\w+(?:{deed})(?!\w)"
    )
