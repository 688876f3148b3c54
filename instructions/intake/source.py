"""One file in, one announcement's plain text out."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from instructions.intake.decoding import decode
from instructions.intake.html import Page, looks_like_html
from instructions.intake.publication import dated_on, published_on
from instructions.intake.unreadable import Unreadable

TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class SourceText:
    name: str
    text: str
    title: str
    published_on: dt.date | None
    dated_on: dt.date | None
    """Of a date alone near the head, which may be another day: to be offered where `published_on` is None."""
    sha256: str
    """Hash of the bytes as they came."""
    text_sha256: str
    """Hash of the words alone: the same text saved again by another program is the same announcement."""


def read_source(content: bytes, *, name: str) -> SourceText:
    """Read a .txt or .html file, told apart by content. Raises `Unreadable` naming the file and the cause."""
    decoded = decode(content, name=name)
    title, declared = "", None
    text = decoded
    if PurePath(name).suffix.lower() in {".html", ".htm", ".xhtml"} or looks_like_html(decoded):
        page = Page(decoded)
        title, declared, text = page.title, page.published_on, page.text
    if not re.search(r"\w\w", text):
        raise Unreadable(name, _("there is no text in it"))
    told = declared or published_on(text)
    return SourceText(
        name=PurePath(name).name[:255],
        text=text,
        title=(title or first_line(text))[:TITLE_LENGTH],
        published_on=told,
        dated_on=None if told else dated_on(text),
        sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=words_sha256(text),
    )


def words_sha256(text: str) -> str:
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()


def first_line(text: str) -> str:
    """The first line that looks like a headline: four words or more; else the first line with words."""
    lines = [" ".join(line.split()) for line in text[:20_000].splitlines()]
    named = [line for line in lines if len(re.findall(r"[^\W\d_]{2,}", line)) >= 4]
    worded = [line for line in lines if re.search(r"\w\w", line)]
    return (named or worded or [""])[0]
