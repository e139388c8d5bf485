"""What the statuses below make of a node: the rules, their reasons, and who is heard."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Nod, NodTyp, Slag, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import scale
from vbtui.domain.suggestion import NOT_JUDGED, RULES, Suggestion, Suggestions, suggest

HELAR, DELAR = PeriodTyp.HELAR, PeriodTyp.DELAR
ORDER = {
    (NodTyp.UPPDRAG, HELAR): (
        "genomfort", "flerarigt_arets_del_genomford", "startat_ej_klart", "ej_startat",
        "ej_genomfort",
    ),
    (NodTyp.UPPDRAG, DELAR): (
        "genomfort", "bedoms_klart_vid_arets_slut", "startat_ej_klart", "ej_startat",
    ),
    (NodTyp.MALOMRADE, HELAR): ("uppnadd", "delvis", "ej_uppnadd"),
    (NodTyp.MALOMRADE, DELAR): ("gron", "gul", "rod"),
    (NodTyp.AKTIVITET, HELAR): (
        "avslutad", "avslutad_med_avvikelse", "pagaende", "ej_startad", "avvikelse",
    ),
    (NodTyp.AKTIVITET, DELAR): (
        "avslutad", "avslutad_med_avvikelse", "pagaende", "ej_startad", "avvikelse",
    ),
    (NodTyp.STYRTAL, HELAR): ("helt", "delvis", "inte_alls"),
    (NodTyp.STYRTAL, DELAR): ("helt", "delvis", "inte_alls"),
    **{
        (typ, period): order
        for period in PeriodTyp
        for typ, order in {
            NodTyp.ATGARD: (
                "genomford", "avslutad", "genomford_utan_full_effekt", "ej_genomford", "pagaende",
            ),
            NodTyp.FRAGA: ("ja", "delvis", "nej"),
            NodTyp.SLUTSATS: ("tillracklig", "delvis_tillracklig", "inte_tillracklig"),
        }.items()
    },
}  # fmt: skip
"""Every scale's judged statuses from the best to the worst, as one who sums them up sees them."""
every_scale = pytest.mark.parametrize("key", ORDER, ids=lambda key: f"{key[0]}-{key[1]}")


def enhet(kod: str, above: str | None = "board") -> Enhet:
    return Enhet(kod, kod, f"Område {kod}", EnhetTyp.OMRADE, above)


BOARD = enhet("board", None)
UNITS = [enhet(kod) for kod in "abcdefg"]
FLAT = Organisation([BOARD, *UNITS])


def nod(typ: NodTyp, id: str = "n", above: str | None = None, **settings: Any) -> Nod:
    fields: dict[str, Any] = {
        "id": id, "overordnad": above, "typ": typ, "nr": "", "titel": id, "kalla": "",
        "slag": Slag.MAL if typ is NodTyp.MALOMRADE else None, "enhet": None, "ansvarig": "",
        "flerarigt": False, "slutdatum": None, "malvarde": "", "malvarde_lang": "", "matt": "",
    }  # fmt: skip
    return Nod(**fields | settings)


def below(
    typ: NodTyp,
    period: PeriodTyp,
    statuses: Mapping[str, str],
    organisation: Organisation = FLAT,
    **settings: Any,
) -> Suggestion | None:
    """What the board is told of a node of this kind that all units have been asked about."""
    one = nod(typ, **settings)
    asked = {"n": {unit.id for unit in organisation if not organisation.children(unit)}}
    tree = PlanTree([one], asked, organisation, organisation.root, {})
    return suggest(tree, organisation, one, period, statuses)


def said(key: tuple[NodTyp, PeriodTyp], *statuses: str) -> Suggestion:
    units = dict(zip((unit.id for unit in UNITS), statuses, strict=False))
    found = below(*key, units)
    assert found is not None
    return found


