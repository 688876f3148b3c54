"""The public page against the framework's empty view; a spreadsheet of 100,000 rows; one a line, as JSON."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import statistics
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import django
import psutil

from benchmarks.figure import Figure

ROWS = int(os.environ.get("MERZIM_BENCHMARK_ROWS", "100000"))
REQUESTS = 4000
ROUNDS = 5
PROMISES = 40
FIRST = dt.date(2026, 2, 4)
MEGABYTE = 1024 * 1024


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    os.environ["MERZIM_PUBLIC_PAGES"] = "yes"
    os.environ["MERZIM_HTTPS"] = "no"
    warnings.filterwarnings("ignore", message="No directory at")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["benchmark"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    from benchmarks.filling import fill

    fill(bodies=200, assignments=ROWS, first=FIRST, days=300)
    for figures in (spreadsheet(), public()):
        for figure in figures:
            print(json.dumps(asdict(figure)), flush=True)


def spreadsheet() -> Iterator[Figure]:
    """Memory that the whole list of what is due takes on its way into an XLSX file."""
    from django.utils import timezone

    from instructions.documents.reports import catalogue
    from instructions.documents.reports.files import Asked, write
    from instructions.models import User
    from instructions.reports.question import Question

    reader = User.objects.create(username="reader", role="controller")
    question = Question(on=FIRST, first=FIRST, last=FIRST + dt.timedelta(days=400))
    scope = question.scope(reader=reader, today=FIRST)
    report = catalogue.find("due")
    assert report
    asked = Asked(report, question, scope, timezone.now(), "")
    written: list[int] = []
    started = time.perf_counter()
    with highest_memory() as memory, write(asked, "xlsx", tell=written.append) as file:
        size = file.seek(0, os.SEEK_END)
    took = time.perf_counter() - started
    assert written[-1] == ROWS - ROWS % 1000
    print(f"{ROWS} rows, {size / MEGABYTE:.1f} MB in {took:.1f} s", file=sys.stderr)
    yield Figure("xlsx_memory", memory[-1] / MEGABYTE, 200.0, "MB")


@contextmanager
def highest_memory() -> Iterator[list[float]]:
    """Ends with the bytes by which this process was at most larger than at the start."""
    process, over = psutil.Process(), threading.Event()
    before = process.memory_info().rss
    found = [0.0]

    def watch() -> None:
        while not over.wait(0.02):
            found[0] = max(found[0], process.memory_info().rss - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def public() -> Iterator[Figure]:
    """The page of an announcement from the shelf, request by request, and how soon it tells of a change."""
    from django.test import override_settings

    from instructions.models import Announcement, Task

    announcement = Announcement.objects.create(
        title="Meeting", text="…", language="en", published_on=FIRST, text_sha256="0", is_public=True
    )
    chosen = list(Task.objects.order_by("pk")[:PROMISES].values_list("pk", flat=True))
    Task.objects.filter(pk__in=chosen).update(announcement=announcement)
    page = application()
    with override_settings(ROOT_URLCONF="benchmarks.empty_view", MIDDLEWARE=[]):
        empty = application()
        assert len(ask(empty, "/")) == 0
        rates: list[tuple[float, float]] = []
        for _round in range(ROUNDS):
            bare = rate(empty, "/")
            with override_settings(ROOT_URLCONF="tracker.urls"):
                rates.append((rate(page, f"/public/en/{announcement.pk}/"), bare))
    ours, bares = zip(*rates, strict=True)
    yield Figure("public_page", statistics.median(ours), 0.5 * statistics.median(bares), "requests/s")
    yield Figure("public_page_change", seconds_to_tell(page, announcement.pk, chosen[0]), 1.0, "s")


App = Callable[[dict[str, Any], Any], Any]


def application() -> App:
    """A fresh one, with the middleware of the settings as they are now."""
    from django.core.handlers.wsgi import WSGIHandler

    return WSGIHandler()


def ask(app: App, path: str) -> bytes:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "benchmark",
        "SERVER_PORT": "80",
        "HTTP_HOST": "benchmark",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    told: list[str] = []
    answer = app(environ, lambda status, headers, *rest: told.append(status))
    content = b"".join(answer)
    answer.close()
    assert told == ["200 OK"], (path, told)
    return content


def rate(app: App, path: str) -> float:
    for _warm in range(20):
        ask(app, path)
    started = time.perf_counter()
    for _request in range(REQUESTS):
        ask(app, path)
    return REQUESTS / (time.perf_counter() - started)


def seconds_to_tell(app: App, announcement: int, task: int) -> float:
    from django.utils import timezone

    from instructions.models import Task, User
    from instructions.services.closing import cancel_task

    path = f"/public/en/{announcement}/"
    before = ask(app, path)
    by = User.objects.get(username="reader")
    cancel_task(Task.objects.get(pk=task), by=by, now=timezone.now(), note="Dropped.")
    started = time.perf_counter()
    while ask(app, path) == before:
        time.sleep(0.01)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
