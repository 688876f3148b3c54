"""Which part one body has in an instruction: by the words beside it, by its case, by its place."""

from __future__ import annotations

import re

from instructions.extraction.bodies.groups import Group
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.markers import Markers
from instructions.extraction.bodies.mention import GENITIVE
from instructions.extraction.bodies.owners import Role

MOST_BEFORE = 2
"""So many words may stand before an addressee that opens its clause."""
_NAME = r'(?![^"\n]{1,40}[^"\n,.!?]"\s*\w)'
"""A name in quotes, behind which the sentence goes on, is nobody's words."""
MOST_OPENING = 15
_OBJECT = frozenset({"acc"})
_BLANKED = "   "
"""Here stood one that is set apart."""
_OPENS = re.compile(r"(?:^|[|\t\n:(-]|^\W*\d{0,3}[.)]?)\s*[\"]*$")
_SPEAKS = re.compile(rf'\s*:\s*"{_NAME}')
_HEAD_OF_ALL = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]\s*)?(?:[^,;:]{1,40},\s)?(?:and\s+|the\s+|all\s+)*$")
_SPEAKS_THEN = re.compile(rf'[^:"]{{0,100}}:\s*"{_NAME}\w')
_OPENS_HEADLINE = re.compile(r"(?:^|[:.!?\"]|\s-)[\s\"]*$")
_HEADS_THEN = re.compile(r"\s*(?:\w+\s*){0,2}:")
_HEADS = re.compile(r"\s*:")
_CALLED = re.compile(r"\w\s*:\s*\"?\s*$")
_OPENS_WORDS = re.compile(r'(?:^|[:.!?]\s)["\s-]*["-]\s?$')
_CLOSES = re.compile(r"\s*(?:$|[|\t\n)]|[-:]\s)")


