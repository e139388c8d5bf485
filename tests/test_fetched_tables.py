"""Tables that fetch figures from others, and tables whose rows are units, in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.consolidate import Heard, TableView
from vbtui.domain.errors import InputError
from vbtui.domain.table import UNIT_ROW
from vbtui.domain.tables import TABLES
from vbtui.read import Filled, filled
from vbtui.store import cells
from vbtui.store.places import place

D = Decimal
RESULT = {
    "intakter/utfall": "100",
    "intakter/budget": "90",
    "personalkostnader/utfall": "-50",
    "personalkostnader/budget": "-60",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "sn.db")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with at_desk(path) as desk:
        yield desk


def texts(view: TableView) -> dict[str, list[str]]:
    return {row.id: [view.text(row, column) for column in view.columns] for row in view.rows}


def stored(desk: Desk, table: str) -> set[str]:
    """The rows of the unit in the file."""
    view = desk.view(table)
    found = cells.figures(desk.db, view.table, [desk.period.id], [desk.it.id])
    return set(found.get((desk.period.id, desk.it.id), ()))


class TestUnitsAsRows:
    def test_a_unit_has_one_row_with_what_is_in_its_resultatrapport(self, desk: Desk) -> None:
        desk.fill("resultatrapport", RESULT)
        view = desk.view("driftredovisning")
        assert texts(view) == {"it": ["20,0", "100,0", "20,0", ""]}
        assert view.missing == []
        assert view.heard == Heard(1, 1)
        assert desk.view("driftredovisning", "fastigheter").missing

    def test_what_is_typed_wins_and_is_stored_under_one_name(self, desk: Desk) -> None:
        desk.fill("resultatrapport", RESULT)
        desk.fill("driftredovisning", {"it/omsattning": "400"})
        assert texts(desk.view("driftredovisning"))["it"] == ["20,0", "400,0", "5,0", ""]
        assert stored(desk, "driftredovisning") == {UNIT_ROW}
        told = desk.view("driftredovisning").explain("it", "omsattning").text
        assert told.startswith("Värdet är inskrivet i stället för det som hämtas. Inskrivet av")
        assert told.endswith("I Resultatrapport står 100,0.")
        desk.fill("driftredovisning", {"it/omsattning": ""})
        assert texts(desk.view("driftredovisning"))["it"] == ["20,0", "100,0", "20,0", ""]

    def test_what_only_repeats_is_not_stored(self, desk: Desk) -> None:
        desk.fill("resultatrapport", RESULT)
        desk.fill("driftredovisning", {"it/omsattning": "100", "it/budgetavvikelse": ""})
        assert stored(desk, "driftredovisning") == set()

    def test_the_board_sees_its_units_and_their_sum(self, desk: Desk) -> None:
        desk.fill("resultatrapport", RESULT)
        view = desk.view("driftredovisning", "servicenamnden", consolidated=True)
        assert texts(view) == {
            "it": ["20,0", "100,0", "20,0", ""],
            "fastigheter": ["", "", "", ""],
            "resultat": ["20,0", "100,0", "20,0", ""],
        }
        assert [enhet.kod for enhet in view.missing] == ["fastigheter"]
        assert view.heard == Heard(1, 2)
        assert view.value("resultat", "omsattning").missing == ("Område fastigheter",)
        refusal = view.refusal(view.row("it"), view.column("omsattning"))
        assert refusal == ("Raden visar tal från Område IT; byt till den enheten för att ändra.")

    def test_the_boards_own_figures_are_a_row_of_their_own(self, desk: Desk) -> None:
        desk.fill("driftbudget", {"it/omsattning": "5"})
        desk.fill("driftbudget", {"servicenamnden/omsattning": "2"}, "servicenamnden")
        view = desk.view("driftbudget", "servicenamnden", consolidated=True)
        assert [row.id for row in view.rows] == ["it", "fastigheter", "servicenamnden", "summa"]
        assert view.value("summa", "omsattning").exact == 7
        assert view.heard == Heard(1, 2, ("Servicenämnden",))

    def test_is_renewed_after_an_edit(self, desk: Desk) -> None:
        view = desk.view("driftbudget")
        desk.editor.set_cell(view, "it", "omsattning", "7")
        view.renew(view.fresh(desk.db, ["it"]))
        assert view.value("it", "omsattning").exact == 7


class TestRates:
    def fill(self, desk: Desk) -> None:
        desk.fill("kostnadsanalys", {"manadsloner/utfall": "-110", "manadsloner/utfall_fg": "-100"})
        desk.fill("kostnadsanalys", {"manadsloner/utfall": "-40", "manadsloner/utfall_fg": "-50"},
                  "fastigheter")  # fmt: skip

    def test_are_made_of_what_is_fetched_and_summed(self, desk: Desk) -> None:
        self.fill(desk)
        assert desk.view("lonekostnad").value("lonekostnad", "okningstakt").exact == 10
        board = desk.view("lonekostnad", "servicenamnden", consolidated=True)
        assert board.value("lonekostnad", "utfall").exact == -150
        assert board.value("lonekostnad", "okningstakt").exact == 0
        units = board.explain("lonekostnad", "okningstakt").units
        assert [(one.name, one.value.exact) for one in units] == [
            ("Område IT", D(10)), ("Område fastigheter", D(-20)),
        ]  # fmt: skip

    def test_of_last_year_are_what_the_board_says(self, desk: Desk) -> None:
        desk.fill("lonekostnad", {"lonekostnad/okningstakt_fg": "7,4"}, "servicenamnden")
        desk.fill("lonekostnad", {"lonekostnad/okningstakt_fg": "3"})
        board = desk.view("lonekostnad", "servicenamnden", consolidated=True)
        assert board.value("lonekostnad", "okningstakt_fg").exact == D("7.4")

    def test_the_board_that_says_one_is_not_asked_for_the_amounts(self, desk: Desk) -> None:
        desk.fill("lonekostnad", {"lonekostnad/okningstakt_fg": "7,4"}, "servicenamnden")
        desk.fill("lonekostnad", {"lonekostnad/utfall_fg": "-120"})
        board = desk.view("lonekostnad", "servicenamnden", consolidated=True)
        assert board.value("lonekostnad", "utfall_fg").missing == ("Område fastigheter",)
        self.fill(desk)
        board = desk.view("lonekostnad", "servicenamnden", consolidated=True)
        assert board.value("lonekostnad", "utfall_fg").exact == -170
        assert board.value("lonekostnad", "utfall_fg").missing == ()


def test_what_the_board_says_of_itself_is_no_sum(desk: Desk) -> None:
    cell = "lonekostnadsokning/budget"
    desk.fill("ekonomiska_nyckeltal", {cell: "4,9"}, "servicenamnden")
    desk.fill("ekonomiska_nyckeltal", {cell: "1"})
    view = desk.view("ekonomiska_nyckeltal", "servicenamnden", consolidated=True)
    assert view.value(*cell.split("/")).exact == D("4.9")
    assert not view.consolidated


def test_measures_have_their_own_units_and_words(desk: Desk) -> None:
    table = desk.view("nyckeltal").table
    row = desk.editor.add_row(table, desk.it, "", "Avslutade i tid")
    for field, text in (("matt", " % "), ("riktning", "Hogre"), ("malvarde", "80 %")):
        desk.editor.measure_row(row, desk.it, field, text)
    with pytest.raises(InputError, match="ingen riktning; välj en av hogre, lagre, inom"):
        desk.editor.measure_row(row, desk.it, "riktning", "uppåt")
    desk.fill("nyckeltal", {f"{row}/utfall": "72,5 %", f"{row}/utfall_fg": ">80 %"})
    view = desk.view("nyckeltal")
    found = view.row(row)
    assert (found.unit, found.direction, found.target) == ("%", "hogre", "80 %")
    assert [view.text(found, column) for column in view.columns] == ["72,5", ">80 %", ""]
    assert "en olikhet" in view.value(row, "forandring").reason


def test_a_row_that_sums_is_not_typed(desk: Desk) -> None:
    view = desk.view("resultatrapport")
    with pytest.raises(InputError, match="räknas ut"):
        desk.editor.set_cell(view, "resultat", "utfall", "1")
    with pytest.raises(InputError, match="räknas ut"):
        desk.editor.set_cell(view, "resultat", "utfall_fg", "1")


@pytest.mark.parametrize(
    ("table", "of"),
    [("driftredovisning", 0), ("lonekostnad", 0), ("driftbudget", 4), ("resultatrapport", 14)],
)
def test_what_can_be_filled_in_is_what_is_not_fetched(desk: Desk, table: str, of: int) -> None:
    organisation = desk.editor.organisation
    found = [
        filled(desk.db, TABLES[table], organisation, enhet, desk.period, consolidated=together)
        for enhet, together in ((desk.it, False), (organisation.root, True))
    ]
    assert found == [Filled(0, of), Filled(0, 2 if of else 0)]


def test_units_as_rows_are_counted(desk: Desk) -> None:
    desk.fill("driftbudget", {"it/omsattning": "5"})
    organisation = desk.editor.organisation
    declared = TABLES["driftbudget"]
    own = filled(desk.db, declared, organisation, desk.it, desk.period, consolidated=False)
    whole = filled(
        desk.db, declared, organisation, organisation.root, desk.period, consolidated=True
    )
    assert (own, whole) == (Filled(1, 4), Filled(1, 2))


def test_a_change_of_a_units_row_is_told_with_the_unit(desk: Desk) -> None:
    desk.fill("driftbudget", {"it/omsattning": "5"})
    place_of = place(desk.db, cells.cell(TABLES["driftbudget"], desk.it.id, desk.period.id, "it",
                                         "omsattning"))  # fmt: skip
    assert place_of.name == "Driftbudget, Område IT"
    assert place_of.target == "driftbudget/it"
