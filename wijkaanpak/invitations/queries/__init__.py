"""What may be seen of invitations and of the ask calendar, always of one neighbourhood."""
