"""Every setting of the portal; the environment decides, docs/operator.md lists what it may say.

On this machine alone (SITE_URL is a loopback address, as it is by default) nothing has to be set. With a
public SITE_URL the portal refuses to start until SECRET_KEY is given too.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")

SITE_URL = (os.environ.get("SITE_URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}").rstrip("/")
_site = urlsplit(SITE_URL)
if _site.scheme not in {"http", "https"} or not _site.hostname:
    raise ImproperlyConfigured("SITE_URL must be a whole address, for instance https://innovaatiot.example.fi")
IS_LOCAL = _site.hostname in {"127.0.0.1", "localhost", "::1"}
DEBUG = os.environ.get("DEBUG") == "1"


def _secret_key() -> str:
    """SECRET_KEY; on this machine alone, one that is made once and kept in VAR_DIR."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    if not IS_LOCAL:
        raise ImproperlyConfigured("SECRET_KEY must be set when SITE_URL is a public address.")
    kept = VAR_DIR / "secret_key"
    try:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            made = VAR_DIR / f"secret_key.{os.getpid()}"
            made.touch(mode=0o600)
            made.write_text(secrets.token_urlsafe(50))
            made.replace(kept)  # whole or not at all: several processes may start at once
        return kept.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"The folder {VAR_DIR} cannot be written to ({error.strerror}).") from error


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [_site.hostname, *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))]
if IS_LOCAL:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "portal.languages",
    "portal.bodytext",
    "portal.facts",
    "portal.media",
    "portal.publishing",
    "portal.editorial",
    "portal.fixedpages",
    "contacts",
    "strategy",
    "ecosystems",
    "portal.news",
    "portal.search",
    "portal.workbench",
    "portal.opendata",
    "portal.delivery",
    "portal.ops",
    "portal.pages",
    "portal.seed",
    "portal.staff.apps.StaffConfig",
    "modeltranslation",
    "portal.staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [  # headers and language come first, so that a refusal has them too
    "portal.delivery.middleware.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.languages.middleware.LanguageOfAddress",
    "portal.opendata.negotiation.ProblemsForPrograms",
    "django.middleware.security.SecurityMiddleware",
    "portal.delivery.middleware.BadRequestGuard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.publishing.punctuality.Punctuality",
    "portal.publishing.one_moment.OneMoment",
    "portal.opendata.negotiation.DataOfPages",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.pages.frame.frame",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
GATE_LANGUAGES = ["fi", "sv"]  # what a page needs before it goes out
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "fi"
MODELTRANSLATION_FALLBACK_LANGUAGES = tuple(_code for _code, _name in LANGUAGES)
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
FORMAT_MODULE_PATH = "portal.languages.formats"
# How a language writes of which nobody knows better: as Finnish does.
DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ",", "\xa0", 3
SHORT_DATE_FORMAT, SHORT_DATETIME_FORMAT, TIME_FORMAT = "j.n.Y", "j.n.Y G.i", "G.i"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.delivery.stylesheet.OneStylesheetStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTHENTICATION_BACKENDS = ["portal.publishing.backend.PolicyBackend"]
LOGIN_URL = "admin:login"

_is_https = _site.scheme == "https"
SECURE_SSL_REDIRECT = _is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _is_https else None
SECURE_HSTS_SECONDS = 63_072_000 if _is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _is_https
SECURE_HSTS_PRELOAD = _is_https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readiness$"]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "portal.pages.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {  # named and shaped as in Django 6, whose own middleware can take over
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}


def _mail_server() -> SplitResult:
    """MAIL_URL taken apart, empty where no mail is sent. It is never repeated: there is a password in it."""
    given = os.environ.get("MAIL_URL", "")
    try:
        server = urlsplit(given)
        is_whole = server.scheme in {"smtp", "smtps"} and server.hostname and server.port
    except ValueError:
        is_whole = False
    if given and not is_whole:
        raise ImproperlyConfigured(
            "MAIL_URL must be a whole address, for instance smtp://user:password@mail.example.fi:587"
        )
    return server


_mail = _mail_server()
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 0
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(EMAIL_HOST_USER)  # no password in the clear
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "")
if EMAIL_HOST and "@" not in DEFAULT_FROM_EMAIL:
    raise ImproperlyConfigured("MAIL_FROM must be set to an e-mail address when MAIL_URL is set.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "portal.ops.logs.WithoutPersonalData"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
