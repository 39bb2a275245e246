"""What people meet of impact paths."""
