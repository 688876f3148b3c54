"""Who stands in the place of the one told, whatever it is called: "the Premier told the weathermen to …".

For a language that addresses by case. Which verbs govern which case, and behind which preposition, is in
[governed] of the lexicon; [governed-endings] tells the case of a word. No list of bodies is asked.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from instructions.extraction.bodies.edges import edges_of, extended
from instructions.extraction.clause import Clause
from instructions.extraction.cues import any_form, pattern
from instructions.extraction.found import Owner, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_WORD = re.compile(r'"[^"\n]{2,60}"{1,2}|№\s?\d+|[^\W_][\w-]*|[^\w\s]')
_NAME = re.compile(r'"\w|[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2}|[A-Z]|[^\W\d_]\w*-\d')
"""A name whose case nobody sees: in quotes, in capitals, in other letters, with a number."""
_MOST_BEFORE, _MOST_BEHIND, _MOST_LETTERS, _MOST_ATTRIBUTES = 110, 180, 90, 4
_LETTERS = re.compile(r"[^\W\d_]{2}")
_ENDS = frozenset(",;:.!?()-")
_KINDS = ("dat", "acc", "for", "from", "upon", "kept", "before", "needs", "owes", "that", "with", "made")
"""By which case or preposition a verb asks for whom it tells; "needs": the dative of a duty; "owes": the
subject before it; "that": the subject behind it, of a verb of its own; "made": who is made responsible."""


_GAP = 3
_OPENING = 200
"""So much of a page tells whose meeting it is about."""
_DUTIES = ("needs", "owes", "with")


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    """As it is written, capitals kept."""
    lower: str


class _Words(NamedTuple):
    verbs: dict[str, re.Pattern[str]]
    """Kind of government -> the verbs that have it."""
    prepositions: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    skip: frozenset[str]
    never: frozenset[str]
    small: frozenset[str]
    """Prepositions: what stands behind them is no one told."""
    lives: re.Pattern[str] | None
    """Deeds of things."""
    things: re.Pattern[str] | None
    """Nouns that only look like those for people."""
    many: re.Pattern[str] | None
    """Forms in which nobody is the subject: whoever stands before them is their object."""


@cache
def _words(language: str) -> _Words | None:
    words = lexicon(language)
    verbs = {key: one for key in _KINDS if (one := pattern(language, "governed", key))}
    if not verbs:
        return None
    return _Words(
        verbs,
        {key: frozenset(words.forms("governed", f"{key}-word")) for key in verbs},
        {key: words.forms("governed-endings", key) for key in words.keys("governed-endings")},
        frozenset(words.forms("governed", "skip")),
        frozenset((*words.forms("governed", "never"), *words.forms("body-pronouns"))),
        frozenset(words.forms("governed", "small")),
        pattern(language, "governed", "lives"),
        pattern(language, "governed", "things"),
        pattern(language, "governed", "many"),
    )


def in_the_slot(senses: Senses, clause: Clause, language: str, *, near: bool) -> tuple[Owner, ...]:
    """Whoever stands where the verb of the order asks for somebody; nobody where nothing fits.

    `near`: orders stand beside it; elsewhere what people must do is law, advice or custom.
    """
    words = _words(language)
    if words is None or not (clause.cues or near):
        return ()
    slots = Slots(senses, clause, language, words)
    if slots.names_by_pronoun():
        return ()
    near = near or any(
        senses.says(part, language, "giver")
        for part in (clause.span, Span(0, min(_OPENING, clause.span.start)))
    )
    if near and not clause.cues and (name := slots.at_the_head()) is not None:
        return (Owner(_OUTSIDE + name.of(senses.page.text), name),)
    for kind, verbs in words.verbs.items():
        if kind in _DUTIES and not near:
            continue
        for verb in verbs.finditer(senses.flat, clause.span.start, clause.span.end):
            name = slots.beside(Span(*verb.span()), kind)
            if name is not None and not (
                kind in _DUTIES and senses.says(name, language, "against", "public")
            ):
                return _known(senses, name, language) or (Owner(_OUTSIDE + name.of(senses.page.text), name),)
    return ()


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _known(senses: Senses, name: Span, language: str) -> tuple[Owner, ...]:
    """The bodies that the registry knows and the name begins with, in a row."""
    found: list[Owner] = []
    end = name.start
    for mention in senses.mentions(
        Span(name.start, min(len(senses.flat), name.end + _MOST_LETTERS)), language
    ):
        if not mention.ids or mention.span.start - end > (_GAP if found else 1):
            break
        found += [Owner(id_, mention.span) for id_ in mention.ids]
        end = max(mention.span.end, mention.reach)
    return tuple(found)


class Slots:
    """The places beside the verbs of one clause."""

    def __init__(self, senses: Senses, clause: Clause, language: str, words: _Words) -> None:
        self.senses, self.clause, self.language, self.words = senses, clause, language, words
        self.flat, self.span = senses.flat, clause.span

    def beside(self, verb: Span, kind: str) -> Span | None:
        """The name right behind the verb, else the one before it."""
        behind = self._tokens(Span(verb.end, min(self.span.end, verb.end + _MOST_BEHIND)))
        before = self._tokens(Span(max(self.span.start, verb.start - _MOST_BEFORE), verb.start))
        if kind == "dat":
            return self._told_behind(behind) or self._told_before(before)
        if kind == "acc":
            return self._object_behind(behind) or self._object_before(before, verb)
        if kind == "needs":
            return self._in_need(before) or self._in_need(behind[:_MOST_ATTRIBUTES], direct=True)
        if kind == "owes":
            return self._subject(before, verb)
        if kind == "made":
            return self._object_made(behind, verb)
        if kind == "that":
            return self._subject_of_its_own(behind)
        return self._behind_preposition(behind, kind) or self._behind_preposition(before, kind)

    def at_the_head(self) -> Span | None:
        """ "Weathermen - to publish it by May 1", among orders."""
        tokens = self._tokens(self.span)
        while tokens and not _LETTERS.search(tokens[0].text):
            tokens = tokens[1:]
        if not tokens or self.senses.word_ending(self.span, self.language, "infinitive") is None:
            return None
        name = self._told_at(tokens, 0)
        if name is None or name.start - self.span.start > _GAP:
            return None
        return name if _BEHIND_HEAD.match(self.flat, name.end, self.span.end) else None

    def names_by_pronoun(self) -> bool:
        """ "The third the President told him to close": whom it means was named before."""
        pronouns = pattern(self.language, "refers", "addressed")
        return pronouns is not None and pronouns.search(self.flat, *_bounds(self.span)) is not None

    def _tokens(self, part: Span) -> list[_Word]:
        """The words of a stretch but for those of the deadline and small ones that may stand anywhere."""
        due = self._due()
        found = []
        for one in _WORD.finditer(self.senses.page.folded, part.start, part.end):
            if due is not None and due.start <= one.start() < due.end:
                continue
            word = _Word(one.start(), one.end(), one[0], self.flat[one.start() : one.end()])
            if word.lower not in self.words.skip:
                found.append(word)
        return found

    def _due(self) -> Span | None:
        """The deadline, without the deed that an event's words have taken in."""
        due = self.clause.due.span
        verb = None if due is None else self.senses.word_ending(due, self.language, "infinitive")
        return due if due is None or verb is None else Span(due.start, verb.start)

    # -- by the case that addresses ---------------------------------------------------------------

    def _told_behind(self, tokens: list[_Word]) -> Span | None:
        if not tokens or not _LETTERS.search(tokens[0].text):
            return None
        return self._told_at(tokens, 0)

    def _told_before(self, tokens: list[_Word]) -> Span | None:
        """The first such words behind the last mark before the verb."""
        ends = [at for at, word in enumerate(tokens) if word.text in _ENDS]
        tokens = tokens[ends[-1] + 1 :] if ends else tokens
        governed = False
        for at, word in enumerate(tokens):
            if word.lower in self.words.small:
                governed = True
                continue
            if governed:
                governed = word.lower.endswith(self.words.endings["attribute"])
                continue
            if (name := self._told_at(tokens, at)) is not None:
                return name
        return None

    def _told_at(self, tokens: list[_Word], at: int) -> Span | None:
        """The name in the dative that begins at a word."""
        first = tokens[at]
        if first.lower in self.words.never or first.lower in self.words.small:
            return None
        attribute, head = self.words.endings["attribute"], at
        while (
            head + 1 < len(tokens)
            and head - at < _MOST_ATTRIBUTES
            and tokens[head].lower.endswith(attribute)
            and self._joined(tokens, head)
        ):
            head += 1
        noun = tokens[head]
        plain = noun.lower.endswith(self.words.endings["plain"]) and not self._is_a_verb(noun)
        perhaps = noun.lower.endswith(self.words.endings["perhaps"]) and (
            head > at or self._has_object_apart(noun)
        )
        if not (_NAME.match(noun.text) or plain or perhaps):
            return None
        name = self._name(first, noun)
        return None if name is None or self._points_back(name) else name

    def _points_back(self, name: Span) -> bool:
        """ "The region", "the chairman": a noun alone that stands for one named before."""
        words = (any_form(self.language, "points-to"), any_form(self.language, "refers", "same"))
        return any(one and one.fullmatch(self.flat, *_bounds(name)) for one in words)

    def _has_object_apart(self, noun: _Word) -> bool:
        """A deed with an object behind it follows, so that what stands before is none."""
        verb = self.senses.word_ending(Span(noun.end, self.span.end), self.language, "infinitive")
        if verb is None:
            return False
        rest = self._tokens(Span(verb.end, self.span.end))[:1]
        return bool(rest) and _is_a_word(rest[0]) and rest[0].lower not in self.words.small

    # -- whose duty it is --------------------------------------------------------------------------

    def _in_need(self, tokens: list[_Word], *, direct: bool = False) -> Span | None:
        """ "The designers need to …": somebody, where the deed is one that only somebody does."""
        if not self._acts():
            return None
        return self._told_behind(tokens) if direct else self._told_before(tokens)

    def _acts(self) -> bool:
        """Is what must be done nothing that a thing does ("the draft must pass", "prices must fall")?"""
        verb = self.senses.word_ending(self.span, self.language, "infinitive")
        if verb is None or verb.of(self.flat).endswith(self.words.endings["of-itself"]):
            return False
        return self.words.lives is None or not self.words.lives.fullmatch(self.flat, *_bounds(verb))

    def _subject(self, tokens: list[_Word], verb: Span) -> Span | None:
        """The subject of a duty: a noun for people, by its suffix, that agrees with the duty."""
        ends = [at for at, word in enumerate(tokens) if word.text in _ENDS]
        tokens = tokens[ends[-1] + 1 :] if ends else tokens
        number = "many" if self.flat[verb.start : verb.end].endswith("ы") else "one"
        nouns, attribute = self.words.endings[f"people-{number}"], self.words.endings[f"attribute-{number}"]
        for at, word in enumerate(tokens):
            if at and tokens[at - 1].lower in self.words.small:
                continue
            if not word.lower.endswith(nouns) or self._is_a_thing(word):
                continue
            first = at
            while first and tokens[first - 1].lower.endswith(attribute) and self._joined(tokens, first - 1):
                first -= 1
            return self._name(tokens[first], word) if self._acts() else None
        return None

    def _is_a_thing(self, word: _Word) -> bool:
        return self.words.things is not None and self.words.things.fullmatch(word.lower) is not None

    def _subject_of_its_own(self, tokens: list[_Word]) -> Span | None:
        """ "… that the training regiment fence it": what stands before the finite verb."""
        if not tokens or tokens[0].lower in self.words.small or not _is_a_word(tokens[0]):
            return None
        verb = next((word for word in tokens[1:] if word.lower.endswith(self.words.endings["finite"])), None)
        name = self._governed(tokens, 0)
        if name is None or verb is None:
            return None
        name = Span(name.start, self.flat.rfind(" ", 0, verb.start)) if verb.start < name.end else name
        following = next((word for word in tokens if word.start >= name.end), None)
        acts = following is not None and following.lower.endswith(self.words.endings["finite"])
        return name if acts else None

    # -- by another case, which the verb alone asks for --------------------------------------------

    def _object_behind(self, tokens: list[_Word]) -> Span | None:
        if not tokens or tokens[0].lower in self.words.small or not _is_a_word(tokens[0]):
            return None
        deed = self.words.prepositions["acc"] | {":"}
        if not any(self._is_a_verb(word) or word.lower in deed for word in tokens):
            return None
        return self._governed(tokens, 0)

    def _object_made(self, tokens: list[_Word], verb: Span) -> Span | None:
        """ "Responsible for the tracks is made the rescue service"."""
        charge = pattern(self.language, "governed", "charge")
        if charge is None or charge.search(self.flat, self.span.start, verb.start) is None:
            return None
        named = bool(tokens) and _is_a_word(tokens[0]) and tokens[0].lower not in self.words.small
        return self._governed(tokens, 0) if named else None

    def _object_before(self, tokens: list[_Word], verb: Span) -> Span | None:
        """Only where whoever stands first is not the subject: nobody is, or one who gives orders stands
        between."""
        giver = any_form(self.language, "giver")
        said = giver and next(giver.finditer(self.flat, self.span.start, verb.start), None)
        many = self.words.many
        if said and tokens and said.start() > tokens[0].start:
            tokens = [word for word in tokens if word.end <= said.start()]
        elif many is None or many.fullmatch(self.flat, verb.start, verb.end) is None:
            return None
        ends = [at for at, word in enumerate(tokens) if word.text in _ENDS]
        tokens = tokens[ends[-1] + 1 :] if ends else tokens
        others = self.senses.mentions(Span(verb.end, self.span.end), self.language)
        if others or not tokens or tokens[0].lower in self.words.small:
            return None
        return self._governed(tokens, 0)

    def _behind_preposition(self, tokens: list[_Word], kind: str) -> Span | None:
        for at, word in enumerate(tokens[:-1]):
            if self._is_a_verb(word):
                return None
            if word.lower in self.words.prepositions[kind] and _is_a_word(tokens[at + 1]):
                return self._governed(tokens, at + 1)
        return None

    def _governed(self, tokens: list[_Word], at: int) -> Span | None:
        """The name that begins at a word, whatever its case."""
        first = tokens[at]
        if first.lower in self.words.never or self._is_a_verb(first) or first.text[0].isdigit():
            return None
        if first.lower.endswith(self.words.endings["manner"]) and tokens[at + 1 :]:
            return None if self._is_a_verb(tokens[at + 1]) else self._name(first, first)
        attribute, head = self.words.endings["attribute-any"], at
        while (
            head + 1 < len(tokens)
            and head - at < _MOST_ATTRIBUTES
            and tokens[head].lower.endswith(attribute)
            and self._joined(tokens, head)
            and not self._is_a_verb(tokens[head + 1])
            and tokens[head + 1].lower not in self.words.small
        ):
            head += 1
        return self._name(first, tokens[head])

    # -- what belongs to it ------------------------------------------------------------------------

    def _joined(self, tokens: list[_Word], at: int) -> bool:
        """Nothing but a space stands between a word and the next."""
        return tokens[at + 1].start - tokens[at].end == 1

    def _is_a_verb(self, word: _Word) -> bool:
        return self.senses.word_ending(Span(word.start, word.end), self.language, "infinitive") is not None

    def _name(self, first: _Word, head: _Word) -> Span | None:
        """From the first word of a name over its head to what belongs to it behind."""
        ceiling = min(self.span.end, head.end + _MOST_LETTERS)
        behind = self._tokens(Span(head.end, ceiling))
        kept = list(takewhile(lambda word: not self._stops(word), behind))
        ceiling = kept[-1].end if kept else head.end
        whole = extended(
            self.senses.page.folded,
            Span(first.start, head.end),
            edges_of(self.language),
            first.start,
            ceiling,
        )
        end = whole.end
        return Span(first.start, self._with_number(end))

    def _with_number(self, end: int) -> int:
        number = _NUMBER.match(self.flat, end, self.span.end)
        return number.end() if number else end

    def _stops(self, word: _Word) -> bool:
        return word.text in _ENDS or self._is_a_verb(word) or self._gives(word)

    def _gives(self, word: _Word) -> bool:
        """One who gives orders begins here: he is no part of a name."""
        giver = any_form(self.language, "giver")
        return giver is not None and giver.match(self.flat, word.start) is not None


_BEHIND_HEAD = re.compile(r"\s-\s|:\s")
_NUMBER = re.compile(r"\s№\s?\d+")


def _is_a_word(word: _Word) -> bool:
    return _LETTERS.search(word.text) is not None
