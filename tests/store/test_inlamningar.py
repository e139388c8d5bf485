from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, FASTIGHETER, HELAR_2025, IT, UPPDRAG, small_file
from tests.parts import add_parts
from vbtui.store import inlamningar, models
from vbtui.store.ids import natural_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "liten.db")) as desk:
        yield desk


def imprint(desk: Desk, unit: str = IT) -> str:
    both = inlamningar.imprints(desk.db, desk.period, [IT, FASTIGHETER])
    # One unit by itself and among others is the same.
    assert inlamningar.imprints(desk.db, desk.period, [unit])[unit] == both[unit]
    return both[unit]


def test_everything_that_a_unit_says_is_in_its_imprint(desk: Desk) -> None:
    parts = add_parts(desk.editor)
    row = desk.editor.add_row(desk.view("byggprojekt").table, desk.it, "Nämnd", "Nytt hus")
    seen = [imprint(desk)]
    other = imprint(desk, FASTIGHETER)
    changes: list[Callable[[], None]] = [
        lambda: desk.report("status", "startat_ej_klart"),
        lambda: desk.report("kommentar", "Ord."),
        lambda: desk.report("trend", "upp"),
        lambda: desk.report("kommentar", "Om aktiviteten.", nod=AKTIVITET),
        lambda: desk.report("effekt", "ja", nod=parts.atgard),
        lambda: desk.report("nasta_ar", "ja", nod=parts.atgard),
        lambda: desk.report("kommentar", "Ett avsnitt.", nod=parts.handelser),
        lambda: desk.editor.change_node(desk.aktivitet, "titel", "Ny titel"),
        lambda: desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"}),
        lambda: desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "0"}),
        lambda: desk.fill("byggprojekt", {f"{row}/kalkyl": "inget än"}),
        lambda: desk.editor.rename_row(row, desk.it, "Annat hus"),
        lambda: _define(desk),
    ]
    for change in changes:
        change()
        assert imprint(desk) not in seen
        seen.append(imprint(desk))
    assert imprint(desk, FASTIGHETER) == other


def _define(desk: Desk) -> None:
    with desk.db.save() as save:
        key = {"enhet": IT, "period": HELAR_2025, "tabell": "sjukfranvaro"}
        row = save.ensure("tabelldefinition", key)
        save.set("tabelldefinition", row, "definition", "Utan timanställda.")


def test_what_the_unit_does_not_say_is_not(desk: Desk) -> None:
    desk.report("status", "startat_ej_klart")
    before = imprint(desk)
    desk.report("kommentar", "Någon annan.", kod="fastigheter")
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"}, period=desk.year_before)
    desk.editor.change_node(desk.uppdrag, "titel", "Planen är inte enhetens")
    desk.draft("Bara ett utkast")
    desk.fill("sjukfranvaro", {"kort/kvinnor": "1"})
    desk.fill("sjukfranvaro", {"kort/kvinnor": ""})
    desk.editor.add_row(desk.view("byggprojekt").table, desk.it, "Nämnd", "Tom rad")
    assert imprint(desk) == before


def test_the_imprint_is_of_what_is_said_and_not_of_how_it_came_about(
    desk: Desk, tmp_path: Path
) -> None:
    desk.report("kommentar", "Först.")
    desk.report("kommentar", "Till slut.")
    desk.report("status", "genomfort")
    with at_desk(small_file(tmp_path / "annan.db")) as other:
        other.report("status", "genomfort")
        other.report("kommentar", "Till slut.")
        assert imprint(other) == imprint(desk)


def test_nothing_said_is_an_open_period_and_no_reports(desk: Desk) -> None:
    assert inlamningar.inlamningar(desk.db, HELAR_2025) == {}
    collecting = inlamningar.insamling(desk.db, HELAR_2025)
    assert not collecting.stangd
    assert collecting.sista_dag is None


def test_an_event_is_told_by_the_first_who_said_it(desk: Desk) -> None:
    times = iter(["2026-01-01T08:00:00Z", "2026-01-02T08:00:00Z", "2026-01-03T08:00:00Z"])
    desk.db.clock = lambda: next(times)
    for author, mark in (("Ada", "m1"), ("Bo", "m2"), ("Cia", "m1")):
        with desk.db.save("submit", author=author) as save:
            row = save.ensure("inlamning", {"enhet": IT, "period": HELAR_2025})
            save.set("inlamning", row, "klar", mark)
    events = inlamningar.events(desk.db, HELAR_2025)
    assert {key[2]: (one.author, one.at) for key, one in events.items()} == {
        "m1": ("Ada", "2026-01-01T08:00:00Z"),
        "m2": ("Bo", "2026-01-02T08:00:00Z"),
    }


def test_a_conflict_is_its_units(desk: Desk) -> None:
    desk.report("kommentar", "Ord.")
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"})
    said = natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025)
    figure = natural_id("arsarbetare_avtalad", IT, HELAR_2025, "chef")
    with desk.db.transaction():
        for table, row, field in (
            ("uppfoljning", said, "kommentar"),
            ("arsarbetare_avtalad", figure, "kvinnor"),
            ("period", HELAR_2025, "till"),
            ("nod", UPPDRAG, "titel"),
        ):
            desk.db.rows(
                "INSERT INTO j_conflict (row, field, kind, tbl)"
                " VALUES (:row, :field, 'edit', :tbl)",
                row=row,
                field=field,
                tbl=table,
            )
    found = inlamningar.conflict_cells(desk.db)
    assert [(owner, cell.table, cell.field) for owner, cell in found] == [
        (IT, "arsarbetare_avtalad", "kvinnor"),
        (None, "nod", "titel"),
        (None, "period", "till"),
        (IT, "uppfoljning", "kommentar"),
    ]


def test_every_table_with_a_unit_is_known_to_be_the_units() -> None:
    with_unit = {name for name, model in models.MODELS.items() if "enhet" in model.model_fields}
    assert with_unit == set(inlamningar._OWNED)
