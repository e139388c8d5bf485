"""Text as text: what is stored, what is shown, how it is found and in which order it stands.

Nothing here knows markup or formulas, so brackets and equals signs are characters like any other.
What a user wrote is changed in storage only where no file or screen could hold it
(:func:`clean`). What could harm a terminal is made visible when it is shown (:func:`printable`),
since a file may have been written by another program.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

REPLACEMENT = "\ufffd"
"""What stands in the place of a character that cannot be kept: �."""

# Word's soft break is a vertical tab; str.splitlines would break at all of these anyway.
_BREAK = re.compile("\r\n?|[\v\f\u2028\u2029]")
_LINE_END = re.compile("[\n\t]+")
# Controls, halves of surrogate pairs, and the two non-characters that XML (so Excel) cannot hold.
_UNFIT = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_NOT_STORED = re.compile(f"[{_UNFIT}]")
_NOT_SHOWN = re.compile(f"[{_UNFIT}\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text as it is stored: composed (NFC), lines broken by ``\\n``, no control characters.

    Tabs stay. A control, a lone surrogate and U+FFFE/U+FFFF become U+FFFD, one for one, so that
    a loss can be seen. Everything else is kept as it is written.
    """
    return normalize("NFC", _NOT_STORED.sub(REPLACEMENT, _BREAK.sub("\n", text)))


def clean_line(text: str) -> str:
    """A title or a name as it is stored: :func:`clean`, on one line, no space at its ends."""
    return _LINE_END.sub(" ", clean(text)).strip()


def printable(text: str) -> str:
    """The text as it can be sent to any terminal; of controls only ``\\n`` and ``\\t`` are left.

    ESC and its kind become control pictures (␛). So that text cannot pose as other text, the
    characters that turn the writing direction (U+202A-202E, U+2066-2069) become U+FFFD: one that
    is never closed would mirror what the program itself writes after it. Hebrew and Arabic need
    none of them. The stored text keeps them.
    """
    if text.isprintable():
        return text
    return _NOT_SHOWN.sub(_picture, _BREAK.sub("\n", text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else REPLACEMENT


def preview(text: str, width: int) -> str:
    """The beginning of a text on one line: at most ``width`` (≥ 1) characters, ``…`` where cut."""
    line = _LINE_END.sub(" ", printable(text)).strip()
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def words(text: str) -> int:
    """How many words a text has: what stands between spaces or line breaks."""
    return len(text.split())


class _Plain(dict[int, str]):
    """For :func:`fold`: a character to what it is searched as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        # NFKD takes accents off their letters, and makes a no-break space a space and ² a 2.
        parts = normalize("NFKD", chr(code)).casefold()
        for letter in "åäö":
            parts = parts.replace(normalize("NFD", letter), letter)
        plain = "".join(_alike(part) for part in parts)
        self[code] = plain
        return plain


# Marks on a letter, soft hyphens, joiners: what one does not type in a search.
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_LOOKALIKES = {"æ": "ä", "ø": "ö", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "−": "-"}
_LOOKALIKES |= dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'")
_PLAIN = _Plain()


def _alike(char: str) -> str:
    kind = category(char)
    if kind in _UNSEEN:
        return ""
    return "-" if kind == "Pd" else _LOOKALIKES.get(char, char)


_FOREIGN = re.compile("[^\x00-\x7fåäö]+")


def fold(text: str) -> str:
    """The text as it is searched: ``Ärende`` is found by "ärende", "år" is not found by "ar".

    Case is folded, å ä ö are letters of their own, other accents are taken off (é is e, ü is u),
    and signs that look alike are one: no-break and ordinary space, dashes, minus and hyphen,
    curly and straight quotes. Soft hyphens are left out.
    """
    if text.isascii():
        return text.lower()
    folded = normalize("NFC", text).casefold()
    return _FOREIGN.sub(lambda match: match[0].translate(_PLAIN), folded)


class _Order(dict[int, str]):
    """For :func:`sort_key`: a character to its place. Letters of other scripts come after ö."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        place = char if char.isalnum() else self[ord(REPLACEMENT)]
        self[code] = place
        return place


# The order of CLDR for Swedish, except that foreign ę, ô, ő and œ stand with e and o.
# The replacement character holds the place of all signs that are not named.
_ALPHABET = (
    "\t\n _-,;:!?.'\"()[]{}§@*/\\&#%`^+<=>|~$"
    + REPLACEMENT
    + "0123456789"
    + "abcdefghijklmnopqrstuvwxyzåäö"
)
_ORDER = _Order({ord(char): chr(place) for place, char in enumerate(_ALPHABET, start=1)})
_UE_AS_Y = str.maketrans("üÜ", "yY")
_NUMBER = re.compile("[0-9]+")
_DIGITS = 20  # more than any number in a title has


def sort_key(text: str) -> tuple[str, ...]:
    """Swedish order, whatever the system's locale: å ä ö last, v and w apart, ü as y, æ ä, ø ö.

    Numbers stand by size (``Uppdrag 9`` before ``Uppdrag 28``), signs before digits and digits
    before letters. Between texts that differ only in accents or case the plain letter comes
    first, then the small one. Different texts never have the same key.
    """
    composed = normalize("NFC", text)
    folded = fold(composed.translate(_UE_AS_Y))
    by_size = _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), folded)
    return by_size.translate(_ORDER), composed.casefold(), composed.swapcase(), text


_ASCII = str.maketrans("åäö", "aao")


def transliterate(text: str) -> str:
    """The text as a short code or a file name: only a-z, 0-9 and ``_`` between the words.

    Empty where the text has no Latin letter and no digit.
    """
    return re.sub("[^a-z0-9]+", "_", fold(text).translate(_ASCII)).strip("_")
