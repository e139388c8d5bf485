"""What a person can change, in the board's file and in an område's copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, FASTIGHETER, IT, PLAN, UPPDRAG, small_file
from tests.invariants import content, require_sound
from tests.merging import handed_out
from tests.parts import add_parts, with_parts
from vbtui.domain.errors import InputError, RemovedError
from vbtui.domain.plan import GAP, NodTyp, Slag
from vbtui.domain.tables import TABLES
from vbtui.store import cells, journal, plans, undo

HOSTILE = [
    "[tkr]",
    "[/]",
    "=SUM(A1)",
    "-5 mkr",
    "👩‍👧 emoji",
    "å ä ö ÅÄÖ",
    "'; DROP TABLE nod; --",
    "{ar} %s \\n",
]
"""Texts that some program takes for something else: they are stored as they are written."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "sn.db")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """The board's file."""
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Desk]:
    """The copy of Område IT."""
    path = small_file(tmp_path / "it.db", home=IT)
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


class TestReport:
    @pytest.mark.parametrize(
        ("text", "key"), [("genomfort", "genomfort"), ("Ej startat", "ej_startat"), ("", None)]
    )
    def test_a_status_is_given_as_key_or_word(self, desk: Desk, text: str, key: str | None) -> None:
        desk.report("status", text)
        assert desk.said().status == key

    def test_a_trend(self, desk: Desk) -> None:
        desk.report("trend", "↗")
        assert desk.said().trend == "upp"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_a_comment_is_what_was_written(self, desk: Desk, text: str) -> None:
        desk.report("kommentar", text)
        assert desk.said().kommentar == text

    def test_a_comment_keeps_its_lines_and_loses_what_no_file_can_hold(self, desk: Desk) -> None:
        desk.report("kommentar", "Rad 1\r\nRad 2\x00\x1b[31m\tslut ")
        assert desk.said().kommentar == "Rad 1\nRad 2��[31m\tslut "

    def test_an_outcome_belongs_to_a_styrtal(self, desk: Desk) -> None:
        desk.editor.report(desk.styrtal, desk.board, desk.period, "utfall", "78")
        assert desk.said("servicenamnden", desk.styrtal.id).utfall == "78"
        with pytest.raises(InputError, match="Uppdrag har ingen uppgift utfall; välj en av"):
            desk.report("utfall", "78")

    @pytest.mark.parametrize(
        ("field", "text", "says"),
        [
            ("status", "klart", "är ingen status för uppdrag vid helår"),
            ("status", "pagaende", "är ingen status för uppdrag vid helår"),
            ("trend", "sidledes", "är ingen trend"),
            ("titel", "Ny", "Uppdrag har ingen uppgift titel; välj en av status, trend, kommentar"),
            ("deleted", "1", "ingen uppgift deleted"),
            ("kommentar", "å" * 100_001, "högst 100000 tecken"),
        ],
    )
    def test_what_does_not_fit_is_refused(
        self, desk: Desk, path: Path, field: str, text: str, says: str
    ) -> None:
        before = content(path)
        with pytest.raises(InputError, match=says):
            desk.report(field, text)
        assert content(path) == before

    def test_units_say_each_its_own(self, desk: Desk) -> None:
        desk.report("status", "genomfort", "it")
        desk.report("status", "ej_startat", "fastigheter")
        assert desk.said("it").status == "genomfort"
        assert desk.said("fastigheter").status == "ej_startat"


