"""The words of the command line: which commands there are, what they take, and help in Swedish."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from vbtui.domain.errors import InputError


class Parser(argparse.ArgumentParser):
    """One command's words. Says what is wrong in one sentence and leaves the exit to the front
    door."""

    def __init__(self, *, literal: int, **settings: Any) -> None:
        """``literal``: the place (from 0) of a word that is taken as it stands, also ``-5``."""
        self._literal = literal
        self._takes: dict[str, bool] = {}
        self._places = 0
        super().__init__(add_help=False, allow_abbrev=False, **settings)

    def add(self, *names: str, **settings: Any) -> None:
        """Like :meth:`add_argument`, remembering what :meth:`understand` needs."""
        action = self.add_argument(*names, **settings)
        self._takes |= dict.fromkeys(action.option_strings, action.nargs != 0)
        if not action.option_strings:
            self._places += sys.maxsize if action.nargs == "+" else 1

    def understand(self, words: Sequence[str]) -> argparse.Namespace | None:
        """What the words mean, or None when they ask for help. Flags may stand anywhere.

        :raises InputError: they cannot be understood.
        """
        flags, plain = self._sorted(words)
        if "-h" in flags or "--help" in flags:
            return None
        with _swedish():
            if len(plain) > self._places:
                self.error(f"”{plain[self._places]}” är ett ord för mycket (sätt citattecken runt"
                           " det som hör ihop)")  # fmt: skip
            return self.parse_args([*flags, "--", *plain])

    def _sorted(self, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """Flags with their values, and the other words.

        Left to argparse, a word after a flag would be lost to one that may be left out, and a
        value that begins with a hyphen would be a flag.
        """
        flags: list[str] = []
        plain: list[str] = []
        wrong: list[str] = []
        left = iter(words)
        for word in left:
            flag, has_value, _ = word.partition("=")
            if word == "--":
                plain += left
            elif flag in self._takes:
                flags.append(word)
                value = next(left, None) if self._takes[flag] and not has_value else None
                if value is not None:
                    # Joined, so that a value may begin with a hyphen here too.
                    flags[-1] = f"{flag}={value}"
            elif word.startswith("-") and word != "-" and len(plain) != self._literal:
                wrong.append(word)
            else:
                plain.append(word)
        # Help first: it is what somebody needs who has got the rest wrong.
        if wrong and not {"-h", "--help"} & set(flags):
            self.error(f"flaggan {wrong[0]} finns inte")
        return flags, plain

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # Argparse writes the choices as Python does.
        if action.choices is not None and value not in action.choices:
            *others, last = (f"”{one}”" for one in action.choices)
            known = f"{', '.join(others)} eller {last}" if others else last
            raise argparse.ArgumentError(action, f"”{value}” finns inte, välj {known}")

    def error(self, message: str) -> NoReturn:
        """Refuse the command.

        :raises InputError: always.
        """
        raise InputError(f"{_sentence(message)}; skriv {self.prog} --help för att se hur.")


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]


# What argparse says, in Swedish. It looks these texts up when it needs them.
_SWEDISH = {
    "usage: ": "Användning: ",
    "positional arguments": "Anges",
    "options": "Flaggor",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det saknas %s",
    "expected one argument": "ett värde saknas efter flaggan",
    "invalid %(type)s value: %(value)r": "%(value)s är inget %(type)s",
    "ignored explicit argument %r": "flaggan tar inget värde, men fick %s",
}


@contextlib.contextmanager
def _swedish() -> Iterator[None]:
    """Argparse speaks Swedish inside: its texts go through two functions of its module."""
    english = {name: vars(argparse)[name] for name in ("_", "ngettext")}
    vars(argparse).update(
        _=lambda text: _SWEDISH.get(text, text),
        ngettext=lambda one, many, number: _SWEDISH.get(one if number == 1 else many, many),
    )
    try:
        yield
    finally:
        vars(argparse).update(english)


@dataclass(frozen=True, slots=True)
class Command:
    """One command. The module of this package with its name has the ``run`` that does it."""

    help: str
    add: Callable[[Parser], None]
    more: str = ""
    """Below the flags in its help: examples and what one has to know."""
    literal: int = -1
    """The place of a word that is taken as it stands, whatever it begins with."""


def heltal(text: str) -> int:
    """A whole number; argparse says the function's name where it is none."""
    return int(text)


def _file(parser: Parser) -> None:
    parser.add("file", metavar="FIL", type=Path, help="en fil som vbtui har skapat")


