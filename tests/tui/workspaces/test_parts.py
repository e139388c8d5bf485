"""The intern kontroll, the ISK-bedömning and the report's texts in workspace 1, by their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.desk import at_desk
from tests.factory import BOARD, UPPDRAG, small_file
from tests.parts import Parts, with_parts
from tests.tui.around import shown
from tests.tui.driving import driving, main, press, until, write
from tests.tui.workspaces.test_uppfoljning import (
    card,
    editor,
    nodes,
    said,
    stand_on,
    tree,
    voices,
)
from vbtui.domain.plan import Nod, NodTyp, Slag
from vbtui.tui.palette import Palette
from vbtui.tui.screens.dialogs import Choose, Prompt
from vbtui.tui.screens.history import History
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.tabeller import Tabeller


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "sn.db")


@pytest.fixture
def parts(path: Path) -> Parts:
    return with_parts(path)


async def chosen(pilot: Pilot[None], *keys: str) -> str:
    """Answer the list that is shown with these keys; answers its title."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    screen = pilot.app.screen
    title = str(screen.query_one(".dialog--box").border_title)
    await press(pilot, *keys)
    await until(pilot, lambda: pilot.app.screen is not screen)
    return title


def notices(pilot: Pilot[None]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)


async def test_every_part_is_a_section_with_its_progress(path: Path, parts: Parts) -> None:
    async with driving(path) as pilot:
        tops = [tree(pilot).item(one) for one in (parts.internkontroll, parts.isk, parts.texter)]
        assert [(one.label, one.note) for one in tops] == [
            ("Intern kontroll", "0/2"),
            ("ISK-bedömning", "0/2"),
            ("Rapportens texter", "0/2"),
        ]
        assert main(pilot).query_one("#plan").border_title == "Mål, uppdrag och texter"
        await stand_on(pilot, parts.fraga)
        await press(pilot, "s")
        assert await chosen(pilot, "2") == "Status för fråga"
        await until(pilot, lambda: tree(pilot).item(parts.fraga).symbol == "◐")
        assert tree(pilot).item(parts.isk).note == "0/2", "the comment is missing still"
        await press(pilot, "e")
        await write(pilot, "Nästan")
        await press(pilot, "escape")
        await until(pilot, lambda: tree(pilot).item(parts.isk).note == "1/2")
    assert said(path, parts.fraga).status == "delvis"


async def test_the_questions_of_an_atgard(path: Path, parts: Parts) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, parts.atgard)
        assert card(pilot).count("inget svar") == 2
        await press(pilot, "x")
        assert await chosen(pilot, "2") == "Har åtgärden bidragit till önskad effekt?"
        await until(pilot, lambda: "Effekt   ◐ Delvis" in card(pilot))
        await press(pilot, "r")
        assert await chosen(pilot, "3") == "Ska risken ingå i nästa års riskanalys?"
        await until(pilot, lambda: "Nästa år × Nej" in card(pilot))
        await press(pilot, "s")
        await chosen(pilot, "1")
        await until(pilot, lambda: "Status   ◐ Pågående" in card(pilot))
        found = said(path, parts.atgard)
        assert (found.status, found.effekt, found.nasta_ar) == ("pagaende", "delvis", "nej")
        await press(pilot, "x")
        await chosen(pilot, "4")
        await until(pilot, lambda: said(path, parts.atgard).effekt is None)


@pytest.mark.parametrize(
    ("key", "where", "says"),
    [
        ("x", "uppdrag", "”Effekt” frågas bara om åtgärder"),
        ("t", "atgard", "Åtgärd har ingen trend"),
        ("v", "fraga", "Fråga har inget utfall"),
        ("s", "analys", "Ett avsnitt bedöms inte; tryck e och skriv texten."),
        ("s", "risk", "Risk är en rubrik och bedöms inte"),
        ("y", "fraga", "hör inte till någon tabell"),
    ],
)
async def test_a_key_that_means_nothing_there_says_so(
    path: Path, parts: Parts, key: str, where: str, says: str
) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG if where == "uppdrag" else getattr(parts, where))
        await press(pilot, key)
        await until(pilot, lambda: says in notices(pilot))
        assert not isinstance(pilot.app.screen, Choose)


async def test_an_avsnitt_is_its_text(path: Path, parts: Parts) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Nytt avtal [kr].", nod=parts.handelser)
    async with driving(path) as pilot:
        await stand_on(pilot, parts.handelser)
        assert "Status" not in card(pilot)
        assert editor(pilot).border_title == "Väsentliga händelser · Servicenämnden"
        assert tree(pilot).item(parts.handelser).symbol == "○"
        assert "≡ Område IT" in voices(pilot)
        assert "○ Område fastigheter  saknas" in voices(pilot)
        assert "1 av 2 enheter har kommenterat; 0 använda; 0 av 2 nämnda." in voices(pilot)
        await press(pilot, "o")
        main(pilot).query_one(Voices).stand_on(0)
        await press(pilot, "i")
        await until(pilot, lambda: "Område IT: Nytt avtal [kr]." in editor(pilot).text)
        await until(pilot, lambda: "✓\N{NO-BREAK SPACE}använd" in voices(pilot))
        assert tree(pilot).item(parts.handelser).symbol == "≡"
        assert tree(pilot).item(parts.texter).note == "1/2"
    assert said(path, parts.handelser).kommentar == "Område IT: Nytt avtal [kr]."


