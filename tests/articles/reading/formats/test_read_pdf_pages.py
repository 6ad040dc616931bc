"""Pages of PDFs as they are set: tables, columns, boxes, turned pages, line numbers, and what is said of each."""

from __future__ import annotations

import pytest

from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.pdf import read_pdf
from articles.reading.structure.line_numbers import LINE_NUMBERS
from tests.articles.reading.made import Item, pdf, set_lines

PROSE = (
    "The harbour board of Kelmouth voted on Monday to close",
    "the north pier for eleven months after divers found that",
    "the oak piles had rotted through, and the pier will shut",
    "on 3 May at noon. Nineteen boats land their catch there",
    "every morning, and the pontoons can carry no more than six.",
)
COLUMNS = (
    (
        "The board of Kelmouth",
        "voted on Monday night",
        "to close the pier for",
        "a year after divers",
        "saw the rot in",
    ),
    (
        "its piles. The vote was",
        "seven to two, and the",
        "pier shuts on 3 May",
        "at noon. No ferry is",
        "to be refused by the",
    ),
    (
        "harbour, said the chair,",
        "and pontoons made by",
        "a yard in Brask are to",
        "take the boats until",
        "it opens in spring.",
    ),
)
STORY = " ".join(" ".join(column) for column in COLUMNS)


def _body(data: bytes) -> list[str]:
    found = read_pdf(data)
    return [block.span.of(found.text) for block in found.blocks if block.kind in (None, "footnote")]


def _table(
    rows: list[list[str]], edges: list[float], *, size: float = 9, top: float = 600, step: float = 12
) -> list[Item]:
    """Cells set to the right edge of their column, as figures are, but those of the first."""
    made = []
    for number, row in enumerate(rows):
        for place, (words, edge) in enumerate(zip(row, edges, strict=True)):
            # A figure of Helvetica is 0.556 wide, a comma half that; words are wider by little.
            width = sum(0.278 if letter in ",.' " else 0.556 for letter in words) * size
            made.append((edge if place == 0 else edge - width, top - step * number, size, words))
    return [item for item in made if item[3]]


FIGURES = [
    ["Harbour", "Boats", "Cod", "Herring"],
    ["Kelmouth", "19", "1,248", "0"],
    ["Brask", "7", "310", "92"],
    ["Ostwick", "4", "", "100"],
]
ROWS = ["Harbour | Boats | Cod | Herring", "Kelmouth | 19 | 1,248 | 0", "Brask | 7 | 310 | 92", "Ostwick | 4 |  | 100"]


@pytest.mark.parametrize("apart", [100.0, 40.0, 27.0])
def test_a_table_is_read_row_by_row_however_close_its_columns_are(apart: float) -> None:
    edges = [72.0, *(170 + apart * number for number in range(3))]
    page = [*set_lines(PROSE[:2], top=700), *_table(FIGURES, edges), *set_lines(PROSE[2:], top=500)]
    assert _body(pdf([page])) == [" ".join(PROSE[:2]), *ROWS, " ".join(PROSE[2:])]


def test_figures_with_spaces_in_them_stay_in_their_cells() -> None:
    rows = [["2023", "1 248", "310"], ["2024", "92 100", "1 455"], ["2025", "2 075", "90"]]
    assert _body(pdf([_table(rows, [72.0, 150.0, 190.0])])) == [
        "2023 | 1 248 | 310",
        "2024 | 92 100 | 1 455",
        "2025 | 2 075 | 90",
    ]


def test_cells_that_are_set_in_one_string_are_parted() -> None:
    spaced = "Kelmouth      19      1,248", "Brask          7        310", "Norrby        31      2,075"
    before = {0: "BT /F1 9 Tf 60 Tc 72 650 Td (479) Tj 0 -12 Td (152) Tj 0 -12 Td (608) Tj ET"}
    assert _body(pdf([set_lines(spaced)])) == ["Kelmouth | 19 | 1,248", "Brask | 7 | 310", "Norrby | 31 | 2,075"]
    assert _body(pdf([[]], before=before)) == ["4 | 7 | 9", "1 | 5 | 2", "6 | 0 | 8"]
    kerned = "BT /F1 9 Tf 72 650 Td [(19)-9000(1,248)] TJ 0 -12 Td [(7)-9500(310)] TJ 0 -12 Td [(31)-9000(2,075)] TJ ET"
    assert _body(pdf([[]], before={0: kerned})) == ["19 | 1,248", "7 | 310", "31 | 2,075"]


