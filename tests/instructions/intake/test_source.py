from __future__ import annotations

import datetime as dt
import time

import pytest

from instructions.intake.decoding import MAX_BYTES
from instructions.intake.source import read_source
from instructions.intake.unreadable import Unreadable

RUSSIAN = "Министерству финансов до 1 марта 2026 года представить отчёт о ходе работ в районах.\n" * 4
KAZAKH = "Қаржы министрлігі 2026 жылғы 1 наурызға дейін жұмыс барысы туралы есеп берсін.\n" * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16"),
        (KAZAKH, "utf-8"),
        (KAZAKH, "utf-16"),
    ],
)
def test_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert read_source(text.encode(encoding), name="a.txt").text == text


def test_line_ends_and_marks_are_made_one_kind() -> None:
    assert read_source(b"one two\r\nthree\rfour", name="a.txt").text == "one two\nthree\nfour"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t ", "empty", id="blank"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04....", "ZIP", id="zip"),
        pytest.param(bytes(range(256)) * 40, "binary", id="binary"),
        pytest.param(b"--- ... ---", "no text", id="no-words"),
        pytest.param(b"<html><body><script>var a</script></body></html>", "no text", id="only-script"),
        pytest.param(b"x" * (MAX_BYTES + 1), "larger than 20 MB", id="too-large"),
    ],
)
def test_unreadable_file_is_named_with_the_cause(content: bytes, cause: str) -> None:
    with pytest.raises(Unreadable, match=rf"^page\.html: .*{cause}"):
        read_source(content, name="page.html")


PAGE = """<!doctype html><html><head><title>Site</title>
<meta property="og:title" content="Meeting on water">
<meta property="article:published_time" content="2026-02-03T10:00:00+05:00">
<style>p { color: red }</style></head><body>
<nav><a href="/">Home</a></nav>
<p>The ministries were&nbsp;told:</p>
<ul><li>to repair canals;</li><li>to report by <b>1 March</b>.</li></ul>
<table><tr><th>No</th><th>What</th></tr><tr><td>1</td><td>Repair</td></tr></table>
<script>alert(1)</script><p onclick="steal()">End<br>line</p><footer>Share</footer></body></html>"""


def test_html_becomes_the_lines_a_reader_sees() -> None:
    found = read_source(PAGE.encode(), name="page.html")
    assert found.title == "Meeting on water"
    assert found.published_on == dt.date(2026, 2, 3)
    lines = [line for line in found.text.splitlines() if line]
    assert lines == [
        "The ministries were told:",
        "• to repair canals;",
        "• to report by 1 March.",
        "No\tWhat",
        "1\tRepair",
        "End",
        "line",
    ]


def test_html_nested_deep_is_read() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "to repair canals" + "</div>" * 20_000
    assert read_source(page.encode(), name="deep.html").text == "to repair canals"


def test_html_broken_is_read_as_far_as_it_goes() -> None:
    broken = b"<html><body><p>to repair <b>canals<table><td>by 1 March<p"
    assert "to repair canals" in read_source(broken, name="broken.html").text


def test_large_page_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        page = ("<p>to repair canals</p>" * count).encode()
        began = time.perf_counter()
        read_source(page, name="large.html")
        return time.perf_counter() - began

    seconds(1_000)
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.02)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Published: 22.10.2025", "2025-10-22"),
        ("Опубликовано: 22 октября 2025 года", "2025-10-22"),
        ("Жарияланды: 2025 жылғы 22 қазан", "2025-10-22"),
        ("2025-10-22", "2025-10-22"),
        ("22.10.2025 15:15:37", "2025-10-22"),
        ("22 October 2025, 15:15", "2025-10-22"),
        ("Протокол от 22.10.2025 № 4", None),
        ("г. Астана, 21 октября 2025 года", None),
        ("to be done by 1 March 2026", None),
        ("Published: 31.02.2026", None),
        ("Published: 01.01.4052", None),
    ],
)
def test_day_of_publication_is_taken_only_where_it_is_told(head: str, expected: str | None) -> None:
    text = f"Meeting on water\n{head}\n\nThe ministries were told to repair canals."
    found = read_source(text.encode(), name="a.txt").published_on
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("12 March 2026", "2026-03-12"),
        ("Thursday, March 12, 2026", "2026-03-12"),
        ("12 марта 2026 года", "2026-03-12"),
        ("г. Астана, 12 марта 2026 г.", "2026-03-12"),
        ("2026 жылғы 12 наурыз", "2026-03-12"),
        ("12 наурыз 2026 ж.", "2026-03-12"),
        ("Protocol of the meeting of 12 March 2026", None),
        ("The canals are to be mended by 12 March 2026.", None),
        ("31 February 2026", None),
        ("Spring 2026", None),
        ("Published: 12 March 2026", None),
    ],
)
def test_a_date_alone_near_the_head_is_offered(head: str, expected: str | None) -> None:
    """Where the text itself says when it was published, there is nothing to offer."""
    found = read_source(
        f"Meeting on water\n{head}\n\nThe ministries were told to repair canals.".encode(), name="a"
    )
    assert (found.dated_on and found.dated_on.isoformat()) == expected


def test_a_date_alone_further_down_is_not_offered() -> None:
    text = "\n".join(["The ministries were told to repair canals."] * 6 + ["12 March 2026"])
    assert read_source(text.encode(), name="a").dated_on is None


def test_same_words_have_the_same_hash_whatever_the_bytes() -> None:
    one = read_source(RUSSIAN.encode("cp1251"), name="a.txt")
    two = read_source(RUSSIAN.replace("\n", "\r\n\r\n").encode(), name="b.txt")
    assert one.text_sha256 == two.text_sha256
    assert one.sha256 != two.sha256
