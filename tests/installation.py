"""Merzim as its user has it: processes of their own in an environment that a test writes down."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
MANAGE = (sys.executable, str(ROOT / "manage.py"))


def environment(**variables: object) -> dict[str, str]:
    """This process's environment with these MERZIM_ variables and no other, and no desktop."""
    left_out = ("MERZIM_", "DJANGO_", "DISPLAY", "WAYLAND_DISPLAY", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {**kept, **{f"MERZIM_{name}": str(value) for name, value in variables.items()}}


def manage(*arguments: str, **variables: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MANAGE, *arguments],
        env=environment(**variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def started(
    command: list[str], log: Path, *, folder: Path = ROOT, **variables: object
) -> Iterator[subprocess.Popen[str]]:
    """A process in a group of its own; what is left of it is killed when the block ends."""
    with log.open("a") as output:
        process = subprocess.Popen(
            command,
            env=environment(**variables),
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    mark = variables.get("VAR_DIR")
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for left in processes_of(mark):
            left.kill()


def processes_of(var: object) -> list[psutil.Process]:
    """Every live process that was started with that folder as its MERZIM_VAR_DIR, this one excepted."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                continue
            if process.environ().get("MERZIM_VAR_DIR") == str(var):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


def eventually(holds: Callable[[], object], *, seconds: float, what: str) -> None:
    """Wait until it holds; fails with the name of what did not come."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.25)
