from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from benchmarks.beside_servers import figures_told
from benchmarks.figure import Figure
from benchmarks.run import main, row, run

EXTRACT = Figure("extract", 3.0, 2.0, "MB/s")
PAGE = Figure("list page", 0.2, 0.3, "s")


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        pytest.param(Figure("list page", 0.2, 0.3, "s"), True, id="quicker-than-its-limit"),
        pytest.param(Figure("list page", 0.4, 0.3, "s"), False, id="slower-than-its-limit"),
        pytest.param(Figure("extract", 3.0, 2.0, "MB/s"), True, id="more-than-its-limit"),
        pytest.param(Figure("extract", 1.0, 2.0, "MB/s"), False, id="less-than-its-limit"),
    ],
)
def test_a_time_is_to_be_small_and_a_speed_great(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    assert row(figure).startswith("✓" if holds else "✗")


def test_figures_are_kept_by_name_with_value_limit_ratio_and_unit(tmp_path: Path) -> None:
    path = tmp_path / "var" / "benchmark.json"
    assert run([("reading", lambda: [EXTRACT])], path) == []
    kept = {"extract": {"value": 3.0, "limit": 2.0, "ratio": 1.5, "unit": "MB/s"}}
    assert json.loads(path.read_text()) == kept


def test_a_figure_is_told_before_the_next_one_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def measure() -> Iterator[Figure]:
        yield EXTRACT
        told.append(capsys.readouterr().out)

    run([("reading", measure)], tmp_path / "benchmark.json")
    assert row(EXTRACT) in told[0]


def test_what_was_measured_is_kept_where_a_module_fails_and_the_others_have_their_turn(
    tmp_path: Path,
) -> None:
    def fails() -> Iterator[Figure]:
        yield EXTRACT
        raise RuntimeError("the server is gone")

    kept = tmp_path / "benchmark.json"
    written_before: list[dict[str, object]] = []

    def works() -> Iterator[Figure]:
        written_before.append(json.loads(kept.read_text()))
        yield PAGE

    assert run([("reading", fails), ("lists", works)], kept) == ["reading"]
    assert list(written_before[0]) == ["extract"]
    assert list(json.loads(kept.read_text())) == ["extract", "list page"]


def test_a_run_with_a_failing_module_names_it_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def fails() -> Iterator[Figure]:
        raise RuntimeError("the server is gone")
        yield

    settings.VAR_DIR = tmp_path
    monkeypatch.setattr("benchmarks.run.modules", lambda: [("reading", fails)])
    monkeypatch.setattr("django.setup", lambda: None)
    with pytest.raises(SystemExit, match="reading"):
        main()


def test_figures_of_a_process_come_one_by_one_and_its_failure_after_them() -> None:
    script = 'print(\'{"name": "a", "value": 1, "limit": 2, "unit": "s"}\', flush=True); exit(3)'
    told = figures_told([sys.executable, "-c", script], dict(os.environ))
    assert next(told) == Figure("a", 1, 2, "s")
    with pytest.raises(subprocess.CalledProcessError):
        next(told)
