"""Which words of a text differ from another text's, so that a reader need not compare them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
"""From and up to (not with) which character."""

_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"\w+(?:[.,:]\d+)*|\s+|[^\w\s]")
"""A word or a number (``1 234,5`` is two words, ``12,5`` is one), white space, or another sign."""
_MOST_WORDS = 4_000
"""Words of two texts together above which they are only compared by lines: the time to find the
words grows with their square."""


def differing(text: str, other: str) -> list[Span]:
    """The parts of ``text`` that are not in ``other``, by whole words, in order.

    First the lines that both have are paired, then the words between them.
    """
    return _joined(text, _differing_lines(text, other))


def _differing_lines(text: str, other: str) -> Iterator[Span]:
    lines, others = _LINE.findall(text), _LINE.findall(other)
    at = _offsets(lines)
    for ours, theirs in _unpaired(lines, others):
        here = "".join(lines[slice(*ours)])
        there = "".join(others[slice(*theirs)])
        for start, end in _differing_words(here, there):
            yield at[ours[0]] + start, at[ours[0]] + end


def _differing_words(text: str, other: str) -> Iterator[Span]:
    if not other.strip():
        yield 0, len(text)
        return
    words, others = _WORD.findall(text), _WORD.findall(other)
    if len(words) + len(others) > _MOST_WORDS:
        yield 0, len(text)
        return
    at = _offsets(words)
    for (start, end), _ in _unpaired(words, others):
        yield at[start], at[end]


def _unpaired(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """The stretches of both that have no counterpart, where there is anything of ours."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal" and end > start:
            yield (start, end), (other_start, other_end)


def _offsets(parts: Sequence[str]) -> list[int]:
    at = [0]
    for part in parts:
        at.append(at[-1] + len(part))
    return at


def _joined(text: str, spans: Iterator[Span]) -> list[Span]:
    """Spans that only white space is between are one; a span does not end in white space."""
    found: list[Span] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end))
    trimmed = []
    for start, end in found:
        part = text[start:end]
        shown = part.strip()
        if shown:
            lead = start + len(part) - len(part.lstrip())
            trimmed.append((lead, lead + len(shown)))
    return trimmed
