"""The words of a language that show which part a body has in an instruction.

Markers are looked up word by word at the edge of a body, so that their number costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache

import ahocorasick

from instructions.extraction.lexicon import Lexicon, alternation, by_first_letter, lexicon
from instructions.extraction.phrases import choice

CONTEXT = 80
"""How many characters beside a body are looked at."""
_FAR_SHARED = 5
"""How many words may stand between "joint" and "with": "a joint letter of all bodies with …"."""
INSERTED = 110
"""How long a clause between a subject and its predicate may be."""

_BESIDE = ("co", "aside", "order", "agent", "recipient", "tells", "entrusted")
_PREDICATES = ("tells", "told", "duty", "suffered", "binds", "bound")
_BY_VERB = frozenset({"tells", "told"})
"""Kinds that every order's own verb is, where verbs close the clause."""
_TOKEN = re.compile(r"[\w'-]+|[^\w\s]")
_NOTHING: frozenset[str] = frozenset()
_REMEMBERED = 4096
"""So many stretches beside bodies are remembered with what they say: most are asked about several times."""
_SIGNS_BEFORE = frozenset("\"'(:-")
_SIGNS_AFTER = frozenset("\"',)-")
_BRACKETED = re.compile(r"\s*\([^()]{1,90}\)")
_MARK_AT_END = re.compile(r"[:.-][\s\"]*$")
_BETWEEN_COMMAS = re.compile(rf"\s*,[^,;.:]{{1,{INSERTED}}},")


