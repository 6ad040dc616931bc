"""The app: wiring only. Screens and their state are in modules of their own."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

from articles.reading.display import displayable
from tui.input_queue import InputQueue
from tui.keys import load_keymap
from tui.painter import Painter, begin_again
from tui.screens.command_screen import CameBack
from tui.terminal import install_signal_handlers
from tui.themes import DEFAULT, THEMES, inks, read_later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.screen import Screen

    from articles.article import Article, Side
    from articles.cases.home import OpenCase
    from tui.screens.pair_chooser import PairChosen, Stopped
    from tui.screens.reading import ReadingScreen
    from tui.settings import Settings
    from tui.view.accounts.desk import AccountDesk
    from tui.view.lessons.desk import LessonDesk

_OPENING = "opening"


class DiptychApp(App[None], inherit_bindings=False):
    """Two articles, or the start screen when there are none yet; it opens `names`, such as a folder to choose from."""

    TITLE = "Diptych"
    CSS_PATH = "diptych.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(
        self,
        a: Article | None,
        b: Article | None,
        *,
        settings: Settings,
        notes_path: Path | None = None,
        names: Sequence[str] = (),
        encoding: str | None = None,
        allow_private: bool = False,
        case: OpenCase | None = None,
        before: Mapping[Side, Article] | None = None,
        lesson: LessonDesk | None = None,
        accounts: AccountDesk | None = None,
    ) -> None:
        super().__init__(ansi_color=settings.no_color or None)
        self.settings = settings
        self.keymap_in_use = cache(partial(load_keymap, settings))
        # Messages stand in the bottom row: without Textual's own layer for them a screen is laid out once less.
        self._disable_tooltips = self._disable_notifications = True
        self.input = InputQueue(self, super().on_event)
        self._pair = (a, b)
        self._notes_path = notes_path
        self._names = list(names)
        self._encoding, self._allow_private = encoding, allow_private
        self._case = case
        self._before = before or {}
        self._lesson = lesson
        self._painter = Painter(self)
        self._accounts = accounts
        for theme in THEMES:
            self.register_theme(theme)
        # Set before the style sheet is read, so that it is read once.
        self.set_reactive(App.theme, settings.theme if settings.theme in self.available_themes else DEFAULT)
        # Textual made its filters for its own first theme.
        self._watch_ansi_color(self.ansi_color)
        self.stylesheet.set_variables(self.get_css_variables())
        for name, wanted in (("-dark-mode", self.current_theme.dark), ("-light-mode", not self.current_theme.dark)):
            self.set_class(wanted, name, update=False)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, and its colours as text can be read in them."""
        if "settings" not in vars(self):  # Textual asks before its own theme has given way to ours
            return {}
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **inks(variables, dark=self.current_theme.dark)}
        return self.theme_variables

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the two articles, or the start screen."""
        a, b = self._pair
        if a is not None and b is not None:
            return self.reading_screen(a, b, self._case, self._accounts)
        from tui.dialogs import Dialogs
        from tui.screens.start import StartScreen

        self.on_ready()
        keys, ascii_only = self.keymap_in_use, self.settings.signs == "ascii"
        return StartScreen(keys, Dialogs(keys, ascii_only=ascii_only), self._names, ascii_only=ascii_only)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what of a frame is not shown yet."""
        super()._display(screen, self._painter.less(renderable))

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; what is pasted comes from outside, and nothing in it may act on the terminal."""
        if isinstance(event, events.Paste):
            event.text = displayable(event.text)
        if isinstance(event, events.Resize):
            begin_again(self)
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self.input.take(event)
        else:
            await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Put words on the clipboard as the screen shows them: where they are pasted, nothing in them may act."""
        super().copy_to_clipboard(displayable(text))

    def on_ready(self) -> None:
        """The texts are painted: read how everything else looks."""
        read_later(self.stylesheet)

    def on_mount(self) -> None:
        """Colours or none, and signals."""
        install_signal_handlers(self)
        self.app_resume_signal.subscribe(self, lambda _app: self.on_app_focus())
        self.watch_theme()

    def watch_theme(self) -> None:
        """Where a ground of another colour tells nothing, attributes do."""
        self.set_class(self.native_ansi_color, "-no-grounds")

    def on_app_focus(self) -> None:
        """Let the screen know that the reader is back."""
        self.screen.post_message(CameBack())

    def on_pair_chosen(self, event: PairChosen) -> None:
        """Read two articles and show them; another choice, or the wish to stop, takes the place of an earlier one."""
        self.run_worker(self._open(event), group=_OPENING, exclusive=True)

    def on_stopped(self, event: Stopped) -> None:
        """Read nothing after all."""
        stopped = self.workers.cancel_group(self, _OPENING)
        if event.screen.is_current:
            event.screen.say("stopped" if stopped else "")

    async def _open(self, event: PairChosen) -> None:
        """Read two articles, or a case, and show them; what is wrong is said on the screen they were chosen on."""
        from articles.errors import DiptychError
        from tui.background.opening import read_chosen
        from tui.screens.pair_chooser import say_under_way
        from tui.view.accounts.desk import AccountDesk

        chosen = (event.a, event.b)
        say, inside = partial(say_under_way, event.screen), self.settings.case_notes == "inside"
        try:
            found = await read_chosen(chosen, say, self._encoding, self._notes_path, self._allow_private, inside)
            screen = self.reading_screen(*found, AccountDesk.opened(event.names, event.at, found[:2]))
        except DiptychError as error:
            event.screen.say(str(error))
        else:
            event.screen.say("")
            self.push_screen(screen)

    def reading_screen(
        self, a: Article, b: Article, case: OpenCase | None = None, accounts: AccountDesk | None = None
    ) -> ReadingScreen:
        """The reading screen on two articles, which may have come in a case, and with a lesson; or among others."""
        from articles.matching.options import MatchOptions
        from tui.assembly import ReadingOptions, Workplace
        from tui.background.opening import open_notes
        from tui.background.reload import Files

        settings, desk = self.settings, self._lesson
        if case is not None and case.case.lesson:
            from tui.background.pupils import seated

            a, b, desk = seated(a, b, case, desk)
        options = ReadingOptions(
            self.keymap_in_use,
            settings.measure,
            settings.signs == "ascii",
            settings.author,
            settings.stops,
            MatchOptions(encoder=settings.encoder) if case is None else case.matching(settings.encoder),
            Files(self._encoding, self._allow_private, case, self._before),
            desk,
            accounts,
        )
        opening = partial(open_notes, path=self._notes_path, case=case)
        if accounts is not None:
            from tui.turning import Turning

            return Turning(self, self.input, accounts, options, opening).screen
        return Workplace(self, self.input, (a, b), partial(opening, a, b), options).screen
