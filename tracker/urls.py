from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from tracker.health import healthz
from tracker.language import switch

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("healthz", healthz, name="healthz"),
    path("", include("notifications.urls")),
    path("", include("instructions.public.urls")),
    path("desk/", include("instructions.documents.urls")),
    path("desk/", admin.site.urls),
    # Addresses that neither knows end with the second, which answers for all of them.
    path("api/v1/", include("notifications.api.urls")),
    path("api/v1/", include("instructions.api.urls")),
    path("language/", switch, name="set_language"),
]