def test_words_broken_within_a_cell_stay_in_it() -> None:
    left = [(72.0, 600.0, 10.0, "Kelmouth"), (72.0, 560.0, 10.0, "Brask"), (72.0, 520.0, 10.0, "Norrby")]
    figures = [(160.0, 600.0, 10.0, "19"), (165.0, 560.0, 10.0, "7"), (160.0, 520.0, 10.0, "31")]
    remarks = [
        (220.0, 600.0, 10.0, "Closed until the"), (220.0, 588.0, 10.0, "spring of next year"),
        (220.0, 560.0, 10.0, "None"), (220.0, 520.0, 10.0, "No figures were"), (220.0, 508.0, 10.0, "sent in time"),
    ]  # fmt: skip
    expected = [
        "Kelmouth | 19 | Closed until the spring of next year", "Brask | 7 | None",
        "Norrby | 31 | No figures were sent in time",
    ]  # fmt: skip
    assert _body(pdf([[*left, *figures, *remarks]])) == expected
    low = [(x, y - (12 if y in (600.0, 520.0) else 0), size, words) for x, y, size, words in (*left, *figures)]
    lines = "0.5 w " + " ".join(f"70 {y} m 400 {y} l S" for y in (615, 575, 545, 535, 500))
    assert _body(pdf([[*low, *remarks]], before={0: lines})) == expected


def test_a_table_across_two_columns_is_not_cut_by_their_gutter() -> None:
    above = [*set_lines(COLUMNS[0], size=10), *set_lines(COLUMNS[1], x=330, size=10)]
    below = [*set_lines(COLUMNS[2], top=500, size=10), *set_lines(COLUMNS[0], x=330, top=500, size=10)]
    table = _table(FIGURES, [72.0, 250.0, 380.0, 480.0])
    first, second, third = (" ".join(column) for column in COLUMNS)
    assert _body(pdf([[*above, *table, *below]])) == [f"{first} {second}", *ROWS, third, first]


def test_a_table_within_a_column_is_not_mixed_with_the_other() -> None:
    left = [words for _ in range(3) for words in COLUMNS[0]]
    table = _table(FIGURES, [330.0, 420.0, 460.0, 500.0], top=658, step=14)
    made = pdf([[*set_lines(left), *set_lines(COLUMNS[1][:2], x=330), *table]])
    assert _body(made) == [" ".join((*left, *COLUMNS[1][:2])), *ROWS]


def test_a_list_whose_items_hang_is_no_table() -> None:
    signs = [(72.0, 700.0 - 42 * n, 11.0, f"{n + 1}.") for n in range(3)]
    items = [(100.0, 700.0 - 42 * n - 14 * k, 11.0, words) for n in range(3) for k, words in enumerate(PROSE[:2])]
    assert _body(pdf([[*signs, *items]])) == [f"{n}. {' '.join(PROSE[:2])}" for n in (1, 2, 3)]


@pytest.mark.parametrize("drawn", ["by column", "by row", "at random"])
@pytest.mark.parametrize("gutter", [40.0, 9.0])
def test_three_columns_are_read_one_after_the_other(drawn: str, gutter: float) -> None:
    width = 120
    columns = [set_lines(lines, x=60 + (width + gutter) * number, size=10) for number, lines in enumerate(COLUMNS)]
    items = [item for column in columns for item in column]
    if drawn == "by row":
        items = [item for row in zip(*columns, strict=True) for item in row]
    elif drawn == "at random":
        items = sorted(items, key=lambda item: hash((item[0] * 7919 + item[1] * 104729) % 101))
    assert _body(pdf([[*set_lines(["The pier of Kelmouth is to close for a year"], x=60, top=760, size=20), *items]]))[
        1:
    ] == [STORY]


