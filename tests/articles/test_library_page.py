"""The examples of docs/library.md do what they say, each by itself, as somebody would who copies one."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import articles
from articles import samples
from tests.articles.reading.made import book
from tests.web import Web, answer, page

if TYPE_CHECKING:
    from articles.session import Session

PAGE = Path(__file__).parents[2] / "docs" / "library.md"
TEXT = PAGE.read_text(encoding="utf-8")


def examples() -> list[tuple[str, str]]:
    """The heading above each example, and its code."""
    found, heading = [], ""
    for part in re.finditer(r"^## ([^\n]+)$|^```python\n(.*?)```", TEXT, re.DOTALL | re.MULTILINE):
        if part[1]:
            heading = part[1]
        else:
            found.append((heading, part[2]))
    return found


ALL = examples()


@pytest.fixture
def folder(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the page names, and a web in which its address is a page."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    for source, name in zip(samples.paths(), ("valley.txt", "orrin.txt"), strict=True):
        shutil.copy(source, tmp_path / name)
    words = "".join(f"<p>The ferry struck the mole on day {number} and lay there.</p>" for number in range(9))
    (tmp_path / "boats.epub").write_bytes(book({"The mole": words, "After": words}))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100))
    web.acts["/orrin"] = lambda connection: connection.sendall(answer(page(), "Content-Type: text/html"))
    return tmp_path


def run(code: str, web: Web) -> dict[str, Any]:
    """Run an example; the address in it is that of our own web, which is a private one."""
    code = code.replace("https://herald.example/orrin", web.url("/orrin"))
    Path("example.py").write_text(code.replace("fetch=True", "fetch=True, allow_private=True"), encoding="utf-8")
    return runpy.run_path("example.py")


@pytest.mark.whole
@pytest.mark.parametrize(("heading", "code"), ALL, ids=[f"{n}-{heading}" for n, (heading, _) in enumerate(ALL, 1)])
def test_every_example_runs(heading: str, code: str, folder: Path, web: Web) -> None:
    made = run(code, web)
    assert made


def example(heading: str) -> str:
    return next(code for each, code in ALL if each == heading)


@pytest.mark.whole
def test_the_example_of_a_session_keeps_a_note_and_a_decision(folder: Path, web: Web) -> None:
    session: Session = run(example("A session: decisions and notes"), web)["session"]
    assert [note.body for note in session.notes] == ["Who says so?"]
    assert [correction.kind for correction in session.decisions.corrections] == ["no-match"]
    assert (folder / "review.notes.json").is_file()


@pytest.mark.whole
def test_the_example_of_one_file_reads_what_it_wrote(folder: Path, web: Web) -> None:
    made = run(example("One file"), web)
    assert made["again"].alignment.matches == made["session"].comparison.alignment.matches


def test_every_public_name_is_there_and_on_the_page() -> None:
    for name in articles.__all__:
        assert getattr(articles, name) is not None
        assert f"`{name}`" in TEXT
    assert set(articles.__all__) <= set(dir(articles))


def test_a_name_that_is_not_public_is_refused_as_by_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        articles.__getattr__("nonsense")