def _whose(parser: Parser) -> None:
    parser.add("--enhet", metavar="E", help="enhetens kod eller namn; annars den som filen tillhör")
    parser.add(
        "--period", metavar="P", help="till exempel 2025-helar; annars den senaste med en plan"
    )


def _consolidated(parser: Parser) -> None:
    parser.add("--konsoliderat", action="store_true", help="enheten med alla enheter under sig")


def _format(parser: Parser, *formats: str) -> None:
    parser.add(
        "--format", choices=formats, default="table", metavar="F", help=" eller ".join(formats)
    )
    parser.add(
        "--json", action="store_const", const="json", dest="format", help="samma som --format json"
    )


def _new(parser: Parser) -> None:
    parser.add("file", metavar="FIL", type=Path, nargs="?", help="den nya filen")
    parser.add("--namn", help="nämndens namn (annars Nämnden)")
    parser.add("--kod", default="", help="nämndens korta kod; annars ur namnet")
    parser.add("--ar", "--år", metavar="ÅR", type=heltal, help="planens år; annars i år")
    parser.add(
        "--enhet",
        metavar="KOD=NAMN",
        action="append",
        default=[],
        help="en enhet under nämnden; får anges flera gånger",
    )
    parser.add(
        "--plan",
        metavar="X.xlsx",
        type=Path,
        help="läs planen och enheterna ur en ifylld mall eller en exporterad arbetsbok",
    )
    parser.add("--plan-mall", metavar="X.xlsx", type=Path, help="skriv en tom mall för en plan")


def _show(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "view",
        metavar="VY",
        nargs="?",
        default="plan",
        help="plan (förval), oversikt, internkontroll, isk, texter, summering, styrtal eller en"
        " tabells id",
    )
    _whose(parser)
    _consolidated(parser)
    _format(parser, "table", "json", "csv")


def _set(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "target",
        metavar="MÅL",
        help="uppdrag/28, malomrade/5, aktivitet/ID, styrtal/ID, atgard/ID, fraga/ID, slutsats/ID,"
        " avsnitt/ID, TABELL/RAD eller TABELL",
    )
    parser.add(
        "field",
        metavar="FÄLT",
        help="status, kommentar, trend, utfall, effekt, nasta_ar, ett fält i planen, en kolumn"
        " eller definition",
    )
    parser.add("value", metavar="VÄRDE", nargs="?", help='värdet; "" tömmer fältet')
    parser.add(
        "--fil", metavar="TEXTFIL", help="läs värdet ur en textfil (UTF-8); - läser standard in"
    )
    _whose(parser)


def _log(parser: Parser) -> None:
    _file(parser)
    parser.add("target", metavar="MÅL", nargs="?", help="bara det här: uppdrag/28 eller TABELL/RAD")
    parser.add(
        "--antal", metavar="N", type=heltal, default=100, help="högst så många ändringar (100)"
    )
    _whose(parser)
    _format(parser, "table", "json")


def _explain(parser: Parser) -> None:
    _file(parser)
    parser.add("cell", metavar="CELL", help="TABELL/RAD/KOLUMN, eller en nod: uppdrag/28")
    _whose(parser)
    _consolidated(parser)
    _format(parser, "table", "json")


def _json(parser: Parser) -> None:
    parser.add("--json", action="store_true", help="svara för program i stället för för människor")


def _split(parser: Parser) -> None:
    _file(parser)
    parser.add("-d", "--mapp", metavar="MAPP", type=Path, required=True, help="dit filerna läggs")
    parser.add(
        "--enhet",
        metavar="E",
        action="append",
        default=[],
        help="bara den här enheten; får anges flera gånger",
    )
    _json(parser)


def _submit(parser: Parser) -> None:
    _file(parser)
    parser.add("-o", "--till", metavar="PAKET", type=Path, help="paketets namn; annars vid filen")
    _whose(parser)
    parser.add("--dry-run", action="store_true", help="visa bara vad som saknas")
    _json(parser)


def _merge(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "others", metavar="ANNAN", nargs="+", type=Path, help="filer att slå samman in i FIL"
    )
    parser.add("--dry-run", action="store_true", help="visa bara vad som skulle hända")
    _json(parser)


def _conflicts(parser: Parser) -> None:
    _file(parser)
    parser.add("--enhet", metavar="E", help="bara en enhets konflikter")
    _json(parser)


