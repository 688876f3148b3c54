from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from instructions.errors import Refused
from instructions.services import evidence
from instructions.services.evidence import checked, safe_name

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("report.pdf", b"%PDF-1.7\n%%EOF", "application/pdf"),
        ("photo.PNG", PNG, "image/png"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40, "image/jpeg"),
        ("table.xls", OLE, "application/vnd.ms-excel"),
        ("отчёт.txt", "Сделано".encode(), "text/plain; charset=utf-8"),
        ("figures.csv", b"a;b\n1;2\n", "text/csv; charset=utf-8"),
    ],
)
def test_checked_takes_what_the_content_agrees_with(name: str, content: bytes, content_type: str) -> None:
    found = checked(SimpleUploadedFile(name, content))
    assert (found.content_type, found.size) == (content_type, len(content))
    assert found.upload.read() == content


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("empty.pdf", b"", "empty.pdf is empty", id="empty"),
        pytest.param("run.exe", b"MZ", "only these kinds", id="kind"),
        pytest.param("page.html", b"<script>", "only these kinds", id="script"),
        pytest.param("fake.pdf", b"MZ\x90\x00", "not what the name says", id="content"),
        pytest.param("fake.docx", b"%PDF-1.4", "not what the name says", id="office"),
        pytest.param("fake.txt", b"a\x00b", "not what the name says", id="binary-text"),
    ],
)
def test_checked_refuses(name: str, content: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        checked(SimpleUploadedFile(name, content))


def test_checked_refuses_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(Refused, match="larger than 1 MB"):
        checked(SimpleUploadedFile("big.txt", b"x" * (1024 * 1024 + 1)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Temp\\отчёт.pdf", "отчёт.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ('a<b>:"c".pdf', "a_b___c_.pdf"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_safe_name(given: str, expected: str) -> None:
    assert safe_name(given) == expected
