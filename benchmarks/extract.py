"""Speed of extraction beside keyword search + `dateparser.search_dates`, on the same pages in one run; and
what it takes to start.

The pages are the real ones beside the checkout; without them, the sample announcements of `seeds/`.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figure import Figure

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT.parent / "shared" / "announcements", ROOT / "seeds" / "announcements")
PUBLISHED = dt.date(2026, 2, 10)
ROUNDS = 5
STARTS = 3
STARTING = """
import datetime, time
began = time.process_time()
from instructions.extraction import extract
for text in (
    "The Ministry of Finance was instructed to submit the list by March 1.",
    "Министерству финансов поручено представить список до 1 марта.",
    "Қаржы министрлігіне тізімді 1 наурызға дейін ұсыну тапсырылды.",
):
    assert extract(text, published=datetime.date(2026, 2, 10)).tasks, text
print(time.process_time() - began)
"""
KEYWORDS = re.compile(
    r"instruct|task(?:ed|s)|charged with|\bis to\b|\bare to\b|\bmust\b|поруч|обязан|предписан|надлежит|срок"
    r"|тапсыр|міндетте|жүктел|мерзім|тиіс",
    re.IGNORECASE,
)


def measure() -> Iterator[Figure]:
    texts = pages()
    size = sum(len(text.encode()) for text in texts) / 1e6
    yield Figure("extract_start", min(start() for _ in range(STARTS)), 0.3, "s")
    yield Figure(
        "extract", size / seconds(read, texts), size / seconds(keyword_and_search_dates, texts), "MB/s"
    )


def start() -> float:
    """CPU seconds of a new process from nothing to the first task in each language."""
    done = subprocess.run(
        [sys.executable, "-c", STARTING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def pages() -> list[str]:
    folder = next(folder for folder in PAGES if folder.is_dir())
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def seconds(reading: Callable[[str], object], texts: list[str]) -> float:
    """Best of some rounds over all pages; what is loaded once is loaded before."""
    for text in texts:
        reading(text)
    rounds = ROUNDS if reading is read else 1
    return min(_round(reading, texts) for _ in range(rounds))


def _round(reading: Callable[[str], object], texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        reading(text)
    return time.perf_counter() - began


def read(text: str) -> object:
    from instructions.extraction import extract

    return extract(text, published=PUBLISHED)


def keyword_and_search_dates(text: str) -> list[object]:
    """What an ordinary team would ship: sentences with a keyword, and dates that dateparser finds there."""
    from dateparser.search import search_dates

    settings = {
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time()),
    }
    sentences = re.split(r"(?<=[.!?])\s+|\n+", text)
    return [
        search_dates(sentence, languages=["en", "ru", "kk"], settings=settings)
        for sentence in sentences
        if KEYWORDS.search(sentence)
    ]
