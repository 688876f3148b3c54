"""The cues of a sentence: words by which something is ordered, announced, or a duty; and the verb forms in
which lists and direct speech tell what to do. What each speaks for is decided in `directives`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.first_words import Choice, any_of
from instructions.extraction.found import Span
from instructions.extraction.lexicon import by_first_letter, lexicon
from instructions.extraction.phrases import Found, choice, expression

CUES: tuple[tuple[str, str], ...] = (
    ("order", "told"),
    ("order", "tells"),
    ("order", "asks"),
    ("order", "says"),
    ("duty", "must"),
    ("duty", "should"),
    ("duty", "will"),
    ("announces", "orders"),
    ("announces", "decides"),
    ("order", "bare"),
    ("order", "flash"),
    ("order", "behest"),
    ("order", "perhaps"),
    ("duty", "retold"),
    ("duty", "owned"),
    ("duty", "answers"),
)
_CUE_NAMES = tuple(f"{section}.{key}" for section, key in CUES)


class Cue(NamedTuple):
    name: str
    span: Span


def cues(language: str, found: Found, start: int, end: int) -> tuple[Cue, ...]:
    """Cues between two offsets, in order."""
    told = found.among(_names(language), _CUE_NAMES, start, end)
    if not told:
        return ()
    if apart := found.of(f"{language}.duty.not").within(start, end):
        told = [(name, span) for name, span in told if not any(_covers(one, span) for one in apart)]
    return tuple(Cue(name, span) for name, span in told)


_BEFORE_DUTY = re.compile(r"([^\W\d_]+)(?:\W+([^\W\d_]+))?\W*$")
_LONGEST_BEFORE = 60


def without_idle_duties(flat: str, told: tuple[Cue, ...], language: str, start: int) -> tuple[Cue, ...]:
    """Where a duty follows the name of its deed ("to do is needed"): without those of no deed."""
    deeds = lexicon(language).forms("verb", "deed") if told else ()
    if not deeds:
        return told
    hands = frozenset(lexicon(language).forms("order", "hands"))
    perfect = frozenset(lexicon(language).forms("order", "perfect"))
    return tuple(
        cue
        for cue in told
        if (cue.span.of(flat) not in perfect or flat[cue.span.end : cue.span.end + 1] in _CLOSES)
        and (cue.name not in _DUTIES or " " in cue.span.of(flat) or _follows(flat, cue, deeds, start))
        and (cue.span.of(flat) not in hands or _is_of_a_deed(flat, cue, language, start))
    )


def _is_of_a_deed(flat: str, cue: Cue, language: str, start: int) -> bool:
    """ "To hand in was handed" against "the house was handed over": a deed, a wish or a list is told."""
    if cue.name == "order.asks" and _QUESTION.search(flat, start, cue.span.start):
        return False
    opens = flat[cue.span.end : cue.span.end + 1] in (":", " ", ",")
    if opens and flat[cue.span.end : cue.span.end + 4].strip(" -")[:1] in (":", '"'):
        return True
    if _SPOKEN.search(flat, start, cue.span.start):
        return True
    words = lexicon(language)
    endings = words.forms("verb", "closing") + words.forms("verb", "jussive")
    endings += words.forms("body-predicates", "owned-deed")
    if cue.name == "order.asks":
        endings = tuple(ending for ending in endings if len(ending) > 1)
    others = lexicon(language).forms("verb", "not")
    return any(
        len(word) > _SHORT and word.endswith(endings) and word not in others
        for word in _WORD.findall(flat, start, cue.span.start)
    )


_QUESTION = re.compile(r'\?"[^\w"]*(?:\w{2,4}\s)?$')
""" "Who took it over?" he asked: no order, though it is asked."""
_SPOKEN = re.compile(r'[.!?]"|"(?:,|\s-)')
"""Where somebody's words end, before who says them."""
_SHORT = 2
_CLOSES = ("", ".", ",", ";", ":", "!", "\n")
"""What stands behind a perfect that tells something; elsewhere it is an attribute."""
_WORD = re.compile(r"[^\W\d_]+")
_DUTIES = frozenset({"duty.must", "duty.should"})


def _follows(flat: str, cue: Cue, deeds: tuple[str, ...], start: int) -> bool:
    found = _BEFORE_DUTY.search(flat, max(start, cue.span.start - _LONGEST_BEFORE), cue.span.start)
    return found is not None and any(word is not None and word.endswith(deeds) for word in found.groups())


@cache
def _names(language: str) -> tuple[str, ...]:
    return tuple(f"{language}.{name}" for name in _CUE_NAMES)


