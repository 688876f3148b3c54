from __future__ import annotations

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from instructions.api.accounts import People
from instructions.api.announcements import Announcements
from instructions.api.assignments import Assignments
from instructions.api.bodies import Bodies
from instructions.api.calendar import Calendar
from instructions.api.columns import Columns
from instructions.api.control_card import ControlCardReport
from instructions.api.counted_weeks import CountedWeeks
from instructions.api.documents import Page, Schema
from instructions.api.extensions import Extensions
from instructions.api.feeds import CalendarFeeds
from instructions.api.imports import LookAtTable, TakeOverTable
from instructions.api.milestones import Milestones
from instructions.api.office_holders import OfficeHolders
from instructions.api.people import Me
from instructions.api.progress import ProgressReports
from instructions.api.report_runs import ReportRuns
from instructions.api.reports import (
    ByBodyReport,
    CorrectionsReport,
    DisciplineReport,
    DueReport,
    ExtensionsReport,
    OverdueReport,
    PaceReport,
    RowsReport,
    SummaryReport,
    TaskRowsReport,
    WorkloadReport,
)
from instructions.api.saved_filters import SavedFilters
from instructions.api.saved_reports import SavedReports
from instructions.api.staff import Corrections, Substitutions
from instructions.api.tasks import Tasks
from instructions.api.tokens import Tokens

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("tasks", Tasks, basename="task")
router.register("assignments", Assignments, basename="assignment")
router.register("milestones", Milestones, basename="milestone")
router.register("announcements", Announcements, basename="announcement")
router.register("progress-reports", ProgressReports, basename="progress-report")
router.register("extensions", Extensions, basename="extension")
router.register("bodies", Bodies, basename="body")
router.register("reports/saved", SavedReports, basename="saved-report")
router.register("reports/runs", ReportRuns, basename="report-run")
router.register("calendar", Calendar, basename="calendar")
router.register("calendar-feeds", CalendarFeeds, basename="calendar-feed")
router.register("office-holders", OfficeHolders, basename="office-holder")
router.register("people", People, basename="person")
router.register("substitutions", Substitutions, basename="substitution")
router.register("saved-filters", SavedFilters, basename="saved-filter")
router.register("tokens", Tokens, basename="token")
router.register("corrections", Corrections, basename="correction")

urlpatterns = [
    path("", include(router.urls)),
    path("me/", Me.as_view(), name="me"),
    path("reports/summary/", SummaryReport.as_view(), name="report-summary"),
    path("reports/overdue/", OverdueReport.as_view(), name="report-overdue"),
    path("reports/by-body/", ByBodyReport.as_view(), name="report-by-body"),
    path("reports/discipline/", DisciplineReport.as_view(), name="report-discipline"),
    path("reports/due/", DueReport.as_view(), name="report-due"),
    path("reports/workload/", WorkloadReport.as_view(), name="report-workload"),
    path("reports/extensions/", ExtensionsReport.as_view(), name="report-extensions"),
    path("reports/pace/", PaceReport.as_view(), name="report-pace"),
    path("reports/corrections/", CorrectionsReport.as_view(), name="report-corrections"),
    path("reports/control-card/", ControlCardReport.as_view(), name="report-control-card"),
    path("reports/rows/", RowsReport.as_view(), name="report-rows"),
    path("reports/task-rows/", TaskRowsReport.as_view(), name="report-task-rows"),
    path("reports/counted-weeks/", CountedWeeks.as_view(), name="counted-weeks"),
    path("columns/<str:listing>/", Columns.as_view(), name="columns"),
    path("imports/", TakeOverTable.as_view(), name="import"),
    path("imports/look/", LookAtTable.as_view(), name="import-look"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Page.as_view(), name="docs"),
]
