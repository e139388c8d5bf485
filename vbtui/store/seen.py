"""What the one who deletes a row had seen, as SQL that the queries of conflicts share."""

from __future__ import annotations

IS_HEAD = "NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)"
"""Whether nothing replaces the change ``c``."""


def unseen(row: str) -> str:
    """Whether nobody who has deleted the row ``row`` (an SQL expression) had seen the change
    ``c``."""
    return f"""
NOT EXISTS (
  SELECT 1 FROM j_seen s JOIN j_change d ON d.id = s.deletion
  WHERE s.head = c.id AND d.row = {row} AND d.field = 'deleted' AND d.value = 1
  AND {IS_HEAD.replace("c.id", "d.id")})
"""
