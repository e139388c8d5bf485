"""The plans of the sample's file against the published reports, and what is left to fill in."""

import re
from collections import Counter
from itertools import chain

import pytest

from tests.sample import underlag
from tests.sample.underlag import PERIODS, REPORTS, Facts, kept_facts, read
from vbtui.domain import status
from vbtui.domain.enhet import Organisation
from vbtui.domain.period import Period, PeriodTyp, find_period
from vbtui.domain.plan import Del, Nod, NodTyp, Slag, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import Tone
from vbtui.domain.suggestion import suggest
from vbtui.sample.figures import published
from vbtui.sample.outline import BOARD
from vbtui.store import plans
from vbtui.store.database import Database

reports_at_hand = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the published reports are not at hand"
)
every_period = pytest.mark.parametrize("key", PERIODS)

SYMBOLS = {"●": "helt", "◆": "delvis"}
WORDS = {"Helt": "helt", "Delvis": "delvis", "Inte alls": "inte_alls"}
COLOURS = {"grön": Tone.GOOD, "gul": Tone.PARTLY, "röd": Tone.BAD}
UNITS = {
    "Byggprojekt": "fastigheter",
    "Driftgrupp Park": "fastigheter",
    "Fastighetsförvaltningen": "fastigheter",
    "IT": "it",
    "IT stödsystem": "it",
    "Lokalvård": "forsorjning",
    "Måltid": "forsorjning",
    "Område IT": "it",
    "Område fastigheter": "fastigheter",
    "Område försörjning": "forsorjning",
    "Område inköp och upphandling": "inkop",
    "Område medicinsk teknik": "mt",
    "Servicecenter": "ssc",
    "Shared Service Center": "ssc",
    "Shared Service Center ekonomi": "ssc",
    "Teknikavdelningen": "fastigheter",
}
"""The units and departments that the reports name → the unit that reports for them."""


def ascii_key(text: str) -> str:
    return text.translate(str.maketrans("åäö", "aao"))


def cell(printed: str | None) -> str:
    """A printed cell without symbols, arrows and the spaces that come and go."""
    text = re.sub("[●◆→↘↗—]", "", printed or "")
    return re.sub(r"\s*[-–]\s*", "–", " ".join(text.split()))


def tree(db: Database, key: str, unit: str = BOARD) -> tuple[PlanTree, Period]:
    period = find_period(plans.perioder(db), key)
    assert period.plan
    organisation = plans.organisation(db)
    enhet = organisation.find(unit)
    return PlanTree(
        plans.noder(db, period.plan),
        plans.berorda(db, period.plan),
        organisation,
        enhet,
        plans.said(db, enhet.id, period.id),
    ), period


def of_typ(found: PlanTree, parent: str | None, typ: NodTyp) -> list[Nod]:
    return [nod for nod in found.children(parent) if (nod.typ, nod.part) == (typ, Del.PLAN)]


@reports_at_hand
def test_the_kept_facts_are_those_of_the_reports() -> None:
    assert kept_facts() == underlag.published_facts()


@reports_at_hand
def test_no_title_is_taken_from_a_report(sample: Database) -> None:
    theirs = {
        " ".join(title.casefold().split()).strip(".!")
        for path in REPORTS.glob("*.json")
        for title in _titles(read(path))
    }
    ours = {
        nod.titel
        for period in plans.perioder(sample)
        if period.plan
        for nod in plans.noder(sample, period.plan)
    }
    assert len(theirs) > 100
    assert not {title for title in ours if title.casefold() in theirs}


def _titles(part: object) -> list[str]:
    if isinstance(part, list):
        return list(chain.from_iterable(map(_titles, part)))
    if isinstance(part, dict):
        own = [part["titel"]] if isinstance(part.get("titel"), str) else []
        return own + list(chain.from_iterable(map(_titles, part.values())))
    return []


