"""How far the names go that open a clause in the case that addresses: "to the department of roads, bridges
and transport of the city", "to the chief of staff, colonel Ermekov". By endings alone; no noun need be known.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from instructions.extraction.bodies import Mention
from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.cues import Cue, any_form
from instructions.extraction.found import Span
from instructions.extraction.head_words import HeadWords
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

TOKEN = re.compile(
    r'"[^"\s]{1,40}(?:\s[^"\s]{1,40}){0,4}"{1,2}|\([^()\n]{2,60}\)|№\s?\d+|[A-ZА-ЯЁ]\.(?:\s?[A-ZА-ЯЁ]\.)?|[^\W_][\w-]*|[^\w\s]'
)
_MARKS = re.compile(r"[\s\"]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[\s\"-]*")
_CAPITALS = re.compile(r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2}|[A-Z]|[^\W\d_][\w-]*-\d")
_FAR, _MOST_TOKENS, _MOST_ATTRIBUTES, SHORT = 220, 26, 4, 3
_ENDS = (":", "-", ".")


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    lower: str

    @property
    def named(self) -> bool:
        """Its case nobody sees: in quotes, in capitals, in other letters, with a number."""
        return self.text[0] in '"№' or _CAPITALS.match(self.text) is not None


class Head(NamedTuple):
    """The names that open a clause, and where what stands behind them begins."""

    names: tuple[Span, ...]
    nouns: tuple[Span, ...]
    """Their first words, up to the noun that bears the case."""
    end: int


class Row:
    def __init__(self, senses: Senses, span: Span, due: Span | None, language: str, words: HeadWords) -> None:
        self.senses, self.span, self.language, self.words = senses, span, language, words
        self.flat = senses.flat
        self.due = self._without_its_deed(due)
        self.tokens = self._tokens()
        self.found = False
        """Is a name read whose case is seen?"""
        self.unsure = False
        """Is a name of the row one whose ending may show another case?"""

    def _without_its_deed(self, due: Span | None) -> Span | None:
        """The deadline, without the deed that an event's words have taken in."""
        verb = self.senses.word_ending(due, self.language, "infinitive") if due else None
        return Span(due.start, verb.start) if due and verb else due

    def _tokens(self) -> list[_Token]:
        start, stop = self.span.start, min(self.span.end, self.span.start + _FAR)
        if marks := _MARKS.match(self.flat, start, stop):
            start = marks.end() - (self.flat[marks.end() - 1 : marks.end()] == '"')
        while opening := self.words.opening.match(self.flat, start, stop):
            start = opening.end()
            while start < stop and self.flat[start] in " ,-:":
                start += 1
        found = []
        for one in TOKEN.finditer(self.senses.page.folded, start, stop):
            found.append(_Token(one.start(), one.end(), one[0], self.flat[one.start() : one.end()]))
            if len(found) == _MOST_TOKENS:
                break
        return found[next((n for n, one in enumerate(found) if one.text != '"'), 0) :]

    # -- how far the row goes ---------------------------------------------------------------------

    def read(self) -> Head | None:
        names: list[Span] = []
        nouns: list[Span] = []
        at, end = 0, 0
        while (piece := self._name(at)) is not None:
            name, noun, end = piece
            names.append(name)
            nouns.append(noun)
            self.found = self.found or not self.unsure
            at = self._past_a_join(end)
            if at == end:
                break
        return Head(tuple(names), tuple(nouns), self._place(end)) if names else None

    def _place(self, at: int) -> int:
        return self.tokens[at].start if at < len(self.tokens) else self.span.end

    def _past_a_join(self, at: int) -> int:
        """Where the next name of the row would begin; the place itself where none does."""
        following = at
        if following < len(self.tokens) and self.tokens[following].text == ",":
            following += 1
        if following < len(self.tokens) and self.tokens[following].lower in self.words.joins:
            following += 1
        return following

    def _name(self, at: int) -> tuple[Span, Span, int] | None:
        """The name that begins at a token, up to its noun and all of it, and the token behind it."""
        tokens, first = self.tokens, at
        while at < len(tokens) and tokens[at].lower in self.words.each:
            at += 1
        if at < len(tokens) and (known := self._registered(tokens[at])) is not None:
            end = next((n for n, one in enumerate(tokens) if one.start >= known.end), len(tokens))
            return known, known, self._past_brackets(end)
        head = self._head(at)
        if head is None:
            return None
        end, behind = self._tail(head, many=tokens[head].lower.endswith(self.words.noun))
        start = tokens[first].start
        return Span(start, tokens[end - 1].end), Span(start, tokens[head].end), behind

    def name_in_any_case(self) -> Span | None:
        """The name at the head, whatever its case; its noun stands behind the words that agree with it."""
        tokens, at = self.tokens, 0
        attributes = lexicon(self.language).forms("governed-endings", "attribute-any")
        if not tokens or not self._may_begin(tokens[0]):
            return None
        while (
            at + 1 < len(tokens) and tokens[at].lower.endswith(attributes) and self._may_begin(tokens[at + 1])
        ):
            at += 1
        end, _ = self._tail(at, many=False)
        return Span(tokens[0].start, tokens[end - 1].end)

    def bare_name(self) -> Span | None:
        """A name in quotes, or of two words or more in capitals, at the head."""
        tokens, at = self.tokens, 0
        while at < len(tokens) and (tokens[at].named or tokens[at].text[0].isupper()):
            at += 1
        if not at or not self._may_begin(tokens[0]) or not (at > 1 or tokens[0].named):
            return None
        return Span(tokens[0].start, tokens[at - 1].end)

    def first_behind(self, name: Span) -> str:
        """The first word behind a name, what stands between and is the deadline passed over."""
        for token in self.tokens:
            amid = self.due is not None and self.due.start <= token.start < self.due.end
            if token.start >= name.end and not amid:
                return token.lower
        return ""

    def _past_brackets(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text[0] == "(":
            at += 1
        return at

    def _registered(self, token: _Token) -> Span | None:
        """Where the name of one body of the registry stands that begins here, if it may be addressed."""
        for mention in self.senses.mentions(self.span, self.language):
            begins = mention.span.start in (token.start, token.start + 1)
            if begins and self.is_registered(mention):
                end = max(mention.span.end, token.end if token.text[0] == '"' else 0)
                self.unsure = self.unsure or (mention.cases >= ANY_CASE and not self.found)
                told = "dat" in mention.cases or mention.cases >= ANY_CASE
                return Span(mention.span.start, end) if told else None
        return None

    def is_registered(self, mention: Mention) -> bool:
        return bool(mention.ids) and not mention.ids[0].startswith("?") and not mention.weak

    def _head(self, at: int) -> int | None:
        """The noun of the name that begins at a token."""
        tokens, words = self.tokens, self.words
        if at >= len(tokens) or not self._may_begin(tokens[at]):
            return None
        head = at
        while head - at < _MOST_ATTRIBUTES and tokens[head].lower.endswith(words.attribute):
            following = head + 1 + (head + 1 < len(tokens) and tokens[head + 1].lower in words.joins)
            if following >= len(tokens) or not self._may_begin(tokens[following]):
                break
            head = following
        noun = tokens[head]
        if noun.named:
            self.unsure = self.unsure or not self.found
            return head
        if noun.lower.endswith(words.noun) and len(noun.lower) > SHORT:
            return head
        if not noun.lower.endswith(words.perhaps) or noun.lower.endswith(words.not_noun):
            return None
        if head == at and not self._is_body(noun):
            self.unsure = True
        return head

    def _may_begin(self, token: _Token) -> bool:
        letter = token.text[0].isalpha() or (token.text[0] == '"' and _is_a_name(token.text))
        if not letter or token.lower in self.words.never:
            return False
        return token.lower not in self.words.small and not self._ends_the_name(token)

    def _is_body(self, token: _Token) -> bool:
        """Does the name of a body that may be addressed begin here?"""
        return any(
            mention.span.start == token.start and mention.cases & {"dat"}
            for mention in self.senses.mentions(self.span, self.language)
        )

    def _ends_the_name(self, token: _Token) -> bool:
        """The day, the deed, the word that orders, or one who gives orders: no part of a name."""
        if self.due and self.due.start <= token.start < self.due.end:
            return True
        place = Span(token.start, token.end)
        if self.senses.word_ending(place, self.language, "infinitive") is not None:
            return True
        if any(cue.span.start <= token.start < cue.span.end for cue in self._cues()):
            return True
        giver = any_form(self.language, "giver")
        return giver is not None and giver.match(self.flat, token.start) is not None

    def _cues(self) -> tuple[Cue, ...]:
        return self.senses.cues(self.span, self.language)

    # -- what belongs to a name behind its noun ---------------------------------------------------

    def _tail(self, noun: int, *, many: bool) -> tuple[int, int]:
        """The token behind the last of the name; and the token behind what may stand beside it."""
        tokens, at, end = self.tokens, noun + 1, noun + 1
        while at < len(tokens):
            token = tokens[at]
            if at == noun + 1 and token.lower in self.words.joins:
                break
            if token.text[0] == "(":
                at += 1
                continue
            if token.text == "," and (closed := self._relative(at)) > at:
                end = at = closed
                continue
            step = self._goes_on(at, many=many)
            if step == 0:
                break
            end = at = at + step
        return end, at

    def _relative(self, at: int) -> int:
        """Behind the comma that closes what tells which of them are meant; the place itself without."""
        tokens = self.tokens
        if at + 1 >= len(tokens):
            return at
        opens = self.words.relative.match(self.flat, tokens[at + 1].start) is not None
        if not opens and not tokens[at + 1].lower.endswith(self.words.participle):
            return at
        for place in range(at + 2, len(tokens)):
            if tokens[place].text == ",":
                return place + 1
            if tokens[place].text in _ENDS and self.flat[tokens[place].start - 1] == " ":
                return place
        return at

    def _goes_on(self, at: int, *, many: bool) -> int:
        """So many tokens from here on belong to the name."""
        tokens, words = self.tokens, self.words
        token = tokens[at]
        if self._ends_the_name(token) or token.text in _ENDS:
            return 0
        if token.text == "," or token.lower in words.joins:
            return self._row_of_its_own(at, many=many)
        if token.lower in words.behind:
            return self._topic(at)
        if topic := words.topic.match(self.flat, token.start):
            return sum(1 for one in tokens[at:] if one.start < topic.end())
        if token.named or token.text[0].isupper() or token.text[0] in "№" or token.text[0].isdigit():
            return int(not token.text[0].isdigit() or token.end - token.start < SHORT)
        return int(token.text[0].isalpha() and (self._is_of(token, at) or self._is_a_rank(at)))

    def _is_a_rank(self, at: int) -> bool:
        """ "To the chief of staff, | colonel Ermekov": a word in the same case before a person's name."""
        tokens, perhaps = self.tokens, self.words.perhaps
        if at + 1 >= len(tokens) or not tokens[at + 1].text[0].isupper() or tokens[at + 1].named:
            return False
        return tokens[at].lower.endswith(perhaps) and tokens[at + 1].lower.endswith(perhaps)

    def _is_of(self, token: _Token, at: int) -> bool:
        """Is it in the case of what the name is of, or the noun that such an attribute asks for?"""
        words = self.words
        if token.lower in words.small or token.lower in words.never or token.lower in words.each:
            return False
        verbs = edges_of(self.language).not_after
        if verbs is not None and verbs.match(token.lower) and not token.lower.endswith(words.of_attribute):
            return False
        before = self.tokens[at - 1].lower if at else ""
        asked = before.endswith(words.of_attribute) and token.start - self.tokens[at - 1].end == 1
        closes = token.lower[-1] in words.bare and self._closes(at)
        return asked or closes or token.lower.endswith((*words.of_attribute, *words.of_noun))

    def _closes(self, at: int) -> bool:
        """Does a name end with this token, by what stands behind it?"""
        if at + 1 >= len(self.tokens):
            return True
        following = self.tokens[at + 1]
        if following.text in ("-", ":", "(", ",", "."):
            return True
        place = Span(following.start, following.end)
        if self.senses.word_ending(place, self.language, "infinitive") is not None:
            return False
        return self._ends_the_name(following)

    def _row_of_its_own(self, at: int, *, many: bool) -> int:
        """ "Of roads, bridges and transport": what stands behind the join is of the same name."""
        tokens = self.tokens
        following = self._past_a_join(at)
        if following >= len(tokens) or following == at or not self._may_begin(tokens[following]):
            return 0
        token, last = tokens[following], tokens[at - 1]
        behind = following - at + 1
        if self._is_body(token) or self._registered(token) is not None:
            return 0
        if token.text[0] == '"':
            return behind if many and last.text[0] == '"' else 0
        if token.named:
            if following + 1 < len(tokens) and tokens[following + 1].text[0] == '"':
                return 0
            return behind if tokens[at].text != "," and self._is_of(last, at - 1) else 0
        if token.text[0].isupper():
            return behind if many and last.text[0].isupper() else 0
        topics = any(one.lower in self.words.behind for one in tokens[:at])
        if topics and token.lower.endswith(self.words.perhaps) and not token.text[0].isupper():
            return behind
        return behind if not self._begins_as_told(following) and self._is_of(token, following) else 0

    def _begins_as_told(self, at: int) -> bool:
        """Is it plainly in the case that addresses, and not in that of what a name is of?"""
        words = self.words
        token = self.tokens[at]
        if token.lower.endswith((*words.attribute, *words.noun)):
            return not token.lower.endswith(words.of_attribute)
        return token.lower.endswith(words.perhaps) and not token.lower.endswith(words.of_noun)

    def _topic(self, at: int) -> int:
        """ "For the coordination of employment": a preposition and what it asks for."""
        tokens, words = self.tokens, self.words
        if at + 1 >= len(tokens) or words.not_behind.match(self.flat, tokens[at + 1].start):
            return 0
        following = tokens[at + 1]
        if self._ends_the_name(following) or not (following.text[0].isalpha() or following.text[0] == '"'):
            return 0
        last = at + 1
        while (
            last + 1 < len(tokens)
            and tokens[last].lower.endswith(words.attribute)
            and not self._ends_the_name(tokens[last + 1])
            and tokens[last + 1].text[0].isalpha()
        ):
            last += 1
        return last - at + 1


def _is_a_name(quoted: str) -> bool:
    """In quotes stand words enough, but no sentence."""
    return len(quoted) > SHORT and quoted[1].isupper() and quoted.count(" ") < _MOST_ATTRIBUTES
