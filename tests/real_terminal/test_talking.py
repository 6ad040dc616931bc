"""A whole finding worked without a screen, at a terminal, by what is typed alone."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.sequences import pieces
from tests.real_terminal.terminal import ROOT, Terminal

if TYPE_CHECKING:
    from tests.writing import Pair

PAGES = ROOT / "tests" / "real_terminal" / "pages"
MOSUL = ROOT.parent / "shared" / "articles"
PROMPT = "\n> "
TERMS = ("dumb", "xterm-256color")


@pytest.fixture(params=["kellis", "mosul"])
def accounts(request: pytest.FixtureRequest, tmp_path: Path) -> Pair:
    """Two accounts of one event in a folder of their own."""
    if request.param == "kellis":
        names = [PAGES / "kellis-herald.html", PAGES / "kellis-post.html"]
    else:
        names = [MOSUL / "mosul-a.txt", MOSUL / "mosul-b.txt"]
        if not names[0].exists():
            pytest.skip("the Mosul pair lies beside the project and is not here")
    left, right = (Path(copy(name, tmp_path)) for name in names)
    return left, right


class Talk:
    """Types lines and hears what is answered, up to the next prompt."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.heard()

    def heard(self, after: int = 0, prompt: str = PROMPT) -> str:
        """What was written beyond the first bytes, once the prompt stands behind it."""
        self.terminal.wait_for_bytes(prompt.encode(), after)
        return self.terminal.written[after:].decode(errors="replace").replace("\r\n", "\n").rpartition(prompt)[0]

    def say(self, line: str, prompt: str = PROMPT) -> str:
        """Type a line; gives what is answered, without the line itself."""
        before = len(self.terminal.written)
        self.terminal.press(*line, "enter")
        self.terminal.wait_for_bytes(b"\n", before)
        return self.heard(before, prompt).partition("\n")[2]


def _leave(talk: Talk) -> str:
    before = len(talk.terminal.written)
    talk.terminal.press("q", "enter")
    assert talk.terminal.wait_for_end() == 0
    return talk.terminal.written[before:].decode()


@pytest.mark.parametrize("term", TERMS)
def test_a_whole_finding_is_worked_by_what_is_typed(accounts: Pair, term: str) -> None:
    names = [path.name for path in accounts]
    folder = accounts[0].parent
    with Terminal(*names, "--plain", environment={"TERM": term}, folder=folder) as terminal:
        talk = Talk(terminal)
        first = talk.say("next difference")
        assert "Finding 1 of " in first
        assert "To check." in first
        assert talk.say("why").startswith("Why ")
        assert talk.say("verdict related").startswith("You say related, the machine says ")
        assert talk.say("tick").startswith("Checked")
        assert talk.say("note ask both papers").startswith("Note saved, on the pair.")
        assert "\nHit " in talk.say("find the")
        assert talk.say("report ours.html").startswith("Report written: ours.html, ")
        assert f"{names[0]}+{names[1]}.notes.json" in _leave(talk).replace("\r\n", "")
        assert {piece.kind for piece in pieces(terminal.written)} <= {"text", "control"}
    assert "ask both papers" in (folder / "ours.html").read_text(encoding="utf-8")
    with Terminal(*names, "--plain", environment={"TERM": term}, folder=folder) as terminal:
        talk = Talk(terminal)
        assert "1 note of before" in terminal.picture()
        assert "You were at A, paragraph" in terminal.picture()
        again = talk.say("next note")
        assert "on the pair: ask both papers" in again
        assert "you say related" in talk.say("findings related")
        assert "checked" in talk.say("c related")
        _leave(talk)


def test_pairs_texts_and_places_are_worked_on_forty_columns(accounts: Pair) -> None:
    names, folder = [path.name for path in accounts], accounts[0].parent
    with Terminal(*names, "--plain", environment={"TERM": "dumb"}, folder=folder, columns=40) as terminal:
        talk = Talk(terminal)
        for line in ("2", "other text", "2"):
            talk.say(line)
        assert talk.say("pair").startswith("Paired by you: A paragraph 2")
        assert "paired by you" in talk.say("counterpart").replace("\n", " ")
        assert talk.say("unpair").startswith("Your pair is removed")
        talk.say("3")
        assert "1 paragraph excluded" in talk.say("exclude").replace("\n", " ")
        assert "excluded by you" in talk.say("excluded").replace("\n", " ")
        assert "undone" in talk.say("undo").casefold()
        assert talk.say("about A outlet The Mercury").startswith("A, outlet: The Mercury;")
        assert talk.say("mark k") == "Mark k is here."
        _leave(talk)
        assert {piece.kind for piece in pieces(terminal.written)} <= {"text", "control"}
    with Terminal(*names, "--plain", environment={"TERM": "dumb"}, folder=folder, columns=40) as terminal:
        talk = Talk(terminal)
        assert "You were at B, paragraph 3" in terminal.picture().replace("\n", " ")
        assert talk.say("marks").startswith("k, B, paragraph 3 of ")
        _leave(talk)