BOX = ("The pier in figures: it is", "400 metres long and rests", "on 212 piles of oak.")


@pytest.mark.parametrize("paint", ["f", "S", ""])
def test_a_box_in_a_column_does_not_interrupt_a_sentence(paint: str) -> None:
    first = set_lines(COLUMNS[0])
    above = set_lines(COLUMNS[1][:4], x=300)
    below = set_lines(("turned away by the board", *COLUMNS[2][1:]), x=300, top=490)
    box = set_lines(BOX, x=306, top=560, size=9)
    made = pdf([[*box, *first, *above, *below]], before={0: f"0.9 g 300 520 130 60 re {paint} 0 g" if paint else ""})
    story = " ".join(words for *_, words in (*first, *above, *below))
    # Without an outline nothing says that the box is none of the column, but its own words stay together.
    assert _body(made) == [story, " ".join(BOX)] if paint else " ".join(BOX) in _body(made)


def test_a_narrow_list_beside_the_text_is_not_mixed_into_it() -> None:
    facts = ("THE PIER IN FIGURES", "Opened: 1921", "Length: 400 metres", "Piles: 212")
    made = pdf([[*set_lines(facts, x=430, top=693, size=9), *set_lines(PROSE)]])
    assert _body(made) == [" ".join(PROSE), *facts]


def test_a_large_first_letter_is_joined_to_its_word() -> None:
    lines = [(100.0 if n < 3 else 72.0, 700.0 - 14 * n, 11.0, words) for n, words in enumerate(PROSE)]
    lines[0] = (*lines[0][:3], PROSE[0][1:])
    assert _body(pdf([[(72.0, 672.0, 40.0, "T"), *lines]])) == [" ".join(PROSE)]


def _turned(words: tuple[str, ...], matrix: str, x: int = 0) -> str:
    return f"BT /F1 11 Tf 14 TL {matrix} Tm " + " ".join(f"({line}) Tj T*" for line in words) + " ET"


@pytest.mark.parametrize(
    ("matrix", "shown", "said"),
    [
        ("0 1 -1 0 100 72", 0, True),
        ("0 -1 1 0 500 700", 0, True),
        ("-1 0 0 -1 500 300", 0, True),
        ("0 1 -1 0 100 72", 90, False),
        ("0 -1 1 0 500 700", 270, False),
        ("1 0 0 1 72 700", 0, False),
        ("1 0 0 1 72 700", 90, True),
    ],
)
def test_a_turned_page_is_read_along_its_lines_and_named(matrix: str, shown: int, said: bool) -> None:
    other = tuple(words for column in COLUMNS for words in column)
    made = pdf([set_lines(PROSE), []], before={1: _turned(other, matrix)}, turned={1: shown})
    assert _body(made) == [" ".join(PROSE), STORY]
    assert read_pdf(made).notices == (["page 2 of 2 is turned; its text is read as it runs"] if said else [])


def test_turned_text_beside_the_lines_is_kept_apart_and_named() -> None:
    stamp = _turned(("Draft of 12 April 2026, not for release before noon",), "0 1 -1 0 40 200")
    found = read_pdf(pdf([set_lines(PROSE)], before={0: stamp}))
    assert [(block.kind, block.span.of(found.text)) for block in found.blocks] == [
        (None, " ".join(PROSE)),
        ("boilerplate", "Draft of 12 April 2026, not for release before noon"),
    ]
    assert found.notices == ["page 1 of 1 also has turned text, kept apart; :cut lists it"]


