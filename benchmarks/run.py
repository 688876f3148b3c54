"""Runs `measure()` of every module beside this one, prints each figure with its limit, keeps them all."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

import benchmarks
from benchmarks.figure import Figure


def measured() -> Iterator[Figure]:
    """The figures of every module with a `measure()`, module by module in the order of their names."""
    for found in pkgutil.iter_modules(benchmarks.__path__):
        module = importlib.import_module(f"benchmarks.{found.name}")
        if measure := getattr(module, "measure", None):
            print(f"{found.name} …", flush=True)
            yield from measure()


def row(figure: Figure) -> str:
    mark = "✓" if figure.holds else "✗"
    numbers = f"{figure.value:>12.3f} {figure.limit:>12.3f} {figure.ratio:>8.2f}"
    return f"{mark} {figure.name:<40} {numbers}  {figure.unit}"


def write(figures: Iterable[Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {figure.name: figure.as_json() for figure in figures}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.conf import settings

    figures = list(measured())
    print(f"  {'':<40} {'measured':>12} {'limit':>12} {'ratio':>8}")
    for figure in figures:
        print(row(figure))
    path = settings.VAR_DIR / "benchmark.json"
    write(figures, path)
    print(f"Written to {path}")


if __name__ == "__main__":
    main()
