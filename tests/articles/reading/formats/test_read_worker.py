"""The process that reads foreign formats: its bounds, its death, and what it may not do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.errors import BadInputError
from articles.reading import foreign, load, load_pair
from articles.reading.formats import worker
from articles.reading.formats.extract import Builder, Chapter, Extract, from_json, to_json
from articles.reading.structure.metadata import Metadata
from tests.articles.reading.made import LEDE, MIDDLE, PARAGRAPHS, page, paragraphs

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[4]
PAGE = page(f"<article>{paragraphs(*PARAGRAPHS)}</article>").encode()


def _dying(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Have the parser's process run `program` in place of the parser."""
    real = subprocess.Popen

    def start(command: list[str], **options: object) -> object:
        return real([command[0], "-c", program], **options)  # type: ignore[call-overload] # handed on as they came

    monkeypatch.setattr("articles.reading.foreign.subprocess.Popen", start)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
            "it broke the program that reads such files (SIGSEGV)",
        ),
        ("import sys; sys.exit(3)", "it broke the program that reads such files (status 3)"),
        ("print('no answer')", "it broke the program that reads such files (status 0)"),
        ("print('{}')", "it broke the program that reads such files (status 0)"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "reading it takes longer than 10 seconds"),
    ],
)
def test_the_death_of_a_parser_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, program: str, why: str) -> None:
    """H-10."""
    _dying(monkeypatch, program)
    with pytest.raises(BadInputError) as caught:
        load("-", stdin=PAGE)
    assert caught.value.why.startswith(why)
    assert "\n" not in str(caught.value)


def test_a_parser_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """H-10."""
    _dying(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(foreign, "PATIENCE", 0.02)
    with pytest.raises(BadInputError, match="reading it takes longer than 10 seconds, the most that is allowed"):
        load("-", stdin=PAGE)


def test_an_error_in_one_of_two_articles_ends_the_parser_of_the_other(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PAGE)
    with pytest.raises(BadInputError, match="there is no such file"):
        load_pair(tmp_path / "a", tmp_path / "b")


def test_the_reader_is_told_what_takes_a_while(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PAGE)
    (tmp_path / "b").write_text(LEDE)
    told: list[str] = []
    monkeypatch.setattr(foreign, "QUIET", 0.0)
    load_pair(tmp_path / "a", tmp_path / "b", waiting=told.append)
    assert told == [str(tmp_path / "a")]


def test_two_pages_are_parsed_at_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PAGE)
    (tmp_path / "b").write_bytes(page(f"<article>{paragraphs(MIDDLE, LEDE)}</article>").encode())
    left, right = load_pair(tmp_path / "a", tmp_path / "b")
    assert (LEDE in left.text, LEDE in right.text) == (True, True)


_LIMITED = """
import sys
from articles.reading.formats import worker
worker.limit(5, 400_000_000)
sys.addaudithook(worker._refuse)
try:
    {statement}
except (PermissionError, MemoryError) as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("bytearray(1_000_000_000)", "MemoryError"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import socket; socket.getaddrinfo('harbour.example', 80)", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("open('left-behind', 'w')", "PermissionError"),
    ],
)
def test_a_parser_has_bounds_and_reaches_nothing(statement: str, error: str, tmp_path: Path) -> None:
    """H-10."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})" + _LIMITED.format(statement=statement)],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == error
    assert list(tmp_path.iterdir()) == []


def test_whatever_a_parser_raises_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, why in (
        (MemoryError(), "more memory"),
        (RecursionError(), "nested too deeply"),
        (KeyError("x\ny"), "damaged"),
    ):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(worker, "_parse", fail)
        answer = worker.answer_to("pdf", b"")
        assert why in answer["error"]["why"]
        assert "\n" not in answer["error"]["why"]


def test_an_extract_comes_back_from_json_as_it_went() -> None:
    builder = Builder()
    builder.add("A title", heading=True)
    builder.add("Words", "quoted", sign="• ")
    builder.add("Foot", "boilerplate", near=True)
    known = Metadata(title="T", byline="B")
    extract = Extract(builder.text, builder.blocks, known, "html/1", ["a notice"], [Chapter(1, "One", 12)])
    assert from_json(json.loads(json.dumps(to_json(extract)))) == extract
    assert extract.text == "A title\n\n• Words\nFoot"
