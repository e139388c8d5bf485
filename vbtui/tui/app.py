"""The terminal program: opens a file, remembers where one was, and says errors as sentences."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import ClassVar

from vbtui.tui.terminal import prepare_environment

prepare_environment()  # Before textual is imported, which reads the environment then.
# What is imported is there to stay: to look for garbage in it takes a tenth of the start.
gc.disable()

from textual import on, work  # noqa: E402
from textual.binding import Binding, BindingType  # noqa: E402

from vbtui.author import author  # noqa: E402
from vbtui.domain.errors import FileError  # noqa: E402
from vbtui.tui.driver import driver_class  # noqa: E402
from vbtui.tui.screens.main import MainScreen  # noqa: E402
from vbtui.tui.session import Session  # noqa: E402
from vbtui.tui.settings import load, save  # noqa: E402
from vbtui.tui.shell import Shell  # noqa: E402

gc.freeze()
# A key leaves hundreds of objects, nearly all of which go by themselves or soon: with Python's 700
# garbage would be looked for at every key, and all through the program at every tenth.
gc.set_threshold(10_000)
gc.enable()


class VbtuiApp(Shell[None]):
    """One window: the start screen, or one open file."""

    TITLE = "vbtui"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "open_file", "Öppna fil", False, id="app.oppna",
                tooltip="Välj en annan fil; den som är öppen stängs då"),
        Binding("f12", "start_page", "Startsidan", False, id="app.start",
                tooltip="Stäng filen och gå till senaste filer, exemplet och ny fil"),
    ]  # fmt: skip

    def __init__(self, path: Path | None = None) -> None:
        """Open ``path`` as soon as the frame is painted; without it, ask which file."""
        super().__init__(load(), driver_class=driver_class())
        self.fault: Exception | None = None
        """Why the program could not go on, for the one who started it to say."""
        self._path = path
        self._session: Session | None = None
        self._left: Path | None = None
        """The file to go back to where no other is chosen."""

    def on_mount(self) -> None:
        """Show the first screen."""
        if faults := [*self.settings.faults, *self.theme_faults]:
            self.notify("\n".join(faults), severity="warning", timeout=12, markup=False)
        if self._path is not None:
            self._open(self._path)
        else:
            self._ask_for_file()

    def _open(self, path: Path) -> None:
        self._session = Session(path, author())
        self.push_screen(MainScreen(self._session, self.settings.place(path)))

    @on(MainScreen.Opened)
    def _opened(self, event: MainScreen.Opened) -> None:
        self.settings.opened(event.path)
        self.save_settings()

    @on(MainScreen.Moved)
    def _moved(self, event: MainScreen.Moved) -> None:
        """Remember where one is now, also should the program be killed."""
        if self._session is not None:
            self.settings.set_place(self._session.path, event.memory)
            self._remember()

    @work(thread=True, group="remember")
    def _remember(self) -> None:
        # Beside the keys, and without a word: if it cannot be done it is said when one leaves.
        save(self.settings)

    @on(MainScreen.OpenFailed)
    async def _open_failed(self, event: MainScreen.OpenFailed) -> None:
        """Say why on the start screen; a file named on the command line ends the program."""
        if self._path is not None:
            self.fault = FileError(event.sentence)
            self.exit()
            return
        await self._leave()
        self.notify(event.sentence, severity="error", timeout=15, markup=False)
        self._ask_for_file()

    @work(group="start", exclusive=True)
    async def _ask_for_file(self) -> None:
        from vbtui.tui.screens.start import StartScreen

        path = await self.push_screen_wait(StartScreen(self.settings)) or self._left
        self._left = None
        if path is None:
            self.exit()
        else:
            self._open(path)

    async def _leave(self) -> bool:
        """Close the open file; False when something in it could not be saved."""
        screen = next((one for one in self.screen_stack if isinstance(one, MainScreen)), None)
        if screen is None or self._session is None:
            return True
        if not await screen.leave():
            return False
        self.settings.set_place(self._session.path, screen.memory())
        self.save_settings()
        session, self._session = self._session, None
        session.close()
        screen.dismiss()
        return True

    def save_settings(self) -> None:
        """Save the settings; a new name stands behind what is written from now on."""
        super().save_settings()
        if self._session is not None and self._session.is_open:
            self._session.sign(author())

    @work(group="leave", exclusive=True)
    async def action_open_file(self) -> None:
        """Ask which file, and go to it; the open one stays where none is chosen."""
        from vbtui.tui.screens.open_file import OpenFile
        from vbtui.tui.screens.start import StartScreen

        if isinstance(self.screen, StartScreen):
            self.screen.action_open()
        elif self._session is not None:
            path = await self.push_screen_wait(OpenFile(self._session.path.parent))
            if path is not None and await self._leave():
                self._path = None
                self._open(path)

    @work(group="leave", exclusive=True)
    async def action_start_page(self) -> None:
        """Close the file and go to the start page; leaving that opens the file again."""
        left = self._session.path if self._session else None
        if left is not None and await self._leave():
            self._path, self._left = None, left
            self._ask_for_file()

    async def action_quit(self) -> None:
        """Save what is being typed, remember where one was, and end."""
        self._quit()

    @work(group="leave", exclusive=True)
    async def _quit(self) -> None:
        if await self._leave():
            self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """A defect: end the program, and let the one who started it write the report.

        Textual would print a traceback over the user's screen.
        """
        self.fault = self.fault or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(path: Path | None) -> int:
    """Run the program until it is closed, and answer its exit code.

    :raises VbtuiError: the file could not be opened.
    :raises Exception: a defect of the program; what was typed is in the file as a draft.
    """
    app = VbtuiApp(path)
    app.run()
    if app.fault is not None:
        raise app.fault
    return 0
