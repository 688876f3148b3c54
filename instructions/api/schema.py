"""How the OpenAPI document is made: answers in problem details, entity tags, one name for each enum."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_examples_list
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.permissions import SAFE_METHODS

from instructions.api.examples import PROBLEM
from instructions.api.permissions import ForAdministrators, ForControl
from instructions.api.problems import MEDIA_TYPE, TITLES, ProblemSerializer
from instructions.api.request_examples import REQUESTS

PREFIX = "/api/v1/"

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description=_("The entity tag that was seen; where the row has changed since, nothing is written (412)."),
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    description=_(
        "A name of your own for this write: asked again within a day, it is answered, not done again."
    ),
)
LANGUAGE = OpenApiParameter(
    "Accept-Language",
    str,
    OpenApiParameter.HEADER,
    description=_("Language of names and messages (kk, ru, en), with a token; else the person's own."),
)


class OfficeSchema(AutoSchema):
    def get_override_parameters(self) -> list[Any]:
        parameters: list[Any] = [LANGUAGE]
        if self.method not in SAFE_METHODS:
            parameters.append(IDEMPOTENCY_KEY)
        if self._is_versioned_write():
            parameters.append(IF_MATCH)
        return parameters

    def get_operation_id(self) -> str:
        """`tasks_accept`, not `tasks_accept_create`: a move makes nothing new."""
        name: str = super().get_operation_id()
        return name.removesuffix("_create") if "{id}" in self.path else name

    def get_tags(self) -> list[str]:
        """The noun: the first word of the path after the version."""
        return [self.path.removeprefix(PREFIX).split("/")[0]]

    def _get_examples(
        self, serializer: Any, direction: Any, media_type: Any, status_code: Any = None, extras: Any = None
    ) -> Any:
        """A write without an example of its own has the one of its name."""
        found: Any = super()._get_examples(  # type: ignore[no-untyped-call]
            serializer, direction, media_type, status_code, extras
        )
        known = REQUESTS.get(self.get_operation_id())
        if found or known is None or direction != "request" or media_type != "application/json":
            return found
        return build_examples_list([OpenApiExample(str(self.get_summary()), value=known)])

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for code in self._problem_codes():
            bodies.setdefault(str(code), self._problem(code))
        if "{id}" in self.path and getattr(self.view, "versioned", False) and "200" in bodies:
            told = str(_("The version, for `If-Match`."))
            bodies["200"].setdefault("headers", {})["ETag"] = {
                "schema": {"type": "string"},
                "description": told,
            }
        return dict(sorted(bodies.items()))

    def _problem(self, code: int) -> dict[str, Any]:
        component = self.resolve_serializer(ProblemSerializer, "response")
        content: dict[str, Any] = {"schema": component.ref}
        if code == PROBLEM["status"]:
            content["examples"] = {"Refused": {"value": PROBLEM}}
        return {"description": str(TITLES[code]), "content": {MEDIA_TYPE: content}}

    def _problem_codes(self) -> list[int]:
        codes = [401, 406, 429]
        if self.method not in SAFE_METHODS:
            codes += [400, 403, 409, 413, 415, 422]
        if self._is_list_view() or self.path.startswith(f"{PREFIX}reports/"):
            codes.append(400)
        if self.path.startswith(f"{PREFIX}reports/"):
            codes += [403, 404]
        if {ForControl, ForAdministrators} & set(getattr(self.view, "permission_classes", ())):
            codes.append(403)
        if "{" in self.path:
            codes.append(404)
        if self._is_versioned_write():
            codes.append(412)
        return codes

    def _is_versioned_write(self) -> bool:
        versioned = getattr(self.view, "versioned", False)
        return versioned and self.method not in SAFE_METHODS and "{id}" in self.path