async def test_one_key_leads_from_the_text_to_its_table_and_back(path: Path, parts: Parts) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, parts.analys)
        assert "Tabell  Sjukfrånvaro" in card(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: main(pilot).workspace.id == "tabeller")
        tables = main(pilot).query_one(Tabeller)
        await until(pilot, lambda: bool(tables.shown))
        await until(pilot, lambda: tables.shown.view.table.id == "sjukfranvaro")  # type: ignore[union-attr]
        tree(pilot).go_to(UPPDRAG)
        await press(pilot, "y")
        await until(pilot, lambda: main(pilot).workspace.id == "uppfoljning")
        await until(pilot, lambda: tree(pilot).cursor_key == parts.analys)


async def test_a_table_without_a_text_says_so(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "2")
        await until(pilot, lambda: main(pilot).workspace.id == "tabeller")
        await press(pilot, "y")
        await until(pilot, lambda: "Inget avsnitt i rapporten hör till" in notices(pilot))


async def _offered(pilot: Pilot[None]) -> list[str]:
    await press(pilot, "a")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    screen = pilot.app.screen
    assert isinstance(screen, Choose)
    return [one.text for one in screen._options]


@pytest.mark.parametrize(
    ("where", "offered"),
    [
        (
            "internkontroll",
            ["Nytt verksamhetsområde under Intern kontroll", "Nytt målområde på översta nivån"],
        ),
        (
            "risk",
            ["Ny åtgärd under Ohälsa i arbetet", "Ny risk under HR",
             "Nytt målområde på översta nivån"],
        ),
        (
            "fraga",
            ["Ny fråga under ISK-bedömning", "Nytt målområde på översta nivån"],
        ),
        (
            "handelser",
            ["Nytt avsnitt under Väsentliga händelser", "Nytt avsnitt under Rapportens texter",
             "Nytt målområde på översta nivån"],
        ),
    ],
)  # fmt: skip
async def test_only_what_may_stand_there_is_offered(
    path: Path, parts: Parts, where: str, offered: list[str]
) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, getattr(parts, where))
        assert await _offered(pilot) == offered
        await press(pilot, "escape")


def titled(path: Path, titel: str) -> Nod:
    (found,) = [nod for nod in nodes(path).values() if nod.titel == titel]
    return found


async def test_a_whole_part_is_added_by_keys(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        offered = await _offered(pilot)
        assert offered[-4:] == [
            "Nytt målområde på översta nivån",
            "Intern kontroll på översta nivån",
            "ISK-bedömning på översta nivån",
            "Rapportens texter på översta nivån",
        ]
        await press(pilot, str(len(offered)))
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await press(pilot, "enter")  # It has a name already.
        await until(pilot, lambda: titled(path, "Rapportens texter").slag is Slag.TEXTER)
        await until(pilot, lambda: tree(pilot).cursor_key == titled(path, "Rapportens texter").id)
        assert "Rapportens texter på översta nivån" not in await _offered(pilot)
        await press(pilot, "1")
        assert await chosen(pilot, "2") == "Vem skriver avsnittet?"
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await write(pilot, "Ekonomin")
        await press(pilot, "enter")
        await until(pilot, lambda: "Ekonomin" in {nod.titel for nod in nodes(path).values()})
    found = titled(path, "Ekonomin")
    assert (found.typ, found.enhet, found.slag) == (NodTyp.AVSNITT, BOARD, None)


async def test_an_atgard_is_moved_to_another_risk_only(path: Path, parts: Parts) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, parts.atgard)
        await press(pilot, "m")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        screen = pilot.app.screen
        assert isinstance(screen, Choose)
        assert [one.text.strip() for one in screen._options] == ["Ohälsa i arbetet"]
        await press(pilot, "escape")


async def test_search_and_filters_reach_the_texts(path: Path, parts: Parts) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Elpriserna steg.", "servicenamnden", parts.handelser)
    async with driving(path) as pilot:
        await press(pilot, "slash")
        await write(pilot, "elpris")
        await until(pilot, lambda: tree(pilot).cursor_key == parts.handelser)
        await press(pilot, "enter", "n")
        await until(pilot, lambda: tree(pilot).cursor_key == parts.analys)


async def test_everything_is_in_the_palette(path: Path, parts: Parts) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, parts.atgard)
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        screen = pilot.app.screen
        assert isinstance(screen, Palette)
        ids = {one.id for one in screen.found}
        assert {"plan.effekt", "plan.nasta_ar", "plan.tabell"} <= ids
        await write(pilot, "önskad effekt")
        await press(pilot, "enter")
        assert await chosen(pilot, "1") == "Har åtgärden bidragit till önskad effekt?"
        await until(pilot, lambda: said(path, parts.atgard).effekt == "ja")


async def test_history_names_the_fields_of_the_kind(path: Path, parts: Parts) -> None:
    with at_desk(path) as desk:
        for answer in ("ja", "nej"):
            desk.report("effekt", answer, "servicenamnden", parts.atgard)
    async with driving(path) as pilot:
        await stand_on(pilot, parts.atgard)
        await press(pilot, "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, History))
        await until(pilot, lambda: "Effekt" in shown(pilot.app))
        assert "● Ja" in shown(pilot.app)
        await press(pilot, "escape")
