"""A plan as one unit sees it in one period: the tree, what the unit has said, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import EMPTY, Del, Nod, NodTyp, Uppfoljning, gaps
from vbtui.domain.status import FINISHED, Tone, find
from vbtui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the nodes that a unit should report on are filled in."""

    done: int
    expected: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.done == self.expected


_ASKED_OF_ALL = (NodTyp.UPPDRAG, NodTyp.ATGARD, NodTyp.AVSNITT)


class PlanTree:
    """The nodes of a plan in order, with one unit's uppföljning beside them."""

    def __init__(
        self,
        noder: Iterable[Nod],
        berorda: Mapping[str, set[str]],
        organisation: Organisation,
        enhet: Enhet,
        said: Mapping[str, Uppfoljning],
    ) -> None:
        """Nodes come with siblings in order; ``berorda`` names the units asked to report where
        the plan says so. A node whose parent is gone is shown at the top: it is never hidden."""
        self._nodes = {nod.id: nod for nod in noder}
        self._children: dict[str | None, list[Nod]] = {}
        for nod in self._nodes.values():
            parent = nod.overordnad if nod.overordnad in self._nodes else None
            self._children.setdefault(parent, []).append(nod)
        self._berorda = berorda
        self._organisation = organisation
        self.enhet = enhet
        # By the nodes' own ids: those of a long list of what was said need not be kept too.
        self._said = {nod_id: said[nod_id] for nod_id in self._nodes if nod_id in said}
        self._depth: dict[str, int] = {}
        self._searched: tuple[list[str], list[str]] | None = None
        """The words of the last search, and the nodes that have them all."""
        self.order: list[Nod] = list(self._walk())

    def _walk(self) -> Iterator[Nod]:
        tops = list(self._children.get(None, []))
        yield from self._branch(tops, 0)
        # Parents that form a ring are reached from no top; the ring is broken where it is found.
        for nod in self._nodes.values():
            if nod.id not in self._depth:
                self._children[nod.overordnad].remove(nod)
                self._children.setdefault(None, []).append(nod)
                yield from self._branch([nod], 0)

    def _branch(self, noder: list[Nod], depth: int) -> Iterator[Nod]:
        stack = [(nod, depth) for nod in reversed(noder)]
        while stack:
            nod, level = stack.pop()
            if nod.id in self._depth:
                continue
            self._depth[nod.id] = level
            yield nod
            stack.extend((child, level + 1) for child in reversed(self.children(nod.id)))

    def __contains__(self, nod_id: object) -> bool:
        """Whether the plan has this node."""
        return nod_id in self._nodes

    def __getitem__(self, nod_id: str) -> Nod:
        """The node with this id."""
        return self._nodes[nod_id]

    def children(self, nod_id: str | None) -> list[Nod]:
        """The nodes directly below, or the top nodes for None."""
        return self._children.get(nod_id, [])

    def depth(self, nod: Nod) -> int:
        """How many nodes stand above it."""
        return self._depth[nod.id]

    def path(self, nod: Nod) -> list[Nod]:
        """From the top down to the node itself."""
        path = [nod]
        while self.depth(path[0]) and (parent := path[0].overordnad):
            path.insert(0, self._nodes[parent])
        return path

    def said(self, nod: Nod) -> Uppfoljning:
        """What the unit has said about the node; empty where it has said nothing."""
        return self._said.get(nod.id, EMPTY)

    def update(self, nod_id: str, said: Uppfoljning) -> None:
        """The unit has said something new."""
        self._said[nod_id] = said
        self.__dict__.pop("_progress", None)
        self._searched = None
        if "_texts" in self.__dict__ and nod_id in self._nodes:
            self._texts[nod_id] = self._text(self._nodes[nod_id])

    def reporters(self, nod: Nod) -> set[str]:
        """The units that are expected to report on the node.

        Goals and styrtal are judged by the board, which answers the questions of the ISK-bedömning
        too. An uppdrag, an åtgärd or an avsnitt is reported by the units it names, otherwise by
        the one that answers for it, otherwise by all; the board sums it up. An avsnitt that only
        gathers others is a heading, unless it names somebody. An aktivitet is reported by its own
        unit.
        """
        board = self._organisation.root
        named = self._berorda.get(nod.id)
        if not nod.reported:
            return set()
        if nod.typ is NodTyp.AKTIVITET:
            return {nod.enhet} if nod.enhet else named or {board.id}
        if nod.typ not in _ASKED_OF_ALL:
            return named or {board.id}
        named = named or ({nod.enhet} if nod.enhet else None)
        if named is None and nod.typ is NodTyp.AVSNITT and self.children(nod.id):
            return set()
        if named is None:
            named = {enhet.id for enhet in self._organisation.leaves(board)}
        return named | {board.id}

    def expected(self, nod: Nod) -> bool:
        """Whether this unit should report on the node."""
        return self.enhet.id in self.reporters(nod)

    def gaps(self, nod: Nod) -> tuple[str, ...]:
        """What this unit still has to say about the node; nothing where nothing is expected."""
        return gaps(nod, self.said(nod)) if self.expected(nod) else ()

    def late(self, nod: Nod, today: date) -> bool:
        """Whether its end date has passed and nobody has said that it is finished."""
        return bool(
            nod.slutdatum and nod.slutdatum < today and self.said(nod).status not in FINISHED
        )

    def deviating(self, nod: Nod, typ: PeriodTyp, today: date) -> bool:
        """Whether it does not go as planned: a status that says so, or late."""
        status = find(nod.typ, typ, self.said(nod).status)
        return self.late(nod, today) or (
            status is not None and status.tone in (Tone.BAD, Tone.PARTLY)
        )

    @cached_property
    def _progress(self) -> dict[str | None, Progress]:
        found: dict[str | None, Progress] = {}
        for nod in reversed(self.order):
            done = expected = 0
            if self.expected(nod):
                expected = 1
                done = 0 if gaps(nod, self.said(nod)) else 1
            for child in self.children(nod.id):
                below = found.get(child.id, Progress(0, 0))
                done += below.done
                expected += below.expected
            found[nod.id] = Progress(done, expected)
        tops = [found[nod.id] for nod in self.order if self._depth[nod.id] == 0]
        found[None] = Progress(sum(top.done for top in tops), sum(top.expected for top in tops))
        return found

    def progress(self, nod_id: str | None = None) -> Progress:
        """How much of a branch is filled in; of the whole plan for None."""
        return self._progress[nod_id]

    def progress_of(self, part: Del) -> Progress:
        """How much of a part is filled in."""
        done = expected = 0
        for nod in self.order:
            if nod.part is part and self.expected(nod):
                expected += 1
                done += not gaps(nod, self.said(nod))
        return Progress(done, expected)

    def next_gap(self, after: str | None) -> Nod | None:
        """The next node with something left to say, round the whole plan; None when all is said."""
        ids = [nod.id for nod in self.order]
        start = ids.index(after) + 1 if after in ids else 0
        for nod in self.order[start:] + self.order[:start]:
            if self.gaps(nod):
                return nod
        return None

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {nod.id: self._text(nod) for nod in self.order}

    def _text(self, nod: Nod) -> str:
        return fold(f"{nod.nr} {nod.titel}\n{self.said(nod).kommentar}")

    def prepare_search(self) -> None:
        """Do beforehand, when nobody waits for it, what the first search would have to.

        From then on all texts are kept twice, as they are and as they are searched.
        """
        _ = self._texts

    def matching(self, text: str) -> set[str]:
        """The nodes whose number, title or comment holds every word of ``text``."""
        words = fold(text).split()
        if not words:
            return set(self._nodes)
        texts = self._texts
        known, found = self._searched or ([], list(texts))
        # While a word is typed, only what its beginning was found in is searched.
        if not all(any(old in new for new in words) for old in known):
            known, found = [], list(texts)
        for word in words:
            if word not in known:
                found = [nod_id for nod_id in found if word in texts[nod_id]]
        self._searched = words, found
        return set(found)
