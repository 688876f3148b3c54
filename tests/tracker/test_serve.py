from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from django.test import override_settings

from tests.installation import MANAGE, eventually, manage, processes_of, started
from tests.servers.launching import free_port

pytestmark = pytest.mark.slow
SERVE = [*MANAGE, "serve"]


def answers(port: int, path: str = "healthz") -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/{path}", follow_redirects=True).is_success
    except httpx.TransportError:
        return False


def has_ticked(port: int) -> bool:
    answer = httpx.get(f"http://127.0.0.1:{port}/healthz/reminders")
    return bool(answer.json()["status"] == "ok")


def wait_until_open(process: subprocess.Popen[str], log: Path) -> None:
    def opened() -> bool:
        assert process.poll() is None, log.read_text()
        return "Ctrl-C" in log.read_text()

    eventually(opened, seconds=90, what="the address")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM], ids=lambda word: word.name)
def test_serve_opens_then_ends_every_process(tmp_path: Path, word: signal.Signals) -> None:
    port, log, var = free_port(), tmp_path / "log", tmp_path / "var"
    # The clock's own first turn is an hour off: it is the start that ticks.
    with started(SERVE, log, VAR_DIR=var, PORT=port, TICK_SECONDS=3600, DEBUG="yes", DEMO="yes") as process:
        wait_until_open(process, log)
        eventually(lambda: has_ticked(port), seconds=90, what="a completed tick")
        assert answers(port, "")
        assert f"http://127.0.0.1:{port}/" in log.read_text()
        assert (var / "demo-password").read_text() in log.read_text()
        assert len(processes_of(var)) >= 4
        process.send_signal(word)
        assert process.wait(90) == 0, log.read_text()
        eventually(lambda: not processes_of(var), seconds=30, what="the end of every process")
    assert not answers(port)


def test_serve_says_which_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = manage("serve", VAR_DIR=tmp_path, PORT=port)
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "make run PORT=" in done.stderr
    assert "Traceback" not in done.stderr


def test_queues_of_the_embedded_broker_are_made_before_worker_and_beat_start(tmp_path: Path) -> None:
    made = "from tracker.management.commands.serve import make_queues; make_queues(); make_queues()"
    done = manage("shell", "-c", made, VAR_DIR=tmp_path)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(tmp_path / "broker.sqlite3")) as broker:
        assert broker.execute("SELECT name FROM kombu_queue").fetchall() == [("celery",)]


def test_serve_does_not_run_twice_on_the_same_data(tmp_path: Path) -> None:
    log, var = tmp_path / "log", tmp_path / "var"
    with started(SERVE, log, VAR_DIR=var, PORT=free_port()) as process:
        eventually(lambda: (var / "serve.lock").exists(), seconds=60, what="the lock")
        done = manage("serve", VAR_DIR=var, PORT=free_port())
        assert process.poll() is None
    assert done.returncode == 1
    assert "already runs" in done.stderr


def test_serve_makes_no_account_unless_asked(tmp_path: Path) -> None:
    port, log, var = free_port(), tmp_path / "log", tmp_path / "var"
    with started(SERVE, log, VAR_DIR=var, PORT=port) as process:
        wait_until_open(process, log)
        count = "from instructions.models import User; print('accounts:', User.objects.count())"
        assert "accounts: 0" in manage("shell", "-c", count, VAR_DIR=var).stdout
        page = httpx.get(f"http://127.0.0.1:{port}/", follow_redirects=True)
        assert page.status_code == 200, "the desk has its static files without DEBUG"
    assert not (var / "demo-password").exists()


def test_a_wrong_setting_is_told_by_name_and_no_more(tmp_path: Path) -> None:
    done = manage("serve", VAR_DIR=tmp_path, PORT="eight")
    assert done.returncode == 1
    assert done.stderr == "Merzim cannot start: MERZIM_PORT must be a whole number, not 'eight'.\n"


def test_programs_are_those_of_this_environment() -> None:
    from tracker import processes

    with override_settings(TELEGRAM_BOT_TOKEN="1:of the office"):
        found = processes.wanted(host="127.0.0.1", port=8000)
    assert {program.command[0] for program in found} == {sys.executable}


@pytest.mark.parametrize(
    ("token", "secret", "names"),
    [
        ("", "", ["web", "worker", "beat"]),
        ("1:of the office", "", ["web", "worker", "beat", "bot"]),
        ("1:of the office", "shown by Telegram", ["web", "worker", "beat"]),
    ],
    ids=["no bot", "behind a firewall", "a webhook"],
)
def test_the_bot_is_polled_where_it_has_a_token_and_no_webhook(
    token: str, secret: str, names: list[str]
) -> None:
    from tracker import processes

    with override_settings(TELEGRAM_BOT_TOKEN=token, TELEGRAM_WEBHOOK_SECRET=secret):
        assert [program.name for program in processes.wanted(host="127.0.0.1", port=8000)] == names
