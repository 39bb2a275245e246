"""What may be seen of initiatives and projects. Never writes."""
