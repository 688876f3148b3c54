from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Merzim"

    def ready(self) -> None:
        from tracker import checks  # noqa: F401 - registers itself


class DeskConfig(AdminConfig):
    """The Django admin, with our own site in its place."""

    default_site = "tracker.desk.Desk"
