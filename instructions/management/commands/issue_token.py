from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from instructions.errors import Refused
from instructions.models import ApiToken, User
from instructions.services.api_tokens import issue_token


class Command(BaseCommand):
    help = "Issue a token for the REST interface and print it. It is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="whose rights the token has")
        parser.add_argument("--name", default="command line", help="what the token is for")
        parser.add_argument("--write", action="store_true", help="let the token change things, not only read")
        parser.add_argument("--days", type=int, default=90, help="how long it is valid (at most 366)")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"No user is called {options['username']!r}.")
        try:
            token, text = issue_token(
                user=user,
                name=options["name"],
                scope=ApiToken.Scope.WRITE if options["write"] else ApiToken.Scope.READ,
                valid_for=dt.timedelta(days=options["days"]),
                by=None,
                now=timezone.now(),
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{token.get_scope_display()}, valid until {token.expires_at:%Y-%m-%d %H:%M} UTC:")
        self.stdout.write(text)
