"""Text that tries to be more than text: in articles, titles, notes, file names, marks of earlier sessions."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import TYPE_CHECKING

from articles.reading import article_from_text, load
from tui.recent import Recent, remember_recent

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from tests.tui.screen import Diptych, Opener

MARKUP = "[/b] [@click=app.quit]x[/] [red]y [link=http://h.invalid]z[/link] [/] [[ \\["
CONTROLS = "\x1b[5mblink \x1b]52;c;Y2Fu\x07 \x9b31m \x07\x08\x7f\x00 \x85 \x1bP$q\x1b\\"
DIRECTIONS = "\u202ereversed\u202c \u2066isolated\u2069 \u200f\u061c"
UNSEEN = "zero\u200bwidth\u2060\ufeff soft\u00adhyphen \U000e0041 \u2028 \ufff9"
HOSTILE = f"{MARKUP} {CONTROLS} {DIRECTIONS} {UNSEEN}"

FORBIDDEN_KINDS = {"Cc", "Cf", "Cs", "Zl", "Zp", "Cn"}


def assert_harmless(it: Diptych) -> None:
    """Nothing on the screen would act on a terminal, and nothing on it can be clicked into an action."""
    for strip in it.app.screen._compositor.render_strips(it.app.screen.size):
        assert {unicodedata.category(each) for each in strip.text}.isdisjoint(FORBIDDEN_KINDS), strip.text
        for segment in strip:
            assert segment.style is None or not segment.style.link
            assert segment.style is None or "@click" not in segment.style.meta


def hostile_article(source: str = "left.txt") -> Article:
    return article_from_text(
        f"A {HOSTILE} title\n\nWhat {HOSTILE} happened.\n\nPlain words here.\n",
        source,
        title=f"Title {HOSTILE}",
        outlet=f"Outlet {HOSTILE}",
    )


async def test_what_is_copied_is_what_the_screen_shows(diptych: Opener) -> None:
    async with diptych.read(hostile_article(f"l{CONTROLS}.txt"), hostile_article("right.txt"), size=(200, 40)) as it:
        await it.press("j", "y")
        assert it.said == "copied with its source"
        (copied,) = it.copied
        assert "␛]52;c;Y2Fu␇" in copied
        assert {unicodedata.category(each) for each in copied.replace("\n", "")}.isdisjoint(FORBIDDEN_KINDS)


async def test_markup_in_a_text_is_shown_as_it_stands(diptych: Opener) -> None:
    a = article_from_text(f"Bold\n\n{MARKUP}\n", title=MARKUP, outlet=MARKUP)
    async with diptych.read(a, a, size=(200, 26)) as it:
        diptych.match_nothing()
        assert it.text.count("[/b] [@click=app.quit]x[/] [red]y") >= 4
        await it.click("x[/] [red]y")
        assert it.app.is_running


async def test_controls_become_pictures_in_texts_and_titles(diptych: Opener) -> None:
    async with diptych.read(hostile_article(), hostile_article("right.txt"), size=(200, 40)) as it:
        assert_harmless(it)
        for stand_in in ("␛[5mblink", "␛]52;c;Y2Fu␇", "␦31m", "⇆reversed⇆", "zero·width"):
            assert stand_in in it.text


async def test_no_key_brings_them_out(diptych: Opener) -> None:
    async with diptych.read(hostile_article(), hostile_article("right.txt"), matching=True) as it:
        for keys in ("J", "i", "i", "enter", "?", "escape", "f", "escape", "v J", "escape", "%", "&", "R"):
            await it.press(keys)
            assert_harmless(it)


async def test_they_are_shown_harmlessly_without_colour_too(diptych: Opener) -> None:
    async with diptych.read(hostile_article(), hostile_article("right.txt"), no_color=True) as it:
        assert_harmless(it)


async def test_a_hostile_note_is_shown_harmlessly_and_kept_as_it_was(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type(MARKUP)
        await it.press("ctrl+s")
        note = it.reading.session.notes[0]
        assert note.body == MARKUP
        it.screen.context.session.store.replace(
            dataclasses.replace(note, body=HOSTILE, tags=(HOSTILE,), creator=HOSTILE)
        )
        it.reading.session.refresh()
        await it.press("A")
        assert "[/b] [@click=app.quit]x[/]" in it.text
        assert_harmless(it)
        await it.type("blink")
        assert_harmless(it)
        await it.press("enter", "e")
        assert_harmless(it)
        assert "␛[5mblink" in it.text
        await it.press("ctrl+s")
        assert it.reading.session.notes[0].body == HOSTILE


async def test_a_note_on_hostile_words_quotes_them_harmlessly(diptych: Opener) -> None:
    async with diptych.read(hostile_article(), hostile_article("right.txt")) as it:
        await it.press("J", "a")
        await it.type("odd")
        await it.press("ctrl+s", "A")
        assert "odd" in it.text
        assert_harmless(it)


async def test_hostile_words_that_are_sought_are_said_harmlessly(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("/")
        await it.type("[/b]")
        assert "“[/b]”: nothing found" in it.status
        await it.press("escape")
        it.screen.run_command("find", None, HOSTILE)
        await it.pilot.pause()
        assert_harmless(it)
        it.screen.run_command("filter")
        await it.pilot.pause()
        assert_harmless(it)


async def test_a_hostile_line_of_commands_is_said_harmlessly(diptych: Opener) -> None:
    async with diptych.read() as it:
        for line in (MARKUP, HOSTILE, "set-mark [/b]", "go-to-mark \x1b[5m\u202e"):
            it.screen.run_line(line)
            await it.pilot.pause()
            assert_harmless(it)


async def test_hostile_file_names_are_said_harmlessly(diptych: Opener, tmp_path: Path) -> None:
    names = ("news\x1b]52;c;Y2Fu\x07\u202e[b][@click=app.quit]x[x].txt", "[[b]\u2066\x9b.txt")
    for name in names:
        (tmp_path / name).write_text("The mole was hit.\n\nNobody was hurt.\n", encoding="utf-8")
    a, b = (load(tmp_path / name) for name in names)
    async with diptych.read(a, b) as it:
        (tmp_path / names[0]).unlink()
        await it.press("R")
        await it.until(lambda: "[@click=app.quit]" in it.status)
        assert_harmless(it)


async def test_a_hostile_name_of_a_keymap_is_shown_harmlessly(diptych: Opener, tmp_path: Path) -> None:
    keymap = tmp_path / "[b]\u202emine\x1b[5m.toml"
    keymap.write_text('[reading]\nhelp = ["?"]\n', encoding="utf-8")
    async with diptych.read(keymap=str(keymap)) as it:
        await it.press("?")
        assert "keymap [b]⇆mine␛[5m" in it.text
        assert_harmless(it)


async def test_hostile_recents_are_listed_harmlessly(diptych: Opener, pair: tuple[Path, Path]) -> None:
    sources = (str(pair[0]) + HOSTILE.replace("\0", ""), str(pair[1]))
    remember_recent(
        Recent(sources, ("a", "b"), (f"{MARKUP}{HOSTILE}", "b"), (f"{CONTROLS}\n\t", HOSTILE), opened=HOSTILE)
    )
    async with diptych.start(size=(200, 26)) as it:
        assert "[/b] [@click=app.quit]x[/] [red]y" in it.text
        assert_harmless(it)
        await it.press("1")
        await it.until(lambda: "there is no such file" in it.text)
        assert_harmless(it)


async def test_hostile_paths_typed_on_the_start_screen_are_said_harmlessly(diptych: Opener) -> None:
    async with diptych.start() as it:
        await it.press("o")
        await it.type("/nowhere/[/b][@click=app.quit]x[/]")
        await it.press("enter")
        await it.type("/nowhere/\u202e[red]")
        assert_harmless(it)
        await it.press("enter")
        await it.until(lambda: "[/b][@click=app.quit]x[/]" in it.text)
        assert_harmless(it)


async def test_names_that_are_completed_are_harmless(diptych: Opener, tmp_path: Path) -> None:
    (tmp_path / "bad\x1b[5m.txt").touch()
    (tmp_path / "bid[b]\u202e.txt").touch()
    async with diptych.start() as it:
        await it.press("o")
        for start in ("ba", "bi"):
            await it.type(str(tmp_path / start))
            await it.pilot.pause(0.1)
            assert_harmless(it)
            await it.press("ctrl+u")


async def test_what_is_pasted_into_any_field_is_harmless(diptych: Opener) -> None:
    async with diptych.read() as it:
        for key in ("/", ":", "?", "A", "a", "ctrl+p"):
            await it.press(key)
            await it.paste(HOSTILE)
            assert "␛[5mblink" in it.text, key
            assert_harmless(it)
            await it.press("escape")


async def test_paths_pasted_on_the_start_screen_are_harmless(diptych: Opener) -> None:
    async with diptych.start() as it:
        await it.press("o")
        await it.paste("/nowhere/\x1b[5m\u202e")
        assert "␛[5m" in it.text
        assert_harmless(it)
