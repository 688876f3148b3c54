from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class Desk(admin.AdminSite):
    site_title = "Merzim"
    site_header = "Merzim"
    index_title = _("Control desk")
