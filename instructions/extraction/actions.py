"""The action of a task as a short title in the language of the document: an imperative, where one is safe.

"The Ministry, by March 1, is to review the plan" and "was tasked with reviewing the plan" both give "Review
the plan": what follows the order's own words, without deadline and owners, from its verb on.
"""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, has_last_verbs
from instructions.extraction.found import Span
from instructions.extraction.infinitives import title_of_infinitive
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.passives import active, nominal
from instructions.extraction.places import co_places, without
from instructions.extraction.senses import Senses
from instructions.extraction.titles import title_of
from instructions.extraction.wording import without_part, worded

_BEFORE = ("before-verb", "before-gerund")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SPACED = re.compile(r"\s+(?=[,;.!])|,(?=\s*[,;.])")
_ASIDE = re.compile(r"\s*,[^,;:]{1,70},(?=\s)")
"""What is put in between an order's own words and its verb."""
_LEADS_UP = re.compile(r":\s+|\s(\w{1,3})\s")
_PAPER = re.compile(r"[^\W\d_]+")
_FEW = 2
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FAR = 90
"""So far from the beginning who is to do it may still stand."""


def action_of(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    """The stated words without deadline and owners, as a title."""
    title = worded(_told(senses, stated, clause, language), language)
    return title if _LETTERS.search(title) else worded(stated.of(senses.page.text), language) or title


def _told(senses: Senses, stated: Span, clause: Clause, language: str) -> str:
    for cue in clause.cues:
        told = stated.start <= cue.span.start and cue.span.end < stated.end
        if told and (title := _ordered(senses, cue, stated.end, clause, language)):
            return title
    if has_last_verbs(language) and (title := title_of(senses, stated, clause, language)):
        return title
    if title := title_of_infinitive(senses, stated, clause, language):
        return title
    whole = stated.of(senses.page.text)
    leads = tuple(owner.span for owner in clause.leads)
    named = any(stated.start < lead.start < stated.end for lead in leads if lead)
    begins = named and _imperative(whole, language, "begins")
    joined = worded(_joined(senses, stated, clause, language, leads), language)
    if title := active(joined, language, only_duty=True):
        return title
    if not begins and (title := _imperative(joined, language, "begins")):
        return title
    if not begins and (title := active(joined, language)):
        return title
    if clause.leads and (title := _behind_name(joined, language)):
        return title
    pieces = without(stated, (clause.due.span, *leads, *co_places(senses, stated, clause, language)))
    words = max((piece.of(senses.page.text) for piece in pieces), key=len, default=whole)
    return in_words(words, language)


def in_words(words: str, language: str) -> str:
    """Words that state a deed, from its verb on where they begin with one."""
    words = worded(words, language)
    return (
        _behind_name(words, language)
        or _imperative(words, language, "begins")
        or active(words, language)
        or nominal(words, language)
    )


def _behind_name(words: str, language: str) -> str:
    """ "The Committee: to settle", "and of the cities to settle": from the verb on."""
    if _imperative(words, language, "begins"):
        return ""
    for found in _LEADS_UP.finditer(words):
        if found.start() > _FAR:
            break
        infinitive = lexicon(language).forms("title", "before-infinitive")
        if found[1] and found[1] not in infinitive:
            continue
        behind = _WORD.search(words, found.end())
        if behind is not None and behind[0] in infinitive:
            behind = _WORD.search(words, behind.end())
        if behind is not None and base_of(behind[0].lower(), language) == behind[0].lower():
            paper = _PAPER.match(words[: found.start()]) if found[1] else None
            if paper is None or not _is_paper(paper[0].lower(), language):
                return words[behind.start() :]
    return ""


def _is_paper(word: str, language: str) -> bool:
    """ "Proposals to amend": the infinitive belongs to the noun."""
    return any(word in form.split() for form in lexicon(language).forms("results"))


def _ordered(senses: Senses, cue: Cue, end: int, clause: Clause, language: str) -> str:
    """What an order's words tell to do, as an imperative; empty where these words are not of that kind."""
    told = cue.span.of(senses.flat).split()
    start, title = cue.span.end, lexicon(language)
    subjunctive = told[-1] in title.forms("wording", "subjunctive")
    leads = tuple(owner.span for owner in clause.leads) if subjunctive else ()
    if cue.name == "order.says" and told[0] in title.forms("speech", "skip") and base_of(told[-1], language):
        key, start = "begins", cue.span.end - len(told[-1])
    elif subjunctive:
        key = "begins"
    elif cue.name == "duty.will" and len(told) == 1 and base_of(told[0], language):
        key, start = "before-gerund", cue.span.start
    elif cue.name.startswith(("order.", "duty.")):
        key = next((key for key in _BEFORE if told[-1] in title.forms("title", key)), "")
    else:
        key = ""
    if not key:
        return ""
    words = _joined(senses, Span(start, end), clause, language, leads)
    words = nominal(words, language) if subjunctive else words
    return _imperative(_ASIDE.sub("", words, count=1) if _ASIDE.match(words) else words, language, key)


def _imperative(words: str, language: str, key: str) -> str:
    """Words that begin with a verb, in its plain form; empty where they do not."""
    title = lexicon(language)
    skipped, gerund = title.forms("title", "skip"), title.forms("title", "before-gerund")
    for found in _WORD.finditer(words):
        word = found[0].lower()
        if word in skipped or (key == "begins" and word in gerund and found.start() <= 1):
            continue
        if base := base_of(word, language):
            return base + words[found.end() :]
        if key == "before-verb" and word not in title.forms("title", "no-verb"):
            return words[found.start() :]
        break
    return ""


@cache
def base_of(word: str, language: str) -> str:
    """The plain form of a verb that lists begin with: "submitting", "submits" → "submit"."""
    known = lexicon(language).forms("verb", "base")
    if word in known:
        return word
    for ending in lexicon(language).keys("title-verb"):
        for instead in lexicon(language).forms("title-verb", ending):
            base = word.removesuffix(ending) + instead.lstrip("-")
            if word.endswith(ending) and base in known:
                return base
    return ""


def _joined(
    senses: Senses, span: Span, clause: Clause, language: str, leads: tuple[Span | None, ...] = ()
) -> str:
    """A stretch without deadline, owners, and what only leads up to these."""
    whole, comma = "", False
    for piece in without(span, (clause.due.span, *leads, *co_places(senses, span, clause, language))):
        words = piece.of(senses.page.text).strip()
        due = clause.due.span
        if due is not None and piece.start == due.end and _is_left_of(words, due.of(senses.flat)):
            continue
        if comma or _small_behind_comma(language).match(words):
            words = words.removeprefix(",")
        bare = without_part(words.rstrip(" ,"), language)
        if due is not None and piece.end == due.start and bare != words.rstrip(" ,"):
            return _SPACED.sub("", f"{whole} {bare}").strip()
        lead = _leading_up(language).search(words.lower()) if piece.end < span.end else None
        words = words[: lead.start()] if lead else words
        comma = "," in (lead[0] if lead else words[-1:]) or (comma and not words)
        whole += " " + words.rstrip(" ," if comma else " ")
    return _SPACED.sub("", whole).strip()


@cache
def _leading_up(language: str) -> re.Pattern[str]:
    """ "and the" alone, at the end of a stretch before a name or a day."""
    title = lexicon(language)
    small = alternation((*title.forms("title", "skip"), *title.forms("title", "no-verb")))
    return re.compile(rf"^(?:\s*{small})*$")


def _is_left_of(words: str, due: str) -> bool:
    """ "Before the season ends", "by the autumn planting": the end of a time that is told in words."""
    return len(words.split()) <= _FEW and words[:1] not in ",(" and not any(map(str.isdigit, due + words))


@cache
def _small_behind_comma(language: str) -> re.Pattern[str]:
    small = alternation(lexicon(language).forms("wording", "hanging"))
    others = alternation(lexicon(language).forms("wording", "goal"))
    return re.compile(rf",\s*{small}\s(?!{others})")
