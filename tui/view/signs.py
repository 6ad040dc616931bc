"""Every sign once: its drawn and its ASCII form, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SignName = Literal[
    "strong", "weak", "same", "only", "note", "unplaced", "fold",
    "cursor", "lit", "bar", "window", "above", "below", "hit",
    "contradict", "differ", "reworded", "compatible", "agree", "doubt", "related", "unclear", "checked",
    "few", "some", "many", "most", "marked",
    "attribution", "hedge", "loaded", "quotation", "number",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """One cell wide each way; `meaning` is shown in the legend."""

    drawn: str
    ascii: str
    meaning: str


SIGNS: dict[SignName, Sign] = {
    "strong": Sign("●", "*", "strong match"),
    "weak": Sign("○", "o", "weak match"),
    "same": Sign("≡", '"', "same text, or nearly"),
    "only": Sign("·", ".", "only here"),
    "note": Sign("✎", "n", "note"),
    "unplaced": Sign("?", "?", "note whose place is uncertain"),
    "fold": Sign("⋯", "+", "folded, Enter opens it; or no part of the article"),
    "cursor": Sign("▸", ">", "the cursor's row"),
    "lit": Sign("▎", "|", "the passage under the cursor, and its counterpart"),
    "bar": Sign("│", "|", "overview: the whole text"),
    "window": Sign("█", "#", "overview: what is in sight"),
    "hit": Sign("◆", "@", "overview: a place found"),
    "above": Sign("↑", "^", "the counterpart is above"),
    "below": Sign("↓", "v", "the counterpart is below"),
    "contradict": Sign("✗", "X", "contradicts"),
    "differ": Sign("≠", "!", "a figure, date, name or quotation differs"),
    "reworded": Sign("≢", "%", "words changed in what is else the same text"),
    "compatible": Sign("≈", "~", "compatible, not the same"),
    "agree": Sign("=", "=", "agrees"),
    "doubt": Sign("≟", "/", "may clash: read both"),
    "related": Sign("–", "-", "about the same thing, nothing to compare"),
    "unclear": Sign("¿", "u", "no clear counterpart, and not clearly alone"),
    "checked": Sign("✓", "v", "checked by you"),
    "few": Sign("▁", "1", "class: marked by few, measured by the passage that most marked"),
    "some": Sign("▃", "2", "class: marked by some"),
    "many": Sign("▅", "3", "class: marked by many"),
    "most": Sign("▇", "4", "class: marked by most"),
    "marked": Sign("×", "x", "class: how many pupils marked the sentence that begins here"),
    "attribution": Sign("»", ">", "layer: who says it, and the word that tells"),
    "hedge": Sign("◇", "h", "layer: a word that takes firmness away"),
    "loaded": Sign("▴", "w", "layer: one of two words for the same thing"),
    "quotation": Sign("”", "q", "layer: quoted words"),
    "number": Sign("#", "#", "layer: a quantity"),
}


class Signs:
    """The signs in one of their two forms."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        self.ascii_only = ascii_only

    def __getitem__(self, name: SignName) -> str:
        sign = SIGNS[name]
        return sign.ascii if self.ascii_only else sign.drawn
