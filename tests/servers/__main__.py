from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Protocol

from tests.servers.chromium import chromium
from tests.servers.launching import Account, UnavailableError
from tests.servers.postgres import postgres
from tests.servers.redis import redis


class Server(Protocol):
    __name__: str

    def __call__(
        self, folder: Path, account: Account, *, from_wheels: bool
    ) -> AbstractContextManager[str]: ...


SERVERS: dict[str, Server] = {"MERZIM_TEST_POSTGRES_URL": postgres, "MERZIM_TEST_REDIS_URL": redis}


@contextmanager
def temporary_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="merzim-tests-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str], *, from_wheels: bool) -> int:
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder())
        account = Account.unprivileged()
        env = dict(os.environ)
        for name, server in SERVERS.items():
            if name not in env:
                own = folder / server.__name__
                own.mkdir()
                env[name] = stack.enter_context(server(own, account, from_wheels=from_wheels))
            print(f"{server.__name__} for the tests: {env[name]}", flush=True)
        env["MERZIM_TEST_CHROMIUM"] = chromium()
        return subprocess.run(command, env=env, check=False).returncode


def leave(number: int, _frame: FrameType | None) -> None:
    # Unwinds the stack above, so that a terminated run ends its servers too.
    raise SystemExit(128 + number)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument(
        "--wheels", action="store_true", help="take the servers of the test-only wheels, not the system's"
    )
    parser.add_argument("command", nargs="+", help="what to run, after --")
    given = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        return run(given.command, from_wheels=given.wheels)
    except UnavailableError as error:
        print(f"The tests need a server that cannot be had here. {error}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
