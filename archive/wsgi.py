"""The door a web server (gunicorn) calls."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    from archive.search import warm_up  # Django is ready only now

    warm_up()


# In each process, beside its first requests: else the first search in it would wait most of a second.
threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
