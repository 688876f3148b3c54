from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from tests.installation import eventually
from tracker import supervisor as module
from tracker.supervisor import Program, Supervisor

MARK = "MERZIM_SUPERVISOR_TEST"


def program(name: str, source: str) -> Program:
    return Program(name, [sys.executable, "-c", source], {MARK: str(os.getpid())})


def survivors() -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            alive = process.status() != psutil.STATUS_ZOMBIE
            if alive and process.environ().get(MARK) == str(os.getpid()):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


@contextmanager
def supervised(*programs: Program) -> Iterator[tuple[Supervisor, io.StringIO]]:
    out = io.StringIO()
    supervisor = Supervisor(programs, out=out)
    supervisor.start()
    waiting = threading.Thread(target=supervisor.wait)
    waiting.start()
    try:
        yield supervisor, out
    finally:
        supervisor.end()
        waiting.join(module.END_SECONDS + 5)
    assert not waiting.is_alive()


def test_every_line_is_told_with_the_name_of_its_program() -> None:
    with supervised(program("web", "print('open')"), program("worker", "print('срок')")) as (_, out):
        eventually(lambda: "срок" in out.getvalue() and "open" in out.getvalue(), seconds=10, what="output")
    lines = out.getvalue().splitlines()
    assert "web    │ open" in lines
    assert "worker │ срок" in lines


def test_a_program_that_ends_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.1)
    with supervised(program("beat", "print('tick'); raise SystemExit(3)")) as (_, out):
        eventually(lambda: out.getvalue().count("tick") >= 2, seconds=10, what="a second start")
    assert "beat │ ended with code 3; starting it again in 0 s" in out.getvalue()


def test_the_pause_before_a_new_start_doubles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 1.0)
    now = [0.0]
    monkeypatch.setattr("tracker.supervisor.time.monotonic", lambda: now[0])
    out = io.StringIO()
    child = module.Child(program("beat", "raise SystemExit(1)"), width=4, out=out)
    for _ in range(4):
        child.start()
        eventually_ended(child)
        child.keep_alive()
        now[0] += 100
        child.keep_alive()
        eventually_ended(child)
        now[0] += 1
        child.keep_alive()
    pauses = [line.rsplit(" in ", 1)[1] for line in out.getvalue().splitlines()]
    assert pauses[:6] == ["1 s", "2 s", "4 s", "8 s", "16 s", "30 s"]


def eventually_ended(child: module.Child) -> None:
    limit = time.perf_counter() + 10
    while not child.has_ended and time.perf_counter() < limit:
        time.sleep(0.01)


CHILD_THAT_STAYS = "import time; time.sleep(300)"
PARENT_WITH_A_CHILD = f"""
import subprocess, sys
subprocess.Popen([sys.executable, "-c", {CHILD_THAT_STAYS!r}])
print("two", flush=True)
{CHILD_THAT_STAYS}
"""


def test_the_children_of_a_program_end_with_it() -> None:
    with supervised(program("worker", PARENT_WITH_A_CHILD)) as (_, out):
        eventually(lambda: "two" in out.getvalue(), seconds=10, what="the child")
        assert len(survivors()) == 2
    eventually(lambda: not survivors(), seconds=30, what="the end of both")


DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(300)
"""


def test_a_program_that_does_not_listen_is_ended_by_a_second_word() -> None:
    with supervised(program("worker", DEAF)) as (supervisor, out):
        eventually(lambda: "deaf" in out.getvalue(), seconds=10, what="the program")
        started = time.monotonic()
        supervisor.end()
        supervisor.end()
    assert time.monotonic() - started < module.END_SECONDS / 2
    eventually(lambda: not survivors(), seconds=30, what="its end")
