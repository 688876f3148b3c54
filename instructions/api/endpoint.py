"""What all endpoints share: the day, the reader and the reader's language, the way to an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from rest_framework import serializers, status
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from instructions import office
from instructions.api.authentication import TokenAuthentication, WithinTokenScope
from instructions.api.conditional import is_conditional, mark, tag
from instructions.api.filters import StrictFilterBackend
from instructions.api.listing import Listing, as_csv
from instructions.api.once import Once
from instructions.api.paging import KeysetPagination
from instructions.api.parsing import JSONParser
from instructions.api.problems import PreconditionFailed
from instructions.api.rendering import CSVRenderer, JSONRenderer, Negotiation
from instructions.api.rows import RowShape
from instructions.api.schema import OfficeSchema
from instructions.api.throttling import ByMethod
from instructions.models import ApiToken, User

Handler = Callable[..., HttpResponseBase]


class Endpoint(APIView):
    """`now` and `on` are asked for once a request; `reader` is who asks."""

    authentication_classes = [TokenAuthentication, SessionAuthentication]
    permission_classes = [IsAuthenticated, WithinTokenScope]
    throttle_classes = [ByMethod]
    renderer_classes = [JSONRenderer]
    parser_classes = [JSONParser]
    content_negotiation_class = Negotiation
    metadata_class = None
    schema = OfficeSchema()

    now: dt.datetime
    on: dt.date
    once: Once | None = None
    tells_secret = False
    """What makes something new answers with what is shown once, and is not kept for an `Idempotency-Key`."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.now = timezone.now()
        self.on = office.today(self.now)
        if not hasattr(self, str(request.method).lower()):
            # Before it matters which format was asked for.
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        self._do_once(request)

    def _do_once(self, request: Request) -> None:
        """Put the key of a write between it and what answers it."""
        if request.method in SAFE_METHODS:
            return
        self.once = Once.of(self, request)
        name = str(request.method).lower()
        handler = self.guarded(request, getattr(self, name))
        setattr(self, name, partial(self.once.answer, handler) if self.once else handler)

    def guarded(self, request: Request, handler: Handler) -> Handler:
        """The handler of a write with what must hold while it runs."""
        return handler

    def perform_authentication(self, request: Request) -> None:
        """A session speaks its person's language already; a token the one asked for, or its person's."""
        super().perform_authentication(request)
        if isinstance(request.auth, ApiToken) and not _asked_language(request):
            translation.activate(request.auth.user.language)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if self.once:
            self.once.settle(response)
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def is_secret(self) -> bool:
        """Whether the answer to this request is."""
        return self.tells_secret

    @property
    def reader(self) -> User:
        return cast("User", self.request.user)


class Resource(Endpoint, GenericViewSet[Any]):
    """Rows of one noun, as far as the reader may see them: `seen()` is where every query starts.

    What is not seen is not found; what is seen but not allowed is refused by the services.
    """

    filter_backends = [StrictFilterBackend]
    pagination_class = KeysetPagination
    lookup_value_converter = "int"
    is_guarded = is_stale = False
    noun: type[Model]
    orderings: Mapping[str, str] = {"id": "pk"}
    detail_class: type[serializers.BaseSerializer[Any]]
    versioned = False
    """Answers about one row have an `ETag`, and writes to it heed `If-Match`."""
    belonging: Sequence[str] = ()
    """Relations that are part of a row's state."""
    unmarked: Sequence[str] = ()
    """Columns that are none: what nobody edits."""
    shape: RowShape | None = None
    """How the list is read where it may be long; else by the serializer."""

    def seen(self) -> QuerySet[Any]:
        raise NotImplementedError

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with what telling them in full needs."""
        return rows

    def is_secret(self) -> bool:
        return self.tells_secret and self.action == "create"

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):
            return self.noun._default_manager.none()
        return self.seen()

    def get_renderers(self) -> list[Any]:
        """A list is a table too."""
        found = super().get_renderers()
        return [*found, CSVRenderer()] if self.action == "list" else found

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        """A list tells less of each row than an answer about one."""
        assert self.serializer_class
        return self.serializer_class if self.action == "list" else self.detail_class

    def get_serializer_context(self) -> dict[str, Any]:
        context = dict(super().get_serializer_context())
        if not getattr(self, "swagger_fake_view", False):
            context |= {"on": self.on, "reader": self.reader, "calendar": office.calendar()}
        return context

    def list(self, request: Request, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        rows = self.filter_queryset(self.get_queryset())
        listing = Listing(self, rows)
        if request.accepted_renderer.format == CSVRenderer.format:
            return as_csv(listing, name=f"{self.basename}s-{self.on:%Y-%m-%d}.csv")
        return listing.answer(request)

    def answer(self, key: int, *, code: int = status.HTTP_200_OK) -> Response:
        """The row as it is now, in full, with its entity tag."""
        row = self.joined(self.get_queryset()).get(pk=key)
        response = Response(self.detail_class(row, context=self.get_serializer_context()).data, status=code)
        if self.versioned:
            response["ETag"] = self.tag_of(row)
        return response

    def tag_of(self, row: Any) -> str:
        state = getattr(row, "version", None)
        return tag(state or mark(row, belonging=self.belonging, without=self.unmarked))

    def guarded(self, request: Request, handler: Handler) -> Handler:
        """Under `If-Match` the row that `get_object` finds is held until the write is done.

        What cannot be understood is refused before what comes too late, and that before anything else.
        """
        self.is_guarded = self.versioned and self.detail and is_conditional(request)
        return partial(self._within, handler) if self.is_guarded else handler

    def _within(self, handler: Handler, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            response = handler(request, *args, **kwargs)
            self._refuse_stale()
        return response

    def _refuse_stale(self) -> None:
        if self.is_stale:
            raise PreconditionFailed

    def get_object(self) -> Any:
        row = super().get_object()
        if not self.is_guarded:
            return row
        self.hold(row)
        found = super().get_object()
        self.is_stale = self.tag_of(found) != self.request.headers["If-Match"].strip()
        if not self.request.data:
            self._refuse_stale()
        return found

    def hold(self, row: Any) -> None:
        """Lock the row, in the order in which the services lock."""
        type(row)._default_manager.select_for_update().get(pk=row.pk)

    def asked(self, shape: type[serializers.Serializer[Any]]) -> dict[str, Any]:
        """The body of the request in that shape. Raises `ValidationError`."""
        serializer = shape(data=self.request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        self._refuse_stale()
        return cast("dict[str, Any]", serializer.validated_data)


class Readable(Resource):
    """Adds reading one row."""

    def retrieve(self, request: Request, pk: int, **_kwargs: Any) -> Response:
        return self.answer(self.get_object().pk)


def _asked_language(request: Request) -> bool:
    """Whether the request names a language that we speak."""
    accepted = request.headers.get("Accept-Language", "").lower()
    asked = {part.split(";")[0].strip().split("-")[0] for part in accepted.split(",")}
    return bool(asked & {code for code, _name in settings.LANGUAGES})