def test_pages_without_text_are_named_by_number() -> None:
    pages = [set_lines(PROSE) if number in (0, 3) else [] for number in range(8)]
    assert read_pdf(pdf(pages, pictures={1, 4, 5, 6})).notices == [
        "pages 2 and 5 to 7 of 8 are pictures without text; have its text recognised (OCR) to read them",
        "pages 3 and 8 of 8 hold no text",
    ]
    assert read_pdf(pdf([set_lines(PROSE), []], pictures={1})).notices == [
        "page 2 of 2 is a picture without text; have its text recognised (OCR) to read it"
    ]


def test_a_picture_with_a_page_number_counts_as_one_without_text() -> None:
    pages = [set_lines(PROSE), [(300.0, 30.0, 9.0, "- 2 -")]]
    assert "page 2 of 2 is a picture" in read_pdf(pdf(pages, pictures={1})).notices[0]


def test_pages_that_cannot_be_read_are_named_by_number() -> None:
    made = pdf([set_lines(PROSE), set_lines(PROSE), set_lines(PROSE)])
    broken = made.replace(b"/Contents 6 0 R", b"/Contents 2 0 R")
    assert read_pdf(broken).notices == ["page 2 of 3 could not be read; get it again"]


@pytest.mark.parametrize("words", ["Pier closed until 3 May.", "Closed.", "19"])
def test_a_short_text_opens_and_is_called_short(words: str) -> None:
    found = read_pdf(pdf([set_lines([words])]))
    assert (found.text, found.notices) == (words, ["it holds hardly any text"])


def test_pictures_with_a_few_letters_are_still_refused() -> None:
    with pytest.raises(NoArticleError, match="pictures of pages and hardly any text"):
        read_pdf(pdf([set_lines(["p. 1"]), [], []], pictures={0, 1, 2}))


@pytest.mark.parametrize(("x", "step"), [(50.0, 1), (520.0, 1), (50.0, 5), (50.0, 2)])
def test_numbers_of_lines_are_left_out(x: float, step: int) -> None:
    lines = [words for _ in range(3) for words in PROSE]
    numbers = [(x, 700.0 - 14 * n, 9.0, f"{n + 1:>2}") for n in range(len(lines)) if (n + 1) % step == 0]
    found = read_pdf(pdf([[*numbers, *set_lines(lines)]]))
    assert found.text.split() == " ".join(lines).split()
    assert found.notices == [LINE_NUMBERS]


def test_numbers_of_a_ranking_stay() -> None:
    rows = [
        (72.0, 700.0 - 14 * n, 11.0, f"{n + 1}  {name}")
        for n, name in enumerate(("Norway", "Iceland", "Denmark", "Sweden"))
    ]
    found = read_pdf(pdf([rows]))
    assert found.text.split() == ["1", "Norway", "2", "Iceland", "3", "Denmark", "4", "Sweden"]
    assert LINE_NUMBERS not in found.notices


def test_text_in_a_form_is_read_where_it_stands() -> None:
    made = pdf(
        [set_lines(PROSE[1:], top=686)], forms={0: ("1 0 0 1 72 700", f"BT /F1 11 Tf 0 0 Td ({PROSE[0]}) Tj ET")}
    )
    assert _body(made) == [" ".join(PROSE)]


def test_a_headline_stands_for_the_title_that_a_program_wrote() -> None:
    info = {"Title": "Microsoft Word - pier_v3.doc", "Author": "WS0417"}
    known = read_pdf(pdf([[*set_lines(["North pier to close"], top=740, size=20), *set_lines(PROSE)]], info)).known
    assert (known.title, known.byline) == ("North pier to close", None)


def test_letters_that_the_file_only_numbers_are_not_guessed() -> None:
    named = b"/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    numbered = b"/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[<</DW 500>>]"
    with pytest.raises(NoArticleError, match="most of its letters cannot be recognised; have its text recognised"):
        read_pdf(pdf([set_lines(PROSE)]).replace(named, numbered))


def test_letters_of_a_font_with_differences_are_read() -> None:
    plain, named = b"/Encoding/WinAnsiEncoding", b"/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[64/b]>>"
    assert _body(pdf([set_lines([PROSE[0].replace("b", "@")])]).replace(plain, named)) == [PROSE[0]]
