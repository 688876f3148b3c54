"""The processes of an installation, each of which can be killed without warning and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

from tests.servers.launching import Account, free_port
from tests.servers.postgres import accepts, initialise, system_binaries, wheel_binaries

WORKERS = 2
BEATS = 2


@dataclass
class Member:
    """`start` begins the process; `is_up` tells when it serves."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    is_up: Callable[[], bool] = lambda: True
    process: subprocess.Popen[bytes] | None = None

    def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def raise_again(self, *, patience: float = 30) -> None:
        """Start it, and again where it does not stay up: PostgreSQL waits for its orphans to go."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                self.process = self.start()
            if self.is_up():
                return
            time.sleep(0.1)
        raise TimeoutError(f"{self.name} did not come up again")


@dataclass
class Fleet:
    """PostgreSQL, Redis, two workers and two beats under one folder."""

    folder: Path
    settings: Mapping[str, str]
    account: Account = field(default_factory=Account.unprivileged)
    members: dict[str, Member] = field(default_factory=dict)

    def prepare(self) -> dict[str, str]:
        """Start the servers; the environment by which they are reached."""
        (self.folder / "var").mkdir()
        database, broker = self._database(), self._broker()
        env = {
            **os.environ,
            "MERZIM_DATABASE_URL": f"{database}/postgres",
            "MERZIM_REDIS_URL": f"{broker}/0",
            "MERZIM_SECRET_KEY": "signs nothing that outlives a drill",
            "MERZIM_VAR_DIR": str(self.folder / "var"),
            **self.settings,
        }
        for number in range(WORKERS):
            self._celery(f"worker {number}", env, "worker", "--pool=solo", "-n", f"drill{number}@%h")
        for number in range(BEATS):
            self._celery(
                f"beat {number}", env, "beat", "-s", str(self.folder / f"beat-{number}"), "--pidfile="
            )
        return env

    def launch(self) -> None:
        for member in self.members.values():
            member.raise_again()

    def end_senders(self) -> None:
        """Workers and beats; the servers stay."""
        for name, member in self.members.items():
            if name.startswith(("worker", "beat")):
                member.kill()

    def end(self) -> None:
        for member in reversed(list(self.members.values())):
            member.kill()

    def _database(self) -> str:
        folder = self.folder / "postgres"
        folder.mkdir()
        binaries = system_binaries() or wheel_binaries(folder, self.account)
        data = folder / "data"
        data.mkdir()
        self.account.give(folder)
        initialise(binaries, data, self.account)
        port = free_port()
        # A commit must outlive the kill of a process, not that of the machine: nothing waits for the disk.
        command = [str(binaries / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port)]
        command += ["-c", "fsync=off", "-c", "unix_socket_directories="]
        address = f"postgresql://merzim@127.0.0.1:{port}"

        def start() -> subprocess.Popen[bytes]:
            (data / "postmaster.pid").unlink(missing_ok=True)
            return self.account.spawn(command, log=folder / "log")

        self._add(Member("PostgreSQL", start, lambda: accepts(address)))
        return address

    def _broker(self) -> str:
        import shutil

        from tests.servers.redis import answers, wheel_binary

        folder = self.folder / "redis"
        folder.mkdir()
        binary = shutil.which("redis-server") or str(wheel_binary(folder, self.account))
        self.account.give(folder)
        port = free_port()
        command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
        address = f"redis://127.0.0.1:{port}"

        def is_up() -> bool:
            with suppress(redis.RedisError):
                return answers(address)
            return False

        self._add(Member("Redis", lambda: self.account.spawn(command, log=folder / "log"), is_up))
        return address

    def _celery(self, name: str, env: Mapping[str, str], *words: str) -> None:
        command: Sequence[str] = [sys.executable, "-m", "celery", "-A", "tracker", *words, "-l", "ERROR"]
        log = self.folder / f"{name.replace(' ', '-')}.log"

        def start() -> subprocess.Popen[bytes]:
            with log.open("ab") as output:
                return subprocess.Popen(
                    command, env=dict(env), stdout=output, stderr=output, start_new_session=True
                )

        self.members[name] = Member(name, start)

    def _add(self, member: Member) -> None:
        member.raise_again()
        self.members[member.name] = member


def is_settled(address: str) -> bool:
    """Whether every message has gone out or is given up; False while the database is away."""
    question = "SELECT count(*) FROM notifications_delivery WHERE status IN ('queued', 'sending', 'retrying')"
    owed = "SELECT count(*) FROM notifications_reminder WHERE state = 'owed'"
    with suppress(psycopg.Error), psycopg.connect(address, connect_timeout=2) as connection:
        return not any(connection.execute(query).fetchone() != (0,) for query in (question, owed))
    return False
