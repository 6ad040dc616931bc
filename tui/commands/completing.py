"""What may follow on the command line: names of commands, then what each can be called with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.view.display import DENSITIES
from tui.view.ledger.marks import LAYERS
from tui.view.stops import STOP_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tui.commands.context import Context

_MOST = 200
"""Names of a folder that are looked at."""


def completions(context: Context, line: str, aliases: Mapping[str, str]) -> list[str]:
    """The lines that a line may become, best first: the command's name is completed, then its last word.

    Nothing is offered before something is typed.
    """
    from tui.commands.registry import COMMANDS

    name, space, typed = line.partition(" ")
    if not space:
        here = context.ui.home_mode
        known = [*(command.id for command in COMMANDS if command.listed and here in command.modes), *aliases]
        return [each for each in known if name and each.startswith(name.lower())]
    values = _VALUES.get(aliases.get(name, name))
    before, _, last = typed.rpartition(" ")
    head = f"{name} {before} " if before else f"{name} "
    return [] if values is None else [head + value for value in values(context, last) if value.startswith(last)]


def _themes(context: Context, _typed: str) -> Iterable[str]:
    return context.ui.themes()[0]


def _stops(_context: Context, _typed: str) -> Iterable[str]:
    return STOP_KINDS


def _layers(_context: Context, _typed: str) -> Iterable[str]:
    return LAYERS


def _densities(_context: Context, _typed: str) -> Iterable[str]:
    return DENSITIES


def _verdicts(_context: Context, _typed: str) -> Iterable[str]:
    from articles.claims.judging import VERDICTS
    from tui.commands.decisions.findings import MACHINE

    return (*VERDICTS, MACHINE)


def _marks(context: Context, _typed: str) -> Iterable[str]:
    return sorted(context.view.history.marks)


def _sought(context: Context, _typed: str) -> Iterable[str]:
    return [context.view.search.words] if context.view.search.words else []


def _paths(_context: Context, typed: str) -> Iterator[str]:
    """The folders and files that a path may become."""
    head = typed.rpartition("/")[0]
    shown = f"{head}/" if "/" in typed else ""
    try:
        inside = sorted(Path(shown or ".").expanduser().iterdir())[:_MOST]
    except (OSError, ValueError, RuntimeError):
        return
    for path in inside:
        if not path.name.startswith("."):
            yield f"{shown}{path.name}{'/' if path.is_dir() else ''}"


_VALUES: dict[str, Callable[[Context, str], Iterable[str]]] = {
    "theme": _themes,
    "stops": _stops,
    "layers": _layers,
    "density": _densities,
    "verdict": _verdicts,
    "own-finding": _verdicts,
    "go-to-mark": _marks,
    "set-mark": _marks,
    "find": _sought,
    "filter": _sought,
    "export": _paths,
    "pack": _paths,
    "save-to": _paths,
}
