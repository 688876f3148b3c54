from __future__ import annotations

from django.conf import settings
from django.db import models


class KeptAnswer(models.Model):
    """What a write over REST with an `Idempotency-Key` was answered, so that asking again does nothing twice.

    `status` is empty while the first is still being answered. Gone after a day.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    question = models.CharField(max_length=64)
    """SHA-256 of method, address and body."""
    status = models.PositiveSmallIntegerField(null=True)
    content = models.BinaryField(null=True)
    """Empty for an answer that held a secret, which is shown once."""
    headers = models.JSONField(default=dict)
    asked_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="answer_once_per_user_and_key")]

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"