class TestCells:
    TABLE = "arsarbetare_avtalad"

    def type(self, desk: Desk, text: str, cell: str = "chef/kvinnor") -> None:
        row, column = cell.split("/")
        desk.editor.set_cell(desk.view(self.TABLE), row, column, text)

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("1 234,5", "1234.5"),
            ("1\u00a0234,5", "1234.5"),
            ("0", "0"),
            ("0,000001", "0.000001"),
        ],
    )
    def test_numbers_are_typed_the_swedish_way(self, desk: Desk, text: str, number: str) -> None:
        self.type(desk, text)
        assert desk.view(self.TABLE).value("chef", "kvinnor").exact == Decimal(number)

    @pytest.mark.parametrize("cell", ["it/utfall", "bidrag/utfall", "it/budget"])
    def test_investments_can_be_corrected_below_zero(self, desk: Desk, cell: str) -> None:
        row, column = cell.split("/")
        desk.editor.set_cell(desk.view("investeringar"), row, column, "−3,2")
        assert desk.view("investeringar").value(row, column).exact == Decimal("-3.2")

    @pytest.mark.parametrize(
        ("table", "cell", "word"),
        [
            ("arsarbetare_avtalad", "chef/kvinnor", "Kvinnor"),
            ("arsarbetare_exkl_tjanstlediga", "chef/visstid", "Visstid"),
            ("sjukfranvaro", "kort/man", "Män"),
            ("sjukfranvaro", "kort_procent/man", "Män"),
            ("byggprojekt", "/budget", "Beslutad budget t.o.m. dec 2025"),
        ],
    )
    @pytest.mark.parametrize("text", ["−0,01", "-5", "– 3"])
    def test_what_is_never_below_zero_is_refused(
        self, desk: Desk, table: str, cell: str, word: str, text: str
    ) -> None:
        row, column = cell.split("/")
        row = row or desk.editor.add_row(TABLES[table], desk.it, "A", "Hus")
        refused = desk.editor.set_block(desk.view(table), [(row, column, text)])
        assert [one.reason for one in refused] == [
            f"”{text}” är under noll; {word} kan bara vara 0 eller mer."
        ]
        assert desk.view(table).value(row, column).exact is None
        desk.editor.set_cell(desk.view(table), row, column, "−0")

    def test_nothing_empties_a_cell(self, desk: Desk) -> None:
        self.type(desk, "1")
        self.type(desk, " ")
        assert desk.view(self.TABLE).value("chef", "kvinnor").exact is None

    @pytest.mark.parametrize(
        ("cell", "text", "says"),
        [
            ("chef/kvinnor", "två", "är inget tal"),
            ("chef/kvinnor", "1,2345678", "för många decimaler"),
            ("chef/kvinnor", "99 999 999 999 999", "ligger utanför"),
            ("chef/kvinnor", "5 tkr", "gäller årsarbetare"),
            ("summa/kvinnor", "1", "räknas ut"),
            ("chef/totalt", "1", "räknas ut"),
            ("chef/kvinnor_fg", "1", "hör till Helår 2024"),
        ],
    )
    def test_what_does_not_fit_is_refused_at_the_cell(
        self, desk: Desk, path: Path, cell: str, text: str, says: str
    ) -> None:
        before = content(path)
        with pytest.raises(InputError, match=says):
            self.type(desk, text, cell)
        assert content(path) == before

    def test_a_block_is_one_save(self, desk: Desk) -> None:
        desk.fill(self.TABLE, {"chef/kvinnor": "1", "chef/man": "2", "kok/man": "3"})
        assert len(journal.log(desk.db)[0].entries) == 3

    def test_a_block_with_a_wrong_cell_is_refused_whole_and_every_wrong_cell_told(
        self, desk: Desk, path: Path
    ) -> None:
        before = content(path)
        refused = desk.editor.set_block(
            desk.view(self.TABLE),
            [("chef", "kvinnor", "1"), ("chef", "man", "x"), ("summa", "man", "2")],
        )
        assert [(one.row, one.column, one.text) for one in refused] == [
            ("chef", "man", "x"),
            ("summa", "man", "2"),
        ]
        assert "är inget tal" in refused[0].reason
        assert content(path) == before

    def test_a_sum_cannot_be_typed(self, desk: Desk) -> None:
        view = desk.view(self.TABLE, "servicenamnden", consolidated=True)
        with pytest.raises(InputError, match="byt till en av dem"):
            desk.editor.set_cell(view, "chef", "man", "1")


