"""Runs the processes of one machine side by side and ends every one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

POLL_SECONDS = 0.2
END_SECONDS = 12
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 30.0


class Output(Protocol):
    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Program:
    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


class Child:
    """One program: started in a process group of its own, so that its own children end with it."""

    def __init__(self, program: Program, *, width: int, out: Output) -> None:
        self.program = program
        self._prefix = f"{program.name:<{width}} │ "
        self._out = out
        self._pause = FIRST_PAUSE
        self._started = 0.0
        self._again = 0.0
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - the programs are our own
            self.program.command,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self.program.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        threading.Thread(target=self._copy_output, args=[self._process], daemon=True).start()

    def keep_alive(self) -> None:
        """Start the program again where it ended, after a pause that doubles until it stays up."""
        now = time.monotonic()
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return
            self.end_group()
            if now - self._started > STEADY_SECONDS:
                self._pause = FIRST_PAUSE
            self.say(f"ended with code {code}; starting it again in {self._pause:.0f} s")
            self._again, self._pause = now + self._pause, min(2 * self._pause, LONGEST_PAUSE)
            self._process = None
        elif now >= self._again:
            self.start()

    def ask_to_end(self) -> None:
        """Tell the first process, which ends its own children in good order and finishes what it is at."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def end_group(self) -> None:
        """End whoever of the group is left, without asking."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    @property
    def has_ended(self) -> bool:
        """Whether the first process has ended; children of it may be left."""
        return self._process is None or self._process.poll() is not None

    def say(self, line: str) -> None:
        # The terminal may be gone, as after a lost connection; the processes are ended all the same.
        with suppress(OSError, ValueError):
            self._out.write(f"{self._prefix}{line}\n")
            self._out.flush()

    def _copy_output(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self.say(line.rstrip("\n"))


class Supervisor:
    """Starts the programs, keeps them alive until told to end, then ends their whole groups.

    `end()` may be called from a signal handler; called a second time it does not wait for anybody.
    """

    def __init__(self, programs: Sequence[Program], *, out: Output = sys.stdout) -> None:
        width = max(len(program.name) for program in programs)
        self.children = [Child(program, width=width, out=out) for program in programs]
        self._ending = threading.Event()
        self._hurry = threading.Event()

    def start(self) -> None:
        for child in self.children:
            child.start()

    def wait(self) -> None:
        """Watch over the programs until `end()` is called; nothing of them is left afterwards."""
        try:
            while not self._ending.wait(POLL_SECONDS):
                for child in self.children:
                    child.keep_alive()
        finally:
            self.stop()

    def end(self) -> None:
        if self._ending.is_set():
            self._hurry.set()
        self._ending.set()

    @property
    def is_ending(self) -> bool:
        return self._ending.is_set()

    def pause(self) -> None:
        time.sleep(POLL_SECONDS)

    def stop(self) -> None:
        """Ask every program to end; then end what is left of its group, first process or child."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + END_SECONDS
        while not all(child.has_ended for child in self.children):
            if self._hurry.is_set() or time.monotonic() > deadline:
                break
            time.sleep(POLL_SECONDS / 4)
        for child in self.children:
            child.end_group()
