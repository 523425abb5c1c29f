"""Referatarkivet: a searchable public archive of Danish municipal minutes."""

__version__ = "0.1.0"
