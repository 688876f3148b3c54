"""What the page of an instruction offers beyond one share: steps, parts, members, ties to others."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from instructions.models import Membership, Task
from instructions.services.review import Deadline, Share, correct_proposal
from tests import factories
from tests.factories import reload
from tests.instructions.admin.conftest import Office, signed_in


def do(kind: str, pk: int, name: str) -> str:
    return reverse("admin:do", args=[kind, pk, name])


def card(task: Task) -> str:
    return reverse("admin:instructions_task_change", args=[task.pk])


def test_a_step_is_added_by_control_and_done_by_the_lead(office: Office) -> None:
    control, lead = signed_in(office.controller), signed_in(office.owner)
    control.post(do("task", office.task.pk, "step"), {"title": "Choose rivers", "due_on": "2026-02-20"})
    step = office.task.milestones.get()
    assert do("step", step.pk, "reach") in lead.get(card(office.task)).content.decode()
    assert lead.post(do("step", step.pk, "reach")).status_code == 302
    assert reload(step).done_on == dt.date(2026, 2, 3)


def test_a_step_is_out_of_a_stranger_s_reach(office: Office) -> None:
    signed_in(office.controller).post(
        do("task", office.task.pk, "step"), {"title": "Choose rivers", "due_on": "2026-02-20"}
    )
    step = office.task.milestones.get()
    assert signed_in(office.stranger).post(do("step", step.pk, "reach")).status_code == 404
    assert reload(step).done_on is None


def test_a_step_after_the_whole_is_refused_with_the_words_kept(office: Office) -> None:
    data = {"title": "Too late", "due_on": "2027-01-01"}
    answer = signed_in(office.controller).post(do("task", office.task.pk, "step"), data)
    assert answer.status_code == 400
    assert "A step cannot be due after the whole." in answer.content.decode()
    assert 'value="Too late"' in answer.content.decode()


def test_a_part_is_passed_on_to_a_department_and_stands_under_the_share(office: Office) -> None:
    department = factories.make_body("water-canals", parent=office.ministry, kind="department")
    client = signed_in(office.owner)
    data = {
        "body": department.pk,
        "due_on": "2026-02-20",
        "note": "Canals only",
        "version": office.share.version,
    }
    assert client.post(do("assignment", office.share.pk, "pass-on"), data).status_code == 302
    part = office.share.parts.get()
    assert (part.body, part.due_on, part.note) == (department, dt.date(2026, 2, 20), "Canals only")
    page = client.get(card(office.task)).content.decode()
    assert "share-part" in page


def test_members_that_joined_are_offered_and_assigned(office: Office) -> None:
    first, second = factories.make_body(kind="region"), factories.make_body(kind="region")
    akims = factories.make_collective("akims", members=[first])
    factories.make_assignment(office.task, first, role="co", via=akims)
    client = signed_in(office.controller)
    offer = do("task", office.task.pk, "members")
    assert offer not in client.get(card(office.task)).content.decode()
    Membership.objects.create(collective=akims, member=second)
    assert offer in client.get(card(office.task)).content.decode()
    client.post(offer, {"version": office.task.version})
    assert office.task.assignments.filter(body=second, via=akims).exists()


def test_an_instruction_is_tied_to_an_earlier_one_by_its_number(office: Office) -> None:
    earlier = factories.make_task(title="Of last year")
    client = signed_in(office.controller)
    wrong = client.post(do("task", office.task.pk, "follow"), {"number": "1999-0001"})
    assert "No instruction has the number 1999-0001." in wrong.content.decode()
    data = {"number": f"№ {earlier.number}", "link": "replaces", "version": office.task.version}
    assert client.post(do("task", office.task.pk, "follow"), data).status_code == 302
    linked = reload(office.task)
    assert (linked.follows, linked.follows_as) == (earlier, "replaces")
    text = client.get(card(earlier)).content.decode()
    assert "Report on the canals" in text
    assert "Replaced by" in text


def test_an_instruction_told_twice_goes_on_in_the_other(office: Office) -> None:
    other = factories.make_task(title="The same again")
    factories.make_assignment(other)
    client = signed_in(office.controller)
    data = {"number": other.number, "version": office.task.version}
    assert client.post(do("task", office.task.pk, "merge"), data).status_code == 302
    assert (reload(office.task).state, reload(office.share).status) == ("merged", "merged")


def test_a_collective_of_twenty_akimats_is_spread_and_shown_as_one_name(office: Office) -> None:
    akimats = [factories.make_body(f"akimat-{number}", kind="region") for number in range(20)]
    akims = factories.make_collective("akims-of-regions", members=akimats)
    proposal = factories.make_task(state="proposed", title="Form councils")
    factories.make_assignment(proposal, akims)
    client = signed_in(office.controller)
    client.post(reverse("admin:accept_many"), {"task": [proposal.pk]})
    assert proposal.assignments.filter(via=akims, status="assigned").count() == 20
    listed = client.get(reverse("admin:instructions_task_changelist")).content.decode()
    assert "Akims of regions (20)" in listed
    mine = signed_in(factories.make_executor(akimats[3])).get(reverse("admin:index")).content.decode()
    assert "Form councils" in mine
    assert "Akimat 3" in mine


def test_history_tells_who_did_what_and_why_and_cannot_be_changed(office: Office) -> None:
    client = signed_in(office.controller)
    client.post(
        do("assignment", office.share.pk, "move"),
        {"to": "2026-04-01", "reason": "Ice on the river", "version": office.share.version},
    )
    address = reverse("admin:instructions_task_history", args=[office.task.pk])
    page = client.get(address).content.decode()
    assert "<s>2 March 2026</s> → 1 April 2026" in page
    assert "deadline moved" in page
    assert str(office.controller) in page
    before = office.share.history.count()
    client.post(address, {"anything": "else"})
    assert office.share.history.count() == before


def test_history_keeps_a_body_that_review_has_taken_out(office: Office) -> None:
    proposal = factories.make_task(office.task.announcement, state="proposed", due_kind="none", due_on=None)
    factories.make_assignment(proposal, office.ministry, status="proposed")
    correct_proposal(
        proposal,
        by=office.controller,
        title="Mend it",
        deadline=Deadline(),
        lead=[Share(office.other)],
        co=[],
    )
    page = signed_in(office.controller).get(reverse("admin:instructions_task_history", args=[proposal.pk]))
    lines = [row.text() for row in HTMLParser(page.content).css("table.history tbody tr")]
    assert any(office.ministry.name in line and "taken out" in line for line in lines)
    assert any(office.other.name in line and "added" in line for line in lines)