class Roles:
    """Asked of each group of bodies, once the predicates of the sentence are known."""

    def __init__(self, index: Index, words: Markers, lower: str) -> None:
        self.index, self.words, self.lower = index, words, lower
        self.predicates: list[tuple[int, str]] = []
        self.binds = False
        """Is there a verb whose object, not its addressee, is told: "obliged the ministry to"?"""

    def predicate(self) -> str:
        """The kind of the last predicate: who is told, who tells, whose duty it is."""
        if any(kind == "bound" for _, kind in self.predicates):
            return "duty"
        return self.predicates[-1][1] if self.predicates else ""

    def of(self, group: Group, left: str, right: str) -> Role:
        before, after = self.words.before(left)[0], self.words.after(right)[0]
        if (brief := self._in_a_headline(group, right)) is not None:
            return brief
        if self._is_called_before_a_colon(group, left, after):
            return Role.CALLED
        if ("entrusted" in before and "entrusted" in after) or "order" in before or self.words.is_label(left):
            return Role.ORDERED
        if "agent" in after:
            return Role.AGENT
        if "agent" in before or "tells" in before:
            told = "tells" in before
            return Role.GIVER if told else Role.AGENT if self._is_suffered(group.start) else Role.GIVER
        if self._opens_as_addressed(group, left, right):
            return Role.ADDRESSEE
        if _SPEAKS.match(right) or ("tells" in before | after and self._may_tell(group, right)):
            return Role.GIVER
        if "recipient" in before | after and not self._is_plainly_subject(group):
            return Role.RECIPIENT
        if self.words.addressee:
            return self._role_by_case(group, left, right)
        return self._role_by_place(group, left, right)

    def _tells(self, group: Group) -> bool:
        """ "Coal: the Prime Minister the ministry and the akim told": where verbs close the clause."""
        if self.index.head_first or self.predicate() != "tells":
            return False
        return self.words.giver.fullmatch(self.lower, group.start, group.end) is not None

    def _role_by_place(self, group: Group, left: str, right: str) -> Role:
        if _is_unknown(group) and self.words.suffers(right):
            return Role.ASIDE
        if self.words.is_subject_of(right) or self._opens_with_infinitive(group, right):
            return Role.SUBJECT
        return Role.NAMED if _alone(left, right) else _other(group)

    def _opens_speech(self, group: Group, right: str) -> bool:
        """ "The minister warned him: "…"": who stands before the words that he says."""
        spoken = not group.cases & self.words.called and _SPEAKS_THEN.match(self.lower, group.end)
        return bool(spoken) and bool(group.cases & self.words.subject)

    def _may_tell(self, group: Group, right: str) -> bool:
        """Before "told": where names bear their case first, not in a case that is told, and not where only
        an aside tells who says it ("the ministry, the Premier stressed, must"); where verbs close the
        clause, the dative right before is told."""
        if not self.index.case_first:
            return not group.cases & self.words.called
        subject = self.words.subject | ANY_CASE
        if any(one.cases and not one.cases & subject for one in group.mentions):
            return False
        if not right.lstrip().startswith(","):
            return True
        said = right[self.words.after(right)[1] :]
        others = said.startswith(_BLANKED) or self.words.giver.match(said.lstrip())
        return not (others or self.words.is_subject_of(right))

    def _is_plainly_subject(self, group: Group) -> bool:
        """Where names bear their case at their end, the nominative receives nothing."""
        return not self.index.case_first and bool(group.cases) and group.cases <= self.words.subject

    def _role_by_case(self, group: Group, left: str, right: str) -> Role:
        if not self.index.case_first and self._opens_speech(group, right):
            return Role.GIVER
        nominative = bool(group.cases & self.words.subject)
        unmarked = group.cases >= ANY_CASE
        if (beside := self._by_what_follows(group, right, bare=nominative or unmarked)) is not None:
            return beside
        predicate = self.predicate()
        if group.cases & self.words.addressee and (self.index.case_first or predicate in ("told", "tells")):
            return Role.ADDRESSEE
        if self._heads_what_closes(group, left, predicate) or self._is_bound(group):
            return Role.ADDRESSEE
        if nominative:
            return self._role_of_subject(group, left, right, predicate)
        if self._is_object_of_order(group, right):
            return Role.ORDERED
        if unmarked:
            return Role.ADDRESSEE
        if self._owns_the_deed(group, left, predicate):
            return Role.NAMED
        if group.cases & self.words.agent and self._is_suffered(len(self.lower)):
            return Role.AGENT
        with_others = not self.index.case_first and group.cases and group.cases <= self.index.companion
        return Role.CO if with_others and _is_known(group) else Role.ASIDE

    def _by_what_follows(self, group: Group, right: str, *, bare: bool) -> Role | None:
        """What the words right behind tell: a duty, that it is its own, or what is to be done to it."""
        if bare and _is_unknown(group) and self.words.undergoes.match(right):
            return Role.ASIDE
        if bare and self.words.is_subject_of(right):
            return Role.SUBJECT
        return Role.SUBJECT if GENITIVE in group.cases and self.words.owes.match(right) else None

    def _role_of_subject(self, group: Group, left: str, right: str, predicate: str) -> Role:
        """In the nominative, where no duty follows."""
        if predicate == "tells":
            return Role.CALLED if self._is_called_in_quotes(left, right) else Role.GIVER
        return Role.NAMED if not self.index.case_first or _alone(left, right) else _other(group)

    def _is_called_in_quotes(self, left: str, right: str) -> bool:
        """ "“Minister, open it”, the President told": a name and a comma open the words."""
        return not self.index.case_first and right.startswith(", ") and _OPENS_WORDS.search(left) is not None

    def _is_object_of_order(self, group: Group, right: str) -> bool:
        """ "I ask the prosecutors to …", where the object stands first."""
        return bool(group.cases & self.words.object) and self.words.is_subject_of(right)

    def _owns_the_deed(self, group: Group, left: str, predicate: str) -> bool:
        """ "The ministry's doing so is needed": the genitive that opens a clause, far from its noun."""
        if self.index.case_first:
            return False
        if GENITIVE in group.cases and not group.weak and self.words.owned_deed.search(self.lower, group.end):
            return True
        opens = group.start == len(left) <= MOST_OPENING
        return opens and GENITIVE in group.cases and not group.weak and predicate in ("told", "duty")

    def _is_bound(self, group: Group) -> bool:
        return self.binds and group.cases == _OBJECT and not group.weak

    def _heads_what_closes(self, group: Group, left: str, predicate: str) -> bool:
        """Where verbs close the clause: who is addressed stands first, a duty or the deed's name last."""
        if self.index.case_first or not group.cases & self.words.called:
            return False
        if left.endswith(" - ") and not self.lower[group.end :].strip(" .;!"):
            return True
        if left.endswith(" - ") and self.words.closes_with_a_deed(self.lower[group.end :]):
            return True
        if group.start != len(left):
            return False
        if len(left.split()) > MOST_BEFORE:
            return False
        told = _HEADS_THEN.match(self.lower, group.end) is not None
        return told or predicate == "duty" or self.words.closes_with_a_deed(self.lower)

    def _opens_as_addressed(self, group: Group, left: str, right: str) -> bool:
        """By its case before a colon; or "To the Ministry of Energy - …", with nothing else before."""
        if group.cases & self.words.addressee and _HEADS.match(right):
            return True
        opens = not self.index.head_first and group.start == len(left) and not left.strip()
        if opens and group.cases == self.words.called and right.startswith(" - "):
            return True
        return len(left) == group.start and self.words.opening.match(left) is not None

    def _is_called_before_a_colon(self, group: Group, left: str, after: frozenset[str]) -> bool:
        called = _CALLED.search(left) is not None and not group.weak
        return called and "tells" not in after and not self._tells(group)

    def _in_a_headline(self, group: Group, right: str) -> Role | None:
        """ "Energy Ministry told to do it", "PM to Energy Ministry: do it"; in an item, "that it do it"."""
        before = self.lower[: group.start]
        if _HEADS.match(right) and self.words.flash.search(before):
            return Role.ORDERED
        if self.words.is_wished(before, self.lower[group.end :]):
            return Role.SUBJECT
        if not _OPENS_HEADLINE.search(before):
            return None
        told = self.words.is_told_briefly(self.lower[group.start : group.end], right)
        return Role.SUBJECT if told else None

    def _opens_with_infinitive(self, group: Group, right: str) -> bool:
        """ "The akims to clear the roads", "the akims clear them": nothing stands before, a verb behind."""
        before = self.lower[: group.start]
        goes_to_another = len(right.split()) < MOST_BEFORE
        return (
            not goes_to_another
            and _HEAD_OF_ALL.match(before) is not None
            and self.words.acts.match(right) is not None
        )

    def _is_suffered(self, before: int) -> bool:
        return any(kind == "suffered" and end <= before for end, kind in self.predicates)


def _is_known(group: Group) -> bool:
    return not group.weak and not any(id_.startswith("?") for one in group.mentions for id_ in one.ids)


def _other(group: Group) -> Role:
    """Nothing speaks for it; where nothing speaks for another either, it leads, if it is a body at all."""
    return Role.ASIDE if group.weak or _is_unknown(group) else Role.OTHER


def _alone(left: str, right: str) -> bool:
    """A cell, a list's head or tail: nothing before it or a dash, nothing after it or a dash."""
    return bool(_OPENS.search(left)) or bool(_CLOSES.match(right))


def _is_unknown(group: Group) -> bool:
    return all(id_.startswith("?") for mention in group.mentions for id_ in mention.ids)
