"""A short run of every fuzz target, so that none rots; `make fuzz` is the long one."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.drawn import FIELD, VOCABULARY, fields, text_of
from tests.fuzz.running import Watch, by_hypothesis
from tests.fuzz.targets import TARGETS, Target

if TYPE_CHECKING:
    from pathlib import Path

LONGER = 20 if "DIPTYCH_LONG" in os.environ else 1


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_nothing_breaks_or_takes_long(target: Target) -> None:
    """T-6."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries think of broken input
        seeds = target.seeds()
        for data in seeds:
            target.run(data)
        by_hypothesis(target.run, seeds, target.longest, target.short * LONGER)()


def test_bytes_are_texts_with_pieces_of_the_vocabulary_in_them() -> None:
    assert text_of("Fähre 👩\u200d🔬".encode()) == "Fähre 👩\u200d🔬"
    assert text_of(b"a\x80b") == f"a{VOCABULARY[0]}b"
    assert len(VOCABULARY) == FIELD[0] - 0x80
    assert fields(b"a\xffb\xffc", 2) == [b"a", b"b\xffc"]
    assert fields(b"a", 3) == [b"a", b"", b""]


def test_what_breaks_is_kept_once_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(data: bytes) -> None:
        if data.startswith(b"x"):
            raise ValueError(f"no {len(data)}")

    monkeypatch.setattr("tests.fuzz.running.KEPT", tmp_path)
    watch = Watch(Target("made", run, ("articles.errors",), list), "none", runs=3, seconds=0)
    for data in (b"a", b"x1", b"x12"):
        assert not watch.over
        watch.one(data)
    assert watch.over
    (kept,) = watch.tally.findings.items()
    assert kept[1].startswith("ValueError: no 2")
    assert (watch.folder / "findings" / kept[0]).read_bytes() == b"x1"
