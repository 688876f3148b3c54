"""A web page to the plain text of its article. Nothing of a stranger's markup is kept."""

from __future__ import annotations

import datetime as dt
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIPPED = (
    "script, style, noscript, template, iframe, svg, form, nav, header nav, footer, aside, button, select, "
    "textarea, [hidden], [aria-hidden=true]"
)
_BLOCKS = frozenset(
    """
    address article blockquote body caption dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header
    hr li main ol p pre section table tbody td tfoot th thead title tr ul
    """.split()  # noqa: SIM905 - a list of names reads better as words
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|br|table|span|article|meta)\b", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    return bool(_MARKUP.search(text[:5000]))


class Page:
    """A parsed page: `title`, `published_on` where the page declares it, and `text`."""

    def __init__(self, source: str) -> None:
        self._tree = LexborHTMLParser(source)

    @property
    def title(self) -> str:
        for selector in ("meta[property='og:title']", "h1", "title"):
            node = self._tree.css_first(selector)
            if node is None:
                continue
            found = node.attributes.get("content") if node.tag == "meta" else node.text()
            if found and found.strip():
                return " ".join(found.split())
        return ""

    @property
    def published_on(self) -> dt.date | None:
        for selector, attribute in (
            ("meta[property='article:published_time']", "content"),
            ("meta[name='date'], meta[itemprop='datePublished']", "content"),
            ("time[datetime]", "datetime"),
        ):
            node = self._tree.css_first(selector)
            if node is not None and (found := _day(node.attributes.get(attribute) or "")):
                return found
        return None

    @property
    def text(self) -> str:
        for node in self._tree.css(_SKIPPED):
            node.decompose()
        root = self._tree.css_first("article") or self._tree.css_first("main") or self._tree.body
        if root is None:
            return ""
        if len(root.text()) < 200 and self._tree.body is not None:
            root = self._tree.body
        parts: list[str] = []
        _write(root, parts)
        text = "".join(parts).replace("\xa0", " ")
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \f\v]+", " ", text))
        return re.sub(r"\n{3,}", "\n\n", text).strip()


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _write(root: LexborNode, parts: list[str]) -> None:
    """The text below a node with a line for each block and a tab between table cells.

    Walks with a stack of its own, so that a page nested a thousand deep is read like any other.
    """
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "-text":
            parts.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif node.tag == "br":
            parts.append("\n")
        elif node.tag == "hr":
            parts.append("\n\n")
        elif node.tag not in ("-comment", "!doctype"):
            before, after = _around(node)
            parts.append(before)
            stack.append(after)
            stack.extend(reversed(list(node.iter(include_text=True))))


def _around(node: LexborNode) -> tuple[str, str]:
    if node.tag in ("td", "th"):
        return "", "\t" if node.next is not None else ""
    if node.tag == "li":
        return "\n• ", "\n"
    if node.tag == "tr":
        return "\n", "\n"
    if node.tag == "p":
        return "\n\n", "\n\n"
    return ("\n", "\n") if node.tag in _BLOCKS else ("", "")
