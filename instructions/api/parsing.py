from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.parsers import BaseParser


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = _("This is more than is taken at once.")
    default_code = "too_large"


class JSONParser(BaseParser):
    """JSON in UTF-8, of bounded size. Numbers that JSON does not know (NaN) are refused."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        data = stream.read(most + 1)
        if len(data) > most:
            raise TooLarge
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise exceptions.ParseError(_("The body is no JSON: %(error)s.") % {"error": error}) from error
