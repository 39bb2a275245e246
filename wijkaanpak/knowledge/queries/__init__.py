"""What may be seen of lessons, visits, questions and lesson files."""