class TestRules:
    @every_scale
    def test_give_what_all_agree_on(self, key: tuple[NodTyp, PeriodTyp]) -> None:
        for step in scale(*key):
            found = said(key, *[step.key] * 7).status
            assert found == step

    @every_scale
    def test_know_every_status_of_their_scale(self, key: tuple[NodTyp, PeriodTyp]) -> None:
        judged = {step.key for step in scale(*key)} - NOT_JUDGED
        assert RULES[key][-1].among == judged == set(ORDER[key])
        assert {rule.gives for rule in RULES[key]} == judged

    @every_scale
    def test_every_rule_is_needed(self, key: tuple[NodTyp, PeriodTyp]) -> None:
        for number, rule in enumerate(RULES[key]):
            assert not any(rule.among <= earlier.among for earlier in RULES[key][:number])

    @every_scale
    @given(data=st.data())
    def test_a_better_status_never_makes_it_worse(
        self, key: tuple[NodTyp, PeriodTyp], data: st.DataObject
    ) -> None:
        order = ORDER[key]
        places = data.draw(st.lists(st.integers(0, len(order) - 1), min_size=1, max_size=7))
        which = data.draw(st.integers(0, len(places) - 1))
        better = list(places)
        better[which] = data.draw(st.integers(0, places[which]))
        one, other = (
            said(key, *(order[place] for place in found)).status for found in (places, better)
        )
        assert one is not None
        assert other is not None
        assert order.index(other.key) <= order.index(one.key)

    @every_scale
    @given(data=st.data())
    def test_the_order_of_the_units_does_not_matter(
        self, key: tuple[NodTyp, PeriodTyp], data: st.DataObject
    ) -> None:
        steps = [step.key for step in scale(*key)] + ["", "okänd"]
        statuses = data.draw(st.lists(st.sampled_from(steps), min_size=7, max_size=7))
        turned = data.draw(st.permutations(statuses))
        one, other = said(key, *statuses), said(key, *turned)
        assert (one.status, one.reason, one.counts) == (other.status, other.reason, other.counts)

    @every_scale
    def test_never_suggest_better_than_the_best_or_worse_than_the_worst(
        self, key: tuple[NodTyp, PeriodTyp]
    ) -> None:
        order = ORDER[key]
        for pair in permutations(range(len(order)), 2):
            found = said(key, *(order[place] for place in pair)).status
            assert found is not None
            assert min(pair) <= order.index(found.key) <= max(pair)


class TestUppdrag:
    KEY = (NodTyp.UPPDRAG, HELAR)

    def test_is_done_when_all_are(self) -> None:
        found = said(self.KEY, *["genomfort"] * 7)
        assert found.reason == (
            "7 av 7 enheter har status: 7 genomfört → Genomfört, eftersom alla är klara."
        )
        assert found.missing == ()

    def test_says_what_the_rule_was_made_of(self) -> None:
        found = said(self.KEY, *["genomfort"] * 5, "startat_ej_klart")
        assert found.reason == (
            "6 av 7 enheter har status: 5 genomfört; 1 startat, ej klart → Startat, ej klart,"
            " eftersom inte alla är klara."
        )
        assert found.missing == ("Område g",)
        assert [(status.key, count) for status, count in found.counts] == [
            ("genomfort", 5), ("startat_ej_klart", 1),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("statuses", "suggested"),
        [
            ("genomfort flerarigt_arets_del_genomford", "flerarigt_arets_del_genomford"),
            ("genomfort ej_startat", "startat_ej_klart"),
            ("genomfort ej_genomfort", "startat_ej_klart"),
            ("ej_startat ej_genomfort", "ej_startat"),
            ("ej_startat startat_ej_klart", "startat_ej_klart"),
        ],
    )
    def test_that_is_done_in_part_is_begun(self, statuses: str, suggested: str) -> None:
        found = said(self.KEY, *statuses.split()).status
        assert found
        assert found.key == suggested

    def test_at_delar_has_started_where_anybody_has(self) -> None:
        key = (NodTyp.UPPDRAG, DELAR)
        found = said(key, "genomfort", "bedoms_klart_vid_arets_slut", "ej_startat")
        assert found.status
        assert found.status.key == "startat_ej_klart"
        assert "någon blir inte klar i år" in found.reason

    def test_what_is_not_judged_is_counted_but_decides_nothing(self) -> None:
        found = said(self.KEY, "genomfort", "ej_bedomt", "genomfort")
        assert found.status
        assert found.status.key == "genomfort"
        assert "3 av 7 enheter har status: 2 genomfört; 1 ej bedömt" in found.reason

    def test_that_nobody_can_judge_is_not_judged(self) -> None:
        found = said(self.KEY, "ej_bedomt", "ej_bedomt")
        assert found.status
        assert found.status.key == "ej_bedomt"
        assert "ingen har kunnat bedöma det" in found.reason

    def test_without_a_status_has_nothing_to_suggest(self) -> None:
        found = said(self.KEY)
        assert found.status is None
        assert found.reason == "0 av 7 enheter har status, så det finns inget att föreslå."
        assert len(found.missing) == 7
        assert not found.differs("genomfort")

    def test_a_status_of_no_scale_decides_nothing(self) -> None:
        found = said(self.KEY, "från ett annat program [/]")
        assert found.status is None
        assert "1 från ett annat program [/], så det finns inget" in found.reason
        mixed = said(self.KEY, "från ett annat program", "genomfort")
        assert mixed.status
        assert mixed.status.key == "genomfort"

    def test_a_choice_that_differs_is_told(self) -> None:
        found = said(self.KEY, *["genomfort"] * 7)
        assert found.differs("startat_ej_klart")
        assert not found.differs("genomfort")
        assert not found.differs(None)
        assert not found.differs("")


