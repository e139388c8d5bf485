"""What the board says of a report, in longer and shorter words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vbtui.delivered import Part, Unit
from vbtui.domain.enhet import Enhet, EnhetTyp
from vbtui.domain.inlamning import Inlamning
from vbtui.store.inlamningar import Event
from vbtui.submit import Missing
from vbtui.tui.board_words import board_line, day, part_items, sign, states

NOW = date(2026, 1, 20)
EVENT = Event("Kim", "2026-01-14T12:00:00Z")


def unit(report: Inlamning, *, late: bool = False, changed: bool = False) -> Unit:
    return Unit(
        enhet=Enhet("1", "it", "Område [/] IT", EnhetTyp.OMRADE, None),
        inlamning=report,
        open=True,
        late=late,
        changed=changed,
        handed_out=None,
        seen=None,
        refused=None,
        submitted=EVENT,
        received=EVENT,
        returned=EVENT,
        parts=(Part("plan", "Mål", 3, 5), Part("a", "A", 2, 2), Part("b", "B", 0, 4),
               Part("c", "C", 0, 0)),
        conflicts=0,
    )  # fmt: skip


WAITING = unit(Inlamning())
LATE = unit(Inlamning(), late=True)
LONGER = unit(Inlamning(anstand=date(2026, 1, 31)))
CAME = unit(Inlamning("m"))
CHANGED = unit(Inlamning("m"), changed=True)
RECEIVED = unit(Inlamning("m", mottagen="m"))
RETURNED = unit(Inlamning("m", atersand="m", orsak="Tal saknas."), late=True)


@pytest.mark.parametrize(
    ("shown", "symbol", "tone", "longest", "shortest"),
    [
        (WAITING, "○", "muted", "ej inlämnad", "ej inlämnad"),
        (LATE, "○", "error", "ej inlämnad, sen", "ej inlämnad, sen"),
        (LONGER, "○", "muted", "ej inlämnad, anstånd till 31 jan", "ej inlämnad"),
        (CAME, "◐", "warning", "inlämnad 14 jan ", "inlämnad"),
        (CHANGED, "≠", "warning", "inlämnad 14 jan ", "ändrat efteråt"),
        (RECEIVED, "●", "success", "mottagen 14 jan ", "mottagen"),
        (RETURNED, "←", "error", "återsänd 14 jan ", "återsänd, sen"),
    ],
)
def test_every_state_has_its_sign_and_words(
    shown: Unit, symbol: str, tone: str, longest: str, shortest: str
) -> None:
    assert sign(shown) == (symbol, tone)
    found = states(shown, NOW)
    assert found[0].startswith(longest)
    assert found[-1] == shortest


def test_no_two_states_look_alike_without_colours() -> None:
    looks = [(sign(one)[0], states(one, NOW)[-1]) for one in
             (WAITING, LATE, CAME, CHANGED, RECEIVED, RETURNED)]  # fmt: skip
    assert len(set(looks)) == len(looks)


def test_the_reason_is_said_where_there_is_room() -> None:
    assert states(RETURNED, NOW)[0].endswith(", sen: Tal saknas.")


def test_only_tables_with_something_to_fill_in_are_counted() -> None:
    line = board_line(WAITING)
    assert (line.plan, line.tables, line.conflicts) == ("3/5", "1/2", "")


def test_another_year_is_said() -> None:
    assert day("2026-01-14T12:00:00Z", NOW) == "14 jan"
    assert day("2025-12-30T12:00:00Z", NOW) == "30 dec 2025"
    assert day("[/]", NOW) == "[/]"


def test_what_is_missing_stands_under_its_part() -> None:
    left = (
        Missing("plan", "Uppdrag 28 Säker: status saknas", "uppdrag/x"),
        Missing("b", "B: 0 av 4 celler ifyllda", "b"),
        Missing("b", "B, Chef · Område IT: en konflikt är inte löst", "b/chef"),
    )
    items = part_items(WAITING.parts, left)
    assert [(one.depth, one.symbol, one.label, one.note) for one in items] == [
        (0, "◐", "Mål", "3 av 5"),
        (1, "", "Uppdrag 28 Säker", "status saknas"),
        (0, "✓", "A", "2 av 2"),
        (0, "○", "B", "0 av 4 celler ifyllda"),
        (1, "", "B, Chef · Område IT", "en konflikt är inte löst"),
        (0, "–", "C", "inget att fylla i"),
    ]


def test_all_parts_of_the_plan_are_one_number_of_the_line() -> None:
    parts = (Part("plan", "Mål", 2, 3), Part("texter", "Texter", 1, 4), Part("a", "A", 2, 2))
    shown = board_line(replace(WAITING, parts=parts))
    assert (shown.plan, shown.tables) == ("3/7", "1/1")
