"""What Docker would run, run here: the compose file's own commands against PostgreSQL and Redis."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pathspec
import psycopg
import pytest
import yaml

from tests.installation import ROOT, environment, eventually, processes_of, started
from tests.servers.launching import free_port
from tracker.probe import answers

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat", "bot")
BIN = Path(sys.executable).parent


def read_by_settings() -> set[str]:
    sources = "".join((ROOT / "tracker" / name).read_text() for name in ("settings.py", "env.py"))
    read = re.findall(
        r'(?:env|self)\.(?:text|_required|flag|numbers?|names|zone|choice)\(\s*"([A-Z_]+)"', sources
    )
    return {f"MERZIM_{name}" for name in read}


def filled_in() -> set[str]:
    return set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))


def explained() -> set[str]:
    return set(re.findall(r"^#?(MERZIM_\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def test_every_variable_is_explained_and_read() -> None:
    assert explained() == read_by_settings() | filled_in()


def test_what_must_be_given_is_left_empty_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text()
    required = set(re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text()))
    assert required == set(re.findall(r"^(MERZIM_\w+)=$", example, re.MULTILINE))


def test_no_secret_has_a_default() -> None:
    secrets = [name for name in filled_in() if re.search("KEY|PASSWORD|TOKEN", name)]
    assert secrets
    for name in secrets:
        uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", (ROOT / "docker-compose.yml").read_text())
        assert all(use.startswith(":?") for use in uses), name


@pytest.mark.parametrize("service", OURS)
def test_our_containers_can_change_nothing_but_their_files(service: str) -> None:
    given = SERVICES[service]
    assert (given["read_only"], given["cap_drop"]) == (True, ["ALL"])
    assert given["volumes"] == ["files:/var/lib/merzim"]
    assert re.search(r"^USER merzim$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("service", ["web", "worker", "beat", "bot"])
def test_nothing_starts_before_the_migrations(service: str) -> None:
    assert SERVICES[service]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


@pytest.mark.parametrize("service", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_has_a_health_check(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"][0] == "CMD"


def test_there_is_exactly_one_beat() -> None:
    beats = [name for name, service in SERVICES.items() if " beat " in str(service.get("command", ""))]
    assert beats == ["beat"]
    assert SERVICES["beat"]["container_name"], "a container with a name cannot be scaled"


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A folder with the files that `COPY . .` brings into the image, and no others."""
    left_out = (ROOT / ".dockerignore").read_text().splitlines()
    # Docker reads a pattern from the top of the folder, git at any depth.
    ignored = pathspec.GitIgnoreSpec.from_lines(re.sub(r"^(!?)", r"\1/", line) for line in left_out)
    for file in ignored.match_tree_files(ROOT, negate=True):
        copy = tmp_path / "image" / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, copy)
    return tmp_path / "image"


def built(image: Path, **given: object) -> None:
    """Run in the folder what the Dockerfile runs there with Merzim's own programs."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    (steps,) = (line for line in re.findall(r"^RUN (.+)$", text, re.MULTILINE) if "manage.py" in line)
    for step in steps.split("&&"):
        line = re.sub(r"^\s*(MERZIM_\w+=\S+\s+)*/opt/merzim/bin/python", shlex.quote(sys.executable), step)
        done = subprocess.run(
            ["sh", "-c", line],
            env=environment(**given),
            cwd=image,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_image_is_built_from_the_files_that_docker_is_given(image: Path, tmp_path: Path) -> None:
    assert not (image / "tests").exists()
    built(image, VAR_DIR=tmp_path / "var", STATIC_ROOT=tmp_path / "static")
    static = tmp_path / "static"
    assert (static / "staticfiles.json").exists()
    closed = [path for path in static.rglob("*") if not path.stat().st_mode & stat.S_IROTH]
    assert not closed, "root gathers them, an account of less right serves them"


@pytest.fixture
def database() -> Iterator[str]:
    """A new, empty database on the tests' PostgreSQL; yields its address."""
    server, name = os.environ["MERZIM_TEST_POSTGRES_URL"], f"deployment_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{server}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def command(service: str, *, port: int, folder: Path) -> list[str]:
    """A service's command as Compose gives it, with a free port and this environment's programs."""
    text = SERVICES[service]["command"].replace("0.0.0.0:8000", f"127.0.0.1:{port}")
    words = shlex.split(text.replace("/tmp/", f"{folder}/"))
    return words if words[0] == "sh" else [str(BIN / words[0]), *words[1:]]


def variables(database: str, folder: Path) -> dict[str, object]:
    """What the compose file sets, as an office fills it in, with the tests' own servers."""
    given = {name.removeprefix("MERZIM_"): value for name, value in SERVICES["web"]["environment"].items()}
    office = {
        "DATABASE_URL": database,
        "REDIS_URL": f"{os.environ['MERZIM_TEST_REDIS_URL']}/60",
        "SECRET_KEY": "an office's own key, long enough for everything that is signed",
        "PUBLIC_URL": "https://merzim.example.org",
        "ALLOWED_HOSTS": "merzim.example.org,127.0.0.1",
        "EMAIL_HOST": "mail.example.org",
        "TICK_SECONDS": 1,
    }
    static = folder / "static"
    return {**given, **office, "VAR_DIR": folder / "var", "STATIC_ROOT": static}


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.redis
def test_the_commands_of_the_compose_file_work_together(
    database: str, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{BIN}:{os.environ['PATH']}")
    port, given = free_port(), variables(database, tmp_path)
    logs = {name: tmp_path / f"{name}.log" for name in OURS}
    for name in ("static", "var"):
        (tmp_path / name).mkdir()

    def start(service: str) -> Any:
        words = command(service, port=port, folder=tmp_path)
        return started(words, logs[service], folder=image, **given)

    # The page that refuses a stranger's host has its style from what is gathered here.
    built(image, **given)
    with start("migrate") as migrate:
        assert migrate.wait(120) == 0, logs["migrate"].read_text()
    with ExitStack() as stack:
        running = {name: stack.enter_context(start(name)) for name in ("web", "worker", "beat", "bot")}
        address = f"http://127.0.0.1:{port}"
        eventually(lambda: answers(f"{address}/healthz"), seconds=60, what="the web server")
        eventually(lambda: "ready." in logs["worker"].read_text(), seconds=60, what="the worker")
        health = f"{address}/healthz/reminders"
        eventually(lambda: httpx.get(health).json()["status"] == "ok", seconds=60, what="a completed tick")
        eventually(
            lambda: "TELEGRAM_BOT_TOKEN is not set" in logs["bot"].read_text(), seconds=60, what="the bot"
        )
        plain = httpx.get(f"{address}/desk/", headers={"Host": "merzim.example.org"})
        assert (plain.status_code, plain.headers["Location"]) == (301, "https://merzim.example.org/desk/")
        stranger = httpx.get(f"{address}/healthz", headers={"Host": "elsewhere.example.org"})
        assert stranger.status_code == 400
        for process in running.values():
            process.send_signal(signal.SIGTERM)
        assert {name: process.wait(30) for name, process in running.items()} == dict.fromkeys(running, 0)
        eventually(lambda: not processes_of(tmp_path / "var"), seconds=30, what="the end of every process")
