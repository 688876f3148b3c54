"""The desk, room by room. Importing this registers every list with the admin."""

from instructions.admin.announcement import AnnouncementAdmin
from instructions.admin.api_token import ApiTokenAdmin
from instructions.admin.body import BodyAdmin
from instructions.admin.calendar import CalendarDayAdmin
from instructions.admin.office_holder import OfficeHolderAdmin
from instructions.admin.task import TaskAdmin
from instructions.admin.user import SubstitutionAdmin, UserAdmin

__all__ = [
    "AnnouncementAdmin",
    "ApiTokenAdmin",
    "BodyAdmin",
    "CalendarDayAdmin",
    "OfficeHolderAdmin",
    "SubstitutionAdmin",
    "TaskAdmin",
    "UserAdmin",
]
