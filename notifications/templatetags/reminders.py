from __future__ import annotations

from django import template
from django.utils import timezone

from notifications.heartbeat import Pulse
from notifications.heartbeat import pulse as pulse_at

register = template.Library()


@register.simple_tag
def pulse() -> Pulse:
    """How the machinery of reminders stands at this moment."""
    return pulse_at(now=timezone.now())
