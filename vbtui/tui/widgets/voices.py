"""What others say of the same node, and what was said the period before."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vbtui.domain import status as scales
from vbtui.domain.coverage import Coverage
from vbtui.domain.question import questions_of
from vbtui.read import NodePage, Voice
from vbtui.tui.text import plain, status_style

USED = "✓\N{NO-BREAK SPACE}använd"
CHANGED = "↻\N{NO-BREAK SPACE}ändrad sedan den användes"
"""Stands beside a comment that one's own text has made use of, and that was changed afterwards."""


class VoiceText(Static):
    """One unit's status and comment."""

    @dataclass
    class Pressed(Message):
        """The mouse was pressed on it."""

        voice: VoiceText

    def on_mouse_down(self) -> None:
        """Say so at once: where the list gets the focus by it, other texts move to this place."""
        self.post_message(self.Pressed(self))


class Voices(VerticalScroll, can_focus=True):
    """A scrolling list of the other units' statuses and comments, and the former period's.

    One of the units is the chosen one, which the keys are about.
    """

    BINDING_GROUP_TITLE = "Andra enheter"
    HELP = (
        "Vad andra enheter säger om samma sak, och vad den egna enheten sade förra perioden."
        " En enhet som har andra under sig kan infoga deras kommentarer i sin egen text och märka"
        " dem som använda; ↻ visar att en använd kommentar har ändrats sedan dess."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "choose(1)", "Ner", False, id="andra.ned",
                tooltip="Till nästa enhet, eller rulla ner"),
        Binding("k,up", "choose(-1)", "Upp", False, id="andra.upp",
                tooltip="Till enheten före, eller rulla upp"),
        Binding("i", "use", "Infoga", id="andra.infoga",
                tooltip="Infoga enhetens kommentar i den egna, med enhetens namn"),
        Binding("space", "mark", "Använd", id="andra.anvand",
                tooltip="Märk kommentaren som använd, eller ta bort märket"),
        Binding("enter", "go", "Till enheten", id="andra.ga",
                tooltip="Visa samma sak som den enheten; ett dubbelklick går också dit"),
        Binding("escape", "leave", "Tillbaka", False, id="andra.tillbaka",
                tooltip="Gå tillbaka till trädet"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Voices {
        padding: 0 1;
        & Static { height: auto; margin-bottom: 1; }
        & #enheterna { height: auto; }
        & #tackning { color: $text-muted; }
        & .-none { display: none; }
    }
    """

    @dataclass
    class Use(Message):
        """A unit's comment is to be put into one's own."""

        voice: Voice

    @dataclass
    class Mark(Message):
        """A unit's comment is to be marked as used, or no longer to be."""

        voice: Voice
        used: bool

    @dataclass
    class Go(Message):
        """One wants to see the same as this unit."""

        voice: Voice

    class Left(Message):
        """One wants to go back to where work begins."""

    def __init__(self, *, id: str | None = None) -> None:
        """An empty list."""
        super().__init__(id=id)
        self._page: NodePage | None = None
        self._usable: Set[str] = frozenset()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The former period, each unit, how many have said what and how much of it is used."""
        yield Static(id="forra", classes="-none")
        yield Static(plain("Ingen annan har sagt något.", "dim"), id="ingen")
        yield Vertical(id="enheterna")
        yield Static(id="tackning", classes="-none")

    @property
    def voice(self) -> Voice | None:
        """The chosen unit."""
        others = self._page.others if self._page else ()
        return others[self._at] if others else None

    def show(self, page: NodePage, usable: Set[str]) -> None:
        """Show what is said of a node by others and before.

        ``usable`` are the units whose comments one's own text may make use of.
        """
        former, self._page, self._usable = self._page, page, usable
        same = former is not None and (former.nod.id, former.enhet.id) == (
            page.nod.id,
            page.enhet.id,
        )
        self._at = min(self._at, len(page.others) - 1) if same and page.others else 0
        heard = page.suggestion.heard if page.suggestion else ""
        covered = page.coverage.text if page.coverage else ""
        self.border_subtitle = Content(_used(page.coverage) if page.coverage else "")
        self._say("#tackning", plain("\n".join(f"{one}." for one in (heard, covered) if one)))
        before = page.before
        earlier = Content()
        if before and before.said.kommentar:
            heading = plain(f"{before.period.title}, {page.enhet.namn}", "bold")
            earlier = Content.assemble(heading, "\n", plain(before.said.kommentar))
        self._say("#forra", earlier)
        # Who sums up reads the units first; who writes of one unit, what it said before.
        units, former_text = self.query_one("#enheterna"), self.query_one("#forra")
        if page.coverage:
            self.move_child(former_text, after=units)
        else:
            self.move_child(former_text, before=units)
        self.query_one("#ingen").set_class(bool(page.others or earlier), "-none")
        self._show_voices()
        if not same:
            self.scroll_home(animate=False)
        titles = [f"Andra enheter ({len(page.others)})"] if page.others else []
        if earlier:
            titles.append("Förra perioden" if not titles else "förra perioden")
        self.border_title = Content(" · ".join(titles) or "Andra enheter")
        self.refresh_bindings()

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        for name in ("#tackning", "#forra"):
            self._say(name, Content())
        self.query_one("#ingen").add_class("-none")
        self.border_subtitle = ""
        self._show_voices()
        self.border_title = Content("Andra enheter")

    def _say(self, name: str, text: Content) -> None:
        line = self.query_one(name, Static)
        line.update(text)
        line.set_class(not text, "-none")

    @property
    def _texts(self) -> list[VoiceText]:
        return list(self.query(VoiceText))

    def _show_voices(self) -> None:
        """One text for each unit; those that are there already are used again."""
        shown = [self._text(place) for place in range(len(self._page.others if self._page else ()))]
        texts = self._texts
        for place, one in enumerate(texts):
            one.set_class(place >= len(shown), "-none")
            one.update(shown[place] if place < len(shown) else "")
        if len(shown) > len(texts):
            units = self.query_one("#enheterna")
            units.mount(*(VoiceText(text) for text in shown[len(texts) :]))

    def _text(self, place: int) -> Content:
        page = self._page
        assert page is not None
        return _voice(page, page.others[place], chosen=self.has_focus and place == self._at)

    def _redraw(self, *places: int) -> None:
        texts = self._texts
        for place in places:
            if place < len(self._page.others if self._page else ()):
                texts[place].update(self._text(place))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the chosen unit is offered."""
        voice = self.voice
        if action in ("use", "mark"):
            # Also for a comment that is gone, the mark that it was used can be taken away.
            said = voice is not None and (voice.said.kommentar or voice.used)
            return bool(said and voice and voice.enhet.id in self._usable)
        return voice is not None if action == "go" else True

    def action_choose(self, step: int) -> None:
        """Go to another unit; a comment longer than the pane is read to its end first."""
        texts, others = self._texts, self._page.others if self._page else ()
        if not others:
            self.scroll_relative(y=step, animate=False)
            return
        seen, region = self.scrollable_content_region, texts[self._at].region
        beyond = region.bottom > seen.bottom if step > 0 else region.y < seen.y
        last = not 0 <= self._at + step < len(others)
        if beyond or last:
            self.scroll_relative(y=step, animate=False)
        else:
            self.stand_on(self._at + step)

    def stand_on(self, place: int) -> None:
        """Choose the unit in that place."""
        if place >= len(self._page.others if self._page else ()):
            return
        former, self._at = self._at, place
        self._redraw(former, place)
        text = self._texts[place]
        self.scroll_to_widget(text, animate=False, top=text.region.height >= self.size.height)
        self.refresh_bindings()

    def action_use(self) -> None:
        """Have the chosen unit's comment put into one's own."""
        if self.voice is not None:
            self.post_message(self.Use(self.voice))

    def action_mark(self) -> None:
        """Mark the comment as used as it stands now; one that is so marked is unmarked."""
        voice = self.voice
        if voice is not None:
            seen = bool(voice.used) and not (voice.changed and voice.said.kommentar)
            self.post_message(self.Mark(voice, not seen))

    def action_go(self) -> None:
        """See the same as the chosen unit."""
        if self.voice is not None:
            self.post_message(self.Go(self.voice))

    def action_leave(self) -> None:
        """Back to where work begins."""
        self.post_message(self.Left())

    def on_voice_text_pressed(self, event: VoiceText.Pressed) -> None:
        """Choose the unit that was clicked."""
        event.stop()
        self.stand_on(self._texts.index(event.voice))

    def on_click(self, event: events.Click) -> None:
        """Two clicks go to the unit."""
        if event.chain == 2 and isinstance(event.widget, VoiceText):
            self.action_go()

    def on_focus(self) -> None:
        """Show which unit the keys are about."""
        if self.voice is not None:
            # The list may be given more room by it.
            self.call_after_refresh(self.stand_on, self._at)

    def on_blur(self) -> None:
        """The keys are about something else."""
        self._redraw(self._at)


def _voice(page: NodePage, voice: Voice, *, chosen: bool) -> Content:
    nod, said = page.nod, voice.said
    status = scales.find(nod.typ, page.period.typ, said.status)
    # A heading is not judged, so nobody lacks anything of it.
    symbol = scales.symbol(nod, page.period.typ, said, expected=nod.reported) or "–"
    words = [status.word] if status else ["saknas"] if symbol == scales.MISSING_SYMBOL else []
    words += [
        f"{question.title.lower()}: {answer.word.lower()}"
        for question in questions_of(nod.typ)
        if (answer := question.answer(said))
    ]
    heading = Content.assemble(
        plain(f"{symbol} ", status_style(status)),
        plain(voice.enhet.namn, "bold reverse" if chosen else "bold"),
        plain(f"  {' · '.join(words)}", "$text-muted"),
        _mark(voice),
    )
    return Content("\n").join([heading, plain(said.kommentar)] if said.kommentar else [heading])


def _used(covered: Coverage) -> str:
    """How many of the comments are used, in few words: they are seen while one goes through
    them."""
    changed = f" · {len(covered.changed)} {CHANGED[0]}" if covered.changed else ""
    return f"{len(covered.used)} av {len(covered.commented)} använda{changed}"


def _mark(voice: Voice) -> Content:
    """Whether one's own text has made use of the comment, and whether it is the same still."""
    if voice.changed:
        return plain(f"  {CHANGED}", "bold $text-warning")
    return plain(f"  {USED}", "$text-success") if voice.used else Content()
