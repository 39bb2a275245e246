"""What may happen in a round of the budget."""
