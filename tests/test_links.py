"""Every link from one page of the project to another leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "articles").rglob("*.md")])
COMING: frozenset[str] = frozenset()
"""Pages that are linked to while they are being written; take a page out once it is there."""
MAPS = (ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md")
EXAMPLES = frozenset({"org.py", "rtf.py", "test_length.py"})
"""Files that these pages show how to make."""


def places_in(page: Path) -> set[str]:
    """What may follow # in a link to the page: its headings as Markdown hosts write them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_in(page: Path, root: Path = ROOT) -> list[str]:
    """The links of the page that lead to no file, or to no heading of one."""
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if target.relative_to(root).as_posix() in COMING:
            continue
        if not target.exists() or (place and place not in places_in(target)):
            broken.append(link)
    return broken


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One place\n[a](#one-place) [b](#another) [c](gone.md) [d](https://herald.example/)", "utf-8")
    assert broken_in(page, tmp_path) == ["#another", "gone.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken_in(page) == []


@pytest.mark.parametrize("page", MAPS, ids=lambda page: page.name)
def test_every_file_that_a_map_names_is_there(page: Path) -> None:
    tops = ("articles", "keymaps", "tui", "tests", "docs")
    files = [f"/{path.relative_to(ROOT).as_posix()}" for top in tops for path in (ROOT / top).rglob("*.*")]
    files += [f"/{path.name}" for path in ROOT.glob("*.*")]
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|toml|tcss))`", page.read_text(encoding="utf-8")))
    expected = {name for name in named if name.rpartition("/")[2] not in EXAMPLES}
    assert [name for name in sorted(expected) if not any(path.endswith(f"/{name}") for path in files)] == []