def test_ctrl_c_in_the_middle_of_a_note_loses_no_line(pair: Pair) -> None:
    with Terminal(*pair, "--plain", environment={"TERM": "dumb"}) as terminal:
        talk = Talk(terminal)
        talk.say("next paragraph")
        talk.say("note", prompt="\nnote: ")
        talk.say("first line", prompt="\nnote: ")
        before = len(terminal.written)
        terminal.press(*"half of a", "ctrl+c")
        assert "Note ended, 1 line, on A." in talk.heard(before)
        before = len(terminal.written)
        terminal.press("ctrl+c")
        assert "Nothing is lost. quit leaves." in talk.heard(before)
        terminal.press("ctrl+d")
        assert terminal.wait_for_end() == 0
    (path,) = pair[0].parent.glob("*.notes.json")
    assert "first line" in path.read_text(encoding="utf-8")


def test_kill_nine_loses_no_line_that_was_answered(pair: Pair) -> None:
    with Terminal(*pair, "--plain", environment={"TERM": "dumb"}) as terminal:
        talk = Talk(terminal)
        talk.say("next paragraph")
        talk.say("note", prompt="\nnote: ")
        talk.say("typed and answered", prompt="\nnote: ")
        terminal.kill(signal.SIGKILL)
        terminal.process.wait(60)
    (path,) = pair[0].parent.glob("*.notes.json")
    assert "typed and answered" in json.dumps(json.loads(path.read_text(encoding="utf-8")))


def test_ctrl_c_while_waiting_gives_the_prompt_back_and_the_comparison_goes_on(pair: Pair) -> None:
    with Terminal(*pair, "--plain", environment={"TERM": "dumb"}) as terminal:
        talk = Talk(terminal)
        before = len(terminal.written)
        terminal.press(*"findings", "enter")
        terminal.wait_for_bytes(b"Comparing the texts", before)
        terminal.press("ctrl+c")
        talk.heard(before)
        assert "finding" in talk.say("findings")
        _leave(talk)


def test_lines_are_wrapped_between_words_at_a_narrow_terminal_or_left_whole(pair: Pair) -> None:
    with Terminal(*pair, "--plain", environment={"TERM": "dumb"}, columns=40) as terminal:
        talk = Talk(terminal)
        assert all(len(row) < 40 for row in talk.say("read").splitlines())
        _leave(talk)
    with Terminal(*pair, "--plain", "--no-wrap", environment={"TERM": "dumb"}, columns=40) as terminal:
        talk = Talk(terminal)
        talk.say("read")
        assert talk.say("n").startswith("A, paragraph 2 of 4: The night ferry to Calder Point struck the outer mole")
        _leave(talk)


def test_into_a_pipe_all_comes_at_once(pair: Pair) -> None:
    with Terminal(*pair, "--plain", piped=b"next\n") as terminal:
        assert terminal.wait_for_end() == 0
        said = terminal.written.decode()
    assert "Match 1 of " in said
    assert PROMPT not in said


def test_ctrl_c_keeps_half_a_line_where_the_terminal_gives_it(pair: Pair) -> None:
    pytest.importorskip("readline")
    with Terminal(*pair, "--plain") as terminal:
        talk = Talk(terminal)
        talk.say("next paragraph")
        talk.say("note", prompt="\nnote: ")
        before = len(terminal.written)
        terminal.press(*"half of a line")
        terminal.wait_for_bytes(b"half of a line", before)
        terminal.press("ctrl+c")
        assert "Line 1 saved, on A.\nNote ended, 1 line, on A." in talk.heard(before)
        _leave(talk)
    (path,) = pair[0].parent.glob("*.notes.json")
    assert "half of a line" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("term", TERMS)
def test_bytes_that_are_no_text_are_not_taken_and_nothing_breaks(pair: Pair, term: str) -> None:
    with Terminal(*pair, "--plain", environment={"TERM": term}) as terminal:
        talk = Talk(terminal)
        before = len(terminal.written)
        os.write(terminal.master, b"find caf\xe9\r")
        # Where a line can be edited, the editor has left the byte out already.
        assert ("That line is not taken" if term == "dumb" else "caf: nothing found.") in talk.heard(before)
        assert "nothing found" in talk.say("find zebra")
        _leave(talk)


def test_a_terminal_of_few_letters_gets_question_marks_for_the_others(pair: Pair) -> None:
    pair[0].write_text("Ferry strikes the mole – forty hurt\n\nIt was late, they said.\n", encoding="utf-8")
    ascii_only = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"}
    with Terminal(*pair, "--plain", environment=ascii_only) as terminal:
        talk = Talk(terminal)
        assert "mole ? forty" in talk.say("next paragraph")
        _leave(talk)


def test_relinking_asks_at_a_terminal(pair: Pair) -> None:
    folder = pair[0].parent
    with Terminal(*pair, "--plain", environment={"TERM": "dumb"}, folder=folder) as terminal:
        talk = Talk(terminal)
        talk.say("2")
        talk.say("note ask")
        _leave(talk)
    moved = pair[0].rename(folder / "renamed.txt")
    with Terminal("relink", environment={"TERM": "dumb"}, folder=folder) as terminal:
        terminal.wait_for_bytes(b"y or n: ", 0)
        terminal.press("y", "enter")
        assert terminal.wait_for_end() == 0
        assert b"1 comparison relinked." in terminal.written
    with Terminal(moved, pair[1], "--plain", environment={"TERM": "dumb"}, folder=folder) as terminal:
        talk = Talk(terminal)
        assert "You were at A, paragraph 2" in terminal.picture()
        assert "1 note of before" in terminal.picture()
        _leave(talk)
