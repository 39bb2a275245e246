"""Where people meet the agenda: they read it, write it, answer it and react to it."""
