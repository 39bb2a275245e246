"""What must be true of initiatives and projects. Plain Python, one file per subject."""