class Phrases:
    """Phrases by their words; the names that a run of words spells. A last word may have an open end."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], frozenset[str]] = {}
        self._open: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._first: set[str] = set()
        self._last: set[str] = set()
        self._first_open: tuple[str, ...] = ()
        self._last_open: tuple[str, ...] = ()
        """With which words phrases begin and end, to refuse most others at once."""
        self.longest = 0

    def add(self, name: str, forms: Iterable[str]) -> None:
        for form in forms:
            bare = form.rstrip("*")
            words = (bare,) if bare.isalpha() else tuple(_TOKEN.findall(bare))
            self.longest = max(self.longest, len(words))
            if form.endswith("*"):
                self._open.setdefault(words[:-1], []).append((words[-1], name))
                self._last_open += (words[-1],)
            else:
                self._exact[words] = self._exact.get(words, _NOTHING) | {name}
                self._last.add(words[-1])
            if form.endswith("*") and len(words) == 1:
                self._first_open += (words[0],)
            else:
                self._first.add(words[0])

    def named(self, words: Sequence[str]) -> frozenset[str]:
        key = tuple(words)
        found = self._exact.get(key, _NOTHING)
        if opened := self._open.get(key[:-1]):
            found |= {name for stem, name in opened if key[-1].startswith(stem)}
        return found

    def at_end(self, words: Sequence[str]) -> tuple[frozenset[str], int]:
        """The names of the longest phrase that the words end with, and its length."""
        if not words or (words[-1] not in self._last and not words[-1].startswith(self._last_open)):
            return _NOTHING, 0
        for length in range(min(self.longest, len(words)), 0, -1):
            if found := self.named(words[-length:]):
                return found, length
        return _NOTHING, 0

    def at_start(self, words: Sequence[str]) -> tuple[frozenset[str], int]:
        if not words or (words[0] not in self._first and not words[0].startswith(self._first_open)):
            return _NOTHING, 0
        for length in range(min(self.longest, len(words)), 0, -1):
            if found := self.named(words[:length]):
                return found, length
        return _NOTHING, 0


class Markers:
    """What stands beside bodies, in one language. Its expressions are compiled when a text first asks: some
    hold every verb of the language."""

    def __init__(self, language: str) -> None:
        words = self._words = lexicon(language)
        self._fillers = frozenset(words.forms("body-fillers"))
        self._joins = frozenset(words.forms("body-conjunctions", "word"))
        self._before, self._after, self._duty = Phrases(), Phrases(), Phrases()
        for name in _BESIDE:
            self._before.add(name, words.forms(f"body-{name}", "before"))
            self._after.add(name, words.forms(f"body-{name}", "after"))
        self._after.add("tells", _orders(words, "tells"))
        self._duty.add("duty", words.forms("body-order", "after"))
        self._auxiliaries, self._participles = Phrases(), Phrases()
        self._auxiliaries.add("", words.forms("body-order", "auxiliary"))
        self._participles.add("", words.forms("body-order", "participle"))
        between, articles = words.forms("body-co", "between"), words.forms("term-words", "the")
        self.between = frozenset(
            (*between, *(f"{word} {article}" for word in between for article in articles))
        )
        self._shared = frozenset(words.forms("body-co", "shared"))
        self._bases = frozenset(words.forms("verb", "base"))
        self._infinitives = words.forms("verb", "infinitive")
        self.telling = tuple(f" {form}" for form in words.forms("refers", "told")) or ("\0",)
        self._predicates = _automaton(words)
        self._bound_endings = words.forms("body-predicates", "bound-ending")
        self._pronouns = dict.fromkeys(words.forms("body-pronouns", "one"), False)
        self._pronouns |= dict.fromkeys(words.forms("body-pronouns", "many"), True)
        self.addressee = frozenset(words.forms("body-grammar", "addressee"))
        self.called = frozenset(words.forms("body-grammar", "addressee")[:1])
        """The case of the one addressed; others only go with some verbs."""
        self.subject = frozenset(words.forms("body-grammar", "subject"))
        self.object = frozenset(words.forms("body-grammar", "object"))
        self.agent = frozenset(words.forms("body-grammar", "agent"))
        self.before = lru_cache(_REMEMBERED)(self._read_before)
        self.after = lru_cache(_REMEMBERED)(self._read_after)

    # -- expressions ------------------------------------------------------------------------------

    def _any(self, section: str, key: str | None = None) -> str:
        return alternation(self._words.forms(section, key))

    @cached_property
    def _small(self) -> str:
        return rf"\s+(?:{self._any('body-fillers')}\s+)*$"

    def is_label(self, left: str) -> bool:
        """ "Responsible executor:": does what stands before a body end so?"""
        return _MARK_AT_END.search(left) is not None and self._label.search(left) is not None

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(rf"{self._any('body-labels')}\s*(?:\([^()]*\)\s*)?[:.-][\s\"]*$")

    @cached_property
    def owes(self) -> re.Pattern[str]:
        """Behind a genitive: "it is the ministry's duty", "the ministry's own head must"."""
        return re.compile(rf"\s*{self._any('body-order', 'owes')}(?!\w)")

    @cached_property
    def undergoes(self) -> re.Pattern[str]:
        """Right behind a body it tells what is to be done to it: "let a contractor be chosen"."""
        passive = "|".join(map(re.escape, self._words.forms("verb", "passive")))
        return re.compile(rf"\s*\w+(?:{passive})(?!\w)" if passive else "(?!)")

    @cached_property
    def wish(self) -> re.Pattern[str]:
        """ "That the": before who is to do it in an item of what is decided."""
        return re.compile(rf"^[\W\d]*{self._any('title', 'before-subjunctive')}{self._small}")

    @cached_property
    def _wished(self) -> re.Pattern[str]:
        base = by_first_letter(map(re.escape, self._words.forms("verb", "base"))) or "(?!)"
        return re.compile(rf"(?:,[^.;:]{{1,90}},)?\s(?:\w+ly\s)?(?:{base})(?!\w)")

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        forms = choice(self._words.forms("order", "bare"))
        return re.compile(rf"\s*(?:\([^()]{{1,60}}\)\s*)?{forms}")

    @cached_property
    def _bare_active(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{choice(self._words.forms('order', 'bare-active'))}")

    @cached_property
    def flash(self) -> re.Pattern[str]:
        """ "PM to": before the one whom a headline addresses."""
        return re.compile(rf"(?:^|[:.!?\"])\W*{choice(self._words.forms('order', 'flash'))}{self._small}")

    @cached_property
    def owned_deed(self) -> re.Pattern[str]:
        """Behind a genitive, far from it: "the ministry's doing so he demanded"."""
        owned = "|".join(self._words.forms("body-predicates", "owned-deed"))
        told = alternation((*self._words.forms("order", "tells"), *self._words.forms("order", "asks")))
        return re.compile(rf"\w\w(?:{owned})\s+{told}" if owned else "(?!)")

    @cached_property
    def _suffers(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{self._any('body-order', 'suffers')}(?!\w)")

    @cached_property
    def chief(self) -> re.Pattern[str]:
        """Who orders in flashes of news, and is mostly told himself: "the akim of the region"."""
        return re.compile(choice(self._words.forms("turns", "flash")) or "(?!)")

    @cached_property
    def giver(self) -> re.Pattern[str]:
        return re.compile(self._any("giver"))

    @cached_property
    def _deed(self) -> re.Pattern[str] | None:
        return _closing(self._words)

    @cached_property
    def dashed_mark(self) -> re.Pattern[str]:
        marks = self._any("body-marks", "lead")
        return re.compile(rf"(\)?)\s[-\u2013\u2014]\s({marks})(?=\s*[,;.)|]|\s*$)", re.IGNORECASE)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Words between the start of a sentence and the body that it addresses: "To the …"."""
        return re.compile(rf"^\W*{self._any('body-order', 'opening')}{self._small}")

    @cached_property
    def acts(self) -> re.Pattern[str]:
        """What stands behind a body that is to do something, or does it: "to clear", "clears"."""
        verb = self._words.forms("title", "before-present")
        present = rf"(?:{alternation(verb)}|\w{{2,}}s)" if verb else "(?!)"
        return re.compile(rf"\s*(?:\([^()]*\)|,[^,.;:]{{1,60}},)?\s*(?:\w+ly\s)?{present}\s")

    @cached_property
    def _lead_label(self) -> re.Pattern[str]:
        return re.compile(self._any("body-labels", "lead"))

    @cached_property
    def _relative(self) -> re.Pattern[str] | None:
        return _relative_clauses(self._words)

    @cached_property
    def _helper_mark(self) -> re.Pattern[str]:
        return re.compile(self._any("body-marks", "helper"))

    @cached_property
    def lead_mark(self) -> re.Pattern[str]:
        return re.compile(self._any("body-marks", "lead"))

    # -- reading ----------------------------------------------------------------------------------

    def _read_before(self, left: str) -> tuple[frozenset[str], int]:
        """Parts that the words just before a body give it, and where those words start."""
        words = _TOKEN.findall(left)
        while words:
            if words[-1] in self.between and not self._shared.isdisjoint(words[-_FAR_SHARED:]):
                return frozenset({"co"}), list(_TOKEN.finditer(left))[len(words) - 1].start()
            found, length = self._before.at_end(words)
            if found:
                return found, list(_TOKEN.finditer(left))[len(words) - length].start()
            if words[-1] not in self._fillers and words[-1] not in _SIGNS_BEFORE:
                break
            words.pop()
        return _NOTHING, len(left)

    def _read_after(self, right: str) -> tuple[frozenset[str], int]:
        """Parts that the words just after a body give it, and where those words end."""
        words = _TOKEN.findall(right[:CONTEXT])
        for skipped, word in enumerate(words):
            found, length = self._after.at_start(words[skipped:])
            if found:
                return found, list(_TOKEN.finditer(right[:CONTEXT]))[skipped + length - 1].end()
            if word not in self._fillers and word not in _SIGNS_AFTER:
                break
        return _NOTHING, 0

    def is_subject_of(self, right: str) -> bool:
        """What stands after a body says what it is to do; brackets and a clause may stand between."""
        if self._starts_with_duty(right):
            return True
        bracketed = _BRACKETED.match(right)
        if bracketed and self._starts_with_duty(right[bracketed.end() :]):
            return True
        inserted = _BETWEEN_COMMAS.match(right, bracketed.end() if bracketed else 0)
        return inserted is not None and self._starts_with_duty(right[inserted.end() :])

    def _starts_with_duty(self, right: str) -> bool:
        words = self._past_fillers(_TOKEN.findall(right[:CONTEXT]))
        if self._duty.at_start(words)[1]:
            return True
        for length in range(min(self._auxiliaries.longest, len(words)), 0, -1):
            if self._auxiliaries.named(words[:length]):
                return self._participles.at_start(self._past_fillers(words[length:]))[1] > 0
        return False

    def _past_fillers(self, words: list[str]) -> list[str]:
        for number, word in enumerate(words):
            if word not in self._fillers and word not in self._joins and word not in _SIGNS_AFTER:
                return words[number:]
        return []

    def predicates(self, text: str) -> list[tuple[int, str]]:
        """Where each predicate of a lower-case text ends, and its kind, by place."""
        found = []
        for last, (length, open_, kinds) in self._predicates.iter(text) if self._predicates else ():
            start = last - length + 1
            if (start and text[start - 1].isalnum()) or (not open_ and text[last + 1 : last + 2].isalnum()):
                continue
            found += [(last + 1, kind) for kind in kinds if kind != "bound"]
            before = text[max(0, start - CONTEXT) : start]
            if "bound" in kinds and before.rstrip().endswith(self._bound_endings):
                found.append((last + 1, "bound"))
        return found

    def in_passing(self, text: str) -> list[tuple[int, int]]:
        """Where clauses stand that only tell more of the body before them, by their commas; those in which
        somebody must do something, or is told to, are none."""
        if self._relative is None:
            return []
        found = [match.span() for match in self._relative.finditer(text)]
        return [(start, end) for start, end in found if not self.predicates(text[start:end])]

    def marks_helper(self, words: str) -> bool:
        """ "Cooperating", "with assistance": words in brackets that tell who only helps."""
        return bool(words) and self._helper_mark.fullmatch(words) is not None

    def marks_lead(self, words: str) -> bool:
        """ "Summary", "responsible": words in brackets that tell who leads."""
        if not words:
            return False
        return self.lead_mark.search(words) is not None or self._lead_label.fullmatch(words) is not None

    def closes_with_a_deed(self, text: str) -> bool:
        """Does a clause of the lower-case text end in the name of a deed?"""
        return self._deed is not None and self._deed.search(text) is not None

    def suffers(self, right: str) -> bool:
        """What stands after a body says what is to be done to it: "schools are to be opened"."""
        return self._suffers.match(right) is not None

    def is_wished(self, before: str, right: str) -> bool:
        """ "That the secretariat inform the Chairman"."""
        return self.wish.match(before) is not None and self._wished.match(right) is not None

    def is_told_briefly(self, name: str, right: str) -> bool:
        """ "Energy Ministry told to publish it": a headline's passive, unless it is what a giver did."""
        if self._bare.match(right) is None:
            return False
        return self._bare_active.match(right) is None or self.giver.search(name) is None

    def pronoun(self, text: str) -> tuple[int, int, bool] | None:
        """The first pronoun that stands for who is to do it, at the start or before a duty; is it plural?"""
        if self._pronouns.keys().isdisjoint(_TOKEN.findall(text)):
            return None
        before = ""
        for number, match in enumerate(_TOKEN.finditer(text)):
            many = self._pronouns.get(match[0])
            acts = before in self._bases or (self._infinitives and before.endswith(self._infinitives))
            opens = number == 0 or (number == 1 and not acts)
            before = match[0]
            if many is not None and (opens or self._starts_with_duty(text[match.end() :])):
                return match.start(), match.end(), many
        return None


