"""What may be known of impact paths. They are public; only who keeps one may change it."""
