"""What the file tells about its own tables is what the row classes say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from vbtui.store import models, schema
from vbtui.store.layout import Layout, layouts


@pytest.fixture(scope="module")
def found() -> Iterator[dict[str, Layout]]:
    connection = sqlite3.connect(":memory:")
    schema.create(connection)
    yield layouts(connection)
    connection.close()


def test_every_journaled_table_is_found(found: dict[str, Layout]) -> None:
    assert set(found) == set(models.MODELS)


@pytest.mark.parametrize("table", models.MODELS)
def test_a_table_is_as_its_row_class_says(found: dict[str, Layout], table: str) -> None:
    model, layout = models.MODELS[table], found[table]
    assert layout.name == table
    assert sorted(layout.key) == sorted(model.NATURAL_KEY)
    assert set(layout.fields) == set(models.journaled_fields(model))
    assert layout.silent == models.comes_by_its_fields(model)
    assert set(layout.columns) == set(model.model_fields)
    for name, field in layout.fields.items():
        column = model.__table__.c[name]  # type: ignore[attr-defined] # SQLModel adds __table__
        assert field.required == (not column.nullable)
        assert field.text == (str(column.type) in ("TEXT", "DATE"))


def test_what_the_file_demands_is_found(found: dict[str, Layout]) -> None:
    checks = {
        f"{table}.{field.name}": field.check
        for table, layout in found.items()
        for field in layout.fields.values()
        if field.check
    }
    assert checks["nod.typ"].startswith("\"typ\" IN ('malomrade', ")
    assert checks["enhet.deleted"] == '"deleted" >= 0 AND "deleted" <= 1'
    assert {"period.till", "nod.slutdatum", "insamling.stangd", "rad.ordning"} <= set(checks)


def test_the_key_is_in_the_order_that_makes_the_id(found: dict[str, Layout]) -> None:
    for table, model in models.MODELS.items():
        assert found[table].key == model.NATURAL_KEY
