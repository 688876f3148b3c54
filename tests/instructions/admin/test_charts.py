"""Charts of pages: links with names and numbers, and nothing that the content policy forbids."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from instructions.admin.charts import Pair, bars, columns, pairs

ROWS = [
    ("02.02", 3, "/list/?due=1&body=2"),
    ("09.02", 0, "/list/?due=2"),
    ("<b>16.02</b>", 6, "/list/?due=3"),
]
PAIRS = [Pair("Roads & rivers", 50.0, 100.0, "/rows/?by=first&body=1", "/rows/?by=now&body=1")]


@pytest.mark.parametrize(
    "drawn",
    [columns(ROWS, told="Due"), bars(ROWS), pairs(PAIRS)],
    ids=["columns", "bars", "pairs"],
)
def test_chart_brings_no_script_and_no_style(drawn: str) -> None:
    tree = HTMLParser(drawn)
    assert tree.css("script, style, [style], [onclick]") == []
    assert "<!--" not in drawn
    assert {link.attributes["target"] for link in tree.css("a")} == {"_self"}


def test_columns_link_to_what_they_count_and_say_their_numbers() -> None:
    tree = HTMLParser(columns(ROWS, told="Due"))
    links = [(link.attributes["aria-label"], link.attributes["href"]) for link in tree.css("a")]
    assert links == [(f"{label}: {value}", address) for label, value, address in ROWS]
    assert [svg.attributes["aria-label"] for svg in tree.css("svg")] == ["Due"]
    assert [text.text() for text in tree.css("text.value")] == ["3", "", "6"]


def test_bars_stand_from_above_in_the_order_of_the_lines() -> None:
    marks = HTMLParser(bars(ROWS)).css("a")
    tops = {mark.attributes["href"]: float(mark.css("rect")[0].attributes["y"] or "") for mark in marks}
    assert sorted(tops, key=lambda address: tops[address]) == [address for _, _, address in ROWS]
    assert {mark.attributes["tabindex"] for mark in marks} == {"-1"}


def test_pairs_are_drawn_against_a_hundred_the_first_share_above() -> None:
    tree = HTMLParser(pairs(PAIRS))
    first, now = (tree.css(f".{one} rect")[0].attributes for one in ("serie-0", "serie-1"))
    assert float(first["width"] or "") * 2 == pytest.approx(float(now["width"] or ""))
    assert float(first["y"] or "") < float(now["y"] or "")
    ends = [tree.css(f".{one} a")[0].attributes["href"] for one in ("serie-0", "serie-1")]
    assert ends == ["/rows/?by=first&body=1", "/rows/?by=now&body=1"]
