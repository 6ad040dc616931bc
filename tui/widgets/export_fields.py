"""What is chosen before handing in: form, findings, texts, name, file; and the question about a file that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from articles.errors import BadInputError
from articles.reading.display import displayable
from tui.background.exporting import ENDINGS, EXPORT_FORMS, Wish, form_named, path_of
from tui.lists.export_lines import FORM_WORDS, ROWS_WORDS
from tui.widgets.choices import Choices
from tui.widgets.path_input import PathInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.content import Content

    from tui.background.exporting import ExportForm, Rows

LONGEST = 200
"""Characters that the field for the name takes."""
_NO, _YES = "no", "yes"


class Asked(NamedTuple):
    """What it begins with: a form, which findings, the reader's name; the file if it was named already."""

    form: ExportForm
    rows: Rows
    by: str
    name: str = ""


class ExportFields(Vertical):
    """A row for each; `filtered` says what the ledger is filtered for, `propose` gives a free name for a form."""

    class Changed(Message):
        """Something else was chosen or typed."""

    class Submitted(Message):
        """Enter in a field."""

    def __init__(self, asked: Asked, filtered: str, propose: Callable[[ExportForm], str]) -> None:
        super().__init__()
        self._asked = asked
        self._filtered = filtered
        self._propose = propose
        self._proposed = asked.name or propose(asked.form)

    def compose(self) -> ComposeResult:
        """The rows; the last one only while it is asked."""
        rows: list[tuple[str, str]] = list(ROWS_WORDS.items())
        if self._filtered:
            rows.append(("ledger", f"the ledger's: {displayable(self._filtered)}"))
        forms = [(form, FORM_WORDS[form]) for form in EXPORT_FORMS]
        texts = [(_YES, "in it"), (_NO, "left out")]
        over = [(_NO, "choose another name"), (_YES, "write over it")]
        yield _row("form", Choices(forms, self._asked.form, id="export-form"))
        yield _row("findings", Choices(rows, self._asked.rows, id="export-rows"))
        yield _row("texts", Choices(texts, _YES, id="export-texts"))
        yield _row("by", Input(self._asked.by, "your name", compact=True, max_length=LONGEST, id="export-by"))
        yield _row("file", PathInput(self._proposed, id="export-file"), Static("", id="export-place", markup=False))
        yield _row("taken", Choices(over, _NO, id="export-over"), id="export-question")

    def on_mount(self) -> None:
        """Begin with the form."""
        self.query_one("#export-form", Choices).focus()
        self._fit_rows()

    # what is chosen

    @property
    def wish(self) -> Wish:
        """All that is chosen."""
        chosen = {name: self.query_one(f"#export-{name}", Choices).value for name in ("form", "rows", "texts")}
        by = " ".join(self.query_one("#export-by", Input).value.split())
        return Wish(
            cast("ExportForm", chosen["form"]), cast("Rows", chosen["rows"]), texts=chosen["texts"] == _YES, by=by
        )

    @property
    def name_typed(self) -> str:
        """The name of the file as it is typed."""
        return self._file.value.strip()

    @property
    def path(self) -> Path:
        """The file to be written. Raises BadInputError for a name that cannot be one, or has another ending."""
        name, ending = self.name_typed, ENDINGS[self.wish.form]
        if not name:
            raise BadInputError("nothing is written yet", "the file has no name", f"name it, such as report{ending}")
        path = path_of(name)
        if form_named(path.name) == self.wish.form:
            return path
        if path.suffix:
            why = f"{path.suffix} is no form of a report"
            raise BadInputError(f"{path.name} is not written", why, f"let it end in {ending}")
        return path.with_name(f"{path.name}{ending}")

    @property
    def _file(self) -> PathInput:
        return self.query_one("#export-file", PathInput)

    # what changes

    def on_choices_changed(self, event: Choices.Changed) -> None:
        """Another form is another ending; anything else only changes what goes in."""
        event.stop()
        if event.choices is self._over:
            return
        if event.choices.id == "export-form":
            self._fit_name()
            self._fit_rows()
        self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The ending of the name chooses the form."""
        event.stop()
        form = form_named(event.value) if event.input is self._file else None
        if form is not None:
            self.query_one("#export-form", Choices).choose(form)
        self._changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        event.stop()
        self.post_message(self.Submitted())

    def _changed(self) -> None:
        self.ask_no_more()
        self.post_message(self.Changed())

    def _fit_name(self) -> None:
        """Give the file the ending of the form; a name that was proposed is proposed again, as it has to be free."""
        form, typed = self.wish.form, self._file.value
        if form_named(typed) == form:
            return
        if typed == self._proposed:
            self._file.value = self._proposed = self._propose(form)
        elif form_named(typed) is not None:
            self._file.value = f"{typed[: typed.rindex('.')]}{ENDINGS[form]}"

    def _fit_rows(self) -> None:
        """A case holds all, whoever hands it in; W3C is the notes alone."""
        form = self.wish.form
        for name in ("rows", "texts", "by"):
            self.query_one(f"#export-{name}").disabled = form == "case" or (form == "w3c" and name == "texts")

    def show_place(self, place: Content) -> None:
        """Say where the file would be, or that it is there."""
        self.query_one("#export-place", Static).update(place)

    # the question

    @property
    def _over(self) -> Choices:
        return self.query_one("#export-over", Choices)

    @property
    def answer(self) -> bool | None:
        """Whether to write over the file, as was answered; None while that is not asked."""
        return self._over.value == _YES if self.screen.focused is self._over else None

    def ask_over(self) -> None:
        """Ask whether to write over the file."""
        self._over.choose(_NO)
        self.query_one("#export-question").display = True
        self._over.focus()

    def ask_no_more(self) -> None:
        """Take the question away."""
        self.query_one("#export-question").display = False

    def to_file(self) -> None:
        """Go to the name of the file."""
        self.ask_no_more()
        self._file.focus()


def _row(label: str, *widgets: Static | Choices | Input, id: str | None = None) -> Horizontal:
    return Horizontal(Static(label, classes="meta-name", markup=False), *widgets, classes="export-row", id=id)
