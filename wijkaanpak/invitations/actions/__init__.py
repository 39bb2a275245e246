"""What may happen with invitations and with asking residents something."""
