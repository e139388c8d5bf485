"""What merging, handing out and handing in say on the screen: previews and receipts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from textual.content import Content

from vbtui.delivered import Unit
from vbtui.domain.tal import fmt
from vbtui.domain.times import shown_moment
from vbtui.handout import HandedOut
from vbtui.mergefiles import COMMON, FileResult, News, Outcome, count_conflicts
from vbtui.receipt import Totals
from vbtui.receipt import lines as total_lines
from vbtui.store.deliveries import MERGED, REFUSED
from vbtui.submit import Missing, Submission
from vbtui.tui.files import shown_path
from vbtui.tui.text import plain

_SIGNS = {MERGED: ("✓", "$text-success"), REFUSED: ("×", "$text-error")}
"""What became of a file → sign and colour; the word stands in the sentence."""
_HEADING = "bold"
_MUTED = "$text-muted"


def _lines(lines: Iterable[Content]) -> Content:
    return Content("\n").join(lines)


def preview(outcome: Outcome) -> Content:
    """What a merge would do."""
    return _lines(_told(outcome, dry=True))


def receipt(outcome: Outcome) -> Content:
    """What a merge has done."""
    return _lines(_told(outcome, dry=False))


def _told(outcome: Outcome, *, dry: bool) -> Iterator[Content]:
    if dry and len(outcome.refused) == len(outcome.files):
        for one in outcome.files:
            yield from _file(one)
        yield plain("")
        yield plain("Inget kan slås samman. Anteckna visar på tavlan att filerna kom.", _MUTED)
        return
    yield plain(f"{outcome.summary[0].upper()}{outcome.summary[1:]}.", _HEADING)
    if outcome.arising:
        yield plain("")
        heading = "Konflikter som uppstår" if dry else "Konflikter som uppstod"
        yield plain(heading, "bold $text-warning")
        yield from (plain(f"! {one}", "$text-warning") for one in outcome.arising)
    if outcome.after_closing:
        yield plain("")
        yield from (plain(f"! {one}", "$text-warning") for one in outcome.after_closing)
    yield plain("")
    for one in outcome.in_order:
        yield from _file(one)
    if outcome.news:
        yield plain("")
        yield plain("Nytt, antal fält", _HEADING)
        yield from _news(outcome.news)
    changed = [one for one in outcome.compared if one.changed]
    if changed:
        yield plain("")
        yield plain("Kontrollsummor, före → efter", _HEADING)
        for pair in changed:
            yield plain(f"  {pair.enhet.namn}")
            yield from (plain(f"    {line}", _MUTED) for line in pair.differences())
    yield plain("")
    yield _conflicts(outcome.conflicts, dry=dry)
    if dry:
        yield plain("Filen kopieras först till en säkerhetskopia bredvid.", _MUTED)
    elif outcome.backup:
        yield plain(f"Säkerhetskopia: {outcome.backup.name}", _MUTED)


def _file(one: FileResult) -> Iterator[Content]:
    symbol, style = _SIGNS.get(one.verdict, ("–", _MUTED))
    yield Content.assemble(plain(f"{symbol} ", style), plain(one.text))
    yield from (plain(f"  {note}", "$text-warning") for note in one.notes)


def _news(news: Sequence[News]) -> Iterator[Content]:
    for enhet, parts in groupby(news, key=lambda one: one.enhet):
        counts = " · ".join(f"{one.part} {fmt(Decimal(one.cells))}" for one in parts)
        name = enhet.namn if enhet else COMMON
        yield Content.assemble(plain(f"  {name}: "), plain(counts, _MUTED))


def _conflicts(count: int, *, dry: bool) -> Content:
    if not count:
        return plain("✓ Inga konflikter.", "$text-success")
    when = "efteråt" if dry else "väntar på att någon väljer"
    return plain(f"! {count_conflicts(count)} {when}.", "bold $text-warning")


def handed_out(made: Sequence[HandedOut]) -> Content:
    """Which files were made, and what to do with them."""
    folder = made[0].path.parent
    lines = [plain(f"I {shown_path(folder)}:"), plain("")]
    width = max(len(one.path.name) for one in made)
    lines += [plain(f"  {one.path.name:<{width}}  {one.enhet.namn}") for one in made]
    lines += [
        plain(""),
        plain("Skicka varje fil till sin enhet. När de kommer tillbaka slår m samman dem.", _MUTED),
    ]
    return _lines(lines)


def handed_in(done: Submission) -> Content:
    """The receipt, and what to do with the package."""
    lines = [plain(f"Skicka {shown_path(done.package)} till den som samlar in.", "bold")]
    if done.again:
        lines.append(plain("Redan inlämnad och oförändrad; paketet skrevs på nytt.", _MUTED))
    lines += [plain(f"Kvittot ligger bredvid: {done.kvitto.name}", _MUTED), plain("")]
    lines += [plain(line) for line in done.receipt.lines()]
    return _lines(lines)


def to_receive(unit: Unit, said: Totals, missing: Sequence[Missing]) -> Content:
    """What to compare with the receipt before a report is received."""
    lines = [plain("Jämför med kvittot:", _MUTED), plain(f"Märke  {unit.inlamning.klar}")]
    lines += [plain(line) for line in total_lines(said)]
    if unit.changed:
        changed = "≠ Ändrat efter inlämning: siffrorna kan skilja sig från kvittot."
        lines += [plain(""), plain(changed, "$text-warning")]
    if missing:
        lines += [plain(""), plain(f"◐ Saknas ({len(missing)}):", "$text-warning")]
        lines += [plain(f"  {one.text}") for one in missing]
    return _lines(lines)


def history(events: Sequence[tuple[str, str, str]]) -> Content:
    """What has happened, newest first: (moment, author, what)."""
    if not events:
        return plain("Inget har hänt med inlämningen än.", _MUTED)
    return _lines(
        Content.assemble(plain(f"{shown_moment(at)}  ", _MUTED), plain(f"{author}: {what}"))
        for at, author, what in events
    )
