"""What the office keeps: bodies, their heads, the calendar."""

from __future__ import annotations

from instructions.models import CalendarDay, OfficeHolder
from tests import factories
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import EVERYBODY, KEEPERS, KEEPERS_NEW, THOSE_WHO_SEE_ALL, Case

BODY = {"kind": "ministry", "name_kk": "Энергетика", "name_ru": "Энергетика", "name_en": "Energy"}

HOLDERS = (404, 404, 404, 200, 200, 401)


def _holiday(office: Office) -> CalendarDay:
    return CalendarDay.objects.create(on="2026-05-01", kind=CalendarDay.Kind.OFF)


def _holder(office: Office) -> OfficeHolder:
    return OfficeHolder.objects.create(body=office.health, last_name="Serikova")


CASES = [
    Case("body added", "bodies/", KEEPERS_NEW, "post", {**BODY, "code": "energy"}),
    Case("body changed", "bodies/{body}/", KEEPERS, "patch", BODY),
    Case("name added", "bodies/{body}/add-alias/", KEEPERS, "post", {"language": "en", "text": "MoH"}),
    Case(
        "name dropped",
        "bodies/{body}/aliases/{made}/drop/",
        KEEPERS,
        "post",
        given=lambda office: factories.make_alias(office.health, "MoH"),
    ),
    Case(
        "name changed",
        "bodies/{body}/aliases/{made}/change/",
        KEEPERS,
        "post",
        {"text": "The ministry of health"},
        given=lambda office: factories.make_alias(office.health, "MoH"),
    ),
    Case("memberships", "bodies/{body}/memberships/", EVERYBODY),
    Case(
        "member added",
        "bodies/{made}/add-member/",
        KEEPERS,
        "post",
        {"member": "health"},
        given=lambda office: factories.make_collective(members=[]),
    ),
    Case(
        "member leaves",
        "bodies/{collective}/memberships/{made}/end/",
        KEEPERS,
        "post",
        {"until_on": "2026-02-28"},
        given=lambda office: factories.make_collective(members=[office.health]).memberships.get(),
    ),
    Case(
        "days of a member corrected",
        "bodies/{collective}/memberships/{made}/change/",
        KEEPERS,
        "post",
        {"from_on": "2025-01-01"},
        given=lambda office: factories.make_collective(members=[office.health]).memberships.get(),
    ),
    Case("day set", "calendar/", KEEPERS_NEW, "post", {"on": "2026-05-04", "kind": "off"}),
    Case("bodies", "bodies/", EVERYBODY),
    Case("body", "bodies/{body}/", EVERYBODY),
    Case("calendar", "calendar/", EVERYBODY),
    Case("history of a body", "bodies/{body}/history/", THOSE_WHO_SEE_ALL),
    Case("day", "calendar/{made}/", EVERYBODY, given=_holiday),
    Case("day changed", "calendar/{made}/", KEEPERS, "patch", {"kind": "working"}, given=_holiday),
    Case("history of a day", "calendar/{made}/history/", THOSE_WHO_SEE_ALL, given=_holiday),
    Case("office holders", "office-holders/", EVERYBODY),
    Case("office holder", "office-holders/{made}/", HOLDERS, given=_holder),
    Case(
        "office holder added",
        "office-holders/",
        KEEPERS_NEW,
        "post",
        {"body": "health", "last_name": "Serikova"},
    ),
    Case(
        "office holder changed",
        "office-holders/{made}/",
        (404, 404, 404, 403, 200, 401),
        "patch",
        {"until_on": "2026-02-28"},
        given=_holder,
    ),
    Case("history of an office holder", "office-holders/{made}/history/", HOLDERS, given=_holder),
]
