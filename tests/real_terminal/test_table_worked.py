"""A finding worked in the table of three accounts: found, judged, noted, taken back, done again, and on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.articles.notes.noting import w3c_check
from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "courier.txt": "Outlet: The Calder Courier\n\nTwelve people were hurt when the old mill burned on Friday.\n",
    "dispatch.txt": "Outlet: Dispatch\n\nFourteen people were hurt when the old mill burned on Friday.\n",
    "gazette.txt": "Outlet: Gazette\n\nTwelve people were hurt when the old mill burned down on Friday.\n",
}


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Three accounts of a fire, of which one has another figure."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(f"The mill at Calder Point: {name[:-4]}\n\n{text}", encoding="utf-8")
    return [tmp_path / name for name in TEXTS]


def test_a_finding_is_worked_in_the_table_and_kept(three: list[Path]) -> None:
    with Terminal(*three, columns=100, rows=30) as terminal:
        terminal.wait_for("2 of 3")
        terminal.press("#")
        terminal.wait_for("≠ Fourteen people", "= Twelve people were hurt")
        terminal.wait_for("why 1–2", "why 1–3", "why 2–3")  # every two are compared
        terminal.press("C")
        terminal.wait_for("filter: what clashes")
        terminal.press("t")
        terminal.wait_for("Your verdict")
        terminal.press(*"contradict", "enter")
        terminal.wait_for("contradict, you say")
        terminal.press("a")
        terminal.wait_for("accounts 1, 2 and 3")
        terminal.press(*"whose count is it", "ctrl+s")
        terminal.wait_for("on 1,2,3 whose count is it")
        terminal.press("z")
        terminal.wait_for("undone: a note")
        terminal.press("Z")
        terminal.wait_for("done again: a note")
        terminal.wait_for("on 1,2,3 whose count is it")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    tree = json.loads((three[0].parent / "courier.txt+dispatch.txt+gazette.txt.notes.json").read_bytes())
    assert w3c_check()(tree) == []
    verdict, note = sorted(tree["first"]["items"], key=lambda item: "diptych:relation" not in item)
    assert [body["value"] for body in verdict["body"] if body.get("purpose") == "tagging"] == ["contradict"]
    assert note["body"][0]["value"] == "whose count is it"
    assert [target["selector"][0]["exact"].split()[0] for target in note["target"]] == ["Twelve", "Fourteen", "Twelve"]
    with Terminal(*three, columns=100, rows=30) as again:
        again.wait_for("2 of 3")
        again.press("#")
        again.wait_for("✗ ✎ Fourteen people", "= ✎ Twelve people were hurt")
        again.press("g")
        again.wait_for("on 1,2,3 whose count is it")
