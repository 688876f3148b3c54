from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request

from instructions.api.endpoint import Endpoint


@extend_schema(exclude=True)
class Nowhere(Endpoint):
    """Addresses under the API that name nothing: a problem, not a web page."""

    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound
