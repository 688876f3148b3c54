from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instructions.reports.tally import Tally, median


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([7], 7.0), ([1, 9], 5.0), ([1, 2, 9], 2.0), ([3, 3, 3, 10], 3.0), ([1, 1, 5, 5], 3.0)],
    ids=["none", "one", "two", "three", "repeated", "between"],
)
def test_median_counted(values: list[int], expected: float | None) -> None:
    assert median(Counter(values)) == expected


@given(st.lists(st.integers(1, 400), min_size=1))
def test_median_is_the_middle_of_the_sorted_values(values: list[int]) -> None:
    ordered = sorted(values)
    middle = (ordered[(len(values) - 1) // 2] + ordered[len(values) // 2]) / 2
    assert median(Counter(values)) == middle


def test_gained_is_rounded_once() -> None:
    figures = Tally(due_by_original=3, done_by_original=1, due_by_current=3, done_by_current=2).figures()
    assert (figures.k1.percent, figures.k2.percent, figures.gained) == (33.3, 66.7, 33.3)


def test_sum_adds_every_count() -> None:
    total = Tally.sum(
        [Tally(submitted=2, overdue=Counter({3: 1})), Tally(submitted=1, overdue=Counter({3: 2}))]
    )
    assert (total.submitted, total.overdue) == (3, Counter({3: 3}))
