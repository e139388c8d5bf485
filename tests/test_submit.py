from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, FASTIGHETER, HELAR_2025, IT, UPPDRAG, small_file
from tests.merging import handed_out
from tests.parts import with_parts
from vbtui.collect import Collector
from vbtui.domain.errors import FileError, InputError
from vbtui.domain.inlamning import NOT_YET, Inlamning, Lage
from vbtui.domain.tables import asked_in
from vbtui.store import deliveries, drafts, inlamningar, journal, package, undo
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.submit import Missing, Submission, missing, submit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The unit it's own file, in a folder of its own."""
    (tmp_path / "it").mkdir()
    with at_desk(small_file(tmp_path / "it" / "min.db", home=IT)) as desk:
        yield desk


def hand_in(desk: Desk, target: Path | None = None) -> Submission:
    return submit(desk.db, desk.it, desk.period, target)


def report(desk: Desk, unit: str = IT) -> Inlamning:
    return inlamningar.inlamningar(desk.db, HELAR_2025).get(unit, NOT_YET)


def left(desk: Desk) -> tuple[Missing, ...]:
    return missing(desk.db, desk.editor.organisation, desk.it, desk.period)


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.db.path.parent.iterdir())


def fill_everything(desk: Desk) -> None:
    for nod, status in ((UPPDRAG, "genomfort"), (AKTIVITET, "avslutad")):
        desk.report("status", status, nod=nod)
        desk.report("kommentar", "Klart.", nod=nod)
    for table in asked_in(desk.period.typ):
        view = desk.view(table.id)
        desk.fill(
            table.id,
            {
                f"{row.id}/{column.id}": "1"
                for row in view.rows
                for column in view.columns
                if not row.formula and not column.formula
            },
        )


def test_a_report_is_marked_and_a_package_written_with_its_receipt(desk: Desk) -> None:
    desk.db.clock = lambda: "2026-01-14T12:00:00Z"
    desk.report("status", "startat_ej_klart")
    desk.report("kommentar", "Fyra ord om läget.")
    done = hand_in(desk)
    assert names(desk) == ["it-2025-helar.db", "it-2025-helar.kvitto.txt", "min.db"]
    assert (done.package.name, done.kvitto.name) == tuple(names(desk)[:2])
    assert not done.again
    assert report(desk).lage is Lage.INLAMNAD
    assert report(desk).klar == done.receipt.mark
    entry = journal.history(desk.db, inlamningar.inlamning_cell(IT, HELAR_2025, "klar"))[0]
    assert (entry.author, entry.at, entry.kind_word) == (
        "Kim", "2026-01-14T12:00:00Z", "lämnade in",
    )  # fmt: skip
    text = done.kvitto.read_text(encoding="utf-8")
    for part in (
        "Kvitto: Område IT, Helår 2025",
        "av Kim",
        done.receipt.mark,
        "it-2025-helar.db",
        done.receipt.shown_checksum,
        "Status satt på 1, kommentar till 1 (18 tecken)",
    ):
        assert part in text
    assert done.receipt.shown_checksum.replace(" ", "") == done.receipt.checksum
    assert len(done.receipt.shown_checksum.split()) == 16


def test_the_package_holds_the_submission_and_is_whole(desk: Desk) -> None:
    desk.report("kommentar", "Inlämnat.")
    done = hand_in(desk)
    desk.report("kommentar", "Skrivet efteråt.")
    with at_desk(done.package) as other:
        assert other.said().kommentar == "Inlämnat."
        assert report(other) == report(desk)
        assert other.db.identity == desk.db.identity
        facts = dict(other.db.rows("SELECT k, v FROM j_meta"))
        sealed = package.look(other.db.connection, done.package, facts)
    assert facts["paket"] == done.receipt.mark
    assert facts["kontrollsumma"] == done.receipt.checksum
    assert sealed is package.Seal.WHOLE


def test_an_unchanged_report_keeps_its_mark(desk: Desk) -> None:
    desk.report("kommentar", "Klart.")
    first = hand_in(desk)
    state = deliveries.state(desk.db)
    again = hand_in(desk)
    assert again.again
    assert again.receipt.mark == first.receipt.mark
    assert deliveries.state(desk.db) == state
    assert again.package.name == "it-2025-helar-2.db"
    assert again.kvitto.name == "it-2025-helar-2.kvitto.txt"
    assert first.package.exists()


def test_a_changed_report_gets_a_new_mark_and_back_again_another(desk: Desk) -> None:
    desk.report("kommentar", "Först.")
    first = hand_in(desk).receipt.mark
    desk.report("kommentar", "Sedan.")
    assert report(desk).changed(_imprint(desk))
    second = hand_in(desk).receipt.mark
    desk.report("kommentar", "Först.")
    third = hand_in(desk).receipt.mark
    assert len({first, second, third}) == 3
    assert first.split("-")[0] == third.split("-")[0] != second.split("-")[0]
    assert not report(desk).changed(_imprint(desk))


