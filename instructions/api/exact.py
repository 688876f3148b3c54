"""Fields that take what the schema says and nothing that merely resembles it.

Django REST framework reads 0, "no" and "f" as false, and "7" as the key 7. A client that sends these has
mistaken something, and is told so. A form has nothing but texts, so there "true" and "7" are what is meant.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar, cast

from django.db.models import Model
from rest_framework import serializers
from rest_framework.fields import empty
from rest_framework.utils import html

M = TypeVar("M", bound=Model)


class TrueFalseField(serializers.BooleanField):
    def get_value(self, dictionary: Any) -> Any:
        if not html.is_html_input(dictionary) or self.field_name not in dictionary:
            return dictionary.get(self.field_name, empty)
        text = dictionary[self.field_name]
        return {"true": True, "false": False}.get(text.lower(), text)

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class NumberField(serializers.IntegerField):
    """A whole number."""

    def get_value(self, dictionary: Any) -> Any:
        value = super().get_value(dictionary)
        is_words = html.is_html_input(dictionary) and isinstance(value, str)
        return int(value) if is_words and re.fullmatch(r"-?[0-9]{1,19}", value) else value

    def to_internal_value(self, data: Any) -> int:
        # True is an int too, and 7.0 is as whole as 7.
        if isinstance(data, bool) or not isinstance(data, int | float) or data != data // 1:
            self.fail("invalid")
        return super().to_internal_value(int(data))


class RowField(serializers.PrimaryKeyRelatedField[M]):
    """A row by its id."""

    def to_internal_value(self, data: Any) -> M:
        # True is an int too.
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(cast("Any", data))
