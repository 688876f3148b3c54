from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.fields import empty

from instructions.models import Body


class BodyCodeField(serializers.SlugRelatedField[Body]):
    """A body by its code. An empty text is none, and neither is one with a sign that no text has."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="code", **kwargs)

    def run_validation(self, data: Any = empty) -> Any:
        if data == "":
            self.fail("invalid")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Body:
        if not isinstance(data, str) or "\0" in data:
            # The database would refuse to look for it, with an error of its own.
            self.fail("invalid")
        return super().to_internal_value(data)
