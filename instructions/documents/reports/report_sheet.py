"""A report as a sheet for paper or page: what was asked, what came out, what the figures mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from instructions import office
from instructions.documents.reports import words
from instructions.documents.reports.catalogue import Report
from instructions.documents.reports.links import Links
from instructions.documents.sheet import Facts, Note, Section, Sheet
from instructions.models import Announcement, Assignment, Body
from instructions.models.language import Language
from instructions.reports.definitions import DEFINITIONS, FOOTNOTE, NAMES, Figure
from instructions.reports.question import Question
from instructions.reports.scope import Scope


def report_sheet(
    report: Report, result: Any, *, question: Question, scope: Scope, now: dt.datetime, base: str
) -> Sheet:
    """`result` as `report` reckoned it from `scope`, which is what `question` came to for its reader."""
    links = Links(question, scope, base)
    made_at = date_format(now.astimezone(office.zone()), "SHORT_DATETIME_FORMAT")
    return Sheet(
        kind=str(report.about),
        title=str(report.title),
        subtitle=_subtitle(report, scope),
        footer=_("%(title)s · made on %(at)s for %(person)s")
        % {"title": report.title, "at": made_at, "person": scope.reader},
        language=get_language() or "en",
        sections=(
            *_asked(report, question, scope),
            *report.layout(result, links),
            Section(_("What the figures mean"), tuple(_meanings(report))),
        ),
        is_wide=report.is_wide,
    )


def _subtitle(report: Report, scope: Scope) -> str:
    as_of = _("as of %(day)s") % {"day": date_format(scope.on)}
    if not report.period:
        return as_of
    period = f"{date_format(scope.first)} – {date_format(scope.last)}"
    return f"{period} · {as_of}"


def _asked(report: Report, question: Question, scope: Scope) -> Iterator[Section]:
    rows = tuple((label, value) for label, value in _filters(report, question, scope) if value)
    if rows:
        yield Section(_("Of what"), (Facts(rows),))


def _filters(report: Report, question: Question, scope: Scope) -> Iterator[tuple[str, str]]:
    if report.compares:
        before = scope.before()
        yield _("Compared with"), words.stretch(before.first, before.last)
    if question.body:
        body = Body.objects.filter(code=question.body).first()
        yield _("Body"), _body(body, below=question.below)
    if question.outside:
        yield _("Body"), _("Outside the registry")
    if question.role:
        yield _("Role"), str(Assignment.Role(question.role).label)
    if question.announcement:
        found = Announcement.objects.filter(pk=question.announcement).only("title").first()
        yield _("Announcement"), found.title if found else str(question.announcement)
    yield _("Given by"), question.giver
    if question.language:
        yield _("Language"), str(Language(question.language).label)
    if not scope.reader.reads_all:
        yield _("Seen by"), _("%(person)s: own bodies alone") % {"person": scope.reader}


def _body(body: Body | None, *, below: bool) -> str:
    name = body.name if body else ""
    return _("%(body)s, with those below") % {"body": name} if below else name


def _meanings(report: Report) -> Iterator[Facts | Note]:
    if report.figures:
        yield Facts(tuple((_name(figure), str(DEFINITIONS[figure])) for figure in report.figures))
    yield Note(str(FOOTNOTE))


def _name(figure: Figure) -> str:
    code = {Figure.GAINED: "K2 − K1"}.get(figure, figure.value.upper() if figure.value[0] == "k" else "")
    return " · ".join(filter(None, (code, str(NAMES[figure]))))
