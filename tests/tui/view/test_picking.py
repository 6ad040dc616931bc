"""Choosing two articles of a folder: what is offered, where the cursor is, what Enter does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from articles.pair_ranking import LikelyPair, Proposals
from articles.reading.folder import Listed
from articles.reading.preview import Preview
from tui.view.choosing.pick_layout import runs_of
from tui.view.choosing.picking import Picking
from tui.view.signs import Signs

if TYPE_CHECKING:
    from tui.view.choosing.picking import Row

NAMES = ("new.txt", "ferry.md", "flood.txt", "old.txt")
FERRY_FLOOD = LikelyPair(1, 2, 0.5, ("Orrin", "flood"), "12–13 Mar")


def listed(*names: str) -> list[Listed]:
    return [Listed(name, f"/clippings/{name}", 1e9 - 86_400 * place, 10) for place, name in enumerate(names)]


def picking(*names: str, **more: object) -> Picking:
    return Picking(listed(*(names or NAMES)), **more)  # type: ignore[arg-type] # the fields of the class


def known() -> Picking:
    made = picking()
    for index, title in enumerate(("New pumps", "Ferry hits mole", "Flood in Orrin", "An old tale")):
        made.previewed(index, Preview(title, "Calder Post", date(2026, 3, 10 + index)))
    made.complete = made.settled = True
    made.proposed(Proposals((FERRY_FLOOD,), {1: (FERRY_FLOOD,), 2: (FERRY_FLOOD,)}), [0, 1, 2, 3])
    return made


def shown(made: Picking) -> list[str]:
    return [made.files[row.items[0]].name for row in made.rows if row.kind == "file"]


def here(made: Picking) -> Row:
    return made.rows[made.cursor]


def test_names_are_there_at_once_newest_first_with_room_for_pairs() -> None:
    made = picking()
    assert shown(made) == list(NAMES)
    assert [row.words for row in made.rows if row.kind == "head"] == [
        "likely about one event",
        "4 articles, newest first",
    ]
    assert "looking …" in [row.words for row in made.rows]
    assert here(made).items == (0,)


def test_the_list_of_files_stays_where_it_is_while_pairs_are_found() -> None:
    made = picking()
    before = next(place for place, row in enumerate(made.rows) if row.kind == "file")
    made.proposed(Proposals((FERRY_FLOOD,)), [0, 1, 2, 3])
    assert next(place for place, row in enumerate(made.rows) if row.kind == "file") == before


def test_a_reader_who_has_not_moved_stands_on_the_likeliest_pair() -> None:
    made = known()
    assert here(made).kind == "pair"
    assert here(made).items == (1, 2)
    assert made.choose() == ("/clippings/ferry.md", "/clippings/flood.txt")


def test_who_wrote_first_stands_on_the_left_unless_sides_are_swapped() -> None:
    made = known()
    made.previewed(1, Preview("Ferry hits mole", "", date(2026, 5, 1)))
    made.refresh()
    assert made.choose() == ("/clippings/flood.txt", "/clippings/ferry.md")
    made.swap()
    assert made.choose() == ("/clippings/ferry.md", "/clippings/flood.txt")


def test_where_days_are_not_known_names_say_who_stands_on_the_left() -> None:
    made = known()
    pair = LikelyPair(0, 1, 0.5, ())
    for index in (0, 1):
        made.previewed(index, Preview(f"Title {index}"))
    made.proposed(Proposals((pair,)), [0, 1, 2, 3])
    assert made.choose() == ("/clippings/ferry.md", "/clippings/new.txt")


def test_the_order_by_day_of_publication_comes_when_all_is_known_or_the_reader_types() -> None:
    made = picking()
    made.previewed(3, Preview("An old tale", "", date(2030, 1, 1)))
    made.refresh()
    assert shown(made)[0] == "new.txt"
    made.narrow("t")
    assert shown(made)[0] == "old.txt"
    other = picking()
    other.previewed(3, Preview("An old tale", "", date(2030, 1, 1)))
    other.complete = True
    other.refresh()
    assert shown(other)[0] == "old.txt"


def test_a_cursor_that_was_moved_stays_on_its_article() -> None:
    made = picking()
    made.move(2)
    assert here(made).items == (2,)
    made.proposed(Proposals((FERRY_FLOOD,)), [0, 1, 2, 3])
    assert here(made).items == (2,)
    made.previewed(0, None)
    made.refresh()
    assert here(made).items == (2,)


def test_what_is_no_article_goes_and_the_cursor_with_it_to_the_next() -> None:
    made = picking()
    made.move(1)
    made.previewed(1, None)
    made.refresh()
    assert shown(made) == ["new.txt", "flood.txt", "old.txt"]
    assert here(made).choosable


def test_words_narrow_files_and_pairs_by_title_outlet_name_and_day() -> None:
    made = known()
    for words, names in (
        ("orrin FLOOD", ["flood.txt"]), ("12 mar 2026", ["flood.txt"]), ("ferry.md", ["ferry.md"]),
        ("calder", ["old.txt", "flood.txt", "ferry.md", "new.txt"]), ("nothing has this", []),
    ):  # fmt: skip
        made.narrow(words)
        assert shown(made) == names, words
    assert "none with these words" in [row.words for row in made.rows]
    made.narrow("hits")
    assert here(made).kind == "pair"


def test_one_after_the_other_makes_a_pair() -> None:
    made = known()
    made.narrow("old")
    made.move(1)
    assert made.choose() is None
    assert made.picked == 3
    made.move(1)
    other = here(made).items[0]
    assert made.choose() == ("/clippings/old.txt", made.files[other].path)


def test_after_the_first_its_likely_partners_come_first() -> None:
    made = known()
    made.narrow("flood.txt")
    made.move(5)
    made.choose()
    assert made.picked == 2
    assert [row.items for row in made.rows if row.kind == "pair"] == [(2, 1)]
    assert made.choose() == ("/clippings/flood.txt", "/clippings/ferry.md")
    made.swap()
    assert made.choose() == ("/clippings/ferry.md", "/clippings/flood.txt")


def test_the_first_one_is_given_back() -> None:
    made = picking()
    assert not made.unpick()
    made.choose()
    made.swap()
    assert made.unpick()
    assert (made.picked, made.side, here(made).items) == (None, "a", (0,))
    made.choose()
    made.point(next(place for place, row in enumerate(made.rows) if row.items == (0,)))
    assert made.choose() is None
    assert made.picked is None


def test_one_brought_along_is_picked_from_the_start_and_never_offered() -> None:
    made = picking(*NAMES, "brought.txt", beside=True, side="b")
    assert shown(made) == list(NAMES)
    assert not made.unpick()
    assert made.choose() == ("/clippings/new.txt", "/clippings/brought.txt")


def test_more_pairs_than_there_is_room_for_are_one_row_away() -> None:
    made = picking(offered=1)
    pairs = tuple(LikelyPair(0, other, 0.5, ()) for other in (1, 2, 3))
    made.complete = made.settled = True
    made.proposed(Proposals(pairs), [0, 1, 2, 3])
    assert [row.words for row in made.rows if row.kind == "more"] == ["2 more"]
    made.move(1)
    assert made.choose() is None
    assert len([row for row in made.rows if row.kind == "pair"]) == 3


def test_likely_pairs_are_told_by_the_places_of_what_was_looked_at() -> None:
    made = picking()
    made.complete = made.settled = True
    pair = LikelyPair(0, 1, 0.5, ())
    made.proposed(Proposals((pair,), {0: (pair,), 1: (pair,)}), [1, 3])
    assert here(made).items in ((1, 3), (3, 1))
    made.move(1)
    made.choose()
    assert made.picked == 0
    assert [row for row in made.rows if row.kind == "pair"] == []


def test_two_of_one_title_are_told_apart_by_the_names_of_their_files() -> None:
    made = known()
    for index in (1, 2):
        made.previewed(index, Preview("Orrin"))
    made.refresh()
    text = "".join(text for text, _ in runs_of(here(made), made, 100, Signs(), here=True))
    assert "ferry.md" in text
    assert "flood.txt" in text


def test_an_empty_folder_can_be_walked_and_chosen_from_without_harm() -> None:
    made = Picking([])
    made.move(1)
    made.move(-1)
    made.narrow("x")
    assert made.choose() is None
    assert not made.point(0)


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(-5, 5)),
        st.tuples(st.just("narrow"), st.sampled_from(["", "t", "fer", "zzz"])),
        st.tuples(st.just("point"), st.integers(-1, 20)),
        st.tuples(st.just("foreign"), st.integers(0, 3)),
        st.tuples(st.just("preview"), st.integers(0, 3)),
        st.tuples(st.just("likely"), st.just(0)),
        st.tuples(st.sampled_from(["choose", "unpick", "swap", "refresh", "complete"]), st.just(0)),
    ),
    max_size=25,
)


@given(steps=_STEPS, beside=st.booleans(), width=st.integers(20, 200), ascii_only=st.booleans())
def test_whatever_is_done_the_cursor_stands_on_something_and_rows_fit(
    steps: list[tuple[str, int | str]], *, beside: bool, width: int, ascii_only: bool
) -> None:
    made = picking(beside=beside)
    titled = Preview("Flood \x1b[31m in 漢字 Orrin", "Out\nlet", date(2026, 3, 12))
    for name, value in steps:
        if name == "foreign" and isinstance(value, int):
            made.previewed(value, None)
        elif name == "preview" and isinstance(value, int):
            made.previewed(value, titled)
        elif name == "likely":
            made.proposed(Proposals((FERRY_FLOOD,), {1: (FERRY_FLOOD,), 2: (FERRY_FLOOD,)}), [0, 1, 2, 3])
        elif name == "complete":
            made.complete = made.settled = True
        elif name in ("choose", "unpick", "swap", "refresh"):
            pair = getattr(made, name)()
            if name == "choose" and pair is not None:
                assert pair[0] != pair[1]
        else:
            getattr(made, name)(value)
        choosable = [row for row in made.rows if row.choosable]
        assert not choosable or here(made).choosable
        for place, row in enumerate(made.rows):
            text = "".join(
                text for text, _ in runs_of(row, made, width, Signs(ascii_only=ascii_only), here=place == made.cursor)
            )
            assert cell_len(text) <= max(width, 40)
            assert text.isprintable()
