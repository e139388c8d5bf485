from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import NodTyp, Slag, holds
from vbtui.domain.plan_rows import KINDS, Row, RowFault, plan_of, way

UNITS = Organisation(
    [
        Enhet("namnd", "namnd", "Nämnden", EnhetTyp.NAMND, None),
        Enhet("it", "it", "Område IT", EnhetTyp.OMRADE, "namnd"),
    ]
)
SINCE = dt.date(2026, 1, 1)
Tree = list[tuple[str, str, list[Any]]]


def read(*rows: Row) -> tuple[Tree, list[RowFault]]:
    """The plan as a tree of (number, title, children)."""
    noder, faults = plan_of(rows, UNITS, SINCE, lambda name, value: None)

    def below(parent: int | None) -> Tree:
        return [
            (str(nod.values["nr"]), str(nod.values["titel"]), below(place))
            for place, nod in enumerate(noder)
            if nod.parent == parent
        ]

    return ([] if faults else below(None)), faults


def row(slag: str, titel: str, under: str = "", **others: str) -> Row:
    return {"slag": slag, "titel": titel, "under": under, **others}


def test_rows_stand_below_the_nearest_row_that_can_hold_them() -> None:
    tree, faults = read(
        row("Mål", "Trygg service"),
        row("Styrtal", "Nöjda"),
        row("Aktivitet", "Först"),
        row("Uppdrag", "It-miljö"),
        row("Aktivitet", "Inloggning"),
        row("Styrtal", "Kunder"),
        row("Aktivitet", "Servrar"),
        row("Mål", "Ekonomi"),
    )
    assert faults == []
    assert tree == [
        (
            "",
            "Trygg service",
            [
                ("", "Nöjda", []),
                ("", "Först", []),
                ("", "It-miljö", [("", "Inloggning", []), ("", "Servrar", [])]),
                ("", "Kunder", []),
            ],
        ),
        ("", "Ekonomi", []),
    ]


@pytest.mark.parametrize(
    "under", ["5", "Trygg service", "TRYGG  service", "5 Trygg service", "Invånare ▸ 5"]
)
def test_under_is_a_number_a_title_or_a_way(under: str) -> None:
    tree, faults = read(
        row("Uppdrag", "Ett", under),
        row("Perspektiv", "Invånare"),
        row("Mål", "Trygg service", "Invånare", nr="5"),
        row("Mål", "Annat"),
    )
    assert faults == []
    assert tree[0] == ("", "Invånare", [("5", "Trygg service", [("", "Ett", [])])])


def test_a_plan_sorted_in_any_order_is_the_same_where_ways_are_written() -> None:
    rows = [
        row("Perspektiv", "A"),
        row("Mål", "Mål", "A"),
        row("Perspektiv", "B"),
        row("Mål", "Mål", "B"),
        row("Uppdrag", "I A", "A ▸ Mål"),
        row("Uppdrag", "I B", "B ▸ Mål"),
    ]
    first, _ = read(*rows)
    again, faults = read(*rows[::-1])
    assert faults == []
    assert sorted(map(str, again)) == sorted(map(str, first))
    assert ("", "B", [("", "Mål", [("", "I B", [])])]) in again


@pytest.mark.parametrize(
    ("rows", "place", "field", "words"),
    [
        ([row("Uppdrg", "Ett")], 0, "slag", "”Uppdrg” är inget slag; välj en av Perspektiv"),
        ([row("", "Ett")], 0, "slag", "Slag saknas"),
        ([row("Mål", " ")], 0, "titel", "måste ha ett namn"),
        ([row("Uppdrag", "Ett")], 0, "under", "måste stå under målområde"),
        ([row("Mål", "Ett"), row("Uppdrag", "Två", "Tre")], 1, "under", "Ingen rad heter så"),
        (
            [row("Mål", "Ett"), row("Uppdrag", "Två"), row("Uppdrag", "Tre", "Två")],
            2,
            "under",
            "Uppdrag kan inte stå under uppdrag; ange målområde",
        ),
        ([row("Mål", "Ett", "Ett")], 0, "under", "Ingen rad heter så"),
        ([row("Mål", "A", "B"), row("Mål", "B", "A")], 0, "under", "står själv under"),
        (
            [
                row("Mål", "A"),
                row("Mål", "X", "A"),
                row("Mål", "B"),
                row("Mål", "X", "B"),
                row("Uppdrag", "U", "X"),
            ],
            4,
            "under",
            "skriv hela vägen dit, till exempel ”A ▸ X” eller ”B ▸ X”",
        ),
        ([row("Mål", "A", kalla="nämnden")], 0, "kalla", "Mål har ingen uppgift källa"),
        ([row("Mål", "A"), row("Uppdrag", "B", kalla="staten")], 1, "kalla", "välj en av"),
        ([row("Mål", "A"), row("Aktivitet", "B", enhet="hr")], 1, "enhet", "hr"),
        ([row("Mål", "A"), row("Aktivitet", "B", slutdatum="31 feb")], 1, "slutdatum", "ingen dag"),
        ([row("Mål", "A", berorda="it; hr")], 0, "berorda", "hr"),
    ],
)
def test_a_fault_says_where_and_what_is_expected(
    rows: list[Row], place: int, field: str, words: str
) -> None:
    _, faults = read(*rows)
    assert (faults[0].row, faults[0].field) == (place, field)
    assert words in faults[0].text
    assert faults[0].text.endswith(".")


