"""The strip that says why two passages were paired: a few rows at the bottom, never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from articles.article import SIDES
from articles.matching.overlay import AS_FOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.matching.match import Evidence, Match, Weakness
    from articles.text.changed_words import ChangedWords
    from tui.view.reading_view import ReadingView

_KINDS = (
    ("name", "names"), ("number", "numbers"), ("date", "dates"), ("place", "places"),
    ("quotation", "quotations"), ("meaning", "meaning"), ("word", "words"),
)  # fmt: skip
_WORDING = {
    "identical": "same text in both: not independent confirmation",
    "near": "nearly the same text in both: not independent confirmation",
    "partial": "one tells it in part",
    "reworded": "in other words",
}
_WEAKNESSES: dict[Weakness, str] = {
    "words": "few words shared",
    "names": "few names shared",
    "quotations": "no quotation shared",
    "meaning": "meanings apart",
    "place": "places in the texts apart",
    "rivals": "other sentences fit as well",
    "event": "strong only if both texts are about one event",
}
_SHOWN = 8
_MOST_WEAKNESSES = 2


class WhyStrip(Static):
    """Three rows: strength, score and kind; what is shared; what the pairing rests on most.

    Two more where there is something to say of the two texts as a whole, the same at every passage.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.display = False

    def show(self, view: ReadingView, about_both: Sequence[str]) -> None:
        """Say why the lit match was made; last, what there is to say of the two texts as a whole."""
        match = view.current_match()
        if match is not None:
            rows = explain(match, view)
        else:
            alone = "this passage has no counterpart: nothing in the other text is near enough"
            if view.session.strictness > AS_FOUND:
                alone = "this passage has no counterpart among the matches shown; weaker ones are left out"
            waiting = "nothing is matched yet"
            said = alone if view.comparison.matched else waiting
            rows = [Content.assemble(("why  ", "bold"), said), Content(""), Content("")]
        rows += [Content(f"     {line}") for line in about_both]
        self.update(Content("\n").join(rows))


def explain(match: Match, view: ReadingView) -> list[Content]:
    """The three rows for a match, in words made from its evidence alone."""
    own = match.origin == "reader"
    head = "strong" if own else f"{match.strength} {match.score:.2f}".replace("0.", ".", 1)
    parts = [_WORDING[match.kind], "paired by the reader" if own else _short_of_strong(match, view)]
    first = Content.assemble(("why  ", "bold"), (head, "bold"), "".join(f"   {part}" for part in parts if part))
    from articles.matching.evidence import telling

    evidence = telling(match, view.comparison.a, view.comparison.b)
    shared = []
    for kind, title in _KINDS:
        found = [item for item in evidence if item.kind == kind]
        if found:
            shared.append(f"{title}: " + ", ".join(dict.fromkeys(_pair(item, view) for item in found[:_SHOWN])))
    none = "no words that the machine would have paired them by" if own else "no single word: others around them match"
    second = Content("     " + ("   ".join(shared) or none))
    strongest = sorted(evidence, key=lambda item: -item.weight)[:3]
    weights = ", ".join(f"{_pair(item, view)} {item.weight:.2f}".replace(" 0.", " .") for item in strongest)
    third = Content(f"     rests most on: {weights}" if weights else "")
    from articles.text.changed_words import changed_words

    if changed := changed_words(view.comparison.a, view.comparison.b, match.a, match.b):
        third = Content("     changed: " + ", ".join(_change(words, view) for words in changed))
    return [first, second, third]


def _short_of_strong(match: Match, view: ReadingView) -> str:
    """What would have to be otherwise for a weak match to be strong; "" for a strong one."""
    if match.strength == "strong":
        return ""
    if view.comparison.doubtful:
        return _WEAKNESSES["event"]
    from articles.matching.scoring import STRONG_SCORE

    bound = f"strong from {STRONG_SCORE:.2f} on".replace("0.", ".", 1)
    lacks = [_WEAKNESSES[what] for what, _share in match.weaknesses if what != "event"][:_MOST_WEAKNESSES]
    return f"{bound}: {', '.join(lacks)}" if lacks else bound


def _change(words: ChangedWords, view: ReadingView) -> str:
    left, right = (view.shown[side][span.start : span.end] for side, span in zip(SIDES, words, strict=True))
    return f"{left or 'nothing'}–{right or 'nothing'}"


def _pair(item: Evidence, view: ReadingView) -> str:
    left = view.shown["a"][item.a.start : item.a.end]
    right = view.shown["b"][item.b.start : item.b.end]
    return left if left.casefold() == right.casefold() else f"{left}–{right}"
