"""The desk, room by room. Importing this registers every list with the admin."""

from django.contrib import admin
from django.contrib.auth.models import Group

from instructions.admin.announcement import AnnouncementAdmin
from instructions.admin.api_token import ApiTokenAdmin
from instructions.admin.body import BodyAdmin
from instructions.admin.calendar import CalendarDayAdmin
from instructions.admin.correction_list import CorrectionAdmin
from instructions.admin.extension_list import ExtensionAdmin
from instructions.admin.office_holder import OfficeHolderAdmin
from instructions.admin.report_list import ReportAdmin
from instructions.admin.share_list import ShareAdmin
from instructions.admin.task import TaskAdmin
from instructions.admin.user import SubstitutionAdmin, UserAdmin

__all__ = [
    "AnnouncementAdmin",
    "ApiTokenAdmin",
    "BodyAdmin",
    "CalendarDayAdmin",
    "CorrectionAdmin",
    "ExtensionAdmin",
    "OfficeHolderAdmin",
    "ReportAdmin",
    "ShareAdmin",
    "SubstitutionAdmin",
    "TaskAdmin",
    "UserAdmin",
]

# Rights follow from the role and the bodies; groups would promise what nothing asks them.
admin.site.unregister(Group)
