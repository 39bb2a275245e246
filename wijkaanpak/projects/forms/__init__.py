"""What people send in about initiatives and projects; never saves."""
