"""One proposal into two, two into one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from instructions.models import Task


class SplitForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput({"id": False}))
    first_title = forms.CharField(
        label=_("The first of the two"), max_length=500, widget=forms.Textarea({"rows": 2})
    )
    second_title = forms.CharField(label=_("The second"), max_length=500, widget=forms.Textarea({"rows": 2}))


class MergeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput({"id": False}))
    other = forms.ModelChoiceField(
        label=_("The same as"), queryset=Task.objects.none(), help_text=_("It becomes part of this one.")
    )

    def __init__(self, data: Any = None, *, task: Task, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["other"]
        assert isinstance(field, forms.ModelChoiceField)
        neighbours = Task.objects.proposed().filter(announcement=task.announcement_id).exclude(pk=task.pk)
        field.queryset = neighbours.order_by("pk") if task.announcement_id else Task.objects.none()
