"""Measurements, not tests: each prints what it measured and keeps it in bench/RESULTS.md."""
