"""Cases from a stranger: whatever is wrong with one, a single line says so, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.cases import pack, read_case
from articles.errors import BadInputError
from tests.articles.cases.hostile import hostile, members_of, summed
from tests.articles.cases.test_packing import gathered
from tests.tui.cli.commandline import run
from tests.writing import write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.cases import Case

LEFT = "The ferry that did not turn\n\nThe night ferry struck the mole on Friday. Two tugs came.\n\nIt was late.\n"
RIGHT = "Ferry hits mole\n\nA ferry hit the mole early on Friday, injuring 38, the company said.\n\nIt was early.\n"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pack(gathered(write_pair(tmp_path_factory.mktemp("good"), LEFT, RIGHT), "Ask the harbour office."))


def test_there_are_two_hundred_of_them_and_the_good_one_is_good(good: bytes) -> None:
    assert len(hostile(good)) >= 200
    assert read_case(good).a.text == LEFT
    assert read_case(summed(members_of(good))) == read_case(good)


def test_each_gets_one_line_and_exit_code_2_and_nothing_is_written(
    good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through the command line itself."""
    folder = tmp_path / "inbox" / "one"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    wrong = {}
    for name, data in hostile(good).items():
        (folder / "x.diptych").write_bytes(data)
        code = run("compare", "x.diptych", "--json")
        captured = capsys.readouterr()
        line = captured.err
        plain = line.endswith("\n") and line.count("\n") == 1 and line.isprintable() is False and "\x1b" not in line
        told = line.startswith("diptych: cannot open x.diptych: ") and line.count("; ") >= 1
        if (code, captured.out) != (2, "") or not plain or not told:
            wrong[name] = (code, line)
    assert wrong == {}
    assert [path.name for path in (tmp_path / "inbox").rglob("*")] == ["one", "x.diptych"]


_READ_ALL = """
import re, resource, sys
from pathlib import Path
from articles.cases import read_case
from articles.errors import BadInputError
refused = 0
for path in Path(sys.argv[1]).iterdir():
    try:
        read_case(path)
    except BadInputError:
        refused += 1
try:
    # What getrusage tells begins with what the process held that this one was started from.
    most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
except OSError:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(refused, most)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.whole
def test_no_bomb_takes_much_memory(good: bytes, tmp_path: Path) -> None:
    """In a process of their own: what other tests have held does not count."""
    bombs = {name: data for name, data in hostile(good).items() if name.startswith(("bombs", "texts", "json"))}
    for number, data in enumerate(bombs.values()):
        (tmp_path / f"{number}.diptych").write_bytes(data)
    done = subprocess.run([sys.executable, "-c", _READ_ALL, tmp_path], capture_output=True, text=True, check=True)
    refused, most = map(int, done.stdout.split())
    assert refused == len(bombs) > 0
    assert most <= 512 * (1_048_576 if sys.platform == "darwin" else 1024)


@given(place=st.floats(0, 1), put=st.binary(max_size=12), gone=st.integers(0, 40))
@example(place=0.0, put=b"", gone=0)
def test_bytes_changed_anywhere_are_refused_or_change_nothing(good: bytes, place: float, put: bytes, gone: int) -> None:
    at = int(place * len(good))
    changed = good[:at] + put + good[at + gone :]
    case = read_or_none(changed)
    assert case is None or case == read_case(good)


def read_or_none(data: bytes) -> Case | None:
    with suppress(BadInputError):
        return read_case(data)
    return None


def test_a_newer_case_with_members_not_known_here_is_told_as_newer(good: bytes) -> None:
    members = {**members_of(good), "timeline.json": b"{}"}
    newer = summed(members, lambda manifest: manifest.update(schema="diptych.case/2"))
    with pytest.raises(BadInputError, match="it was made by a newer Diptych"):
        read_case(newer)


@pytest.mark.parametrize("method", ["stored", "streamed"])
def test_a_case_zipped_by_another_tool_is_read(good: bytes, method: str) -> None:
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.mkdir("a") if method == "stored" else None
        for name, data in reversed(members_of(good).items()):
            archive.writestr(name, data)
    assert read_case(made.getvalue()) == read_case(good)
