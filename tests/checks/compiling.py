"""The catalogues compiled for a machine without gettext: `python -m tests.checks.compiling` writes them."""

from __future__ import annotations

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("kk", "ru")


def catalogue(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def is_current(language: str) -> bool:
    """Whether the compiled file says what its catalogue says."""
    source = catalogue(language)
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == polib.pofile(str(source)).to_binary()


def main() -> None:
    for language in LANGUAGES:
        source = catalogue(language)
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


if __name__ == "__main__":
    main()
