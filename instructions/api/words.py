from __future__ import annotations

from typing import Any

from rest_framework import serializers


class WordsField(serializers.CharField):
    """What a person wrote, as it is: a number is no text, and the services see to the spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)
