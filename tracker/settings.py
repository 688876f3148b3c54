from __future__ import annotations

import datetime as dt
from pathlib import Path

from csp.constants import NONE, SELF

from tracker.env import Environment
from tracker.schedule import beat_schedule

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(BASE_DIR)
VAR_DIR = env.var

DEBUG = env.flag("DEBUG", default=False)
# Sample announcements, and people with a password that is told at the start: for looking around.
DEMO = env.flag("DEMO", default=False)
SECRET_KEY = env.secret_key()
PORT = env.number("PORT", 8000)
PUBLIC_URL = env.text("PUBLIC_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
# Pages open to everybody, for the announcements that a controller makes public one by one.
PUBLIC_PAGES = env.flag("PUBLIC_PAGES", default=False)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.names("TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "tracker.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "import_export",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "instructions",
    "notifications",
    "tracker.apps.TrackerConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "instructions.public.middleware.OpenPages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.content_policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.language.Reader",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "instructions.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Moments are kept in UTC; the office's own zone is data for the rules that speak of days and hours.
USE_TZ = True
TIME_ZONE = "UTC"
OFFICE_TIME_ZONE = env.zone("OFFICE_TIME_ZONE", "Asia/Almaty")

USE_I18N = True
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LANGUAGE_CODE = env.choice("LANGUAGE", "en", {"kk", "ru", "en"})
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["locale_formats"]

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Whoever builds the image gathers them, whoever serves them is another account.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# Evidence and originals are served by views that check who asks; nothing under MEDIA_ROOT has an address.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
    },
}

HTTPS = env.flag("HTTPS", default=not env.embedded)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"

REDIS_URL = env.text("REDIS_URL", "")
CELERY_BROKER_URL = REDIS_URL or f"sqla+sqlite:///{VAR_DIR / 'broker.sqlite3'}"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "UTC"
# Remote control is made of broadcasts, which the embedded broker does not have.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_BROKER_TRANSPORT_OPTIONS = {} if REDIS_URL else {"connect_args": {"timeout": 20}}
TICK_SECONDS = env.number("TICK_SECONDS", 60)
# When this process began: until the first turn of the clock is over, nobody can say that it stands still.
STARTED_AT = dt.datetime.now(dt.UTC)
CELERY_BEAT_SCHEDULE = beat_schedule(
    tick_seconds=TICK_SECONDS,
    mail_seconds=env.number("IMAP_SECONDS", 120) if env.text("IMAP_HOST", "") else None,
)
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Mail. Without a server named, messages are written under var/mail and shown in the desk, never sent.
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=EMAIL_PORT == 587)
EMAIL_USE_SSL = env.flag("EMAIL_SSL", default=EMAIL_PORT == 465)
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 20)
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "Merzim <merzim@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "notifications.channels.outbox.OutboxBackend"
)

TELEGRAM_API_URL = env.text("TELEGRAM_API_URL", "https://api.telegram.org").rstrip("/")
TELEGRAM_BOT_TOKEN = env.text("TELEGRAM_BOT_TOKEN", "")
# Telegram shows it with every call of the webhook; without one the webhook is closed.
TELEGRAM_WEBHOOK_SECRET = env.text("TELEGRAM_WEBHOOK_SECRET", "")
# What the Bot API allows a bot in all; 0 lifts every limit, for a server of one's own.
TELEGRAM_PER_SECOND = env.number("TELEGRAM_PER_SECOND", 30)

# Hosts of the office's own network to which webhooks may go, over plain HTTP too; all others must be public.
WEBHOOK_INSIDE_HOSTS = env.names("WEBHOOK_INSIDE_HOSTS", [])

# The mailbox to which people answer; without a server named nothing is read, and mail asks for no answers.
IMAP_HOST = env.text("IMAP_HOST", "")
IMAP_PORT = env.number("IMAP_PORT", 993)
IMAP_USER = env.text("IMAP_USER", "")
IMAP_PASSWORD = env.text("IMAP_PASSWORD", "")
IMAP_FOLDER = env.text("IMAP_FOLDER", "INBOX")
IMAP_TLS = env.flag("IMAP_TLS", default=IMAP_PORT == 993)
IMAP_TIMEOUT = env.number("IMAP_TIMEOUT", 20)

# Senders started side by side for each channel, and the seconds after which a sender is taken for dead.
REMINDER_SENDERS = env.number("REMINDER_SENDERS", 2)
REMINDER_RETRY_SECONDS = env.numbers("REMINDER_RETRY_SECONDS", [60, 300, 900, 3600, 10800])
REMINDER_RELEASE_SECONDS = env.number("REMINDER_RELEASE_SECONDS", 15 * 60)

REST_FRAMEWORK: dict[str, object] = {
    # What a view of the API is made of stands in instructions/api/endpoint.py; these are for any other.
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": {
        "read": env.text("API_READ_RATE", "600/min"),
        "write": env.text("API_WRITE_RATE", "120/min"),
    },
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "instructions.api.problems.ProblemHandler",
    "EXCEPTION_FORMATTER_CLASS": "instructions.api.problems.ProblemFormatter",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Merzim",
    "DESCRIPTION": (BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8"),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    # The page draws what is open, and takes long over all addresses at once: nouns first, opened one by one.
    "SWAGGER_UI_SETTINGS": {"defaultModelsExpandDepth": 0, "docExpansion": "none", "tryItOutEnabled": True},
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "TaskState": "instructions.models.Task.State",
        "RejectReason": "instructions.models.Task.RejectReason",
        "CorrectedField": "instructions.models.Correction.Field",
        "RowOutcome": "instructions.api.imports.OUTCOMES",
        "MailOutcome": "notifications.models.IncomingMail.Outcome",
        "TaskLink": "instructions.models.Task.Link",
        "AssignmentStatus": "instructions.models.Assignment.Status",
        "Role": "instructions.models.Assignment.Role",
        "ReportState": "instructions.models.ProgressReport.State",
        "ReportSource": "instructions.models.ProgressReport.Source",
        "ExtensionState": "instructions.models.Extension.State",
        "AnnouncementSource": "instructions.models.Announcement.Source",
        "BodyKind": "instructions.models.Body.Kind",
        "DayKind": "instructions.models.CalendarDay.Kind",
        "UserRole": "instructions.models.User.Role",
        "DueKind": "instructions.models.due.DueKind",
        "Every": "instructions.models.due.Every",
        "Language": "instructions.models.language.Language",
        "Standing": "instructions.api.assignments.STANDINGS",
        "Ending": "instructions.api.assignments.ENDINGS",
        "EventKind": "instructions.models.Event.Kind",
        "WebhookDeliveryStatus": "notifications.models.Dispatch.Status",
        "DeliveryStatus": "notifications.models.Delivery.Status",
        "ReminderKind": "notifications.models.Reminder.Kind",
        "ReminderState": "notifications.models.Reminder.State",
        "ReminderReason": "notifications.models.Reminder.Reason",
        "Audience": "notifications.models.audience.Audience",
        "Channel": "notifications.models.channel.Channel",
        "Figure": "instructions.reports.definitions.FIGURES",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        # It writes down addresses, and the bot's address holds its token.
        "httpx": {"level": "WARNING"},
        # It tells of every table of the font in every document.
        "fontTools": {"level": "WARNING"},
    },
}
