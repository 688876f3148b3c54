"""What the cutter of a sentence may ask about its stretches; nothing is looked for until it asks."""

from __future__ import annotations

from instructions.extraction.afterthoughts import charge, due_after
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import (
    TASK_CUES,
    addresses_by_case,
    has_last_verbs,
    ordinal_pattern,
    tells,
    tells_by_place,
    verb_pattern,
)
from instructions.extraction.ellipsis import gaps
from instructions.extraction.found import Due, Span
from instructions.extraction.memory import Memory
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.speech import has_speech

_BINDING = TASK_CUES - {"duty.will"}
_ARTICLE, _RIGHT_BEHIND = 4, 3


class Sight:
    """A sentence, as far as its stretches may stand for themselves."""

    def __init__(self, senses: Senses, memory: Memory, sentence: Span, language: str) -> None:
        self._senses = senses
        self._memory = memory
        self._sentence = sentence
        self._language = language
        self.by_case = addresses_by_case(language) and not has_last_verbs(language)
        """Names bear their case at their head, and verbs do not close the clause."""
        self.needs_verbs = has_speech(language)
        """A half without a verb of its own ("but not later than May 1") is no task."""
        self.goes_on = verb_pattern(language, "goes-on")
        """A verb form after which a comma may begin another order."""

    def is_whole(self) -> bool:
        """Does the sentence hold nothing by which halves stand for themselves: nobody's name and no time?"""
        senses, sentence, language = self._senses, self._sentence, self._language
        if senses.may_be_dated(sentence, language):
            return False
        ordinal = ordinal_pattern(language)
        if ordinal is not None and ordinal.search(senses.flat, *sentence):
            return False
        return not senses.mentions(sentence, language)

    def due(self, span: Span) -> Due:
        return self._senses.due(span, self._language, within=self._sentence)

    def deadlines(self) -> int:
        """How many the whole sentence has."""
        return self._senses.deadlines(self._sentence, self._language)

    def leads(self, span: Span) -> bool:
        """Does it name an addressee of its own?"""
        named = any(
            one.span.start < span.end and span.start < max(one.span.end, one.reach)
            for one in self._senses.mentions(self._sentence, self._language)
        )
        if named and self._senses.owners(span, self._language).lead:
            return True
        return self._memory.begins_with_ordinal(span, self._language)

    def begins_at(self, place: int) -> bool:
        """Does somebody's name begin at this place, or "the second"?"""
        return self._memory.begins_at(place, self._sentence, self._language)

    def named_at(self, place: int) -> bool:
        """Does a body's name end right before this place?"""
        return any(
            mention.span.start < place <= mention.span.end + 2
            for mention in self._senses.mentions(self._sentence, self._language)
        )

    def does(self, span: Span) -> bool:
        """Does it hold a form in which lists tell what to do?"""
        return self._senses.has_verb(span, self._language)

    def acts(self, span: Span) -> bool:
        """Does it hold an order, a duty, or a form in which lists tell what to do?"""
        senses, language = self._senses, self._language
        return (
            tells(senses.cues(span, language))
            or senses.has_verb(span, language)
            or opens_with_verb(senses, span, language)
            or (has_last_verbs(language) and senses.word_ending(span, language, "future") is not None)
        )

    def gaps(self) -> list[Span]:
        """Places where a body follows whose order is said before: "A to do this, B to do that"."""
        return gaps(self._senses, self._sentence, self._language)

    def adds(self, span: Span) -> bool:
        """Does it only say by when the order before it is to be done?"""
        return has_term(due_after(self._senses, span, self._language))

    def charges(self, span: Span) -> bool:
        """Does it only say who answers for the order before it, where nobody is named there?"""
        named = charge(self._senses, span, self._language)[0] if tells_by_place(self._language) else ()
        before = Span(self._sentence.start, span.start)
        return bool(named) and not self._senses.owners(before, self._language).lead

    def owes(self, span: Span) -> bool:
        """Does it begin with a body's name, or "the second", right before a duty or an order?"""
        if not tells_by_place(self._language):
            return False
        place = self._memory.ordinal_at(span, self._language)
        for mention in self._senses.mentions(self._sentence, self._language):
            if 0 <= mention.span.start - span.start <= _ARTICLE:
                place = mention.span
                break
        if place is None:
            return False
        cues = self._senses.cues(self._sentence, self._language)
        return any(cue.name in _BINDING and 0 < cue.span.start - place.end <= _RIGHT_BEHIND for cue in cues)
