"""What may be seen of mistakes, conflicts and stops: everything but who the neighbours are."""
