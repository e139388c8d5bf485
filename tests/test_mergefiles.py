from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import IT, UPPDRAG, small_file
from vbtui import mergefiles
from vbtui.collect import Collector
from vbtui.domain.progress import CancelledError, Step
from vbtui.handout import hand_out
from vbtui.mergefiles import Compared, Outcome, merge_files, preview
from vbtui.store import deliveries, inlamningar


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The board's file, and in the folder ut the files of its units."""
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        hand_out(desk.db, tmp_path / "ut")
        yield desk


def units_file(desk: Desk, kod: str) -> Path:
    return desk.db.path.parent / "ut" / f"{kod}.db"


def write(desk: Desk, kod: str, text: str, name: str = "") -> Path:
    """Let a unit write a comment in its file (or in another with that name)."""
    path = units_file(desk, name or kod)
    with at_desk(path, author=f"Controller {kod}") as own:
        own.report("kommentar", text, kod=kod)
    return path


def clone(desk: Desk, kod: str, name: str) -> Path:
    path = units_file(desk, name)
    path.write_bytes(units_file(desk, kod).read_bytes())
    return path


def backups(desk: Desk) -> list[Path]:
    return sorted(desk.db.path.parent.glob("*.bak"))


def everything(desk: Desk) -> list[object]:
    tables = ("uppfoljning", "j_change", "j_tx", "j_edge", "j_conflict", "j_delivery")
    return [desk.db.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def changed(outcome: Outcome) -> list[Compared]:
    return [one for one in outcome.compared if one.changed]


def test_several_files_are_merged_with_a_backup(desk: Desk) -> None:
    paths = [write(desk, "it", "Från IT."), write(desk, "fastigheter", "Från fastigheter.")]
    outcome = merge_files(desk.db, paths)
    assert desk.said().kommentar == "Från IT."
    assert desk.said(kod="fastigheter").kommentar == "Från fastigheter."
    assert [
        (one.name, one.enhet and one.enhet.kod, one.word, one.fresh) for one in outcome.files
    ] == [
        ("it.db", "it", "sammanslagen", 1),
        ("fastigheter.db", "fastigheter", "sammanslagen", 1),
    ]
    assert (outcome.fresh, outcome.conflicts, outcome.refused) == (2, 0, ())
    assert [(one.enhet and one.enhet.kod, one.part, one.cells) for one in outcome.news] == [
        ("it", "Mål och uppdrag", 1),
        ("fastigheter", "Mål och uppdrag", 1),
    ]
    assert backups(desk) == [outcome.backup]
    assert outcome.backup is not None
    with at_desk(outcome.backup) as before:
        assert before.said().kommentar == ""


def test_control_totals_before_and_after(desk: Desk) -> None:
    desk.report("kommentar", "Oförändrat.", kod="fastigheter")
    outcome = merge_files(desk.db, [write(desk, "it", "Åtta ord")])
    assert len(outcome.compared) == 3
    (one,) = changed(outcome)
    assert one.enhet.kod == "it"
    assert one.before is not None
    assert (one.before.comments, one.before.characters) == (0, 0)
    assert (one.after.comments, one.after.characters) == (1, 8)


def test_a_preview_is_the_same_merge_taken_back(desk: Desk) -> None:
    with at_desk(units_file(desk, "it"), author="Ada") as own:
        own.report("kommentar", "Från IT.")
    desk.report("kommentar", "Nämndens ändring.")
    paths = [units_file(desk, "it"), desk.db.path.parent / "borta.db"]
    before = everything(desk)
    seen = preview(desk.db, paths)
    assert everything(desk) == before
    assert backups(desk) == []
    assert seen.conflicts == 1
    outcome = merge_files(desk.db, paths)
    assert (seen.files, seen.news, seen.compared) == (outcome.files, outcome.news, outcome.compared)
    assert seen.backup is None


def test_a_file_again_brings_nothing_and_leaves_no_backup(desk: Desk) -> None:
    path = write(desk, "it", "Från IT.")
    merge_files(desk.db, [path])
    for backup in backups(desk):
        backup.unlink()
    outcome = merge_files(desk.db, [path])
    assert [(one.word, one.fresh) for one in outcome.files] == [("inget nytt", 0)]
    assert outcome.files[0].notes == ()
    assert outcome.unchanged > 0
    assert (outcome.backup, backups(desk)) == (None, [])
    write(desk, "it", "Rättat.")
    assert merge_files(desk.db, [path]).conflicts == 0
    assert desk.said().kommentar == "Rättat."


def test_one_bad_file_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "brev.db"
    bad.write_text("Hej!")
    stranger = small_file(tmp_path / "annan.db", home=IT)
    outcome = merge_files(desk.db, [bad, write(desk, "it", "Från IT."), stranger, tmp_path / "x"])
    assert desk.said().kommentar == "Från IT."
    assert [one.word for one in outcome.files] == ["avvisad", "sammanslagen", "avvisad", "avvisad"]
    reasons = [one.reason for one in outcome.files]
    assert "ingen vbtui-fil" in reasons[0]
    assert "en annan plan" in reasons[2]
    assert "finns inte" in reasons[3]
    assert [one.name for one in outcome.refused] == ["brev.db", "annan.db", "x"]
    noted = deliveries.deliveries(desk.db)
    assert [(one.name, one.word) for one in noted] == [
        ("brev.db", "avvisad"), ("it.db", "sammanslagen"),
        ("annan.db", "avvisad"), ("x", "avvisad"),
    ]  # fmt: skip
    assert noted[0].sha256 == hashlib.sha256(b"Hej!").hexdigest()
    assert noted[0].reason == reasons[0]
    assert (noted[1].enhet, noted[1].fresh, noted[1].author) == (IT, 1, "Kim")
    assert noted[3].sha256 == ""


def test_when_all_are_refused_nothing_is_changed(desk: Desk, tmp_path: Path) -> None:
    outcome = merge_files(desk.db, [tmp_path / "borta.db", desk.db.path])
    assert len(outcome.refused) == 2
    assert "den som de andra" in outcome.files[1].reason
    assert (outcome.fresh, backups(desk), changed(outcome)) == (0, [], [])


def test_copies_and_older_files_are_named(desk: Desk) -> None:
    write(desk, "it", "Gemensam början.")
    old = clone(desk, "it", "gammal")
    other = clone(desk, "it", "kopia")
    merge_files(desk.db, [write(desk, "it", "Den ena.")])
    (older,) = merge_files(desk.db, [old]).files
    assert older.word == "inget nytt"
    assert older.notes == (
        "gammal.db är äldre än det som redan har tagits emot från samma fil (1 ändring saknas).",
    )
    write(desk, "it", "Den andra.", name="kopia")
    outcome = merge_files(desk.db, [other])
    (copy,) = outcome.files
    assert (copy.word, copy.conflicts, outcome.conflicts) == ("sammanslagen", 1, 1)
    (note,) = copy.notes
    assert note.startswith("kopia.db och den it.db som kom ")
    assert note.endswith(" är två kopior av samma fil som har ändrats var för sig; båda är med.")
    assert note in deliveries.deliveries(desk.db)[-1].reason


def test_a_settlement_that_comes_back_settles(desk: Desk, tmp_path: Path) -> None:
    from vbtui.settle import Settler

    desk.report("kommentar", "Nämndens.")
    path = write(desk, "it", "Områdets.")
    merge_files(desk.db, [path])
    with at_desk(path) as own:
        merge_files(own.db, [desk.db.path])
        settler = Settler(own.db)
        (choice,) = settler.choices()
        settler.write(choice, "Båda.")
    (one,) = merge_files(desk.db, [path]).files
    assert one.settled == 1
    assert inlamningar.conflict_cells(desk.db) == []
    assert desk.said().kommentar == "Båda."


def test_progress_is_told_in_words_and_can_end_it(desk: Desk) -> None:
    paths = [write(desk, "it", "Från IT."), write(desk, "fastigheter", "Från fastigheter.")]
    steps: list[Step] = []
    preview(desk.db, paths, progress=steps.append)
    assert steps[0] == Step(0, 6, "Granskar it.db")
    assert {step.total for step in steps} == {6}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert "Slår samman fastigheter.db" in {step.text for step in steps}
    before = everything(desk)
    for number in range(len(steps)):
        told = 0

        def cancel(step: Step, stop: int = number) -> None:
            nonlocal told
            told += 1
            if told > stop:
                raise CancelledError

        with pytest.raises(CancelledError, match="inget har ändrats"):
            merge_files(desk.db, paths, progress=cancel)
        assert everything(desk) == before
        assert backups(desk) == []
    merge_files(desk.db, paths)
    assert desk.said().kommentar == "Från IT."


def test_an_error_in_the_end_takes_everything_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(desk, "it", "Från IT.")
    before = everything(desk)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(deliveries, "note_delivery", broken)
    with pytest.raises(RuntimeError):
        merge_files(desk.db, [path])
    assert everything(desk) == before
    assert backups(desk) == []


def test_the_names_of_parts_are_known_for_every_table() -> None:
    from vbtui.domain.tables import TABLES
    from vbtui.store.models import MODELS

    assert set(MODELS) == set(mergefiles._PARTS) | set(TABLES)


def test_what_is_new_is_told_by_unit_and_table(desk: Desk) -> None:
    with at_desk(units_file(desk, "it")) as own:
        own.report("status", "genomfort", nod=UPPDRAG)
        own.fill("investeringar", {"it/utfall": "1", "it/budget": "2"})
        own.editor.add_row(own.view("byggprojekt").table, own.it, "Nämnd", "Nytt hus")
    outcome = preview(desk.db, [units_file(desk, "it")])
    told = [(one.enhet and one.enhet.kod, one.part, one.cells) for one in outcome.news]
    assert ("it", "Investeringar", 2) in told
    assert ("it", "Mål och uppdrag", 1) in told
    assert "Tillagda rader" in {part for _, part, _ in told}


@pytest.mark.parametrize("reverse", [False, True])
def test_both_copies_are_named_whichever_comes_first(desk: Desk, reverse: bool) -> None:
    clone(desk, "it", "it (kopia)")
    paths = [write(desk, "it", "Den ena."), write(desk, "it", "Den andra.", name="it (kopia)")]
    outcome = preview(desk.db, paths[::-1] if reverse else paths)
    assert {one.notes for one in outcome.files} == {
        (
            "it (kopia).db och it.db är två kopior av samma fil som har ändrats var för sig; båda"
            " är med.",
        )
    }


def test_the_conflicts_that_arise_are_named(desk: Desk) -> None:
    desk.report("kommentar", "Nämndens.")
    outcome = preview(desk.db, [write(desk, "it", "Områdets."), desk.db.path.parent / "borta.db"])
    assert outcome.arising == ("28 Säker it-miljö · kommentar · Område IT",)
    assert outcome.summary == "1 ny ändring, 1 ny konflikt, 1 fil avvisas"
    refused = outcome.in_order[-1].text
    assert refused.startswith("Avvisad. ")
    assert refused.count("borta.db") == 1
    merge_files(desk.db, [units_file(desk, "it")])
    assert preview(desk.db, [write(desk, "fastigheter", "Ord.")]).arising == ()


def test_what_comes_after_the_period_was_closed_is_said(desk: Desk) -> None:
    paths = [write(desk, "it", "Från IT."), write(desk, "fastigheter", "Ord.")]
    assert preview(desk.db, paths).after_closing == ()
    collector = Collector(desk.db)
    collector.close(desk.period)
    collector.extend(desk.unit("fastigheter"), desk.period, date(2999, 1, 31))
    assert preview(desk.db, paths).after_closing == (
        "1 ändring av Område IT i Helår 2025 kom efter att perioden stängdes.",
    )
