"""What the moves that go beyond one share ask of the person who makes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions.admin.moves.forms import DayInput, MoveForm
from instructions.models import Assignment, Body, Milestone, Task, User


class PassOnForm(MoveForm):
    """To a department below the body, to one of its people, or both."""

    body = forms.ModelChoiceField(
        label=gettext_lazy("Department"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("the same body"),
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody in particular"),
    )
    due_on = forms.DateField(label=gettext_lazy("Day for this part"), required=False, widget=DayInput)
    note = forms.CharField(
        label=gettext_lazy("What is to be done"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, row: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        below = Body.objects.with_those_below(Body.objects.filter(pk__in=[row.body_id or 0]))
        body, person = self.fields["body"], self.fields["person"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(person, forms.ModelChoiceField)
        body.queryset = below.exclude(pk__in=[row.body_id or 0])
        person.queryset = User.objects.filter(is_active=True, bodies__in=below).distinct()


class StepForm(MoveForm):
    title = forms.CharField(label=gettext_lazy("Step"), max_length=300)
    due_on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)


class StepChangeForm(StepForm):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=100)

    def __init__(self, *args: Any, row: Milestone, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["title"].initial, self.fields["due_on"].initial = row.title, row.due_on


class OtherTaskForm(MoveForm):
    """Names another instruction by its number."""

    number = forms.CharField(label=gettext_lazy("Number of the other instruction"), max_length=20)

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip().lstrip("№ ")
        self.other = Task.objects.filter(number=number).first()
        if self.other is None:
            raise forms.ValidationError(_("No instruction has the number %(number)s.") % {"number": number})
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {**data, "other": getattr(self, "other", None)}


class LinkForm(OtherTaskForm):
    link = forms.ChoiceField(label=gettext_lazy("This instruction"), choices=Task.Link.choices)
    field_order = ("link", "number")
