"""What must be true of mistakes, of conflicts and of stops."""
