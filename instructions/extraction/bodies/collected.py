"""What a collector finds, kept beside the lexicon for the registry that it was found for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from instructions.extraction.bodies.collector import Collector
from instructions.extraction.bodies.forms import RANK, Form, Part
from instructions.extraction.bodies.registry import Registry
from instructions.extraction.compiled import keep, kept, place_of
from instructions.extraction.lexicon import Lexicon

_MAKERS = tuple(f"bodies/{name}.py" for name in ("collected", "collector", "forms", "inflect", "registry"))
_OTHERS = 3
"""So many other registries' forms are kept beside: those of an office's own, and of the one before."""
_PARTS = {part.value: part for part in Part}


class Collected(NamedTuple):
    """Every form by which bodies are named, with what it may be, likeliest first; and the classes of heads
    by which the bodies of a kind are called."""

    choices: Mapping[str, tuple[Form, ...]]
    classes: Mapping[str, frozenset[str]]


def collected(words: Lexicon, registry: Registry) -> Collected:
    """What lexicon and registry say of names, as it was kept or found now."""
    if words.kept_at is None:
        return _found(words, registry)
    source = words.kept_at.parent.parent / f"{words.language}.bodies"
    place = place_of(source, words.kept_at.name, registry.key, code=_MAKERS)
    known = _restored(kept(place))
    if known is None:
        known = _found(words, registry)
        keep(place, _plain(known), beside=_OTHERS)
    return known


def _found(words: Lexicon, registry: Registry) -> Collected:
    collector = Collector(words, registry)
    choices = {
        form: tuple(sorted(parts.values(), key=lambda one: RANK[one.part]))
        for form, parts in collector.collected().items()
    }
    return Collected(choices, {kind: frozenset(names) for kind, names in collector.classes.items()})


def _plain(found: Collected) -> dict[str, Any]:
    """Forms, and rows of them, that many names share are written once."""
    forms: dict[tuple[object, ...], int] = {}
    rows: dict[tuple[int, ...], int] = {}
    told: list[tuple[object, ...]] = []
    names: dict[str, int] = {}
    for name, choices in found.choices.items():
        for one in choices:
            if forms.setdefault(_content(one), len(told)) == len(told):
                told.append(_told(one))
        row = tuple(forms[_content(one)] for one in choices)
        names[name] = rows.setdefault(row, len(rows))
    classes = {kind: sorted(names) for kind, names in found.classes.items()}
    return {"forms": told, "rows": list(rows), "names": names, "classes": classes}


def _content(one: Form) -> tuple[object, ...]:
    return one.part, one.cases, tuple(one.ids.items()), one.classes, one.as_written, one.open


def _told(one: Form) -> tuple[object, ...]:
    return one.part.value, sorted(one.cases), dict(one.ids), sorted(one.classes), one.as_written, one.open


def _restored(data: Any) -> Collected | None:
    """What was kept; None where it is nothing, or damaged."""
    try:
        forms = [
            Form(
                _PARTS[part],
                _set(tuple(cases)),
                {key: tuple(value) for key, value in ids.items()},
                _set(tuple(classes)),
                written,
                open_,
            )
            for part, cases, ids, classes, written, open_ in data["forms"]
        ]
        rows = [tuple([forms[number] for number in row]) for row in data["rows"]]
        choices = {name: rows[row] for name, row in data["names"].items()}
        return Collected(choices, {kind: frozenset(names) for kind, names in data["classes"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


@cache
def _set(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)
