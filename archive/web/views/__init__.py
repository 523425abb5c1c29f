"""Views: each chooses a queryset and a template."""
