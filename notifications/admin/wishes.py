from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from instructions import office
from notifications.models import Address, Recipient
from notifications.wishes import change_wishes, pause_problem

if TYPE_CHECKING:
    RecipientForm = forms.ModelForm[Recipient]
else:
    RecipientForm = forms.ModelForm


def _hours(first: int, last: int) -> list[tuple[int, str]]:
    return [(hour, f"{hour:02}:00") for hour in range(first, last + 1)]


class WishesForm(RecipientForm):
    """A person's own wishes; `wanted` are the channels."""

    wanted = forms.ModelMultipleChoiceField(
        Address.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=gettext_lazy("Where"),
    )

    class Meta:
        model = Recipient
        fields = ("language", "hour", "quiet_from", "bundle", "outlook", "paused_until")
        widgets = {
            "hour": forms.Select(choices=_hours(0, 22)),
            "quiet_from": forms.Select(choices=_hours(1, 24)),
            "paused_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = self.fields["wanted"]
        assert isinstance(wanted, forms.ModelMultipleChoiceField)
        wanted.queryset = self.instance.addresses.all()
        wanted.initial = self.instance.addresses.filter(is_wanted=True)

    def clean_paused_until(self) -> Any:
        day = self.cleaned_data["paused_until"]
        if problem := pause_problem(day, on=office.today()):
            raise ValidationError(problem)
        return day

    def save(self, commit: bool = True) -> Recipient:
        wishes = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        channels = [address.channel for address in self.cleaned_data["wanted"]]
        by = self.instance.user
        return change_wishes(self.instance, by=by, on=office.today(), channels=channels, **wishes)
