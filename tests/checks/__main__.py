from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")

# What a real installation sets, so that `check --deploy` judges one; no server is asked.
DEPLOYED = {
    "MERZIM_DATABASE_URL": "postgresql://merzim:merzim@127.0.0.1:5432/merzim",
    "MERZIM_REDIS_URL": "redis://127.0.0.1:6379/0",
    "MERZIM_SECRET_KEY": "4f1c0b8d5e7a9362fd04c81b7e6a5d93b20f8e17c64a95d3a0c7",
    "MERZIM_PUBLIC_URL": "https://merzim.example.org",
    "MERZIM_ALLOWED_HOSTS": "merzim.example.org",
    "MERZIM_EMAIL_HOST": "mail.example.org",
}


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    command: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)


CHECKS = (
    Check("lint", (str(BIN / "ruff"), "check")),
    Check("format", (str(BIN / "ruff"), "format", "--check")),
    Check("import contract", (str(BIN / "lint-imports"), "--no-logo")),
    Check("migrations are complete", (*MANAGE, "makemigrations", "--check", "--dry-run")),
    Check("deployment", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), DEPLOYED),
    Check("API schema", (*MANAGE, "spectacular", "--validate", "--fail-on-warn", "--file", os.devnull)),
    Check(
        "compose file",
        (str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"),
    ),
    Check("translations", (sys.executable, "-m", "tests.checks.translations")),
    Check("types", (str(BIN / "mypy"), ".")),
)


def passes(check: Check, env: dict[str, str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env={**env, **check.env}, capture_output=True, text=True, check=False
    )
    mark = "✓" if done.returncode == 0 else "✗"
    print(f"{mark} {check.name} ({time.monotonic() - started:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    env = {name: value for name, value in os.environ.items() if not name.startswith("MERZIM_")}
    with tempfile.TemporaryDirectory(prefix="merzim-check-") as var:
        failed = [check.name for check in CHECKS if not passes(check, {**env, "MERZIM_VAR_DIR": var})]
    print(f"Failed: {', '.join(failed)}" if failed else "Every check passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
