"""The REST interface over an office of five years, each figure beside what bare SQL takes in the same run.

Prints one figure a line, as JSON; the environment names the database.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

import django
import orjson
import psycopg

from benchmarks.figure import Figure
from benchmarks.turns import side_by_side

ASSIGNMENTS = int(os.environ.get("MERZIM_BENCHMARK_ASSIGNMENTS", "1000000"))
ROUNDS = int(os.environ.get("MERZIM_BENCHMARK_ROUNDS", "200"))
PAGE = 100
CSV_ROWS = 10_000
Ask = Callable[[str, dict[str, Any]], bytes]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    os.environ["MERZIM_API_READ_RATE"] = "1000000000/min"
    os.environ["MERZIM_HTTPS"] = "no"
    django.setup()
    from django.core.management import call_command

    from benchmarks.discipline_at_scale import disciplines
    from benchmarks.five_years import fill
    from instructions.services.counting import count_weeks

    call_command("migrate", verbosity=0)
    fill(assignments=ASSIGNMENTS)
    count_weeks()
    with psycopg.connect(os.environ["MERZIM_DATABASE_URL"], autocommit=True, prepare_threshold=0) as bare:
        ask = application()
        for figures in (task_page(ask, bare), page_depth(ask), list_csv(ask, bare), disciplines(bare)):
            for figure in figures:
                print(json.dumps(asdict(figure)), flush=True)


def application() -> Ask:
    """The whole application as a server calls it, asked by a controller's token."""
    from tracker.wsgi import application

    secret = _token()

    def ask(path: str, query: dict[str, Any]) -> bytes:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/api/v1/{path}",
            "QUERY_STRING": urlencode(query),
            "HTTP_HOST": "127.0.0.1",
            "HTTP_AUTHORIZATION": f"Bearer {secret}",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
        said: list[str] = []
        start: Any = lambda status, _headers, _error=None: said.append(status)  # noqa: E731 - WSGI asks for it
        answer: Any = application(environ, start)
        content = b"".join(answer)
        answer.close()
        assert said[0].startswith("200"), (said, content[:500])
        return content

    return ask


def _token() -> str:
    from django.utils import timezone

    from instructions.models import ApiToken, User
    from instructions.services.api_tokens import issue_token

    return issue_token(
        user=User.objects.filter(role=User.Role.CONTROLLER)[0],
        name="benchmark",
        scope=ApiToken.Scope.READ,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )[1]


TASKS = """
SELECT t.id, t.number, t.state, t.title, t.language, a.id, a.title, a.published_on, t.due_kind,
       t.original_due_on, t.due_on, t.every, t.until_on, t.version, s.id, b.id, b.code, b.name_en, s.role,
           s.status,
       s.original_due_on, s.due_on, s.done_on
FROM (SELECT * FROM instructions_task WHERE due_on IS NOT NULL ORDER BY due_on, id LIMIT 101) AS t
LEFT JOIN instructions_announcement a ON a.id = t.announcement_id
LEFT JOIN instructions_assignment s ON s.task_id = t.id AND s.parent_id IS NULL
LEFT JOIN instructions_body b ON b.id = s.body_id
ORDER BY t.due_on, t.id, s.role DESC, s.position, s.id
"""


def task_page(ask: Ask, bare: psycopg.Connection[Any]) -> Iterator[Figure]:
    """100 tasks with five joined fields (their announcement's title and day; body, code and name of each
    share) through the whole application, beside the same page by one prepared statement and orjson."""

    def ours() -> bytes:
        return ask("tasks/", {"page_size": PAGE})

    def plain() -> bytes:
        return _bare_page(bare)

    _require_same(orjson.loads(ours())["results"], orjson.loads(plain())["results"])
    taken, bare_taken = side_by_side(ours, plain, rounds=ROUNDS)
    yield Figure("task_page", 1 / taken, 0.7 / bare_taken, "pages/s")


