from notifications.models.acknowledgement import Acknowledgement
from notifications.models.address import Address
from notifications.models.allowance import Allowance
from notifications.models.delivery import Delivery
from notifications.models.draft import Draft
from notifications.models.heartbeat import Heartbeat
from notifications.models.incoming_mail import IncomingMail
from notifications.models.policy import Policy, PolicyRule
from notifications.models.recipient import Recipient
from notifications.models.reminder import Reminder
from notifications.models.subscription import Dispatch, Subscription

__all__ = [
    "Acknowledgement",
    "Address",
    "Allowance",
    "Delivery",
    "Dispatch",
    "Draft",
    "Heartbeat",
    "IncomingMail",
    "Policy",
    "PolicyRule",
    "Recipient",
    "Reminder",
    "Subscription",
]
