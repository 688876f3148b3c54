"""What stands between two names that belong together."""

from __future__ import annotations

import re
from typing import NamedTuple

from instructions.extraction.lexicon import Lexicon


class Gaps(NamedTuple):
    """What may stand between two hits that belong together; `sign` gives it one letter, "|" is a break."""

    and_: re.Pattern[str]
    of: re.Pattern[str]
    quoted: re.Pattern[str]
    own: re.Pattern[str]
    """Before a part of the body just named: "and its"."""
    twice: frozenset[str]
    """Between two offices of one person: "Deputy Prime Minister and Minister of Energy"."""

    @classmethod
    def of_lexicon(cls, words: Lexicon) -> Gaps:
        def choice(forms: tuple[str, ...]) -> str:
            return (
                "|".join(
                    re.escape(form).replace("\\ ", r"\s+") for form in sorted(forms, key=len, reverse=True)
                )
                or "(?!)"
            )

        links = rf"(?:\s+(?:{choice(words.forms('body-links'))}))?"
        signs, conjunctions = (choice(words.forms("body-conjunctions", key)) for key in ("sign", "word"))
        return cls(
            and_=re.compile(
                rf'["\s]*(?:(?:{signs})(?:\s*(?:{conjunctions})(?!\w))?|\s(?:{conjunctions})(?!\w)){links}["\s]*'
            ),
            of=re.compile(rf'\s+(?:{choice(words.forms("body-links"))})["\s]+'),
            quoted=re.compile(r'["\s]*'),
            own=re.compile(
                rf"\s*,?\s(?:{conjunctions})\s+(?:{choice(words.forms('body-conjunctions', 'own'))})\s"
            ),
            twice=frozenset(f" {word} " for word in words.forms("body-conjunctions", "twice")),
        )

    def sign(self, gap: str) -> str:
        if gap == " " or self.quoted.fullmatch(gap):
            return ""
        if len(gap) > MOST_GAP:
            return "|"
        if self.of.fullmatch(gap):
            return "o"
        if self.and_.fullmatch(gap):
            return "&"
        return "-" if gap.strip() == "-" and gap != "-" else "|"


MOST_GAP = 40
