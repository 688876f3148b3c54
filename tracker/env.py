"""The one place that reads the environment: names start with MERZIM_, errors name their variable."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

PREFIX = "MERZIM_"
KEPT_SECONDS = 600


class Environment:
    """Typed reads with loud errors.

    `embedded` is true where no database address is given: then Merzim keeps everything under `var/` beside
    the code, for one machine, and may make its own secret key there.
    """

    def __init__(self, base: Path) -> None:
        self._env = environ.FileAwareEnv()
        self.base = base
        self.var = Path(self.text("VAR_DIR", str(base / "var")))
        self.embedded = not self.text("DATABASE_URL", "")

    def text(self, name: str, default: str | None = None) -> str:
        if default is None:
            return self._required(name)
        return str(self._env.str(PREFIX + name, default=default))

    def _required(self, name: str) -> str:
        value = str(self._env.str(PREFIX + name, default=""))
        if not value:
            raise ImproperlyConfigured(f"{PREFIX}{name} is not set. See .env.example for what it means.")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, "").strip().lower()
        if not value:
            return default
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"0", "false", "no", "off"}:
            return False
        raise ImproperlyConfigured(f"{PREFIX}{name} must be yes or no, not {value!r}.")

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError:
            raise ImproperlyConfigured(f"{PREFIX}{name} must be a whole number, not {value!r}.") from None

    def numbers(self, name: str, default: list[int]) -> list[int]:
        parts = self.names(name, [str(number) for number in default])
        if not parts or not all(part.isdecimal() for part in parts):
            raise ImproperlyConfigured(f"{PREFIX}{name} must be whole numbers parted by commas.")
        return [int(part) for part in parts]

    def names(self, name: str, default: list[str]) -> list[str]:
        value = self.text(name, "")
        return [part.strip() for part in value.split(",") if part.strip()] if value else default

    def zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ImproperlyConfigured(f"{PREFIX}{name}: no time zone is called {value!r}.") from None
        return value

    def choice(self, name: str, default: str, allowed: set[str]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise ImproperlyConfigured(f"{PREFIX}{name} must be one of {sorted(allowed)}, not {value!r}.")
        return value

    def secret_key(self) -> str:
        """The key given, or, embedded, one made once and kept in `var/` for its owner alone to read."""
        given = self.text("SECRET_KEY", "")
        if given:
            if len(given) < 32:
                raise ImproperlyConfigured(f"{PREFIX}SECRET_KEY is shorter than 32 characters.")
            return given
        if not self.embedded:
            return self._required("SECRET_KEY")
        return self._kept_key(self.var / "secret-key")

    def _kept_key(self, path: Path) -> str:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(made, "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        except OSError:
            # A read-only checkout can still read announcements; nothing that is signed outlives the process.
            return secrets.token_urlsafe(48)
        return path.read_text()

    def database(self) -> dict[str, object]:
        if self.embedded:
            self.var.mkdir(parents=True, exist_ok=True)
            return {
                "ENGINE": "tracker.sqlite",
                "NAME": self.var / "merzim.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        found = self._postgresql(self._required("DATABASE_URL"))
        # Each thread keeps a connection. A pool would be shared by the children that a Celery worker forks.
        kept = {"CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True}
        # What is asked often is planned once: a list's page takes half the time.
        return {
            **found,
            **kept,
            "ENGINE": "tracker.postgresql",
            "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
        }

    def _postgresql(self, address: str) -> dict[str, object]:
        scheme, separator, _ = address.partition("://")
        if separator and scheme in {"postgresql", "postgres"}:
            return dict(self._env.db_url_config(address))
        raise ImproperlyConfigured(
            f"{PREFIX}DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
