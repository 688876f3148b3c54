"""Celery workers as an installation has them: processes of their own, that take jobs from the broker."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

WORKERS = 2


@contextmanager
def workers(**variables: object) -> Iterator[None]:
    """Workers of one process each, ready to take jobs, with these MERZIM_ variables besides our own."""
    command = [sys.executable, "-m", "celery", "-A", "tracker", "worker", "--pool=solo", "--loglevel=ERROR"]
    env = {**os.environ, **{f"MERZIM_{name}": str(value) for name, value in variables.items()}}
    running = [
        subprocess.Popen([*command, "-n", f"bench{number}@%h"], stdout=subprocess.DEVNULL, env=env)
        for number in range(WORKERS)
    ]
    try:
        _await_workers()
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def _await_workers() -> None:
    from tracker.celery import app

    for _try in range(60):
        if len(app.control.ping(timeout=1.0) or []) == WORKERS:
            return
    raise TimeoutError("the workers did not start")
