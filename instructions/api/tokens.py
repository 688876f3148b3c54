from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api import answer_examples, examples
from instructions.api.endpoint import Readable
from instructions.api.exact import NumberField, RowField
from instructions.api.people import PersonSerializer
from instructions.api.words import WordsField
from instructions.models import ApiToken, User
from instructions.services.api_tokens import LONGEST, issue_token, revoke_token

USUAL_DAYS = 90


class TokenSerializer(serializers.ModelSerializer[ApiToken]):
    """`prefix` is how the token's text begins, after `merzim_`."""

    user = PersonSerializer(read_only=True)

    class Meta:
        model = ApiToken
        fields: tuple[str, ...] = (
            "id",
            "user",
            "name",
            "prefix",
            "scope",
            "created_at",
            "expires_at",
            "revoked_at",
            "last_used_at",
        )
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.answer("Told this once", answer_examples.ISSUED_TOKEN)])
class IssuedTokenSerializer(TokenSerializer):
    """`text` is the token itself. It is told this once."""

    text = serializers.CharField(read_only=True)

    class Meta(TokenSerializer.Meta):
        fields = (*TokenSerializer.Meta.fields, "text")
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.request("For reading, three months", examples.NEW_TOKEN)])
class NewTokenSerializer(serializers.Serializer[Any]):
    """`name` says what it is for. Left out, `user` is oneself; another is for administrators to name."""

    name = WordsField(max_length=100)
    scope = serializers.ChoiceField(
        choices=ApiToken.Scope.choices, required=False, default=ApiToken.Scope.READ.value
    )
    days = NumberField(min_value=1, max_value=LONGEST.days, required=False, default=USUAL_DAYS)
    user = RowField(queryset=User.objects.all(), required=False)


@extend_schema_view(list=extend_schema(summary="Tokens"), retrieve=extend_schema(summary="One token"))
class Tokens(Readable):
    """One's own tokens, all for administrators. Whoever signed in issues them: no token makes another."""

    noun = ApiToken
    serializer_class = TokenSerializer
    detail_class = TokenSerializer
    tells_secret = True

    def seen(self) -> QuerySet[ApiToken]:
        rows = ApiToken.objects.all()
        return rows if rights.may_administer(self.reader) else rows.filter(user=self.reader)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("user")

    @extend_schema(
        summary="Issue a token", request=NewTokenSerializer, responses={201: IssuedTokenSerializer}
    )
    def create(self, request: Request) -> Response:
        """With the session of a person who has signed in; its text is told in this answer alone."""
        if isinstance(request.auth, ApiToken):
            raise PermissionDenied(
                _("A token makes no other token: sign in at the desk."), code="needs_session"
            )
        asked = self.asked(NewTokenSerializer)
        token, text = issue_token(
            user=asked.get("user", self.reader),
            name=asked["name"],
            scope=ApiToken.Scope(asked["scope"]),
            valid_for=dt.timedelta(days=asked["days"]),
            by=self.reader,
            now=self.now,
        )
        told = {**TokenSerializer(token).data, "text": text}
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Revoke", request=None)
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: int) -> Response:
        """It ends within three seconds. A second time changes nothing."""
        token = self.get_object()
        revoke_token(token, by=self.reader, now=self.now)
        return self.answer(token.pk)
