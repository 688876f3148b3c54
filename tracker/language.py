"""The reader's language, kept on the person for pages as for mail, and the office's clock."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from instructions import office
from instructions.models import User
from instructions.services.people import choose_language

DESK = "/desk/"


class Reader:
    """Comes after authentication: a known person's own language wins over browser and cookie.

    The desk's pages tell moments by the office's clock; other interfaces keep to UTC.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        desk = request.path_info.startswith(DESK)
        with timezone.override(office.zone() if desk else None):
            return self.get_response(request)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User):
        choose_language(request.user, language=chosen)
    return set_language(request)
