"""Status scales: every kind of node has its own, and a delår asks other questions than a helår.

A status is always shown as a symbol and a word; the tone only decides a colour on top of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NO_OUTCOME, Nod, NodTyp, Uppfoljning
from vbtui.domain.text import fold, preview


class Tone(StrEnum):
    """What a status means for the one who looks for trouble: the colour put on top of it."""

    GOOD = "god"
    PARTLY = "delvis"
    BAD = "dalig"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Status:
    """One step of a scale: ``key`` is stored, ``symbol`` and ``word`` are always shown together."""

    key: str
    symbol: str
    word: str
    meaning: str
    tone: Tone

    @property
    def label(self) -> str:
        """Symbol and word, as every view shows the status."""
        return f"{self.symbol} {self.word}"


MISSING_SYMBOL = "○"
"""Shown where a status is expected and none is given."""
TEXT_SYMBOL = "≡"
"""Shown where a text, and no status, is expected and has been written."""

_GENOMFORT = Status(
    "genomfort", "●", "Genomfört", "Uppdraget är slutfört och kräver inget mer.", Tone.GOOD
)
_FLERARIGT = Status(
    "flerarigt_arets_del_genomford",
    "◉",
    "Flerårigt, årets del genomförd",
    "Uppdraget löper över flera år och det som skulle göras i år är gjort.",
    Tone.GOOD,
)
_KLART_VID_ARSSLUT = Status(
    "bedoms_klart_vid_arets_slut",
    "◕",
    "Bedöms klart vid årets slut",
    "Prognos grön: uppdraget, eller årets del av det, väntas bli klart i år.",
    Tone.GOOD,
)
_STARTAT = Status(
    "startat_ej_klart",
    "◐",
    "Startat, ej klart",
    "Arbetet pågår men blir inte klart i år (prognos gul vid delår).",
    Tone.PARTLY,
)
_EJ_STARTAT = Status(
    "ej_startat", "◌", "Ej startat", "Arbetet har inte börjat (prognos röd vid delår).", Tone.BAD
)
_EJ_GENOMFORT = Status(
    "ej_genomfort", "×", "Ej genomfört", "Uppdraget blev inte gjort och görs inte.", Tone.BAD
)
_EJ_BEDOMT = Status("ej_bedomt", "–", "Ej bedömt", "Det går inte att bedöma ännu.", Tone.NEUTRAL)

_MALOMRADE_HELAR = (
    Status("uppnadd", "●", "Uppnådd", "Målet är uppnått.", Tone.GOOD),
    Status("delvis", "◐", "Delvis uppnådd", "Målet är uppnått till en del.", Tone.PARTLY),
    Status("ej_uppnadd", "×", "Ej uppnådd", "Målet är inte uppnått.", Tone.BAD),
    Status(
        "kan_ej_bedomas", "–", "Kan ej bedömas", "Underlag för en bedömning saknas.", Tone.NEUTRAL
    ),
)
_MALOMRADE_DELAR = (
    Status("gron", "●", "Grön prognos", "Målnivån väntas nås eller överträffas.", Tone.GOOD),
    Status("gul", "◐", "Gul prognos", "Mindre, acceptabel avvikelse från målnivån.", Tone.PARTLY),
    Status("rod", "×", "Röd prognos", "Större negativ avvikelse från målnivån.", Tone.BAD),
    Status(
        "kan_ej_bedomas", "–", "Kan ej bedömas", "Underlag för en bedömning saknas.", Tone.NEUTRAL
    ),
)
_AKTIVITET = (
    Status("pagaende", "◐", "Pågående", "Arbetet pågår enligt plan.", Tone.GOOD),
    Status("avslutad", "●", "Avslutad", "Aktiviteten är färdig.", Tone.GOOD),
    Status("avvikelse", "▲", "Avvikelse", "Arbetet följer inte planen.", Tone.BAD),
    Status(
        "avslutad_med_avvikelse",
        "△",
        "Avslutad med avvikelse",
        "Färdig, men inte som planerat.",
        Tone.PARTLY,
    ),
    Status("ej_startad", "◌", "Ej startad", "Arbetet har inte börjat.", Tone.NEUTRAL),
)
_STYRTAL = (
    Status("helt", "●", "Helt", "Årets målvärde är nått.", Tone.GOOD),
    Status("delvis", "◐", "Delvis", "Årets målvärde är nått till en del.", Tone.PARTLY),
    Status("inte_alls", "×", "Inte alls", "Årets målvärde är inte nått.", Tone.BAD),
    Status(NO_OUTCOME, "–", "Värde saknas", "Utfallet finns inte ännu.", Tone.NEUTRAL),
)
_ATGARD = (
    Status("pagaende", "◐", "Pågående", "Arbetet med åtgärden pågår.", Tone.NEUTRAL),
    Status("avslutad", "●", "Avslutad", "Åtgärden är avslutad.", Tone.GOOD),
    Status("genomford", "◉", "Genomförd", "Åtgärden är genomförd med full effekt.", Tone.GOOD),
    Status(
        "genomford_utan_full_effekt",
        "△",
        "Genomförd utan full effekt",
        "Åtgärden är genomförd men har inte räckt hela vägen.",
        Tone.PARTLY,
    ),
    Status("ej_genomford", "×", "Ej genomförd", "Åtgärden blev inte genomförd.", Tone.BAD),
)
_FRAGA = (
    Status("ja", "●", "Ja", "Så är det.", Tone.GOOD),
    Status("delvis", "◐", "Delvis", "Så är det till en del.", Tone.PARTLY),
    Status("nej", "×", "Nej", "Så är det inte.", Tone.BAD),
    _EJ_BEDOMT,
)
_SLUTSATS = (
    Status(
        "tillracklig", "●", "Tillräcklig", "Styrningen och kontrollen är tillräcklig.", Tone.GOOD
    ),
    Status(
        "delvis_tillracklig",
        "◐",
        "Delvis tillräcklig",
        "Styrningen och kontrollen är tillräcklig till en del.",
        Tone.PARTLY,
    ),
    Status(
        "inte_tillracklig",
        "×",
        "Inte tillräcklig",
        "Styrningen och kontrollen är inte tillräcklig.",
        Tone.BAD,
    ),
)

_SCALES: dict[tuple[NodTyp, PeriodTyp], tuple[Status, ...]] = {
    (NodTyp.UPPDRAG, PeriodTyp.HELAR): (
        _GENOMFORT,
        _FLERARIGT,
        _STARTAT,
        _EJ_STARTAT,
        _EJ_GENOMFORT,
        _EJ_BEDOMT,
    ),
    (NodTyp.UPPDRAG, PeriodTyp.DELAR): (
        _GENOMFORT,
        _KLART_VID_ARSSLUT,
        _STARTAT,
        _EJ_STARTAT,
        _EJ_BEDOMT,
    ),
    (NodTyp.MALOMRADE, PeriodTyp.HELAR): _MALOMRADE_HELAR,
    (NodTyp.MALOMRADE, PeriodTyp.DELAR): _MALOMRADE_DELAR,
    (NodTyp.AKTIVITET, PeriodTyp.HELAR): _AKTIVITET,
    (NodTyp.AKTIVITET, PeriodTyp.DELAR): _AKTIVITET,
    (NodTyp.STYRTAL, PeriodTyp.HELAR): _STYRTAL,
    (NodTyp.STYRTAL, PeriodTyp.DELAR): _STYRTAL,
    **{
        (kind, typ): steps
        for kind, steps in (
            (NodTyp.RISK, ()),
            (NodTyp.ATGARD, _ATGARD),
            (NodTyp.FRAGA, _FRAGA),
            (NodTyp.SLUTSATS, _SLUTSATS),
            (NodTyp.AVSNITT, ()),
        )
        for typ in PeriodTyp
    },
}
FINISHED = frozenset(
    {
        "avslutad",
        "avslutad_med_avvikelse",
        "genomfort",
        "genomford",
        "genomford_utan_full_effekt",
        "ej_genomford",
    }
)
"""The statuses of what is finished and can no longer be late."""

_BY_KEY = {status.key: status for scale in _SCALES.values() for status in scale}

TRENDS: dict[str, tuple[str, str]] = {
    "upp": ("↗", "Uppåt"),
    "oforandrad": ("→", "Oförändrad"),
    "ned": ("↘", "Nedåt"),
}
"""Trend key → (symbol, word)."""


def scale(typ: NodTyp, period_typ: PeriodTyp) -> tuple[Status, ...]:
    """The statuses one may choose for a node of this kind in this kind of period, in list order."""
    return _SCALES[typ, period_typ]


def find(typ: NodTyp, period_typ: PeriodTyp, key: str | None) -> Status | None:
    """The status stored as ``key``, or None where nothing is stored.

    A key that is not on the scale (written by another program) is shown as it stands.
    """
    if not key:
        return None
    for status in scale(typ, period_typ):
        if status.key == key:
            return status
    return _BY_KEY.get(key) or Status(key, "?", key, "Okänd status i filen.", Tone.NEUTRAL)


def symbol(nod: Nod, period_typ: PeriodTyp, said: Uppfoljning, *, expected: bool) -> str:
    """What stands before a node in a list: its status, or that its text is written; that it is
    missing where it is ``expected``, and nothing where it is not."""
    status = find(nod.typ, period_typ, said.status)
    if status:
        return status.symbol
    if nod.typ is NodTyp.AVSNITT and said.kommentar.strip():
        return TEXT_SYMBOL
    return MISSING_SYMBOL if expected else ""


def parse_status(typ: NodTyp, period_typ: PeriodTyp, text: str) -> str | None:
    """The key for what a person wrote: a key, a word in any case, or nothing to clear it.

    :raises InputError: the text names no status of this scale.
    """
    wanted = fold(text.strip())
    if not wanted:
        return None
    steps = scale(typ, period_typ)
    for status in steps:
        if wanted in (status.key, fold(status.word), fold(status.label)):
            return status.key
    if not steps:
        raise InputError(f"{typ.word} får ingen status; skriv en kommentar i stället.")
    choices = ", ".join(f"”{status.word}”" for status in steps)
    raise InputError(
        f"”{preview(text, 40)}” är ingen status för {typ.word.lower()} vid"
        f" {period_typ.word.lower()}; välj en av {choices}."
    )


def parse_trend(text: str) -> str | None:
    """The key for a trend given as key, word, arrow or arrow and word; nothing clears it.

    :raises InputError: the text names no trend.
    """
    wanted = fold(text.strip())
    if not wanted:
        return None
    for key, (symbol, word) in TRENDS.items():
        if wanted in (key, symbol, fold(word), fold(f"{symbol} {word}")):
            return key
    choices = ", ".join(word for _, word in TRENDS.values())
    raise InputError(f"”{preview(text, 40)}” är ingen trend; välj en av {choices}.")
