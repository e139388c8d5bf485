"""Changing the plan itself: adding, renaming, moving and removing nodes, by questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual import work

from vbtui.domain.errors import VbtuiError
from vbtui.domain.plan import GOALS, KALLOR, Nod, NodTyp, Slag, fits, headings
from vbtui.domain.plan_fields import Word
from vbtui.domain.plantree import PlanTree
from vbtui.domain.text import preview
from vbtui.read import NodePage
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Prompt
from vbtui.tui.screens.nod_form import NodForm
from vbtui.tui.workspaces.plan_pane import PlanPane

TOP = "på översta nivån"
"""Where a målområde is that stands under no other."""
TITLE_WIDTH = 56
"""So much of a title there is room for above a line of text."""


@dataclass(frozen=True, slots=True)
class _NewPlace:
    """What can be added, and under what; None: at the top of the plan."""

    typ: NodTyp
    parent: Nod | None
    slag: Slag | None = None
    """What a heading is called, where it can be called but one thing."""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.slag or self.typ}/{self.parent.id if self.parent else ''}"

    @property
    def new(self) -> str:
        """What is added: ``Ny åtgärd``; of a part its name."""
        if self.slag is None:
            return self.typ.new
        return self.slag.word if self.slag.begins else f"Nytt {self.slag.word.lower()}"

    @property
    def name(self) -> str:
        """Both, where there is room for a title."""
        where = f"under {self.parent.name}" if self.parent else TOP
        return preview(f"{self.new} {where}", TITLE_WIDTH)


class PlanChanges(PlanPane):
    """What can be done to the chosen node's place in the plan, as far as the file's role allows."""

    @work(group="dialog")
    async def action_add(self) -> None:
        """Add a node below the chosen one, beside it, or at the top of the plan."""
        period = self.place.period
        if self._tree_data is None:
            return
        if period.plan is None:
            self.notify(self._no_plan(), severity="warning", markup=False)
            return
        page = await self._at_cursor() if self._tree.cursor_key else None
        place = await self._choose_place(page.nod if page else None)
        if place is None:
            return
        plan, typ, parent = period.plan, place.typ, place.parent
        options = await self._node_options(place)
        if options is None:
            return
        begun = place.slag.word if place.slag and place.slag.begins else ""
        titel = await self.app.push_screen_wait(Prompt(place.name, begun, placeholder="Titel"))
        if not titel:
            return
        if typ is NodTyp.AKTIVITET:
            options["enhet"] = self.place.enhet
        made: list[str] = []
        if await self._try(
            lambda file: made.append(file.add_node(plan, parent, typ, titel, **options))
        ):
            await self.show(self.place)
            self._stand_on(made[0])

    async def _choose_place(self, nod: Nod | None) -> _NewPlace | None:
        """What to add and under what; says why not where this file may add nothing here."""
        role = self.session.editor.role
        allowed: dict[str, _NewPlace] = {}
        for one in self._new_places(nod):
            try:
                role.require_plan(one.typ, self.place.enhet.id)
            except VbtuiError:
                continue
            allowed.setdefault(one.key, one)
        if not allowed:
            self.notify(self._why_no_place(), severity="warning", markup=False)
            return None
        if len(allowed) == 1:
            return next(iter(allowed.values()))
        choices = [Choice(key, one.name) for key, one in allowed.items()]
        chosen = await self.app.push_screen_wait(Choose("Lägg till", choices))
        return allowed[chosen] if chosen else None

    def _why_no_place(self) -> str:
        """Why nothing may be added here: the file is another unit's, or a node is to be chosen."""
        try:
            self.session.editor.role.require_report(self.place.enhet)
        except VbtuiError as error:
            return str(error)
        return (
            "Här kan inget läggas till i områdets fil; ställ dig på ett uppdrag eller målområde"
            " för att lägga till en egen aktivitet."
        )

    def _new_places(self, nod: Nod | None) -> Iterator[_NewPlace]:
        """Below the node, then another of its kind beside it, then at the top of the plan."""
        data = self._tree_data
        assert data is not None
        if nod is not None:
            for typ in nod.holds:
                yield _new_place(typ, nod)
            *_, parent, _self = [None, *data.path(nod)]
            if parent is not None:
                yield _new_place(nod.typ, parent)
        yield _NewPlace(NodTyp.MALOMRADE, None)
        there = {one.slag for one in data.order}
        for slag in headings(None):
            if slag.begins and slag not in there:
                yield _NewPlace(NodTyp.MALOMRADE, None, slag)

    async def _node_options(self, place: _NewPlace) -> dict[str, Any] | None:
        """The rest of what a new node needs to be told, by kind; None when backed out of."""
        typ = place.typ
        if place.slag is not None:
            return {"slag": place.slag}
        if typ is NodTyp.MALOMRADE:
            chosen = await self.app.push_screen_wait(
                Choose(f"{typ.new}: vad kallas det?", [Choice(s.value, s.word) for s in GOALS])
            )
            return None if chosen is None else {"slag": Slag(chosen)}
        if typ in (NodTyp.ATGARD, NodTyp.AVSNITT):
            return await self._who_reports(typ)
        if typ is NodTyp.UPPDRAG:
            chosen = await self.app.push_screen_wait(
                Choose("Vem har beslutat uppdraget?",
                       [Choice(key, word.capitalize()) for key, word in KALLOR.items()])
            )  # fmt: skip
            if chosen is None:
                return None
            nr = await self.app.push_screen_wait(
                Prompt("Nummer (tomt om det saknas)", "", placeholder="t.ex. 28")
            )
            return None if nr is None else {"kalla": chosen, "nr": nr.strip()}
        return {}

    async def _who_reports(self, typ: NodTyp) -> dict[str, Any] | None:
        """Ask which unit is to say something about a new node: all of them, where none is."""
        units = self.place.organisation
        board = units.root
        verb = "skriver avsnittet" if typ is NodTyp.AVSNITT else "rapporterar åtgärden"
        choices = [
            Choice("", "Alla enheter", "", f"och {board.namn}, som sammanfattar"),
            Choice(board.id, f"Bara {board.namn}"),
            *(Choice(one.id, one.namn) for one in units if one.id != board.id),
        ]
        chosen = await self.app.push_screen_wait(Choose(f"Vem {verb}?", choices))
        if chosen is None:
            return None
        return {"enhet": units[chosen] if chosen else None}

    async def _changeable(self) -> NodePage | None:
        """The node at the cursor, where this file may change it; otherwise says why not."""
        page = await self._at_cursor()
        if page is None:
            return None
        try:
            self.session.editor.role.require_plan(page.nod.typ, page.nod.enhet)
        except VbtuiError as error:
            self.notify(str(error), severity="warning", markup=False)
            return None
        return page

    @work(group="dialog")
    async def action_rename(self) -> None:
        """Change the node's title, and the rest of what the plan says of it."""
        page = await self._changeable()
        if page is None:
            return
        nod, file = page.nod, self.session

        async def check(texts: dict[str, str]) -> dict[str, str]:
            return await file.call(lambda editor: editor.faults_in(nod, texts))

        form = NodForm(nod, self.place.organisation, self._owners(nod), check)
        changed = await self.app.push_screen_wait(form)
        if changed and await self._try(lambda editor: editor.change_fields(nod, changed)):
            await self.show(self.place)

    def _owners(self, nod: Nod) -> list[Word]:
        """The units that this file may let answer for a node, and the one that does."""
        role = self.session.editor.role
        units: list[Word] = [(one.id, one.namn) for one in self.place.organisation]
        found = []
        for key, name in [("", "ingen"), *units]:
            try:
                role.require_plan(nod.typ, key or None)
            except VbtuiError:
                if key != (nod.enhet or ""):
                    continue
            found.append((key, name))
        return found

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Remove the node and everything below it."""
        page, data = await self._changeable(), self._tree_data
        if page is None or data is None:
            return
        below = _count_below(data, page.nod)
        rows = "raden" if below == 1 else f"{below} rader"
        more = f" och {rows} under" if below else ""
        if await self.app.push_screen_wait(
            Confirm(f"Ta bort {page.nod.name}{more}? Det går att ångra med u.", "Ta bort")
        ) and await self._try(lambda file: file.remove_node(page.nod)):
            self._page = None
            await self.show(self.place)

    @work(group="dialog")
    async def action_move(self) -> None:
        """Choose another parent for the node."""
        page, data, plan = await self._changeable(), self._tree_data, self.place.period.plan
        if page is None or data is None or plan is None:
            return
        inside = {page.nod.id} | {nod.id for nod in data.order if page.nod in data.path(nod)}
        choices = [
            Choice(nod.id, "  " * data.depth(nod) + nod.name, "", nod.word)
            for nod in data.order
            if fits(page.nod.typ, page.nod.slag, nod) and nod.id not in inside
        ]
        if fits(page.nod.typ, page.nod.slag, None):
            choices.insert(0, Choice("", TOP.capitalize()))
        chosen = await self.app.push_screen_wait(
            Choose(f"Flytta {page.nod.name} till", choices, current=page.nod.overordnad or "")
        )
        if chosen is not None:
            parent = data[chosen] if chosen else None
            await self._move(page.nod, plan, parent, None)

    @work(exclusive=True, group="flytta")
    async def action_shift(self, step: int) -> None:
        """Move the node one place among its siblings."""
        page, data, plan = await self._changeable(), self._tree_data, self.place.period.plan
        if page is None or data is None or plan is None:
            return
        nod = page.nod
        parent = data[nod.overordnad] if nod.overordnad in data and nod.overordnad else None
        around = [one.id for one in data.children(parent.id if parent else None)]
        place = around.index(nod.id)
        if not 0 <= place + step < len(around):
            return
        after = place + step + (1 if step > 0 else 0)
        before = data[around[after]] if after < len(around) else None
        await self._move(nod, plan, parent, before)

    async def _move(self, nod: Nod, plan: str, parent: Nod | None, before: Nod | None) -> None:
        if await self._try(lambda file: file.move_node(plan, nod, parent, before)):
            await self.show(self.place)
            self._stand_on(nod.id)


def _new_place(typ: NodTyp, parent: Nod) -> _NewPlace:
    """A new node below another; a heading that can be called but one thing is called so."""
    known = headings(parent) if typ is NodTyp.MALOMRADE else ()
    return _NewPlace(typ, parent, known[0] if len(known) == 1 else None)


def _count_below(data: PlanTree, nod: Nod) -> int:
    return sum(1 for other in data.order if other.id != nod.id and nod in data.path(other))
