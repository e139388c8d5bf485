"""The screen: one of the two front doors. It shows, asks and calls; no rule is here."""
