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
            done = subprocess.run([sys.executable, "-m", module], env=env, stdout=subprocess.PIPE, check=True)
    for line in done.stdout.decode().splitlines():
        if line.startswith("{"):
            yield Figure(**json.loads(line))
