"""What both servers need: an unprivileged account, a free port, a start that is waited for, a sure end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 10


class UnavailableError(Exception):
    """A server cannot be had on this machine; the text says what would help."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the servers: oneself, or, as root, somebody whom PostgreSQL accepts."""

    uid: int
    gid: int

    @classmethod
    def unprivileged(cls) -> Account:
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        for name in ("postgres", "nobody"):
            try:
                found = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(found.pw_uid, found.pw_gid)
        raise UnavailableError(
            "PostgreSQL does not run as root, and neither 'postgres' nor 'nobody' is an account."
        )

    def give(self, folder: Path) -> None:
        """Make the folder, which this process made and nobody else shares, the account's own."""
        if os.geteuid() != 0:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def spawn(
        self, command: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        switch = os.geteuid() == 0
        with log.open("ab") as output:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=log.parent,
                env={**os.environ, **(env or {})},
                start_new_session=True,
                user=self.uid if switch else None,
                group=self.gid if switch else None,
                extra_groups=[] if switch else None,
            )


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def copy_for(account: Account, folders: Sequence[Path], into: Path) -> Path:
    """A copy of a wheel's folders that the account may read, siblings kept beside each other."""
    for folder in folders:
        if folder.exists():
            shutil.copytree(folder, into / folder.name, symlinks=True)
    account.give(into)
    return into


@contextmanager
def running(
    account: Account,
    command: Sequence[str],
    *,
    log: Path,
    answers: Callable[[], bool],
    stop: signal.Signals = signal.SIGTERM,
    env: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Run a server from its first answer until the block ends."""
    process = account.spawn(command, log=log, env=env)
    try:
        wait_until(answers, process=process, log=log)
        yield
    finally:
        end(process, stop)


def wait_until(answers: Callable[[], bool], *, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if answers():
            return
        time.sleep(0.05)
    tail = log.read_text(errors="replace")[-1500:]
    raise UnavailableError(f"{Path(str(process.args[0])).name} did not start:\n{tail}")  # type: ignore[index]


def end(process: subprocess.Popen[bytes], stop: signal.Signals) -> None:
    """Ask the server to end, then end its whole group: a child must not outlive the run."""
    if process.poll() is None:
        process.send_signal(stop)
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
