"""Changed words in long texts are looked for bit by bit, and marked once all are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.building import article, comparison
from tests.tui.view.made import reading
from tui.view.ledger.marks import Rewordings

if TYPE_CHECKING:
    import pytest

    from articles.comparison import Comparison


def _many(count: int) -> Comparison:
    a, b = (
        article(
            [[f"The crew of boat {n} came home in the {when} with all its nets."] for n in range(count)], source=when
        )
        for when in ("morning", "evening")
    )
    return comparison(a, b, strong=[(n, n) for n in range(count)])


def test_a_few_are_marked_at_once() -> None:
    made = reading(_many(4))
    assert len(made.markings.differences) == 4
    assert not made.markings.incomplete


def test_many_are_marked_when_all_have_been_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rewordings, "AT_ONCE", 3)
    made = reading(_many(8))
    assert made.markings.differences == ()
    assert made.markings.incomplete
    while made.markings.complete(0.0005):
        assert len(made.markings.differences) in (0, 8), "some were marked before all had been looked at"
    assert len(made.markings.differences) == 8
    assert [made.shown["a"][span.start : span.end] for span in made.markings.reworded["a"]] == ["morning"] * 8


def test_what_was_looked_at_before_stays_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rewordings, "AT_ONCE", 3)
    found, known = _many(8), Rewordings()
    known.take(found)
    known.look(float("inf"))
    known.take(found)
    assert not known.look(0)
    assert all(known.of(match) for match in found.alignment.matches)


def test_looking_in_slices_comes_to_an_end() -> None:
    known = Rewordings()
    found = _many(Rewordings.AT_ONCE + 2)
    known.take(found)
    assert known.look(0.0)
    steps = 0
    while known.look(0.0005):
        steps += 1
        assert steps < 10_000
