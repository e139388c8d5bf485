"""Widgets that know how to show and edit, not what: one file each, with its CSS beside it."""
