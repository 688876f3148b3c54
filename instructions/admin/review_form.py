from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions.admin.moves.forms import DayInput
from instructions.admin.names_field import Names, NamesField, lines, shares
from instructions.models import Assignment, Task
from instructions.models.due import DueKind, Every
from instructions.services.review import Deadline, Share


class TaskForm(forms.Form):
    """What is to be done, by whom, and until when."""

    title = forms.CharField(
        label=gettext_lazy("Instruction"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    lead = NamesField(label=gettext_lazy("Lead executor"))
    co = NamesField(label=gettext_lazy("Co-executor"), required=False)
    outside = forms.BooleanField(
        label=gettext_lazy("Keep names that are not in the registry as bodies outside it"), required=False
    )
    due_kind = forms.ChoiceField(label=gettext_lazy("Kind of deadline"), choices=DueKind.choices)
    due_on = forms.DateField(label=gettext_lazy("Deadline"), required=False, widget=DayInput)
    every = forms.ChoiceField(
        label=gettext_lazy("Rhythm"), required=False, choices=[("", "–"), *Every.choices]
    )
    until_on = forms.DateField(label=gettext_lazy("Last day of the rhythm"), required=False, widget=DayInput)
    form = forms.CharField(label=gettext_lazy("Form of completion"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, names: Names, outside: Iterable[str] = (), **more: Any) -> None:
        self.names = names
        self.known_outside = set(outside)
        self.lead_shares: list[Share] = []
        self.co_shares: list[Share] = []
        super().__init__(data, **more)

    @property
    def deadline(self) -> Deadline:
        data = self.cleaned_data
        return Deadline(data["due_kind"], data["due_on"], data["every"], data["until_on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        outside = set(self.known_outside)
        if data.get("outside"):
            outside |= {*data.get("lead", ()), *data.get("co", ())}
        self.lead_shares = self._bodies("lead", outside)
        self.co_shares = self._bodies("co", outside)
        kind = data.get("due_kind")
        if kind == DueKind.DATE and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Give the day of the deadline."))
        if kind == DueKind.RECURRING and not data.get("every"):
            self.add_error("every", _("Say how often the instruction recurs."))
        return data

    def _bodies(self, field: str, outside: set[str]) -> list[Share]:
        typed = self.cleaned_data.get(field, [])
        found, unknown = shares(typed, names=self.names, outside=outside)
        for name in unknown:
            self.add_error(
                field, _("“%(name)s” is not in the registry. Choose a body from the list.") % {"name": name}
            )
        return found

    @property
    def asks_outside(self) -> bool:
        """Some name is unknown: only then the tick is shown."""
        return (self.is_bound and bool({"lead", "co"} & set(self.errors))) or bool(self.data.get("outside"))


class ReviewForm(TaskForm):
    """The fields of a proposal as the reviewer would have them."""

    version = forms.IntegerField(widget=forms.HiddenInput({"id": False}))

    def __init__(self, data: Any = None, *, task: Task, names: Names) -> None:
        shares = list(task.assignments.all())
        outside = {share.outside_name for share in shares}
        super().__init__(data, names=names, outside=outside, initial=_initial(task, shares))

    @property
    def corrects(self) -> bool:
        """Something other than the version and the tick was changed."""
        return bool(set(self.changed_data) - {"version", "outside"})


def _initial(task: Task, shares: list[Assignment]) -> dict[str, Any]:
    return {
        "version": task.version,
        "title": task.title,
        "lead": lines(shares, Assignment.Role.LEAD),
        "co": lines(shares, Assignment.Role.CO),
        "due_kind": task.due_kind,
        "due_on": task.due_on,
        "every": task.every,
        "until_on": task.until_on,
        "form": task.form,
    }


class RejectForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput({"id": False}))
    reason = forms.ChoiceField(
        label=gettext_lazy("Not an instruction, because"), choices=Task.RejectReason.choices
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)