class TestRows:
    """The table of building projects has no rows but those that units add."""

    TABLE = TABLES["byggprojekt"]

    def add(self, desk: Desk, namn: str, kod: str = "it") -> str:
        return desk.editor.add_row(self.TABLE, desk.unit(kod), "Servicenämnden", namn)

    def rows(self, desk: Desk, kod: str = "it") -> list[str]:
        found = cells.free_rows(desk.db, self.TABLE, [desk.unit(kod).id])
        return [row.namn for row in found]

    def test_are_added_last_also_after_one_was_removed(self, desk: Desk) -> None:
        first, *_ = [self.add(desk, name) for name in ("Hus 1", "Hus 2", "Hus 3")]
        desk.editor.remove_row(first, desk.it)
        self.add(desk, "Hus 4")
        assert self.rows(desk) == ["Hus 2", "Hus 3", "Hus 4"]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_are_called_what_was_written(self, desk: Desk, text: str) -> None:
        row = self.add(desk, "Hus 7")
        desk.editor.rename_row(row, desk.it, text)
        assert self.rows(desk) == [text]

    def test_are_changed_in_one_save_or_not_at_all(self, desk: Desk) -> None:
        table = TABLES["nyckeltal"]
        row = desk.editor.add_row(table, desk.it, "", "I tid", {"matt": "%", "riktning": "hogre"})
        texts = {"namn": "Sent", "riktning": "uppåt"}
        with pytest.raises(InputError, match="ingen riktning"):
            desk.editor.change_row(row, desk.it, texts)
        faults = desk.editor.faults_in_row(texts | {"matt": "x" * 61})
        assert faults.keys() == {"riktning", "matt"}
        desk.editor.change_row(row, desk.it, {"namn": "Sent", "riktning": "lagre", "matt": ""})

        def found() -> list[tuple[str, str, str]]:
            rows = cells.free_rows(desk.db, table, [desk.it.id])
            return [(one.namn, one.riktning, one.matt) for one in rows]

        assert found() == [("Sent", "lagre", "")]
        desk.editor.undo()
        assert found() == [("I tid", "hogre", "%")]
        desk.editor.undo()
        assert found() == []

    def test_hold_words_and_numbers(self, desk: Desk) -> None:
        row = self.add(desk, "Hus 7")
        desk.fill("byggprojekt", {f"{row}/budget": "inget än", f"{row}/kalkyl": "12,50"})
        view = desk.view("byggprojekt")
        assert view.value(row, "budget").exact == "inget än"
        assert view.value(row, "kalkyl").exact == Decimal("12.5")

    @pytest.mark.parametrize(
        ("text", "says"), [("1,2,3", "är inget tal"), ("12 tkr", "gäller mnkr"), ("?", "inget tal")]
    )
    def test_a_wrong_number_is_no_word(self, desk: Desk, text: str, says: str) -> None:
        row = self.add(desk, "Hus 7")
        with pytest.raises(InputError, match=says):
            desk.editor.set_cell(desk.view("byggprojekt"), row, "budget", text)

    def test_come_back_with_their_figures(self, desk: Desk) -> None:
        row = self.add(desk, "Hus 7")
        desk.fill("byggprojekt", {f"{row}/kalkyl": "12"})
        desk.editor.remove_row(row, desk.it)
        assert self.rows(desk) == []
        undo.undo(desk.db)
        assert desk.view("byggprojekt").value(row, "kalkyl").exact == 12

    @pytest.mark.parametrize("namn", ["", "  ", "\n"])
    def test_must_have_a_name(self, desk: Desk, namn: str) -> None:
        with pytest.raises(InputError, match="måste ha ett namn"):
            self.add(desk, namn)

    def test_are_not_added_to_a_table_with_rows_of_its_own(self, desk: Desk) -> None:
        with pytest.raises(InputError, match="har fasta rader"):
            desk.editor.add_row(TABLES["investeringar"], desk.it, "", "Hus")

    def test_belong_to_their_unit(self, desk: Desk) -> None:
        row = self.add(desk, "Hus 7", "fastigheter")
        with pytest.raises(InputError, match="Område IT har ingen sådan rad"):
            desk.editor.rename_row(row, desk.it, "Vårt")
        with pytest.raises(InputError, match="Område IT har ingen sådan rad"):
            desk.editor.remove_row(row, desk.it)
        assert self.rows(desk, "fastigheter") == ["Hus 7"]


