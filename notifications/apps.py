from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Reminders")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from instructions.documents.reports import catalogue
        from notifications.unreached import UNREACHED

        catalogue.add(UNREACHED)
