"""What a careful controller would say before an instruction goes out."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.quality import Advice

WORDS: dict[Advice, Promise] = {
    Advice.NO_LEAD: _("Nobody is named to do it."),
    Advice.NO_DEADLINE: _("It has no deadline."),
    Advice.PASSED: _("The day has passed."),
    Advice.SHORT_TERM: _("Fewer than two working days are left for it."),
    Advice.VAGUE_RESULT: _("It names an effort, not a result that can be shown."),
    Advice.SAME_END: _("Something very like it is on control already."),
    Advice.ROAD_MAP: _("It runs for more than half a year and has several bodies: ask for a road map first."),
}
