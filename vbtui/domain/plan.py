"""The plan: målområden that nest, with styrtal, uppdrag and aktiviteter below them.

The same tree holds what else is followed up in words: the intern kontroll (risker, åtgärder), the
questions of the ISK-bedömning and the report's running sections. Each is a part of its own
(:class:`Del`), begun by a heading at the top.

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
    RISK = "risk"
    ATGARD = "atgard"
    FRAGA = "fraga"
    SLUTSATS = "slutsats"
    AVSNITT = "avsnitt"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return _WORDS[self]

    def counted(self, count: int) -> str:
        """So many of them: ``1 aktivitet``, ``3 aktiviteter``."""
        return f"{count} {self.word.lower() if count == 1 else _PLURALS[self]}"

    @property
    def new(self) -> str:
        """What one that is added is called: ``Nytt uppdrag``, ``Ny aktivitet``."""
        article = "Nytt" if self in _NEUTER else "Ny"
        return f"{article} {self.word.lower()}"

    @property
    def part(self) -> Del:
        """The part of the follow-up that it belongs to; a heading's slag may say another."""
        return _PART_OF.get(self, Del.PLAN)


_WORDS = {
    NodTyp.MALOMRADE: "Målområde",
    NodTyp.UPPDRAG: "Uppdrag",
    NodTyp.AKTIVITET: "Aktivitet",
    NodTyp.STYRTAL: "Styrtal",
    NodTyp.RISK: "Risk",
    NodTyp.ATGARD: "Åtgärd",
    NodTyp.FRAGA: "Fråga",
    NodTyp.SLUTSATS: "Slutsats",
    NodTyp.AVSNITT: "Avsnitt",
}
_PLURALS = {
    NodTyp.MALOMRADE: "målområden",
    NodTyp.UPPDRAG: "uppdrag",
    NodTyp.AKTIVITET: "aktiviteter",
    NodTyp.STYRTAL: "styrtal",
    NodTyp.RISK: "risker",
    NodTyp.ATGARD: "åtgärder",
    NodTyp.FRAGA: "frågor",
    NodTyp.SLUTSATS: "slutsatser",
    NodTyp.AVSNITT: "avsnitt",
}
_NEUTER = (NodTyp.MALOMRADE, NodTyp.UPPDRAG, NodTyp.STYRTAL, NodTyp.AVSNITT)

CHILDREN: dict[NodTyp, tuple[NodTyp, ...]] = {
    NodTyp.MALOMRADE: (NodTyp.MALOMRADE, NodTyp.STYRTAL, NodTyp.UPPDRAG, NodTyp.AKTIVITET),
    NodTyp.UPPDRAG: (NodTyp.AKTIVITET,),
    NodTyp.AKTIVITET: (),
    NodTyp.STYRTAL: (),
    NodTyp.RISK: (NodTyp.ATGARD,),
    NodTyp.ATGARD: (),
    NodTyp.FRAGA: (),
    NodTyp.SLUTSATS: (),
    NodTyp.AVSNITT: (NodTyp.AVSNITT,),
}
"""What may stand directly below a node, where its slag says nothing else; the plan itself holds
målområden only."""


GAP = 1024
"""Distance between the ``ordning`` of neighbours, so that others fit between them."""


class Slag(StrEnum):
    """What a region calls a målområde; the same plan mixes several."""

    PERSPEKTIV = "perspektiv"
    STRATEGI = "strategi"
    MALOMRADE = "malomrade"
    MALSATTNING = "malsattning"
    EFFEKTMAL = "effektmal"
    MAL = "mal"
    INTERNKONTROLL = "internkontroll"
    VERKSAMHETSOMRADE = "verksamhetsomrade"
    ISK = "isk"
    TEXTER = "texter"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return _SLAG_WORDS[self]

    @property
    def judged(self) -> bool:
        """Whether the heading is a goal that is judged, or only gathers other nodes."""
        return self in (Slag.MALSATTNING, Slag.EFFEKTMAL, Slag.MAL)

    @property
    def part(self) -> Del:
        """The part of the follow-up that the heading belongs to."""
        return Del.INTERNKONTROLL if self is Slag.VERKSAMHETSOMRADE else _PARTS.get(self, Del.PLAN)

    @property
    def begins(self) -> bool:
        """Whether the heading begins a part of its own, at the top of the plan and once."""
        return self in _PARTS


_SLAG_WORDS = {
    Slag.PERSPEKTIV: "Perspektiv",
    Slag.STRATEGI: "Strategi",
    Slag.MALOMRADE: "Målområde",
    Slag.MALSATTNING: "Målsättning",
    Slag.EFFEKTMAL: "Effektmål",
    Slag.MAL: "Mål",
    Slag.INTERNKONTROLL: "Intern kontroll",
    Slag.VERKSAMHETSOMRADE: "Verksamhetsområde",
    Slag.ISK: "ISK-bedömning",
    Slag.TEXTER: "Rapportens texter",
}

_HOLDS: dict[Slag, tuple[NodTyp, ...]] = {
    Slag.INTERNKONTROLL: (NodTyp.MALOMRADE,),
    Slag.VERKSAMHETSOMRADE: (NodTyp.RISK,),
    Slag.ISK: (NodTyp.FRAGA, NodTyp.SLUTSATS),
    Slag.TEXTER: (NodTyp.AVSNITT,),
}


GOALS = (
    Slag.PERSPEKTIV,
    Slag.STRATEGI,
    Slag.MALOMRADE,
    Slag.MALSATTNING,
    Slag.EFFEKTMAL,
    Slag.MAL,
)
"""What the plan's own headings may be called; a heading of another slag keeps it."""


def holds(typ: NodTyp, slag: Slag | None) -> tuple[NodTyp, ...]:
    """What may stand directly below a node of this kind."""
    return _HOLDS.get(slag, CHILDREN[typ]) if slag else CHILDREN[typ]


class Del(StrEnum):
    """A part of what is followed up in words; its value is its view on the command line."""

    PLAN = "plan"
    INTERNKONTROLL = "internkontroll"
    ISK = "isk"
    TEXTER = "texter"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return "Mål och uppdrag" if self is Del.PLAN else Slag(self.value).word


_PARTS = {Slag(part.value): part for part in Del if part is not Del.PLAN}
"""The headings that begin a part, at the top of the plan."""
_PART_OF = {
    NodTyp.RISK: Del.INTERNKONTROLL,
    NodTyp.ATGARD: Del.INTERNKONTROLL,
    NodTyp.FRAGA: Del.ISK,
    NodTyp.SLUTSATS: Del.ISK,
    NodTyp.AVSNITT: Del.TEXTER,
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
    riktning: str = ""
    """Which way is good, of a styrtal whose target does not tell: a key of
    :class:`~vbtui.domain.riktning.Riktning`, or empty."""
    foregangare: str | None = None
    """The node of an earlier plan that this one carries on."""
    tabell: str = ""
    """Id of the table that an avsnitt comments on."""

    @property
    def holds(self) -> tuple[NodTyp, ...]:
        """What may stand directly below it."""
        return holds(self.typ, self.slag)

    @property
    def part(self) -> Del:
        """The part of the follow-up that it belongs to."""
        return self.slag.part if self.slag else self.typ.part

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
        if self.slag:
            return self.slag.judged
        return self.typ not in (NodTyp.RISK, NodTyp.AVSNITT)

    @property
    def reported(self) -> bool:
        """Whether anybody is expected to say something about it."""
        return self.judged or self.typ is NodTyp.AVSNITT

    @property
    def text_word(self) -> str:
        """What a text about it is called: an avsnitt is its text, the others have comments."""
        return "text" if self.typ is NodTyp.AVSNITT else "kommentar"


@dataclass(frozen=True, slots=True)
class Uppfoljning:
    """What one enhet says about one node for one period. Empty texts are empty strings."""

    id: str
    enhet: str
    status: str | None = None
    trend: str | None = None
    utfall: str = ""
    kommentar: str = ""
    effekt: str | None = None
    """Whether an åtgärd has had the effect wanted: see :mod:`vbtui.domain.question`."""
    nasta_ar: str | None = None
    """Whether the risk should be in next year's analysis, of an åtgärd."""
    draft: bool = False
    """The comment is a draft: typed, saved, but not yet journaled as a change."""


NO_OUTCOME = "varde_saknas"
"""The status of a styrtal that says itself that there is no outcome."""

EMPTY = Uppfoljning(id="", enhet="")
"""What a unit has said before it has said anything."""


def gaps(nod: Nod, said: Uppfoljning) -> tuple[str, ...]:
    """What is still missing before the node is filled in, in the words shown to people.

    The two questions that are asked of an åtgärd may be left: a report at the end of the year does
    not always answer them.
    """
    missing = []
    if not said.status and nod.judged:
        missing.append("status")
    if nod.typ is NodTyp.STYRTAL and not said.utfall and said.status != NO_OUTCOME:
        missing.append("utfall")
    if not said.kommentar.strip():
        missing.append(nod.text_word)
    return tuple(missing)


def report_fields(nod: Nod) -> tuple[str, ...]:
    """What a unit can say about a node: the fields of an uppföljning that it has."""
    fields = _REPORTS.get(nod.typ, ("status", "trend", "kommentar"))
    return fields if nod.judged else ("kommentar",)


_REPORTS = {
    NodTyp.STYRTAL: ("status", "trend", "utfall", "kommentar"),
    NodTyp.ATGARD: ("status", "effekt", "nasta_ar", "kommentar"),
    NodTyp.FRAGA: ("status", "kommentar"),
    NodTyp.SLUTSATS: ("status", "kommentar"),
}


def headings(above: Nod | None) -> tuple[Slag, ...]:
    """What a heading may be called that stands below a node, or at the top for None."""
    if above is None:
        return (*GOALS, *_PARTS)
    if NodTyp.MALOMRADE not in above.holds:
        return ()
    return (Slag.VERKSAMHETSOMRADE,) if above.slag is Slag.INTERNKONTROLL else GOALS


def fits(typ: NodTyp, slag: Slag | None, above: Nod | None) -> bool:
    """Whether a node of this kind may stand below another, or at the top for None."""
    if typ is NodTyp.MALOMRADE:
        return (slag or Slag.MALOMRADE) in headings(above)
    return above is not None and typ in above.holds


def holders(typ: NodTyp) -> str:
    """What a node of this kind may stand below, in words."""
    words = [kind.word for kind in NodTyp if typ in CHILDREN[kind]]
    words += [slag.word for slag in Slag if typ in _HOLDS.get(slag, ())]
    return " eller ".join(word.lower() for word in words)
