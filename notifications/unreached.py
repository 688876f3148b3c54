"""The report of those whom reminders do not reach: people, and bodies that have nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions.documents.reports import words
from instructions.documents.reports.catalogue import Report
from instructions.documents.reports.links import Links
from instructions.documents.sheet import Cell as ShownCell
from instructions.documents.sheet import Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Body
from instructions.reports.definitions import NAMES, Figure
from instructions.reports.definitions import UNREACHED as UNREACHED_FIGURES
from instructions.reports.scope import Scope
from instructions.reports.table import Cell, Table
from instructions.rights import may_control, require_control
from notifications import ledger
from notifications.ledger import Unreached


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A body with open assignments and no account that could be told of them."""

    body: Body
    number: int


@dataclass(frozen=True, slots=True)
class NotReached:
    """As things stand now, whatever the day and filters of the scope: nobody is unreached in the past."""

    scope: Scope
    people: tuple[Unreached, ...]
    bodies: tuple[Unanswered, ...]


def not_reached(scope: Scope) -> NotReached:
    """A few queries. For the control unit alone: it names people. Raises `NotAllowed`."""
    require_control(scope.reader)
    people = ledger.unreached(now=timezone.now(), on=scope.today)
    bodies = [Unanswered(body, number) for body, number in ledger.unanswered()]
    return NotReached(scope, tuple(people), tuple(bodies))


def not_reached_table(report: NotReached) -> Table:
    columns = (_("Person or body"), _("Reminders or assignments"), _("Since"), _("Why"))
    return Table("unreached", columns, _lines(report))


def _lines(report: NotReached) -> Iterator[tuple[Cell, ...]]:
    for one in report.people:
        yield str(one.recipient), one.number, one.since, one.why
    for body in report.bodies:
        yield body.body.name, body.number, None, _("Nobody of this body has an account.")


def layout(report: NotReached, links: Links) -> Iterator[Section]:
    tiles = (
        Tile(str(NAMES[Figure.UNREACHED]), words.number(len(report.people))),
        Tile(str(NAMES[Figure.UNANSWERED]), words.number(len(report.bodies))),
    )
    yield Section(_("At a glance"), (Tiles(tiles),))
    people = Grid(
        (
            Column(_("Person"), 50),
            Column(_("Reminders"), 20, is_figure=True),
            Column(_("Since"), 22),
            Column(_("Why"), 78),
        ),
        tuple(
            (str(one.recipient), _owed(one, links), words.day(one.since), one.why) for one in report.people
        ),
    )
    yield Section(_("People"), (people if report.people else Note(_("Everybody is reached.")),))
    bodies = Grid(
        (Column(_("Body"), 130), Column(_("Open assignments"), 40, is_figure=True)),
        tuple((one.body.name, _open(one, links)) for one in report.bodies),
    )
    yield Section(_("Bodies"), (bodies if report.bodies else Note(_("Every body has somebody.")),))


def _owed(one: Unreached, links: Links) -> ShownCell:
    """The reminders themselves, in the ledger."""
    asked: dict[str, str | int] = {"recipient__id__exact": one.recipient.pk, "unreached": "yes"}
    return links.to_page(words.number(one.number), "admin:notifications_reminder_changelist", **asked)


def _open(one: Unanswered, links: Links) -> ShownCell:
    asked: dict[str, str | int] = {"body": one.body.pk, "unanswered": "yes"}
    return links.to_page(words.number(one.number), "admin:instructions_assignment_changelist", **asked)


UNREACHED = Report(
    "unreached",
    gettext_lazy("Who is not reached"),
    gettext_lazy("Whom do reminders not reach, since when, and why?"),
    not_reached,
    not_reached_table,
    layout,
    figures=UNREACHED_FIGURES,
    period="",
    may_ask=may_control,
)
