from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests import factories
from tracker import urls


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("kept from the reader")


urlpatterns = [*urls.urlpatterns, path("forbidden", forbidden), path("broken", broken)]

TITLES = {
    "/desk/?q=%00": (400, "Запрос непонятен"),
    "/forbidden": (403, "Нет права"),
    "/nowhere": (404, "Не найдено"),
    "/broken": (500, "У нас произошла ошибка"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", TITLES)
@override_settings(ROOT_URLCONF=__name__)
def test_an_error_is_told_in_the_readers_language(address: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(factories.make_administrator(language="ru"))
    status, title = TITLES[address]
    answer = client.get(address)
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in answer.content.decode()
    assert "kept from the reader" not in answer.content.decode()


@pytest.mark.django_db
def test_an_old_form_is_told_so() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    answer = client.post("/desk/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "<h1>This form is too old</h1>" in answer.content.decode()