def test_all_faults_are_told_at_once() -> None:
    _, faults = read(
        row("Mål", "A", kalla="staten"), row("Uppdrag", "", enhet="hr"), row("Mål", "B", "C")
    )
    assert [(fault.row, fault.field) for fault in faults] == [
        (0, "kalla"),
        (1, "titel"),
        (1, "enhet"),
        (2, "under"),
    ]


def test_values_are_what_the_file_holds() -> None:
    (_, nod, _), faults = plan_of(
        [
            row("Mål", "A"),
            row(
                "uppdrag",
                "B",
                nr=" 28 ",
                kalla="Regionfullmäktige",
                enhet="område it",
                flerarigt="JA",
                slutdatum="31 dec",
                berorda="IT; Nämnden",
            ),
            row("Styrtal", "C", matt="%", malvarde="77–80"),
        ],
        UNITS,
        SINCE,
        lambda name, value: None,
    )
    assert faults == []
    assert nod.values == {
        "titel": "B",
        "nr": "28",
        "kalla": "regionfullmaktige",
        "enhet": "it",
        "ansvarig": "",
        "flerarigt": 1,
        "slutdatum": dt.date(2026, 12, 31),
    }
    assert nod.berorda == ("it", "namnd")


def test_what_the_file_cannot_hold_is_a_fault() -> None:
    def check(name: str, value: object) -> None:
        if name == "nr":
            raise InputError("För långt.")

    _, faults = plan_of([row("Mål", "A", nr="1")], UNITS, SINCE, check)
    assert faults == [RowFault(0, "nr", "För långt.")]


def test_a_bottomless_plan_ends() -> None:
    rows = [row("Mål", "0"), *(row("Mål", str(one), str(one - 1)) for one in range(1, 400))]
    _, faults = read(*rows)
    assert "djupare" in faults[0].text


# Any plan, written with whole ways and shuffled, is read as the same plan.

TITLES = st.sampled_from(["A", "B", "Mål", "1", "Två ord", "A ▸ B", "å"])
ALL_KINDS = [*KINDS.values()]


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[NodTyp, Slag | None, str, str, int | None]]:
    noder: list[tuple[NodTyp, Slag | None, str, str, int | None]] = []
    ways: set[tuple[str, ...]] = set()
    chains: list[tuple[str, ...]] = []
    for _ in range(draw(st.integers(1, 12))):
        typ, slag = draw(st.sampled_from(ALL_KINDS))
        parents: list[int | None] = [
            place for place, nod in enumerate(noder) if typ in holds(nod[0], nod[1])
        ]
        if typ is NodTyp.MALOMRADE:
            parents.append(None)
        if not parents:
            continue
        parent = draw(st.sampled_from(parents))
        nr = draw(st.sampled_from(["", "1", "28"])) if typ is not NodTyp.SLUTSATS else ""
        titel = draw(TITLES)
        name = f"{nr} {titel}".strip()
        chain = (*(chains[parent] if parent is not None else ()), name)
        # Two rows that nothing tells apart are read by their order; here all ways differ.
        if way(chain) in {way(one) for one in ways}:
            continue
        ways.add(chain)
        chains.append(chain)
        noder.append((typ, slag, nr, titel, parent))
    return noder


@given(plans(), st.randoms(use_true_random=False))
def test_whole_ways_are_always_understood(
    noder: list[tuple[NodTyp, Slag | None, str, str, int | None]], random: Any
) -> None:
    def chain(place: int) -> list[str]:
        _, _, nr, titel, parent = noder[place]
        above = [] if parent is None else chain(parent)
        return [*above, f"{nr} {titel}".strip()]

    words = {kind: word for word, kind in KINDS.items()}
    order = [*range(len(noder))]
    random.shuffle(order)
    rows = [
        row(words[noder[one][:2]], noder[one][3], way(chain(one)[:-1]), nr=noder[one][2])
        for one in order
    ]
    found, faults = plan_of(rows, UNITS, SINCE, lambda name, value: None)
    assert [(fault.text, rows[fault.row]) for fault in faults] == []
    for place, nod in zip(order, found, strict=True):
        parent = noder[place][4]
        assert (None if nod.parent is None else order[nod.parent]) == parent
