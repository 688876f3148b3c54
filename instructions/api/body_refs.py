"""Bodies as rows name them: a few hundred, named in every row, so read once in a few seconds."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from instructions.models import Body
from instructions.short_memory import ShortMemory

Refs = dict[int | None, dict[str, Any] | None]

known: ShortMemory[str, Refs] = ShortMemory(seconds=5)


class BodyRefSerializer(serializers.ModelSerializer[Body]):
    """A body as others name it; `name` is in the reader's language."""

    name = serializers.CharField(read_only=True)

    class Meta:
        model = Body
        fields: tuple[str, ...] = ("id", "code", "name")
        read_only_fields = fields


class BodyRefs:
    """What `BodyRefSerializer` tells of a body, by its key; None tells of none."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._refs = self._read()

    def __getitem__(self, key: int | None) -> dict[str, Any] | None:
        if key not in self._refs:
            # It joined the registry since it was read.
            known.forget()
            self._refs = self._read()
        return self._refs[key]

    def _read(self) -> Refs:
        found = known.get(self._language, lambda: _refs(self._language))
        assert found
        return found


def _refs(language: str) -> Refs:
    rows = Body.objects.order_by().values_list("pk", "code", f"name_{language}", "name_en")
    return {None: None} | {key: {"id": key, "code": code, "name": name or en} for key, code, name, en in rows}
