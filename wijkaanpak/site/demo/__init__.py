"""The demo: ten invented years of De Hazelkamp, and a village beside it. No person is real."""
