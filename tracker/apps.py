from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Merzim"

    def ready(self) -> None:
        from tracker import checks  # noqa: F401 - registers itself
        from tracker.sqlite import teach_like

        connection_created.connect(teach_like, dispatch_uid="tracker.sqlite.teach_like")


class DeskConfig(AdminConfig):
    """The Django admin, with our own site in its place."""

    default_site = "tracker.desk.Desk"
