"""Every sentence of the source is in each catalogue, translated and certain; no catalogue names more."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from tests.checks.compiling import is_current

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("kk", "ru")
LEFT_OUT = ("tests", "benchmarks", "var", ".venv", "staticfiles")

Key = tuple[str | None, str]


def keys(catalogue: polib.POFile) -> set[Key]:
    return {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}


def unfinished(catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue:
        if not entry.obsolete and (entry.fuzzy or not entry.translated()):
            yield f"{'uncertain' if entry.fuzzy else 'not translated'}: {entry.msgid!r}"


def differences(catalogue: polib.POFile, extracted: polib.POFile) -> Iterator[str]:
    for _, text in sorted(keys(extracted) - keys(catalogue), key=str):
        yield f"not in the catalogue (makemessages): {text!r}"
    for _, text in sorted(keys(catalogue) - keys(extracted), key=str):
        yield f"no longer in the source (makemessages): {text!r}"


def extract(language: str) -> polib.POFile:
    """What makemessages finds in the source today, taken in a copy so that no file here changes."""
    with tempfile.TemporaryDirectory(prefix="merzim-messages-") as folder:
        copy = Path(folder) / "source"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT, ".git", ".*_cache", "*.mo"))
        command = [sys.executable, "manage.py", "makemessages", "--locale", language, "--no-obsolete"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        return polib.pofile(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"))


def faults(language: str) -> list[str]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return [f"{path.relative_to(ROOT)} is missing"]
    if not shutil.which("xgettext"):
        return ["gettext is not installed. On Debian or Ubuntu: apt install gettext"]
    catalogue = polib.pofile(str(path))
    old = [] if is_current(language) else ["compiled from an older one: python -m tests.checks.compiling"]
    return [*old, *unfinished(catalogue), *differences(catalogue, extract(language))]


def main() -> int:
    found = [f"{language}: {fault}" for language in LANGUAGES for fault in faults(language)]
    print("\n".join(found) or "Every sentence is translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
