from __future__ import annotations

from typing import Any

from rest_framework import serializers


class ChosenField(serializers.ChoiceField):
    """A choice that may not have been made: null rather than an empty text."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices, allow_null=True, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) if value else None
