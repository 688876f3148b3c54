"""What speaks for another choice than that of the rules: how the two differ, and how sure either is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from instructions.extraction.choice.candidates import Candidate
from instructions.extraction.choice.traits import Traits, Weighed, kind_of, prefix_of
from instructions.extraction.found import FoundTask, Owner
from instructions.extraction.senses import Senses

_FARTHEST, _UNIT = 8.0, 4.0
_STEM = 7


def state_of(task: FoundTask) -> str:
    """What the rules have read: nobody, somebody known or not, somebody named before."""
    inherited = "inherited " if task.lead and "lead-inherited" in task.doubts else ""
    return inherited + kind_of(task.lead)


def relation(owners: Sequence[Owner], rules: Sequence[Owner]) -> str:
    mine, theirs = {one.id for one in owners}, {one.id for one in rules}
    if mine == theirs:
        return "same"
    if not mine or not theirs:
        return "new" if mine else "none"
    if mine < theirs:
        return "fewer"
    if mine > theirs:
        return "more"
    spans = [(one.span, other.span) for one in owners for other in rules]
    near = any(one and other and one.start < other.end and other.start < one.end for one, other in spans)
    return "overlaps" if mine & theirs or near else "other"


class Beside:
    """What the candidates of one task have beside the choice of the rules."""

    def __init__(self, senses: Senses, traits: Traits, held: Mapping[str, int]) -> None:
        """`held`: how many tasks of the page each owner leads by the rules."""
        self.traits, self.task, self.held = traits, traits.task, held
        self.language = traits.language
        self.state = state_of(self.task)
        role = senses.owners(self.task.action_span or self.task.span, self.language).role
        self.role = role.value if role else "-"
        self.co = {one.id for one in self.task.co}
        unknown = [one.id for one in self.task.lead if one.id.startswith("?")]
        self.ours = unknown[0].split()[-1].lower()[:_STEM] if unknown else kind_of(self.task.lead)

    def shares(self, one: Candidate, odds: float, rules: float) -> Iterator[Weighed]:
        """`odds`: by its own traits; `rules`: those of the rules' choice."""
        odds, rules = max(-_FARTHEST, odds), max(-_FARTHEST, rules)
        more, odds = (odds - rules) / _UNIT, odds / _UNIT
        state, rel = self.state, relation(one.owners, self.task.lead)
        language = self.language
        for name in ("share", f"share|{state}", f"share|{rel}", f"share|{rel}|{state}", f"{language} share"):
            yield name, odds
        yield f"more|{rel}", more

    def of(self, one: Candidate) -> Iterator[Weighed]:
        state, language, kind = self.state, self.language, kind_of(one.owners)
        rel, where = relation(one.owners, self.task.lead), self.traits.where(one)
        for name in (
            f"rel={rel}|{state}",
            f"{language} rel={rel}|{state}",
            f"kind={kind}{min(len(one.owners), 3)}|{rel}|{state}",
            f"where={where}|{rel}|{state}",
            f"where={where}|{kind}|{state}",
            f"role={self.role}|{rel}|{kind}",
            f"{language} role={self.role}|{rel}",
            *(f"source={source}|{rel}|{state}" for source in sorted(one.sources)),
            *(f"form={form}|{rel}|{state}" for form in self.traits.forms),
            *(f"doubt={doubt}|{rel}" for doubt in self.task.doubts),
            *self._of_owners(one.owners, rel),
        ):
            yield name, 1.0

    def _of_owners(self, owners: Sequence[Owner], rel: str) -> Iterator[str]:
        helps = sum(owner.id in self.co for owner in owners)
        if helps and rel != "same":
            yield f"helps={'all' if helps == len(owners) else 'some'}|{self.state}"
        if owners:
            held = max(self.held.get(owner.id, 0) - (rel == "same") for owner in owners)
            yield f"held={min(held, 2)}|{rel}|{self.state}"
            yield f"prefix={prefix_of(owners[0])}|{rel}|{self.state}"
            yield f"{self.language} ours={self.ours}|prefix={prefix_of(owners[0])}"
