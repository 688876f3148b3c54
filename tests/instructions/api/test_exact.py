from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from rest_framework import serializers

from instructions.api.exact import RowField, TrueFalseField
from instructions.models import Body
from tests import factories
from tests.instructions.api.office import Office


class Asked(serializers.Serializer[Any]):
    said = TrueFalseField(required=False, default=True)


@pytest.mark.parametrize("said", [True, False])
def test_true_and_false_are_taken(said: bool) -> None:
    asked = Asked(data={"said": said})
    assert asked.is_valid()
    assert asked.validated_data == {"said": said}


@pytest.mark.parametrize("said", [0, 1, "true", "no", None, [], 1.0], ids=repr)
def test_what_resembles_them_is_refused(said: Any) -> None:
    assert not Asked(data={"said": said}).is_valid()


@pytest.mark.parametrize(
    ("query", "found"), [("said=true", True), ("said=False", False), ("", True), ("said=1", None)]
)
def test_a_form_says_it_in_words(query: str, found: bool | None) -> None:
    asked = Asked(data=QueryDict(query))
    assert asked.is_valid() == (found is not None)
    assert found is None or asked.validated_data == {"said": found}


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["7", True, 7.0, None, [7]], ids=repr)
def test_a_row_is_named_by_a_number(said: Any) -> None:
    with pytest.raises(serializers.ValidationError):
        RowField(queryset=Body.objects.all()).run_validation(said)


@pytest.mark.django_db
def test_a_row_is_found_by_its_id() -> None:
    body = factories.make_body("min-water")
    assert RowField(queryset=Body.objects.all()).run_validation(body.pk) == body


def test_a_method_is_refused_before_a_format(office: Office) -> None:
    """Whatever format is asked for, what is not there is not there."""
    answer = office.client("controller").generic("TRACE", "/api/v1/tasks/?format=csv")
    assert answer.status_code == 405
