from __future__ import annotations

from django.db import models


class NumberSeries(models.Model):
    """The last number given out in a year. A row is locked while a number is taken from it."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04d}"
