"""What the parts of the reading screen share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.matching.options import MatchOptions
from tui.screens.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Side
    from keymaps.keymap import Keymap
    from tui.model.geometry import Measure
    from tui.model.reading import Reading
    from tui.model.signs import Signs
    from tui.screens.notes_desk import NotesDesk


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the reader chose beforehand."""

    keymap: Callable[[], Keymap]
    longest: int = 72
    ascii_only: bool = False
    author: str = ""
    stops: tuple[str, ...] = ()
    matching: MatchOptions = field(default_factory=MatchOptions)
    encoding: str | None = None
    allow_private: bool = False


class ReadingBase(Commanded[None]):
    """The state every part works on. Each part is a class of its own; `ReadingScreen` is made of them."""

    options: ReadingOptions
    reading: Reading
    signs: Signs
    left: Side
    measures: dict[Side, Measure]
    message: str
    waiting: list[str]
    pending: str
    pairing: bool
    progress: float | None
    unfinished: str
    why: bool
    complete: bool
    asked_of: tuple[object, ...]
    patient = False
    """Whether the reader wants long texts worked on for as long as it takes."""

    @property
    def seconds(self) -> float | None:
        """How long the texts may be worked on; None for as long as it takes."""
        from tui.jobs import deadline

        comparison = self.reading.comparison
        return None if self.patient else deadline(comparison.a, comparison.b)

    @property
    def desk(self) -> NotesDesk:
        """What keeps the notes; opened when it is first asked for, after the first paint at the latest."""
        raise NotImplementedError

    def match_as_decided(self) -> None:
        """Match again when the reader has decided otherwise since about one event or the articles."""
        raise NotImplementedError

    def stop_reloading(self) -> bool:
        """Give up reading the texts again; whether they were being read."""
        raise NotImplementedError

    def read_claims(self) -> None:
        """Read the claims of both texts, unless they have been read with the present matches."""
        raise NotImplementedError

    def show_ledger(self) -> None:
        """Show the present findings where the ledger is open."""
        raise NotImplementedError

    def refresh_view(self) -> None:
        """Show the present state in every widget."""
        raise NotImplementedError

    def settle(self) -> None:
        """Fit mode and arrangement to the state."""
        raise NotImplementedError

    def tell(self, message: str) -> None:
        """Show a line until the next key, or, while there is another one, after it."""
        if self.message:
            self.waiting.append(message)
            self.refresh_view()
        else:
            self.say(message)

    def say(self, message: str) -> None:
        """Show a line until the next key."""
        self.message = message
        self.refresh_view()
