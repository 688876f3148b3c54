"""The words of a language that show which part a body has in an instruction, as patterns."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.lexicon import alternation, lexicon

CONTEXT = 80
"""How many characters beside a body are looked at."""

_BESIDE = ("co", "aside", "order", "agent", "recipient", "tells", "entrusted")
_PREDICATES = ("tells", "told", "duty", "suffered")
_NEVER = "(?!)"
_INSERTED = r"(?:\s*\([^()]{1,90}\))?(?:\s*,[^,;.:]{1,110},)?"
"""What may stand between a subject and its predicate: brackets, a clause between commas."""


class Markers:
    def __init__(self, language: str) -> None:
        words = lexicon(language)
        filler = alternation(words.forms("body-fillers"))
        joined = alternation(words.forms("body-conjunctions", "word"))
        duty = alternation(words.forms("body-order", "after"))
        self.before = {
            name: re.compile(
                rf"{alternation(words.forms(f'body-{name}', 'before'))}(?:[\s\"'(:-]|{filler})*$"
            )
            for name in _BESIDE
        }
        self.after = {
            name: re.compile(rf"(?:[\s\"',)-]|{filler})*{alternation(words.forms(f'body-{name}', 'after'))}")
            for name in _BESIDE
        }
        self.between = re.compile(rf"\s*{alternation(words.forms('body-co', 'between'))}\s*(?:{filler}\s*)?")
        self.label = re.compile(
            rf"{alternation(words.forms('body-labels'))}\s*(?:\([^()]*\)\s*)?[:.-][\s\"]*$"
        )
        self.subject_of = re.compile(rf"{_INSERTED}(?:[\s\"',)-]|{filler}|{joined})*{duty}")
        self.predicates = {
            name: re.compile(alternation(words.forms("body-predicates", name))) for name in _PREDICATES
        }
        self.bound = re.compile(
            rf"\w(?:{'|'.join(words.forms('body-predicates', 'bound-ending')) or _NEVER})\s+"
            + alternation(words.forms("body-predicates", "bound"))
        )
        self.pronouns = {
            many: re.compile(
                rf"^[\s\"]*(?:{filler}\s+)*({pronoun})|(?<!\w)({pronoun})(?=(?:\s|{filler})*{duty})"
            )
            for many, pronoun in (
                (many, alternation(words.forms("body-pronouns", key)))
                for key, many in (("one", False), ("many", True))
            )
        }
        self.addressee = frozenset(words.forms("body-grammar", "addressee"))
        self.subject = frozenset(words.forms("body-grammar", "subject"))
        self.agent = frozenset(words.forms("body-grammar", "agent"))
        self.lead_mark = re.compile(alternation(words.forms("body-marks", "lead")))


@cache
def markers(language: str) -> Markers:
    return Markers(language)