def _covers(one: Span, other: Span) -> bool:
    return one.start <= other.start and other.end <= one.end


@cache
def pattern(language: str, section: str, key: str | None = None) -> re.Pattern[str] | None:
    """What any form of a section's key looks like; None where the language has none. For short stretches."""
    forms = lexicon(language).forms(section, key)
    if not forms:
        return None
    return re.compile(choice(forms))


@cache
def any_form(language: str, section: str, key: str | None = None) -> Choice | None:
    """`pattern` where the forms are hundreds: compiled by the words that a text holds."""
    forms = lexicon(language).forms(section, key)
    return any_of(forms, choice) if forms else None


@cache
def ordinal_pattern(language: str) -> re.Pattern[str] | None:
    """ "The first", "the latter", for one of those named before."""
    forms = [form for key in ORDINALS for form in lexicon(language).forms("refers", key)]
    return re.compile(choice(forms)) if forms else None


ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1}
"""Keys of [refers] -> which one of a row they mean."""
LAST_VERBS = frozenset({"jussive", "spoken", "closing"})
"""Forms that end their clause; elsewhere the same letters may be another form."""
VERB_FORMS = ("infinitive", "base", "closing", "jussive", "spoken", "imperative")
OTHER_FORMS = ("finite", "future", "past")
"""Forms of [verb] in which nothing is told to be done: a present, a past; a future."""
ORDERING_FORMS = frozenset({"jussive", "spoken", "imperative"})
"""Kinds of [verb], the firmer last."""


def _other(form: str) -> str:
    """A word that only looks like a verb form; "-ость" stands for all with this ending."""
    return rf"\w*{re.escape(form[1:])}" if form.startswith("-") else re.escape(form)


def clause_end(language: str, *, comma: bool = False) -> str:
    """The clause ends here: at a mark, at a closing quote, before "deadline: …" or "… so he said".

    `comma`: of a form that says "you", and so ends its clause, at a comma too.
    """
    words = lexicon(language)
    after = (*words.forms("labels", "due"), *words.forms("verb", "quoting"))
    beside = "|".join(map(expression, after)) or "(?!)"
    quoting = "|".join(map(expression, words.forms("verb", "quoting"))) or "(?!)"
    marks = ".,;:!?(" if comma else ".;:!?("
    return rf"(?=[\"')]*\s*(?:[{marks}]|-\s|$)|[\"')]+,|,\s(?:-\s|{beside})|\s(?:{quoting}))"


def base_verbs(language: str) -> str:
    """What any verb of [verb] `base` looks like, as an expression to be put together with others."""
    verbs = map(re.escape, lexicon(language).forms("verb", "base"))
    return rf"(?<![\w-])(?:{by_first_letter(verbs) or '(?!)'})(?!\w)"


@cache
def verb_pattern(language: str, key: str) -> re.Pattern[str] | None:
    """Words that end as [verb] `key` says, but for those of [verb] `not`."""
    endings = lexicon(language).forms("verb", key)
    if not endings:
        return None
    if key == "base":
        return re.compile(base_verbs(language))
    others = "|".join(map(_other, lexicon(language).forms("verb", "not"))) or "(?!)"
    ends = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    last = clause_end(language, comma=key == "spoken") if key in LAST_VERBS else ""
    return re.compile(rf"(?<![\w-])(?!(?:{others})(?!\w))\w+(?:{ends})(?!\w){last}")


@cache
def has_form(language: str, key: str) -> bool:
    """Has the language words that end as [verb] `key` says?"""
    return bool(lexicon(language).forms("verb", key))


@cache
def has_verb_forms(language: str) -> bool:
    """Does the language tell by its forms what a list orders?"""
    return any(lexicon(language).forms("verb", key) for key in VERB_FORMS)


@cache
def has_last_verbs(language: str) -> bool:
    """Do verbs close the clause?"""
    return bool(lexicon(language).forms("verb", "closing"))


@cache
def addresses_by_case(language: str) -> bool:
    """Does the language tell by case whom an order is addressed to?"""
    return bool(lexicon(language).forms("body-grammar", "addressee"))


@cache
def tells_by_place(language: str) -> bool:
    """Does neither a case nor the verb's place at the end tell who is told, but only the order of words?"""
    return not addresses_by_case(language) and not has_last_verbs(language) and has_verb_forms(language)


TASK_CUES = frozenset(
    {"order.told", "order.tells", "order.asks", "order.says", "duty.must", "duty.should", "duty.will"}
)
"""Cues by which something is to be done; the others only announce."""


def tells(cues: Sequence[Cue]) -> bool:
    return any(cue.name in TASK_CUES for cue in cues)
