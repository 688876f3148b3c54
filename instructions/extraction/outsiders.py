"""Those who have no right to order, and say it all the same: residents, petitioners, a ministry that asks."""

from __future__ import annotations

from collections.abc import Iterator

from instructions.extraction.clause import Clause, Setting
from instructions.extraction.cues import addresses_by_case, has_last_verbs, pattern
from instructions.extraction.found import Span
from instructions.extraction.relatives import is_of_a_thing
from instructions.extraction.senses import Senses
from instructions.extraction.speech import OTHER, has_speech

_NEAR_START = 40
_LOOK_BACK = 240
_OTHERS = "against.outsider"


def without_right(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    demanded = setting.outsider or _demanded_by_others(senses, clause, setting.language)
    if demanded or (
        has_last_verbs(setting.language) and _are_words_of_others(senses, clause, setting.language)
    ):
        yield "outsider", None
    if asked := _asked_by_nobody(senses, clause, setting.language):
        yield "outsider", asked


def _demanded_by_others(senses: Senses, clause: Clause, language: str) -> bool:
    """ "The residents demanded that the akimat do it": who stands first and demands gives no orders."""
    told = [cue.span.start for cue in clause.cues if cue.name in ("order.tells", "order.asks")]
    if not told or not addresses_by_case(language) or told[0] <= clause.span.start:
        return False
    head = clause.span if has_last_verbs(language) else Span(clause.span.start, told[0])
    givers = senses.found.of(f"{language}.giver.").within(head.start, head.end)
    for key in ("outsider", "petitioner"):
        for asks in senses.found.of(f"{language}.against.{key}").within(head.start, head.end):
            near = asks.start - clause.span.start <= _NEAR_START and asks.end < told[0]
            near = near and (not has_last_verbs(language) or senses.may_be_subject(asks, language))
            near = near and not is_of_a_thing(senses.flat, asks, told[0], language, who=True)
            if near and all(asks.holds(giver) for giver in givers):
                return True
    return False


def _are_words_of_others(senses: Senses, clause: Clause, language: str) -> bool:
    """ "A lawyer answers: write to the inspection"; "The deputy sent a letter. He demands that …"."""
    start = clause.span.start
    colon = senses.flat.find(": ", start, min(clause.span.end, start + _NEAR_START))
    if colon >= 0 and _last_who_speaks(senses, Span(start, colon), language) == _OTHERS:
        return True
    pronoun = pattern(language, "body-pronouns", "one")
    tells = any(cue.name in ("order.tells", "order.asks") for cue in clause.cues)
    if not tells or pronoun is None or pronoun.match(senses.flat, start, clause.span.end) is None:
        return False
    before = max(senses.page.folded.rfind("\n", 0, start), start - _LOOK_BACK, 0)
    return _last_who_speaks(senses, Span(before, start), language) == _OTHERS


def _last_who_speaks(senses: Senses, span: Span, language: str) -> str:
    """Of those who order and those who have no right to, who stands last as a subject."""
    last, who = -1, ""
    for key in ("giver.", _OTHERS):
        for one in senses.found.of(f"{language}.{key}").within(span.start, span.end):
            if one.start > last and senses.may_be_subject(one, language):
                last, who = one.start, key
    return who


def _asked_by_nobody(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The ministry proposed to the akimat to …": a wish binds whom one who gives orders utters it to."""
    asked = [cue.span for cue in clause.cues if cue.name == "order.asks"]
    if clause.orders != {"asks"} or not addresses_by_case(language) or has_last_verbs(language):
        return None
    head = Span(clause.span.start, asked[0].start)
    return None if clause.leads and senses.says(head, language, "giver") else asked[0]


def other_giver(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Residents demanded that …": who tells it has no right to order."""
    if not has_speech(language) or not clause.orders or not clause.orders <= {"tells", "asks"}:
        return None
    first = min(cue.span.start for cue in clause.cues)
    head = Span(clause.span.start, first)
    source = pattern(language, "refers", "source")
    if source is not None and source.search(senses.flat, *head):
        return None
    other = senses.says(head, language, "speech", OTHER)
    return other if other and senses.says(head, language, "giver", "") is None else None
