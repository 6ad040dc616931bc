"""The pages as a site: what it is built from is pinned, all pages are in it, and nothing in it comes from elsewhere."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from docs.outside import loaded_from_outside

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "docs" / "requirements.txt").read_text(encoding="utf-8")
SITE = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
MKDOCS = ROOT / ".venv" / "docs" / "bin" / "mkdocs"
NOT_IN_IT = {"guide.md"}
"""A page that only leads on to others."""


def test_what_builds_the_site_is_pinned_with_hashes_and_no_address() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["docs"]
    pins = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", PINS, re.MULTILINE))
    assert [each for each in map(Requirement, declared) if pins.get(each.name, "") not in each.specifier] == []
    entries = re.split(r"\n(?=\S)", PINS.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in PINS


def test_every_page_is_in_the_sites_list() -> None:
    listed = set(re.findall(r": ([\w./-]+\.md)$", SITE, re.MULTILINE))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - NOT_IN_IT
    assert pages - listed == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="https://cdn.example/x.js"></script>', ["https://cdn.example/x.js"]),
        ("<img alt=x src=//cdn.example/x.png>", ["//cdn.example/x.png"]),
        ('<link rel="stylesheet" href="https://fonts.example/css">', ["https://fonts.example/css"]),
        ("@import 'https://fonts.example/css'; a { background: url(//x.example/y) }",
         ["https://fonts.example/css", "//x.example/y"]),
        ('<a href="https://herald.example/orrin">a link</a><script src="assets/worker.js"></script>', []),
        ('<link rel="canonical" href="https://diptych.example/">', []),
    ],
)  # fmt: skip
def test_what_would_be_loaded_from_another_machine_is_found(text: str, found: list[str]) -> None:
    assert loaded_from_outside(text) == found


@pytest.mark.whole
def test_the_site_builds_where_make_docs_was_run_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    if not MKDOCS.is_file():
        pytest.skip("make docs has not been run here")
    done = subprocess.run(
        [MKDOCS, "build", "--quiet", "--site-dir", tmp_path / "site"], cwd=ROOT, env={"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(list((ROOT / "docs").glob("*.md")))
    assert [path.name for path in pages if loaded_from_outside(path.read_text(encoding="utf-8"))] == []
    assert all("assets/worker.js" in path.read_text(encoding="utf-8") for path in pages)
