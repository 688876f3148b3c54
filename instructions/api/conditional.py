"""Optimistic locking over HTTP: the version is the entity tag, `If-Match` names the one that was seen."""

from __future__ import annotations

import re

from rest_framework.request import Request

from instructions.api.problems import PreconditionFailed

_TAG = re.compile(r'"([0-9]{1,18})"')


def tag(version: int) -> str:
    return f'"{version}"'


def seen_version(request: Request) -> int | None:
    """The version of `If-Match`; None without the header or with `*`.

    Raises `PreconditionFailed` for a tag that Merzim never gave.
    """
    given = request.headers.get("If-Match", "*").strip()
    if given == "*":
        return None
    found = _TAG.fullmatch(given)
    if not found:
        raise PreconditionFailed
    return int(found[1])
