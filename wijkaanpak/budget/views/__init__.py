"""What people meet of a round: reading, planning, voting, the desks, and the result."""

from wijkaanpak.budget.views.beside import round_of_goal, rounds_at_the_desk, rounds_of_pot

__all__ = ["round_of_goal", "rounds_at_the_desk", "rounds_of_pot"]
