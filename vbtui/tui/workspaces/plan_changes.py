"""Changing the plan itself: adding, renaming, moving and removing nodes, by questions."""

from __future__ import annotations

from typing import Any

from textual import work

from vbtui.domain.errors import VbtuiError
from vbtui.domain.plan import CHILDREN, KALLOR, Nod, NodTyp, Slag
from vbtui.domain.plantree import PlanTree
from vbtui.read import NodePage
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Prompt
from vbtui.tui.workspaces.plan_pane import PlanPane


class PlanChanges(PlanPane):
    """What can be done to the chosen node's place in the plan, as far as the file's role allows."""

    @work(group="dialog")
    async def action_add(self) -> None:
        """Add a node below the chosen one (or a målområde where there is none)."""
        plan = self.place.period.plan
        if self._tree_data is None or plan is None:
            self.notify("Perioden har ingen plan att lägga till i.", markup=False)
            return
        page = await self._at_cursor()
        parent = page.nod if page else None
        typ = await self._choose_type(parent)
        if typ is None:
            return
        if parent is not None and typ not in CHILDREN[parent.typ]:
            parent = None
        options = await self._node_options(typ)
        if options is None:
            return
        titel = await self.app.push_screen_wait(Prompt(f"Ny: {typ.word.lower()}", "",
                                                       placeholder="Titel"))  # fmt: skip
        if not titel:
            return
        enhet = self.place.enhet if typ is NodTyp.AKTIVITET else None
        made: list[str] = []
        if await self._try(
            lambda file: made.append(
                file.add_node(plan, parent, typ, titel, enhet=enhet, **options)
            )
        ):
            await self.show(self.place)
            self._tree.go_to(made[0])

    async def _choose_type(self, parent: Nod | None) -> NodTyp | None:
        role = self.session.editor.role
        possible = list(CHILDREN[parent.typ]) if parent else []
        if NodTyp.MALOMRADE not in possible:
            possible.append(NodTyp.MALOMRADE)
        allowed = []
        for typ in possible:
            try:
                role.require_plan(typ, self.place.enhet.id)
            except VbtuiError:
                continue
            allowed.append(typ)
        if not allowed:
            self.notify(
                "Här kan inget läggas till i områdets fil; ställ dig på ett uppdrag eller målområde"
                " för att lägga till en egen aktivitet.",
                severity="warning",
                markup=False,
            )
            return None
        if len(allowed) == 1:
            return allowed[0]
        where = {
            typ: "överst i planen" if parent is None or typ not in CHILDREN[parent.typ]
            else f"under {parent.name}"
            for typ in allowed
        }  # fmt: skip
        chosen = await self.app.push_screen_wait(
            Choose("Lägg till", [Choice(typ.value, typ.word, "", where[typ]) for typ in allowed])
        )
        return NodTyp(chosen) if chosen else None

    async def _node_options(self, typ: NodTyp) -> dict[str, Any] | None:
        """The rest of what a new node needs to be told, by kind; None when backed out of."""
        if typ is NodTyp.MALOMRADE:
            chosen = await self.app.push_screen_wait(
                Choose("Vad kallas det i planen?", [Choice(s.value, s.word) for s in Slag])
            )
            return None if chosen is None else {"slag": Slag(chosen)}
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
        """Change the node's title."""
        page = await self._changeable()
        if page is None:
            return
        titel = await self.app.push_screen_wait(Prompt("Ny titel", page.nod.titel))
        if titel and await self._try(lambda file: file.change_node(page.nod, "titel", titel)):
            await self.show(self.place)

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Remove the node and everything below it."""
        page, data = await self._changeable(), self._tree_data
        if page is None or data is None:
            return
        below = _count_below(data, page.nod)
        more = f" och {below} noder under" if below else ""
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
            if page.nod.typ in CHILDREN[nod.typ] and nod.id not in inside
        ]
        if page.nod.typ is NodTyp.MALOMRADE:
            choices.insert(0, Choice("", "Överst i planen"))
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
            self._tree.go_to(nod.id)


def _count_below(data: PlanTree, nod: Nod) -> int:
    return sum(1 for other in data.order if other.id != nod.id and nod in data.path(other))
