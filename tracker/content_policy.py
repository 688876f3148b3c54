from __future__ import annotations

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ContentPolicy(CSPMiddleware):
    """Puts no policy together for an answer that has its own and is exempt from both."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        exempt = getattr(response, "_csp_exempt", False) and getattr(response, "_csp_exempt_ro", False)
        return response if exempt else super().process_response(request, response)
