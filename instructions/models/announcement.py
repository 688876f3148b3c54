from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.language import Language
from instructions.querysets import AnnouncementQuerySet


class Announcement(models.Model):
    """A published text in which instructions are given, with the original it came from."""

    class Source(models.TextChoices):
        FILE = "file", _("File")
        PASTED = "pasted", _("Pasted text")
        SPOKEN = "spoken", _("By word of mouth")

    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    published_on = models.DateField(_("published"))
    event = models.CharField(_("event"), max_length=300, blank=True)
    event_on = models.DateField(_("day of the event"), null=True, blank=True)
    giver = models.CharField(_("given by"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.FILE)
    source_name = models.CharField(_("file name"), max_length=255, blank=True)
    original = models.FileField(_("original"), upload_to="announcements/%Y/%m/", max_length=255, blank=True)
    original_sha256 = models.CharField(_("hash of the original"), max_length=64, blank=True, db_index=True)
    text_sha256 = models.CharField(_("hash of the text"), max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("taken in"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken in by"),
    )
    wording_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later_wordings",
        verbose_name=_("a later wording of"),
    )
    """The same announcement as it was published before: what was proposed from it is not proposed again."""
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("Everybody can see what was promised, by whom, by when and how it stands."),
    )

    history = HistoricalRecords(excluded_fields=["text"])
    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["published_on", "id"], name="announcement_by_day")]

    def __str__(self) -> str:
        return self.title
