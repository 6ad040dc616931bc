"""The example of a session in docs/library.md does what it says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from articles.session import Session

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


@pytest.mark.whole
def test_the_example_of_a_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## A session")[2]
    example = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert example is not None
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.py").write_text(example[1], encoding="utf-8")
    session: Session = runpy.run_path("example.py")["session"]
    assert [note.body for note in session.notes] == ["Who says so?"]
    assert [correction.kind for correction in session.decisions.corrections] == ["no-match"]
    assert (tmp_path / "review.notes.json").is_file()
