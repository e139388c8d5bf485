"""What the plan says of one node, as a form: its title first, then what else its kind has."""

from __future__ import annotations

from collections.abc import Sequence

from vbtui.domain.enhet import Organisation
from vbtui.domain.plan import Nod
from vbtui.domain.plan_fields import NodField, Word, fields_for
from vbtui.tui.screens.field_form import Check, FieldForm, Line


class NodForm(FieldForm):
    """The fields of a node that were changed."""

    def __init__(
        self, nod: Nod, organisation: Organisation, owners: Sequence[Word], check: Check
    ) -> None:
        """Ask for the fields of ``nod``.

        Args:
            nod: as it is now.
            organisation: the units of the file.
            owners: the units that this file may let answer for the node: (id, name).
            check: as of :class:`FieldForm`.
        """

        def words(field: NodField) -> Sequence[Word] | None:
            if field.words is None:
                return None
            return owners if field.id == "enhet" else field.words(organisation)

        lines = [
            Line(field.id, field.title, field.shown(nod), field.example, words(field))
            for field in fields_for(nod)
        ]
        super().__init__(f"Ändra {nod.word.lower()}", lines, check)
