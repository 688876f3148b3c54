"""`Idempotency-Key`: a write asked twice under one key is done once, and answered alike both times."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import orjson
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.problems import Conflict
from instructions.api.rendering import written
from instructions.models import KeptAnswer
from instructions.services.kept_answers import BeingAnswered, OtherQuestion, give_up, keep, reserve

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class Unprocessable(exceptions.APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY


class Once:
    """One request under a key; `view` is asked for its moment and whether its answers hold secrets."""

    def __init__(self, view: Any, request: Request) -> None:
        self._view, self._request = view, request
        self._row: KeptAnswer | None = None

    @classmethod
    def of(cls, view: Any, request: Request) -> Once | None:
        """None without a key. Raises `ValidationError` for what is no key."""
        key = request.headers.get(HEADER)
        if key is None:
            return None
        if not _KEY.fullmatch(key):
            told = _("1 to 255 visible characters of ASCII, without spaces.")
            raise exceptions.ValidationError({HEADER: [told]})
        return cls(view, request)

    def answer(
        self, handler: Callable[..., HttpResponseBase], request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """What was answered before, or what is answered now, kept in one transaction with its work."""
        row = self._reserve()
        if row.status is not None:
            return self._again(row)
        self._row = row
        with transaction.atomic():
            response = cast("Response", handler(request, *args, **kwargs))
            self._keep(row, response, content_type="application/json")
        self._row = None
        return response

    def settle(self, response: HttpResponseBase) -> None:
        """After an error: a refusal is an answer like any, a failure of ours is none."""
        row, self._row = self._row, None
        if row is None:
            return
        if response.status_code >= status.HTTP_500_INTERNAL_SERVER_ERROR or not isinstance(
            response, Response
        ):
            give_up(row)
        else:
            self._keep(row, response, content_type=response.content_type or "application/json")

    def _reserve(self) -> KeptAnswer:
        try:
            return reserve(
                user=self._view.reader,
                key=self._request.headers[HEADER],
                question=_question(self._request),
                now=self._view.now,
            )
        except OtherQuestion as error:
            told = _("This key was used for another request within the last day.")
            raise Unprocessable(told, code="key_reused") from error
        except BeingAnswered as error:
            told = _("The first request with this key is still being answered. Ask again a little later.")
            raise Conflict(told, code="in_flight") from error

    def _keep(self, row: KeptAnswer, response: Response, *, content_type: str) -> None:
        secret = self._view.is_secret() and response.status_code < 400
        headers = {"Content-Type": content_type}
        if "ETag" in response:
            headers["ETag"] = response["ETag"]
        content = None if secret else written(response.data) if response.data is not None else b""
        keep(row, status=response.status_code, content=content, headers=headers)

    def _again(self, row: KeptAnswer) -> HttpResponse:
        if row.content is None:
            told = _("This was done already. What was answered is secret and was shown once.")
            raise Conflict(told, code="shown_once")
        assert row.status is not None
        response = HttpResponse(bytes(row.content), status=row.status, headers=row.headers)
        response[REPLAYED] = "true"
        return response


def _question(request: Request) -> str:
    """The same for the same words, whatever the order of fields and the boundary between parts."""
    mark = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    data = request.data
    if isinstance(data, MultiValueDict):
        for name in sorted(data):
            for part in _parts(name, data.getlist(name)):
                mark.update(hashlib.sha256(part).digest())
    elif data:
        mark.update(orjson.dumps(data, option=orjson.OPT_SORT_KEYS))
    return mark.hexdigest()


def _parts(name: str, values: Iterable[Any]) -> Iterable[bytes]:
    for value in values:
        if not isinstance(value, UploadedFile):
            yield f"{name}={value}".encode()
            continue
        content = hashlib.sha256()
        for chunk in value.chunks():
            content.update(chunk)
        value.seek(0)
        yield f"{name}:{value.name}:{content.hexdigest()}".encode()
