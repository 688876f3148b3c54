"""Quick looks that spare the costly ones: may a sentence, or a page, hold an order at all?

Most of a text is refused here, so a new rule of reading costs nothing where its words do not stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.clause import Setting
from instructions.extraction.company import NO_ORDER, Judged
from instructions.extraction.cues import TASK_CUES, Cue, has_last_verbs, tells
from instructions.extraction.directives import is_told_by_name, may_be_told_by_name
from instructions.extraction.found import Span
from instructions.extraction.moods import is_signed
from instructions.extraction.passages import Passage, is_voiced
from instructions.extraction.senses import Senses
from instructions.extraction.speech import CHAIR, goes_on_in, has_speech, speeches, words_of_a_flash
from instructions.extraction.traits import at_first_sight
from instructions.extraction.turns import CHAIR_TURN

_LONG_PAGE = 500
_FAR_CITED = 60
"""So far may stand the cited item where its date comes first."""
_BEFORE_COLON = 24
"""So little stands between "the following instructions" and the colon before them."""


def is_quiet(senses: Senses, sentence: Span, passage: Passage, setting: Setting) -> bool:
    """Most sentences: no word of an order, no speech, and nothing around that makes one of it."""
    if setting.listed or setting.item or passage.mark == CHAIR_TURN:
        return False
    language = setting.language
    if senses.cues(sentence, language) or senses.flat.find('"', *sentence) >= 0:
        return False
    if has_speech(language):
        if speeches(senses).within(*sentence):
            return False
    elif is_voiced(senses.flat, passage, sentence) or goes_on_in(senses, passage, sentence):
        return False
    if may_be_told_by_name(senses, sentence, language) or is_signed(senses, sentence, language):
        return False
    if words_of_a_flash(senses, sentence, language):
        return False
    if senses.orders_by_form(sentence, language):
        return False
    return setting.unordered or not is_dated(senses, sentence, language)


def is_dated(senses: Senses, sentence: Span, language: str) -> bool:
    """It has a deadline: without any word of ordering it is judged by what else it says, and by its
    company."""
    if not senses.around.scale.knows_company:
        return False
    return senses.may_be_dated(sentence, language) and senses.deadlines(sentence, language) > 0


def is_hopeless(senses: Senses, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> bool:
    """It has but a deadline, and by its words and its place no company will make an order of it: it is judged
    so at first sight."""
    hopeless = senses.around.scale.is_hopeless(at_first_sight(senses, sentence, setting, cues))
    if hopeless:
        senses.judged.append(Judged(sentence, NO_ORDER, bare=True))
    return hopeless


def is_worth_reading(
    senses: Senses, sentence: Span, setting: Setting, names: set[str], *, near: bool
) -> bool:
    if names & TASK_CUES or setting.listed or (setting.item and near):
        return True
    if senses.orders_by_form(sentence, setting.language):
        return True
    if setting.planned or is_told_by_name(senses, sentence, setting.language):
        return True
    if is_signed(senses, sentence, setting.language):
        return senses.deadlines(sentence, setting.language) > 0
    if near or setting.item or setting.voiced:
        opening = senses.flat[sentence.start : min(sentence.end, sentence.start + 200)]
        if senses.has_verb(sentence, setting.language) or ": " in opening or " - " in opening:
            return True
        return senses.deadlines(sentence, setting.language) > 0
    return False


def is_idle(senses: Senses, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> bool:
    """No word of an order, no day, and nobody named."""
    language = setting.language
    if cues or setting.listed or setting.planned or setting.item or setting.group_due is not None:
        return False
    if setting.said_by == CHAIR:
        return False
    if senses.orders_by_form(sentence, language) or senses.terms(sentence, language):
        return False
    return not senses.mentions(sentence, language)


def cites(senses: Senses, unit: Span, language: str) -> bool:
    """ "Item 3 of Minutes No. 2 is considered fulfilled": closed or recalled."""
    cited = senses.says(unit, language, "against", "cites")
    closes = senses.says(unit, language, "against", "closes")
    if cited is None or closes is None or not any(map(str.isdigit, senses.flat[unit.start : closes.start])):
        return False
    return min(cited.start, closes.start) - unit.start <= (_FAR_CITED if has_last_verbs(language) else 3)


def tells_no_order(senses: Senses, unit: Span, setting: Setting) -> bool:
    """ "For information: …", "Spoke: …"; what closes or recalls an older item."""
    word = senses.says(unit, setting.language, "against", "informs")
    if word is not None and word.start - unit.start <= 1:
        return True
    return setting.decided and cites(senses, unit, setting.language)


def is_unordered(senses: Senses, language: str) -> bool:
    """Does a longer page hold no word of ordering, and nobody who gives orders?"""
    if len(senses.flat) < _LONG_PAGE:
        return False
    sections = ("order.told", "order.tells", "order.says", "announces.orders", "giver.")
    return not any(senses.found.of(f"{language}.{section}").starts for section in sections)


def announced_list(senses: Senses, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> Span | None:
    """ "He gave the following instructions: A is to do this; B, that": what stands behind the colon."""
    if (numbered := _numbered_list(senses, sentence, setting, cues)) is not None:
        return numbered
    said = [cue.span.end for cue in cues if cue.name == "announces.orders"]
    colon = senses.flat.find(": ", max(said), sentence.end) if said else -1
    if colon < 0 or colon - max(one for one in said if one <= colon) > _BEFORE_COLON or setting.past_review:
        return None
    if not has_speech(setting.language) or tells([cue for cue in cues if cue.span.end <= colon]):
        return None
    rest = Span(colon + 2, sentence.end)
    return rest if senses.deadlines(rest, setting.language) else None


_FIRST_MARK = re.compile(r":\s(?=\(?(?:1|[aа])[.)]\s)")


def _numbered_list(senses: Senses, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> Span | None:
    """ "The results: a) A does this by May; b) B does that": a list told in one sentence."""
    said = [cue.span.start for cue in cues if cue.name in ("announces.orders", "announces.decides")]
    mark = _FIRST_MARK.search(senses.flat, *sentence) if said and not setting.past_review else None
    return Span(mark.end(), sentence.end) if mark and min(said) < mark.start() else None
