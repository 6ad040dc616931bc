"""Title, outlet, byline, date and language of both articles: where each was found, and fields to correct it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.article import SIDES
from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.edits.amended import FIELDS, present_value, read_value, shown_value
from articles.reading.source import shown_name
from articles.text.languages import UNKNOWN
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.screens.command_screen import CommandScreen
from tui.view.noting import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult

    from articles.article import Article, Origin, Side
    from articles.reading.edits.amended import Field
    from keymaps.keymap import Keymap
    from tui.lists.known import Known, Typed

LONGEST = 200
"""Characters that a field takes."""
_FOUND: dict[Origin, str] = {
    "file": "the file says so",
    "text": "from its first lines",
    "headline": "its headline",
    "name": "the file's name",
    "guess": "guessed",
}
_OF_PAGES: dict[Origin, str] = {"file": "the page says so", "name": "from the address"}
_NAMES: dict[Field, str] = {"published": "date"}
_FOOT = "Enter keeps it · Tab next · Esc closes"
_SHAPES: dict[Field, str] = {"published": "2016-12-20 or 20 December 2016"}


class MetadataForm(CommandScreen["Typed | None"], ModalScreen["Typed | None"]):
    """A field for each thing known of both articles; gives what was typed in their place."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(self, known: Mapping[Side, Known], keymap: Callable[[], Keymap], first: Side) -> None:
        super().__init__()
        self.start_keys(keymap, "list")
        self._known = known
        self._asked = False
        self._order: tuple[Side, ...] = SIDES if first == "a" else ("b", "a")
        self._begun = {
            (side, field): displayable(shown_value(known[side].present, field)) for side in SIDES for field in FIELDS
        }

    def compose(self) -> ComposeResult:
        """For either side five fields, each with where its value was found, and what was said at the start."""
        with Vertical(classes="meta-box"):
            yield Static("What is known of the articles", classes="list-title", markup=False)
            with VerticalScroll(classes="meta-fields", can_focus=False):
                for side in self._order:
                    yield from self._side(side)
            yield Static(_FOOT, classes="list-foot", markup=False)

    def _side(self, side: Side) -> Iterator[Horizontal | Static]:
        known = self._known[side]
        about = LABELS[side].removeprefix("the ")
        heading = Content.assemble((about, "bold"), "   ", _source(known.loaded))
        yield Static(heading, classes="meta-side", markup=False)
        for field in FIELDS:
            yield Horizontal(
                Static(_NAMES.get(field, field), classes="meta-name", markup=False),
                Input(
                    self._begun[side, field],
                    _SHAPES.get(field, ""),
                    compact=True,
                    max_length=LONGEST,
                    id=f"{side}-{field}",
                ),
                Static(Content(_origin(known, field)), classes="meta-origin", markup=False),
                classes="meta-row",
            )
        for notice in known.loaded.notices:
            yield Static(displayable(notice), classes="meta-notice", markup=False)

    def on_mount(self) -> None:
        """Show the beginning of what is too long for its field."""
        for field in self.query(Input):
            field.cursor_position = 0

    def on_input_submitted(self) -> None:
        """Enter keeps what was typed."""
        self._keep()

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Move between the fields, keep, close."""
        dispatch_choosing(command, Call(count, argument), self, self.mode)

    def step(self, rows: int) -> None:
        """Go to the next field, or back."""
        for _ in range(abs(rows)):
            (self.focus_next if rows > 0 else self.focus_previous)(Input)

    def page(self, pages: int) -> None:
        """All fields are in one page."""

    def to_end(self, *, last: bool) -> None:
        """There is no way to go far."""

    def act(self, command: str) -> None:
        """Fields are typed into, and nothing else is done to them."""

    def swap(self) -> None:
        """Each side keeps its own."""

    def choose(self) -> None:
        """Keep what was typed."""
        self._keep()

    def on_input_changed(self) -> None:
        """What is typed after the question is asked about again."""
        self._asked = False

    def close(self) -> None:
        """Leave without keeping anything; where something was typed, only at the second time of asking."""
        typed = any(self._field(*key).value != before for key, before in self._begun.items())
        if typed and not self._asked:
            self._asked = True
            self.say(f"{self.keys.key_of('cancel')} again closes without what was typed; Enter keeps it")
            return
        self.dismiss(None)

    def _field(self, side: Side, field: Field) -> Input:
        return self.query_one(f"#{side}-{field}", Input)

    def _keep(self) -> None:
        """Give what was typed in place of what was there; a value that cannot be one is said and gone to instead."""
        typed: Typed = {}
        for (side, field), before in self._begun.items():
            words = self._field(side, field)
            if words.value == before:
                continue
            try:
                typed[side, field] = read_value(field, words.value)
            except BadInputError as error:
                words.focus()
                self.say(str(error))
                return
        self.dismiss(typed)

    def say(self, message: str) -> None:
        """Show a message in the line of keys."""
        self.query_one(".list-foot", Static).update(Content(displayable(message) or _FOOT))


def _source(article: Article) -> Content:
    if article.fetched is None:
        return Content.styled(displayable(shown_name(article.source)), "$ink-quiet")
    from tui.lists.page_entries import source_content

    return source_content(article.source, article.fetched)


def _origin(known: Known, field: Field) -> str:
    """Where a value was found; of one that is the reader's, what the file has instead."""
    if field in known.present.corrected:
        found = displayable(shown_value(known.loaded, field))
        return f"yours; was {found}" if found else "yours"
    origin = dict(known.loaded.found_in).get(field)
    if field == "language" and origin == "guess" and known.loaded.language == UNKNOWN:
        return "not sure: type its name"
    if known.loaded.fetched is not None and origin in _OF_PAGES:
        return _OF_PAGES[origin]
    return _FOUND[origin] if origin is not None else "" if present_value(known.loaded, field) else "not found"
