"""Pasted words that do not say when they were published: the day of their head is offered, not taken."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from instructions.models import Announcement
from tests.instructions.admin.conftest import Office, signed_in

PATH = "admin:instructions_announcement_add"
HEAD = {
    "en": "Meeting on the water of the south\n12 March 2026",
    "ru": "Совещание о воде на юге страны\n12 марта 2026 года",
    "kk": "Оңтүстік суы туралы кеңес өтті\n2026 жылғы 12 наурыз",
}


def send(office: Office, text: str, **more: Any) -> Any:
    return signed_in(office.controller).post(reverse(PATH), {"text": text, **more})


def taken() -> Announcement | None:
    return Announcement.objects.filter(source="pasted").first()


@pytest.mark.parametrize("language", HEAD)
def test_the_day_is_offered_and_taken_when_confirmed(office: Office, language: str) -> None:
    office.controller.language = language
    office.controller.save()
    text = f"{HEAD[language]}\nThe Ministry of Water is to repair the canals by 1 May 2026."
    asked = send(office, text)
    assert (asked.status_code, taken()) == (400, None)
    form = asked.context["form"]
    assert (form.data["published_on"], form.data["text"]) == ("2026-03-12", text)
    [said] = form.errors["published_on"]
    with translation.override(language):
        assert 'value="2026-03-12"' in asked.content.decode()
    assert "2026" in said
    assert send(office, text, published_on=form.data["published_on"]).status_code == 302
    found = taken()
    assert found
    assert found.published_on == dt.date(2026, 3, 12)


def test_another_day_may_be_given_instead(office: Office) -> None:
    text = f"{HEAD['en']}\nThe Ministry of Water is to repair the canals."
    assert "stands alone near its head" in send(office, text).content.decode()
    send(office, text, published_on="2026-03-13")
    found = taken()
    assert found
    assert found.published_on == dt.date(2026, 3, 13)


def test_without_any_date_it_is_asked_for(office: Office) -> None:
    page = send(office, "The Ministry of Water is to repair the canals.").content.decode()
    assert "it does not say when it was published; give the day" in page
    assert "stands alone" not in page


def test_a_file_has_to_be_chosen_again(office: Office) -> None:
    file = SimpleUploadedFile("meeting.txt", HEAD["en"].encode(), "text/plain")
    page = signed_in(office.controller).post(reverse(PATH), {"file": file}).content.decode()
    assert "Choose the file again, too." in page


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "viewer"])
def test_it_is_the_control_units(office: Office, who: str) -> None:
    answer = signed_in(office.people()[who]).post(reverse(PATH), {"text": HEAD["en"]})
    assert (answer.status_code, taken()) == (403, None)


def test_over_rest_the_day_is_named(office: Office) -> None:
    client = signed_in(office.controller)
    answer = client.post("/api/v1/announcements/", {"text": HEAD["en"]}, content_type="application/json")
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["field"], error["code"]) == (400, "text", "undated")
    assert "give the day, perhaps 12 March 2026" in error["detail"]
