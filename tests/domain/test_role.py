"""Who may write what, by the unit that the file belongs to."""

from __future__ import annotations

import pytest

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.role import Role

BOARD, FV, IT, HUS = (
    Enhet(kod, kod, kod, EnhetTyp.OMRADE, parent)
    for kod, parent in (("sn", None), ("fv", "sn"), ("it", "fv"), ("hus", "sn"))
)
REGION = Organisation([BOARD, FV, IT, HUS])


def may_report(home: Enhet, unit: Enhet) -> bool:
    try:
        Role(REGION, home).require_report(unit)
    except InputError:
        return False
    return True


def may_plan(home: Enhet, typ: NodTyp, owner: Enhet | None) -> bool:
    try:
        Role(REGION, home).require_plan(typ, owner.id if owner else None)
    except InputError:
        return False
    return True


@pytest.mark.parametrize(
    ("home", "units"),
    [(BOARD, {"sn", "fv", "it", "hus"}), (FV, {"fv", "it"}), (IT, {"it"}), (HUS, {"hus"})],
)
def test_a_file_reports_for_its_unit_and_all_below(home: Enhet, units: set[str]) -> None:
    assert {unit.kod for unit in REGION if may_report(home, unit)} == units


def test_the_plan_is_decided_in_the_boards_file() -> None:
    for typ in NodTyp:
        assert may_plan(BOARD, typ, None)
        assert may_plan(BOARD, typ, IT)


def test_a_unit_decides_on_its_own_aktiviteter_only() -> None:
    assert may_plan(IT, NodTyp.AKTIVITET, IT)
    assert may_plan(FV, NodTyp.AKTIVITET, IT)
    assert not may_plan(IT, NodTyp.AKTIVITET, FV)
    assert not may_plan(IT, NodTyp.AKTIVITET, HUS)
    assert not may_plan(IT, NodTyp.AKTIVITET, None)
    assert not any(may_plan(IT, typ, IT) for typ in NodTyp if typ is not NodTyp.AKTIVITET)


def test_a_refusal_says_which_file_to_open() -> None:
    with pytest.raises(InputError, match=r"Filen tillhör it .* öppna filen för hus"):
        Role(REGION, IT).require_report(HUS)
    with pytest.raises(InputError, match=r"öppna nämndens fil\.$"):
        Role(REGION, IT).require_report(BOARD)


@pytest.mark.parametrize(
    ("home", "says"),
    [(BOARD, "byt till den enheten"), (IT, "öppna filen för hus, eller nämndens")],
)
def test_another_units_aktivitet_leads_to_where_it_can_be_written(home: Enhet, says: str) -> None:
    nod = Nod(
        id="1", overordnad=None, typ=NodTyp.AKTIVITET, slag=None, nr="", titel="Öva", kalla="",
        enhet=HUS.id, ansvarig="", flerarigt=False, slutdatum=None, malvarde="",
        malvarde_lang="", matt="",
    )  # fmt: skip
    with pytest.raises(InputError, match=f"^Aktiviteten rapporteras av hus; {says}\\.$"):
        Role(REGION, home).require_report(home, nod)
