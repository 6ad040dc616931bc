"""The pair that the tests of the ledger read: a fire at a mill, told by two papers, with a ledger made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Article, Side, Span
from articles.claims.particulars import Attribution, Firmness, FirmnessSign
from articles.claims.quantities.quantity import Quantity
from articles.claims.statements.finding import Claim, Clash, Difference, Finding, Ledger, Speaker, Wording
from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.claims.particulars import AttributionKind, FirmnessLevel
    from articles.claims.statements.finding import DifferenceKind

LEFT = article(
    [
        ["Fire broke out at the Harrow mill shortly after nine on Monday."],
        ["Fourteen workers were hurt, the fire chief said.", "Two of them were flown to the city."],
        ['"We asked for new doors in March," said Ines Varga, a weaver.'],
        ["The owner denied that the doors had been locked."],
        ["The roof fell in before the second engine came.", "Nobody lives in the row behind it."],
        ["Later the mill's own count spoke of sixteen hurt."],
        *[[f"Loom hall {word} was empty by then."] for word in ("one", "two", "three", "four", "five", "six")],
        ["The strikers at the gate gave the alarm."],
    ],
    title="Fire at the Harrow mill",
    outlet="Harrow Mercury",
    source="mercury.txt",
)

RIGHT = article(
    [
        ["A blaze destroyed the Harrow mill on Monday evening."],
        ["At least eleven workers were injured, according to the hospital."],
        ["Weavers had asked for other doors in spring, Ines Varga said."],
        ["Officials said the doors had probably been locked."],
        ["Fire broke out shortly after nine."],
        *[[f"In yard {word} the stacks burned till noon."] for word in ("north", "south", "east", "west")],
        ["Insurers expect a loss of 3.2 million crowns, one official said."],
        ["The rioters at the gate had watched it begin."],
    ],
    title="Mill burns down",
    outlet="Vale Evening Post",
    source="post.txt",
)

FOUND = comparison(LEFT, RIGHT, ((0, 0), (1, 1), (3, 2)), ((4, 3),))


def place(side: Side, words: str) -> Span:
    """Where words stand in the article of a side."""
    text = _article(side).text
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    side: Side,
    number: int,
    sentence: int,
    *,
    said: AttributionKind = "author",
    source: str = "",
    cue: str = "",
    content: str = "",
    unnamed: bool = False,
    level: FirmnessLevel = "stated",
    hedge: str = "",
    figure: str = "",
) -> Claim:
    """A claim that is a whole sentence."""
    made = _article(side)
    span = made.sentences[sentence].span
    signs = (FirmnessSign(place(side, hedge), level),) if hedge else ()
    number_at = place(side, figure) if figure else None
    return Claim(
        f"{side}{number}", side, span, made.quote(span), sentence, made.sentences[sentence].paragraph, "body",
        quantities=(Quantity(1, 1, "exact", "worker", number_at.start, number_at.end),) if number_at else (),
        attribution=Attribution(
            sentence, said, span,
            source=place(side, source) if source else None,
            cue=place(side, cue) if cue else None,
            content=place(side, content) if content else None,
            unnamed=unnamed,
        ),
        firmness=Firmness(level, signs),
        checkable=0.8,
    )  # fmt: skip


def difference(kind: DifferenceKind, a: str, b: str, remark: str = "", *, agrees: bool = False) -> Difference:
    """Words of the left and the right article that differ, or fit."""
    return Difference(kind, place("a", a), place("b", b), a, b, remark, agrees)


def _article(side: Side) -> Article:
    return LEFT if side == "a" else RIGHT


CLAIMS = (
    claim("a", 1, 0),
    claim(
        "a", 2, 1, said="reported", source="the fire chief", cue="said", level="attributed",
        figure="Fourteen workers",
    ),
    claim("a", 3, 2, figure="Two of them"),
    claim(
        "a", 4, 3, said="quoted", source="Ines Varga", cue="said Ines", level="attributed",
        content='"We asked for new doors in March,"',
    ),
    claim("a", 5, 4, said="reported", source="The owner", cue="denied", level="denied", hedge="denied"),
    claim("a", 6, 5),
    claim("a", 7, 7, figure="sixteen"),
    claim("b", 1, 0),
    claim(
        "b", 2, 1, said="reported", source="the hospital", cue="according to", level="attributed",
        figure="At least eleven",
    ),
    claim("b", 3, 2, said="reported", source="Ines Varga", cue="said", level="attributed"),
    claim("b", 4, 3, said="reported", source="Officials", cue="said", unnamed=True, level="hedged", hedge="probably"),
    claim("b", 5, 4),
    claim("b", 6, 9, said="reported", source="one official", cue="said", unnamed=True, level="attributed"),
)  # fmt: skip

LEDGER = Ledger(
    CLAIMS,
    (
        Finding(
            "f1", "a5", "b4", "contradict", (difference("polarity", "denied", "probably"),),
            ("one side denies what the other says was so",), "locked doors", "m4", 0.8,
        ),
        Finding(
            "f2", "a2", "b2", "differ",
            (difference("number", "Fourteen workers", "At least eleven", "the ranges touch"),),
            ("same thing counted, different figures",), "hurt workers", "m2", 0.9,
        ),
        Finding(
            "f3", "a4", "b3", "differ",
            (
                difference("quotation", "new doors in March", "other doors in spring"),
                difference("date", "March", "spring"),
            ),
            ("the quotation is told in other words",), "asked for doors", "m3", 0.7,
        ),
        Finding(
            "f4", "a1", "b1", "compatible", (difference("date", "shortly after nine on Monday", "Monday evening"),),
            ("the evening holds nine o'clock",), "fire", "m1", 0.8,
        ),
        Finding(
            "f5", "a1", "b5", "agree", (difference("date", "shortly after nine", "shortly after nine", agrees=True),),
            ("the same hour",), "fire", "", 0.9,
        ),
    ),
    only_a=("a3", "a6"),
    only_b=("b6",),
    unclear_a=("a7",),
    clashes=(
        Clash(
            "a", "a2", "a7",
            Difference("number", place("a", "Fourteen workers"), place("a", "sixteen"), "Fourteen workers", "sixteen"),
            ("the same people are counted twice",),
        ),
    ),
    speakers=(
        Speaker("Ines Varga", ("a4",), ("b3",)),
        Speaker("the fire chief", ("a2",)),
        Speaker("the hospital", (), ("b2",)),
        Speaker("", (), ("b4", "b6")),
    ),
    wordings=(
        Wording("people at the gate", "strikers", "rioters", (place("a", "strikers"),), (place("b", "rioters"),)),
    ),
)  # fmt: skip
