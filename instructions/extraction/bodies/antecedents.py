"""What "this ministry", "the akim of the region" and "they" point back to."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.bodies.index import ANY_CLASS, Index, index_for
from instructions.extraction.bodies.mention import OUTSIDE
from instructions.extraction.bodies.owners import Reference
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.folding import fold_case


def antecedents(
    reference: Reference,
    earlier: Sequence[Sequence[str]],
    *,
    language: str,
    registry: Registry | None = None,
) -> tuple[str, ...]:
    """Ids that a reference stands for, or none.

    `earlier` are the ids named before it, row by row (those that stood together in one row), the nearest
    row last. A plural wants the nearest row of several, or else the two nearest; a singular the nearest one.
    """
    known = registry or seeded_registry()
    index = index_for(language, known)
    rows = [[id_ for id_ in row if _fits(id_, reference, index, known)] for row in earlier]
    rows = [row for row in rows if row]
    if not rows:
        return ()
    if not reference.many:
        return tuple(rows[-1][-1:]) if reference.classes else tuple(rows[-1])
    several = rows[-1] if len(rows[-1]) > 1 or rows[-1][0] in index.many else _merged(rows[-2:])
    return tuple(several)


def _merged(rows: Sequence[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(id_ for row in rows for id_ in row))


def _fits(id_: str, reference: Reference, index: Index, registry: Registry) -> bool:
    if not reference.classes or ANY_CLASS in reference.classes:
        return True
    if id_.startswith(OUTSIDE):
        words = fold_case(id_)
        return any(class_ in words for class_ in reference.classes)
    if id_ not in registry:
        return False
    kinds = {kind for class_ in reference.classes for kind in index.kinds.get(class_, ())}
    return registry[id_].kind in kinds
