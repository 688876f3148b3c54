"""Errors as problem details (RFC 9457), in the reader's language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from drf_standardized_errors.types import ErrorResponse
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from instructions.api.parsing import TooLarge
from instructions.api.rendering import JSONRenderer
from instructions.errors import NotAllowed, Refused, Stale

MEDIA_TYPE = "application/problem+json"

TITLES: dict[int, Promise] = {
    400: _("The request cannot be understood"),
    401: _("Sign in first"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("This cannot be done here"),
    406: _("No such format"),
    409: _("Not possible now"),
    412: _("Changed in the meantime"),
    413: _("Too large"),
    415: _("This kind of content is not taken"),
    422: _("Not what was asked before"),
    429: _("Too many requests"),
    500: _("Something went wrong here"),
}


class Conflict(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT


class PreconditionFailed(exceptions.APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = _("Somebody saved this in the meantime. Nothing was overwritten: look at it again.")
    default_code = "stale"


class FieldProblemSerializer(serializers.Serializer[Any]):
    """What is wrong with one field."""

    field = serializers.CharField(allow_null=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """Problem details for HTTP APIs (RFC 9457). `code` is stable, the sentences are translated."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldProblemSerializer(many=True, required=False)  # type: ignore[assignment]


class ProblemFormatter(ExceptionFormatter):
    def format_error_response(self, error_response: ErrorResponse) -> dict[str, Any]:
        first = error_response.errors[0]
        invalid = isinstance(self.exc, exceptions.ValidationError)
        code = "invalid" if invalid else first.code
        problem = {
            "type": f"urn:merzim:problem:{code}",
            "title": str(TITLES.get(self.exc.status_code, TITLES[500])),
            "status": self.exc.status_code,
            "detail": first.detail,
            "code": code,
        }
        if invalid:
            problem["errors"] = [
                {"field": _field(error.attr), "code": error.code, "detail": error.detail}
                for error in error_response.errors
            ]
        return problem


def _field(attr: str | None) -> str | None:
    return None if attr == "non_field_errors" else attr


class ProblemHandler(ExceptionHandler):
    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if isinstance(exc, Stale):
            return PreconditionFailed(str(exc))
        if isinstance(exc, NotAllowed):
            return exceptions.PermissionDenied(str(exc), code=exc.code)
        if isinstance(exc, Refused):
            return Conflict(str(exc), code=exc.code)
        if isinstance(exc, Http404):
            return exceptions.NotFound()
        if isinstance(exc, PermissionDenied):
            return exceptions.PermissionDenied()
        if isinstance(exc, RequestDataTooBig):
            return TooLarge()
        if isinstance(exc, SuspiciousOperation):
            return exceptions.ParseError()
        return exc

    def get_response(self, exc: exceptions.APIException, data: dict[str, Any]) -> Response:
        """Whatever format was asked for, a problem is told in JSON."""
        response: Response = super().get_response(exc, data)
        request: Any = self.context["request"]
        request.accepted_renderer = JSONRenderer()
        request.accepted_media_type = JSONRenderer.media_type
        response.content_type = MEDIA_TYPE
        return response
