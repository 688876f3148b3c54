"""The endings and small words of [head-names] of a lexicon: how far a name in the addressing case goes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from instructions.extraction.lexicon import lexicon
from instructions.extraction.phrases import choice


class HeadWords(NamedTuple):
    attribute: tuple[str, ...]
    noun: tuple[str, ...]
    perhaps: tuple[str, ...]
    not_noun: tuple[str, ...]
    of_attribute: tuple[str, ...]
    of_noun: tuple[str, ...]
    bare: tuple[str, ...]
    """Letters on which the plural of what a name is of may end."""
    object: tuple[str, ...]
    """Endings of names that are those of an object too."""
    others: tuple[str, ...]
    """Endings of an object in a case that no verb alone asks for."""
    each: frozenset[str]
    behind: frozenset[str]
    topic: re.Pattern[str]
    not_behind: re.Pattern[str]
    relative: re.Pattern[str]
    participle: tuple[str, ...]
    opening: re.Pattern[str]
    joins: frozenset[str]
    never: frozenset[str]
    small: frozenset[str]


@cache
def head_words(language: str) -> HeadWords | None:
    known = lexicon(language)
    if not known.forms("head-names", "attribute"):
        return None

    def forms(key: str) -> tuple[str, ...]:
        return known.forms("head-names", key)

    def any_of(key: str) -> re.Pattern[str]:
        return re.compile(choice(forms(key)))

    return HeadWords(
        attribute=forms("attribute"),
        noun=forms("noun"),
        perhaps=forms("perhaps"),
        not_noun=forms("not-noun"),
        of_attribute=forms("of-attribute"),
        of_noun=forms("of-noun"),
        bare=forms("of-bare"),
        object=forms("object"),
        others=forms("other-object"),
        each=frozenset(forms("each")),
        behind=frozenset(forms("behind")),
        topic=any_of("topic"),
        not_behind=any_of("not-behind"),
        relative=any_of("relative"),
        participle=forms("participle"),
        opening=any_of("opening"),
        joins=frozenset(known.forms("body-conjunctions", "word")),
        never=frozenset(
            (*forms("no-name"), *known.forms("governed", "never"), *known.forms("body-pronouns"))
        ),
        small=frozenset(known.forms("governed", "small")),
    )
