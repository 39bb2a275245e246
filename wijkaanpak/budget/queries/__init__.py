"""What may be seen of a round of the budget."""
