"""Whatever is typed, there is one answer and no fault; every command is one of the screen's, or says what it is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Safe
from articles.reading.display import displayable
from keymaps.keys import name_of
from tests.tui.plain.talking import Conversation
from tui.commands.registry import BY_ID
from tui.keys import keymap_named
from tui.plain.loop import fitted
from tui.plain.table import BY_KIND, COMMANDS, QUIT
from tui.plain.walks import NAMES
from tui.view.pages.wrapping import cells_before

OWN = {"repeat", "go-to-match", "where"}
"""What only a conversation needs: a screen shows it."""
KINDLESS = {f"{way}-{kind}" for way in ("next", "previous") for kind in ("finding", "unchecked")}
WORDS = [word for command in (*COMMANDS, *BY_KIND) for word in (*command.words, *command.keys)]
REPORTS = {"report", "export", "X"}
ARGUMENTS = ["", "A", "B", "pair", "1", "99", "differ", "c", "machine", "fire", "¶", "-1", "٣", *NAMES]

typed = st.one_of(
    st.text(max_size=30),
    st.builds(
        lambda word, rest: f"{word} {rest}",
        st.sampled_from(WORDS),
        st.one_of(st.sampled_from(ARGUMENTS), st.text(max_size=12)),
    ),
)


@settings(max_examples=60)
@given(st.lists(typed, max_size=25))
def test_any_lines_are_answered_without_a_fault(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        talk = Conversation(Path(folder))
        for line in lines:
            if REPORTS & set(line.split()):
                continue
            answer = talk.say(line)
            assert answer or talk.talk.leaving
            assert all(isinstance(each, str) for each in answer)


def test_commands_bear_the_names_of_the_screen() -> None:
    ids = {command.id for command in (*COMMANDS, *BY_KIND, QUIT)}
    assert {each for each in ids if each not in BY_ID} == OWN | KINDLESS


def test_no_word_means_two_things() -> None:
    assert len(WORDS) == len(set(WORDS))


def test_short_names_are_those_of_the_default_keymap() -> None:
    keymap = keymap_named("default")
    others = {
        key
        for command in (*COMMANDS, *BY_KIND, QUIT)
        for key in command.keys
        if (name_of(key),) not in {keys for mode in ("reading", "ledger") for keys in keymap.keys_of(command.id, mode)}
    }
    assert others == {"n", "p"}


@given(st.text(max_size=80), st.integers(min_value=3, max_value=60))
def test_wrapped_rows_fit_and_lose_no_word(line: str, columns: int) -> None:
    rows = fitted(line, columns)
    shown = displayable(line)
    assert " ".join(rows) == shown.replace("\n", " ").replace("\t", " ")
    assert all(cells_before(Safe(row), 0, len(row)) < columns for row in rows if " " in row.strip())
