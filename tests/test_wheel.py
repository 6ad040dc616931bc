"""The built wheel holds the three packages with their data, nothing else, and runs by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tui.cli.about.man import page

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parent.parent
pytest.importorskip("hatchling", reason="hatchling builds the wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_only_our_packages_are_in_it(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"tui", "articles", "keymaps"}
    assert len(tops) == 5


def test_the_man_page_is_where_installers_look_for_it(wheel: Path) -> None:
    shared = [name for name in ZipFile(wheel).namelist() if ".data/" in name]
    assert [name.partition(".data/")[2] for name in shared] == ["data/share/man/man1/diptych.1"]
    assert ZipFile(wheel).read(shared[0]).decode() == page()


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for package in ("tui", "articles", "keymaps")
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".py", ".toml", ".tcss", ".txt", ".md", ".typed", ".npz", ".json"}
        and "__pycache__" not in path.parts
    }
    assert sorted(wanted - names) == []


def test_licence_and_notice_travel_along(wheel: Path) -> None:
    names = {Path(name).name for name in ZipFile(wheel).namelist() if ".dist-info/" in name}
    assert {"LICENSE", "NOTICE", "entry_points.txt"} <= names


def test_it_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for arguments in (["--version"], ["keys"], ["schema", "comparison"], ["man"], ["sample", "--plain"]):
        command = [sys.executable, "-P", "-m", "tui", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout
