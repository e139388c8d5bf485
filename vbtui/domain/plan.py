"""The plan: målområden that nest, with styrtal, uppdrag and aktiviteter below them.

One node type per word of the plan. What differs between them (what may stand below, whether
they are judged, who reports on them) is said here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbtui.domain.text import fold


class NodTyp(StrEnum):
    """What a node of the plan is."""

    MALOMRADE = "malomrade"
    UPPDRAG = "uppdrag"
    AKTIVITET = "aktivitet"
    STYRTAL = "styrtal"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return _WORDS[self]

    @property
    def new(self) -> str:
        """What one that is added is called: ``Nytt uppdrag``, ``Ny aktivitet``."""
        article = "Ny" if self is NodTyp.AKTIVITET else "Nytt"
        return f"{article} {self.word.lower()}"


_WORDS = {
    NodTyp.MALOMRADE: "Målområde",
    NodTyp.UPPDRAG: "Uppdrag",
    NodTyp.AKTIVITET: "Aktivitet",
    NodTyp.STYRTAL: "Styrtal",
}

CHILDREN: dict[NodTyp, tuple[NodTyp, ...]] = {
    NodTyp.MALOMRADE: (NodTyp.MALOMRADE, NodTyp.STYRTAL, NodTyp.UPPDRAG, NodTyp.AKTIVITET),
    NodTyp.UPPDRAG: (NodTyp.AKTIVITET,),
    NodTyp.AKTIVITET: (),
    NodTyp.STYRTAL: (),
}
"""What may stand directly below a node; the plan itself holds målområden only."""


class Slag(StrEnum):
    """What a region calls a målområde; the same plan mixes several."""

    PERSPEKTIV = "perspektiv"
    STRATEGI = "strategi"
    MALOMRADE = "malomrade"
    MALSATTNING = "malsattning"
    EFFEKTMAL = "effektmal"
    MAL = "mal"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return _SLAG_WORDS[self]

    @property
    def judged(self) -> bool:
        """Whether the heading is a goal that is judged, or only gathers other nodes."""
        return self in (Slag.MALSATTNING, Slag.EFFEKTMAL, Slag.MAL)


_SLAG_WORDS = {
    Slag.PERSPEKTIV: "Perspektiv",
    Slag.STRATEGI: "Strategi",
    Slag.MALOMRADE: "Målområde",
    Slag.MALSATTNING: "Målsättning",
    Slag.EFFEKTMAL: "Effektmål",
    Slag.MAL: "Mål",
}

KALLOR = {
    "regionfullmaktige": "regionfullmäktige",
    "regionstyrelse": "regionstyrelsen",
    "namnd": "nämnden",
}
"""Who decided an uppdrag: key → word."""


@dataclass(frozen=True, slots=True)
class Nod:
    """One node of a plan, as the plan decided it."""

    id: str
    overordnad: str | None
    typ: NodTyp
    slag: Slag | None
    nr: str
    titel: str
    kalla: str
    enhet: str | None
    """The unit that answers for it, where one is named."""
    ansvarig: str
    """Who answers for it in the plan's own words, where that is no unit of the file."""
    flerarigt: bool
    slutdatum: date | None
    malvarde: str
    malvarde_lang: str
    matt: str
    """The unit a styrtal is measured in."""

    @property
    def target(self) -> str:
        """The target with the unit that it is measured in, said once: ``90 %``, ``77 (index)``."""
        before, found, after = fold(self.malvarde).rpartition(fold(self.matt) or " ")
        said = found and not after and not before[-1:].isalpha()
        if said or not self.malvarde or not self.matt:
            return self.malvarde
        return f"{self.malvarde} ({self.matt})"

    @property
    def word(self) -> str:
        """The plan's word for this node: Uppdrag, Målsättning, Effektmål and so on."""
        return self.slag.word if self.slag else self.typ.word

    @property
    def name(self) -> str:
        """Number and title as lists show them."""
        return f"{self.nr} {self.titel}" if self.nr else self.titel

    def is_anothers(self, enhet: str) -> bool:
        """Whether another unit alone reports on it: it is an aktivitet of that unit's own."""
        return self.typ is NodTyp.AKTIVITET and self.enhet not in (None, enhet)

    @property
    def judged(self) -> bool:
        """Whether anybody is expected to give it a status."""
        return self.slag.judged if self.slag else True


@dataclass(frozen=True, slots=True)
class Uppfoljning:
    """What one enhet says about one node for one period. Empty texts are empty strings."""

    id: str
    enhet: str
    status: str | None = None
    trend: str | None = None
    utfall: str = ""
    kommentar: str = ""
    draft: bool = False
    """The comment is a draft: typed, saved, but not yet journaled as a change."""


NO_OUTCOME = "varde_saknas"
"""The status of a styrtal that says itself that there is no outcome."""

EMPTY = Uppfoljning(id="", enhet="")
"""What a unit has said before it has said anything."""


def gaps(nod: Nod, said: Uppfoljning) -> tuple[str, ...]:
    """What is still missing before the node is filled in, in the words shown to people."""
    missing = []
    if not said.status:
        missing.append("status")
    if nod.typ is NodTyp.STYRTAL and not said.utfall and said.status != NO_OUTCOME:
        missing.append("utfall")
    if not said.kommentar.strip():
        missing.append("kommentar")
    return tuple(missing)
