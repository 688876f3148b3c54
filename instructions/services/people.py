from __future__ import annotations

from instructions.models import User
from instructions.models.language import Language
from instructions.services.record import attribute


def choose_language(user: User, *, language: str) -> User:
    """Keep the language in which a person reads pages and mail; one that we do not speak is left aside."""
    if language in Language.values and language != user.language:
        user.language = language
        attribute(user, by=user, reason="language")
        user.save(update_fields=["language"])
    return user