class TestWhoIsHeard:
    """board ▸ forv ▸ (a, b) and board ▸ c."""

    TREE = Organisation([BOARD, enhet("forv"), enhet("a", "forv"), enhet("b", "forv"), enhet("c")])

    def names(self, statuses: Mapping[str, str]) -> list[str]:
        found = below(NodTyp.UPPDRAG, HELAR, statuses, self.TREE)
        assert found is not None
        return [one.name for one in found.given]

    def test_the_units_at_the_ends(self) -> None:
        assert self.names({}) == ["Område a", "Område b", "Område c"]

    def test_a_unit_that_sums_up_stands_for_those_below_it(self) -> None:
        assert self.names({"forv": "genomfort", "a": "ej_startat"}) == ["Område forv", "Område c"]

    def test_one_that_is_not_asked_but_has_spoken(self) -> None:
        one = nod(NodTyp.UPPDRAG)
        tree = PlanTree([one], {"n": {"a"}}, self.TREE, BOARD, {})
        found = suggest(tree, self.TREE, one, HELAR, {"c": "genomfort"})
        assert found
        assert [(given.name, given.status is None) for given in found.given] == [
            ("Område a", True), ("Område c", False),
        ]  # fmt: skip

    def test_not_the_unit_itself_and_not_those_beside_it(self) -> None:
        one = nod(NodTyp.UPPDRAG)
        tree = PlanTree([one], {}, self.TREE, self.TREE["forv"], {})
        found = suggest(
            tree, self.TREE, one, HELAR, {"forv": "ej_startat", "a": "genomfort", "c": "ej_startat"}
        )
        assert found
        assert [given.name for given in found.given] == ["Område a", "Område b"]
        assert found.status
        assert found.status.key == "genomfort"

    def test_nobody_where_there_is_nobody_below(self) -> None:
        one = nod(NodTyp.UPPDRAG)
        tree = PlanTree([one], {}, self.TREE, self.TREE["a"], {})
        assert suggest(tree, self.TREE, one, HELAR, {"a": "genomfort"}) is None

    def test_nobody_about_what_is_not_judged_or_is_anothers(self) -> None:
        assert below(NodTyp.MALOMRADE, HELAR, {"a": "uppnadd"}, slag=Slag.STRATEGI) is None
        assert below(NodTyp.AKTIVITET, HELAR, {"a": "avslutad"}, enhet="a") is None
        assert below(NodTyp.AKTIVITET, HELAR, {"a": "avslutad"}) is not None

    def test_nobody_of_a_styrtal_that_only_the_board_judges(self) -> None:
        one = nod(NodTyp.STYRTAL)
        tree = PlanTree([one], {}, FLAT, BOARD, {})
        assert suggest(tree, FLAT, one, HELAR, {}) is None


