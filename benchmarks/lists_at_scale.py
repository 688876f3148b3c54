"""Each list of the desk asked as people ask it, on the database that the environment names."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import django

from benchmarks.figure import Figure

if TYPE_CHECKING:
    from django.test import Client

TASKS = int(os.environ.get("MERZIM_BENCHMARK_TASKS", "100000"))
LIMIT = 0.3
MOST_QUERIES = 40
TRIES = 5
LIST = "/desk/instructions/task/"
PAGES: dict[str, tuple[str, str]] = {
    "start": ("controller", "/desk/"),
    "start_of_executor": ("executor", "/desk/"),
    "instructions": ("controller", LIST),
    "instructions_of_executor": ("executor", LIST),
    "instructions_all": ("controller", f"{LIST}?state=all"),
    "instructions_searched": ("controller", f"{LIST}?q=clinic+district+16"),
    "instructions_not_found": ("controller", f"{LIST}?q=nowhere"),
    "instructions_searched_by_executor": ("executor", f"{LIST}?q=canal"),
    "instructions_overdue": ("controller", f"{LIST}?due=overdue"),
    "instructions_of_body": ("controller", f"{LIST}?body=40&due=overdue"),
    "instructions_waiting": ("controller", f"{LIST}?waiting=report"),
    "instructions_page_200": ("controller", f"{LIST}?p=200"),
    "proposals": ("controller", f"{LIST}?state=proposed"),
    "shares": ("controller", "/desk/instructions/assignment/"),
    "shares_all": ("controller", "/desk/instructions/assignment/?status=all"),
    "shares_searched": ("controller", "/desk/instructions/assignment/?q=clinic"),
    "shares_overdue": ("controller", "/desk/instructions/assignment/?due=overdue&body=40"),
    "shares_of_executor": ("executor", "/desk/instructions/assignment/"),
    "progress_reports": ("controller", "/desk/instructions/progressreport/"),
    "progress_reports_searched": ("controller", "/desk/instructions/progressreport/?q=part+77"),
    "extensions": ("controller", "/desk/instructions/extension/?state__exact=requested"),
    "announcements": ("controller", "/desk/instructions/announcement/"),
    "announcements_searched": ("controller", "/desk/instructions/announcement/?q=water"),
    "corrections": ("controller", "/desk/instructions/correction/"),
    "bodies": ("controller", "/desk/instructions/body/?q=Ministry"),
    "people": ("controller", "/desk/instructions/user/"),
    "calendar": ("controller", "/desk/calendar/"),
    "calendar_of_executor": ("executor", "/desk/calendar/?view=agenda"),
    "members": ("controller", "/desk/members/"),
    "review": ("controller", "/desk/review/"),
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from benchmarks.office_at_scale import fill

    fill(tasks=TASKS)
    clients = dict(people())
    only = sys.argv[1:]
    for name, (who, address) in PAGES.items():
        if not only or name in only:
            for figure in asked(name, clients[who], address):
                print(json.dumps(asdict(figure)), flush=True)


def people() -> Iterator[tuple[str, Client]]:
    from django.test import Client

    from instructions.models import User

    User.objects.filter(pk=1).update(role=User.Role.CONTROLLER, language="ru")
    User.objects.filter(pk=40).update(language="kk")
    for name, pk in (("controller", 1), ("executor", 40)):
        client = Client()
        client.force_login(User.objects.get(pk=pk))
        yield name, client


def asked(name: str, client: Client, address: str) -> Iterator[Figure]:
    """Seconds of the quickest of a few asks, after one that warms what processes keep.

    Redirects are included. What else the machine does at the time makes an ask slower, never quicker.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        _get(client, address)
    queries = list(captured)
    quickest = min(_get(client, address) for _ in range(TRIES))
    yield Figure(f"desk_{name}", quickest, LIMIT, "s")
    assert len(queries) <= MOST_QUERIES, f"{address} asks {len(queries)} questions"
    if os.environ.get("MERZIM_BENCHMARK_SAY"):
        _say(queries)


def _get(client: Client, address: str) -> float:
    started = time.perf_counter()
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return time.perf_counter() - started


def _say(queries: list[dict[str, str]]) -> None:
    slow = sorted(queries, key=lambda query: -float(query["time"]))[:3]
    print(f"  {len(queries)} questions", *(f"{q['time']} {q['sql'][:900]}" for q in slow), sep="\n   ")


if __name__ == "__main__":
    main()
