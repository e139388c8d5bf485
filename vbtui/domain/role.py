"""Who may change what: the board's file holds everything, a unit's copy its own part."""

from __future__ import annotations

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod, NodTyp


class Role:
    """The rights that follow from the unit a file belongs to (its home unit)."""

    def __init__(self, organisation: Organisation, home: Enhet) -> None:
        """The file of ``home``: the board's file when home is the root of the organisation."""
        self.home = home
        self.central = home.id == organisation.root.id
        self._own = frozenset(enhet.id for enhet in organisation.subtree(home))
        self._root = organisation.root.id
        self._names = {enhet.id: enhet.namn for enhet in organisation}

    def require_report(self, enhet: Enhet, nod: Nod | None = None) -> None:
        """Nothing when what this unit says (of ``nod``, or its figures) may be written here.

        :raises InputError: the file belongs to another unit, or the aktivitet does.
        """
        owner = nod.enhet if nod and nod.typ is NodTyp.AKTIVITET else None
        if owner and owner != enhet.id and owner in self._names:
            way = "byt till den enheten" if owner in self._own else f"öppna {self._file(owner)}"
            raise InputError(f"Aktiviteten rapporteras av {self._names[owner]}; {way}.")
        if enhet.id not in self._own:
            raise InputError(
                f"Filen tillhör {self.home.namn} och kan bara ändra egna uppgifter;"
                f" öppna {self._file(enhet.id)}."
            )

    def _file(self, enhet: str) -> str:
        """Which file holds the unit, where this one does not."""
        if enhet == self._root:
            return "nämndens fil"
        return f"filen för {self._names[enhet]}, eller nämndens"

    def require_plan(self, typ: NodTyp, owner: str | None) -> None:
        """Nothing when a node of this kind, owned by this unit, may be added or changed here.

        :raises InputError: the plan is decided centrally, or the activity is another unit's.
        """
        if self.central or (typ is NodTyp.AKTIVITET and owner in self._own):
            return
        raise InputError(
            "I områdets fil kan bara egna aktiviteter läggas till, ändras, flyttas och tas bort;"
            " planen i övrigt ändras i nämndens fil."
        )

    def may_change(self, nod: Nod) -> bool:
        """Whether the node itself (not what is said about it) may be changed in this file."""
        try:
            self.require_plan(nod.typ, nod.enhet)
        except InputError:
            return False
        return True
