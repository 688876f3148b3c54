"""The words of [case-slot] of a lexicon: what case a word shows, what can act, and what cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from instructions.extraction.cues import has_last_verbs
from instructions.extraction.lexicon import alternation, lexicon

_NAME_LIKE = re.compile(r'«[^«»]+»|"[^"]+"|[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2}|\w-\d|№')
_SHORT = 4
"""A stem of so few letters is one only with an ending of nouns behind it."""
DAT, NOM, ACC, ABL, GEN = "dat", "nom", "acc", "abl", "gen"
ATTR, BARE, LOC, VERB = "attr", "bare", "loc", "verb"
_CASES = (DAT, NOM, ACC, ABL, GEN, ATTR, LOC, "ins", VERB)


class Slot:
    """The words of [case-slot] in a language, made ready."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        self.cases = {form: case for case in _CASES for form in words.forms("case-slot", case)}
        self.longest = max(map(len, self.cases), default=0)
        self.bare = frozenset(words.forms("case-slot", "bare"))
        self.never = frozenset(words.forms("case-slot", "never"))
        self.after = frozenset(words.forms("case-slot", "after"))
        self.agents = frozenset(words.forms("case-slot", "agent"))
        self.agent = _beginning(self.agents)
        self.thing = _beginning(words.forms("case-slot", "thing"))
        self.goals = words.forms("case-slot", "goal")
        self.passive = words.forms("case-slot", "passive")
        self.active = frozenset(words.forms("case-slot", "active"))
        self.attributes = words.forms("case-slot", "attr")
        self.done = words.forms("case-slot", "done")
        self.owing = words.forms("case-slot", "owing")
        self.binding = words.forms("case-slot", "binding")
        self.asking = words.forms("case-slot", "asking")
        self.deeds = (*words.forms("verb", "closing"), *self.owing)
        self.headed = words.forms("body-tails", "owned")
        self.participle = words.forms("case-slot", "participle")
        self.deed_nouns = words.forms("body-tails", "deed")
        self.links = frozenset(words.forms("case-slot", "link"))
        self.owned = words.forms("case-slot", "owned")
        self.persons = frozenset(words.forms("case-slot", "person"))
        self.pronouns = frozenset(words.forms("case-slot", "pronoun"))
        self.skip = re.compile(
            alternation((*words.forms("title", "skip"), *words.forms("wording", "opening")))
        )

    def case_of(self, word: str) -> str:
        """The case that a word in small letters shows; "bare" where it shows none."""
        if word in self.bare or word in self.agents:
            return BARE
        for length in range(min(self.longest, len(word) - 1), 0, -1):
            if case := self.cases.get(word[-length:]):
                return case
        return BARE

    def at_the_end(self, case: str, words: str) -> str:
        """The case of the last of these words: before a mark or a day no attribute stands, so that what ends
        like one ("its papers") is an object."""
        shorter = self.cases.get(words[-2:]) if case == ATTR else None
        return shorter if shorter == ACC else case

    def heads_a_row_of(self, word: str) -> bool:
        """ "Fishermen's | union": one that can act and says by its ending that its name stands before it."""
        return word.endswith(self.headed) and self.case_of(word) == NOM and self.is_agent(word)

    def is_active(self, word: str) -> bool:
        """Does a verb, or the name of a deed, tell what somebody does, not what is done?"""
        return word in self.active or not word.endswith(self.passive)

    def is_agent(self, words: str) -> bool:
        """Does a name say by itself that it can act?"""
        if _NAME_LIKE.search(words):
            return True
        return any(self._acts(found) for found in self.agent.finditer(words.lower()))

    def _acts(self, found: re.Match[str]) -> bool:
        """A short stem is one only with an ending of nouns behind it."""
        stem, rest = found[1], found[2]
        return not stem or len(stem) > _SHORT or not rest or rest in self.cases

    def points_back(self, words: str) -> bool:
        """ "It", "to them"; "this ministry"."""
        small = words.lower().split()
        return any(word in self.persons for word in small) or small[0] in self.pronouns

    def is_thing(self, words: str) -> bool:
        """Is the last word of a name one of what cannot act, or of no name at all?"""
        small = words.lower().split()
        if not small or any(word in self.never for word in small):
            return True
        found = self.thing.match(small[-1])
        return found is not None and self._acts(found) and not self.is_agent(words)

    def goes_on(self, word: str, behind: list[str]) -> int:
        """So many of the words behind belong to the name: "Fund | of help", legal forms behind a quote."""
        for number, one in enumerate(behind, 1):
            if one.isupper() and len(one) > 1:
                return number
            if not one.islower() or self.case_of(one) not in (BARE, NOM, ATTR):
                return 0
            if self.case_of(one) == NOM and self.agent.match(one):
                return number
        return 0


def _beginning(forms: Iterable[str]) -> re.Pattern[str]:
    """Words that begin so, and their endings; with a hyphen, words that end so."""
    begins = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if form[0] != "-")
    ends = "|".join(rf"{re.escape(form[1:])}" for form in forms if form[0] == "-") or "(?!)"
    return re.compile(rf"(?<!\w)(?:\w{{3,}}(?:{ends})|({begins})(\w*))")


@cache
def slot_of(language: str) -> Slot | None:
    """None where the language tells no such places."""
    return Slot(language) if has_last_verbs(language) and lexicon(language).forms("case-slot") else None