def _imprint(desk: Desk) -> str:
    return inlamningar.imprints(desk.db, desk.period, [IT])[IT]


def test_what_was_sent_back_is_handed_in_anew_though_unchanged(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        collector = Collector(desk.db)
        first = hand_in(desk)
        collector.receive(desk.it, desk.period)
        assert hand_in(desk).again
        assert report(desk).lage is Lage.MOTTAGEN
        collector.send_back(desk.it, desk.period, "Siffror saknas")
        second = hand_in(desk)
        assert not second.again
        assert second.receipt.mark != first.receipt.mark
        assert report(desk).lage is Lage.INLAMNAD


def test_a_submission_can_be_undone(desk: Desk) -> None:
    hand_in(desk)
    undo.undo(desk.db)
    assert report(desk).lage is Lage.EJ_INLAMNAD
    undo.redo(desk.db)
    assert report(desk).lage is Lage.INLAMNAD


def test_only_the_units_own_file_or_the_boards(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tillhör Område IT"):
        submit(desk.db, desk.unit("fastigheter"), desk.period)
    with pytest.raises(InputError, match="enheterna under: it, fastigheter"):
        submit(desk.db, desk.board, desk.period)
    assert names(desk) == ["min.db"]
    with at_desk(small_file(tmp_path / "namnd.db")) as board:
        done = submit(board.db, board.unit("fastigheter"), board.period)
        assert report(board, FASTIGHETER).lage is Lage.INLAMNAD
        assert report(board).lage is Lage.EJ_INLAMNAD
    assert done.package.name == "fastigheter-2025-helar.db"


def test_a_closed_period_takes_no_submission(desk: Desk) -> None:
    with desk.db.save() as save:
        save.set("insamling", save.ensure("insamling", {"period": HELAR_2025}), "stangd", 1)
    with pytest.raises(InputError, match="be Servicenämnden"):
        hand_in(desk)
    assert names(desk) == ["min.db"]


def test_the_package_may_be_named_and_replaces_nothing(desk: Desk, tmp_path: Path) -> None:
    done = hand_in(desk, tmp_path / "paket.db")
    assert (done.package, done.kvitto) == (tmp_path / "paket.db", tmp_path / "paket.kvitto.txt")
    before = done.package.read_bytes()
    desk.report("kommentar", "Mer.")
    with pytest.raises(FileError, match=r"paket\.db finns redan"):
        hand_in(desk, tmp_path / "paket.db")
    done.package.rename(tmp_path / "annat.db")
    with pytest.raises(FileError, match=r"paket\.kvitto\.txt finns redan"):
        hand_in(desk, tmp_path / "paket.db")
    with pytest.raises(FileError, match="finns inte"):
        hand_in(desk, tmp_path / "borta" / "paket.db")
    assert (tmp_path / "annat.db").read_bytes() == before
    assert report(desk).klar == done.receipt.mark


@pytest.mark.parametrize("broken", ["package", "receipt"])
def test_where_the_package_cannot_be_written_nothing_is_handed_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def full(*_: object, **__: object) -> str:
        raise FileError("Disken är full.")

    opened: Callable[..., object] = Path.open

    def full_disk(path: Path, *mode: str, **settings: Any) -> object:
        if path.suffix == ".txt":
            raise OSError(errno.ENOSPC, "full")
        return opened(path, *mode, **settings)

    if broken == "package":
        monkeypatch.setattr(package, "write", full)
    else:
        monkeypatch.setattr(Path, "open", full_disk)
    desk.report("kommentar", "Klart.")
    with pytest.raises(FileError, match=r"[Dd]isken är full"):
        hand_in(desk)
    monkeypatch.undo()
    assert report(desk).lage is Lage.EJ_INLAMNAD
    assert names(desk) == ["min.db"]
    assert desk.said().kommentar == "Klart."


def test_a_file_that_comes_up_meanwhile_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = package.write

    def late(db: Database, path: Path, mark: str) -> str:
        path.write_text("min egen")
        return write(db, path, mark)

    monkeypatch.setattr(package, "write", late)
    with pytest.raises(FileError, match="finns redan"):
        hand_in(desk)
    assert desk.db.path.with_name("it-2025-helar.db").read_text() == "min egen"
    assert report(desk).lage is Lage.EJ_INLAMNAD


def test_a_failed_repetition_leaves_the_submission(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = hand_in(desk)

    def full(*_: object) -> str:
        raise FileError("Disken är full.")

    monkeypatch.setattr(package, "write", full)
    with pytest.raises(FileError):
        hand_in(desk)
    assert report(desk).klar == done.receipt.mark
    assert done.package.exists()


def test_what_was_being_typed_goes_along(desk: Desk) -> None:
    desk.report("kommentar", "Början.")
    desk.draft("Början. Och slutet.", base="Början.")
    done = hand_in(desk)
    assert drafts.waiting(desk.db) == []
    with at_desk(done.package) as other:
        assert other.said().kommentar == "Början. Och slutet."
        assert not other.said().draft


def test_what_is_missing_of_the_other_parts_says_which(tmp_path: Path) -> None:
    path = small_file(tmp_path / "sn.db")
    with_parts(path)
    with at_desk(handed_out(path, "it", IT)) as desk:
        found = [(one.part, one.text) for one in left(desk)]
    assert found[2:4] == [
        ("internkontroll", "Åtgärd Skyddsronder: status och kommentar saknas"),
        ("texter", "Avsnitt Väsentliga händelser: text saknas"),
    ]


def test_what_is_missing_is_said_in_order_and_does_not_hinder(desk: Desk) -> None:
    desk.report("status", "genomfort")
    desk.fill("investeringar", {"it/utfall": "1"})
    desk.fill("sjukfranvaro", {"kort_procent/kvinnor": "2,5"})
    desk.editor.add_row(desk.view("byggprojekt").table, desk.it, "Nämnd", "Nytt hus")
    found = left(desk)
    assert [(one.part, one.text) for one in found] == [
        ("plan", "Uppdrag 28 Säker it-miljö: kommentar saknas"),
        ("plan", "Aktivitet Utbilda i avvikelser: status och kommentar saknas"),
        ("resultatrapport", "Resultatrapport: 0 av 14 celler ifyllda"),
        ("investeringar", "Investeringar: 1 av 10 celler ifyllda"),
        ("byggprojekt", "Större byggprojekt: 0 av 1 rader ifyllda"),
        ("kostnadsanalys", "Kostnadsanalys: 0 av 8 celler ifyllda"),
        (
            "arsarbetare_avtalad",
            "Årsarbetare, avtalad sysselsättningsgrad: 0 av 18 celler ifyllda",
        ),
        (
            "arsarbetare_exkl_tjanstlediga",
            "Årsarbetare exklusive tjänstlediga: 0 av 18 celler ifyllda",
        ),
        (
            "sjukfranvaro",
            "Sjukfrånvaro: bara procent är ifylld, och den kan inte läggas ihop över enheter",
        ),
    ]
    assert found[0].target == f"uppdrag/{UPPDRAG}"
    done = hand_in(desk)
    assert done.missing == found
    told = done.kvitto.read_text(encoding="utf-8").splitlines()
    at = told.index("9 saker saknades vid inlämningen:")
    assert told[at + 1 :] == [f"  {one.text}" for one in found]


def test_the_receipt_lists_only_so_much_of_what_is_missing(desk: Desk) -> None:
    receipt = hand_in(desk).receipt
    many = tuple(Missing("plan", f"sak {number}", "") for number in range(32))
    *_, last, rest = replace(receipt, missing=many).lines()
    assert (last, rest) == ("  sak 29", "  och 2 till")


def test_of_a_whole_report_nothing_is_missing(desk: Desk) -> None:
    fill_everything(desk)
    assert left(desk) == ()
    done = hand_in(desk)
    assert done.missing == ()
    assert "saknades" not in done.kvitto.read_text(encoding="utf-8")


def test_a_draft_that_has_been_overtaken_is_missing(desk: Desk) -> None:
    fill_everything(desk)
    desk.draft("Mitt utkast", base="Klart.")
    with Database.open(desk.db.path, author="Bo", write=True) as other, other.save() as save:
        row = natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025)
        save.set("uppfoljning", row, "kommentar", "Någon annans.")
    text = "Uppdrag 28 Säker it-miljö: en påbörjad text är ännu ingen kommentar"
    assert [one.text for one in left(desk)] == [text]
    assert [one.text for one in hand_in(desk).missing] == [text]
    assert len(drafts.waiting(desk.db)) == 1


def test_a_conflict_in_the_units_report_is_missing(desk: Desk) -> None:
    fill_everything(desk)
    for unit in (IT, FASTIGHETER):
        with desk.db.save() as save:
            save.ensure("uppfoljning", {"nod": UPPDRAG, "enhet": unit, "period": HELAR_2025})
        desk.db.rows(
            "INSERT INTO j_conflict (row, field, kind, tbl)"
            " VALUES (:row, 'kommentar', 'edit', 'uppfoljning')",
            row=natural_id("uppfoljning", UPPDRAG, unit, HELAR_2025),
        )
    (found,) = left(desk)
    assert found == Missing(
        "plan",
        "28 Säker it-miljö · Område IT · Helår 2025: en konflikt är inte löst",
        f"uppdrag/{UPPDRAG}",
    )
