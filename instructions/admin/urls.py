"""The desk's own pages beside the stock ones of the admin."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from instructions.admin import (
    accept_many,
    calendar_page,
    corrections_page,
    desk_list,
    enter_page,
    files,
    import_page,
    members_page,
    move_page,
    publish_page,
    read_anew,
    registry_page,
    reports_page,
    review_page,
    saved_reports,
    substitutes_page,
)


def urls_of(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        return path(route, site.admin_view(view), {"site": site}, name=name)

    return [
        page("review/", review_page.queue, "review"),
        page("review/accept/", accept_many.accept_many, "accept_many"),
        page("review/<int:pk>/", review_page.proposal, "proposal"),
        page("do/<slug:kind>/<int:pk>/<slug:name>/", move_page.perform, "do"),
        page("files/evidence/<int:pk>/", files.evidence, "evidence"),
        page("files/original/<int:pk>/", files.original, "original"),
        page("registry/", registry_page.registry, "registry"),
        page("calendar/", calendar_page.calendar, "calendar"),
        page("calendar/feeds/", calendar_page.make, "make_feed"),
        page("calendar/feeds/<int:pk>/revoke/", calendar_page.revoke, "revoke_feed"),
        page("lists/filters/", desk_list.save, "save_filter"),
        page("lists/filters/<int:pk>/forget/", desk_list.forget, "forget_filter"),
        page("lists/columns/", desk_list.columns, "choose_columns"),
        page("substitutes/", substitutes_page.substitutes, "substitutes"),
        page("substitutes/<int:pk>/end/", substitutes_page.end, "end_substitution"),
        page("members/", members_page.members, "members"),
        page("corrections/", corrections_page.page, "corrections"),
        page("enter/", enter_page.enter, "enter"),
        page("announcements/<int:pk>/public/", publish_page.switch, "publish"),
        page("announcements/<int:pk>/read/", read_anew.read_anew, "read_anew"),
        page("reports/", saved_reports.room, "reports"),
        page("reports/rows/", reports_page.rows, "report_rows"),
        page("reports/task-rows/", reports_page.task_rows, "report_task_rows"),
        page("reports/saved/<int:pk>/", saved_reports.change, "saved_report"),
        page("reports/saved/<int:pk>/forget/", saved_reports.forget, "forget_report"),
        page("reports/runs/<int:pk>/", saved_reports.run, "report_run"),
        page("reports/runs/<int:pk>/file/", saved_reports.run_file, "report_run_file"),
        page("reports/<slug:name>/", reports_page.report, "report"),
        page("reports/<slug:name>/save/", saved_reports.save, "save_report"),
        page("reports/<slug:name>/make/", saved_reports.make, "make_report"),
        page("reports/<slug:name>/file.<slug:kind>", reports_page.file, "report_file"),
        page("import/", import_page.choose, "import"),
        page("import/look/", import_page.look, "import_look"),
    ]
