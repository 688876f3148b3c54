"""What speaks against an order where verbs close the clause: a petitioner says it, it is told of long ago, or
only that something was ordered. `objections` asks; languages without such verbs are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from instructions.extraction.clause import Clause, Setting
from instructions.extraction.cues import has_last_verbs, pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.relatives import is_of_a_thing
from instructions.extraction.senses import Senses, has_term

_NEAR_START = 40
_SOON = 100
_LEAST = 4
_WORD = re.compile(r"[^\W\d_]+")


def hearsay(senses: Senses, clause: Clause, language: str) -> Iterator[tuple[str, Span | None]]:
    """What speaks against any order of a clause."""
    if past := long_ago(senses, clause, language):
        yield "recalled", past
    if announced := only_announced(senses, clause, language):
        yield "no-content", announced


def hearsay_of_a_duty(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    """What speaks against a duty or a mood that no verb of ordering tells."""
    if asked := petition(senses, clause, setting.language):
        yield "outsider", asked
    if readers := told_to_readers(senses, clause, setting):
        yield "public", readers


def petition(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Farmers say that the akimat should do it": one without the right to order opens the sentence and says
    it at its end."""
    said = pattern(language, "verb", "quoting") if has_last_verbs(language) else None
    if said is None:
        return None
    for key in ("outsider", "petitioner"):
        for who in senses.found.of(f"{language}.against.{key}").within(*clause.span):
            near = who.start - clause.span.start <= _NEAR_START
            if (
                near
                and senses.may_be_subject(who, language)
                and not is_of_a_thing(senses.flat, who, clause.span.end, language, who=True)
                and said.search(senses.flat, who.end, clause.span.end)
            ):
                return who
    return None


def told_to_readers(senses: Senses, clause: Clause, setting: Setting) -> Span | None:
    """ "If you see a mistake, write to us": outside of anybody's words, "you" with no name is the reader."""
    if (
        setting.voiced
        or setting.listed
        or setting.item
        or setting.said_by
        or not has_last_verbs(setting.language)
    ):
        return None
    known = any(not owner.id.startswith("?") for owner in clause.leads)
    named = clause.leads and not clause.inherited and (known or has_term(clause.due) or setting.near_order)
    if named or any(cue.name.startswith("order.") for cue in clause.cues):
        return None
    return senses.word_ending(clause.span, setting.language, "spoken")


def long_ago(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "The ministry has been told to do it": an order now only with a day soon to come, or a rhythm."""
    forms = lexicon(language).forms("order", "perfect")
    due = clause.due
    soon = due.date is not None and (due.date - senses.around.published).days <= _SOON
    if not forms or due.every or soon or (due.date is not None and "year-assumed" not in due.doubts):
        return None
    return next((cue.span for cue in clause.cues if cue.span.of(senses.flat) in forms), None)


def only_announced(senses: Senses, clause: Clause, language: str) -> Span | None:
    """ "Each department was given its task": what is to be done is not said."""
    if not has_last_verbs(language) or has_term(clause.due):
        return None
    named = {cue.span.start for cue in clause.cues if cue.name == "announces.orders"}
    told = [cue.span for cue in clause.cues if cue.name in ("order.told", "order.tells")]
    if not told or any(" " not in one.of(senses.flat) or one.start not in named for one in told):
        return None
    rest = senses.flat[told[-1].end : clause.span.end]
    first = min(one.start for one in told)
    return None if ":" in rest or _names_a_deed(senses, clause, first, language) else told[0]


def _names_a_deed(senses: Senses, clause: Clause, end: int, language: str) -> bool:
    """Does a word before a place, outside the owners' names, end as the names of deeds do?"""
    endings = (*lexicon(language).forms("verb", "deed"), *lexicon(language).forms("verb", "jussive"))
    others = lexicon(language).forms("verb", "not")
    owners = clause.owner_spans
    return any(
        len(word[0]) >= _LEAST and word[0].endswith(endings) and word[0] not in others
        for word in _WORD.finditer(senses.flat, clause.span.start, end)
        if not any(one.start <= word.start() < one.end for one in owners)
    )
