from notifications.admin import delivery, incoming_mail, policy, recipient, reminder

__all__ = ["delivery", "incoming_mail", "policy", "recipient", "reminder"]
