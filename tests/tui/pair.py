"""The pair that the tests of the screen read: one accident at a harbour, told by two papers, with known matches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.article import Article
    from articles.comparison import Comparison

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

LEFT = article(
    [
        ["The night ferry struck the mole at Calder Point.", "Forty-one passengers were hurt."],
        ["The mate saw the light and did not turn."],
        ["A second light was asked for in May.", "Nobody answered the letter."],
        ("caption", ["Photograph of the mole at noon."]),
        ["Two tugs brought the ferry in."],
        *[[f"The {word} witness stood at the rail.", f"Rope number {word} was found cut."] for word in _ORDINALS],
        ["The quay was cleared by dark."],
        ("comments", ["I was on that ferry.", "So was my aunt."]),
    ],
    title="The ferry that did not turn",
    outlet="Harbour Gazette",
)

RIGHT = article(
    [
        ["A ferry hit the mole at Calder Point early on Friday."],
        ["The company counted 38 injured.", "It gave no names."],
        ["The mate conceded that the light was seen."],
        ["Sailings are off until Monday."],
        ["Tugs towed the ferry in around midday."],
        *[[f"Every {word} cabin was searched.", f"Divers went down a {word} time."] for word in _ORDINALS],
        ["The letter about a second light went astray."],
        ["By nightfall the quay was empty."],
    ],
    title="Ferry hits mole",
    outlet="Calder Post",
    source="right.txt",
)

STRONG = ((0, 0), (1, 1), (6, 5), (27, 27))
WEAK = ((2, 3), (3, 26))
CHAIN = ((0, 0), (1, 2), (4, 4), (15, 16))


def compared(a: Article = LEFT, b: Article = RIGHT) -> Comparison:
    """What matching finds in the pair; nothing in other articles."""
    if (a, b) != (LEFT, RIGHT):
        return comparison(a, b)
    made = comparison(a, b, STRONG, WEAK, chain=CHAIN)
    # Two strong matches share a paragraph: the second is a little weaker, so that only one of them can level it.
    matches = [replace(match, score=0.8) if match.b_sentences.start == 1 else match for match in made.alignment.matches]
    return replace(made, alignment=replace(made.alignment, matches=tuple(matches)))
