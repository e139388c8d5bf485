"""Row ids: random, or made from a natural key so that two files that create the same row do."""

from __future__ import annotations

import uuid

from vbtui.domain.text import clean_line

_NAMESPACE = uuid.UUID("6f1d3c52-7a0e-5b49-9c1e-2f6a8d4b7e10")
"""Ours, fixed for ever: another namespace would give the same row another id."""


def new_id() -> str:
    """A random id: 32 hex digits."""
    return uuid.uuid4().hex


def natural_id(table: str, *key: str) -> str:
    """The id of the row of ``table`` with this natural key, the same in every file.

    The key's parts are cleaned and case-folded first, so that the same name typed in two ways
    is the same row.
    """
    parts = (clean_line(part).casefold() for part in key)
    return uuid.uuid5(_NAMESPACE, "\x1f".join((table, *parts))).hex
