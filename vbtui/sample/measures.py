"""The measures of produktions- och nyckeltal: who reports each, which way is good, and its target.

Targets are those that the reports print; where the reports differ it is the newer one's. Which way
is good is read out of what is measured, and the unit out of what it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vbtui.domain.riktning import Riktning


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, which one unit reports; measures are not divided."""

    enhet: str
    riktning: Riktning
    malvarde: str = ""


NYCKELTAL: Mapping[str, Measure] = {
    "forebyggande_underhall": Measure("mt", Riktning.HOGRE, "minst 95 %"),
    "avvikelser_180_dagar": Measure("gemensamt", Riktning.HOGRE, "80 %"),
    "ekologiska_livsmedel": Measure("forsorjning", Riktning.HOGRE, "50 %"),
    "matsvinn": Measure("forsorjning", Riktning.LAGRE, "högst 15 %"),
    "upphandling_miljokrav": Measure("inkop", Riktning.HOGRE),
    "upphandling_uppforandekod": Measure("inkop", Riktning.HOGRE),
    "upphandling_socialt": Measure("inkop", Riktning.HOGRE),
    "energi_per_kvm": Measure("fastigheter", Riktning.LAGRE, "−6 %"),
    "follow_print": Measure("it", Riktning.HOGRE),
    "fakturor_i_tid": Measure("ssc", Riktning.HOGRE),
    "sena_fakturor": Measure("ssc", Riktning.LAGRE),
}
"""Row of nyckeltal → what it is as a measure."""
