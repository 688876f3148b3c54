from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker.env import Environment

SERVER = "postgresql://merzim:secret@db:5432/merzim"
Given = Callable[..., Environment]


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    def environment(**variables: str) -> Environment:
        for name in ("DATABASE_URL", "SECRET_KEY", "VAR_DIR", "REDIS_URL"):
            monkeypatch.delenv(f"MERZIM_{name}", raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(f"MERZIM_{name}", value)
        return Environment(tmp_path)

    return environment


READS: dict[str, tuple[Callable[[Environment], object], dict[str, str], str]] = {
    "flag": (
        lambda env: env.flag("DEBUG", default=False),
        {"DEBUG": "maybe"},
        "MERZIM_DEBUG must be yes or no",
    ),
    "number": (lambda env: env.number("PORT", 1), {"PORT": "eight"}, "MERZIM_PORT must be a whole number"),
    "zone": (lambda env: env.zone("ZONE", "UTC"), {"ZONE": "Asia/Nowhere"}, "MERZIM_ZONE: no time zone"),
    "choice": (
        lambda env: env.choice("LANGUAGE", "en", {"en", "ru"}),
        {"LANGUAGE": "xx"},
        "MERZIM_LANGUAGE must be one of ['en', 'ru']",
    ),
    "missing": (lambda env: env.text("TOKEN"), {}, "MERZIM_TOKEN is not set"),
    "short key": (lambda env: env.secret_key(), {"SECRET_KEY": "short"}, "MERZIM_SECRET_KEY is shorter"),
    "no key": (lambda env: env.secret_key(), {"DATABASE_URL": SERVER}, "MERZIM_SECRET_KEY is not set"),
    "address": (
        lambda env: env.database(),
        {"DATABASE_URL": "nonsense"},
        "MERZIM_DATABASE_URL must look like",
    ),
}


@pytest.mark.parametrize(("read", "variables", "told"), READS.values(), ids=READS.keys())
def test_a_wrong_value_is_told_by_name(
    given: Given, read: Callable[[Environment], object], variables: dict[str, str], told: str
) -> None:
    env = given(**variables)
    with pytest.raises(ImproperlyConfigured) as error:
        read(env)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("value", "expected"), [("yes", True), ("1", True), ("On", True), ("no", False), ("0", False), ("", True)]
)
def test_a_flag_is_read_as_people_write_it(given: Given, value: str, expected: bool) -> None:
    assert given(DEBUG=value).flag("DEBUG", default=True) is expected


def test_names_are_parted_by_commas(given: Given) -> None:
    assert given(HOSTS=" a.kz, b.kz ,").names("HOSTS", []) == ["a.kz", "b.kz"]


def test_the_embedded_key_is_made_once_and_for_its_owner_alone(given: Given, tmp_path: Path) -> None:
    made = given().secret_key()
    assert len(made) >= 50
    assert given().secret_key() == made
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_embedded_database_waits_for_its_turn(given: Given) -> None:
    options = given().database()["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_a_server_address_is_taken_apart_and_its_connections_kept(given: Given) -> None:
    found = given(DATABASE_URL=SERVER).database()
    assert {key: found[key] for key in ("HOST", "NAME", "USER", "PASSWORD", "PORT")} == {
        "HOST": "db", "NAME": "merzim", "USER": "merzim", "PASSWORD": "secret", "PORT": 5432,
    }  # fmt: skip
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (600, True)
    assert found["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 5}
