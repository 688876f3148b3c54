"""The small words that bound the place of the one who is told. Asked by `slots`."""

from __future__ import annotations

import re
from functools import cache, cached_property

from instructions.extraction.cues import base_verbs, tells_by_place
from instructions.extraction.first_words import Choice, any_of
from instructions.extraction.lexicon import Lexicon, alternation, lexicon
from instructions.extraction.phrases import choice


class SlotWords:
    """The small words of a language by which a place is bounded."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self.prepositions = frozenset(words.forms("slot", "preposition"))
        self.stops = frozenset(words.forms("slot", "stop")) | self.prepositions
        self.links = frozenset(words.forms("slot", "link"))
        self.articles = frozenset(words.forms("slot", "article"))
        self.passive = frozenset(words.forms("slot", "passive"))
        self.actors = frozenset(words.forms("slot", "actor"))
        self.actor_endings = words.forms("slot", "actor-ending")
        self.sources = frozenset(words.forms("refers", "from"))
        self.objects = frozenset((*words.forms("term-words", "a"), *words.forms("term-words", "the")))
        self.that = frozenset(words.forms("title", "before-subjunctive"))
        self.things = frozenset(words.forms("slot", "thing"))
        self.bare = frozenset(words.forms("order", "bare"))
        self.pasts = words.forms("slot", "past")
        self.inert = frozenset(words.forms("slot", "inert"))
        self.titles = frozenset(words.forms("body-titles"))

    def _any(self, section: str, key: str) -> str:
        return alternation(self._words.forms(section, key))

    @cached_property
    def orders(self) -> re.Pattern[str]:
        return re.compile(rf"{self._any('body-order', 'before')}\s(?:{self._any('slot', 'skip')}\s)*")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """The deed, or the time that is given for it."""
        to, with_ = self._any("title", "before-infinitive"), self._any("title", "before-gerund")
        no_verb, skip = self._any("title", "no-verb"), self._any("slot", "skip")
        return re.compile(
            rf",?\s(?:{to}\s(?:{skip}\s)*(?!{no_verb})[a-z][\w-]+|{with_}\s(?:\w+ly\s)?\w+ing(?!\w))"
        )

    @cached_property
    def infinitive(self) -> re.Pattern[str]:
        return re.compile(self._any("title", "before-infinitive"))

    @cached_property
    def to_somebody(self) -> re.Pattern[str]:
        return re.compile(
            rf"\W*{self._any('title', 'before-infinitive')}\s(?={self._any('slot', 'article')}\s|\w)"
        )

    @cached_property
    def before_giver(self) -> re.Pattern[str]:
        """Where the name ends and who gives the order is named: "the head", "he"."""
        the = self._any("term-words", "the")
        return re.compile(rf",?\s(?:(?:{the}\s)?$|{self._any('slot', 'pronoun')}\s)")

    @cached_property
    def times(self) -> re.Pattern[str]:
        count = alternation((*self._words.forms("term-cardinals"), *self._words.forms("term-words", "a")))
        unit = alternation(self._words.forms("term-units"))
        until = self._any("slot", "until")
        return re.compile(rf",?\s(?:\w+ly\s)?(?:{until}\s|(?:\d+|{count})\s(?:\w+\s)?{unit})")

    @cached_property
    def away(self) -> Choice:
        return any_of(self._words.forms("slot", "away"), alternation)

    @cached_property
    def gives(self) -> re.Pattern[str]:
        return re.compile(self._any("slot", "gives"))

    @cached_property
    def suffers(self) -> re.Pattern[str]:
        """ "… to be published": what was ordered is a thing."""
        passive = self._any("title", "before-passive")
        be = alternation(self._words.forms("body-order", "suffered"))
        return re.compile(rf"\s?(?:{passive}|{be})\s")

    @cached_property
    def happens(self) -> re.Pattern[str]:
        """ "… is to open": what a thing does as well."""
        return re.compile(rf"\s(?:{self._any('slot', 'skip')}\s)*{self._any('slot', 'happens')}")

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        return re.compile(
            alternation((*self._words.forms("body-foreign"), *self._words.forms("body-foreign-adjectives")))
        )

    @cached_property
    def persons(self) -> re.Pattern[str]:
        return re.compile(alternation((*self._words.forms("body-persons"), *self.titles)))

    @cached_property
    def auxiliary(self) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{self._any('slot', 'skip')}|{self._any('slot', 'passive')})\s?$")

    @cached_property
    def owes(self) -> re.Pattern[str]:
        """A duty that only somebody who acts has: "has until", "is obliged to"."""
        return re.compile(self._any("slot", "owes"))

    @cached_property
    def deed(self) -> re.Pattern[str]:
        """ "… that the union | repair the": a verb with what it is done to."""
        what = alternation((*self.articles, *self._words.forms("wording", "particle")))
        skip = self._any("slot", "skip")
        return re.compile(rf"\s(?:{skip}\s)*{base_verbs(self._words.language)}(?=\s(?:{what}|\d))")

    @cached_property
    def does(self) -> re.Pattern[str]:
        """The same behind a duty, where any word is a verb: "shall | repaint the"."""
        what = alternation((*self.articles, *self._words.forms("wording", "particle")))
        skip, be = self._any("slot", "skip"), self._any("slot", "passive")
        return re.compile(rf"\s(?:{skip}\s)*(?!{be}\s)[a-z]{{3,}}\s(?:{what}|\d)")

    @cached_property
    def back(self) -> re.Pattern[str]:
        """What points back to somebody named before: "the same", "the latter", "the two"."""
        count = alternation(self._words.forms("term-cardinals"))
        the = self._any("term-words", "the")
        return re.compile(rf"{the}\s(?:{count})\s|{self._any('slot', 'back')}")

    @cached_property
    def same(self) -> Choice:
        return any_of(
            (*self._words.forms("refers", "same"), *self._words.forms("slot", "nobody")), alternation
        )

    @cached_property
    def pronoun(self) -> re.Pattern[str]:
        return re.compile(self._any("slot", "pronoun"))

    @cached_property
    def people(self) -> Choice:
        return any_of(self._words.forms("against", "public"), choice)

    @cached_property
    def relative(self) -> re.Pattern[str]:
        return re.compile(rf",?\s{self._any('slot', 'relative')}\s")

    @cached_property
    def cleft(self) -> re.Pattern[str]:
        """ "It is the museum that | must"."""
        it, that = (
            self._any("slot", "cleft"),
            alternation((*self.that, *self._words.forms("slot", "relative"))),
        )
        return re.compile(rf"\W*{it}\s([^,.;:]{{3,80}}?),?\s{that}\s$")

    @cached_property
    def together(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|,?\s|(?<=[.!?]\s)){self._any('body-co', 'before')}\s")

    @cached_property
    def clause(self) -> re.Pattern[str]:
        return re.compile(rf",?\s{alternation(self.that)}\s")

    @cached_property
    def lead_in(self) -> re.Pattern[str]:
        """What stands before the name and belongs not to it: "the", "all", "both"."""
        return re.compile(rf"(?:{self._any('slot', 'article')}\s)+")

    @cached_property
    def finite(self) -> re.Pattern[str]:
        return re.compile(self._any("wording", "finite"))

    @cached_property
    def joins(self) -> re.Pattern[str]:
        return re.compile(rf"(?:,|,?\s{self._any('body-conjunctions', 'word')})\s")


@cache
def slot_words(language: str) -> SlotWords | None:
    words = lexicon(language)
    return SlotWords(words) if tells_by_place(language) and words.forms("slot", "stop") else None
