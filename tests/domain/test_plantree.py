"""The plan as one unit sees it: its order, who reports on what, what is left, and the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.plan import Del, Nod, NodTyp, Slag, Uppfoljning
from vbtui.domain.plantree import PlanTree, Progress

BOARD = Enhet("sn", "sn", "Servicenämnden", EnhetTyp.NAMND, None)
IT = Enhet("it", "it", "Område IT", EnhetTyp.OMRADE, "sn")
HUS = Enhet("hus", "hus", "Område fastigheter", EnhetTyp.OMRADE, "sn")
REGION = Organisation([BOARD, IT, HUS])


def nod(
    name: str,
    parent: str | None = None,
    typ: NodTyp = NodTyp.UPPDRAG,
    *,
    slag: Slag | None = None,
    enhet: str | None = None,
    nr: str = "",
) -> Nod:
    return Nod(
        id=name,
        overordnad=parent,
        typ=typ,
        slag=slag,
        nr=nr,
        titel=name,
        kalla="",
        enhet=enhet,
        ansvarig="",
        flerarigt=False,
        slutdatum=None,
        malvarde="",
        malvarde_lang="",
        matt="",
    )


PLAN = (
    nod("Mål", typ=NodTyp.MALOMRADE, slag=Slag.MAL),
    nod("Säker it-miljö", "Mål", nr="28"),
    nod("Utbilda", "Säker it-miljö", NodTyp.AKTIVITET, enhet="it"),
    nod("Kök", "Mål", enhet="hus"),
    nod("Nöjda", "Mål", NodTyp.STYRTAL),
    nod("Rubrik", typ=NodTyp.MALOMRADE, slag=Slag.PERSPEKTIV),
    nod("Energi", "Rubrik"),
)
DONE = Uppfoljning("u", "", status="genomfort", utfall="1", kommentar="Klart")


def tree(
    unit: Enhet = IT,
    *,
    noder: tuple[Nod, ...] = PLAN,
    berorda: dict[str, set[str]] | None = None,
    said: dict[str, Uppfoljning] | None = None,
) -> PlanTree:
    return PlanTree(noder, berorda or {}, REGION, unit, said or {})


def drawn(some: PlanTree) -> list[str]:
    return ["  " * some.depth(one) + one.titel for one in some.order]


class TestOrder:
    def test_a_parent_before_what_is_below_it(self) -> None:
        assert drawn(tree()) == [
            "Mål",
            "  Säker it-miljö",
            "    Utbilda",
            "  Kök",
            "  Nöjda",
            "Rubrik",
            "  Energi",
        ]

    def test_the_path_leads_from_the_top(self) -> None:
        some = tree()
        assert [one.id for one in some.path(some["Utbilda"])] == [
            "Mål",
            "Säker it-miljö",
            "Utbilda",
        ]

    def test_a_node_whose_parent_is_gone_is_shown_at_the_top(self) -> None:
        some = tree(noder=(nod("Kvar"), nod("Ensam", "borta")))
        assert drawn(some) == ["Kvar", "Ensam"]
        assert [one.id for one in some.path(some["Ensam"])] == ["Ensam"]

    def test_nodes_that_stand_below_each_other_are_shown(self) -> None:
        """Two people have moved each under the other, in two files that were then merged."""
        some = tree(noder=(nod("Topp"), nod("a", "b"), nod("b", "a"), nod("c", "b")))
        assert drawn(some) == ["Topp", "a", "  b", "    c"]
        assert some.children("b") == [some["c"]]

    def test_membership(self) -> None:
        some = tree()
        assert "Kök" in some
        assert "Tak" not in some

    @given(st.lists(st.sampled_from([None, "0", "1", "2", "3", "4", "borta"]), max_size=5))
    def test_whatever_the_parents_every_node_is_shown_once(self, parents: list[str | None]) -> None:
        nodes = tuple(nod(str(n), parent) for n, parent in enumerate(parents))
        some = tree(noder=nodes)
        assert sorted(one.id for one in some.order) == [one.id for one in nodes]
        for one in some.order:
            assert len(some.path(one)) == some.depth(one) + 1
            assert all(some.depth(child) == some.depth(one) + 1 for child in some.children(one.id))
        assert some.progress().expected == sum(some.expected(one) for one in some.order)


class TestWhoReports:
    @pytest.mark.parametrize(
        ("name", "units"),
        [
            ("Mål", {"sn"}),
            ("Rubrik", set()),
            ("Nöjda", {"sn"}),
            ("Säker it-miljö", {"sn", "it", "hus"}),
            ("Kök", {"sn", "hus"}),
            ("Utbilda", {"it"}),
        ],
    )
    def test_follows_from_the_kind_of_node(self, name: str, units: set[str]) -> None:
        some = tree()
        assert some.reporters(some[name]) == units

    def test_or_from_the_plan_where_it_names_units(self) -> None:
        some = tree(berorda={"Säker it-miljö": {"hus"}, "Mål": {"it"}, "Utbilda": {"hus"}})
        # An aktivitet that has an owner is the owner's to report, whoever else it concerns.
        assert some.reporters(some["Utbilda"]) == {"it"}
        assert some.reporters(some["Säker it-miljö"]) == {"hus", "sn"}
        assert some.reporters(some["Mål"]) == {"it"}

    def test_an_aktivitet_of_nobody_is_the_boards(self) -> None:
        some = tree(noder=(nod("Mål", typ=NodTyp.MALOMRADE), nod("A", "Mål", NodTyp.AKTIVITET)))
        assert some.reporters(some["A"]) == {"sn"}


PARTS = (
    nod("IK", typ=NodTyp.MALOMRADE, slag=Slag.INTERNKONTROLL),
    nod("HR", "IK", NodTyp.MALOMRADE, slag=Slag.VERKSAMHETSOMRADE),
    nod("Ohälsa", "HR", NodTyp.RISK),
    nod("Skyddsrond", "Ohälsa", NodTyp.ATGARD),
    nod("Elkraft", "Ohälsa", NodTyp.ATGARD, enhet="hus"),
    nod("ISK", typ=NodTyp.MALOMRADE, slag=Slag.ISK),
    nod("Mål finns", "ISK", NodTyp.FRAGA),
    nod("Samlat", "ISK", NodTyp.SLUTSATS),
    nod("Texter", typ=NodTyp.MALOMRADE, slag=Slag.TEXTER),
    nod("Händelser", "Texter", NodTyp.AVSNITT),
    nod("Analys", "Texter", NodTyp.AVSNITT, enhet="sn"),
    nod("Kapitel", "Texter", NodTyp.AVSNITT),
    nod("Under", "Kapitel", NodTyp.AVSNITT, enhet="it"),
)


class TestTheOtherParts:
    @pytest.mark.parametrize(
        ("name", "units"),
        [
            ("HR", set()),
            ("Ohälsa", set()),
            ("Skyddsrond", {"sn", "it", "hus"}),
            ("Elkraft", {"sn", "hus"}),
            ("Mål finns", {"sn"}),
            ("Samlat", {"sn"}),
            ("Händelser", {"sn", "it", "hus"}),
            ("Analys", {"sn"}),
            ("Kapitel", set()),
            ("Under", {"sn", "it"}),
        ],
    )
    def test_who_reports(self, name: str, units: set[str]) -> None:
        some = tree(noder=PARTS)
        assert some.reporters(some[name]) == units

    def test_units_that_are_named(self) -> None:
        some = tree(noder=PARTS, berorda={"Skyddsrond": {"it"}, "Mål finns": {"hus"}})
        assert some.reporters(some["Skyddsrond"]) == {"it", "sn"}
        assert some.reporters(some["Mål finns"]) == {"hus"}

    def test_a_chapter_that_names_somebody_is_more_than_a_heading(self) -> None:
        some = tree(noder=PARTS, berorda={"Kapitel": {"it"}})
        assert some.reporters(some["Kapitel"]) == {"it", "sn"}

    def test_each_has_its_own_progress(self) -> None:
        text = Uppfoljning("u", "sn", kommentar="Ett gott år.")
        some = tree(BOARD, noder=(*PLAN, *PARTS), said={"Analys": text, "Samlat": text})
        assert some.progress_of(Del.TEXTER) == Progress(1, 3) == some.progress("Texter")
        assert some.progress_of(Del.ISK) == Progress(0, 2) == some.progress("ISK")
        assert some.progress_of(Del.INTERNKONTROLL) == Progress(0, 2)
        parts = [some.progress_of(part) for part in Del]
        assert sum(part.expected for part in parts) == some.progress().expected
        assert sum(part.done for part in parts) == some.progress().done


class TestWhatIsLeft:
    def test_status_and_comment_and_for_styrtal_the_outcome(self) -> None:
        some = tree(BOARD)
        assert some.gaps(some["Säker it-miljö"]) == ("status", "kommentar")
        assert some.gaps(some["Nöjda"]) == ("status", "utfall", "kommentar")

    def test_a_comment_of_spaces_says_nothing(self) -> None:
        some = tree(said={"Utbilda": Uppfoljning("u", "it", status="pagaende", kommentar=" \n")})
        assert some.gaps(some["Utbilda"]) == ("kommentar",)

    def test_nothing_where_nothing_is_expected(self) -> None:
        some = tree(IT)
        assert some.gaps(some["Kök"]) == ()
        assert some.gaps(some["Rubrik"]) == ()

    def test_progress_adds_up_by_branch(self) -> None:
        some = tree(IT, said={"Utbilda": DONE})
        assert some.progress("Utbilda") == Progress(1, 1)
        assert some.progress("Säker it-miljö") == Progress(1, 2)
        assert some.progress("Mål") == Progress(1, 2)
        assert some.progress("Rubrik") == Progress(0, 1)
        assert some.progress() == Progress(1, 3)
        assert not some.progress().complete

    def test_progress_follows_what_is_said(self) -> None:
        some = tree(IT, said={"Utbilda": DONE, "Energi": DONE})
        assert some.progress() == Progress(2, 3)
        some.update("Säker it-miljö", DONE)
        assert some.progress().complete
        some.update("Utbilda", Uppfoljning("u", "it"))
        assert some.progress() == Progress(2, 3)

    def test_the_next_gap_is_found_round_the_plan(self) -> None:
        some = tree(IT, said={"Utbilda": DONE})
        found = [some.next_gap(after) for after in (None, "Säker it-miljö", "Energi", "borta")]
        assert [one.id if one else None for one in found] == [
            "Säker it-miljö",
            "Energi",
            "Säker it-miljö",
            "Säker it-miljö",
        ]

    def test_a_node_that_is_the_only_one_left_is_next_to_itself(self) -> None:
        some = tree(IT, said={"Utbilda": DONE, "Energi": DONE})
        found = some.next_gap("Säker it-miljö")
        assert found
        assert found.id == "Säker it-miljö"

    def test_no_gap_when_all_is_said(self) -> None:
        some = tree(IT, said=dict.fromkeys(("Utbilda", "Energi", "Säker it-miljö"), DONE))
        assert some.next_gap(None) is None
        assert some.progress().complete


class TestSearch:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("säker", {"Säker it-miljö"}),
            ("SÄKER", {"Säker it-miljö"}),
            ("saker", set()),
            ("kök", {"Kök"}),
            ("kok", set()),
            ("28", {"Säker it-miljö"}),
            ("miljö säker", {"Säker it-miljö"}),
            ("säker kök", set()),
            ("försenat", {"Utbilda"}),
            ("[/]", {"Utbilda"}),
            ("", {one.id for one in PLAN}),
        ],
    )
    def test_of_number_title_and_comment(self, text: str, found: set[str]) -> None:
        comment = Uppfoljning("u", "it", kommentar="Försenat, se [/] nedan")
        assert tree(said={"Utbilda": comment}).matching(text) == found

    def test_finds_what_was_just_said(self) -> None:
        some = tree()
        assert some.matching("vinter") == set()
        some.update("Kök", Uppfoljning("u", "it", kommentar="När vintern kom"))
        assert some.matching("vinter") == {"Kök"}

    @given(
        st.lists(
            st.text("kösäm ", max_size=6)
            | st.sampled_from(["kök", "kö k", "säker mi", "miljö säker", "vinter", "Kök vintern"]),
            max_size=8,
        ),
        st.integers(0, 8),
    )
    def test_finds_the_same_whatever_was_searched_before(
        self, searches: list[str], when: int
    ) -> None:
        some, said = tree(), {}
        for number, text in enumerate(searches):
            if number == when:
                said["Kök"] = Uppfoljning("u", "it", kommentar="När vintern kom")
                some.update("Kök", said["Kök"])
            found = some.matching(text)
            assert found == tree(said=said).matching(text)
            found.clear()
