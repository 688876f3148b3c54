from __future__ import annotations

import pytest

from instructions.models import Task
from tests.factories import make_task
from tracker.sqlite.like import like


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("%ҚАЗАН%", "15 қазанға дейін", True, id="kazakh"),
        pytest.param("%мост%", "ОСМОТР МОСТОВ", True, id="russian"),
        pytest.param("%bridge%", "Two\nBridges", True, id="over-lines"),
        pytest.param("мост", "мосты", False, id="whole"),
        pytest.param("м_ст", "МЕСТ", True, id="any-letter"),
        pytest.param("%50\\%%", "50% готово", True, id="escaped-percent"),
        pytest.param("%50\\%%", "500 км", False, id="escaped-percent-is-no-wildcard"),
        pytest.param("%1%", 2012, True, id="number"),
        pytest.param("%", None, None, id="null"),
    ],
)
def test_like(pattern: str, text: object, expected: bool | None) -> None:
    assert like(pattern, text, "\\") is expected


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["ОСМОТР мостов", "осмотр", "МОСТОВ 100%"])
def test_search_ignores_case_in_cyrillic(asked: str) -> None:
    make_task(title="Завершить осмотр мостов 100%")
    make_task(title="Завершить осмотр дорог 100 км")
    assert (
        Task.objects.filter(title__icontains=asked).order_by("pk").first() == Task.objects.order_by("pk")[0]
    )


@pytest.mark.django_db
def test_search_takes_no_sign_for_a_wildcard() -> None:
    make_task(title="Завершить осмотр")
    assert not Task.objects.filter(title__icontains="Зав%осм").exists()
