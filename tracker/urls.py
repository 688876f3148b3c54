from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from instructions.api.nowhere import Nowhere
from tracker.health import healthz
from tracker.language import switch

urlpatterns = [
    # First, since programs ask most often, and each pattern before theirs is tried every time.
    path("api/v1/", include("instructions.api.urls")),
    path("api/v1/", include("notifications.api.urls")),
    re_path("^api/v1/", Nowhere.as_view(), name="nowhere"),
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("healthz", healthz, name="healthz"),
    path("", include("notifications.urls")),
    path("", include("instructions.public.urls")),
    path("desk/", include("instructions.documents.urls")),
    path("desk/", admin.site.urls),
    path("language/", switch, name="set_language"),
]
