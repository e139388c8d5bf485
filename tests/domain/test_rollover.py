"""What goes on into next year's plan, for each kind of node and status, and what a person wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_plantree import BOARD, IT, REGION, nod
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Nod, NodTyp, Slag, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.rollover import (
    ENDED,
    GONE,
    HAS_PART,
    OUTSIDE,
    THERE,
    Judge,
    Line,
    checklist,
    choose,
    renumbered,
    wanting,
)
from vbtui.domain.status import scale

NEW_YEAR = date(2026, 1, 1)
Said = Mapping[str, Mapping[str, Uppfoljning]]

PLAN = (
    nod("Mål", typ=NodTyp.MALOMRADE, slag=Slag.MAL),
    nod("Styr", "Mål", NodTyp.STYRTAL),
    nod("A", "Mål", nr="28"),
    nod("A1", "A", NodTyp.AKTIVITET, enhet="it"),
    nod("B", "Mål", nr="29"),
    nod("B1", "B", NodTyp.AKTIVITET, enhet="it"),
    nod("C", "Mål"),
    nod("Kontroll", typ=NodTyp.MALOMRADE, slag=Slag.INTERNKONTROLL),
    nod("Risk", "Kontroll", NodTyp.RISK),
    nod("Å1", "Risk", NodTyp.ATGARD),
    nod("Å2", "Risk", NodTyp.ATGARD),
    nod("Texter", typ=NodTyp.MALOMRADE, slag=Slag.TEXTER),
    nod("Inledning", "Texter", NodTyp.AVSNITT),
)


def said(status: str | None = None, *, next_year: str | None = None) -> Uppfoljning:
    return Uppfoljning("u", "", status=status, nasta_ar=next_year)


def of(
    nodes: tuple[Nod, ...] = PLAN,
    by_board: Mapping[str, Uppfoljning] | None = None,
    by_it: Mapping[str, Uppfoljning] | None = None,
    *,
    chosen: Mapping[str, bool] | None = None,
    there: Mapping[str, bool] | None = None,
    typ: PeriodTyp = PeriodTyp.HELAR,
) -> dict[str, Line]:
    tree = PlanTree(nodes, {}, REGION, BOARD, {})
    voices: dict[str, dict[str, Uppfoljning]] = {}
    for unit, words in ((BOARD, by_board), (IT, by_it)):
        for key, one in (words or {}).items():
            voices.setdefault(key, {})[unit.id] = one
    judge = Judge(tree, voices, typ, NEW_YEAR)
    lines = checklist(tree, judge.fate, chosen or {}, there or {})
    assert [line.nod for line in lines] == tree.order
    return {line.nod.id: line for line in lines}


@pytest.mark.parametrize("typ", [NodTyp.UPPDRAG, NodTyp.AKTIVITET, NodTyp.ATGARD])
def test_what_has_ended_is_left_and_what_has_not_goes_on(typ: NodTyp) -> None:
    node = {NodTyp.UPPDRAG: "A", NodTyp.AKTIVITET: "A1", NodTyp.ATGARD: "Å1"}[typ]
    went = {
        status.key: of(by_board={node: said(status.key)})[node].fate.goes_on
        for status in scale(typ, PeriodTyp.HELAR)
    }
    assert {key for key, goes_on in went.items() if not goes_on} == ENDED[typ]
    assert any(went.values())


def test_every_status_that_ends_is_on_the_scale_of_its_kind() -> None:
    for typ, keys in ENDED.items():
        assert keys <= {status.key for status in scale(typ, PeriodTyp.HELAR)}


@pytest.mark.parametrize("key", [None, "ej_bedomt"])
def test_what_nobody_has_judged_goes_on_and_is_asked_about(key: str | None) -> None:
    line = of(by_board={"A": said(key)})["A"]
    assert line.fate.goes_on
    assert line.fate.unsure


def test_a_forecast_is_no_end() -> None:
    words = {"A": said("bedoms_klart_vid_arets_slut"), "B": said("genomfort")}
    lines = of(by_board=words, typ=PeriodTyp.DELAR)
    assert lines["A"].fate.goes_on
    assert lines["A"].fate.unsure
    assert not lines["B"].fate.goes_on


def test_the_boards_word_counts_for_an_uppdrag_and_the_units_for_its_aktivitet() -> None:
    lines = of(
        by_board={"A": said("startat_ej_klart"), "A1": said("pagaende")},
        by_it={"A": said("genomfort"), "A1": said("avslutad"), "B": said("genomfort")},
    )
    assert lines["A"].fate.goes_on
    assert not lines["A1"].fate.goes_on
    assert lines["B"].fate.why == "saknar status"


def test_an_uppdrag_for_many_years_that_is_done_is_left_but_asked_about() -> None:
    many = tuple(replace(one, flerarigt=True) if one.id == "A" else one for one in PLAN)
    for key, unsure in (("genomfort", True), ("ej_genomfort", False)):
        fate = of(many, {"A": said(key)})["A"].fate
        assert (fate.goes_on, fate.unsure) == (False, unsure)
    assert of(many, {"A": said("flerarigt_arets_del_genomford")})["A"].fate.goes_on


@pytest.mark.parametrize(
    ("day", "status", "goes_on", "unsure"),
    [
        (date(2025, 12, 31), None, False, True),
        (date(2025, 12, 31), "pagaende", True, True),
        (date(2025, 12, 31), "avslutad", False, False),
        (date(2026, 1, 1), None, True, True),
        (date(2026, 1, 1), "pagaende", True, False),
    ],
)
def test_a_day_that_has_passed(day: date, status: str | None, goes_on: bool, unsure: bool) -> None:
    dated = tuple(replace(one, slutdatum=day) if one.id == "A1" else one for one in PLAN)
    fate = of(dated, by_it={"A1": said(status)})["A1"].fate
    assert (fate.goes_on, fate.unsure) == (goes_on, unsure)
    assert ("2025" in fate.why) == (day < NEW_YEAR and status != "avslutad")


@pytest.mark.parametrize(
    ("answers", "goes_on", "unsure"),
    [
        (("ja", "nej"), True, False),
        ((None, "kanske"), True, False),
        (("nej", "nej"), False, False),
        (("nej", None), True, True),
        ((None, None), True, True),
    ],
)
def test_a_risk_goes_by_the_answers_of_its_atgarder(
    answers: tuple[str | None, str | None], goes_on: bool, unsure: bool
) -> None:
    words = {
        key: said("avslutad", next_year=answer)
        for key, answer in zip(("Å1", "Å2"), answers, strict=True)
    }
    # The board answers the first one and a unit the second.
    lines = of(by_board={"Å1": words["Å1"], "Å2": said("pagaende")}, by_it={"Å2": words["Å2"]})
    assert (lines["Risk"].fate.goes_on, lines["Risk"].fate.unsure) == (goes_on, unsure)
    assert not lines["Å1"].fate.goes_on
    assert lines["Å2"].fate.goes_on == goes_on


def test_headings_styrtal_and_sections_always_go_on() -> None:
    lines = of(by_board={"Styr": said("helt"), "Mål": said("uppnadd")})
    for key in ("Mål", "Styr", "Kontroll", "Texter", "Inledning"):
        assert lines[key].fate.goes_on
        assert not lines[key].fate.unsure


def test_what_stands_below_what_is_left_is_left_and_asked_about() -> None:
    fate = of(by_board={"A": said("genomfort")}, by_it={"A1": said("pagaende")})["A1"].fate
    assert (fate.goes_on, fate.why, fate.unsure) == (False, OUTSIDE, True)


def test_a_person_can_take_with_and_leave_out() -> None:
    words = {"A": said("genomfort"), "B": said("startat_ej_klart")}
    lines = of(by_board=words, by_it={"A1": said("avslutad")}, chosen={"A1": True, "B": False})
    assert lines["A1"].fate.goes_on
    assert lines["A1"].fate.why == "valt för hand (avslutad)"
    assert lines["A"].fate.why == HAS_PART
    assert lines["A"].chosen
    assert not lines["B"].fate.goes_on
    assert not lines["B1"].fate.goes_on
    assert not lines["B1"].fate.unsure, "whoever left out B knows of B1"


def test_what_is_confirmed_is_asked_about_no_more() -> None:
    line = of(chosen={"A": True})["A"]
    assert line.fate.goes_on
    assert not line.fate.unsure
    left = of(by_board={"A": said("genomfort")}, chosen={"A": False})["A1"]
    assert not left.fate.unsure


def test_the_lower_of_two_choices_wins() -> None:
    lines = of(chosen={"A": False, "A1": True})
    assert lines["A"].fate.goes_on
    assert lines["A1"].fate.goes_on


def test_the_last_of_several_choices_wins() -> None:
    lines = [*of().values()]
    assert choose(lines, {"A1": True, "B1": True}, "A", False) == {"A": False, "B1": True}
    assert choose(lines, {"A": False, "Mål": True}, "A1", True) == {"A1": True, "Mål": True}
    assert choose(lines, {"C": False}, "Mål", False) == {"C": False, "Mål": False}


def test_what_the_new_plan_has_or_has_had_is_not_made_again() -> None:
    lines = of(by_board={"A": said("genomfort")}, there={"A": True, "B": False, "C": True})
    assert lines["A"].fate.why == THERE
    assert not lines["A"].carried
    assert lines["A1"].carried, "it came to the old plan later"
    assert lines["B"].fate.why == GONE
    assert lines["B1"].fate.why == OUTSIDE
    again = of(there={"B": False}, chosen={"B": True})
    assert again["B"].carried


def test_only_uppdrag_that_go_on_and_have_a_number_get_another() -> None:
    lines = renumbered(of(by_board={"A": said("genomfort")}).values(), 36)
    assert {line.nod.id: line.nr for line in lines if line.nr} == {"A": "28", "B": "36"}
    named = {line.nod.id: line.name for line in lines}
    assert named["B"] == "36 B (förut 29)"
    assert named["A"] == "28 A"
    assert [line.nr for line in renumbered(lines, None)] == [line.nr for line in lines]


def test_what_should_be_looked_at() -> None:
    lines = [*of(by_board={"A": said("genomfort")}, there={"B": True}).values()]
    assert {line.nod.id for line in wanting(lines)} == {"A1", "B1", "C", "Risk", "Å1", "Å2"}


_IDS = [one.id for one in PLAN]
_STATUS = st.sampled_from(
    [None, *(status.key for status in scale(NodTyp.UPPDRAG, PeriodTyp.HELAR)), "avslutad"]
)


@given(
    st.dictionaries(st.sampled_from(_IDS), _STATUS),
    st.dictionaries(st.sampled_from(_IDS), st.booleans()),
    st.dictionaries(st.sampled_from(_IDS), st.booleans()),
)
def test_nothing_is_carried_without_what_stands_above_it(
    statuses: dict[str, str | None], chosen: dict[str, bool], there: dict[str, bool]
) -> None:
    words = {key: said(status) for key, status in statuses.items()}
    # A unit's new plan has no node without the one above it either.
    lines = of(by_board=words, chosen=chosen, there=_whole(there))
    for line in lines.values():
        if line.carried and line.nod.overordnad:
            above = lines[line.nod.overordnad]
            assert above.fate.goes_on
            assert above.carried or above.there
        if chosen.get(line.nod.id) and not line.there:
            assert line.carried


def _whole(there: dict[str, bool]) -> dict[str, bool]:
    parents = {one.id: one.overordnad for one in PLAN}
    found = dict(there)
    for key in _IDS:
        parent = parents[key]
        if found.get(key) and parent and not found.get(parent):
            found[key] = False
    return found
