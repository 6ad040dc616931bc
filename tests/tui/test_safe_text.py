"""H-2 and H-3: no text from outside reaches a widget as it is, and none is read as markup. Checked in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.safe_text import in_folder, markup, unsafe

TUI = Path(__file__).parents[2] / "tui"


def test_text_from_outside_passes_displayable_before_it_is_shown() -> None:
    """H-2."""
    assert [line for source, name in in_folder(TUI) for line in unsafe(source, name)] == []


def test_no_widget_reads_markup() -> None:
    """H-3."""
    assert [line for source, name in in_folder(TUI) for line in markup(source, name)] == []


def _body(statements: str) -> str:
    return "def made(self, article, note, recent, message, reading):\n    " + statements.replace("\n", "\n    ")


@pytest.mark.parametrize(
    "statements",
    [
        "Static(article.title, markup=False)",
        "Static(f'{article.outlet} says', markup=False)",
        "self.update(note.body)",
        "self.query_one(Static).update(Content(note.body))",
        "self.notify(article.source, markup=False)",
        "Option(Content.assemble((article.quote(span), 'bold')))",
        "words = article.text\nself.update(words)",
        "for target in note.targets:\n    self.update(target.selector.exact)",
        "a, b = displayable(recent.titles[0]), recent.outlets[0]\nself.update(b)",
        "self.update(' '.join(tag for tag in note.tags))",
        "self.update(span.of(article.text))",
        "try:\n    pass\nexcept OSError as error:\n    self.update(str(error))",
        "self.update(message or self._foot)",
        "strip.show(article.title, active=True)",
        "Segment(article.text[3:5])",
        "self.update(article.title if article.title else 'none')",
        "self.update(displayable(article.title) + article.outlet)",
        "self.answer(f'“{reading.sought}”')",
        "field.load_text(note.body)",
        "title = displayable(article.title)\ntitle += article.source\nself.update(title)",
    ],
)
def test_the_check_finds_what_is_shown_as_it_is(statements: str) -> None:
    assert unsafe(_body(statements), "made.py")


@pytest.mark.parametrize(
    "statements",
    [
        "Static(displayable(article.title), markup=False)",
        "self.update(Content(displayable(note.body)))",
        "words = displayable(article.text)\nself.update(words)",
        "self.update(reading.shown['a'][3:5])",
        "self.update(f'{len(note.tags)} tags')",
        "self.update('left' if article.source == '-' else 'right')",
        "Content.assemble(f'{command.title}', command.help)",
        "self.update(BY_ID['quit'].title)",
        "self.store.replace(note.body)",
        "try:\n    pass\nexcept OSError as error:\n    self.update(displayable(str(error)))",
    ],
)
def test_the_check_lets_through_what_is_safe(statements: str) -> None:
    assert unsafe(_body(statements), "made.py") == []


@pytest.mark.parametrize(
    "source",
    [
        "Static('words')",
        "Static('words', markup=True)",
        "OptionList(compact=True)",
        "self.notify('words')",
        "Content.from_markup('words')",
        "self.border_title = 'words'",
        "class Line(Static):\n    def __init__(self):\n        super().__init__('')",
        "class Line(Label):\n    pass",
    ],
)
def test_the_check_finds_what_reads_markup(source: str) -> None:
    assert markup(source, "made.py")


@pytest.mark.parametrize(
    "source",
    [
        "Static('words', markup=False)",
        "self.notify('words', markup=False)",
        "Content('words')",
        "class Line(Static):\n    def __init__(self):\n        super().__init__('', markup=False)",
        "self.title = 'words'",
    ],
)
def test_the_check_lets_through_what_reads_none(source: str) -> None:
    assert markup(source, "made.py") == []


def test_a_finding_names_file_and_line() -> None:
    assert unsafe(_body("pass\nStatic(article.title, markup=False)"), "tui/made.py") == [
        "tui/made.py:3: article.title in Static"
    ]
