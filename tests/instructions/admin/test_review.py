"""The review desk: what it shows, what its answers do, and what it says when something stands in the way."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from instructions.models import Assignment, Body, Task
from instructions.services.review import Deadline, Share, correct_proposal
from tests import factories
from tests.factories import reload
from tests.instructions.admin.conftest import signed_in

TEXT = "The <b>Ministry of Water</b>, together with the Academy, is to count the canals by 2 March 2026."


def place(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


@pytest.fixture
def water(db: None, clock: object) -> Body:
    return factories.make_body(
        "min-water", name_en="Ministry of Water", name_ru="Минводы", name_kk="Су министрлігі"
    )


@pytest.fixture
def academy(db: None) -> Body:
    return factories.make_body("academy", name_en="Academy", kind="institution")


@pytest.fixture
def proposal(water: Body, academy: Body) -> Task:
    task = factories.make_task(
        factories.make_announcement(TEXT, title="Canals <i>"),
        state="proposed",
        title="Count the canals",
        due_on=dt.date(2026, 3, 2),
        due_text="by 2 March 2026",
        confidence=0.91,
        doubts=["lead-inherited"],
        reasons=[{"name": "must", "weight": 2.0}, {"name": "plan", "weight": -1.0}],
        evidence={
            "quote": [[0, len(TEXT)]],
            "lead": place("Ministry of Water"),
            "co": place("the Academy"),
            "deadline": place("by 2 March 2026"),
        },
        proposal={"title": "Count the canals"},
    )
    factories.make_assignment(task, water)
    factories.make_assignment(task, academy, role="co")
    return task


@pytest.fixture
def client(db: None) -> Client:
    return signed_in(factories.make_controller("aigul", last_name="Aigul"))


def address(task: Task) -> str:
    return reverse("admin:proposal", args=[task.pk])


def test_page_tells_who_gave_it_and_where(client: Client, proposal: Task) -> None:
    told = proposal.announcement
    assert told
    assert "Given by" not in client.get(address(proposal)).content.decode()
    told.giver, told.event, told.event_on = "Prime Minister", "Meeting on water", dt.date(2026, 2, 3)
    told.save()
    page = client.get(address(proposal)).content.decode()
    assert "Given by" in page
    assert "Prime Minister<br>" in page
    assert "Meeting on water, 3 February 2026" in page


def filled(task: Task, **changed: Any) -> dict[str, Any]:
    """The form as the page sends it where nobody touched it."""
    return {
        "version": task.version,
        "title": task.title,
        "lead": ["Ministry of Water", ""],
        "co": ["Academy", ""],
        "due_kind": task.due_kind,
        "due_on": task.due_on or "",
        "every": task.every,
        "until_on": "",
        "form": task.form,
        **changed,
    }


def test_the_page_shows_the_source_with_its_marks_and_what_was_read(client: Client, proposal: Task) -> None:
    page = client.get(address(proposal)).content.decode()
    assert "<b>Ministry" not in page
    assert "Canals &lt;i&gt;" in page
    assert 'data-fields="quote lead">Ministry of Water</mark>' in page
    assert 'data-fields="quote co">the Academy</mark>' in page
    assert 'data-fields="quote deadline">by 2 March 2026</mark>' in page
    for words in (
        "Mon 2 March 2026",
        "“must”, “is to”",
        "a plan or forecast",
        "sure",
        "91",
        "sentence before",
    ):
        assert words in page


def test_the_queue_opens_on_the_nearest_deadline_and_the_deepest_doubt(
    client: Client, proposal: Task
) -> None:
    later = factories.make_task(state="proposed", due_on=dt.date(2026, 5, 1), confidence=0.3)
    doubtful = factories.make_task(state="proposed", due_on=dt.date(2026, 3, 2), confidence=0.4)
    without = factories.make_task(state="proposed", due_kind="none", confidence=0.1)
    first = client.get(reverse("admin:review"))
    assert first["Location"] == address(doubtful)
    following = [doubtful, proposal, later, without]
    for task, after in pairwise(following):
        page = client.get(address(task)).content.decode()
        assert f'rel="next" href="{address(after)}"' in page


def test_an_empty_queue_says_how_to_fill_it(client: Client) -> None:
    page = client.get(reverse("admin:review"))
    assert reverse("admin:instructions_announcement_add") in page.content.decode()


def test_accept_puts_on_control_and_goes_to_the_next(client: Client, proposal: Task) -> None:
    after = factories.make_task(state="proposed", due_on=dt.date(2026, 6, 1))
    answer = client.post(address(proposal), {**filled(proposal), "do": "accept"})
    assert answer["Location"] == address(after)
    task = reload(proposal)
    assert (task.state, task.number) == ("on_control", "2026-0001")
    assert not task.corrections.exists() or set(task.corrections.values_list("field", flat=True)) <= {
        "lead",
        "co",
        "deadline",
        "form",
    }


def test_accept_with_corrections_keeps_the_pair(client: Client, proposal: Task) -> None:
    data = filled(
        proposal, title="Count all canals", due_on="2026-03-05", co=["Су министрлігі"], lead=["academy"]
    )
    answer = client.post(address(proposal), {**data, "do": "accept"})
    assert answer.status_code == 302
    task = reload(proposal)
    assert (task.title, task.due_on) == ("Count all canals", dt.date(2026, 3, 5))
    assert [(row.body.code, row.role) for row in task.assignments.all() if row.body] == [
        ("academy", "lead"),
        ("min-water", "co"),
    ]
    pair = task.corrections.get(field="title")
    assert (pair.proposed, pair.accepted) == ("Count the canals", "Count all canals")


def test_save_keeps_the_proposal_waiting(client: Client, proposal: Task) -> None:
    answer = client.post(address(proposal), {**filled(proposal, form="A list"), "do": "save"})
    assert answer["Location"] == address(proposal)
    task = reload(proposal)
    assert (task.state, task.form) == ("proposed", "A list")


def test_a_name_outside_the_registry_is_asked_about_and_then_kept(client: Client, proposal: Task) -> None:
    data = {**filled(proposal, lead=["Ministry of Rivers"]), "do": "save"}
    asked = client.post(address(proposal), data)
    assert asked.status_code == 400
    assert "not in the registry" in asked.content.decode()
    assert 'name="outside"' in asked.content.decode()
    assert 'value="Ministry of Rivers"' in asked.content.decode()
    assert client.post(address(proposal), {**data, "outside": "on"}).status_code == 302
    assert proposal.assignments.get(role="lead").outside_name == "Ministry of Rivers"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "This field is required."),
        ({"lead": [""]}, "Name at least one body."),
        ({"due_kind": "date", "due_on": ""}, "Give the day of the deadline."),
        ({"due_kind": "recurring", "every": ""}, "Say how often the instruction recurs."),
    ],
    ids=["no words", "no lead", "no day", "no rhythm"],
)
def test_what_is_missing_is_said_and_nothing_is_saved(
    client: Client, proposal: Task, changed: dict[str, Any], said: str
) -> None:
    answer = client.post(address(proposal), {**filled(proposal, **changed), "do": "accept"})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert reload(proposal).version == proposal.version


def test_reject_keeps_the_reason_and_goes_on(client: Client, proposal: Task) -> None:
    data = {"do": "reject", "version": proposal.version, "reason": "plan", "note": "A forecast"}
    answer = client.post(address(proposal), data)
    assert answer["Location"] == reverse("admin:review")
    task = reload(proposal)
    assert (task.state, task.reject_reason, task.note) == ("rejected", "plan", "A forecast")


def test_the_second_of_two_who_save_is_told_and_nothing_is_overwritten(
    client: Client, proposal: Task
) -> None:
    first = factories.make_controller("berik", first_name="Berik", last_name="First")
    share = Share(body=Body.objects.get(code="min-water"))
    deadline = Deadline("date", dt.date(2026, 3, 3))
    correct_proposal(proposal, by=first, title="Count and map", deadline=deadline, lead=[share], co=[])
    answer = client.post(address(proposal), {**filled(proposal, title="Mine"), "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nothing was overwritten" in page
    assert "Berik First" in page
    assert "Count and map" in page
    assert ">\nMine</textarea>" in page
    task = reload(proposal)
    assert (task.title, task.due_on) == ("Count and map", dt.date(2026, 3, 3))
    again = {**filled(task, title="Mine", co=[""]), "do": "save"}
    assert client.post(address(proposal), again).status_code == 302
    assert reload(proposal).title == "Mine"


def test_accept_of_what_another_decided_leads_to_what_was_decided(client: Client, proposal: Task) -> None:
    client.post(address(proposal), {"do": "reject", "version": proposal.version, "reason": "plan"})
    answer = client.post(address(proposal), {**filled(proposal), "do": "accept"}, follow=True)
    assert "has been decided already: Rejected" in answer.content.decode()
    assert reload(proposal).state == "rejected"


def test_many_are_accepted_at_once_and_those_that_cannot_be_are_named(client: Client, proposal: Task) -> None:
    nobody = factories.make_task(state="proposed", title="Nobody named")
    other = factories.make_task(state="proposed", title="The other one")
    factories.make_assignment(other)
    chosen = {"task": [proposal.pk, nobody.pk, other.pk]}
    answer = client.post(reverse("admin:accept_many"), chosen, follow=True)
    page = answer.content.decode()
    assert "2 instructions are now on control." in page
    assert "Nobody named" in page
    assert "Name a lead executor" in page
    assert [reload(task).state for task in (proposal, nobody, other)] == [
        "on_control",
        "proposed",
        "on_control",
    ]


def test_the_list_of_proposals_accepts_many_too(client: Client, proposal: Task) -> None:
    data = {"action": "accept_selected", "_selected_action": [proposal.pk]}
    client.post(f"{reverse('admin:instructions_task_changelist')}?state=proposed", data)
    assert reload(proposal).state == "on_control"


def test_an_executor_is_not_offered_the_action_and_cannot_run_it(proposal: Task, water: Body) -> None:
    client = signed_in(factories.make_executor(water))
    data = {"action": "accept_selected", "_selected_action": [proposal.pk]}
    client.post(f"{reverse('admin:instructions_task_changelist')}?state=all", data)
    assert client.post(reverse("admin:accept_many"), {"task": [proposal.pk]}).status_code == 403
    assert reload(proposal).state == "proposed"
    assert not Assignment.objects.exclude(status="proposed").exists()


def test_split_makes_two_that_keep_quote_bodies_and_deadline(client: Client, proposal: Task) -> None:
    data = {
        "do": "split",
        "version": proposal.version,
        "first_title": "Count the canals",
        "second_title": "Map the canals",
    }
    assert client.post(address(proposal), data)["Location"] == address(proposal)
    first, second = Task.objects.order_by("pk")
    assert (first.title, second.title) == ("Count the canals", "Map the canals")
    assert (second.quote, second.evidence, second.due_on) == (first.quote, first.evidence, first.due_on)
    assert [row.name for row in second.assignments.all()] == [row.name for row in first.assignments.all()]


def test_merge_makes_one_that_keeps_the_evidence_of_both(client: Client, proposal: Task) -> None:
    other = factories.make_task(
        proposal.announcement, state="proposed", title="Count them again", evidence={"quote": [[0, 5]]}
    )
    stranger = factories.make_task(factories.make_announcement(), state="proposed")
    page = client.get(address(proposal)).content.decode()
    assert f'<option value="{other.pk}">' in page
    assert f'<option value="{stranger.pk}">' not in page
    data = {"do": "merge", "version": proposal.version, "other": other.pk}
    assert client.post(address(proposal), data).status_code == 302
    assert reload(other).merged_into == proposal
    assert reload(proposal).evidence["quote"] == [[0, 5], [0, len(TEXT)]]


def test_split_without_words_says_what_is_missing_and_keeps_one(client: Client, proposal: Task) -> None:
    data = {"do": "split", "version": proposal.version, "first_title": "Count", "second_title": ""}
    answer = client.post(address(proposal), data)
    assert answer.status_code == 400
    assert '<details id="split" open>' in answer.content.decode()
    assert Task.objects.count() == 1


def test_the_desk_advises_and_offers_a_road_map(client: Client, proposal: Task) -> None:
    Task.objects.filter(pk=proposal.pk).update(due_on=dt.date(2027, 3, 1), title="Improve the canals")
    page = client.get(address(proposal)).content.decode()
    assert "an effort, not a result" in page
    assert "ask for a road map first" in page
    task = reload(proposal)
    client.post(address(task), {**filled(task), "do": "road-map"})
    road_map = Task.objects.get(follows=task)
    assert (road_map.state, road_map.due_rule) == ("proposed", "road-map")


def test_something_like_it_on_control_is_shown(client: Client, proposal: Task, water: Body) -> None:
    rival = factories.make_task(title="Count the canals")
    factories.make_assignment(rival, water)
    page = client.get(address(proposal)).content.decode()
    assert reverse("admin:instructions_task_change", args=[rival.pk]) in page
