"""What people meet in this room: reading, telling, coming back, and keeping."""
