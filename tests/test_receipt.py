from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.receipt import Totals, lines, totals


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "liten.db")) as desk:
        yield desk


def of(desk: Desk, kod: str = "it") -> Totals:
    unit = desk.unit(kod)
    return totals(desk.db, desk.period, [unit])[unit.id]


def test_sums_are_exact_and_of_what_is_typed(desk: Desk) -> None:
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "0,1", "kok/kvinnor": "0,2", "chef/man": "0"})
    (table,) = of(desk).tables
    assert (table.id, table.cells) == ("arsarbetare_avtalad", 3)
    assert [one.exact for one in table.sums] == [Decimal("0.3"), Decimal(0)]
    assert table.sums[0].title == "Antal årsarbetare per 31 dec 2025: Kvinnor"
    assert of(desk, "fastigheter").tables == ()


def test_words_among_figures_are_counted_and_not_summed(desk: Desk) -> None:
    table = desk.view("byggprojekt").table
    first, second, third = (
        desk.editor.add_row(table, desk.it, "Nämnd", name) for name in ("A", "B", "C")
    )
    desk.fill(
        "byggprojekt",
        {
            f"{first}/kalkyl": "12,5", f"{second}/kalkyl": "inget än", f"{first}/status": "Pågår",
            f"{third}/kalkyl": "99",
        },
    )  # fmt: skip
    desk.editor.remove_row(third, desk.it)
    (found,) = of(desk).tables
    assert found.cells == 3
    assert [(one.title, one.exact) for one in found.sums] == [
        ("Total investeringskalkyl", Decimal("12.5"))
    ]


def test_published_shares_are_counted_and_not_summed(desk: Desk) -> None:
    desk.fill("sjukfranvaro", {"kort_procent/kvinnor": "2,5"})
    (found,) = of(desk).tables
    assert (found.cells, found.sums) == (1, ())


def test_unlike_rows_are_summed_each_for_itself(desk: Desk) -> None:
    desk.fill(
        "sjukfranvaro",
        {
            "kort/kvinnor": "40", "schemalagda/kvinnor": "1000", "schemalagda/man": "500,5",
            "lang_procent/man": "3",
        },
    )  # fmt: skip
    assert [part.replace("\N{NO-BREAK SPACE}", " ") for part in lines(of(desk))[1:]] == [
        "Sjukfrånvaro: 4 ifyllda celler",
        "  Schemalagda timmar: 1 500,5",
        "  Korttidsfrånvaro (tim): 40",
    ]


def test_texts_are_counted_without_drafts(desk: Desk) -> None:
    desk.report("status", "startat_ej_klart")
    desk.report("kommentar", "åäö 😀")
    desk.draft("åäö 😀 och mer", base="åäö 😀")
    assert of(desk) == Totals(1, 1, 5, ())


def test_nothing_said_is_nothing(desk: Desk) -> None:
    assert of(desk) == Totals(0, 0, 0, ())
    assert lines(of(desk)) == ["Status satt på 0, kommentar till 0 (0 tecken)"]


def test_the_lines_are_swedish(desk: Desk) -> None:
    desk.fill("investeringar", {"it/utfall": "1234,5"})
    assert lines(of(desk))[1:] == [
        "Investeringar: 1 ifylld cell",
        "  Utfall 2025: 1\N{NO-BREAK SPACE}234,5",
    ]
