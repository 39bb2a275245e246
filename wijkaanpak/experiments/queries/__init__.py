"""What may be seen of burdens, frozen practices, obstacles and minutes."""
