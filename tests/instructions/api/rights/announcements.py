"""Announcements."""

from __future__ import annotations

from django.core.files.base import ContentFile

from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import CONTROL, EVERYBODY, READERS, Case


def _with_original(office: Office) -> None:
    office.announcement.original.save("meeting.txt", ContentFile(b"The ministry was told."))


CASES = [
    Case("announcements", "announcements/", EVERYBODY),
    Case(
        "announcement taken in",
        "announcements/",
        (403, 403, 403, 403, 201, 401),
        "post",
        {"text": "The ministry is to report by 2 March 2026.", "published_on": "2026-02-03"},
    ),
    Case("announcement", "announcements/{announcement}/", READERS),
    Case("original", "announcements/{announcement}/original/", READERS, given=_with_original),
    Case("read again", "announcements/{announcement}/read/", CONTROL, "post"),
    Case("published", "announcements/{announcement}/publish/", CONTROL, "post", {"is_public": True}),
    Case("progress", "announcements/{announcement}/progress.atom/", READERS),
    Case("history", "announcements/{announcement}/history/", (403, 403, 404, 200, 200, 401)),
]
