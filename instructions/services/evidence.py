"""What may be kept as evidence: checked by content, size and name before anything is stored."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

import puremagic
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from instructions.errors import Refused

MAX_BYTES = 25 * 1024 * 1024

ALLOWED: dict[str, frozenset[str]] = {
    ".pdf": frozenset({".pdf"}),
    ".docx": frozenset({".docx", ".zip"}),
    ".xlsx": frozenset({".xlsx", ".zip"}),
    ".pptx": frozenset({".pptx", ".zip"}),
    ".zip": frozenset({".zip"}),
    ".doc": frozenset({".doc"}),
    ".xls": frozenset({".xls"}),
    ".jpg": frozenset({".jpg", ".jpeg", ".jfif"}),
    ".jpeg": frozenset({".jpg", ".jpeg", ".jfif"}),
    ".png": frozenset({".png"}),
    ".txt": frozenset({".txt"}),
    ".csv": frozenset({".txt"}),
}
"""File name ending -> what the content may turn out to be."""

_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    upload: UploadedFile[bytes]
    name: str
    size: int
    content_type: str
    sha256: str


def checked(upload: UploadedFile[bytes]) -> CheckedFile:
    """The file with its checked name, size in bytes and type. Raises `Refused` naming file and cause."""
    name = safe_name(upload.name or "")
    size = upload.size or 0
    if size == 0:
        raise Refused(_("%(name)s is empty.") % {"name": name})
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise Refused(_("%(name)s is larger than %(limit)s MB.") % {"name": name, "limit": limit})
    ending = PurePath(name).suffix.lower()
    if ending not in ALLOWED:
        allowed = ", ".join(sorted(known.lstrip(".") for known in ALLOWED))
        raise Refused(
            _("%(name)s: only these kinds of file are taken: %(allowed)s.")
            % {"name": name, "allowed": allowed}
        )
    upload.seek(0)
    digest = hashlib.sha256()
    head = b""
    for chunk in upload.chunks():
        head = head or bytes(chunk[:65536])
        digest.update(chunk)
    if not _agrees(ending, head):
        raise Refused(_("%(name)s: the content is not what the name says.") % {"name": name})
    upload.seek(0)
    return CheckedFile(upload, name, size, _TYPES[ending], digest.hexdigest())


def safe_name(name: str) -> str:
    """The last part of the name, without control and direction marks and what file systems refuse."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    plain = re.sub(r'[<>:"|?*]', "_", plain).strip(" .")
    stem, ending = PurePath(plain).stem, PurePath(plain).suffix
    return (stem[:120] + ending[:10]) or "file"


def _agrees(ending: str, head: bytes) -> bool:
    if ending in {".txt", ".csv"}:
        return b"\x00" not in head
    if ending in {".doc", ".xls"}:
        return head.startswith(_OLE)
    if ending in {".docx", ".xlsx", ".pptx", ".zip"}:
        return head.startswith(b"PK\x03\x04")
    try:
        found = {match.extension for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return False
    return bool(found & ALLOWED[ending])
