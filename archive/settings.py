"""All settings, each from the environment with a default that suits a laptop (see README, "Settings")."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive import environment, looks

BASE_DIR = Path(__file__).resolve().parent.parent
SHORTEST_KEY = 32  # characters

# What a town sets
ARCHIVE_DATA_DIR = environment.folder("ARCHIVE_DATA_DIR", BASE_DIR / "var")
DATABASES = {"default": environment.database("DATABASE_URL", ARCHIVE_DATA_DIR / "archive.sqlite3")}
DEBUG = environment.flag("DEBUG")
HTTPS = environment.flag("HTTPS")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SECRET_KEY = environment.secret_key("SECRET_KEY", ARCHIVE_DATA_DIR)
DEFAULT_MUNICIPALITY = environment.text("DEFAULT_MUNICIPALITY")
if HTTPS and (not environment.text("ALLOWED_HOSTS") or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS skal nævne sidens værtsnavn, når HTTPS=1: referater.example.dk."
    )
if HTTPS and len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY skal være mindst {SHORTEST_KEY} tegn, når HTTPS=1.")
SYNONYMS_FILE = environment.file("SYNONYMS_FILE")  # read by archive.apps, once the house stands
SITE_NAME = looks.name("SITE_NAME", "Referatarkivet")
SITE_COLOUR = looks.colour("SITE_COLOUR")
SITE_LOGO = looks.logo("SITE_LOGO")
CONTACT_NAME = environment.text("CONTACT_NAME")
CONTACT_EMAIL = looks.mail("CONTACT_EMAIL")
CONTACT_URL = looks.link("CONTACT_URL")
ACCESSIBILITY_URL = looks.link("ACCESSIBILITY_URL")
PRIVACY_URL = looks.link("PRIVACY_URL")

# The house
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "archive",
    "archive.apps.ClerksDeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "simple_history",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.web.policy.PolicyMiddleware",
    "archive.web.moment.MomentMiddleware",
    "archive.web.asked.AskedMiddleware",
    "archive.web.delivery.DeliveryMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.web.lookups.AnswersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["archive.web.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.web.context.site",
            ],
        },
    },
]

# Language and time
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Files the site itself serves
STATIC_URL = "static/"
STATIC_ROOT = ARCHIVE_DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "archive.web.stylesheet.JoinedStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an item's tables are edited cell by cell

# Who may come in
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
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
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_ENABLE_ADMIN = False  # `manage.py axes_reset` lets somebody in again

# What a browser may do
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day, in seconds
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("BEHIND_PROXY") else None
SECURE_REDIRECT_EXEMPT = [r"^sundhed/$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
