from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.figure import Figure
from benchmarks.run import row, write


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
    write([Figure("extract", 3.0, 2.0, "MB/s")], path)
    kept = {"extract": {"value": 3.0, "limit": 2.0, "ratio": 1.5, "unit": "MB/s"}}
    assert json.loads(path.read_text()) == kept
