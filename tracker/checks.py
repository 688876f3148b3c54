"""What must hold before anything starts; each message says how to mend it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's name


@register(Tags.compatibility)
def time_zone_is_utc(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if settings.USE_TZ and settings.TIME_ZONE == "UTC":
        return []
    return [
        Error(
            "Moments must be kept in UTC.",
            hint="Leave USE_TZ and TIME_ZONE as they are; the office's own zone is MERZIM_OFFICE_TIME_ZONE.",
            id="merzim.E001",
        )
    ]


@register(Tags.files)
def folders_are_writable(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    folders = {"MERZIM_VAR_DIR": settings.VAR_DIR, "MERZIM_MEDIA_ROOT": settings.MEDIA_ROOT}
    return [
        Error(
            f"{folder} cannot be written to.",
            hint=f"Give the folder to the account that runs Merzim, or name another one in {variable}.",
            id="merzim.E002",
        )
        for variable, folder in folders.items()
        if not can_write(Path(folder))
    ]


def can_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, takes new files."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


@register(Tags.security, deploy=True)
def links_are_https(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if settings.PUBLIC_URL.startswith("https://"):
        return []
    return [
        Warning(
            "The links in mails and messages do not begin with https://.",
            hint="Set MERZIM_PUBLIC_URL to the address under which people open Merzim.",
            id="merzim.W001",
        )
    ]


@register(Tags.security, deploy=True)
def mail_is_sent(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if settings.EMAIL_HOST:
        return []
    return [
        Warning(
            "Mail is written to files and never sent.",
            hint="Set MERZIM_EMAIL_HOST to the mail server of the office.",
            id="merzim.W002",
        )
    ]


@register(Tags.security, deploy=True)
def demo_is_off(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if not settings.DEMO:
        return []
    return [
        Error(
            "MERZIM_DEMO makes accounts whose password is printed at the start.",
            hint="Leave it out; `manage.py createsuperuser` makes the first account.",
            id="merzim.E003",
        )
    ]
