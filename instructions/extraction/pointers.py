"""Nouns and pronouns that point back: "this ministry", "the said bodies", "its head", "they"; and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.bodies import Mention, Role
from instructions.extraction.clause import Clause
from instructions.extraction.cues import Cue, addresses_by_case, any_form, has_last_verbs, pattern
from instructions.extraction.discourse import Discourse
from instructions.extraction.found import Owner, Span
from instructions.extraction.kinds import is_of_its_kind
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

ARTICLE = 12
"""A pointing word may stand so far before the noun."""
_BEHIND = 24
"""What belongs to a pointing noun may stand so far behind it: "to the akims of the said regions"."""
_ROW_GAP = 12
REGION = "region"
_BESIDE_PRONOUN = 24
_KINDS = {"akimat": REGION}
"""Class of a pointing head -> kind of the bodies it may mean, where the two differ."""
NEAR = 70
"""A pronoun or an ordinal that stands for the lead is so near to the start of its clause."""
_SUBJECT = "nom"
_SPEAKS = re.compile(r'[^:"]{0,100}:\s*"\w')
_SPEECH = re.compile(r':\s*"(?=\w)')
_BESIDE_OTHERS = re.compile(r"(?<!\w)(?:on|in|at|of|from|about)\s$")
STANDS_ALONE = re.compile(r"\s*(?:[,:(]|-\s|$)")
_MERELY_NAMED = frozenset({Role.NAMED, Role.OTHER, Role.GIVER})
ORDERS_OF_OTHERS = frozenset({"order.told", "order.tells"})


class Pointers:
    def __init__(self, senses: Senses, discourse: Discourse, told: list[tuple[Owner, ...]]) -> None:
        self.senses = senses
        self.discourse = discourse
        self.told = told
        """Who was told something, the last at the end."""

    def pointer(self, clause: Clause, language: str) -> Mention | None:
        """The mention that stands for the lead but names no body of its own."""
        leads = {owner.span for owner in clause.leads}
        for mention in self.senses.mentions(clause.span, language):
            if clause.leads and mention.span not in leads:
                continue
            if clause.role in _MERELY_NAMED and not self._heads(mention, clause, language):
                continue
            if self._is_behind_the_duty(mention, clause, language):
                continue
            if self._speaks(mention, clause, language):
                continue
            if not mention.ids:
                return mention
            if (mention.weak or mention.ids[0].startswith("?")) and self._is_pointing(mention, language):
                return mention
            if self._is_bare_noun(mention, clause, language):
                return mention
        return None

    def _is_behind_the_duty(self, mention: Mention, clause: Clause, language: str) -> bool:
        """ "Each is to name a vice minister": the object of a duty points to no one who bears it."""
        agent = pattern(language, "refers", "agent")
        if clause.leads or agent is None:
            return False
        duties = [cue.span.end for cue in clause.cues if cue.name.startswith("duty.")]
        if not duties or mention.span.start < min(duties):
            return False
        before = self.senses.flat[mention.span.start - ARTICLE : mention.span.start].split()
        return not any(agent.fullmatch(word) for word in before[-2:])

    def _is_bare_noun(self, mention: Mention, clause: Clause, language: str) -> bool:
        """ "To the institute": a common noun told to do something, of which a body was named before."""
        if not addresses_by_case(language) or not mention.points_to or mention.many or not clause.leads:
            return False
        if mention.span.of(self.senses.flat).endswith(
            lexicon(language).forms("head-names", "noun") or ("\0",)
        ):
            return len(self.discourse.nearest(mention, language)) > 1
        return bool(self.discourse.nearest(mention, language))

    def _speaks(self, mention: Mention, clause: Clause, language: str) -> bool:
        """Where verbs close the clause: the one who tells others, or whose words follow."""
        if not has_last_verbs(language) or _SUBJECT not in mention.cases:
            return False
        if any(cue.name == "order.tells" for cue in clause.cues):
            return True
        return _SPEAKS.match(self.senses.flat, mention.span.end, clause.span.end) is not None

    def _heads(self, mention: Mention, clause: Clause, language: str) -> bool:
        """Somebody merely named is told something only at the head of the clause, before a mark."""
        if has_last_verbs(language):
            return True
        if self.senses.flat.find(": ", mention.span.end, clause.span.end) >= 0:
            return True
        return STANDS_ALONE.match(self.senses.flat, mention.span.end, clause.span.end) is not None

    def _is_pointing(self, mention: Mention, language: str) -> bool:
        compiled = any_form(language, "refers", "same")
        if compiled is None:
            return False
        start = max(0, mention.span.start - ARTICLE)
        found = compiled.finditer(self.senses.flat, start, mention.span.end + _BEHIND)
        return any(
            one.start() <= mention.span.start < one.end()
            and (
                one.end() == mention.span.end
                or (one.start() == mention.span.start and one.end() > mention.span.end)
            )
            for one in found
        )

    def pointed_to(self, pointer: Mention, clause: Clause, language: str) -> tuple[Owner, ...] | None:
        if pointer.many or is_said(self.senses, pointer.span, language, "several"):
            kinds = {_KINDS.get(one, one) for one in pointer.points_to}
            return self.several(pointer, kinds, language)
        if meant := self.discourse.nearest(pointer, language):
            return self._told_beside(meant, pointer, language) or meant
        if not self.told or len(self.told[-1]) > 1:
            return None
        of_region = any(_KINDS.get(one) == REGION for one in pointer.points_to)
        stranger = of_region and not self._are_of_kind(self.told[-1], pointer, language)
        return None if stranger else self.told[-1]

    def _told_beside(
        self, meant: tuple[Owner, ...], pointer: Mention, language: str
    ) -> tuple[Owner, ...] | None:
        """Of two of a kind in one sentence, the one that was told to do it, not who helps or receives."""
        told = self.told[-1] if self.told else ()
        if len(told) != 1 or told == meant or not self._are_of_kind(told, pointer, language):
            return None
        places = [owner.span for owner in (*told, *meant)]
        together = all(place is not None and self.discourse.shares(place, places[0]) for place in places)
        return told if together else None

    def several(self, pointer: Mention, kinds: set[str], language: str) -> tuple[Owner, ...] | None:
        if REGION in kinds and (group := self._last_group(pointer, language)):
            return group
        if not self.told or (kinds - {"any"} and not self._are_of_kind(self.told[-1], pointer, language)):
            return None
        if len(self.told[-1]) > 1 or len(self.told) == 1:
            return self.told[-1]
        return tuple(dict.fromkeys((*self.told[-2], *self.told[-1])))

    def _are_of_kind(self, owners: tuple[Owner, ...], pointer: Mention, language: str) -> bool:
        named = Mention(pointer.span, tuple(owner.id for owner in owners), frozenset())
        return is_of_its_kind(self.senses, named, pointer, language)

    def _last_group(self, pointer: Mention, language: str) -> tuple[Owner, ...] | None:
        """The nearest row of two or more bodies of such a kind: "Akmola and Kostanay regions"."""
        row: list[Owner] = []
        for heard, mention in self.discourse.before(pointer.span.start):
            fits = is_of_its_kind(self.senses, mention, pointer, language)
            owners = self.discourse.owners(mention, heard.language) if fits else ()
            near = not row or (row[-1].span is not None and row[-1].span.start - mention.span.end < _ROW_GAP)
            if len(owners) == 1 and near:
                row.append(owners[0])
            elif len(row) > 1:
                break
            else:
                row = [owners[0]] if len(owners) == 1 else []
        return tuple(reversed(row)) if len(row) > 1 else None

    def bare_pointer(self, clause: Clause, language: str) -> Mention | None:
        """ "The above bodies", where it is no mention."""
        compiled = any_form(language, "refers", "same")
        start = clause.span.start
        if compiled is not None and (said := _SPEECH.search(self.senses.flat, start, clause.span.end)):
            start = said.end()
        stop = min(clause.span.end, start + 50)
        named = [one.span for one in self.senses.mentions(clause.span, language) if one.ids and not one.weak]
        for found in compiled.finditer(self.senses.flat, start, stop) if compiled else ():
            if _BESIDE_OTHERS.search(self.senses.flat, clause.span.start, found.start()):
                continue
            if not any(one.start < found.end() < one.end for one in named):
                return Mention(Span(found.start(), found.end()), (), frozenset())
        return None

    def opens_with_pronoun(
        self, span: Span, own: Sequence[Cue], leads: tuple[Owner, ...], language: str
    ) -> bool:
        """ "He was told to connect the towns of the region": a pronoun before the order, bodies behind it."""
        compiled = pattern(language, "refers", "addressed")
        found = compiled.match(self.senses.flat, span.start, span.end) if compiled else None
        told = [cue.span for cue in own if found and 0 < cue.span.start - found.end() <= _BESIDE_PRONOUN]
        return bool(told) and all(one.span is not None and one.span.start >= told[0].end for one in leads)

    def pronoun(self, clause: Clause, language: str) -> Span | None:
        compiled = pattern(language, "refers", "pronoun")
        if compiled is None:
            return None
        told = (cue.span.end for cue in clause.cues if cue.name in ORDERS_OF_OTHERS)
        stop = min(clause.span.end, max(clause.span.start + NEAR, *told, 0))
        for found in compiled.finditer(self.senses.flat, clause.span.start, stop):
            subject = is_said(self.senses, Span(found.start(), found.end()), language, "subject")
            if subject and (_tells_others(clause.cues) or self._is_behind_a_link(found.start(), language)):
                continue
            if not _inside(found, clause.cues):
                return Span(found.start(), found.end())
        return None

    def _is_behind_a_link(self, at: int, language: str) -> bool:
        """ "Cars without it must be taken off": no subject."""
        words = self.senses.flat[max(0, at - ARTICLE) : at].split()
        linked = lexicon(language).forms("slot", "link") + lexicon(language).forms("slot", "preposition")
        return bool(words) and words[-1] in linked


def _tells_others(cues: tuple[Cue, ...]) -> bool:
    """ "He instructed them to …", not "he was instructed to …"."""
    told = [cue.span for cue in cues if cue.name == "order.told"]
    tells = [cue.span for cue in cues if cue.name in ("order.tells", "order.asks")]
    return any(not any(one.start <= two.end and two.start <= one.end for two in told) for one in tells)


def _inside(found: re.Match[str], cues: tuple[Cue, ...]) -> bool:
    """A pronoun that opens the cue itself: "it was instructed"."""
    return any(cue.span.start == found.start() and found.end() <= cue.span.end for cue in cues)


def is_said(senses: Senses, span: Span, language: str, key: str) -> bool:
    """Does one of the words of [refers] `key` stand in a stretch?"""
    compiled = pattern(language, "refers", key)
    return compiled is not None and compiled.search(senses.flat, span.start, span.end) is not None
