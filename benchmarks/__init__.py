"""Measurements of vbtui beside what one would otherwise use. Run with ``python -m benchmarks``."""
