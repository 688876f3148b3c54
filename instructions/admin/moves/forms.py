"""What a move asks of the person who makes it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from instructions.files_field import FilesField
from instructions.models import Assignment, User


class DayInput(forms.DateInput):
    """The browser's own date field; it speaks the reader's language and sends ISO dates."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MoveForm(forms.Form):
    """A move that needs no words. `version` tells on which state of the row the person decided."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["version"].initial = getattr(row, "version", None)


class ReportForm(MoveForm):
    text = forms.CharField(
        label=_("What was done"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 8})
    )
    evidence = FilesField(
        label=_("Files that show it"),
        required=False,
        help_text=_("PDF, Word, Excel, PowerPoint, images, text or ZIP, up to 25 MB each."),
    )
    no_change = forms.BooleanField(label=_("No change since the last report"), required=False)

    def __init__(self, *args: Any, row: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.task.due_kind != "recurring":
            del self.fields["no_change"]


class DraftForm(MoveForm):
    text = forms.CharField(label=_("What was done"), max_length=20_000, widget=forms.Textarea({"rows": 8}))
    evidence = FilesField(label=_("More files that show it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = getattr(self.row, "text", "")


class DayForm(MoveForm):
    to = forms.DateField(label=_("New day"), widget=DayInput)
    reason = forms.CharField(label=_("Reason"), max_length=2_000, widget=forms.Textarea({"rows": 4}))


class RemarksForm(MoveForm):
    remarks = forms.CharField(
        label=_("What is missing"), max_length=5_000, widget=forms.Textarea({"rows": 5})
    )


class NoteForm(MoveForm):
    note = forms.CharField(label=_("Why"), max_length=2_000, widget=forms.Textarea({"rows": 4}))


class RemarkForm(MoveForm):
    text = forms.CharField(label=_("Remark"), max_length=2_000, widget=forms.Textarea({"rows": 4}))


class DecisionForm(MoveForm):
    note = forms.CharField(
        label=_("Grounds of the decision"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
    )


class CheckedForm(MoveForm):
    evidence_checked = forms.BooleanField(
        label=_("I have looked at the files, and they show what the report says"), required=False
    )


class EndForm(NoteForm):
    to = forms.ChoiceField(
        label=_("How it ends"),
        choices=[
            (status.value, status.label)
            for status in (
                Assignment.Status.NOT_PURSUED,
                Assignment.Status.MERGED,
                Assignment.Status.CANCELLED,
            )
        ],
    )
    field_order = ["to", "note"]


class PersonForm(MoveForm):
    person = forms.ModelChoiceField(
        label=_("Person in charge"), queryset=User.objects.none(), required=False, empty_label=_("nobody yet")
    )

    def __init__(self, *args: Any, row: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(is_active=True, bodies=row.body)
        field.initial = row.person_id
