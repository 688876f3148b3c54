"""How wide the columns of a table are: by their shares, and no word broken while others have room to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from instructions.documents.sheet import Grid

LONG_WORD = 24
"""Letters; what is longer, an address perhaps, is broken and makes no column wider."""

Measure = Callable[[str, bool], float]
"""The width of a word, in bold or not."""


def column_widths(grid: Grid, width: float, *, beside: float, measure: Measure) -> list[float]:
    """`beside` stays free at either side of a cell."""
    shares = sum(column.share for column in grid.columns)
    asked = [width * column.share / shares for column in grid.columns]
    least = [_longest(grid, place, measure) + 2 * beside for place in range(len(asked))]
    return _fitted(asked, least)


def _fitted(asked: Sequence[float], least: Sequence[float]) -> list[float]:
    """What is missing is taken from the columns with room to spare, from each in proportion to it."""
    lacking = [max(need - has, 0.0) for has, need in zip(asked, least, strict=True)]
    spare = [max(has - need, 0.0) for has, need in zip(asked, least, strict=True)]
    if not sum(lacking) or not sum(spare):
        return list(asked)
    moved = min(sum(lacking), sum(spare))
    return [
        has + moved * (lack / sum(lacking) - room / sum(spare))
        for has, lack, room in zip(asked, lacking, spare, strict=True)
    ]


def _longest(grid: Grid, place: int, measure: Measure) -> float:
    words = {(word, True) for word in _words(grid.columns[place].heading)}
    for number, cells in enumerate(grid.rows):
        words.update((word, number < grid.totals) for word in _words(str(cells[place])))
    return max((measure(word, bold) for word, bold in words), default=0.0)


def _words(text: str) -> list[str]:
    """A space that may not be broken does not part words."""
    return [word for word in text.replace("\n", " ").split(" ") if len(word) <= LONG_WORD]
