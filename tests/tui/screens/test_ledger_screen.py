"""The ledger on the screen: its rows and views, what the reader decides there, and the way to the texts and back."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.geometry import Size

from articles.article import Span
from articles.claims.statements.finding import Ledger
from articles.errors import DiptychError
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.background import child_process as jobs
from tui.screens.reading import ReadingScreen
from tui.screens.rows import RowsScreen
from tui.widgets.row_lines import RowLines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.tui.screen import Diptych, Opener


@asynccontextmanager
async def opened(diptych: Opener, *keys: str, **more: Any) -> AsyncIterator[Diptych]:
    """The ledger of the mill, after some keys."""
    more.setdefault("ledger", LEDGER)
    async with diptych.read(LEFT, RIGHT, found=FOUND, **more) as it:
        await it.press("C" if more.get("keymap") == "less" else "c", *keys)
        yield it


def here(it: Diptych) -> str:
    """The row under the cursor."""
    return next(line for line in it.lines if line.startswith(("▸", ">")))


def row_with(it: Diptych, words: str) -> str:
    """The row that holds words, each run of blanks as one."""
    return " ".join(it.lines[it.row_of(words)].split())


async def saved(it: Diptych) -> list[dict[str, Any]]:
    """The annotations on disk, once all is saved."""
    await it.until(lambda: not it.screen.context.session.store.unsaved)
    store = it.screen.context.session.store
    found: list[dict[str, Any]] = json.loads(store.path.read_text(encoding="utf-8"))["first"]["items"]
    return found


# what it shows


async def test_discrepancies_stand_on_top_with_sign_and_word(diptych: Opener) -> None:
    async with opened(diptych) as it:
        rows = [it.row_of(words) for words in ("✗    contradict", "≠    differ ", "≈    compatible", "=    agree")]
        assert rows == sorted(rows)
        assert it.lines[0].strip().startswith("Ledger   5 findings   contradict 1 · differ 2 · compatible 1 · agree 1")


async def test_what_may_clash_has_a_sign_of_its_own_after_what_differs_and_can_be_filtered_for(diptych: Opener) -> None:
    *others, last = LEDGER.findings
    doubted = replace(last, verdict="related", differences=(), may_clash=True)
    async with opened(diptych, ledger=replace(LEDGER, findings=(*others, doubted)), size=(140, 30)) as it:
        rows = [it.row_of(words) for words in ("≠    differ ", "≟    may clash", "≈    compatible")]
        assert rows == sorted(rows)
        assert "differ 2 · may clash 1 · compatible 1 · agree 0 · related 0" in it.lines[0]
        await it.press("f")
        await it.type("may clash")
        await it.press("enter", "escape")
        assert "filter: may clash" in it.lines[0]
        assert "≈    compatible" not in it.text
        await it.press("f")
        await it.type("differ ")
        await it.press("enter", "escape")
        assert "filter: differ, may clash" in it.lines[0]
        assert "≟    may clash" in it.text
        assert "≠    differ " in it.text


async def test_figures_and_who_says_them_stand_side_by_side(diptych: Opener) -> None:
    async with opened(diptych, size=(140, 30)) as it:
        row = it.lines[it.row_of("hurt workers")]
        assert "Fourteen workers  the fire chief, reported" in row
        assert row.rstrip().endswith("At least eleven  the hospital, reported")


async def test_the_foot_shows_both_passages_with_their_places_and_why(diptych: Opener) -> None:
    async with opened(diptych, "j") as it:
        assert " A ¶ 2 of 13    Fourteen workers were hurt, the fire chief said." in it.text
        assert " B ¶ 2 of 11    At least eleven workers were injured, according to the hospital." in it.text
        assert " why            same thing counted, different figures · the ranges touch" in it.text


async def test_where_it_is_narrow_a_row_takes_two_lines_and_what_is_cut_has_a_sign(diptych: Opener) -> None:
    async with opened(diptych, size=(80, 24)) as it:
        top = it.row_of("differ in number   hurt workers")
        assert it.lines[top + 1].startswith("      Fourteen workers  the fire chief,…")
        assert "At least eleven  the hospital," in it.lines[top + 1]
        assert all(len(line) <= 80 for line in it.lines)


async def test_a_row_drawn_before_it_is_told_of_its_new_width_is_laid_out_for_that_width(diptych: Opener) -> None:
    async with opened(diptych, size=(140, 30)) as it:
        rows = it.app.screen.query_one(RowLines)
        diptych.patch.setattr(RowLines, "size", Size(80, rows.size.height))
        assert all(rows.render_line(number).cell_length == 80 for number in range(rows.size.height))


async def test_without_colour_the_verdict_is_in_sign_and_word(diptych: Opener) -> None:
    async with opened(diptych, signs="ascii") as it:
        for words in ("X    contradict", "!    differ", "~    compatible", "=    agree"):
            assert words in it.text
        assert it.text.isascii() or set(it.text) - set(map(chr, range(128))) <= set("¶…·—")


async def test_a_row_goes_by_page_and_to_either_end(diptych: Opener) -> None:
    async with opened(diptych, "G") as it:
        assert "agree" in here(it)
        await it.press("g")
        assert "contradict" in here(it)
        await it.press("2 j")
        assert "asked for doors" in here(it)
        await it.press("pagedown")
        assert "agree" in here(it)


async def test_where_claims_are_still_read_the_ledger_opens_and_says_so(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = asyncio.Event()

    async def slow(*_asked: object) -> Ledger:
        await ready.wait()
        return LEDGER

    diptych.match_at_once(FOUND)
    monkeypatch.setattr(jobs, "read_claims", slow)
    async with diptych._running((LEFT, RIGHT), (120, 26), {}) as it:
        await it.until(lambda: it.screen.complete and it.reading.comparison.matched)
        top = it.reading.window.tops["a"]
        await it.press("c")
        assert "reading claims …" in it.text
        ready.set()
        await it.until(lambda: "contradict" in it.text)
        assert it.reading.window.tops["a"] == top


async def test_claims_that_cannot_be_read_are_told_of(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_asked: object) -> Ledger:
        raise DiptychError("no claims", "the matching process ended early", "press R to try again")

    diptych.match_at_once(FOUND)
    monkeypatch.setattr(jobs, "read_claims", failing)
    async with diptych._running((LEFT, RIGHT), (120, 26), {}) as it:
        await it.until(lambda: it.screen.complete and it.reading.comparison.matched)
        await it.until(lambda: "the matching process ended early" in it.status)
        await it.press("c")
        assert "no claims: the matching process ended early; press R to try again" in it.text


async def test_an_empty_ledger_says_that_nothing_could_be_compared(diptych: Opener) -> None:
    async with opened(diptych, ledger=Ledger()) as it:
        assert "no findings: no two claims of these texts could be compared" in it.text
        await it.press("enter", "t", "r", "x", "a", "y")
        assert isinstance(it.app.screen, RowsScreen)


# views


async def test_only_here_says_where_in_the_text_it_stands(diptych: Opener) -> None:
    async with opened(diptych, "o") as it:
        assert it.lines[0].strip() == "Only here   only in A 2 · only in B 1 · unclear, A 1"
        assert row_with(it, "Two of them") == "▸· only in A ¶ 2 of 13 Two of them were flown to the city. stated"
        assert "only in B ¶ 10 of 11" in row_with(it, "Insurers")
        assert row_with(it, "sixteen").startswith("¿ unclear, A ¶ 6 of 13")
        await it.press("o")
        assert "5 findings" in it.lines[0]


async def test_who_said_what_has_speakers_with_their_statements_on_either_side(diptych: Opener) -> None:
    async with opened(diptych, "w") as it:
        both = here(it)
        assert "Ines Varga" in both
        assert '"We asked for new doors' in both
        assert "Weavers had asked" in both
        assert row_with(it, "the fire chief").startswith("· only in A the fire chief Fourteen workers")
        assert row_with(it, "the hospital").startswith("· only in B the hospital At least eleven")


async def test_unnamed_sources_are_counted(diptych: Opener) -> None:
    async with opened(diptych, "w", "G") as it:
        assert "A 0 · B 2" in here(it)
        assert "unnamed sources: 0 statements in A, 2 in B" in it.text


async def test_wording_shows_two_words_for_one_thing(diptych: Opener) -> None:
    async with opened(diptych, "W") as it:
        assert "strikers  once" in here(it)
        assert "rioters  once" in here(it)


async def test_clashes_inside_one_text_are_a_list_of_their_own(diptych: Opener) -> None:
    async with opened(diptych, "C") as it:
        assert "inside A" in here(it)
        assert " A ¶ 6 of 13    Later the mill's own count spoke of sixteen hurt." in it.text


async def test_tab_goes_through_all_views(diptych: Opener) -> None:
    async with opened(diptych) as it:
        seen = []
        for _ in range(5):
            seen.append(it.lines[0].split("  ")[0].strip())
            await it.press("tab")
        assert seen == ["Ledger", "Only here", "Who said what", "Wording", "Clashes inside one article"]
        assert "5 findings" in it.lines[0]


# filters


async def test_findings_are_filtered_by_kind_of_difference(diptych: Opener) -> None:
    async with opened(diptych, "f") as it:
        await it.type("differs in number")
        await it.press("enter", "escape")
        assert "filter: number" in it.lines[0]
        assert "hurt workers" in it.text
        assert "asked for doors" not in it.text


async def test_findings_are_filtered_by_verdict_and_topic_together(diptych: Opener) -> None:
    async with opened(diptych, "f") as it:
        await it.type("about fire")
        await it.press("enter")
        assert "[x] about fire" in it.text
        await it.press(*["backspace"] * 10)
        await it.type("agree")
        await it.press("enter", "escape")
        assert "filter: agree, fire" in it.lines[0]
        assert len([line for line in it.lines if "fire" in line and "stated" in line]) == 1


async def test_everything_takes_the_filter_back(diptych: Opener) -> None:
    async with opened(diptych, "u", "f") as it:
        await it.press("enter", "escape")
        assert "filter: all" in it.lines[0]


async def test_a_filter_that_lets_nothing_through_says_so(diptych: Opener) -> None:
    async with opened(diptych, "f") as it:
        await it.type("related")
        await it.press("enter", "escape")
        assert "nothing passes the filter" in it.text


async def test_only_unchecked_shrinks_as_the_reader_checks(diptych: Opener) -> None:
    async with opened(diptych, "u", "r") as it:
        assert "unchecked 4" in it.lines[0]
        assert "locked doors" not in it.text
        assert "hurt workers" in here(it)


# what the reader decides


async def test_checking_counts_down_and_undo_counts_up(diptych: Opener) -> None:
    async with opened(diptych, "r") as it:
        assert "unchecked 4" in it.lines[0]
        assert "✗ ✓" in here(it)
        await it.press("z")
        assert "unchecked 5" in it.lines[0]
        assert it.said == "undone: a check"
        await it.press("Z")
        assert "unchecked 4" in it.lines[0]
        await it.press("r")
        assert "unchecked 5" in it.lines[0]


async def test_the_readers_verdict_stands_with_the_machines_beside_it(diptych: Opener) -> None:
    async with opened(diptych, "j", "t") as it:
        assert "≠ differ" in it.text
        assert "the machine's" in it.text
        await it.type("compatible")
        await it.press("enter")
        assert "compatible, yours" in here(it)
        assert "you say compatible, the machine differ" in it.text
        assert "compatible 2" in it.lines[0]
        await it.press("t")
        await it.type("take back")
        await it.press("enter")
        assert "compatible 1" in it.lines[0]


async def test_a_wrong_finding_is_hidden_and_shown_again(diptych: Opener) -> None:
    async with opened(diptych, "x") as it:
        assert "locked doors" not in it.text
        assert "4 findings" in it.lines[0]
        assert "1 hidden" in it.lines[0]
        await it.press("S")
        assert "contradict, hidden" in it.text
        await it.press("k", "x")
        assert "contradict, hidden" not in it.text
        assert "5 findings" in it.lines[0]


async def test_what_is_hidden_is_not_marked_in_the_texts(diptych: Opener) -> None:
    async with opened(diptych, "x", "escape") as it:
        assert "≠ 2 left to check" in it.status
        assert it.lines[it.row_of("The owner denied")].split("The owner")[0].strip() != "≠"


async def test_a_note_on_a_finding_is_on_both_its_claims(diptych: Opener) -> None:
    async with opened(diptych, "j", "a") as it:
        assert "the pair" in it.text
        await it.type("Ask the hospital")
        await it.press("ctrl+s")
        assert "✎" in here(it)
        note = it.reading.session.notes[0]
        assert (note.about, note.body) == ("pair", "Ask the hospital")
        assert [target.selector.exact for target in note.targets] == [
            "Fourteen workers were hurt, the fire chief said.",
            "At least eleven workers were injured, according to the hospital.",
        ]
        await it.press("a")
        assert "edit note on" in it.text
        await it.type(" again")
        await it.press("ctrl+s")
        assert [each.body for each in it.reading.session.notes] == ["Ask the hospital again"]


async def test_what_is_only_in_one_text_is_noted_on_that_side(diptych: Opener) -> None:
    async with opened(diptych, "o", "a") as it:
        await it.type("to which city")
        await it.press("ctrl+s")
        assert [note.about for note in it.reading.session.notes] == ["a"]


async def test_a_note_left_unfinished_is_kept_as_a_draft(diptych: Opener) -> None:
    async with opened(diptych, "a") as it:
        await it.type("half")
        await it.press("escape")
        assert "draft kept" in it.status
        await it.press("a")
        await it.type(" whole")
        await it.press("ctrl+s")
        assert [note.body for note in it.reading.session.notes] == ["half whole"]


async def test_decisions_are_annotations_on_both_claims(diptych: Opener) -> None:
    async with opened(diptych, "j", "r", "t") as it:
        await it.type("related")
        await it.press("enter")
        items = await saved(it)
        assert {(item["diptych:relation"], item["motivation"]) for item in items} == {
            ("checked", "assessing"),
            ("verdict", "assessing"),
        }
        verdict = next(item for item in items if item["diptych:relation"] == "verdict")
        assert {"type": "TextualBody", "value": "related", "purpose": "tagging", "format": "text/plain"} in verdict[
            "body"
        ]
        quotes = [target["selector"][0]["exact"] for target in verdict["target"]]
        assert quotes[0].startswith("Fourteen workers")
        assert quotes[1].startswith("At least eleven")


async def test_decisions_are_no_notes_in_the_list_of_notes(diptych: Opener) -> None:
    async with opened(diptych, "r", "x", "escape", "A") as it:
        assert "no notes yet" in it.text


async def test_decisions_outlive_a_run_that_cuts_the_claims_otherwise(diptych: Opener) -> None:
    async with opened(diptych, "j", "r") as it:
        await saved(it)
    shorter = [
        replace(claim, span=Span(claim.span.start, claim.span.end - 8)) if claim.id in ("a2", "b2") else claim
        for claim in LEDGER.claims
    ]
    async with opened(diptych, "j", ledger=replace(LEDGER, claims=tuple(shorter))) as it:
        assert "≠ ✓" in here(it)
        assert "unchecked 4" in it.lines[0]


# to the texts and back


async def test_enter_shows_both_passages_level_and_the_key_comes_back_to_the_row(diptych: Opener) -> None:
    async with opened(diptych, "j", "j", "j", "j", "enter", size=(120, 16)) as it:
        assert isinstance(it.app.screen, ReadingScreen)
        assert "c goes back to the ledger" in it.status
        left, right = it.row_of("Fire broke out at"), it.row_of("Fire broke out shortly")
        assert left == right
        await it.press("J", "c")
        assert "agree" in here(it)


async def test_enter_in_a_view_of_one_text_goes_there(diptych: Opener) -> None:
    async with opened(diptych, "o", "3 j", "k", "enter") as it:
        assert it.reading.cursor.side == "b"
        assert it.at_cursor.startswith("Insurers expect")
        await it.press("c")
        assert "Only here" in it.lines[0]
        assert "only in B" in here(it)


async def test_stacked_the_other_text_shows_the_partner(diptych: Opener) -> None:
    async with opened(diptych, "j", "enter", size=(80, 24)) as it:
        assert "Fourteen workers" in it.text
        assert "At least eleven" in it.text


async def test_escape_leads_back_to_where_the_texts_were(diptych: Opener) -> None:
    async with opened(diptych, "j", "escape") as it:
        assert isinstance(it.app.screen, ReadingScreen)
        assert it.at_cursor.startswith("Fire broke out")


async def test_the_first_time_it_opens_on_what_differs_at_the_cursor(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press("J", "c")
        assert "hurt workers" in here(it)


# the mouse, the keymaps, the palette


async def test_a_press_chooses_a_row_and_two_read_it(diptych: Opener) -> None:
    async with opened(diptych) as it:
        await it.click("asked for doors")
        assert "asked for doors" in here(it)
        await it.click("hurt workers", times=2)
        await it.until(lambda: isinstance(it.app.screen, ReadingScreen))
        assert it.at_cursor.startswith("Fourteen workers")


async def test_a_hint_in_the_bottom_row_can_be_clicked(diptych: Opener) -> None:
    async with opened(diptych) as it:
        await it.click("only here")
        assert "Only here" in it.lines[0]


@pytest.mark.parametrize("keymap", ["default", "vim", "emacs", "less"])
async def test_every_keymap_opens_decides_and_leaves(diptych: Opener, keymap: str) -> None:
    async with opened(diptych, keymap=keymap) as it:
        await it.press("down", "r")
        assert "≠ ✓" in here(it)
        await it.press("escape")
        assert isinstance(it.app.screen, ReadingScreen)


async def test_help_lists_the_commands_of_the_ledger_and_runs_them(diptych: Opener) -> None:
    async with opened(diptych, "?") as it:
        assert "Who said what" in it.text
        assert "Pair by hand" not in it.text
        await it.type("clashes")
        await it.press("enter")
        assert "inside A" in it.text


async def test_what_may_follow_a_key_is_listed(diptych: Opener) -> None:
    async with opened(diptych, keymap="vim") as it:
        await it.press("g")
        await it.until(lambda: "Top" in it.text)


async def test_a_finding_is_copied_with_both_sources(diptych: Opener) -> None:
    async with opened(diptych, "j", "y") as it:
        assert "Fourteen workers were hurt, the fire chief said." in it.copied[0]
        assert "Vale Evening Post" in it.copied[0]


async def test_other_sizes_lay_the_rows_out_anew(diptych: Opener) -> None:
    async with opened(diptych, size=(200, 60)) as it:
        assert "differ in date, quotation" in it.text
        for size in ((80, 24), (40, 10), (120, 40)):
            await it.resize(*size)
            assert "Ledger" in it.lines[0]
        await it.resize(30, 8)
        assert "Diptych needs" in it.text


# hostile words


async def test_nothing_in_a_ledger_acts_on_the_terminal(diptych: Opener) -> None:
    finding = replace(LEDGER.findings[1], topic="\x1b[31m[b]red[/b]", reasons=("\x1b]0;title\x07 [/x]",))
    async with opened(diptych, ledger=replace(LEDGER, findings=(finding,))) as it:
        assert "\x1b" not in it.text
        assert "[b]red[/b]" in it.text
        await it.press("f", "escape", "w", "W")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)])
async def test_why_wraps_into_the_rows_that_the_passages_leave(diptych: Opener, size: tuple[int, int]) -> None:
    reasons = [f"reason number {number} has eight words in all" for number in range(6)]
    found = tuple(replace(each, reasons=tuple(reasons)) for each in LEDGER.findings)
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=replace(LEDGER, findings=found), size=size) as it:
        await it.press("c")
        rows = it.lines[it.row_of(" why ") : -1]
        told = " ".join(" ".join(row[16:].split()) for row in rows)
        assert not any("…" in row and row is not rows[-1] for row in rows)
        assert size == (80, 24) or (reasons[-1] in told and "…" not in told)
        assert all(row.strip() for row in rows) or "…" not in told


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_why_has_two_rows_on_a_small_screen_whatever_the_passages_need(
    diptych: Opener, size: tuple[int, int]
) -> None:
    reasons = ("one quotation, not in the same words", "only one side goes on, with words of its own", "both name it")
    ledger = replace(LEDGER, findings=tuple(replace(each, reasons=reasons) for each in LEDGER.findings))
    async with opened(diptych, size=size, ledger=ledger) as it:
        first = it.row_of(" why ")
        assert "one quotation" in it.lines[first]
        assert "only one side goes on, with words of its" in " ".join(" ".join(it.lines[first : first + 2]).split())