def _closing(words: Lexicon) -> re.Pattern[str] | None:
    endings = "|".join(map(re.escape, words.forms("verb", "closing")))
    return re.compile(rf"\w(?:{endings})(?!\w)\s*(?:[.;:!,(]|-\s|$)") if endings else None


def _relative_clauses(words: Lexicon) -> re.Pattern[str] | None:
    """From the comma before "which", "whose" or "where" to the comma that closes the clause."""
    pronouns = words.forms("body-relative")
    if not pronouns:
        return None
    return re.compile(
        rf",\s(?:[^\W\d_]{{1,14}}\s){{0,2}}{choice(pronouns)}[^,;:.]{{1,{INSERTED}}}(?=[,;]|\s-\s)"
    )


def _orders(words: Lexicon, kind: str) -> tuple[str, ...]:
    """The verbs that order, where verbs close the clause."""
    return words.forms("order", kind) if kind in _BY_VERB and words.forms("verb", "closing") else ()


def _automaton(words: Lexicon) -> ahocorasick.Automaton | None:
    kinds: dict[str, set[str]] = {}
    for kind in _PREDICATES:
        for form in (*words.forms("body-predicates", kind), *_orders(words, kind)):
            kinds.setdefault(form, set()).add(kind)
    found = ahocorasick.Automaton()
    for form, of in kinds.items():
        text = form.rstrip("*")
        found.add_word(text, (len(text), text != form, frozenset(of)))
    if not kinds:
        return None
    found.make_automaton()
    return found


@cache
def markers(language: str) -> Markers:
    return Markers(language)
