"""The words of the plan that follow from its fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vbtui.domain.plan import (
    EMPTY,
    GOALS,
    Del,
    Nod,
    NodTyp,
    Slag,
    Uppfoljning,
    fits,
    gaps,
    headings,
    holders,
    report_fields,
)

PLACES: dict[NodTyp | Slag, set[NodTyp | Slag]] = {
    Slag.INTERNKONTROLL: {Slag.VERKSAMHETSOMRADE},
    Slag.VERKSAMHETSOMRADE: {NodTyp.RISK},
    NodTyp.RISK: {NodTyp.ATGARD},
    Slag.ISK: {NodTyp.FRAGA, NodTyp.SLUTSATS},
    Slag.TEXTER: {NodTyp.AVSNITT},
    NodTyp.AVSNITT: {NodTyp.AVSNITT},
    **{slag: {*GOALS, NodTyp.STYRTAL, NodTyp.UPPDRAG, NodTyp.AKTIVITET} for slag in GOALS},
    NodTyp.UPPDRAG: {NodTyp.AKTIVITET},
    NodTyp.AKTIVITET: set(),
    NodTyp.STYRTAL: set(),
    NodTyp.ATGARD: set(),
    NodTyp.FRAGA: set(),
    NodTyp.SLUTSATS: set(),
}
"""Everything that a plan is made of → what may stand directly below it."""
TOP = {*GOALS, Slag.INTERNKONTROLL, Slag.ISK, Slag.TEXTER}


def made(kind: NodTyp | Slag) -> Nod:
    slag = kind if isinstance(kind, Slag) else None
    return Nod(
        id="n",
        overordnad=None,
        typ=NodTyp.MALOMRADE if isinstance(kind, Slag) else kind,
        slag=slag,
        nr="",
        titel="Något",
        kalla="",
        enhet=None,
        ansvarig="",
        flerarigt=False,
        slutdatum=None,
        malvarde="",
        malvarde_lang="",
        matt="",
    )


class TestPlaces:
    def test_everything_has_its_place(self) -> None:
        assert set(PLACES) == {*Slag, *NodTyp}, "a målområde is known by its slag"

    @pytest.mark.parametrize("above", [None, *PLACES])
    def test_only_what_belongs_there_may_stand_below(self, above: NodTyp | Slag | None) -> None:
        parent = made(above) if above else None
        fitting = {kind for kind in PLACES if fits((one := made(kind)).typ, one.slag, parent)}
        assert fitting == (PLACES[above] if above else TOP)

    def test_a_heading_that_is_not_named_is_a_malomrade(self) -> None:
        assert fits(NodTyp.MALOMRADE, None, None)
        assert fits(NodTyp.MALOMRADE, None, made(Slag.PERSPEKTIV))
        assert not fits(NodTyp.MALOMRADE, None, made(Slag.INTERNKONTROLL))

    def test_headings_below(self) -> None:
        assert headings(made(Slag.INTERNKONTROLL)) == (Slag.VERKSAMHETSOMRADE,)
        assert headings(made(Slag.ISK)) == headings(made(NodTyp.RISK)) == ()

    @pytest.mark.parametrize(
        ("typ", "words"),
        [
            (NodTyp.ATGARD, "risk"),
            (NodTyp.RISK, "verksamhetsområde"),
            (NodTyp.FRAGA, "isk-bedömning"),
            (NodTyp.AVSNITT, "avsnitt eller rapportens texter"),
            (NodTyp.AKTIVITET, "målområde eller uppdrag"),
        ],
    )
    def test_said_in_words(self, typ: NodTyp, words: str) -> None:
        assert holders(typ) == words


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        (
            Del.INTERNKONTROLL,
            {Slag.INTERNKONTROLL, Slag.VERKSAMHETSOMRADE, NodTyp.RISK, NodTyp.ATGARD},
        ),
        (Del.ISK, {Slag.ISK, NodTyp.FRAGA, NodTyp.SLUTSATS}),
        (Del.TEXTER, {Slag.TEXTER, NodTyp.AVSNITT}),
        (Del.PLAN, {*GOALS, NodTyp.UPPDRAG, NodTyp.AKTIVITET, NodTyp.STYRTAL}),
    ],
)
def test_every_node_is_of_one_part_wherever_it_stands(part: Del, kinds: set[NodTyp | Slag]) -> None:
    assert {kind for kind in PLACES if made(kind).part is part} == kinds


@pytest.mark.parametrize(
    ("kind", "fields", "missing"),
    [
        (NodTyp.UPPDRAG, ("status", "trend", "kommentar"), ("status", "kommentar")),
        (
            NodTyp.STYRTAL,
            ("status", "trend", "utfall", "kommentar"),
            ("status", "utfall", "kommentar"),
        ),
        (NodTyp.ATGARD, ("status", "effekt", "nasta_ar", "kommentar"), ("status", "kommentar")),
        (NodTyp.FRAGA, ("status", "kommentar"), ("status", "kommentar")),
        (NodTyp.SLUTSATS, ("status", "kommentar"), ("status", "kommentar")),
        (NodTyp.AVSNITT, ("kommentar",), ("text",)),
    ],
)
def test_what_is_said_of_each_kind_and_what_is_missing(
    kind: NodTyp, fields: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    nod = made(kind)
    assert nod.reported
    assert report_fields(nod) == fields
    assert gaps(nod, EMPTY) == missing
    filled = Uppfoljning("u", "it", status="x", utfall="1", kommentar="Klart")
    assert gaps(nod, filled) == (), "the two questions may be left"


@pytest.mark.parametrize(
    "kind", [NodTyp.RISK, Slag.VERKSAMHETSOMRADE, Slag.INTERNKONTROLL, Slag.ISK, Slag.TEXTER]
)
def test_what_only_gathers_others_is_not_asked_about(kind: NodTyp | Slag) -> None:
    nod = made(kind)
    assert not nod.judged
    assert not nod.reported
    assert report_fields(nod) == ("kommentar",)


@pytest.mark.parametrize(
    ("malvarde", "matt", "shown"),
    [
        ("90 %", "%", "90 %"),
        ("90%", "%", "90%"),
        ("0 mnkr", "mnkr", "0 mnkr"),
        ("0 Mnkr", "mnkr", "0 Mnkr"),
        ("77", "index", "77 (index)"),
        ("77–80", "", "77–80"),
        ("5 tkr", "kr", "5 tkr (kr)"),
        ("högst 10 st per år", "st", "högst 10 st per år (st)"),
        ("Helt", "%", "Helt (%)"),
        ("", "%", ""),
    ],
)
def test_a_target_says_its_unit_once(malvarde: str, matt: str, shown: str) -> None:
    nod = replace(made(NodTyp.STYRTAL), malvarde=malvarde, matt=matt)
    assert nod.target == shown
