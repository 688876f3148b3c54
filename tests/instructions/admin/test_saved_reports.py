"""At the desk: reports saved, sent, made in the background. Nobody meets those of others."""

from __future__ import annotations

import pytest

from instructions.documents.reports.background import make_next
from instructions.models import ReportRun, SavedReport, User
from tests.instructions.admin.conftest import Office, signed_in

FIELDS = {"name": "Every Monday", "format": "pdf", "language": "kk", "weekday": "1", "hour": "9"}


def save(office: Office, who: User, *people: User) -> SavedReport:
    form = {**FIELDS, "recipients": [person.pk for person in people]}
    response = signed_in(who).post("/desk/reports/due/save/?period=week&body=min-water", form)
    assert response.status_code == 302, response.context["form"].errors
    return SavedReport.objects.latest("pk")


def test_a_report_is_saved_with_its_filters(office: Office) -> None:
    saved = save(office, office.controller, office.controller, office.viewer)
    assert saved.question == {"period": "week", "body": "min-water"}
    assert set(saved.recipients.all()) == {office.controller, office.viewer}
    assert saved.next_at is not None
    room = signed_in(office.controller).get("/desk/reports/").content.decode()
    assert "Every Monday" in room
    assert "/desk/reports/due/?period=week&amp;body=min-water" in room


def test_who_receives_a_report_sees_it_and_can_leave(office: Office) -> None:
    saved = save(office, office.controller, office.viewer)
    client = signed_in(office.viewer)
    assert "Every Monday" in client.get("/desk/reports/").content.decode()
    assert client.get(f"/desk/reports/saved/{saved.pk}/").status_code == 404
    client.post(f"/desk/reports/saved/{saved.pk}/forget/")
    assert SavedReport.objects.filter(pk=saved.pk).exists()
    assert "Every Monday" not in client.get("/desk/reports/").content.decode()


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "viewer"])
def test_saved_reports_of_others_are_not_there(office: Office, who: str) -> None:
    saved = save(office, office.controller, office.controller)
    client = signed_in(office.people()[who])
    assert "Every Monday" not in client.get("/desk/reports/").content.decode()
    assert client.get(f"/desk/reports/saved/{saved.pk}/").status_code == 404
    assert client.post(f"/desk/reports/saved/{saved.pk}/forget/").status_code == 404


def test_an_executor_is_offered_no_other_people(office: Office) -> None:
    page = signed_in(office.owner).get("/desk/reports/due/save/").content.decode()
    assert "owner" in page
    assert "controller" not in page.split("<main")[-1].split("recipients")[-1]
    form = {**FIELDS, "recipients": [office.viewer.pk]}
    assert signed_in(office.owner).post("/desk/reports/due/save/", form).status_code == 200
    assert not SavedReport.objects.exists()


def test_a_saved_report_is_changed_by_its_owner(office: Office) -> None:
    saved = save(office, office.controller, office.controller)
    form = {**FIELDS, "name": "Every Friday", "weekday": "5", "recipients": [office.viewer.pk]}
    signed_in(office.controller).post(f"/desk/reports/saved/{saved.pk}/", form)
    saved.refresh_from_db()
    assert (saved.name, saved.weekday, list(saved.recipients.all())) == ("Every Friday", 5, [office.viewer])


def test_a_long_list_is_made_in_the_background(office: Office) -> None:
    client = signed_in(office.owner)
    response = client.post("/desk/reports/due/make/?last=2026-03-31", {"format": "csv"})
    page = response["Location"]
    waiting = client.get(page)
    assert waiting["Refresh"] == "3"
    assert client.get(f"{page}file/").status_code == 404
    make_next()
    ready = client.get(page)
    assert "Refresh" not in ready
    file = client.get(f"{page}file/")
    assert "Report on the canals" in file.getvalue().decode()
    assert 'filename="due-2026-02-03.csv"' in file["Content-Disposition"]


@pytest.mark.parametrize("who", ["colleague", "stranger", "viewer", "controller", "administrator"])
def test_files_made_for_one_are_for_nobody_else(office: Office, who: str) -> None:
    signed_in(office.owner).post("/desk/reports/due/make/", {"format": "csv"})
    make_next()
    run = ReportRun.objects.get()
    client = signed_in(office.people()[who])
    assert client.get(f"/desk/reports/runs/{run.pk}/").status_code == 404
    assert client.get(f"/desk/reports/runs/{run.pk}/file/").status_code == 404


@pytest.mark.parametrize("path", ["due/make/", "saved/1/forget/"])
def test_moves_are_posted(office: Office, path: str) -> None:
    assert signed_in(office.controller).get(f"/desk/reports/{path}").status_code == 405
