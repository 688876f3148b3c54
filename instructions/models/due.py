from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DueKind(models.TextChoices):
    DATE = "date", _("Day")
    RECURRING = "recurring", _("Recurring")
    NONE = "none", _("No deadline")


class Every(models.TextChoices):
    DAY = "day", _("every day")
    WEEK = "week", _("every week")
    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF_YEAR = "half-year", _("every half-year")
    YEAR = "year", _("every year")