@every_period
def test_the_plan_and_the_boards_words_are_the_published_ones(sample: Database, key: str) -> None:
    found, period = tree(sample, key)
    organisation = plans.organisation(sample)

    def same(parent: str | None, published_nodes: list[Facts]) -> None:
        headings = of_typ(found, parent, NodTyp.MALOMRADE)
        for nod, node in zip(headings, published_nodes, strict=True):
            said = found.said(nod)
            assert (nod.slag, nod.nr) == (Slag(ascii_key(node["typ"])), node["nr"] or ""), nod
            if node["bedomning"]:
                assert said.status == ascii_key(node["bedomning"]), nod
            else:
                assert nod.judged == (said.status is not None), nod
            measures = of_typ(found, nod.id, NodTyp.STYRTAL)
            for measure, printed in zip(measures, node["styrtal"], strict=True):
                assert_measure(measure, found.said(measure), printed)
            tasks = of_typ(found, nod.id, NodTyp.UPPDRAG)
            for task, printed in zip(tasks, node["uppdrag"], strict=True):
                assert_task(task, found, printed, period.typ, organisation)
            same(nod.id, node["barn"])

    same(None, kept_facts()[key])


def assert_measure(nod: Nod, said: Uppfoljning, printed: Facts) -> None:
    assert nod.nr == (printed["nr"] or "")
    assert nod.matt == (printed["enhet"] or "")
    assert cell(said.utfall) == cell(printed["utfall_text"])
    assert cell(nod.malvarde) == cell(printed["arets_malvarde_text"])
    assert cell(nod.malvarde_lang) == cell(printed["langsiktigt_malvarde_text"])
    assert said.trend == (ascii_key(printed["trend"]) if printed["trend"] else None)
    shown = f"{printed['utfall_text'] or ''} {printed['arets_malvarde_text'] or ''}"
    stated = {SYMBOLS[sign] for sign in SYMBOLS if sign in shown}
    if word := WORDS.get(cell(printed["utfall_text"])):
        stated.add(word)
    assert not stated or stated == {said.status}, nod


def assert_task(
    nod: Nod, found: PlanTree, printed: Facts, typ: PeriodTyp, organisation: Organisation
) -> None:
    said = found.said(nod)
    assert nod.nr == (printed["nr"] or "")
    assert (
        nod.kalla == {"regionfullmäktige": "regionfullmaktige", "nämnd": "namnd"}[printed["kalla"]]
    )
    answers = organisation[nod.enhet].namn if nod.enhet else nod.ansvarig
    assert answers == (printed["ansvarig"] or "")
    assert said.status == ascii_key(printed["status"]), nod
    if printed["status_farg"]:
        step = status.find(nod.typ, typ, said.status)
        assert step
        assert step.tone is COLOURS[printed["status_farg"]]
    named = {organisation.find(UNITS[name]).id for name in printed["omraden_namnda"]}
    assert named <= found.reporters(nod), nod


def test_the_board_sums_up_as_published(sample: Database) -> None:
    """Counts of good, partly and bad, per row of the reports' own summary."""
    year, interim = _tones(sample, "2025-helar"), _tones(sample, "2024-delar")
    counted = {
        ("vb_2025", "rf_malsattningar"): year[Slag.MALSATTNING],
        ("vb_2025", "rf_uppdrag"): year["regionfullmaktige"],
        ("vb_2025", "namnd_mal"): year[Slag.MAL],
        ("vb_2025", "namnd_uppdrag"): year["namnd"],
        ("delar_2024", "rf_effektmal"): interim[Slag.EFFEKTMAL],
        ("delar_2024", "namnd_mal"): interim[Slag.MAL],
        ("delar_2024", "namnd_uppdrag"): interim["namnd"],
    }
    printed = {
        (document, row.id): tuple(int(str(number or 0)) for number in row.varden)
        for document in ("vb_2025", "delar_2024")
        for row in published(document, "summering_publicerad").rader
    }
    assert {
        row: tuple(tones[tone] for tone in (Tone.GOOD, Tone.PARTLY, Tone.BAD))
        for row, tones in counted.items()
    } == printed


