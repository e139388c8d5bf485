from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import AKTIVITET, BOARD, FASTIGHETER, IT, small_file
from vbtui import handout
from vbtui.domain.errors import FileError, InputError
from vbtui.domain.progress import CancelledError, Step
from vbtui.store import deliveries, drafts
from vbtui.store.copies import Copy, write_copies
from vbtui.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "namnd.db")


def contents(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_every_unit_gets_a_file_of_its_own(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    with at_desk(path) as desk:
        made = handout.hand_out(desk.db, folder)
        central = desk.db.identity
    assert [(one.enhet.kod, one.path.name) for one in made] == [
        ("it", "it.db"),
        ("fastigheter", "fastigheter.db"),
    ]
    assert contents(folder) == ["fastigheter.db", "it.db"]
    identities = []
    for one in made:
        with Database.open(one.path) as db:
            identities.append(db.identity)
    assert [one.home for one in identities] == [IT, FASTIGHETER]
    assert {one.family for one in identities} == {central.family}
    assert len({central.file, *(one.file for one in identities)}) == 3


def test_a_copy_works_alone_with_the_rights_of_its_unit(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Nämndens text.", kod="servicenamnden")
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "2"}, period=desk.year_before)
        handout.hand_out(desk.db, tmp_path / "ut")
    path.unlink()
    with at_desk(tmp_path / "ut" / "it.db", author="Ada") as desk:
        desk.report("kommentar", "Områdets text.")
        desk.report("status", "pagaende", nod=AKTIVITET)
        with pytest.raises(InputError, match="tillhör Område IT"):
            desk.report("kommentar", "Fel fil.", kod="fastigheter")
        with pytest.raises(InputError):
            desk.editor.change_node(desk.uppdrag, "titel", "Annat")
        assert desk.said(kod="servicenamnden").kommentar == "Nämndens text."
        view = desk.view("arsarbetare_avtalad")
        assert view.value("chef", "kvinnor_fg").exact == 2


def test_the_journal_goes_along_and_what_is_the_files_own_does_not(
    path: Path, tmp_path: Path
) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Sparat.")
        desk.draft("Hemligt utkast", base="Sparat.")
        handout.hand_out(desk.db, tmp_path / "ett")
        deliveries.note_delivery(
            desk.db, deliveries.Delivery("x.db", "0" * 64, deliveries.REFUSED, reason="Hemlig.")
        )
        handout.hand_out(desk.db, tmp_path / "två")
        state = deliveries.state(desk.db)
        assert len(drafts.waiting(desk.db)) == 1
    for copy in (tmp_path / "två" / "it.db", tmp_path / "två" / "fastigheter.db"):
        with Database.open(copy) as db:
            assert deliveries.state(db) == state
            assert drafts.waiting(db) == []
            assert deliveries.handouts(db) == []
            assert deliveries.deliveries(db) == []
        raw = copy.read_bytes()
        assert b"Hemlig" not in raw
        assert b"Sparat." in raw


def test_what_was_handed_out_is_remembered(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk:
        desk.db.clock = lambda: "2026-01-02T08:00:00Z"
        handout.hand_out(desk.db, tmp_path / "ut")
        before = deliveries.state(desk.db)
        desk.report("kommentar", "Senare.")
        noted = {one.enhet: one for one in deliveries.handouts(desk.db)}
        assert deliveries.state(desk.db) != before
    assert set(noted) == {IT, FASTIGHETER}
    one = noted[IT]
    with Database.open(tmp_path / "ut" / "it.db") as db:
        assert one.file == db.identity.file
    assert (one.name, one.at, one.author) == ("it.db", "2026-01-02T08:00:00Z", "Kim")
    assert (one.changes, one.state) == (before.changes, before.imprint)


def test_only_the_chosen_units(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk:
        made = handout.hand_out(desk.db, tmp_path / "ut", [desk.it, desk.it])
        with pytest.raises(InputError, match="inte till Servicenämnden"):
            handout.hand_out(desk.db, tmp_path / "ut", [desk.board])
    assert [one.path.name for one in made] == ["it.db"]
    assert contents(tmp_path / "ut") == ["it.db"]


def test_an_existing_file_is_never_replaced_and_nothing_is_half_done(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    (folder / "fastigheter.db").write_text("min egen")
    with at_desk(path) as desk:
        with pytest.raises(FileError, match=r"fastigheter\.db finns redan"):
            handout.hand_out(desk.db, folder)
        assert deliveries.handouts(desk.db) == []
    assert contents(folder) == ["fastigheter.db"]
    assert (folder / "fastigheter.db").read_text() == "min egen"


def test_a_file_that_comes_up_meanwhile_is_not_replaced_either(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ut"

    def late(db: Database, copies: list[Copy], tell: object) -> None:
        write_copies(db, copies)
        (folder / "fastigheter.db").write_text("min egen")

    monkeypatch.setattr(handout, "write_copies", late)
    with at_desk(path) as desk:
        with pytest.raises(FileError, match="finns redan"):
            handout.hand_out(desk.db, folder)
        assert deliveries.handouts(desk.db) == []
    assert contents(folder) == ["fastigheter.db"]
    assert (folder / "fastigheter.db").read_text() == "min egen"


def test_a_full_disk_leaves_nothing_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(db: Database, copies: object, tell: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(handout, "write_copies", full)
    with at_desk(path) as desk, pytest.raises(FileError, match="disken är full"):
        handout.hand_out(desk.db, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("at", [0, 1])
def test_it_tells_how_far_it_has_come_and_can_be_stopped(
    path: Path, tmp_path: Path, at: int
) -> None:
    told: list[Step] = []

    def tell(step: Step) -> None:
        told.append(step)
        if step.done == at:
            raise CancelledError

    with at_desk(path) as desk:
        with pytest.raises(CancelledError):
            handout.hand_out(desk.db, tmp_path / "ut", progress=tell)
        assert deliveries.handouts(desk.db) == []
    assert not (tmp_path / "ut").exists()
    assert (
        told
        == [Step(done, 2, f"Gör {name}.db") for done, name in enumerate(("it", "fastigheter"))][
            : at + 1
        ]
    )


def test_a_file_in_the_way_of_the_folder_is_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("")
    with at_desk(path) as desk, pytest.raises(FileError, match="inget har lämnats ut"):
        handout.hand_out(desk.db, tmp_path / "ut")


def test_a_units_file_has_nobody_to_hand_out_to(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "it.db", home=IT)) as desk:
        for chosen in ([], [desk.it], [desk.unit("fastigheter")]):
            with pytest.raises(InputError, match="inte har några enheter under sig"):
                handout.hand_out(desk.db, tmp_path / "ut", chosen)
    assert not (tmp_path / "ut").exists()


def test_a_level_between_may_get_a_file_and_hand_out_from_it(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk:
        with desk.db.save() as save:
            save.set("enhet", FASTIGHETER, "typ", "forvaltning")
            save.set("enhet", IT, "overordnad", FASTIGHETER)
        with Database.open(path, author="Kim", write=True) as db:
            assert [one.enhet.kod for one in handout.hand_out(db, tmp_path / "a")] == ["it"]
            handout.hand_out(db, tmp_path / "b", [desk.unit("fastigheter")])
    with at_desk(tmp_path / "b" / "fastigheter.db") as desk:
        desk.report("kommentar", "För områdets räkning.")
        assert [one.path.name for one in handout.hand_out(desk.db, tmp_path / "c")] == ["it.db"]


def test_a_code_from_elsewhere_is_no_path(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk, desk.db.save() as save:
        save.set("enhet", IT, "kod", "../../it")
        save.set("enhet", FASTIGHETER, "kod", "/")
    with at_desk(path) as desk:
        made = handout.hand_out(desk.db, tmp_path / "ut")
    assert [one.path.parent for one in made] == [tmp_path / "ut"] * 2
    assert contents(tmp_path / "ut") == ["it.db", "omrade_fastigheter.db"]


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_copy_may_be_read_by_those_who_may_read_the_file(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    with at_desk(path) as desk:
        made = handout.hand_out(desk.db, tmp_path / "ut")
    assert [one.path.stat().st_mode & 0o777 for one in made] == [0o640] * 2


def test_the_file_itself_is_as_before(path: Path, tmp_path: Path) -> None:
    with at_desk(path) as desk:
        identity, state = desk.db.identity, deliveries.state(desk.db)
        handout.hand_out(desk.db, tmp_path / "ut")
        assert desk.db.identity.home == BOARD
        assert (desk.db.identity, deliveries.state(desk.db)) == (identity, state)
