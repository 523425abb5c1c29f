"""The only place that knows how searching works."""
