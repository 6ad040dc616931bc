"""The strip that says why two passages were paired: three rows at the bottom, never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from articles.comparison import Comparison
    from articles.matching.match import Evidence, Match
    from tui.model.reading import Reading

_KINDS = (
    ("name", "names"), ("number", "numbers"), ("date", "dates"), ("place", "places"),
    ("quotation", "quotations"), ("meaning", "meaning"), ("word", "words"),
)  # fmt: skip
_WORDING = {
    "identical": "the same text",
    "near": "nearly the same text",
    "partial": "one tells it in part",
    "reworded": "in other words",
}
_SHOWN = 8


class WhyStrip(Static):
    """Three rows: strength, score and kind; what is shared; what the pairing rests on most."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, reading: Reading) -> None:
        """Say why the lit match was made."""
        match = reading.current_match()
        if match is None:
            alone = "this passage has no counterpart: nothing in the other text is near enough"
            waiting = "matching is under way"
            self.update(Content.assemble(("why  ", "bold"), alone if reading.comparison.matched else waiting))
        else:
            self.update(explain(match, reading))


def explain(match: Match, reading: Reading) -> Content:
    """The three rows for a match, in words made from its evidence alone."""
    head = f"{match.strength} {match.score:.2f}".replace("0.", ".", 1)
    own = match.origin == "reader"
    parts = [_WORDING[match.kind], "paired by the reader" if own else "", shared_text(reading.comparison)]
    first = Content.assemble(("why  ", "bold"), (head, "bold"), "".join(f"   {part}" for part in parts if part))
    shared = []
    for kind, title in _KINDS:
        found = [item for item in match.evidence if item.kind == kind]
        if found:
            shared.append(f"{title}: " + ", ".join(dict.fromkeys(_pair(item, reading) for item in found[:_SHOWN])))
    none = "no words that the machine would have paired them by" if own else "no single word: others around them match"
    second = Content("     " + ("   ".join(shared) or none))
    strongest = sorted(match.evidence, key=lambda item: -item.weight)[:3]
    weights = ", ".join(f"{_pair(item, reading)} {item.weight:.2f}".replace(" 0.", " .") for item in strongest)
    third = Content(f"     rests most on: {weights}" if weights else "")
    return Content("\n").join([first, second, third])


def _pair(item: Evidence, reading: Reading) -> str:
    left = reading.shown["a"][item.a.start : item.a.end]
    right = reading.shown["b"][item.b.start : item.b.end]
    return left if left.casefold() == right.casefold() else f"{left}–{right}"


def shared_text(comparison: Comparison) -> str:
    """How many matches are shared text, in words; "" if none is."""
    same, every = comparison.shared_text_count()
    return f"{same} of {every} matches are shared text" if same else ""
