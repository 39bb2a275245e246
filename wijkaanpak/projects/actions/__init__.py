"""What may happen with initiatives and projects. Free words of people never enter the logbook."""
