"""Those who take part and whom nothing but a word such as "together with" shows: a name in quotes, an
abbreviation, people of a trade. Words and endings stand in the lexicons under [body-companions].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon

_QUOTED = r'"(?! )[^"\n]{2,60}(?<! )"'
_SHORT = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]*[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]*"
_CASES = frozenset({"ins", "gen"})
_MOST = 4


class _Words(NamedTuple):
    opens: re.Pattern[str]
    name: re.Pattern[str]
    also: re.Pattern[str]
    others: frozenset[str]


def companions_in(text: str, language: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions in a folded text right behind such a word, none within those known."""
    words = _words(language)
    if words is None:
        return
    for opening in words.opens.finditer(text.lower()):
        at = opening.end()
        for _ in range(_MOST):
            found = words.name.match(text, at)
            if found is None or found[0].split()[-1] in words.others:
                break
            if any(one.span.start < found.end() and found.start() < one.span.end for one in known):
                break
            yield Mention(Span(*found.span()), (OUTSIDE,), _CASES)
            also = words.also.match(text, found.end())
            if also is None:
                break
            at = also.end()


@cache
def _words(language: str) -> _Words | None:
    words = lexicon(language)
    opens = words.forms("body-companions", "before")
    if not opens:
        return None
    ends = "|".join(words.forms("body-companions", "ending"))
    attributes = "|".join(words.forms("body-companions", "attribute"))
    people = rf"(?:[a-zа-яё-]+(?:{attributes})\s){{0,2}}[a-zа-яё-]{{2,}}(?:{ends})(?!\w)"
    joins = alternation(words.forms("body-conjunctions", "word"))
    return _Words(
        re.compile(rf"{alternation(opens)}\s"),
        re.compile(rf"{_QUOTED}|{_SHORT}(?!\w)|{people}"),
        re.compile(rf"\s{joins}\s|,\s"),
        frozenset(words.forms("body-companions", "not")),
    )
