from __future__ import annotations

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from notifications.api.deliveries import Deliveries
from notifications.api.dispatches import Dispatches
from notifications.api.incoming_mail import IncomingMails
from notifications.api.policies import Policies
from notifications.api.recipients import OwnWebhook, OwnWebhookStop, OwnWishes, Recipients
from notifications.api.reminders import Reminders
from notifications.api.unreached import UnreachedReport
from notifications.api.webhooks import Webhooks

app_name = "notifications-api"

router = SimpleRouter(use_regex_path=False)
router.register("reminders", Reminders, basename="reminder")
router.register("deliveries", Deliveries, basename="delivery")
router.register("recipients", Recipients, basename="recipient")
router.register("reminder-policies", Policies, basename="reminder-policy")
router.register("incoming-mail", IncomingMails, basename="incoming-mail")
router.register("webhooks", Webhooks, basename="webhook")
router.register("webhook-deliveries", Dispatches, basename="webhook-delivery")

urlpatterns = [
    path("me/reminders/", OwnWishes.as_view(), name="own-wishes"),
    path("me/webhook/", OwnWebhook.as_view(), name="own-webhook"),
    path("me/webhook/stop/", OwnWebhookStop.as_view(), name="own-webhook-stop"),
    path("reports/unreached/", UnreachedReport.as_view(), name="report-unreached"),
    path("", include(router.urls)),
]
