"""Settings of the tests: the product's own, read in an environment in which nothing else is set."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

given = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("MERZIM_")}
worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
kept = {name: value for name, value in given.items() if name.startswith("MERZIM_TEST_")}
os.environ.update(kept)
var = tempfile.mkdtemp(prefix="merzim-test-var-")
os.environ["MERZIM_VAR_DIR"] = var
Path(var, "static").mkdir()
os.environ["MERZIM_HTTPS"] = "no"
# Playwright leaves an event loop in the thread of the tests; their queries are not part of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
if "MERZIM_TEST_POSTGRES_URL" in kept:
    os.environ["MERZIM_DATABASE_URL"] = f"{kept['MERZIM_TEST_POSTGRES_URL']}/merzim"
    os.environ["MERZIM_SECRET_KEY"] = "a key that signs nothing outside the tests"
if "MERZIM_TEST_REDIS_URL" in kept:
    os.environ["MERZIM_REDIS_URL"] = f"{kept['MERZIM_TEST_REDIS_URL']}/{worker}"

from tracker.settings import *  # noqa: E402, F403 - the environment above is what it reads
from tracker.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A hashed name for every static file asks for collectstatic first; its own test turns it on.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Nothing is "just starting" unless a test says so.
STARTED_AT = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
# A kept connection would hinder the end of the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if "MERZIM_DATABASE_URL" not in os.environ:
    # In memory. Parallel workers add their own names to it, which end as the value of a word without meaning.
    DATABASES["default"]["TEST"] = {"NAME": "file:merzim-tests?mode=memory&cache=shared&worker="}
