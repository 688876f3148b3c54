from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installation import ROOT, eventually
from tests.servers.launching import Account, UnavailableError, running

LAUNCHER = [sys.executable, "-m", "tests.servers"]
# Speaks to both servers as the tests would, and tells their addresses.
ASK = """
import os, psycopg, redis
postgres, cache = os.environ["MERZIM_TEST_POSTGRES_URL"], os.environ["MERZIM_TEST_REDIS_URL"]
with psycopg.connect(postgres + "/postgres") as connection:
    lower = connection.execute("select lower('ҚАЗАҚСТАН')").fetchone()[0]
with redis.Redis.from_url(cache) as client:
    client.set("deadline", "2026-03-01")
    print(lower, client.get("deadline").decode())
"""


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("MERZIM_")}


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--wheels"]], ids=["as-found", "wheels"])
def test_both_servers_are_had_used_and_gone(options: list[str]) -> None:
    done = subprocess.run(
        [*LAUNCHER, *options, "--", sys.executable, "-c", ASK],
        env=environment(), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "қазақстан 2026-03-01" in done.stdout
    ports = [line.rsplit(":", 1)[1] for line in done.stdout.splitlines() if "for the tests" in line]
    listening = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert len(ports) == 2
    assert not [port for port in ports if port in listening]


@pytest.mark.slow
def test_a_terminated_run_ends_its_servers(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*LAUNCHER, "--", "sleep", "300"],
            env=environment(), cwd=ROOT, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    eventually(lambda: "redis for the tests" in log.read_text(), seconds=60, what="the servers")
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 128 + signal.SIGTERM
    listening = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    for line in log.read_text().splitlines():
        assert line.rsplit(":", 1)[1] not in listening


def test_the_code_of_the_command_is_the_code_of_the_run() -> None:
    given = {"MERZIM_TEST_POSTGRES_URL": "postgresql://had", "MERZIM_TEST_REDIS_URL": "redis://had"}
    done = subprocess.run(
        [*LAUNCHER, "--", sys.executable, "-c", "raise SystemExit(5)"],
        env={**environment(), **given}, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 5


def test_a_server_that_does_not_start_is_told_with_its_own_words(tmp_path: Path) -> None:
    account = Account(os.geteuid(), os.getegid())
    command = ["/bin/sh", "-c", "echo no room left; exit 1"]
    log = tmp_path / "log"
    with (
        pytest.raises(UnavailableError, match=r"sh did not start:\nno room left"),
        running(account, command, log=log, answers=lambda: False),
    ):
        pass
