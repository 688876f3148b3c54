"""Jobs: one report a turn, and another turn as long as one was made."""

from __future__ import annotations

import pytest
from django.utils import timezone

from instructions.models import ReportRun
from instructions.services.report_runs import ask_run
from instructions.tasks import make_reports_job
from tests import factories


@pytest.mark.django_db
def test_a_job_makes_one_report_and_asks_for_its_next_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[dict[str, object]] = []
    monkeypatch.setattr(make_reports_job, "apply_async", lambda **options: turns.append(options))
    by = factories.make_controller()
    for kind in ("csv", "pdf"):
        ask_run(report="due", question={}, kind=kind, language="en", by=by, now=timezone.now())
    for made in (1, 2, 2):
        make_reports_job()
        assert ReportRun.objects.filter(state=ReportRun.State.DONE).count() == made
    assert len(turns) == 2
