from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.body import Body
from instructions.models.language import Language
from instructions.models.period import check_period


class User(AbstractUser):
    """A person who works with Merzim. The role says what, the bodies say for whom."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Administrator")
        CONTROLLER = "controller", _("Controller")
        OFFICE = "office", _("Giver's office")
        HEAD = "head", _("Head of body")
        EXECUTOR = "executor", _("Executor")
        VIEWER = "viewer", _("Viewer")

    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.VIEWER)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.KK)
    bodies = models.ManyToManyField(Body, blank=True, related_name="people", verbose_name=_("bodies"))

    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["last_name", "first_name", "username", "pk"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def is_controller(self) -> bool:
        return self.role in {self.Role.CONTROLLER, self.Role.ADMINISTRATOR}

    @property
    def reads_all(self) -> bool:
        return self.role not in {self.Role.EXECUTOR, self.Role.HEAD}


class Substitution(models.Model):
    """One person stands in for another from one day until another, both inclusive."""

    person = models.ForeignKey(
        User, models.CASCADE, related_name="absences", verbose_name=_("person on leave")
    )
    substitute = models.ForeignKey(
        User, models.CASCADE, related_name="substitutions", verbose_name=_("substitute")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ["-from_on", "person", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("substitute")), name="substitute_is_another"),
            models.CheckConstraint(
                condition=Q(from_on__lte=F("until_on")), name="substitution_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.substitute}"

    def clean(self) -> None:
        check_period(self.from_on, self.until_on)
        if self.person_id is not None and self.person_id == self.substitute_id:
            raise ValidationError({"substitute": _("Nobody stands in for oneself.")})
