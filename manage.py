#!/usr/bin/env python
"""Run a management command of the archive."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    from django.core.exceptions import ImproperlyConfigured  # after the settings module is named
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Indstillingerne kan ikke bruges: {error}")
    except OperationalError as error:
        sys.exit(f"Databasen (DATABASE_URL) kan ikke bruges: {str(error).strip()}")


if __name__ == "__main__":
    main()
