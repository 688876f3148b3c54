"""Charts drawn by pygal for a page: no script, no style of their own, each mark a link to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygal
from django.utils.formats import localize
from django.utils.safestring import SafeString
from pygal.style import Style

WIDTH, HEIGHT, ROW = 720, 204, 20
HREF = "{http://www.w3.org/1999/xlink}href"
UNUSED = ("defs", "title", "desc")
ONLY_FOR_SCRIPTS = ("titles", "plot overlay", "plot tooltip-overlay", "background")

Row = tuple[str, int, str]
"""Label, value, and the address of what the value counts."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shares in percent: by the first deadline and by the one that holds now."""

    label: str
    first: float
    now: float
    behind_first: str
    """The address of what the share by the first deadline counts."""
    behind_now: str


def columns(rows: Sequence[Row], *, told: str) -> SafeString:
    """A column for each row with its number above it; `told` names the whole to those who do not see it."""
    chart = pygal.Bar(
        **_plain(WIDTH, HEIGHT),
        style=Style(label_font_size=13, value_font_size=13),
        margin_left=-14,
        print_values=True,
        print_values_position="top",
        print_zeroes=False,
        x_labels=[label for label, _, _ in rows],
        y_labels=[{"label": "", "value": 0}],
    )
    chart.add("", [_mark(*row) for row in rows])
    chart.add_xml_filter(lambda root: _told(_reached(_bare(root)), told))
    return _svg(chart)


def bars(rows: Sequence[Row]) -> SafeString:
    """A lying bar for each row, from above; their names and numbers stand in the lines beside the drawing."""
    chart = _lying(len(rows))
    chart.add("", [_mark(*row) for row in reversed(rows)])
    return _svg(chart)


def pairs(rows: Sequence[Pair]) -> SafeString:
    """Two lying bars from 0 to 100 for each pair: a hollow one for the first share, a full one for now."""
    chart = _lying(len(rows), range=(0, 100))
    chart.add("", [_mark(row.label, row.first, row.behind_first) for row in reversed(rows)])
    chart.add("", [_mark(row.label, row.now, row.behind_now) for row in reversed(rows)])
    return _svg(chart)


def _lying(number: int, **more: Any) -> Any:
    unmarked = {"show_x_labels": False, "show_y_labels": False}
    chart = pygal.HorizontalBar(**_plain(100, ROW * number), **unmarked, **more)
    chart.add_xml_filter(lambda root: _beside(_bare(root)))
    return chart


def _plain(width: int, height: int) -> dict[str, Any]:
    return {
        "width": width,
        "height": height,
        "margin": 0,
        "js": [],
        "css": [],
        "no_prefix": True,
        "show_legend": False,
        "disable_xml_declaration": True,
        "formatter": localize,
    }


def _mark(label: str, value: float, address: str) -> dict[str, Any]:
    return {"value": value, "label": label, "xlink": {"href": address, "target": "_self"}}


def _svg(chart: Any) -> SafeString:
    """Safe, for lxml has escaped every text and attribute."""
    return SafeString(chart.render(is_unicode=True))


def _bare(root: Any) -> Any:
    """Without the style and script that the policy of our pages forbids, and what only they would use."""
    for link in root.iter("a"):
        told = {part.get("class"): part.text for part in link.iter("desc")}
        link.set("href", link.attrib.pop(HREF))
        link.set("aria-label", f"{told['label']}: {told['value']}")
    for node in list(root.iter()):
        is_comment = not isinstance(node.tag, str)
        if is_comment or node.tag in UNUSED or node.get("class") in ONLY_FOR_SCRIPTS:
            node.getparent().remove(node)
    del root.attrib["id"]
    return root


def _reached(root: Any) -> Any:
    """A place of the full height behind each column, so that a small one can be hit, and none as well."""
    for link in root.iter("a"):
        column = link.find("rect")
        place = {"class": "reach", "x": column.get("x"), "width": column.get("width")}
        link.insert(0, link.makeelement("rect", {**place, "y": "0", "height": str(HEIGHT)}))
    return root


def _told(root: Any, told: str) -> Any:
    """The links say name and number; the same as bare text is for the eyes."""
    for group in root.iter("g"):
        if group.get("class", "").startswith(("axis", "plot text-overlay")):
            group.set("aria-hidden", "true")
    root.set("role", "group")
    root.set("aria-label", told)
    return root


def _beside(root: Any) -> Any:
    """As tall as the lines beside it, which have the same links for those who do not use a mouse."""
    root.set("preserveAspectRatio", "none")
    root.set("aria-hidden", "true")
    for link in root.iter("a"):
        link.set("tabindex", "-1")
    return root
