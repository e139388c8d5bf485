"""The two tables that are read off the plan's tree: nothing is typed in them and nothing stored."""

from __future__ import annotations

from vbtui.domain.summering import COLUMNS
from vbtui.domain.table import Column, Kind, Table

SUMMERING = Table(
    id="summering",
    title="Summering av måluppfyllelse",
    short_title="Summering",
    unit="antal",
    decimals=0,
    free_rows=True,
    row_title="Vad och av vem",
    columns=tuple(Column(id=column.value, title=column.word, negative=False) for column in COLUMNS),
    definition="Mål och uppdrag räknade efter enhetens egen status, var för sig.",
)
STYRTAL = Table(
    id="styrtal",
    title="Styrtal",
    unit="",
    decimals=0,
    free_rows=True,
    row_title="Styrtal",
    columns=tuple(
        Column(id=name, title=title, kind=Kind.TEXT, unit="")
        for name, title in (
            ("utfall", "Utfall"),
            ("malvarde", "Årets målvärde"),
            ("malvarde_lang", "Långsiktigt målvärde"),
            ("trend", "Trend"),
            ("bedomning", "Bedömning"),
            ("forslag", "Förslag"),
        )
    ),
    definition="Förslaget är vad utfallet gör av årets målvärde; bedömningen väljer en människa.",
)

PLAN_TABLES: dict[str, Table] = {table.id: table for table in (SUMMERING, STYRTAL)}
"""Table id → its declaration."""
