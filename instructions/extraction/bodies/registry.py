"""The bodies that can be told to do something, as extraction knows them: plain values, from JSON or rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[3] / "seeds" / "bodies.json"

Names = Mapping[str, tuple[str, ...]]
"""Language code -> names in that language."""


@dataclass(frozen=True, slots=True)
class Body:
    """One body; `names` holds its full name in each language, `members` what a collective stands for."""

    id: str
    kind: str
    names: Mapping[str, str]
    aliases: Names = field(default_factory=dict)
    ambiguous_aliases: Names = field(default_factory=dict)
    members: tuple[str, ...] = ()

    def called(self, language: str) -> tuple[str, ...]:
        """What it is called in a language without doubt, the full name first."""
        name = self.names.get(language)
        return ((name,) if name else ()) + self.aliases.get(language, ())

    def perhaps_called(self, language: str) -> tuple[str, ...]:
        return self.ambiguous_aliases.get(language, ())


class Registry:
    """Bodies by id. Two registries of the same bodies are equal, whatever they were read from."""

    __slots__ = ("_by_id", "bodies", "key")

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = tuple(bodies)
        self._by_id = {body.id: body for body in self.bodies}
        if len(self._by_id) != len(self.bodies):
            raise ValueError("two bodies have the same id")
        self.key = hashlib.sha256(repr([_plain(body) for body in self.bodies]).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def __getitem__(self, id_: str) -> Body:
        return self._by_id[id_]

    def of_kind(self, kind: str) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if body.kind == kind)


def _plain(body: Body) -> tuple[object, ...]:
    def spelled(names: Names) -> list[tuple[str, tuple[str, ...]]]:
        return sorted((language, tuple(forms)) for language, forms in names.items())

    names = sorted(body.names.items())
    return body.id, body.kind, names, spelled(body.aliases), spelled(body.ambiguous_aliases), body.members


def registry_from(rows: Iterable[Mapping[str, Any]]) -> Registry:
    """A registry from rows shaped like those of `seeds/bodies.json`."""
    return Registry(
        Body(
            id=row["id"],
            kind=row["kind"],
            names=dict(row["names"]),
            aliases=_names(row.get("aliases", {})),
            ambiguous_aliases=_names(row.get("ambiguous_aliases", {})),
            members=tuple(row.get("members", ())),
        )
        for row in rows
    )


def _names(given: Mapping[str, Sequence[str]]) -> Names:
    return {language: tuple(names) for language, names in given.items() if names}


@cache
def seeded_registry() -> Registry:
    """The registry that comes with the product."""
    return registry_from(json.loads(SEEDS.read_text("utf-8")))
