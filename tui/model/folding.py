"""Commands that fold and unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.jumps import open_fold

if TYPE_CHECKING:
    from tui.model.action import Action, Call
    from tui.model.reading import Reading


def fold_agreeing(reading: Reading, _call: Call) -> str | None:
    """Fold the paragraphs that tell the same on both sides."""
    count = len(reading.comparison.agreeing_paragraphs())
    if not count:
        return "no paragraphs agree throughout: nothing to fold"
    reading.folding.agreeing = True
    reading.folding.opened = {key for key in reading.folding.opened if key[1] != "agree"}
    reading.lay_out()
    return f"{count} {'pair of paragraphs' if count == 1 else 'pairs of paragraphs'} folded"


def unfold_all(reading: Reading, _call: Call) -> str | None:
    """Open everything that is folded."""
    reading.folding.agreeing = False
    reading.folding.only = None
    reading.folding.open_sections = True
    reading.lay_out()
    return "everything is open"


def toggle_fold(reading: Reading, _call: Call) -> str | None:
    """Open the fold at the cursor; or close the folded part that the cursor is in."""
    fold = reading.fold_here()
    if fold is not None:
        open_fold(reading, fold.key)
        return None
    if reading.folding.open_sections:
        reading.folding.open_sections = False
        reading.folding.opened.clear()
        reading.lay_out()
        return "what is not body is folded again"
    article = reading.comparison.article(reading.side)
    index = article.paragraph_at(reading.offset)
    mine = [key for key in reading.folding.opened if key[0] == reading.side and index is not None and key[2] <= index]
    if not mine:
        return "nothing to fold here"
    key = max(mine, key=lambda key: key[2])
    reading.folding.opened = {other for other in reading.folding.opened if other != key and key[1] != "agree"}
    reading.lay_out()
    if reading.fold_here() is None:
        return "nothing to fold here"
    return None


FOLDING: dict[str, Action] = {
    "fold-agreeing": fold_agreeing,
    "unfold-all": unfold_all,
    "toggle-fold": toggle_fold,
}
