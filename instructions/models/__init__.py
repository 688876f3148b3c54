from instructions.models.announcement import Announcement
from instructions.models.api_token import ApiToken
from instructions.models.assignment import Assignment
from instructions.models.body import Alias, Body, Membership
from instructions.models.calendar import CalendarDay
from instructions.models.calendar_feed import CalendarFeed
from instructions.models.column_choice import ColumnChoice
from instructions.models.correction import Correction
from instructions.models.counted_week import CountedWeek, Touch, WeekTally
from instructions.models.event import Event
from instructions.models.extension import Extension
from instructions.models.kept_answer import KeptAnswer
from instructions.models.milestone import Milestone
from instructions.models.number_series import NumberSeries
from instructions.models.office_holder import OfficeHolder
from instructions.models.progress import Evidence, ProgressReport
from instructions.models.remark import Remark
from instructions.models.report_run import ReportRun, SavedReport
from instructions.models.saved_filter import SavedFilter
from instructions.models.task import Task
from instructions.models.user import Substitution, User

__all__ = [
    "Alias",
    "Announcement",
    "ApiToken",
    "Assignment",
    "Body",
    "CalendarDay",
    "CalendarFeed",
    "ColumnChoice",
    "Correction",
    "CountedWeek",
    "Event",
    "Evidence",
    "Extension",
    "KeptAnswer",
    "Membership",
    "Milestone",
    "NumberSeries",
    "OfficeHolder",
    "ProgressReport",
    "Remark",
    "ReportRun",
    "SavedFilter",
    "SavedReport",
    "Substitution",
    "Task",
    "Touch",
    "User",
    "WeekTally",
]
