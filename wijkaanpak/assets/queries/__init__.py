"""What may be seen of offers and wishes, what fits what, and who connects."""