class TestAddNode:
    def test_stands_last_among_its_siblings(self, desk: Desk) -> None:
        desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, "Nytt", nr="29")
        assert desk.tree() == [
            "Trygg service",
            "  Nöjda kunder",
            "  Säker it-miljö",
            "    Utbilda i avvikelser",
            "  Nytt",
        ]

    def test_a_malomrade_may_stand_at_the_top(self, desk: Desk) -> None:
        row = desk.editor.add_node(PLAN, None, NodTyp.MALOMRADE, "Ekonomi")
        assert desk.nod(row).slag is Slag.MALOMRADE
        assert desk.tree()[-1] == "Ekonomi"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_is_called_what_was_written(self, desk: Desk, text: str) -> None:
        row = desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, text)
        assert desk.nod(row).titel == text

    @pytest.mark.parametrize(
        ("parent", "typ", "says"),
        [
            (None, NodTyp.UPPDRAG, "Uppdrag kan bara stå under målområde"),
            (UPPDRAG, NodTyp.UPPDRAG, "Uppdrag kan inte stå under uppdrag"),
            (AKTIVITET, NodTyp.AKTIVITET, "Aktivitet kan inte stå under aktivitet"),
        ],
    )
    def test_stands_only_where_the_plan_allows(
        self, desk: Desk, parent: str | None, typ: NodTyp, says: str
    ) -> None:
        with pytest.raises(InputError, match=says):
            desk.editor.add_node(PLAN, desk.nod(parent) if parent else None, typ, "Nytt")

    def test_every_part_stands_at_the_top_once(self, desk: Desk) -> None:
        for slag in (Slag.INTERNKONTROLL, Slag.ISK, Slag.TEXTER):
            row = desk.editor.add_node(PLAN, None, NodTyp.MALOMRADE, slag.word, slag=slag)
            with pytest.raises(InputError, match=f"Planen har redan {slag.word}"):
                desk.editor.add_node(PLAN, None, NodTyp.MALOMRADE, "En till", slag=slag)
            with pytest.raises(InputError, match="Under mål kan bara perspektiv, strategi"):
                desk.editor.add_node(PLAN, desk.malomrade, NodTyp.MALOMRADE, "Inuti", slag=slag)
            desk.editor.remove_node(desk.nod(row))
            desk.editor.add_node(PLAN, None, NodTyp.MALOMRADE, "Igen", slag=slag)

    def test_what_stands_in_a_part_stays_there(self, desk: Desk) -> None:
        parts = add_parts(desk.editor)
        omrade = desk.nod(
            desk.editor.add_node(PLAN, desk.nod(parts.internkontroll), NodTyp.MALOMRADE, "IT")
        )
        assert omrade.slag is Slag.VERKSAMHETSOMRADE
        for moved, parent, says in (
            (omrade, desk.malomrade, "Under mål kan bara perspektiv"),
            (omrade, None, "Verksamhetsområde kan bara stå under intern kontroll"),
            (desk.malomrade, desk.nod(parts.internkontroll), "kan bara verksamhetsområde stå"),
            (desk.nod(parts.atgard), desk.uppdrag, "Åtgärd kan inte stå under uppdrag"),
            (desk.nod(parts.handelser), None, "Avsnitt kan bara stå under avsnitt eller"),
            (desk.uppdrag, desk.nod(parts.isk), "Uppdrag kan inte stå under isk-bedömning"),
        ):
            with pytest.raises(InputError, match=says):
                desk.editor.move_node(PLAN, moved, parent, None)
        desk.editor.move_node(PLAN, desk.nod(parts.analys), desk.nod(parts.handelser), None)
        assert desk.nod(parts.analys).overordnad == parts.handelser

    def test_the_plan_of_a_part_is_the_boards(self, path: Path) -> None:
        parts = with_parts(path)
        with at_desk(handed_out(path, "it", IT)) as desk:
            with pytest.raises(InputError, match="I områdets fil kan bara egna aktiviteter"):
                desk.editor.change_node(desk.nod(parts.atgard), "titel", "Annat")
            desk.report("status", "pagaende", nod=parts.atgard)
            assert desk.said(nod=parts.atgard).status == "pagaende"

    def test_has_a_title_and_a_known_source(self, desk: Desk) -> None:
        with pytest.raises(InputError, match="Uppdrag måste ha ett namn"):
            desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, " ")
        with pytest.raises(InputError, match="Källan ”chefen” finns inte"):
            desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, "Nytt", kalla="chefen")