def _resolve(parser: Parser) -> None:
    _file(parser)
    parser.add("id", metavar="ID", help="konfliktens id ur vbtui conflicts")
    parser.add(
        "--take",
        metavar="NYCKEL",
        action="append",
        default=[],
        help="sidan som ska gälla; flera sidor av en text tas efter varandra",
    )
    parser.add("--varde", "--värde", metavar="VÄRDE", help="ett tredje värde")


def _collect(parser: Parser) -> None:
    _file(parser)
    parser.add("--period", metavar="P", help="till exempel 2025-helar; annars den senaste")
    parser.add("--enhet", metavar="E", help="visa en enhet med vad som saknas och kontrollsummor")
    parser.add(
        "--mottagen", metavar="E", action="append", default=[], help="ta emot enhetens inlämning"
    )
    parser.add(
        "--atersand", "--återsänd", metavar="E", help="sänd tillbaka inlämningen; kräver --orsak"
    )
    parser.add("--orsak", metavar="TEXT", default="", help="vad enheten ska ändra")
    parser.add(
        "--sista-dag",
        metavar="DATUM",
        help="sista dag att lämna in: 2026-01-31 eller 31 jan; tomt tar bort dagen",
    )
    parser.add("--stang", "--stäng", action="store_true", help="stäng perioden för rapportering")
    parser.add("--oppna", "--öppna", action="store_true", help="öppna den igen")
    parser.add(
        "--anstand",
        "--anstånd",
        metavar="E=DATUM",
        action="append",
        default=[],
        help="låt enheten skriva till och med dagen; E= tar tillbaka",
    )
    _json(parser)


def _rollover(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "--till", metavar="P", default="", help="perioden att göra: 2026-helar; annars nästa"
    )
    parser.add(
        "--numrera-fran",
        "--numrera-från",
        metavar="NR",
        type=heltal,
        help="ge uppdragen nummer i följd från NR; annars behåller de sina",
    )
    parser.add(
        "--ta-med",
        metavar="MÅL",
        action="append",
        default=[],
        help="ta med uppdrag/28 fast det har avslutats; får anges flera gånger",
    )
    parser.add(
        "--utelamna",
        "--utelämna",
        metavar="MÅL",
        action="append",
        default=[],
        help="utelämna uppdrag/28 och det som står under; får anges flera gånger",
    )
    parser.add("--dry-run", action="store_true", help="visa bara checklistan")
    _json(parser)


def _export(parser: Parser) -> None:
    _file(parser)
    parser.add("-o", "--till", metavar="X.xlsx", type=Path, required=True, help="arbetsbokens namn")
    _whose(parser)
    _consolidated(parser)
    parser.add(
        "--blad-per-enhet",
        action="store_true",
        help="som --konsoliderat, och därtill ett blad för varje enhet och tabell",
    )
    parser.add(
        "--publicering",
        action="store_true",
        help="utan nycklar, låsta celler och det som är internt; kan inte importeras",
    )
    _json(parser)


def _import(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "book",
        metavar="X.xlsx",
        type=Path,
        help="en arbetsbok som vbtui export har skrivit, eller en från ett annat system",
    )
    parser.add(
        "--mappning",
        metavar="M.toml",
        type=Path,
        help="läs ett annat systems blad (.xlsx eller .csv) till en tabell, som mappningen säger",
    )
    parser.add(
        "--ny-mappning",
        metavar="M.toml",
        type=Path,
        help="skriv en första mappning för bladet, med gissningar och förklaringar",
    )
    parser.add(
        "--tabell", metavar="T", help="tabellen som en ny mappning är för; annars gissas den"
    )
    parser.add("--blad", metavar="B", help="bladet som en ny mappning är för; annars det första")
    parser.add(
        "--period", metavar="P", help="perioden som mappningen läser till; annars den som den säger"
    )
    parser.add("--dry-run", action="store_true", help="visa bara vad som skulle ändras")
    _json(parser)


