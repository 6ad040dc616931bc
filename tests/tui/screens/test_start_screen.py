"""The start screen: the sample, what was read lately, and opening two files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.articles.reading.made import PARAGRAPHS, book, paragraphs
from tui.recent import Recent, load_recents, remember_recent

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.screen import Diptych, Opener


def recent(number: int, pair: tuple[Path, Path], **changes: object) -> Recent:
    values: dict[str, object] = {
        # The same two files under a name of their own for each number.
        "sources": tuple(f"{path.parent}/{'./' * number}{path.name}" for path in pair),
        "hashes": (f"left {number}", f"right {number}"),
        "titles": (f"Title {number}", "Other"),
        "outlets": ("Harbour Gazette", "Calder Post"),
        "opened": "2020-01-01T00:00:00+00:00",
    }
    return Recent(**{**values, **changes})  # type: ignore[arg-type]  # the values are those of the fields above


async def reads(it: Diptych, words: str) -> None:
    await it.until(lambda: it.reads and words in it.text)


async def test_it_offers_the_sample_and_says_its_keys(diptych: Opener) -> None:
    async with diptych.start() as it:
        assert "Diptych   two accounts, side by side" in it.text
        assert "1  The battle of Mosul" in it.text
        assert "o open two files" in it.text
        assert "f a folder" in it.text
        assert "? help" in it.text
        assert "q quit" in it.text


async def test_a_number_opens_the_sample(diptych: Opener) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("1")
        await reads(it, "Mosul")


async def test_enter_opens_the_line_of_the_cursor(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair))
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("down", "up", "enter")
        await reads(it, "The night ferry to Calder Point")


async def test_what_was_read_last_stands_first(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair, notes=1))
    remember_recent(recent(2, pair, notes=3))
    async with diptych.start() as it:
        assert "1  Title 2" in it.text
        assert "2  Title 1" in it.text
        assert "Harbour Gazette ⇄ Calder Post" in it.lines[it.row_of("Title 2")]
        assert "3 notes" in it.lines[it.row_of("Title 2")]
        assert "1 note " in it.lines[it.row_of("Title 1")]


async def test_what_is_left_to_check_stands_with_title_outlets_and_day(
    diptych: Opener, pair: tuple[Path, Path]
) -> None:
    remember_recent(recent(1, pair, to_check=5, notes=2, opened=datetime.now(UTC).isoformat()))
    for size, words in (((120, 26), ["Harbour Gazette ⇄ Calder Post"]), ((80, 24), []), ((60, 20), [])):
        async with diptych.start(size=size) as it:
            row = it.lines[it.row_of("Title 1")]
            for word in ("5 left to check", "today", *words):
                assert word in row


async def test_a_pair_without_outlets_shows_its_files(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair, outlets=("", "")))
    async with diptych.start() as it:
        assert "left.txt ⇄ right.txt" in it.lines[it.row_of("Title 1")]


async def test_it_says_how_long_ago(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair))
    remember_recent(recent(2, pair, opened=(datetime.now(UTC) - timedelta(days=1)).isoformat()))
    remember_recent(recent(3, pair, opened="some time"))
    async with diptych.start(size=(130, 26)) as it:
        assert "days ago  " in it.lines[it.row_of("Title 1")]
        assert "yesterday  " in it.lines[it.row_of("Title 2")]
        assert it.lines[it.row_of("Title 3")].rstrip().endswith("Calder Post")


async def test_only_the_last_few_are_shown(diptych: Opener, pair: tuple[Path, Path]) -> None:
    for number in range(12):
        remember_recent(recent(number, pair))
    async with diptych.start(size=(130, 26)) as it:
        assert "8  Title 4" in it.text
        assert "Title 3" not in it.text
        assert "9  The battle of Mosul" in it.text


async def test_a_recent_file_that_is_gone_says_so_and_asks_where_it_is(
    diptych: Opener, pair: tuple[Path, Path]
) -> None:
    remember_recent(recent(1, pair))
    pair[1].unlink()
    async with diptych.start() as it:
        await it.until(lambda: "right.txt is gone" in it.lines[it.row_of("Title 1")])
        await it.press("1")
        assert "right.txt is no longer there: where are both now?" in it.text
        await it.until(lambda: "left.txt" in it.text)
        await it.press("escape")
        assert "1  Title 1" in it.text


async def test_a_file_that_was_moved_is_found_and_the_pair_goes_on_where_it_was_left(
    diptych: Opener, pair: tuple[Path, Path]
) -> None:
    diptych.match_nothing()
    async with diptych.start(names=[str(path) for path in pair]) as it:
        await it.until(lambda: it.reads and it.screen.complete)
        await it.press("J", "m q")
        place = it.reading.place()
    new = pair[1].parent / "archive" / pair[1].name
    new.parent.mkdir()
    pair[1].rename(new)
    pair[0].write_text(f"Corrected.\n\n{pair[0].read_text()}")
    async with diptych.start() as it:
        await it.until(lambda: "right.txt has moved" in it.text)
        await it.press("1")
        assert "archive/right.txt" in it.text
        await it.press("enter")
        await it.until(lambda: it.reads and it.screen.complete)
        assert it.reading.place().offsets[0] == place.offsets[0] + len("Corrected.\n\n")
        assert "q" in it.reading.history.marks
    (kept,) = load_recents()
    assert kept.sources == (str(pair[0]), str(new))


async def test_two_files_of_the_name_are_not_chosen_between(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair))
    for folder in ("one", "two"):
        (pair[1].parent / folder).mkdir()
        (pair[1].parent / folder / pair[1].name).write_bytes(pair[1].read_bytes())
    pair[1].unlink()
    async with diptych.start() as it:
        await it.until(lambda: "right.txt is gone" in it.text)


async def test_the_sample_stands_once_however_often_it_was_read(diptych: Opener) -> None:
    from articles.samples import paths

    remember_recent(recent(0, paths(), notes=3, opened=datetime.now(UTC).isoformat()))
    async with diptych.start() as it:
        assert it.text.count("The battle of Mosul") == 1
        assert "3 notes" in it.lines[it.row_of("1  The battle of Mosul")]
        assert "Title 0" not in it.text


async def test_an_edited_pair_stands_once_and_opens_where_it_was_left(diptych: Opener, pair: tuple[Path, Path]) -> None:
    left, before = pair[0].read_text(encoding="utf-8"), ""
    for text in (left, f"A new line before all.\n\n{left}", left.replace("a", "o", 1)):
        pair[0].write_text(text, encoding="utf-8")
        diptych.match_nothing()
        async with diptych.start(names=[str(path) for path in pair]) as it:
            await it.until(lambda: it.reads and it.screen.complete)
            if text == left:
                await it.press("}", "}", "}")
                before = it.at_cursor
            assert it.at_cursor == before
            await it.press("q")
    assert len(load_recents()) == 1
    async with diptych.start() as it:
        assert it.text.count("left.txt") <= 1
        assert "3  " not in it.text


async def test_a_folder_is_asked_for_and_looked_into(diptych: Opener, pair: tuple[Path, Path]) -> None:
    remember_recent(recent(1, pair))
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("f")
        assert "Choose from a folder" in it.text
        assert "articles/" in it.text
        await it.press("enter")
        await it.until(lambda: "newest first" in it.text)
        await it.until(lambda: "Ferry hits mole at Calder Point" in it.text)
        await it.press("escape")
        assert "two accounts, side by side" in it.text


async def test_what_is_no_folder_is_said_in_one_line(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        await it.press("f")
        await it.paste(f"{pair[0]}")
        await it.press("enter")
        assert "it is not a folder; check the path" in " ".join(it.text.split())
        await it.paste("'/a' '/b'")
        assert "2 paths were pasted; one folder is wanted" in it.text
        await it.press("escape")
        assert "two accounts, side by side" in it.text


async def test_a_folder_dropped_on_the_screen_is_looked_into(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        await it.paste(f"file://{pair[0].parent}")
        await it.until(lambda: "2 articles, newest first" in it.text)


async def test_a_folder_in_a_field_is_looked_into_beside_the_other(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        await it.press("o")
        await it.paste(f"'{pair[0]}' '{pair[0].parent}'")
        await it.press("enter")
        await it.until(lambda: "1 article, choose the other" in it.text)
        await it.until(lambda: "A The ferry that did not turn" in it.text)


async def test_two_folders_are_one_line(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start(names=[str(pair[0].parent), str(pair[0].parent.parent)]) as it:
        await it.until(lambda: "both are folders" in " ".join(it.text.split()))


async def test_a_book_asks_for_its_chapter_the_whole_first(diptych: Opener, pair: tuple[Path, Path]) -> None:
    path = pair[0].with_name("boats.epub")
    path.write_bytes(book({"The mole": paragraphs(*PARAGRAPHS), "The light": paragraphs(*PARAGRAPHS[1:])}))
    async with diptych.start(names=[str(path), str(pair[1])]) as it:
        diptych.match_nothing()
        await it.until(lambda: "Which part of boats.epub?" in it.text)
        assert it.row_of("the whole book, 2 chapters") < it.row_of("1  The mole") < it.row_of("2  The light")
        assert "characters" in it.lines[it.row_of("The mole")]
        await it.press("escape")
        await it.until(lambda: "Which part" not in it.text)
        assert "two accounts, side by side" in it.text
    async with diptych.start(names=[str(path), str(pair[1])]) as it:
        diptych.match_nothing()
        await it.until(lambda: "Which part of boats.epub?" in it.text)
        await it.type("light")
        await it.press("enter")
        await reads(it, "Boats of the North: The l")
        assert it.reading.comparison.a.source == f"{path}#2"
    async with diptych.start(names=[str(path), str(pair[1])]) as it:
        diptych.match_nothing()
        await it.until(lambda: "Which part of boats.epub?" in it.text)
        await it.press("enter")
        await reads(it, "Boats of the North")
        assert it.reading.comparison.a.source == str(path)


async def test_a_chapter_that_is_named_is_not_asked_for(diptych: Opener, pair: tuple[Path, Path]) -> None:
    path = pair[0].with_name("boats.epub")
    path.write_bytes(book({"The mole": paragraphs(*PARAGRAPHS), "The light": paragraphs(*PARAGRAPHS[1:])}))
    async with diptych.start(names=[f"{path}#2", str(pair[1])]) as it:
        diptych.match_nothing()
        await reads(it, "Boats of the North: The l")
        assert it.reading.comparison.a.source == f"{path}#2"


async def test_a_number_without_a_line_does_nothing(diptych: Opener) -> None:
    async with diptych.start() as it:
        before = it.lines
        await it.press("7", "escape")
        assert it.lines == before


async def test_two_files_are_opened_by_their_paths(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        assert "Open two articles" in it.text
        await it.type(str(pair[0]))
        await it.press("enter")
        await it.type(f"'{pair[1]}'")
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_a_path_is_completed_as_it_is_typed(
    diptych: Opener, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pair[0].parents[1])  # a path from the root may be longer than the field
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        await it.type("articles/le")
        await it.until(lambda: "left.txt" in it.text)
        await it.press("right", "enter")
        await it.type(str(pair[1]))
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_tab_takes_the_completion_and_then_goes_on(
    diptych: Opener, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pair[0].parents[1])  # a path from the root may be longer than the field
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        await it.type("articles/le")
        await it.until(lambda: "left.txt" in it.text)
        await it.press("tab", "tab")
        await it.type("articles/rig")
        await it.until(lambda: "right.txt" in it.text)
        await it.press("tab", "enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_two_paths_dropped_on_the_screen_open(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.paste(f"'{pair[0]}' file://{pair[1]} ")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_one_path_dropped_on_the_screen_waits_for_the_other(diptych: Opener, pair: tuple[Path, Path]) -> None:
    spaced = pair[0].rename(pair[0].with_name("on the left.txt"))
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.paste(str(spaced).replace(" ", "\\ "))
        assert "Open two articles" in it.text
        assert "on the left.txt" in it.text
        await it.paste(f"'{pair[1]}'")
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_two_paths_pasted_into_one_field_fill_both(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        await it.paste(f"'{pair[0]}' '{pair[1]}'")
        assert it.row_of("left.txt") < it.row_of("right.txt")
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_a_pattern_in_a_field_opens_what_fits(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        await it.type(str(pair[0].parent / "*t.txt"))
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_more_than_nine_are_said_in_one_line(diptych: Opener, pair: tuple[Path, Path]) -> None:
    for number in range(8):
        (pair[0].parent / f"{number}t.txt").write_text("words", encoding="utf-8")
    async with diptych.start(size=(200, 26)) as it:
        await it.paste(str(pair[0].parent / "*t.txt"))
        assert "names 10 files" in it.text
        await it.press("o")
        await it.type(str(pair[0].parent / "*t.txt"))
        await it.press("enter")
        assert "Open two articles" in it.text
        assert "9 at most are compared" in " ".join(it.text.split())
        await it.paste(" ".join(f"/{letter}" for letter in "abcdefghij"))
        assert "10 paths were pasted; at most 9 are read together" in it.text


async def test_several_pasted_into_the_fields_are_read_together(diptych: Opener, pair: tuple[Path, Path]) -> None:
    (pair[0].parent / "last one.txt").write_text("A ferry hit the mole.", encoding="utf-8")
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.press("o")
        await it.paste(f"'{pair[0]}' '{pair[1]}' '{pair[0].parent / 'last one.txt'}'")
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")
        assert "2 of 3" in it.text


async def test_a_case_among_several_accounts_is_refused(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        await it.paste(f"'{pair[0]}' '{pair[1]}' '{pair[0].parent}'")
        assert "leave folders and cases out" in it.text


async def test_what_is_pasted_and_is_no_path_is_harmless(diptych: Opener) -> None:
    async with diptych.start() as it:
        before = it.lines
        await it.paste(" \n\t ")
        assert it.lines == before
        await it.paste("\x1b]0;title\x07[bold]words")
        assert "cannot open ␛]0;title␇[bold]words" in it.text
        await it.paste("\x1b]0;title\x07words")
        assert "␛]0;title␇words" in it.text
        assert "Open two articles" in it.text


async def test_a_wrong_path_is_said_in_one_line(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.start() as it:
        await it.press("o")
        await it.type(str(pair[0].with_name("gone.txt")))
        await it.press("enter")
        await it.type(str(pair[1]))
        await it.press("enter")
        await it.until(lambda: "gone.txt" in it.text)
        assert it.app.is_running


async def test_escape_closes_the_two_fields(diptych: Opener) -> None:
    async with diptych.start() as it:
        before = it.lines
        await it.press("o")
        await it.type("q?")
        await it.press("escape")
        assert it.lines == before


async def test_help_lists_what_works_here(diptych: Opener) -> None:
    async with diptych.start() as it:
        for key in ("?", "f1"):
            await it.press(key)
            assert "Open two articles" in it.text
            assert "Line down" not in it.text
            await it.press("escape")


async def test_a_command_is_chosen_from_the_list(diptych: Opener) -> None:
    async with diptych.start() as it:
        await it.press("?")
        await it.type("open two")
        await it.press("enter")
        assert "Enter goes on" in it.text


async def test_the_command_line_and_the_palette_work_here_too(diptych: Opener) -> None:
    async with diptych.start() as it:
        for key in (":", "ctrl+p"):
            await it.press(key)
            await it.type("open")
            await it.until(lambda: "Choose two files or addresses to compare." in it.text)
            await it.press("enter")
            await it.until(lambda: "Enter goes on" in it.text)
            await it.press("escape")


async def test_q_leaves(diptych: Opener) -> None:
    async with diptych.start() as it:
        await it.press("q")
        await it.until(lambda: not it.app.is_running)
        assert it.app.return_code == 0


async def test_what_is_read_is_listed_the_next_time(diptych: Opener, pair: tuple[Path, Path]) -> None:
    from articles import load

    async with diptych.read(load(pair[0]), load(pair[1])) as it:
        await it.press("q")
        await it.until(lambda: not it.app.is_running)
    assert load_recents()[0].sources == (str(pair[0]), str(pair[1]))
    async with diptych.start() as it:
        assert "1  The ferry that did not turn" in it.text
        assert "today" in it.lines[it.row_of("The ferry that")]
