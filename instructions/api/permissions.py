"""Whole endpoints for some roles alone; rights to a row are a matter of the services."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from instructions import rights
from instructions.models import User


class ForControl(BasePermission):
    """The control unit and administrators."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if isinstance(request.user, User) and not rights.may_control(request.user):
            raise PermissionDenied(_("Only the control unit may do this."), code="not_allowed")
        return True


class ForAdministrators(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        if isinstance(request.user, User) and not rights.may_administer(request.user):
            raise PermissionDenied(_("Only an administrator may do this."), code="not_allowed")
        return True
