from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from instructions.models import Assignment, Task, User
from instructions.services.extending import grant_extension, request_extension
from instructions.services.moves import take
from instructions.services.reporting import return_report, submit_report
from instructions.services.review import accept_task
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_collective,
    make_controller,
    make_executor,
    make_task,
)

TITLE = "Су ресурстарын басқаруда жасанды интеллект жобасын іске қосу"
QUOTE = "Әңгіме ғылым, өңір, құрылыс, көлік һәм инвестиция туралы: ұсыныстар 30 сәуірге дейін енгізілсін."


@dataclass(frozen=True, slots=True)
class Story:
    """An instruction that was put on control, reported on, returned, and moved by a month."""

    task: Task
    lead: Assignment
    controller: User
    executor: User
    member: User


@pytest.fixture
def story(clock: time_machine.Traveller) -> Story:
    controller = make_controller(first_name="Айгүл", last_name="Сәрсенова")
    water = make_body(
        "water",
        name_kk="Су ресурстары және ирригация министрлігі",
        name_ru="Министерство водных ресурсов и ирригации",
        name_en="Ministry of Water Resources and Irrigation",
    )
    regions = [make_body(f"region-{number}") for number in range(3)]
    akims = make_collective(
        "akims",
        members=regions,
        name_kk="Облыс әкімдері",
        name_ru="Акимы областей",
        name_en="Akims of regions",
    )
    announcement = make_announcement(
        title="Ғылым академиясымен кеңес",
        giver="Мемлекет басшысы",
        event="Кеңес",
        event_on=dt.date(2026, 2, 2),
    )
    task = make_task(
        announcement,
        state=Task.State.PROPOSED,
        title=TITLE,
        language="kk",
        quote=QUOTE,
        due_text="30 сәуірге дейін",
        due_on=dt.date(2026, 4, 30),
    )
    make_assignment(task, water, role="lead")
    make_assignment(task, akims, role="co")
    task = accept_task(task, by=controller, now=_now())
    lead = task.assignments.get(body=water)
    executor = make_executor(water, first_name="Тимур", last_name="Ахметжанов")
    member = make_executor(regions[0])
    clock.move_to(dt.datetime(2026, 3, 2, 5, 0, tzinfo=dt.UTC))
    take(lead, by=executor, now=_now())
    request = request_extension(
        lead, to=dt.date(2026, 5, 30), reason="Сатып алу рәсімі ұзарды", by=executor, now=_now()
    )
    clock.move_to(dt.datetime(2026, 3, 3, 5, 0, tzinfo=dt.UTC))
    grant_extension(request, by=controller, now=_now(), note="Дәлелі жеткілікті")
    clock.move_to(dt.datetime(2026, 4, 10, 5, 0, tzinfo=dt.UTC))
    act = SimpleUploadedFile("act.txt", "Қабылдау актісі".encode())
    report = submit_report(lead, by=executor, now=_now(), text="Жоба бес бөгетте іске қосылды.", files=[act])
    return_report(report, by=controller, now=_now(), remarks="Алтыншы бөгет туралы айтылмаған.")
    clock.move_to(dt.datetime(2026, 5, 4, 5, 0, tzinfo=dt.UTC))
    return Story(Task.objects.get(pk=task.pk), lead, controller, executor, member)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
