from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.querysets import SavedFilterQuerySet


class SavedFilter(models.Model):
    """A question to a list that a person keeps under a name, and may show to the own unit."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters", verbose_name=_("user")
    )
    listing = models.CharField(max_length=80, editable=False)
    """The list that is asked, as "instructions_task"."""
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, editable=False)
    """What the list's address has after its question mark, without the page."""
    is_shared = models.BooleanField(_("shown to my unit"), default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["listing", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "listing", "name"], name="filter_name_once_per_list"),
        ]

    def __str__(self) -> str:
        return self.name
