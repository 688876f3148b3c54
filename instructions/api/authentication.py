"""Who asks: by a token of our own or by the desk's session."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from instructions.models import ApiToken, User
from instructions.services.api_tokens import known_token

KEYWORD = "Bearer"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer merzim_…`"""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        keyword, _separator, rest = get_authorization_header(request).partition(b" ")
        if keyword.lower() != KEYWORD.lower().encode():
            return None
        token = known_token(rest.decode("latin-1").strip(), now=timezone.now())
        if token is None:
            raise AuthenticationFailed(_("The token is unknown, has ended or was revoked."), code="bad_token")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return KEYWORD


class WithinTokenScope(BasePermission):
    """A token for reading changes nothing."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        token = request.auth
        reads = isinstance(token, ApiToken) and token.scope == ApiToken.Scope.READ
        if reads and request.method not in SAFE_METHODS:
            raise PermissionDenied(_("This token may only read."), code="read_only_token")
        return True


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made in the desk or by `manage.py issue_token`.",
        }


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = SessionAuthentication
    name = "session"
    priority = 1

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        from django.conf import settings

        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "The session of a person signed in at the desk; writes need the CSRF token too.",
        }
