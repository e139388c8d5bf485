"""Targets as real reports print them, and what outcomes make of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.malvarde import NEAR, Span, judge, parse
from vbtui.domain.plan import Nod, NodTyp

STYRTAL = Nod(
    id="1", overordnad=None, typ=NodTyp.STYRTAL, slag=None, nr="", titel="Mått", kalla="",
    enhet=None, ansvarig="", flerarigt=False, slutdatum=None, malvarde="", malvarde_lang="",
    matt="",
)  # fmt: skip


def span(low: str | None, high: str | None, unit: str = "", **options: bool) -> Span:
    return Span(low and Decimal(low), high and Decimal(high), unit, **options)  # type: ignore[arg-type] # None or ""


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("77–80", "index", span("77", "80", "index")),
        ("77- 80", "index", span("77", "80", "index")),
        ("77 till 80", "", span("77", "80")),
        ("90–100 %", "%", span("90", "100", "%")),
        ("90- 100 %", "", span("90", "100", "%")),
        ("90 % – 100 %", "", span("90", "100", "%")),
        (">0", "mnkr", span("0", None, "kr", low_open=True)),
        ("> 5 %", "%", span("5", None, "%", low_open=True)),
        ("≥95 %", "", span("95", None, "%")),
        ("minst 95 procent", "", span("95", None, "%")),
        ("Max 15 %", "", span(None, "15", "%")),
        ("<4,9", "%", span(None, "4.9", "%", high_open=True)),
        ("16,4 mnkr", "mnkr", span("16400000", "16400000", "kr")),
        ("16 400 tkr", "", span("16400000", "16400000", "kr")),
        ("1 102 tusen ton", "", span("1102000", "1102000", "ton")),
        ("5 st", "st", span("5", "5", "st")),
        ("−4 %", "", span("-4", "-4", "%")),
        ("5,5", "%", span("5.5", "5.5", "%")),
        ("Plats 6 av 7", "", span("6", "6", place=True)),
        ("plats 3", "", span("3", "3", place=True)),
    ],
)
def test_a_target_that_can_be_read(text: str, unit: str, found: Span) -> None:
    assert parse(text, unit) == found


@pytest.mark.parametrize(
    "text", ["", "Helt", "● →", "värde saknas", "80–77", "1.234", "före 1 juli 2025", "2 av 3 mål"]
)
def test_a_target_that_says_nothing_to_count_with(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("target", "way", "outcome", "key"),
    [
        ("77", "hogre", "79", "helt"),
        ("77–80", "", "79", "helt"),
        ("77–80", "", "81", "delvis"),
        ("77–80", "hogre", "81", "helt"),
        ("90 %", "hogre", "96 %", "helt"),
        ("90–100 %", "", "96", "helt"),
        ("5,5 %", "lagre", "5,7 %", "delvis"),
        ("5,5 %", "lagre", "6,3 %", "inte_alls"),
        ("121", "hogre", "116", "delvis"),
        (">79", "", "79", "delvis"),
        ("0 mnkr", "hogre", "16,4 mnkr", "helt"),
        ("0 mnkr", "hogre", "-30,8 mnkr", "inte_alls"),
        ("1 mnkr", "lagre", "900 tkr", "helt"),
        ("Plats 3 av 7", "", "Plats 6 av 7", "inte_alls"),
        ("Plats 3 av 7", "", "Plats 2 av 7", "helt"),
        ("", "", "Delvis", "delvis"),
        ("77", "", "Inte alls", "inte_alls"),
    ],
)
def test_what_an_outcome_makes_of_the_target(target: str, way: str, outcome: str, key: str) -> None:
    found = judge(replace(STYRTAL, malvarde=target, riktning=way), outcome)
    assert found
    assert found.status
    assert found.status.key == key


@pytest.mark.parametrize(
    ("target", "way", "outcome", "because"),
    [
        ("77", "", "79", "det inte står om ett högre eller lägre tal är bättre"),
        ("> 5 %", "lagre", "5,7 %", "målvärdet och riktningen säger emot varandra"),
        ("God", "hogre", "79", "målvärdet ”God” inte går att räkna med"),
        ("", "hogre", "79", "det inte finns något målvärde"),
        ("77", "hogre", "ungefär 79", "utfallet ”ungefär 79” inte är ett tal"),
        ("5 %", "lagre", "5 kr", "utfallet är i kr och målvärdet i %"),
    ],
)
def test_why_nothing_is_suggested(target: str, way: str, outcome: str, because: str) -> None:
    found = judge(replace(STYRTAL, malvarde=target, riktning=way), outcome)
    assert found
    assert (found.status, found.because) == (None, because)


def test_nothing_is_said_without_an_outcome() -> None:
    assert judge(replace(STYRTAL, malvarde="77"), " ") is None
    assert judge(replace(STYRTAL, typ=NodTyp.UPPDRAG), "79") is None


@given(st.text())
def test_any_text_is_read_or_left_alone(text: str) -> None:
    found = parse(text)
    assert found is None or found.low is not None or found.high is not None


@given(
    st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2),
    st.sampled_from(["hogre", "lagre", "inom"]),
)  # fmt: skip
def test_the_way_decides_which_side_is_good(target: Decimal, outcome: Decimal, way: str) -> None:
    found = judge(replace(STYRTAL, malvarde=str(target), riktning=way), str(outcome))
    assert found
    assert found.status
    good = {"hogre": outcome >= target, "lagre": outcome <= target, "inom": outcome == target}[way]
    near = abs(outcome - target) <= NEAR * abs(target)
    assert found.status.key == ("helt" if good else "delvis" if near else "inte_alls")
