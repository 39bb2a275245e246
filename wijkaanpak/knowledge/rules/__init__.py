"""What must be true of lessons, kitchen visits, questions to institutes and lesson files."""
