"""Forms of verbs turned into the form in which a title names what is to be done, by tables of endings.

Sections of the lexicon: the ending of the plain form = the endings of the forms that it stands for.
[deed-finite] "he submits", "submit!"; [deed-passive] "is submitted"; [deed-noun] "is up for submission";
[deed-object] the endings of an object = those it has as the subject of a passive.
"""

from __future__ import annotations

from functools import cache

from instructions.extraction.cues import has_last_verbs
from instructions.extraction.folding import fold_case
from instructions.extraction.lexicon import lexicon

_LEAST_STEM = 1
_OBJECT_STEM = 2
_LEAST_NOUN = 3


@cache
def _endings(language: str, section: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a form's ending and the plain form's, longest first."""
    words = lexicon(language)
    pairs = [(form, key) for key in words.keys(section) for form in words.forms(section, key)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def plain(word: str, language: str, section: str) -> str:
    """The plain form of a word by a section's endings; empty where none fits, or it is no form of a verb."""
    folded = fold_case(word)
    others = lexicon(language).forms("wording", "no-deed")
    if folded.startswith(tuple(form.rstrip("*") for form in others if form.endswith("*")) or "\n"):
        return ""
    if folded in others:
        return ""
    known = lexicon(language).forms("verb", "base")
    least = _OBJECT_STEM if has_last_verbs(language) else _LEAST_STEM
    whole = [instead for ending, instead in _endings(language, section) if ending == folded]
    if whole:
        return max(whole, key=len)
    for ending, instead in _endings(language, section):
        stem = word[: len(word) - len(ending)]
        if not folded.endswith(ending) or len(stem) < least:
            continue
        deed = stem.lower() + instead.lstrip("-")
        if not known or deed in known:
            return deed
    return ""


def as_object(words: str, language: str, participle: str = "") -> str:
    """What was the subject of a passive as the object of its deed."""
    bends = lexicon(language).forms("wording", "bends")
    if bends and participle and not participle.endswith(bends):
        return words
    return _last_bent(words, language) if has_last_verbs(language) else _first_bent(words, language)


def _first_bent(words: str, language: str) -> str:
    """Adjectives, then the noun behind them."""
    bent = words.split(" ")
    if fold_case(bent[0]) in lexicon(language).forms("wording", "tail"):
        return words
    for at, word in enumerate(bent):
        mark = word[len(word.rstrip(",;")) :]
        bare = word.removesuffix(mark) if mark else word
        changed, adjective = _bent(bare, language)
        if not changed:
            break
        bent[at] = changed + mark
        if not adjective:
            if mark and at + 1 < len(bent):
                bent[at + 1] = _adjective_bent(bent[at + 1], language) or bent[at + 1]
            break
    return " ".join(bent)


def _adjective_bent(word: str, language: str) -> str:
    changed, adjective = _bent(word, language)
    return changed if adjective else ""


def _bent(word: str, language: str) -> tuple[str, bool]:
    """The word as an object, and whether it is an adjective: its ending is longer than a noun's."""
    for ending, instead in _endings(language, "deed-object"):
        if fold_case(word).endswith(ending) and len(word) - len(ending) >= _OBJECT_STEM:
            return word[: len(word) - len(ending)] + instead, len(ending) > 1
    return "", False


_FAR = 7
"""An object stands so close before the verb that closes the clause."""


def _last_bent(words: str, language: str) -> str:
    """The last noun before the verb, unless it is an object already; others only say how, where, whose."""
    bent = words.split(" ")
    table = lexicon(language)
    done = table.forms("wording", "accusative")
    aside = table.forms("wording", "no-object")
    endings = tuple(form[1:] for form in aside if form.startswith("-"))
    for at in reversed(range(max(0, len(bent) - _FAR), len(bent))):
        word, folded = bent[at], fold_case(bent[at])
        if folded in table.forms("wording", "tail") or folded.endswith((",", *done)):
            break
        if folded in aside or any(map(str.isdigit, folded)) or folded.endswith(endings or ("\n",)):
            continue
        for ending, instead in _endings(language, "deed-object"):
            if folded.endswith(ending) and (len(word) > len(ending) or len(word) > _LEAST_NOUN):
                bent[at] = word[: len(word) - len(ending)] + instead
                return " ".join(bent)
        break
    return words
