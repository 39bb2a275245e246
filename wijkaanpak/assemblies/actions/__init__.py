"""What may happen with an assembly."""
