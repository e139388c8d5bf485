"""The central side of the collecting: receive, send back, close, and give somebody longer."""

from __future__ import annotations

from datetime import date

from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.inlamning import NOT_YET, Inlamning, Lage
from vbtui.domain.period import Period
from vbtui.domain.role import Role
from vbtui.domain.text import clean_line
from vbtui.store import inlamningar, plans
from vbtui.store.database import Database, Save


class Collector:
    """Collects the units' reports in the board's file; every step is one journaled save."""

    def __init__(self, db: Database) -> None:
        """Read who the file belongs to.

        :raises InputError: it is not the board's file.
        """
        self.db = db
        self.organisation = plans.organisation(db)
        home = plans.home(db, self.organisation)
        if not Role(self.organisation, home).central:
            raise InputError(
                f"Filen tillhör {home.namn}; insamlingen sköts i filen för"
                f" {self.organisation.root.namn}."
            )

    def report(self, enhet: Enhet, period: Period) -> Inlamning:
        """Where a unit's report stands."""
        return inlamningar.inlamningar(self.db, period.id).get(enhet.id, NOT_YET)

    def receive(self, enhet: Enhet, period: Period) -> None:
        """Say that what the unit has handed in is received.

        :raises InputError: it has handed in nothing, or it was sent back.
        """
        with self.db.transaction():
            report = self.report(enhet, period)
            self._require_handed_in(enhet, report, "tas emot")
            with self.db.save("collect") as save:
                self._set(save, enhet, period, "mottagen", report.klar)

    def send_back(self, enhet: Enhet, period: Period, orsak: str) -> None:
        """Send back what the unit has handed in, for a reason.

        :raises InputError: it has handed in nothing, it was sent back already, or no reason is
            given.
        """
        reason = clean_line(orsak)
        if not reason:
            raise InputError("Ange en orsak, så att enheten vet vad som ska ändras.")
        with self.db.transaction():
            report = self.report(enhet, period)
            self._require_handed_in(enhet, report, "sändas tillbaka")
            with self.db.save("collect") as save:
                # The reason first, so that it is known to whoever reads of the return.
                self._set(save, enhet, period, "orsak", reason)
                self._set(save, enhet, period, "atersand", report.klar)

    def extend(self, enhet: Enhet, period: Period, day: date | None) -> None:
        """Let a unit write until a day though the period is closed; None takes that back.

        :raises InputError: the unit is the board, whose own report is never closed.
        """
        if enhet.id == self.organisation.root.id:
            raise InputError(f"{enhet.namn} behöver inget anstånd; dess egen text stängs aldrig.")
        with self.db.save("collect") as save:
            self._set(save, enhet, period, "anstand", day)

    def deadline(self, period: Period, day: date | None) -> None:
        """Set the last day for handing in; None takes it away."""
        self._set_period(period, "sista_dag", day)

    def close(self, period: Period) -> None:
        """Let no unit write in its report for the period any more."""
        self._set_period(period, "stangd", 1)

    def reopen(self, period: Period) -> None:
        """Let the units write in their reports again."""
        self._set_period(period, "stangd", 0)

    def _set_period(self, period: Period, field: str, value: object) -> None:
        with self.db.save("collect") as save:
            row = save.ensure("insamling", {"period": period.id})
            save.set("insamling", row, field, value)

    def _set(self, save: Save, enhet: Enhet, period: Period, field: str, value: object) -> None:
        row = save.ensure("inlamning", {"enhet": enhet.id, "period": period.id})
        save.set("inlamning", row, field, value)

    def _require_handed_in(self, enhet: Enhet, report: Inlamning, what: str) -> None:
        if report.lage is Lage.EJ_INLAMNAD:
            raise InputError(f"{enhet.namn} har inte lämnat in, så inget kan {what}.")
        if report.lage is Lage.ATERSAND:
            raise InputError(
                f"{enhet.namn} har fått sin inlämning tillbaka och inte lämnat in på nytt, så inget"
                f" kan {what}."
            )