def _bare_page(bare: psycopg.Connection[Any]) -> bytes:
    tasks: dict[int, dict[str, Any]] = {}
    for row in bare.execute(TASKS, prepare=True):
        task = tasks.get(row[0])
        if task is None:
            task = tasks[row[0]] = {
                "id": row[0],
                "number": row[1],
                "state": row[2],
                "title": row[3],
                "language": row[4],
                "announcement": {"id": row[5], "title": row[6], "published_on": row[7]},
                "due_kind": row[8],
                "original_due_on": row[9],
                "due_on": row[10],
                "every": row[11] or None,
                "until_on": row[12],
                "version": row[13],
                "assignments": [],
            }
        task["assignments"].append(
            {
                "id": row[14],
                "body": {"id": row[15], "code": row[16], "name": row[17]},
                "name": row[17],
                "role": row[18],
                "status": row[19],
                "original_due_on": row[20],
                "due_on": row[21],
                "done_on": row[22],
            }
        )
    return orjson.dumps({"results": list(tasks.values())[:PAGE]})


def _require_same(ours: list[dict[str, Any]], plain: list[dict[str, Any]]) -> None:
    """Ours tells the same and more: how each task stands today."""
    assert len(plain) == PAGE
    assert [{name: task[name] for name in plain[0]} for task in ours] == plain


def page_depth(ask: Ask) -> Iterator[Figure]:
    """The slowest of pages a quarter, half, three quarters and all of the way down, beside the first."""
    from instructions.api.paging import Cursor
    from instructions.models import Task

    count = Task.objects.count()
    rows = Task.objects.order_by("due_on", "pk").values_list("due_on", "pk")
    places = [rows[place] for place in (count // 4, count // 2, count * 3 // 4, count - 2 * PAGE)]
    cursors = [Cursor("due_on", str(due_on), key).encode() for due_on, key in places]

    def page(**query: str) -> Callable[[], bytes]:
        return lambda: ask("tasks/", {"page_size": PAGE, **query})

    first, *deep = side_by_side(page(), *(page(cursor=cursor) for cursor in cursors), rounds=ROUNDS // 2)
    yield Figure("page_depth", max(deep), 1.2 * first, "s")


TABLE = """
SELECT t.id, t.number, t.state, t.title, t.language, a.id, a.title, a.published_on, t.due_kind,
       t.original_due_on, t.due_on, t.every, t.until_on,
           CASE WHEN t.original_due_on <> t.due_on THEN 'true' ELSE 'false' END,
       CASE WHEN t.state <> 'on_control' THEN 'closed' WHEN t.due_on < %(on)s::date THEN 'overdue'
            WHEN t.due_on < %(calm)s::date THEN 'soon' ELSE 'on_track' END,
       CASE WHEN t.state = 'on_control' THEN greatest(0, %(on)s::date - t.due_on) ELSE 0 END,
       string_agg(b.code, '; ' ORDER BY s.position, s.id) FILTER (WHERE s.role = 'lead'),
       string_agg(b.code, '; ' ORDER BY s.position, s.id) FILTER (WHERE s.role = 'co'), t.version
FROM instructions_task t
LEFT JOIN instructions_announcement a ON a.id = t.announcement_id
LEFT JOIN instructions_assignment s ON s.task_id = t.id AND s.parent_id IS NULL
LEFT JOIN instructions_body b ON b.id = s.body_id
WHERE t.due_on BETWEEN %(first)s AND %(last)s
GROUP BY t.id, a.id
ORDER BY t.due_on, t.id
"""


def list_csv(ask: Ask, bare: psycopg.Connection[Any]) -> Iterator[Figure]:
    """Some 10,000 tasks as a table, beside the very same by one statement and the csv module."""
    from instructions import office
    from instructions.models import Task

    keys = Task.objects.order_by("due_on", "pk")
    middle = Task.objects.count() // 2
    first, last = keys[middle].due_on, keys[middle + min(CSV_ROWS, middle - 1)].due_on
    assert first
    assert last
    on = office.today()
    values = {"on": on, "calm": office.calm_from(on), "first": first, "last": last}

    def ours() -> bytes:
        return ask("tasks/", {"format": "csv", "due_from": first.isoformat(), "due_to": last.isoformat()})

    def plain() -> bytes:
        file = io.StringIO()
        csv.writer(file).writerows(bare.execute(TABLE, values, prepare=True).fetchall())
        return file.getvalue().encode()

    assert ours().partition(b"\n")[2] == plain()
    taken, bare_taken = side_by_side(ours, plain, rounds=max(ROUNDS // 10, 5))
    yield Figure("list_csv", taken, 1.5 * bare_taken, "s")


if __name__ == "__main__":
    main()