class TestChangeNode:
    def test_title_number_day_and_target(self, desk: Desk) -> None:
        change = desk.editor.change_node
        change(desk.uppdrag, "titel", "  Säkrare\nit-miljö ")
        change(desk.uppdrag, "nr", "28 b")
        change(desk.aktivitet, "slutdatum", "2026-02-28")
        change(desk.styrtal, "malvarde", "90–100 %")
        assert desk.uppdrag.name == "28 b Säkrare it-miljö"
        assert str(desk.aktivitet.slutdatum) == "2026-02-28"
        assert desk.styrtal.malvarde == "90–100 %"

    def test_a_day_without_a_year_is_in_the_year_of_the_plan(self, desk: Desk) -> None:
        desk.editor.change_node(desk.aktivitet, "slutdatum", "1 jan")
        assert str(desk.aktivitet.slutdatum) == "2025-01-01"

    def test_nothing_takes_a_day_away(self, desk: Desk) -> None:
        desk.editor.change_node(desk.aktivitet, "slutdatum", " ")
        assert desk.aktivitet.slutdatum is None

    @pytest.mark.parametrize(
        ("field", "text", "says"),
        [
            ("titel", "  ", "måste ha ett namn"),
            (
                "slutdatum",
                "nyår",
                "”nyår” är ingen dag; skriv till exempel 2026-01-31 eller 31 jan",
            ),
            ("slutdatum", "2025-02-30", "är ingen dag"),
            ("typ", "malomrade", "Aktivitet har inget fält typ som kan ändras; välj en av titel"),
            ("malvarde", "5", "Aktivitet har inget fält malvarde"),
            ("enhet", "fabriken", "Enheten ”fabriken” finns inte"),
            ("nr", "å" * 21, "högst 20 tecken"),
        ],
    )
    def test_what_does_not_fit_is_refused(
        self, desk: Desk, field: str, text: str, says: str
    ) -> None:
        with pytest.raises(InputError, match=says):
            desk.editor.change_node(desk.aktivitet, field, text)

    def test_several_fields_are_one_step_to_undo(self, desk: Desk) -> None:
        texts = {"nr": "29", "kalla": "nämnden", "enhet": "it", "flerarigt": "nej"}
        desk.editor.change_fields(desk.uppdrag, texts)
        changed = desk.uppdrag
        assert (changed.nr, changed.kalla, changed.flerarigt) == ("29", "namnd", False)
        assert changed.enhet == desk.it.id
        undo.undo(desk.db)
        assert (desk.uppdrag.nr, desk.uppdrag.kalla, desk.uppdrag.enhet) == (
            "28",
            "regionfullmaktige",
            None,
        )

    def test_one_fault_changes_nothing_and_is_named_at_its_field(self, desk: Desk) -> None:
        texts = {"nr": "1" * 21, "slutdatum": "i vår", "titel": "Bra titel"}
        faults = desk.editor.faults_in(desk.aktivitet, texts)
        assert set(faults) == {"nr", "slutdatum"}
        assert "högst 20 tecken" in faults["nr"]
        with pytest.raises(InputError):
            desk.editor.change_fields(desk.aktivitet, texts)
        assert desk.aktivitet.titel == "Utbilda i avvikelser"


