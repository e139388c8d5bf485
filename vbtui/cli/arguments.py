"""The words of the command line: which commands there are, what they take, and help in Swedish."""

from __future__ import annotations

import argparse
import contextlib
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
        self._places += not action.option_strings

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
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)s finns inte, välj %(choices)s",
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
    parser.add("file", metavar="FIL", type=Path, help="den nya filen")
    parser.add("--namn", default="Nämnden", help="nämndens namn (annars Nämnden)")
    parser.add("--kod", default="", help="nämndens korta kod; annars ur namnet")
    parser.add("--ar", "--år", metavar="ÅR", type=heltal, help="planens år; annars i år")
    parser.add(
        "--enhet",
        metavar="KOD=NAMN",
        action="append",
        default=[],
        help="en enhet under nämnden; får anges flera gånger",
    )


def _show(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "view", metavar="VY", nargs="?", default="plan", help="plan (förval) eller en tabells id"
    )
    _whose(parser)
    _consolidated(parser)
    _format(parser, "table", "json", "csv")


def _set(parser: Parser) -> None:
    _file(parser)
    parser.add(
        "target",
        metavar="MÅL",
        help="uppdrag/28, malomrade/5, aktivitet/ID, styrtal/ID eller TABELL/RAD",
    )
    parser.add(
        "field",
        metavar="FÄLT",
        help="status, kommentar, trend, utfall, ett fält i planen eller en kolumn",
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
    parser.add("cell", metavar="CELL", help="TABELL/RAD/KOLUMN")
    _whose(parser)
    _consolidated(parser)
    _format(parser, "table", "json")


COMMANDS = {
    "new": Command(
        "skapar en fil med nämnd, enheter, plan och perioder",
        _new,
        'Exempel: vbtui new 2026.db --namn Servicenämnden --ar 2026 --enhet it="Område IT"',
    ),
    "show": Command(
        "visar planen eller en tabell",
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
        "visar var ett tal kommer ifrån",
        _explain,
        "Exempel: vbtui explain 2025.db arsarbetare_avtalad/summa/totalt --konsoliderat",
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
        *(f"  {name:<10}{command.help}" for name, command in COMMANDS.items()),
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
