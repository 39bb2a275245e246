"""What must be true of burdens, frozen practices, obstacles and the minute. No Django."""
