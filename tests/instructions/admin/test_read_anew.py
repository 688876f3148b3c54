"""A second reading at the desk, and what the page of an announcement tells of its other wordings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.models import Announcement, Task
from instructions.services.announcements import ingest
from instructions.services.review import reject_task
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

TEXT = """Following the meeting on canals, instructions were issued:

• The Ministry of Canals, by 2 March 2026, is to approve a list of the canals that are to be cleaned.
"""


@pytest.fixture
def announcement(office: Office) -> Announcement:
    factories.make_body("min-canals", name_en="Ministry of Canals")
    return _taken_in(TEXT)


def _taken_in(text: str) -> Announcement:
    now = timezone.now()
    return ingest(content=text.encode(), name="a.txt", now=now, published_on=now.date()).announcement


def _read_anew(client: Client, announcement: Announcement) -> str:
    answer = client.post(reverse("admin:read_anew", args=[announcement.pk]), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_reading_anew_says_that_what_was_rejected_is_not_proposed_again(
    office: Office, announcement: Announcement
) -> None:
    reject_task(announcement.tasks.get(), by=office.controller, reason="plan")
    page = _read_anew(signed_in(office.controller), announcement)
    assert "What was proposed or rejected before is not proposed again." in page
    assert not Task.objects.proposed().exists()


def test_reading_anew_counts_what_is_new(office: Office, announcement: Announcement) -> None:
    announcement.tasks.all().delete()
    assert "Read anew: 1 new proposal." in _read_anew(signed_in(office.controller), announcement)


@pytest.mark.parametrize("name", ["owner", "stranger", "viewer"])
def test_only_the_control_unit_reads_anew(office: Office, announcement: Announcement, name: str) -> None:
    client = signed_in(office.people()[name])
    assert client.post(reverse("admin:read_anew", args=[announcement.pk])).status_code == 403


def test_later_wording_and_the_first_one_lead_to_one_another(
    office: Office, announcement: Announcement
) -> None:
    client = signed_in(office.controller)
    data = {"text": TEXT.replace("Following", "After"), "published_on": "2026-02-03"}
    page = client.post(reverse("admin:instructions_announcement_add"), data, follow=True).content.decode()
    later = Announcement.objects.exclude(pk=announcement.pk).get(wording_of=announcement)
    addresses = {
        one.pk: reverse("admin:instructions_announcement_change", args=[one.pk])
        for one in (announcement, later)
    }
    assert "1 instruction known from there is not proposed again." in page
    assert "It tells nothing that is not known from the earlier wording." in page
    assert addresses[announcement.pk] in page
    first = client.get(addresses[announcement.pk]).content.decode()
    assert "There is a later wording." in first
    assert addresses[later.pk] in first
