from __future__ import annotations

from instructions.models import NumberSeries


def next_number(year: int) -> str:
    """The next number of a year, such as "2026-0107". Call it inside the transaction that uses it."""
    NumberSeries.objects.get_or_create(year=year)
    series = NumberSeries.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{year}-{series.last:04d}"
