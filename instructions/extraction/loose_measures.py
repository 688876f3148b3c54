"""Measures of a plan that stand in plain lines: "Build 90 schools by September 1 - Ministry of
Enlightenment", "The akimats will repair the tractors by April 10".
"""

from __future__ import annotations

from instructions.extraction.clause import Setting
from instructions.extraction.column_kinds import names_deed
from instructions.extraction.fields import Unit
from instructions.extraction.measures import is_ordered
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import with_tail

_REACH = 60
"""So far from where a measure begins stands the one who does it."""


def as_measure(senses: Senses, unit: Unit, setting: Setting) -> tuple[Unit, Setting]:
    """The unit with the setting of an item, where it tells what is to be done, by whom and by when."""
    sentence, language = unit.sentence, setting.language
    if sentence is None or unit.passage.title or not (unit.first and unit.last):
        return unit, setting
    if senses.says(sentence, language, "against", "public"):
        return unit, setting
    measured = setting._replace(planned=True, listed=True, item=True, title=False)
    tailed = with_tail(senses, unit)
    if tailed is not None and tailed.sentence is not None:
        dated = any(field.kind == "due" for field in tailed.fields)
        if dated or has_term(senses.due(tailed.sentence, language)):
            return tailed, measured
        return unit, setting
    if not is_ordered(senses, sentence, language):
        return unit, setting
    leads = senses.owners(sentence, language).lead
    named = [owner.span for owner in leads if owner.span]
    named += [mention.span for mention in senses.mentions(sentence, language)]
    near = any(one.start - sentence.start <= _REACH for one in named)
    return unit, measured if near and names_deed(senses, sentence, language) else setting
