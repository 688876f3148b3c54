"""The REST interface at full size, on a PostgreSQL of its own, each figure beside its limit."""

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


def measure() -> Iterator[Figure]:
    """Run `benchmarks.rest_at_scale` beside a private server; it prints one figure a line."""
    with temporary_folder() as folder:
        for name in ("postgres", "var"):
            (folder / name).mkdir()
        with postgres(folder / "postgres", Account.unprivileged()) as database:
            env = {
                **os.environ,
                "MERZIM_DATABASE_URL": f"{database}/postgres",
                "MERZIM_SECRET_KEY": "signs nothing that outlives a benchmark",
                "MERZIM_VAR_DIR": str(folder / "var"),
                "MERZIM_LOG_LEVEL": "ERROR",
                "MERZIM_HTTPS": "no",
                "MERZIM_DEBUG": "no",
            }
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.rest_at_scale"],
                env=env,
                stdout=subprocess.PIPE,
                check=True,
            )
    for line in done.stdout.decode().splitlines():
        if line.startswith("{"):
            yield Figure(**json.loads(line))