class TestMalomrade:
    """A goal with a styrtal and two uppdrag, one of them under a heading, which no unit judges."""

    GOAL = nod(NodTyp.MALOMRADE, "goal")
    PLAN = (
        GOAL,
        nod(NodTyp.STYRTAL, "styrtal", "goal"),
        nod(NodTyp.MALOMRADE, "heading", "goal", slag=Slag.MALOMRADE),
        nod(NodTyp.UPPDRAG, "inner", "heading"),
        nod(NodTyp.UPPDRAG, "outer", "goal"),
    )

    def found(self, typ: PeriodTyp = HELAR, **statuses: str) -> Suggestion:
        spoken = {key: Uppfoljning(key, "board", status) for key, status in statuses.items()}
        tree = PlanTree(self.PLAN, {}, FLAT, BOARD, spoken)
        suggestion = suggest(tree, FLAT, self.GOAL, typ, {})
        assert suggestion is not None
        return suggestion

    @pytest.mark.parametrize(
        ("styrtal", "inner", "outer", "suggested"),
        [
            ("helt", "genomfort", "flerarigt_arets_del_genomford", "uppnadd"),
            ("helt", "genomfort", "startat_ej_klart", "delvis"),
            ("inte_alls", "genomfort", "genomfort", "delvis"),
            ("inte_alls", "ej_startat", "ej_genomfort", "ej_uppnadd"),
            ("varde_saknas", "genomfort", "genomfort", "uppnadd"),
            ("varde_saknas", "ej_bedomt", "ej_bedomt", "kan_ej_bedomas"),
        ],
    )
    def test_follows_from_its_styrtal_and_uppdrag(
        self, styrtal: str, inner: str, outer: str, suggested: str
    ) -> None:
        found = self.found(styrtal=styrtal, inner=inner, outer=outer)
        assert found.status
        assert found.status.key == suggested

    def test_at_delar_has_started_where_anybody_has(self) -> None:
        found = self.found(DELAR, styrtal="helt", inner="bedoms_klart_vid_arets_slut",
                           outer="ej_startat")  # fmt: skip
        assert found.status
        assert found.status.key == "rod"

    def test_says_what_it_was_made_of(self) -> None:
        found = self.found(styrtal="helt", outer="startat_ej_klart")
        assert found.reason == (
            "2 av 3 styrtal och uppdrag har status: 1 uppnådd; 1 delvis uppnådd → Delvis uppnådd,"
            " eftersom inte allt är uppnått."
        )
        assert found.missing == ("inner",)
        assert [given.name for given in found.given] == ["styrtal", "inner", "outer"]

    def test_that_units_judge_follows_from_them(self) -> None:
        tree = PlanTree(self.PLAN, {"goal": {"a", "b"}}, FLAT, BOARD, {})
        found = suggest(tree, FLAT, self.GOAL, HELAR, {"a": "uppnadd"})
        assert found
        assert found.reason.startswith("1 av 2 enheter har status")

    def test_a_goal_under_a_goal_counts_as_it_is_judged(self) -> None:
        plan = [self.GOAL, nod(NodTyp.MALOMRADE, "sub", "goal"), nod(NodTyp.UPPDRAG, "u", "sub")]
        spoken = {"sub": Uppfoljning("sub", "board", "delvis")}
        found = suggest(PlanTree(plan, {}, FLAT, BOARD, spoken), FLAT, self.GOAL, HELAR, {})
        assert found
        assert found.status
        assert found.status.key == "delvis"
        assert len(found.given) == 1

    def test_of_nothing_is_none(self) -> None:
        tree = PlanTree([self.GOAL], {}, FLAT, BOARD, {})
        assert suggest(tree, FLAT, self.GOAL, HELAR, {}) is None


def test_a_plan_tells_which_choices_differ() -> None:
    plan = [nod(NodTyp.UPPDRAG, key) for key in ("one", "two", "three")]
    spoken = {
        "one": Uppfoljning("1", "board", "genomfort"),
        "two": Uppfoljning("2", "board", "startat_ej_klart"),
    }
    tree = PlanTree(plan, {}, FLAT, BOARD, spoken)
    everyone = {unit.id: "genomfort" for unit in UNITS}
    found = Suggestions(tree, FLAT, HELAR, {one.id: everyone for one in plan})
    assert [found.differs(one) for one in plan] == [False, True, False]
    tree.update("two", Uppfoljning("2", "board", "genomfort"))
    assert not found.differs(plan[1])
    first = found.of(plan[2])
    assert first
    assert first.status
    assert first.status.key == "genomfort"


class TestTarget:
    @pytest.mark.parametrize("organisation", [FLAT, Organisation([BOARD])], ids=["alla", "ensam"])
    def test_an_outcome_held_against_its_target_comes_first(
        self, organisation: Organisation
    ) -> None:
        one = nod(NodTyp.STYRTAL, malvarde="77–80")
        mine = {"n": Uppfoljning("u", "board", utfall="79")}
        tree = PlanTree([one], {"n": {"a"}}, organisation, BOARD, mine)
        found = suggest(tree, organisation, one, HELAR, {"a": "inte_alls"})
        assert found
        assert found.reason == "Helt, eftersom utfallet ”79” når målvärdet ”77–80”."
        assert found.heard == ""
        assert found.differs("delvis")

    def test_without_a_target_that_can_be_read_the_units_decide(self) -> None:
        one = nod(NodTyp.STYRTAL, malvarde="God")
        mine = {"n": Uppfoljning("u", "board", utfall="79")}
        tree = PlanTree([one], {"n": {"a"}}, FLAT, BOARD, mine)
        found = suggest(tree, FLAT, one, HELAR, {"a": "inte_alls"})
        assert found
        assert found.status
        assert found.status.key == "inte_alls"
