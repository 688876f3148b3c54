"""An instruction entered by hand: told by telephone or in a corridor, with no published text."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.extraction.language import language_of
from instructions.models import Announcement, Task, User
from instructions.rights import require_control
from instructions.services.announcements import fingerprint
from instructions.services.record import attribute
from instructions.services.review import Deadline, Share, check_deadline, put_deadline, put_shares


@transaction.atomic
def enter_task(
    *,
    by: User,
    now: dt.datetime,
    title: str,
    deadline: Deadline,
    lead: Sequence[Share],
    co: Sequence[Share] = (),
    giver: str = "",
    event: str = "",
    told_on: dt.date | None = None,
    words: str = "",
    form: str = "",
) -> Task:
    """Write down what was told and propose it; `accept_task` puts it on control like any other proposal.

    The words, with who said them and when, are kept as an announcement by word of mouth: the same words of
    the same giver on the same day are known again. Raises `NotAllowed` or `Refused`.
    """
    require_control(by)
    title, told_on = title.strip(), told_on or office.today(now)
    words = words.strip() or title
    if not title:
        raise Refused(_("Say in a few words what is to be done."))
    if told_on > office.today(now):
        raise Refused(_("It cannot have been told on a day to come."))
    check_deadline(deadline)
    spoken = _keep(words, giver=giver.strip(), event=event.strip(), told_on=told_on, by=by, now=now)
    if spoken.tasks.filter(title=title).exclude(state=Task.State.REJECTED).exists():
        raise Refused(_("This very instruction has been entered already."))
    task = Task(
        announcement=spoken,
        title=title[:500],
        language=spoken.language,
        form=form.strip()[:300],
        quote=words,
        evidence={"quote": [[0, len(spoken.text)]]},
        fingerprint=fingerprint(words),
    )
    put_deadline(task, deadline)
    attribute(task, by=by, reason="entered by hand")
    task.save()
    put_shares(task, lead=lead, co=co)
    return task


def _keep(
    words: str, *, giver: str, event: str, told_on: dt.date, by: User, now: dt.datetime
) -> Announcement:
    told = "|".join((giver.casefold(), told_on.isoformat(), fingerprint(words)))
    mark = hashlib.sha256(f"spoken|{told}".encode()).hexdigest()
    known = Announcement.objects.filter(text_sha256=mark).first()
    if known:
        return known
    spoken = Announcement(
        title=(event or giver or words)[:300],
        text=words,
        language=language_of(words.casefold(), default=by.language),
        published_on=told_on,
        event=event[:300],
        event_on=told_on if event else None,
        giver=giver[:300],
        source=Announcement.Source.SPOKEN,
        text_sha256=mark,
        created_by=by,
        read_at=now,
    )
    attribute(spoken, by=by, reason="entered by hand")
    spoken.save()
    return spoken
