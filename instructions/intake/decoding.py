"""Bytes to text: the encoding told, or found and checked; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from instructions.intake.unreadable import Unreadable

MAX_BYTES = 20 * 1024 * 1024
CYRILLIC = ("utf_8", "cp1251", "utf_16", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"\x1f\x8b", "GZIP"),
)


def decode(content: bytes, *, name: str) -> str:
    """The text of a file. Raises `Unreadable` for an empty, too large, binary or undecodable one."""
    if not content.strip():
        raise Unreadable(name, _("the file is empty"))
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise Unreadable(name, _("the file is larger than %(limit)s MB") % {"limit": limit})
    for mark, kind in _FOREIGN:
        if content.startswith(mark):
            raise Unreadable(
                name, _("this is a file of kind %(kind)s; only text and HTML are read") % {"kind": kind}
            )
    text = _marked(content) or _utf8(content) or _declared(content) or _guessed(content, name)
    return _plain(text, name)


def _marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _try(content, encoding)
    return None


def _utf8(content: bytes) -> str | None:
    return _try(content, "utf-8")


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return _try(content, found[1].decode("ascii")) if found else None


def _guessed(content: bytes, name: str) -> str:
    if b"\x00" in content[:4096] and not _looks_utf16(content):
        raise Unreadable(name, _("this is no text but binary data"))
    best = from_bytes(content[:200_000], cp_isolation=list(CYRILLIC)).best()
    text = _try(content, best.encoding) if best else None
    if text is None:
        raise Unreadable(name, _("the encoding cannot be told; save the file as UTF-8"))
    return text


def _looks_utf16(content: bytes) -> bool:
    return len(content) % 2 == 0 and content[:400].count(b"\x00") > len(content[:400]) // 5


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _plain(text: str, name: str) -> str:
    """Line ends made one kind; control characters that no text holds are a sign of binary data."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 12))
    if controls > len(text) // 100:
        raise Unreadable(name, _("this is no text but binary data"))
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", text)
