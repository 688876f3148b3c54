"""What a person wrote in a reply, without what their mail program quoted below or above it."""

from __future__ import annotations

import re
from email.message import EmailMessage

import nh3
from selectolax.lexbor import LexborHTMLParser

LONGEST = 20_000

INTRODUCES_QUOTE = re.compile(
    r"""(?xi)
    ^\s*(?:
        -{2,}\s*(?:original\s+message|forwarded\s+message|исходное\s+сообщение|пересылаемое\s+сообщение
                  |бастапқы\s+хабар(?:лама)?)\s*-{2,}
        | _{8,}
        | .{6,200} <[^<>@\s]+@[^<>@\s]+>\s*:
        | (?:on|в|am)\b .{6,200} (?:wrote|пишет|писал\(?а?\)?|написал\(?а?\)?)\s*:
        | .{6,200} (?:wrote|пишет|писал\(?а?\)?|написал\(?а?\)?|деп\s+жазды|жазды)\s*:
        | (?:from|от|кімнен|жіберуші)\s*:\s*.*\bMerzim\b.*
    )\s*$"""
)
SIGNATURE = re.compile(r"^-- ?$")
OWN_LINES = ("/answer/", "/stop/")
"""Parts of addresses that only our own messages carry."""


def reply_text(message: EmailMessage) -> str:
    """The reader's own words."""
    return without_quote(_plain(message))[:LONGEST]


def without_quote(text: str) -> str:
    """The lines up to the quote or the signature; quoted lines among the words are left out.

    An introduction may be broken over two lines, as long ones are.
    """
    lines = text.replace("\r\n", "\n").replace("\xa0", " ").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        both = f"{line} {lines[number + 1]}" if number + 1 < len(lines) else line
        if SIGNATURE.match(line) or INTRODUCES_QUOTE.match(line):
            break
        if line.strip() and INTRODUCES_QUOTE.match(both) and not both.lstrip().startswith(">"):
            break
        if line.lstrip().startswith(">") or any(own in line for own in OWN_LINES):
            continue
        kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _plain(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    if isinstance(part, EmailMessage):
        return _content(part)
    part = message.get_body(("html",))
    return _from_html(_content(part)) if isinstance(part, EmailMessage) else ""


def _content(part: EmailMessage) -> str:
    """The text of a part, also where it names a character set that nobody knows."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", errors="replace") if isinstance(raw, bytes) else ""


def _from_html(markup: str) -> str:
    tree = LexborHTMLParser(nh3.clean(markup, tags={"p", "br", "div", "blockquote", "li", "tr", "hr"}))
    for quote in tree.css("blockquote"):
        quote.decompose()
    for end in tree.css("br, p, div, li, tr"):
        end.insert_before("\n")
    return tree.text() if tree.body is None else tree.body.text()
