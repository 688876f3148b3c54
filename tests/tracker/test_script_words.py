from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_scripts_name_the_months_as_the_pages_do(language: str) -> None:
    client = Client()
    client.force_login(factories.make_controller(language=language))
    script = client.get(reverse("admin:jsi18n")).content.decode()
    found = re.search(r"newcatalog = (\{.*?\});$", script, re.MULTILINE | re.DOTALL)
    assert found
    with override(language):
        assert json.loads(found[1])["January"] == gettext("January")