def _tones(db: Database, key: str) -> dict[Slag | str, Counter[Tone]]:
    found, period = tree(db, key)
    tones: dict[Slag | str, Counter[Tone]] = {slag: Counter() for slag in Slag}
    for nod in found.order:
        step = status.find(nod.typ, period.typ, found.said(nod).status)
        kind = nod.kalla if nod.typ is NodTyp.UPPDRAG else nod.slag
        if step and kind:
            tones.setdefault(kind, Counter())[step.tone] += 1
    return tones


JUDGED_OTHERWISE = {
    # 5,7 against 5,5 is near the target, but sick leave was to fall and has not.
    ("2025-helar", "Lägre sjukfrånvaro bland medarbetarna"): ("delvis", "inte_alls"),
    # 116 against 121 is near too, but the index was to rise and has fallen.
    ("2024-delar", "Ett högre jämställdhetsindex, Jämix"): ("delvis", "inte_alls"),
}
"""Styrtal → what their outcome makes of the target, and what the board has said instead.

The reports print no symbol for these two."""


def test_what_the_outcomes_make_of_the_targets_is_what_the_board_says(sample: Database) -> None:
    differing, suggested = {}, Counter[str]()
    for key in PERIODS:
        found, period = tree(sample, key)
        organisation = plans.organisation(sample)
        for nod in found.order:
            if nod.typ is not NodTyp.STYRTAL:
                continue
            suggestion = suggest(found, organisation, nod, period.typ, {})
            said = found.said(nod)
            if suggestion is None or suggestion.status is None:
                assert not said.utfall, nod
                continue
            suggested[key] += 1
            if suggestion.differs(said.status):
                differing[key, nod.titel] = (suggestion.status.key, said.status)
    assert differing == JUDGED_OTHERWISE
    assert suggested == {"2025-helar": 4, "2024-delar": 12}


def test_there_is_something_left_to_do_and_more_in_some_units_than_in_others(
    sample: Database,
) -> None:
    done = {}
    for enhet in plans.organisation(sample):
        found, _ = tree(sample, "2025-helar", enhet.kod)
        progress = found.progress()
        done[enhet.kod] = progress.done / progress.expected
    assert done["fastigheter"] == 1
    assert 0.6 <= done["it"] <= 0.7
    assert 0 < done["gemensamt"] < 0.2
    assert 0.8 < done[BOARD] < 1
    assert all(0.4 < done[unit] < 1 for unit in ("forsorjning", "inkop", "mt", "ssc"))


def test_activities_are_late_deviating_and_done(sample: Database) -> None:
    late, states = set(), Counter[str | None]()
    for enhet in plans.organisation(sample):
        found, period = tree(sample, "2025-helar", enhet.kod)
        for nod in found.order:
            if nod.typ is NodTyp.AKTIVITET and nod.enhet == enhet.id:
                said = found.said(nod).status
                states[said] += 1
                if nod.slutdatum and nod.slutdatum < period.till and said == "pagaende":
                    late.add(nod.id)
    assert len(late) >= 3
    assert states.total() >= 20
    assert states.keys() >= {None, "pagaende", "avslutad", "avvikelse", "avslutad_med_avvikelse"}


def test_much_of_the_plan_carries_on_what_was_said_before(sample: Database) -> None:
    found, period = tree(sample, "2025-helar")
    board = plans.organisation(sample).root
    before = [
        nod
        for nod in found.order
        if found.expected(nod) and plans.said_before(sample, nod.id, board.id, period)
    ]
    assert len(before) >= 12
    assert {nod.typ for nod in before} >= {NodTyp.MALOMRADE, NodTyp.UPPDRAG, NodTyp.STYRTAL}


def test_comments_hold_what_a_screen_must_bear(sample: Database) -> None:
    period = find_period(plans.perioder(sample), "2025-helar")
    comments = [
        said.kommentar
        for enhet in plans.organisation(sample)
        for said in plans.said(sample, enhet.id, period.id).values()
    ]
    assert sum("[" in text and "]" in text for text in comments) >= 3
    assert any("\n" in text for text in comments)
    assert {text[0] for text in comments if text} >= {"-", "="}
    assert sum(300 <= len(text) <= 900 for text in comments) >= 6
    assert max(map(len, comments)) <= 900
    assert not [text for text in comments if text != text.strip() or "  " in text]
