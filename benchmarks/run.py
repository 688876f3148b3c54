"""Runs `measure()` of every module beside this one; each figure is printed and kept as soon as measured."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import django

import benchmarks
from benchmarks.figure import Figure

Measure = Callable[[], Iterable[Figure]]


def modules() -> list[tuple[str, Measure]]:
    """Every module with a `measure()`, in the order of their names; all are imported before one measures."""
    names = [found.name for found in pkgutil.iter_modules(benchmarks.__path__)]
    imported = {name: importlib.import_module(f"benchmarks.{name}") for name in names}
    return [(name, module.measure) for name, module in imported.items() if hasattr(module, "measure")]


def run(measures: Iterable[tuple[str, Measure]], path: Path) -> list[str]:
    """Measure module by module, keep the figures in the file; returns the names of the modules that failed.

    What a module has measured before it fails is kept, and the others are still asked.
    """
    figures: dict[str, Figure] = {}
    failed = []
    print(f"  {'':<40} {'measured':>12} {'limit':>12} {'ratio':>8}", flush=True)
    for name, measure in measures:
        print(f"{name} …", flush=True)
        try:
            for figure in measure():
                figures[figure.name] = figure
                print(row(figure), flush=True)
        except Exception:  # whatever it is, it is told below, and the other modules have their turn
            traceback.print_exc()
            failed.append(name)
        write(figures, path)
    return failed


def row(figure: Figure) -> str:
    mark = "✓" if figure.holds else "✗"
    numbers = f"{figure.value:>12.3f} {figure.limit:>12.3f} {figure.ratio:>8.2f}"
    return f"{mark} {figure.name:<40} {numbers}  {figure.unit}"


def write(figures: Mapping[str, Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {name: figure.as_json() for name, figure in figures.items()}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.conf import settings

    path = settings.VAR_DIR / "benchmark.json"
    failed = run(modules(), path)
    print(f"Written to {path}")
    if failed:
        sys.exit(f"Failed, so that figures are missing: {', '.join(failed)}")


if __name__ == "__main__":
    main()