class TestMoveNode:
    @pytest.fixture
    def rows(self, desk: Desk) -> dict[str, str]:
        """Three uppdrag beside one another, below a målområde of their own."""
        top = desk.editor.add_node(PLAN, None, NodTyp.MALOMRADE, "Topp")
        return {"Topp": top} | {
            name: desk.editor.add_node(PLAN, desk.nod(top), NodTyp.UPPDRAG, name)
            for name in ("A", "B", "C")
        }

    def move(
        self, desk: Desk, rows: dict[str, str], name: str, before: str | None = None
    ) -> list[str]:
        """Move one of the three ahead of another, and tell their order."""
        ahead = desk.nod(rows[before]) if before else None
        desk.editor.move_node(PLAN, desk.nod(rows[name]), desk.nod(rows["Topp"]), ahead)
        return [line.strip() for line in desk.tree() if line.strip() in "ABC"]

    def test_ahead_of_another_or_last(self, desk: Desk, rows: dict[str, str]) -> None:
        assert self.move(desk, rows, "C", "A") == ["C", "A", "B"]
        assert self.move(desk, rows, "C", "B") == ["A", "C", "B"]
        assert self.move(desk, rows, "A") == ["C", "B", "A"]
        assert self.move(desk, rows, "B", "B") == ["C", "A", "B"]

    def test_as_often_as_one_likes(self, desk: Desk, rows: dict[str, str]) -> None:
        """Every move halves the room between two; when it is used up, all are spread out."""
        for _ in range(GAP.bit_length()):
            assert self.move(desk, rows, "A", "C") == ["B", "A", "C"]
            assert self.move(desk, rows, "B", "C") == ["A", "B", "C"]
        assert undo.undo(desk.db)
        assert [line.strip() for line in desk.tree() if line.strip() in "ABC"] == ["B", "A", "C"]

    def test_under_another_parent(self, desk: Desk, rows: dict[str, str]) -> None:
        desk.editor.move_node(PLAN, desk.aktivitet, desk.nod(rows["B"]), None)
        assert desk.tree()[-3:] == ["  B", "    Utbilda i avvikelser", "  C"]

    def test_not_under_itself(self, desk: Desk, rows: dict[str, str]) -> None:
        below = desk.editor.add_node(PLAN, desk.nod(rows["Topp"]), NodTyp.MALOMRADE, "Under")
        for parent in ("Topp", below):
            with pytest.raises(InputError, match="in under sig själv"):
                desk.editor.move_node(
                    PLAN, desk.nod(rows["Topp"]), desk.nod(rows.get(parent, parent)), None
                )

    def test_not_where_it_may_not_stand(self, desk: Desk, rows: dict[str, str]) -> None:
        with pytest.raises(InputError, match="kan inte stå under uppdrag"):
            desk.editor.move_node(PLAN, desk.malomrade, desk.nod(rows["A"]), None)


