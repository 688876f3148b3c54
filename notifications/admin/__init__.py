from notifications.admin import delivery, policy, recipient, reminder

__all__ = ["delivery", "policy", "recipient", "reminder"]
