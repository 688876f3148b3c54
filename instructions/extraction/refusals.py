"""Why words of ordering order nothing here: it is denied, in doubt, asked, dreamt of, or said by one who has
no right to order. Vetoes by construction, for languages whose verbs of ordering stand behind their subject.

What recalls, reports or describes an order is in `objections`. The words stand in the lexicons: under
[against] `unsure`, `denied`, `event`, under [refers] `commands` and `others`, under [speech] `reports`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from instructions.extraction.clause import CUE_FEATURES, DUTIES, ORDERS, Clause, Setting
from instructions.extraction.cues import Cue, any_form, pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.phrases import choice
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import OTHER, has_speech

_TOUCHING = 2
_OPENING = 3
_CLOSING = 30
"""So near the end of a clause stands what denies all of it."""
_NAME = re.compile(r"(?:(?:[A-Z][\w.-]*\s){1,3}|[A-Z]\w*[^s\W]\s)(?:\w+ly\s|also\s|then\s|had\s|has\s)*$")
_OF_SOMETHING = re.compile(r"\b(?:of|the|with|from|in|at|for)\s+$")
_LETTER = re.compile(r"[^\W\d_]{2}")
_ACTIVE = frozenset({"tells", "asks"})


def refusals(senses: Senses, clause: Clause, setting: Setting) -> Iterator[tuple[str, Span | None]]:
    """The vetoes of a clause, each with its place."""
    if not has_speech(setting.language):
        return
    own = [cue for cue in clause.cues if clause.span.start <= cue.span.start < clause.span.end]
    telling = [cue for cue in own if cue.name in CUE_FEATURES]
    if not telling:
        return
    first = min(cue.span.start for cue in telling)
    head = Span(clause.span.start, first)
    yield from _doubts(senses, clause, head, setting.language)
    if denied := _denied(senses, clause, telling, setting.language):
        yield "denied", denied
    if event := senses.says(clause.span, setting.language, "against", "event"):
        yield "event", event
    if _says_one_wish(clause, own, setting):
        yield "outsider", None
    if setting.listed:
        return
    if _is_alien(senses, head, setting.language):
        yield "foreign", head
    if reports := _reports(senses, head, telling, setting.language):
        yield "reported-duty", reports
    if _is_told_by_others(senses, head, telling, setting):
        yield "outsider", head


def _doubts(senses: Senses, clause: Clause, head: Span, language: str) -> Iterator[tuple[str, Span | None]]:
    """What stands before the word that orders: "in case of a flood", "perhaps", "nobody has"."""
    condition = senses.says(head, language, "against", "condition")
    if condition and condition.start - clause.span.start <= _OPENING:
        yield "conditional", condition
    if unsure := senses.says(head, language, "against", "unsure"):
        yield "unsure", unsure


def _denied(senses: Senses, clause: Clause, telling: list[Cue], language: str) -> Span | None:
    """ "Was not instructed to": right at the word that orders; "… was rejected": at the end."""
    for place in senses.found.of(f"{language}.against.denied").within(*clause.span):
        at_a_cue = any(
            place.start <= cue.span.end + _TOUCHING and cue.span.start <= place.end + _TOUCHING
            for cue in telling
        )
        if at_a_cue or clause.span.end - place.end <= _CLOSING:
            return place
    return None


def _is_alien(senses: Senses, head: Span, language: str) -> bool:
    """ "The government of Kyrgyzstan ordered": an office of another country tells, or is told."""
    inside, offices = _inside(language), pattern(language, "refers", "alien")
    opens = inside is not None and inside.match(senses.flat, *head) is not None
    if opens and _abroad(language).match(senses.flat, *head):
        return True
    if offices is None or offices.search(senses.flat, *head) is None:
        return False
    strange = (any_form(language, section) for section in ("body-foreign", "body-foreign-adjectives"))
    if not any(one is not None and one.search(senses.flat, *head) for one in strange):
        return False
    return _alien(language).search(senses.flat, *head) is not None


@cache
def _inside(language: str) -> re.Pattern[str] | None:
    """What stands before a country that opens a clause."""
    forms = lexicon(language).forms("refers", "inside")
    return re.compile(rf"\W*{choice(forms)}\s") if forms else None


@cache
def _abroad(language: str) -> re.Pattern[str]:
    """ "In Russia the ministry was told": the country opens the clause."""
    words = lexicon(language)
    countries = choice(words.forms("body-foreign"))
    return re.compile(rf"\W*{choice(words.forms('refers', 'inside'))}\s(?:{countries})")


@cache
def _alien(language: str) -> re.Pattern[str]:
    """An office with a country beside it; [refers] `alien` names what is an office of a country."""
    words = lexicon(language)
    offices = choice(words.forms("refers", "alien"))
    countries = choice(words.forms("body-foreign"))
    peoples = choice(words.forms("body-foreign-adjectives"))
    return re.compile(
        rf"(?:{peoples})\s(?:{offices})|(?:{countries})'s?\s(?:\w+\s)?(?:{offices})"
        rf"|(?:{offices})\sof\s(?:the\s)?(?:{countries})"
    )


def _says_one_wish(clause: Clause, own: list[Cue], setting: Setting) -> bool:
    """ "Let the akimat repair it", the pensioner says: a wish of one who gives no orders."""
    if setting.said_by != OTHER:
        return False
    return {CUE_FEATURES[cue.name] for cue in own if cue.name in CUE_FEATURES} & ORDERS == {"says"}


def _reports(senses: Senses, head: Span, telling: list[Cue], language: str) -> Span | None:
    """ "The minister reported that they must finish by May": a duty that is told, not laid on anybody."""
    duties = [cue for cue in telling if CUE_FEATURES[cue.name] in DUTIES]
    if not duties:
        return None
    before = Span(head.start, duties[0].span.start)
    reports = senses.says(before, language, "speech", "reports")
    if reports is None or _says(senses, before, language, "chief"):
        return None
    orders = [cue for cue in telling if CUE_FEATURES[cue.name] in ORDERS]
    return reports if all(reports.start == cue.span.start for cue in orders) else None


def _is_told_by_others(senses: Senses, head: Span, telling: list[Cue], setting: Setting) -> bool:
    """Stands before the verb that orders one who may not: neither an office, nor a body, nor a name?"""
    if not {CUE_FEATURES[cue.name] for cue in telling} <= _ACTIVE | DUTIES:
        return False
    first, last = telling[0], telling[-1]
    if CUE_FEATURES[first.name] not in _ACTIVE:
        return False
    if CUE_FEATURES[last.name] in DUTIES and ", " in senses.flat[first.span.end : last.span.start]:
        return False
    flat = senses.flat[head.start : head.end]
    language = setting.language
    if not _LETTER.search(flat) or flat[0] == "," or _says(senses, head, language, "source"):
        return False
    if senses.says(head, language, "speech", OTHER) or _says(senses, head, language, "others"):
        return senses.says(head, language, "giver", "") is None
    if senses.says(head, language, "giver", "") or _says(senses, head, language, "commands"):
        return False
    if any(mention.span.end <= head.end for mention in senses.mentions(head, language)):
        return False
    return not _is_a_name(senses, head)


def _says_any(senses: Senses, clause: Clause, language: str) -> bool:
    compiled = pattern(language, "refers", "any")
    return compiled is not None and compiled.match(senses.flat, *clause.span) is not None


def _says(senses: Senses, span: Span, language: str, key: str) -> bool:
    compiled = pattern(language, "refers", key)
    return compiled is not None and compiled.search(senses.flat, span.start, span.end) is not None


def _is_a_name(senses: Senses, head: Span) -> bool:
    """Words in capitals right before the verb, that are no part of something else's name."""
    found = _NAME.search(senses.page.folded, head.start, head.end)
    return found is not None and _OF_SOMETHING.search(senses.flat, head.start, found.start()) is None


def is_narrative(senses: Senses, clause: Clause, setting: Setting) -> bool:
    """ "The train is to leave on Friday": what will be, unless it is "to be done"; "a passport must be
    renewed in time": any one, unless somebody says it."""
    language = setting.language
    if not setting.voiced and _says_any(senses, clause, language):
        return True
    compiled = pattern(language, "duty", "narrative")
    duties = [cue.span for cue in clause.cues if cue.name in ("duty.must", "duty.should")]
    if compiled is None or not duties or not has_term(clause.due):
        return False
    be = pattern(language, "body-predicates", "suffered")
    return all(
        compiled.fullmatch(senses.flat, *span) is not None
        and (be is None or be.match(senses.flat, span.end + 1, clause.span.end) is None)
        for span in duties
    )
