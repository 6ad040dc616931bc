"""Where a package leaves the choice of its licence, NOTICE says which one was chosen."""

from __future__ import annotations

from importlib.metadata import metadata
from pathlib import Path

NOTICE = Path(__file__).parents[1] / "NOTICE"


def test_of_the_three_licences_of_tld_one_is_chosen() -> None:
    offered = metadata("tld")["License-Expression"] or ""
    notice = " ".join(NOTICE.read_text(encoding="utf-8").split())
    assert (
        f"tld, which finding the words of a web page needs, is offered under a choice of {_listed(offered)}" in notice
    )
    assert "Diptych uses it under the Mozilla Public License, Version 1.1." in notice


def _listed(expression: str) -> str:
    *others, last = expression.split(" OR ")
    return f"{', '.join(others)} or {last}"
