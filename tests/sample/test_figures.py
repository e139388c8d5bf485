import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from vbtui.sample.figures import DOCUMENTS, PLAN, deviations, published

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "vbtui" / "sample" / "figures.json"
UNDERLAG = ROOT.parent / "shared" / "underlag"
REWORDED = ("byggprojekt", "nyckeltal")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)


def tables(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Table id → its printed parts; one, but for byggprojekt."""
    parts = {key: item if isinstance(item, list) else [item] for key, item in document.items()}
    return {key: item for key, item in parts.items() if all("rader" in part for part in item)}


every_document = pytest.mark.parametrize("document", [*DOCUMENTS, PLAN])


@every_document
def test_the_figures_are_those_of_the_underlag(document: str) -> None:
    if not UNDERLAG.is_dir():
        pytest.skip("the underlag is not beside the repository")
    source = read(UNDERLAG / f"sn_{document}.json")
    ours, theirs = tables(read(FIGURES)[document]), tables(source)
    assert set(theirs) - {"internkontroll", "isk"} == set(ours)
    for table, parts in ours.items():
        for part, original in zip(parts, theirs[table], strict=True):
            for key in ("rubrik", "enhet", "kolumner"):
                assert part[key] == original[key]
            for row, was in zip(part["rader"], original["rader"], strict=True):
                assert repr(row["varden"]) == repr(was["varden"]), (table, row["id"])
                assert row["ar_summa"] == was["ar_summa"]
                assert (row["namn"] == was["namn"]) is (
                    table not in REWORDED or row["namn"] == "Solpaneler"
                )
    listed = [e for e in source["avvikelser_i_publicerat"] if e["tabell"].split("/")[0] in ours]
    for ours_one, one in zip(deviations(document), listed, strict=True):
        assert ours_one.tabell == one["tabell"]
        assert (ours_one.kolumn, ours_one.kind) == (one["kolumn"], one["kind"])
        assert repr((ours_one.publicerat, ours_one.omraknat)) == repr(
            (one["publicerat"], one["omraknat"])
        )


@every_document
def test_rows_have_unique_ids_and_as_many_cells_as_columns(document: str) -> None:
    for table in tables(read(FIGURES)[document]):
        found = published(document, table)
        ids = [row.id for row in found.rader]
        assert len(ids) == len(set(ids))
        assert all(row_id.isascii() and row_id.replace("_", "").isalnum() for row_id in ids)
        assert all(len(row.varden) == len(found.kolumner) for row in found.rader)


def test_titles_and_sources_stay_out() -> None:
    text = FIGURES.read_text(encoding="utf-8")
    for word in ("malstruktur", "kallfil", "internkontroll", "har_kommentar", '"not"'):
        assert word not in text


def test_projects_come_with_the_board_that_ordered_them_and_keep_their_ids() -> None:
    annual, interim = (published(document, "byggprojekt") for document in DOCUMENTS)
    assert annual.rader[0].id == interim.rader[0].id == "fastighetsnat_ohuset"
    assert annual.rader[0].grupp == "Hälso- och sjukvårdsnämnd"
    assert interim.rader[-2].grupp == "Regionstyrelsen"
    names = {row.id: row.namn for row in annual.rader}
    shared = [row for row in interim.rader if row.id in names]
    assert len(shared) == 13
    assert all(names[row.id] == row.namn for row in shared)
    twice = [row for row in interim.rader if row.namn == "Radonsanering i länet"]
    assert [row.varden[0] for row in twice] == [25, 10]


def test_deviations_name_rows_that_are_there() -> None:
    for document in (*DOCUMENTS, PLAN):
        for item in deviations(document):
            table = published(document, item.tabell.split("/")[0])
            assert item.rad in {row.namn for row in table.rader}
