"""An opened file, and what the words ``--enhet`` and ``--period`` mean in it."""

from __future__ import annotations

from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period, find_period
from vbtui.read import current_period
from vbtui.store import plans
from vbtui.store.database import Database


class Context:
    """What every command that reads a file begins with."""

    def __init__(self, db: Database) -> None:
        """Read the units and periods.

        :raises FileError: the file lacks the unit that it belongs to.
        """
        self.db = db
        self.organisation = plans.organisation(db)
        self.perioder = plans.perioder(db)
        self.home = plans.home(db, self.organisation)

    def enhet(self, text: str | None) -> Enhet:
        """The unit that is named, or the one that the file belongs to.

        :raises InputError: the file has no such unit.
        """
        return self.home if text is None else self.organisation.find(text)

    def period(self, text: str | None) -> Period:
        """The period that is named, or the current one.

        :raises InputError: the file has no such period.
        """
        if text is None:
            return current_period(self.perioder)
        return find_period(self.perioder, text)

    def plan(self, period: Period) -> str:
        """The id of the plan that a period reports on.

        :raises InputError: it has none; the sentence lists the periods that have.
        """
        if period.plan:
            return period.plan
        known = ", ".join(one.key for one in self.perioder if one.plan) or "ingen alls"
        raise InputError(f"Perioden {period.key} har ingen plan i filen; plan finns för {known}.")
