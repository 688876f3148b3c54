from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.language import Language
from instructions.models.period import ENDS_AFTER_START, check_period
from instructions.querysets import BodyQuerySet, MembershipQuerySet

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet


class Body(models.Model):
    """Who can be told to do something. A collective stands for its members as of a day."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("Office")
        MINISTRY = "ministry", _("Ministry")
        AGENCY = "agency", _("Agency")
        REGION = "region", _("Akimat")
        COMPANY = "company", _("Company")
        INSTITUTION = "institution", _("Institution")
        DEPARTMENT = "department", _("Department")
        COLLECTIVE = "collective", _("Collective")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_kk = models.CharField(_("name in Kazakh"), max_length=300)
    name_ru = models.CharField(_("name in Russian"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    is_active = models.BooleanField(_("active"), default=True)

    history = HistoricalRecords()
    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["kind", "name_en", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        language = (get_language() or "en")[:2]
        return str(getattr(self, f"name_{language}", "") or self.name_en)

    @property
    def is_collective(self) -> bool:
        return self.kind == self.Kind.COLLECTIVE

    def members_on(self, on: dt.date) -> QuerySet[Body]:
        return Body.objects.members_of(self, on=on)


class Alias(models.Model):
    """Another name under which texts speak of a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases", verbose_name=_("body"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.CharField(_("text"), max_length=300)
    is_ambiguous = models.BooleanField(
        _("ambiguous"), default=False, help_text=_("Means this body only where the sentence says so.")
    )

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["body", "language", "text", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "language", "text"], name="alias_once_per_body"),
        ]

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """A body belongs to a collective from one day until, where it left, another (both inclusive)."""

    collective = models.ForeignKey(
        Body, models.CASCADE, related_name="memberships", verbose_name=_("collective")
    )
    member = models.ForeignKey(Body, models.PROTECT, related_name="collectives", verbose_name=_("member"))
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = HistoricalRecords()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["collective", "member", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(collective=models.F("member")), name="membership_not_of_itself"
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="membership_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.collective}"

    def clean(self) -> None:
        check_period(self.from_on, self.until_on)
        if self.collective_id is not None and self.collective_id == self.member_id:
            raise ValidationError({"member": _("A body cannot be part of itself.")})
