"""The pictures of the pages stand by themselves: they load nothing, are small, and one that moves can be stopped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from docs.recording import SIZE, STEPS, joined

DOCS = Path(__file__).parents[2] / "docs"
RECORDING = (DOCS / "recording.svg").read_text(encoding="utf-8")
PICTURES = sorted(DOCS.glob("*.svg"))


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_loads_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert etree.fromstring(text.encode()).tag.endswith("svg")
    assert len(text) < 300_000
    assert set(re.findall(r"https?://[^\s\"')]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "<script" not in text


def test_the_recording_has_every_step_of_its_script() -> None:
    assert [step.said for step in STEPS if f">{step.said}<" not in RECORDING] == []


def test_a_reader_who_wants_no_motion_gets_the_first_screen() -> None:
    moved = set(re.findall(r"@keyframes (\w+) ", RECORDING))
    assert moved == set(re.findall(r"reduced-motion: reduce\) \{ \.(\w+) \{ animation: none", RECORDING))


def test_a_row_of_several_steps_is_in_the_file_once_and_visible_in_just_these() -> None:
    same, other = "<text>same</text>", "<text>other</text>"
    steps = [{0: same, 1: other} if index == 2 else {0: same} for index in range(len(STEPS))]
    made = joined(steps, {})
    assert made.count(same) == 1
    kind = re.search(rf'<g class="(\w+)"[^>]*>{re.escape(other)}', made)
    assert kind is not None
    rule = re.search(rf"@keyframes {kind[1]} {{ (.*) }}\n", made)
    assert rule is not None
    assert re.findall(r"visibility: (\w+)", rule[1]) == ["hidden", "visible", "hidden"]
    assert SIZE[1] > 20
