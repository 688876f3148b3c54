from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

OPEN = "/public/"


class OpenPages:
    """Answers what is open to everybody before anything asks who is there: no session, cookie or person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(OPEN):
            return self.get_response(request)
        view, args, kwargs = resolve(request.path_info, "instructions.public.urls")
        if kwargs.get("pk"):
            kwargs["pk"] = int(kwargs["pk"])
        response: HttpResponse = view(request, *args, **kwargs)
        return response
