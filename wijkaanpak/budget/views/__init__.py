"""What people meet of a round: reading, planning, voting, the desks, and the result."""
