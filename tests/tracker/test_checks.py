from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django import Settings


def found(*, deploy: bool = False) -> set[str]:
    return {
        str(message.id)
        for message in run_checks(include_deployment_checks=deploy)
        if "merzim" in str(message.id)
    }


def test_a_sound_installation_is_not_spoken_of() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("TIME_ZONE", "Asia/Almaty", "merzim.E001", id="moments-not-in-utc"),
        pytest.param("MEDIA_ROOT", Path("/dev/null/media"), "merzim.E002", id="folder-not-writable"),
    ],
)
def test_what_must_hold_is_checked_at_every_start(
    settings: Settings, name: str, value: object, message: str
) -> None:
    setattr(settings, name, value)
    assert found() == {message}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("PUBLIC_URL", "http://merzim.example.org", "merzim.W001", id="links-without-https"),
        pytest.param("EMAIL_HOST", "", "merzim.W002", id="mail-that-stays-here"),
        pytest.param("DEMO", True, "merzim.E003", id="demo-accounts"),
    ],
)
def test_what_a_deployment_owes_is_checked_before_it(
    settings: Settings, name: str, value: object, message: str
) -> None:
    sound = {"PUBLIC_URL": "https://merzim.example.org", "EMAIL_HOST": "mail.example.org", "DEMO": False}
    for setting, given in {**sound, name: value}.items():
        setattr(settings, setting, given)
    assert found(deploy=True) == {message}
