"""The OpenAPI document and the page to read and try it, which asks nothing of any other server."""

from __future__ import annotations

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView


class Schema(SpectacularAPIView):
    """Open to all: it says what can be asked, and holds no data."""

    permission_classes = []


class Page(SpectacularSwaggerSplitView):
    permission_classes = []
    url_name = "api:schema"
    template_name = "api/docs.html"
