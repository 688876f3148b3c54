"""Taking an announcement in, from a file or from pasted words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from instructions.admin.moves.forms import DayInput
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.intake.unreadable import Undated, Unreadable
from instructions.models import Announcement
from instructions.services.announcements import Ingested, ingest


class TakeInForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"), required=False, help_text=gettext_lazy("A .txt or .html file.")
    )
    text = forms.CharField(
        label=gettext_lazy("or pasted text"),
        required=False,
        widget=forms.Textarea({"rows": 14}),
        strip=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Left empty, the first headline of the text is taken."),
    )
    published_on = forms.DateField(
        label=gettext_lazy("Published"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Left empty, the day is read from the text where it says so."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and bool(data.get("file")) == bool((data.get("text") or "").strip()):
            raise forms.ValidationError(_("Give either a file or pasted text."))
        return data


def take_in(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    form = TakeInForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid() and (taken := _ingested(request, form)):
                _say(request, taken)
                return HttpResponseRedirect(
                    reverse("admin:instructions_announcement_change", args=[taken.announcement.pk])
                )
        except Undated as error:
            form = _with_a_day(request, error)
    context = {**site.each_context(request), "title": _("Take in an announcement"), "form": form}
    return TemplateResponse(request, "desk/take_in.html", context, status=status)


def _ingested(request: HttpRequest, form: TakeInForm) -> Ingested | None:
    """What was taken in, or nothing and the reason on the form."""
    data = form.cleaned_data
    upload = data["file"]
    try:
        return ingest(
            content=upload.read() if upload else data["text"].encode(),
            name=upload.name if upload else "pasted.txt",
            now=timezone.now(),
            published_on=data["published_on"],
            by=person(request),
            source=Announcement.Source.FILE if upload else Announcement.Source.PASTED,
            title=data["title"],
        )
    except Undated:
        raise
    except Unreadable as error:
        form.add_error(None, str(error))
        return None


def _with_a_day(request: HttpRequest, error: Undated) -> TakeInForm:
    """The form as it was sent, with the day that the text offers, to be confirmed or corrected."""
    data = request.POST.copy()
    if error.offered:
        data["published_on"] = error.offered.isoformat()
    form = TakeInForm(data, request.FILES)
    form.is_valid()
    form.add_error("published_on" if error.offered else None, _offer(request, error))
    return form


def _offer(request: HttpRequest, error: Undated) -> str:
    if not error.offered:
        return str(error)
    said = _(
        "The text does not say when it was published, but %(day)s stands alone near its head. If it was "
        "published on that day, press the button again; else correct the day."
    ) % {"day": date_format(error.offered)}
    # A browser does not send a file a second time by itself.
    return f"{said} {_('Choose the file again, too.')}" if request.FILES else str(said)


def _say(request: HttpRequest, taken: Ingested) -> None:
    if not taken.is_new:
        messages.warning(request, _("This announcement was taken in before; nothing has changed."))
        return
    said = ngettext(
        "Taken in and read: %(count)s proposal.", "Taken in and read: %(count)s proposals.", taken.proposed
    )
    messages.success(request, said % {"count": taken.proposed})
    if (first := taken.announcement.wording_of) is not None:
        known = ngettext(
            "A later wording of “%(title)s”: %(count)s instruction known from there is not proposed again.",
            "A later wording of “%(title)s”: %(count)s instructions known from there are not proposed again.",
            taken.left,
        )
        messages.info(request, known % {"title": first.title, "count": taken.left})
