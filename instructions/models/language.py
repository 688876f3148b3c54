from __future__ import annotations

from django.db import models


class Language(models.TextChoices):
    """The languages of announcements and of readers; each is named in itself."""

    KK = "kk", "Қазақша"
    RU = "ru", "Русский"
    EN = "en", "English"
