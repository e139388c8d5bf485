"""Follow-up of målområden, uppdrag and key figures: one SQLite file, one terminal program."""

__version__ = "0.1.0"
