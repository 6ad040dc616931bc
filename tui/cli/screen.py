"""Opening the screen: what it needs of the terminal, the keyboard when an article was piped in, and the app."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.limits import LIMITS
from tui.serving import served
from tui.settings import KEYMAPS, load_settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from articles.article import Article, Side
    from articles.cases.home import OpenCase
    from tui.settings import Settings
    from tui.view.accounts.desk import AccountDesk
    from tui.view.lessons.desk import LessonDesk

WITHOUT_SCREEN = "use diptych compare A B --plain, which needs no screen"
IN_LINES = "add --plain, which needs no screen"


def settings_of(options: Namespace) -> Settings:
    """The settings with those of the command line applied, also to what is read from now on; raises BadInputError."""
    from tui.cli.arguments import SETTING_OPTIONS

    given = {name: getattr(options, name, None) for name in SETTING_OPTIONS}
    settings = load_settings({name: value for name, value in given.items() if value is not None})
    LIMITS.characters = settings.longest
    return settings


def check_keys(settings: Settings) -> None:
    """Raise KeymapError for a keymap of the reader's own, or keys of their own, that cannot be used.

    The app loads its keymap after the first paint; those that come with Diptych are known to be right.
    """
    if settings.keymap not in KEYMAPS or settings.keys:
        from tui.keys import load_keymap

        load_keymap(settings)


def check_terminal(*, piped: bool) -> None:
    """Raise BadInputError unless a screen can be drawn here; `piped` tells that standard input holds an article."""
    if served():
        return
    what = "no screen can be opened"
    if not _is_terminal(sys.__stdout__) or not _is_terminal(sys.__stderr__):
        raise BadInputError(what, "the output does not go to a terminal", WITHOUT_SCREEN)
    if piped:
        _open_keyboard(closing=True)
    elif not _is_terminal(sys.__stdin__):
        raise BadInputError(what, "there is no keyboard on standard input", WITHOUT_SCREEN)
    term = os.environ.get("TERM", "")
    if term in ("", "dumb"):
        why = f"the terminal is {term}" if term else "TERM is not set, so the terminal is unknown"
        raise BadInputError(what, why, IN_LINES)


def load_screen(settings: Settings) -> None:
    """Load what the reading screen is made of, so that it need not be done once the articles are there."""
    from importlib import import_module

    _tell_textual(settings)
    for name in ("tui.app", "tui.assembly", "textual.drivers.linux_driver"):
        import_module(name)


def open_screen(
    a: Article | None,
    b: Article | None,
    settings: Settings,
    notes: Path | None,
    *,
    piped: bool,
    names: Sequence[str] = (),
    encoding: str | None = None,
    allow_private: bool = False,
    case: OpenCase | None = None,
    before: Mapping[Side, Article] | None = None,
    lesson: LessonDesk | None = None,
    accounts: AccountDesk | None = None,
) -> int:
    """Show the articles until the reader leaves, or for None the start screen, which opens `names`; returns the exit
    code. `allow_private` tells that addresses may lead to this machine and into private networks; `case` is what the
    articles came in, `before` are earlier versions of them, `lesson` is who works on the lesson in it; `accounts` are
    the several accounts of which they are two.
    """
    if piped and not served():
        _open_keyboard(closing=False)
    _tell_textual(settings)
    from tui.app import DiptychApp
    from tui.terminal import run

    app = DiptychApp(
        a, b, settings=settings, notes_path=notes, names=names, encoding=encoding, allow_private=allow_private,
        case=case, before=before, lesson=lesson, accounts=accounts,
    )  # fmt: skip
    _check_theme(settings.theme, app.available_themes)
    return run(app, mouse=settings.mouse)


def _tell_textual(settings: Settings) -> None:
    """Set what Textual reads from the environment when it is loaded."""
    if not settings.no_color:
        os.environ.pop("NO_COLOR", None)  # set but empty means colour, except to Textual
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "full" if settings.animation else "none")
    # A key is painted at the next tick: at sixty a second the reader would wait for that longer than for the painting.
    os.environ.setdefault("TEXTUAL_FPS", "120")


def _check_theme(name: str, known: Iterable[str]) -> None:
    if not name or name in known:
        return
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    do = f'did you mean "{close[0]}"?' if close else f"there are {', '.join(sorted(known))}"
    raise BadInputError(f"theme {name}", "there is no such theme", do)


def _is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _open_keyboard(*, closing: bool) -> None:
    """Put the terminal in the place of the pipe on standard input; `closing` only tries whether it can be had."""
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise BadInputError(
            "no screen can be opened", "there is no terminal for the keyboard", WITHOUT_SCREEN
        ) from error
    if not closing:
        os.dup2(descriptor, 0)
    os.close(descriptor)