COMMANDS = {
    "new": Command(
        "skapar en fil med nämnd, enheter, plan och perioder",
        _new,
        'Exempel: vbtui new 2026.db --namn Servicenämnden --ar 2026 --enhet it="Område IT", eller'
        " vbtui new 2026.db --ar 2026 --plan plan.xlsx",
    ),
    "show": Command(
        "visar översikten, planen, en annan del av uppföljningen eller en tabell",
        _show,
        "csv är till för Excel: semikolon, decimalkomma och UTF-8 med BOM, och en text som kunde"
        " läsas som en formel börjar med en apostrof.",
    ),
    "set": Command(
        "ändrar ett värde",
        _set,
        "Värdet tas som det står, även -5 eller [/]; bara --help, --enhet, --period och --fil är"
        ' flaggor. Exempel: vbtui set 2025.db uppdrag/28 status "Startat, ej klart" --enhet it',
        literal=3,
    ),
    "log": Command("visar vem som har ändrat vad", _log),
    "explain": Command(
        "visar var ett tal kommer ifrån, och vad enheternas statusar ger",
        _explain,
        "Exempel: vbtui explain 2025.db arsarbetare_avtalad/summa/totalt --konsoliderat;"
        " vbtui explain 2025.db uppdrag/28",
    ),
    "split": Command(
        "lämnar ut en fil till varje enhet",
        _split,
        "Filerna heter som enheternas koder: it.db. En fil som finns ersätts aldrig. Exempel:"
        " vbtui split 2025.db -d utlamnat",
    ),
    "submit": Command(
        "lämnar in: klarmarkerar och skriver ett paket med kvitto",
        _submit,
        "Det som saknas hindrar inte, men svarskoden är då 1. Exempel: vbtui submit it.db",
    ),
    "merge": Command(
        "slår samman andra filer in i en",
        _merge,
        "En fil får komma hur många gånger som helst, i vilken ordning som helst. Exempel:"
        " vbtui merge 2025.db it-2025-helar.db inkop-2025-helar.db",
    ),
    "conflicts": Command("listar det som två har ändrat olika", _conflicts),
    "resolve": Command(
        "löser en konflikt",
        _resolve,
        "Exempel: vbtui resolve 2025.db 3f9a01c2 --take 5be01d77",
    ),
    "export": Command(
        "skriver en arbetsbok för Excel med planen och alla tabeller",
        _export,
        "En arbetsbok som finns ersätts när den nya är hel. Exempel: vbtui export 2025.db -o"
        " 2025.xlsx --konsoliderat",
    ),
    "import": Command(
        "läser in en ifylld arbetsbok, eller ett blad från ett annat system",
        _import,
        "Allt eller inget: finns det ett fel i någon cell importeras inget. Exempel: vbtui import"
        " 2025.db it.xlsx --dry-run, eller vbtui import 2025.db lon.csv --mappning lon.toml",
    ),
    "collect": Command(
        "visar vem som har lämnat in, och tar emot, sänder tillbaka och stänger",
        _collect,
        "Exempel: vbtui collect 2025.db --mottagen it --sista-dag 2026-01-31",
    ),
    "rollover": Command(
        "gör nästa period, eller nästa års plan av det som fortsätter",
        _rollover,
        "Det gamla året ändras inte. En säkerhetskopia läggs bredvid filen, och årsskiftet går att"
        " ångra. Exempel: vbtui rollover 2025.db --till 2026-helar --numrera-fran 36 --dry-run",
    ),
}
"""Command → what it takes, in the order of the help."""


def help_text() -> str:
    """The help of the whole program."""
    lines = [
        "Användning: vbtui [FIL]",
        "            vbtui KOMMANDO FIL …",
        "",
        "Uppföljning av mål, uppdrag och nyckeltal i en enda fil.",
        "Utan kommando öppnas programmet. En fil som heter som ett kommando skrivs ./show.",
        "",
        "Kommandon:",
        *(f"  {name:<11}{command.help}" for name, command in COMMANDS.items()),
        "",
        "Flaggor:",
        "  -h, --help  visar den här hjälpen; vbtui KOMMANDO --help visar kommandots",
        "  --version   visar programmets version",
        "",
        "Miljövariabler:",
        "  VBTUI_NAMN  namnet som står för ändringarna i historiken",
        "",
        "Svarskoder: 0 klart, 1 klart men något behöver en människa, 2 inte gjort och inget",
        "ändrat; en mening på standard fel säger då varför.",
    ]
    return "\n".join(lines) + "\n"


def command_parser(name: str) -> Parser:
    """The parser of one command."""
    command = COMMANDS[name]
    with _swedish():
        parser = Parser(
            literal=command.literal,
            prog=f"vbtui {name}",
            description=_sentence(command.help) + ".",
            epilog=command.more,
        )
        parser.add("-h", "--help", action="store_true", help="visar den här hjälpen")
        command.add(parser)
    return parser


def help_of(parser: Parser) -> str:
    """The help of one command."""
    with _swedish():
        return parser.format_help()