class TestRemoveNode:
    def test_goes_with_all_below_and_comes_back(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart", nod=AKTIVITET)
        before = desk.tree()
        assert desk.editor.remove_node(desk.uppdrag) == 2
        assert desk.tree() == ["Trygg service", "  Nöjda kunder"]
        undo.undo(desk.db)
        assert desk.tree() == before
        assert desk.said(nod=AKTIVITET).kommentar == "Klart"

    def test_nothing_more_is_reported_there(self, desk: Desk, path: Path) -> None:
        gone = desk.uppdrag
        desk.editor.remove_node(gone)
        before = content(path)
        for field, text, base in (("status", "genomfort", None), ("kommentar", "Sent", "")):
            with pytest.raises(RemovedError, match="28 Säker it-miljö har tagits bort ur planen"):
                desk.editor.report(gone, desk.it, desk.period, field, text, base=base)
        assert content(path) == before
        undo.undo(desk.db)
        desk.report("status", "genomfort")
        assert desk.said().status == "genomfort"

    def test_also_where_nodes_stand_below_each_other(self, desk: Desk, path: Path) -> None:
        inner = desk.editor.add_node(PLAN, desk.malomrade, NodTyp.MALOMRADE, "Inre")
        with desk.db.save() as save:
            save.set("nod", desk.malomrade.id, "overordnad", inner)
        assert desk.editor.remove_node(desk.nod(inner)) == 5
        assert plans.noder(desk.db, PLAN) == []


class TestCopyOfAnArea:
    """Område IT's copy: its own uppföljning, figures and aktiviteter, and nothing else."""

    def refused(self, copy: Desk, says: str, change: Callable[[], object]) -> None:
        before = content(copy.db.path)
        with pytest.raises(InputError, match=says):
            change()
        assert content(copy.db.path) == before

    def test_reports_for_itself(self, copy: Desk) -> None:
        copy.report("kommentar", "Klart")
        copy.fill("arsarbetare_avtalad", {"chef/man": "1"})
        copy.draft("Klart!", "Klart")
        copy.editor.add_row(TABLES["byggprojekt"], copy.it, "", "Hus 7")

    @pytest.mark.parametrize("kod", ["fastigheter", "servicenamnden"])
    def test_not_for_others(self, copy: Desk, kod: str) -> None:
        unit, says = copy.unit(kod), "Filen tillhör Område IT"
        editor, period = copy.editor, copy.period
        view = copy.view("investeringar", kod)
        for change in (
            lambda: editor.report(copy.uppdrag, unit, period, "status", "genomfort"),
            lambda: editor.keep_draft(copy.uppdrag, unit, period, "Hej", ""),
            lambda: editor.set_cell(view, "it", "utfall", "1"),
            lambda: editor.add_row(TABLES["byggprojekt"], unit, "", "Hus 7"),
        ):
            self.refused(copy, says, change)

    def test_has_its_own_aktiviteter(self, copy: Desk) -> None:
        editor = copy.editor
        row = editor.add_node(PLAN, copy.uppdrag, NodTyp.AKTIVITET, "Vår", enhet=copy.it)
        editor.change_node(copy.nod(row), "titel", "Vår egen")
        editor.move_node(PLAN, copy.nod(row), copy.uppdrag, copy.aktivitet)
        assert copy.tree()[-2:] == ["    Vår egen", "    Utbilda i avvikelser"]
        assert editor.remove_node(copy.nod(row)) == 1

    def test_but_not_the_plan(self, copy: Desk) -> None:
        editor, says = copy.editor, "bara egna aktiviteter"
        other = copy.unit("fastigheter")
        for change in (
            lambda: editor.add_node(PLAN, copy.malomrade, NodTyp.UPPDRAG, "Nytt", enhet=copy.it),
            lambda: editor.add_node(PLAN, copy.uppdrag, NodTyp.AKTIVITET, "Ny", enhet=other),
            lambda: editor.add_node(PLAN, copy.uppdrag, NodTyp.AKTIVITET, "Ny"),
            lambda: editor.change_node(copy.uppdrag, "titel", "Ny"),
            lambda: editor.move_node(PLAN, copy.uppdrag, copy.malomrade, None),
            lambda: editor.remove_node(copy.uppdrag),
        ):
            self.refused(copy, says, change)

    def test_nor_the_aktiviteter_of_others(self, copy: Desk) -> None:
        with copy.db.save() as save:
            save.set("nod", AKTIVITET, "enhet", FASTIGHETER)
        editor, says = copy.editor, "bara egna aktiviteter"
        for change in (
            lambda: editor.change_node(copy.aktivitet, "titel", "Ny"),
            lambda: editor.move_node(PLAN, copy.aktivitet, copy.uppdrag, None),
            lambda: editor.remove_node(copy.aktivitet),
        ):
            self.refused(copy, says, change)

    def test_nor_their_places(self, copy: Desk) -> None:
        """Where there is no room between others' aktiviteter, they are not pushed aside."""
        editor = copy.editor
        row = editor.add_node(PLAN, copy.uppdrag, NodTyp.AKTIVITET, "Vår", enhet=copy.it)
        last = editor.add_node(PLAN, copy.uppdrag, NodTyp.AKTIVITET, "Sist", enhet=copy.it)
        with copy.db.save() as save:
            for one, order in ((AKTIVITET, 0), (last, 1)):
                save.set("nod", one, "ordning", order)
                save.set("nod", one, "enhet", FASTIGHETER)
        self.refused(
            copy,
            "Där är fullt",
            lambda: editor.move_node(PLAN, copy.nod(row), copy.uppdrag, copy.nod(last)),
        )
        editor.move_node(PLAN, copy.nod(row), copy.uppdrag, copy.aktivitet)
        assert copy.tree()[-3:] == ["    Vår", "    Utbilda i avvikelser", "    Sist"]

    def test_says_so_before_it_is_tried(self, copy: Desk) -> None:
        assert copy.editor.role.may_change(copy.aktivitet)
        assert not copy.editor.role.may_change(copy.uppdrag)
        assert not copy.editor.role.central


def test_the_boards_file_writes_for_all(desk: Desk) -> None:
    assert desk.editor.role.central
    for kod in ("servicenamnden", "it", "fastigheter"):
        desk.report("status", "genomfort", kod)
        assert desk.said(kod).status == "genomfort"
