"""Measurements that need servers of their own: started, handed over by the environment, and ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figure import Figure
from tests.servers.__main__ import temporary_folder
from tests.servers.launching import Account
from tests.servers.postgres import postgres
from tests.servers.redis import redis


def figures_of(module: str) -> Iterator[Figure]:
    """Run a module beside private PostgreSQL and Redis; it prints one figure a line."""
    with temporary_folder() as folder:
        account = Account.unprivileged()
        for name in ("postgres", "redis", "var"):
            (folder / name).mkdir()
        with postgres(folder / "postgres", account) as database, redis(folder / "redis", account) as broker:
            env = {
                **os.environ,
                "MERZIM_DATABASE_URL": f"{database}/postgres",
                "MERZIM_REDIS_URL": f"{broker}/0",
                "MERZIM_SECRET_KEY": "signs nothing that outlives a benchmark",
                "MERZIM_VAR_DIR": str(folder / "var"),
                "MERZIM_LOG_LEVEL": "ERROR",
                "MERZIM_DEBUG": "no",
            }
            yield from figures_told([sys.executable, "-m", module], env)


def figures_told(command: list[str], env: dict[str, str]) -> Iterator[Figure]:
    """Each figure as soon as the process has printed it; raises where it fails."""
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            for line in running.stdout:
                if line.startswith("{"):
                    yield Figure(**json.loads(line))
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
