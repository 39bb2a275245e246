"""What people send in. Nothing is saved here."""
