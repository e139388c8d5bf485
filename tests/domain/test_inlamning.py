from __future__ import annotations

from datetime import date

import pytest

from vbtui.domain.inlamning import Inlamning, Insamling, Lage

FIRST = "0123456789abcdef-11111111"
SECOND = "0123456789abcdef-22222222"
OTHER = "fedcba9876543210-33333333"
CONTENT = "0123456789abcdef" + "0" * 48


@pytest.mark.parametrize(
    ("report", "lage"),
    [
        (Inlamning(), Lage.EJ_INLAMNAD),
        (Inlamning(klar=FIRST), Lage.INLAMNAD),
        (Inlamning(klar=FIRST, mottagen=FIRST), Lage.MOTTAGEN),
        (Inlamning(klar=FIRST, atersand=FIRST), Lage.ATERSAND),
        # A new submission is neither received nor sent back, whatever was done with the former.
        (Inlamning(klar=SECOND, mottagen=FIRST), Lage.INLAMNAD),
        (Inlamning(klar=SECOND, atersand=FIRST), Lage.INLAMNAD),
        # Received and then sent back after all.
        (Inlamning(klar=FIRST, mottagen=FIRST, atersand=FIRST), Lage.ATERSAND),
        # A return that is left from before the unit took its submission back.
        (Inlamning(atersand=FIRST), Lage.EJ_INLAMNAD),
    ],
)
def test_where_a_report_stands_is_told_by_the_marks(report: Inlamning, lage: Lage) -> None:
    assert report.lage is lage


def test_a_mark_says_which_content_was_handed_in() -> None:
    assert Inlamning(klar=FIRST).says(CONTENT)
    assert not Inlamning(klar=OTHER).says(CONTENT)
    assert not Inlamning().says(CONTENT)


def test_only_what_is_handed_in_and_not_sent_back_can_be_changed_after() -> None:
    assert Inlamning(klar=OTHER).changed(CONTENT)
    assert Inlamning(klar=OTHER, mottagen=OTHER).changed(CONTENT)
    assert not Inlamning(klar=FIRST).changed(CONTENT)
    assert not Inlamning(klar=OTHER, atersand=OTHER).changed(CONTENT)
    assert not Inlamning().changed(CONTENT)


DAY, DAY_AFTER = date(2026, 1, 20), date(2026, 1, 21)


@pytest.mark.parametrize(
    ("collecting", "anstand", "open_"),
    [
        (Insamling(), None, True),
        (Insamling(stangd=True), None, False),
        (Insamling(stangd=True), DAY, True),
        (Insamling(stangd=True), date(2026, 1, 19), False),
        (Insamling(sista_dag=date(2026, 1, 1)), None, True),
    ],
)
def test_a_closed_period_is_open_only_to_those_with_an_exception(
    collecting: Insamling, anstand: date | None, open_: bool
) -> None:
    assert collecting.open_for(Inlamning(anstand=anstand), DAY) is open_


@pytest.mark.parametrize(
    ("report", "today", "late"),
    [
        (Inlamning(), DAY, False),
        (Inlamning(), DAY_AFTER, True),
        (Inlamning(klar=FIRST), DAY_AFTER, False),
        (Inlamning(klar=FIRST, atersand=FIRST), DAY_AFTER, True),
        (Inlamning(anstand=DAY_AFTER), DAY_AFTER, False),
        (Inlamning(anstand=date(2026, 1, 1)), DAY, False),
        (Inlamning(anstand=DAY_AFTER), date(2026, 1, 22), True),
    ],
)
def test_late_is_who_has_not_come_when_the_last_day_has_passed(
    report: Inlamning, today: date, late: bool
) -> None:
    assert Insamling(sista_dag=DAY).late(report, today) is late
    assert not Insamling().late(report, today)
