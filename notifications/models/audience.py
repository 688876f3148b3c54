from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Why a person is told; the values are those of `notifications.policy.Audience`."""

    LEAD = "lead", _("Lead executor")
    CO = "co", _("Co-executor")
    HEAD = "head", _("Head of body")
    CONTROLLER = "controller", _("Controller")
    OFFICE = "office", _("Giver's office")
