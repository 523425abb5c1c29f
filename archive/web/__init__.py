"""What citizens reach: views, filters, templates' tags."""
