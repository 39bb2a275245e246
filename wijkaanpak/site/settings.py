"""One settings file. Everything that differs between servers comes from `environment`."""

from importlib.metadata import version
from pathlib import Path

import wijkaanpak.site.sqlite  # noqa: F401  (before anything of Django's database layer)
from wijkaanpak.site import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
VERSION = version("wijkaanpak")
DATA = env.folder("WIJKAANPAK_DATA")
KEYS = DATA / "keys"
SECRET_KEY = env.secret("SECRET_KEY", KEYS / "secret.key")
LOG_ORIGIN = env.origin("WIJKAANPAK_ORIGIN")
PORT = env.number("PORT", 1, 65535)
SITE_URL = env.web_address("WIJKAANPAK_URL", f"http://localhost:{PORT}")
BACKGROUND_MAP = env.switch("WIJKAANPAK_TILES")
WORKERS = env.number("WIJKAANPAK_WORKERS", 1, 64)
TRUSTED_PROXIES = env.number("WIJKAANPAK_PROXIES", 0, 9)
DEBUG = False
ALLOWED_HOSTS = env.hosts("WIJKAANPAK_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "wijkaanpak.site",
    "wijkaanpak.ui",
    "wijkaanpak.logbook",
    "wijkaanpak.neighbourhoods",
    "wijkaanpak.people",
    "wijkaanpak.network",
    "wijkaanpak.stories",
    "wijkaanpak.funds",
    "wijkaanpak.knowledge",
    "wijkaanpak.agenda",
    "wijkaanpak.commitments",
    "wijkaanpak.budget",
    "wijkaanpak.gatherings",
    "wijkaanpak.invitations",
    "wijkaanpak.reach",
    "wijkaanpak.assets",
    "wijkaanpak.contacts",
    "wijkaanpak.assemblies",
    "wijkaanpak.projects",
    "wijkaanpak.experiments",
    "wijkaanpak.impact",
    "wijkaanpak.repairs",
    "wijkaanpak.dialogues",
    "wijkaanpak.letters",
    "wijkaanpak.home",
    "wijkaanpak.readingroom",
    "wijkaanpak.viewpoint",
]
MIDDLEWARE = [
    "wijkaanpak.site.headers.safety_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wijkaanpak.site.headers.no_zero_bytes",
    "wijkaanpak.site.kiosk.forgetting_screens",
    "wijkaanpak.site.pagecache.public_pages_by_log_size",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wijkaanpak.ui.pages.refusal_middleware",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wijkaanpak.home.queries.around_the_page",
            ]
        },
    }
]
DATABASES = {"default": env.database("DATABASE_URL", DATA)}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
}
ROOT_URLCONF = "wijkaanpak.site.urls"
WSGI_APPLICATION = "wijkaanpak.site.wsgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "people:sign_in"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30

LANGUAGE_CODE = "nl"
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("pl", "Polski"),
    ("uk", "Українська"),
]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "uploads"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

MAILERS = {"default": env.mail("EMAIL_URL")}
DEFAULT_FROM_EMAIL = env.sender("EMAIL_FROM")

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
    "manifest-src": ["'self'"],
}
if BACKGROUND_MAP:
    SECURE_CSP["img-src"].append("https://service.pdok.nl")
HTTPS = env.switch("WIJKAANPAK_HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "wijkaanpak.ui.views.csrf_failed"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
}
