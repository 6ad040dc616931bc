"""Every command once: what a key, the palette, `:`, the footer or a click can run, and who does it.

Help, palette, footer, `:` and the keymap checks all read this registry; nothing lists commands a second time.
"""

from __future__ import annotations

from tui.commands import choosing, exporting, program, starting
from tui.commands.accounts import table, turning
from tui.commands.call import MODES, Mode
from tui.commands.command import Command, gaps
from tui.commands.decisions import boundaries, corrections, findings, ledger, metadata, undo
from tui.commands.lessons import lesson
from tui.commands.notes import box, disagreements, notes, places
from tui.commands.reading import display, find, folding, jumps, marks, movement, outline, select, timeline
from tui.commands.rows import noting, rows

_MOVES: tuple[Mode, ...] = ("reading", "select")
_EVERY: tuple[Mode, ...] = ("reading", "select", "ledger")
_LISTS: tuple[Mode, ...] = ("list", "pick")
_FAR: tuple[Mode, ...] = (*_EVERY, *_LISTS)
_BOTH: tuple[Mode, ...] = ("reading", "ledger")
_LEDGER: tuple[Mode, ...] = ("ledger",)
_TABLES: tuple[Mode, ...] = ("ledger", "table")
_ROWS: tuple[Mode, ...] = (*_EVERY, "table")
_JUDGED: tuple[Mode, ...] = ("reading", *_TABLES)

COMMANDS: tuple[Command, ...] = (
    Command("line-down", "Line down", "Move the cursor down a row.", "Move", movement.line_down, modes=_ROWS, ledger=rows.line_down, early=True, count=True),
    Command("line-up", "Line up", "Move the cursor up a row.", "Move", movement.line_up, modes=_ROWS, ledger=rows.line_up, early=True, count=True),
    Command("page-down", "Page down", "Go down by a screen.", "Move", movement.page_down, modes=(*_FAR, "table"), ledger=rows.page_down, choosing=choosing.page_down, early=True, count=True),
    Command("page-up", "Page up", "Go up by a screen.", "Move", movement.page_up, modes=(*_FAR, "table"), ledger=rows.page_up, choosing=choosing.page_up, early=True, count=True),
    Command("half-page-down", "Half a page down", "Go down by half a screen.", "Move", movement.half_page_down, modes=_MOVES, early=True, count=True),
    Command("half-page-up", "Half a page up", "Go up by half a screen.", "Move", movement.half_page_up, modes=_MOVES, early=True, count=True),
    Command("top", "Top", "Go to the beginning.", "Move", movement.top, modes=(*_FAR, "table"), ledger=rows.top, choosing=choosing.first, early=True),
    Command("bottom", "Bottom", "Go to the end.", "Move", movement.bottom, modes=(*_FAR, "table"), ledger=rows.bottom, choosing=choosing.last, early=True),
    Command("percent", "Go to percent", "Go to so many percent of the text, as in 50%.", "Move", movement.percent, early=True, count=True),
    Command("go-to-paragraph", "Go to paragraph", "Go to the paragraph of that number, as in :20.", "Move", movement.go_to_paragraph, early=True, count=True),
    Command("next-passage", "Next passage", "Go to the next sentence.", "Move", movement.next_passage, modes=_MOVES, early=True, count=True),
    Command("previous-passage", "Previous passage", "Go to the sentence before.", "Move", movement.previous_passage, modes=_MOVES, early=True, count=True),
    Command("next-paragraph", "Next paragraph", "Go to the next paragraph.", "Move", movement.next_paragraph, modes=_MOVES, early=True, count=True),
    Command("previous-paragraph", "Previous paragraph", "Go to the paragraph before.", "Move", movement.previous_paragraph, modes=_MOVES, early=True, count=True),
    Command("other-pane", "Other pane", "Move the cursor to the other text.", "Move", movement.other_pane, hint="other text", modes=_MOVES, early=True),
    Command("left-pane", "Left pane", "Move the cursor to the left text.", "Move", movement.left_pane, early=True),
    Command("right-pane", "Right pane", "Move the cursor to the right text.", "Move", movement.right_pane, early=True),
    Command("back", "Back", "Go back to where you were before the last jump.", "Move", jumps.back, hint="back", early=True, count=True),
    Command("forward", "Forward", "Go forward again after going back.", "Move", jumps.forward, early=True, count=True),
    Command("set-mark", "Set mark", "Remember this place under a letter.", "Move", marks.set_mark, early=True, argument="letter"),
    Command("go-to-mark", "Go to mark", "Go to the place remembered under a letter; ' is the last.", "Move", marks.go_to_mark, early=True, argument="letter"),
    Command("marks", "All marks", "List the places remembered under letters, with the words there; Enter goes there.", "Move", marks.list_marks),
    Command("outline", "Outline", "List the headings, and what both texts tell, in order; type to filter, Enter goes there.", "Move", outline.list_outline, hint="outline"),
    Command("next-stop", "Next stop", "Go to the next stop: a place of the kinds you chose.", "Compare", jumps.next_stop, hint="next stop", early=True, count=True),
    Command("previous-stop", "Previous stop", "Go to the stop before.", "Compare", jumps.previous_stop, early=True, count=True),
    Command("go-to-stop", "Go to stop", "Go to the stop of that number, as in 5 for the fifth.", "Compare", jumps.go_to_stop, early=True, count=True),
    Command("next-match", "Next match", "Go to the next passage that has a counterpart.", "Compare", jumps.next_match, early=True, count=True),
    Command("previous-match", "Previous match", "Go to the passage before that has a counterpart.", "Compare", jumps.previous_match, early=True, count=True),
    Command("next-only", "Next only here", "Go to the next passage without a counterpart.", "Compare", jumps.next_only, early=True, count=True, machine=True),
    Command("previous-only", "Previous only here", "Go to the passage before without a counterpart.", "Compare", jumps.previous_only, early=True, count=True, machine=True),
    Command("stops", "Choose the stops", "Choose which kinds of place next and previous stop go to.", "Compare", display.stops, hint="stops", argument="text"),
    Command("counterpart", "Counterpart", "Go to the passage paired with this one; again, to the next one. On a folded line: open it.", "Compare", jumps.counterpart, hint="counterpart", early=True),
    Command("why", "Why this pair", "Say why the passage and its counterpart were paired.", "Compare", display.why, hint="why", machine=True),
    Command("link", "Pair by hand", "Pair the passages that the cursors of both texts are on.", "Compare", corrections.link),
    Command("unlink", "Reject the pair", "Say that the passage and its counterpart do not belong together.", "Compare", corrections.unlink),
    Command("merge", "Widen the pair", "Take the next sentence into the passage that is paired here, else the one before.", "Compare", corrections.merge),
    Command("split", "Narrow the pair", "Keep of the pair only the sentence under the cursor on this side.", "Compare", corrections.split),
    Command("one-event", "One event", "Say that both texts are about one event, where matching doubts it; again, take that back.", "Compare", corrections.one_event, machine=True),
    Command("looser", "Looser", "Show weaker matches too, those that matching held back.", "Compare", corrections.looser, early=True, count=True, machine=True),
    Command("stricter", "Stricter", "Show only stronger matches.", "Compare", corrections.stricter, early=True, count=True, machine=True),
    Command("stop-matching", "Stop matching", "Stop the matching that is under way; what it has found stays.", "Compare", corrections.stop_matching, machine=True),
    Command("toggle-lock", "Lock on or off", "Lock both texts to scroll level, or free them.", "Compare", jumps.toggle_lock, hint="lock", early=True),
    Command("level-now", "Level now", "Bring the other text level with the passage here.", "Compare", jumps.level_now, hint="level", early=True),
    Command("fold-agreeing", "Fold what agrees", "Fold the paragraphs that say the same on both sides.", "Compare", folding.fold_agreeing, hint="fold", early=True, machine=True),
    Command("unfold-all", "Unfold all", "Open everything that is folded.", "Compare", folding.unfold_all, hint="unfold", early=True),
    Command("toggle-fold", "Fold or unfold here", "Open or close the folded part at the cursor.", "Compare", folding.toggle_fold, early=True),
    Command("next-difference", "Next difference", "Go to the next figure, date, name or quotation that differs.", "Compare", jumps.next_difference, early=True, count=True, machine=True),
    Command("previous-difference", "Previous difference", "Go to the difference before.", "Compare", jumps.previous_difference, early=True, count=True, machine=True),
    Command("next-reworded", "Next change of words", "Go to the next words that were changed in what is else the same text.", "Compare", jumps.next_reworded, early=True, count=True, machine=True),
    Command("previous-reworded", "Previous change of words", "Go to the change of words before.", "Compare", jumps.previous_reworded, early=True, count=True, machine=True),
    Command("next-changed", "Next changed passage", "Go to the next passage that changed since an earlier version.", "Compare", jumps.next_changed, early=True, count=True),
    Command("previous-changed", "Previous changed passage", "Go to the changed passage before.", "Compare", jumps.previous_changed, early=True, count=True),
    Command("ledger", "Ledger", "How the claims of both texts compare: agree, differ, only here; who says so.", "Ledger", ledger.open_ledger, hint="ledger", machine=True),
    Command("read-both", "Read both", "Show both passages level in the texts; the ledger's key comes back to this row.", "Ledger", hint="read both", modes=_TABLES, ledger=ledger.leave_for_row, table=table.read_row),
    Command("verdict", "Verdict", "Say what you make of the finding; the machine's verdict is kept beside yours.", "Ledger", findings.verdict_here, hint="verdict", modes=_JUDGED, ledger=rows.verdict, argument="text", machine=True),
    Command("check", "Checked", "Mark the finding as checked by you; again, take that back.", "Ledger", findings.check_here, hint="checked", modes=_JUDGED, ledger=rows.check, machine=True),
    Command("own-finding", "Finding of your own", "Make a finding, with your verdict, of what is selected in each text, or of the sentence each cursor is on.", "Ledger", findings.own_finding, hint="finding", modes=_MOVES, argument="text", machine=True),
    Command("timeline", "Who says when", "List what both texts tell in order of time, and where hours, days or the order clash; Enter goes there.", "Ledger", timeline.list_times, hint="timeline", machine=True),
    Command("hide", "Hide", "Hide a finding that is wrong; on a hidden one, show it again.", "Ledger", hint="hide", modes=_TABLES, ledger=rows.hide),
    Command("show-hidden", "Show what is hidden", "Show the findings that you have hidden too; again, leave them out.", "Ledger", modes=_LEDGER, ledger=ledger.show_hidden),
    Command("findings", "Findings", "The findings, discrepancies first.", "Ledger", hint="findings", modes=_LEDGER, ledger=ledger.findings),
    Command("filter-findings", "Filter", "Choose the verdicts, kinds of difference, topics or accounts that are shown.", "Ledger", hint="kinds", modes=_TABLES, ledger=rows.filter_rows),
    Command("unchecked", "Only unchecked", "Show only what you have not checked; again, show all.", "Ledger", hint="unchecked", modes=_TABLES, ledger=rows.unchecked),
    Command("only-here", "Only here", "What only one text says, and where in it; again, back to the findings.", "Ledger", hint="only here", modes=_TABLES, ledger=ledger.only_here, table=table.only_in_one),
    Command("who-said-what", "Who said what", "Speakers with their statements on either side; again, back to the findings.", "Ledger", hint="who said what", modes=_LEDGER, ledger=ledger.who_said_what),
    Command("wording", "Wording", "What either text calls the same thing or people; again, back to the findings.", "Ledger", hint="wording", modes=_LEDGER, ledger=ledger.wording),
    Command("clashes", "Clashes inside one text", "Claims of one text that do not fit together; again, back to the findings.", "Ledger", hint="clashes", modes=_TABLES, ledger=ledger.clashes, table=table.clashes),
    Command("next-view", "Next view", "Go on: findings, only here, who said what, wording, clashes.", "Ledger", modes=_LEDGER, ledger=ledger.next_view),
    Command("next-account", "Next account", "Show the next of several accounts beside the base; after the last, the first.", "Compare", turning.next_account, hint="next account", modes=(*_BOTH, "table"), ledger=turning.next_account, count=True, early=True, table=table.next_account),
    Command("previous-account", "Previous account", "Show the account before beside the base.", "Compare", turning.previous_account, modes=(*_BOTH, "table"), ledger=turning.previous_account, count=True, early=True, table=table.previous_account),
    Command("account", "Account by number", "Show the account of that number beside the base, as in :account 3.", "Compare", turning.account, modes=_BOTH, ledger=turning.account, count=True, argument="text", early=True),
    Command("accounts", "All accounts", "List the accounts that are read together; Enter shows one beside the base.", "Compare", turning.accounts, hint="accounts", modes=_BOTH, ledger=turning.accounts, early=True),
    Command("base", "Base", "Make the account of that number the base, at the left, as in :base 3; without a number the one at the right.", "Compare", turning.base, modes=_BOTH, ledger=turning.base, argument="text", early=True),
    *turning.BY_NUMBER,
    Command("table", "Table", "What all accounts state: a row a statement, a column an account.", "Ledger", table.open_table, hint="table", modes=_BOTH, ledger=table.open_table),
    Command("all-but-one", "In all but one", "Show only what all accounts but one tell; again, all.", "Ledger", hint="in all but one", modes=("table",), table=table.all_but_one),
    Command("witnesses", "Witnesses", "List which accounts go back to one source, and why.", "Ledger", hint="witnesses", modes=("table",), table=table.witnesses),
    Command("cut", "What is excluded", "List what is no part of the articles, by kind and size; Enter goes there.", "Compare", boundaries.excluded, hint="excluded"),
    Command("put-aside", "Exclude or put back", "Exclude the paragraph here, as no part of the article; an excluded one, or a folded part, comes back.", "Compare", boundaries.put_aside, modes=("reading", "select", "list"), choosing=choosing.acting("put-aside")),
    Command("article-begins", "Article begins here", "Say that the article begins with this paragraph: all before it is excluded.", "Compare", boundaries.article_begins, modes=("reading", "list"), choosing=choosing.acting("article-begins")),
    Command("article-ends", "Article ends here", "Say that the article ends with this paragraph: all after it is excluded.", "Compare", boundaries.article_ends, modes=("reading", "list"), choosing=choosing.acting("article-ends")),
    Command("find", "Find", "Find words in both texts.", "Find", find.find, hint="find", argument="text"),
    Command("next-hit", "Next hit", "Go to the next place found.", "Find", find.next_hit, hint="next hit", early=True, count=True),
    Command("previous-hit", "Previous hit", "Go to the place found before.", "Find", find.previous_hit, early=True, count=True),
    Command("filter", "Only what matches", "Show only the paragraphs that hold the words found; again, show all.", "Find", find.only_hits, early=True, argument="text"),
    Command("select", "Select", "Begin a selection at the cursor; move to widen it.", "Select", select.select, hint="select", early=True),
    Command("select-passage", "Select the passage", "Select the whole sentence under the cursor.", "Select", select.select_passage, modes=_MOVES, early=True),
    Command("character-left", "Character left", "Move one character left.", "Select", movement.character_left, modes=("select",), early=True, count=True),
    Command("character-right", "Character right", "Move one character right.", "Select", movement.character_right, modes=("select",), early=True, count=True),
    Command("word-right", "Word right", "Move to the next word.", "Select", movement.word_right, modes=("select",), early=True, count=True),
    Command("word-left", "Word left", "Move to the word before.", "Select", movement.word_left, modes=("select",), early=True, count=True),
    Command("line-start", "Start of row", "Move to the start of the row.", "Select", movement.line_start, modes=("select",), early=True),
    Command("line-end", "End of row", "Move to the end of the row.", "Select", movement.line_end, modes=("select",), early=True),
    Command("swap-ends", "Other end", "Move the other end of the selection.", "Select", select.swap_ends, modes=("select",), early=True),
    Command("copy", "Copy with source", "Copy the selection or the passage, of a row all of them, with their sources.", "Select", program.copy, hint="copy", modes=("reading", "select", "ledger", "list", "table"), ledger=rows.copy, choosing=choosing.acting("copy")),
    Command("note", "Note", "Write a note on the selection, the passage, the pair, the finding or the statement.", "Notes", notes.note, hint="note", modes=_ROWS, ledger=noting.note),
    Command("edit-note", "Edit note", "Edit the note at the cursor.", "Notes", notes.edit_note, hint="edit note", modes=("reading", "list"), choosing=choosing.acting("edit-note")),
    Command("delete-note", "Delete note", "Delete the note at the cursor; undo brings it back.", "Notes", notes.delete_note, modes=("reading", "list"), choosing=choosing.acting("delete-note")),
    Command("next-note", "Next note", "Go to the next note.", "Notes", jumps.next_note, early=True, count=True),
    Command("previous-note", "Previous note", "Go to the note before.", "Notes", jumps.previous_note, early=True, count=True),
    Command("notes", "All notes", "List all notes; type to filter, Enter goes there.", "Notes", notes.notes, hint="notes"),
    Command("disagreements", "Disagreements", "List where the people whose notes are here disagree; type to filter, Enter goes there.", "Notes", disagreements.disagreements, hint="disagreements"),
    Command("next-disagreement", "Next disagreement", "Go to the next passage on which people disagree.", "Notes", jumps.next_disagreement, count=True),
    Command("previous-disagreement", "Previous disagreement", "Go to the passage before on which people disagree.", "Notes", jumps.previous_disagreement, count=True),
    Command("edit-in-editor", "Edit in your editor", "Write the note in the editor that EDITOR names.", "Notes", places.edit_in_editor),
    Command("confirm-note", "Confirm the place", "Say that the note at the cursor is where it should be.", "Notes", places.confirm_note, hint="confirm place"),
    Command("reattach-note", "Reattach the note", "Put the note chosen in the list, whose words are gone, on the selection or the passage.", "Notes", places.reattach_note, hint="reattach here", modes=_MOVES),
    Command("drafts", "Drafts", "List what was typed and never saved; Enter goes on with it.", "Notes", notes.drafts),
    Command("undo", "Undo", "Undo the last change to the notes.", "Notes", undo.undo, modes=("reading", "list", *_TABLES), ledger=undo.undo, choosing=choosing.acting("undo"), count=True),
    Command("redo", "Redo", "Do again what was undone.", "Notes", undo.redo, modes=("reading", "list", *_TABLES), ledger=undo.redo, choosing=choosing.acting("redo"), count=True),
    Command("save", "Save now", "Write the notes to disk now; every change is saved automatically.", "Notes", notes.save, modes=_JUDGED, ledger=notes.save),
    Command("save-to", "Save notes elsewhere", "Keep the notes in another file from now on; its path follows the name.", "Notes", notes.save_to, argument="text"),
    Command("copy-notes", "Copy all notes", "Copy every note with the words it is on.", "Notes", notes.copy_notes),
    Command("note-save", "Save and close", "Save the note and close the box.", "Notes", box.save_note, hint="save and close", modes=("note",), listed=False),
    Command("note-about", "What it is about", "Change what the note is about: left text, right text, the pair.", "Notes", box.note_about, hint="about", modes=("note",), listed=False),
    Command("note-task", "Task", "Change which task of the lesson the note answers.", "Notes", box.note_task, hint="task", modes=("note",), listed=False),
    Command("note-type", "Type of note", "Change the type of the note: comment, question, disagreement, to check.", "Notes", box.note_type, hint="type", modes=("note",), listed=False),
    Command("note-relation", "What it says of the pair", "Change what the note says of the pair: agree, contradict, omits, nothing.", "Notes", box.note_relation, hint="relation", modes=("note",), listed=False),
    Command("note-tags", "Tags", "Type tags, a comma between them; again, go back to the words.", "Notes", box.note_tags, hint="tags", modes=("note",), listed=False),
    Command("note-close", "Close", "Close the box; what was typed is kept until you come back.", "Notes", box.close_note, hint="close", modes=("note",), listed=False),
    Command("layout", "Side by side or stacked", "Put the texts beside or above each other.", "View", display.layout),
    Command("swap", "Swap sides", "Show the right text on the left and the left one on the right.", "View", display.swap, modes=("reading", "pick"), choosing=choosing.swap),
    Command("signs", "Signs", "Change between drawn signs and plain ASCII ones.", "View", display.signs, modes=_JUDGED, ledger=display.signs),
    Command("layers", "Layers", "Lay marks over the texts: who says it, hedges, two words for one thing, quotations, numbers.", "View", ledger.layers, machine=True, argument="text"),
    Command("density", "Density", "Mark more or less of what was found: bare, differences, usual, all.", "View", display.density, machine=True, argument="text"),
    Command("legend", "Legend", "Say what the signs mean.", "View", display.legend, modes=_JUDGED, ledger=display.legend),
    Command("meta", "Title, date, outlet", "Show what is known of both articles: title, outlet, byline, date, language; and correct it.", "View", metadata.meta),
    Command("theme", "Theme", "Take the colours named after it, or choose them.", "View", display.theme, modes=_JUDGED, ledger=display.theme, argument="text"),
    Command("task", "Task in full", "Show the words of the task in a lesson; again, what follows; at the end only its heading.", "Lesson", lesson.task, hint="task", modes=_MOVES, early=True),
    Command("next-task", "Next task", "Show the next task of the lesson; after the last, the first.", "Lesson", lesson.next_task, hint="next task", modes=_MOVES, early=True, count=True),
    Command("previous-task", "Previous task", "Show the task of the lesson before.", "Lesson", lesson.previous_task, modes=_MOVES, early=True, count=True),
    Command("answers", "Answers", "List the answers in a lesson, by task, passage and pupil; Enter goes there.", "Lesson", lesson.answers, hint="answers"),
    Command("hand-in", "Hand in", "Write your answers into files of your name, to be sent to your teacher.", "Lesson", lesson.hand_in, hint="hand in"),
    Command("reveal", "The machine's marks", "Show what the machine found, in a lesson that hides it: your teacher's word follows the name.", "Lesson", lesson.reveal, hint="machine's marks", argument="text", early=True),
    Command("pupil", "Who you are", "Say who works on the lesson, when it is somebody else now.", "Lesson", lesson.pupil, early=True),
    Command("reload", "Reload", "Read both again, pages from the web too, and rematch them.", "Program", program.reload),
    Command("open-page", "Open the page", "Show where an article from the web came from, and open that page in your browser.", "Program", program.open_page),
    Command("changes", "What changed", "List what changed when the texts were last read again, in old and new words.", "Program", program.changes),
    Command("export", "Hand in", "Hand in what was found: choose form, findings and file, see what goes in; after :export a file name writes all.", "Program", exporting.export, hint="hand in", modes=("reading", "ledger"), ledger=exporting.export, argument="text", machine=True),
    Command("pack", "Pack a case", "Pack both texts, notes, verdicts and the comparison into one file that others open and go on with.", "Program", exporting.pack, modes=("reading", "ledger"), ledger=exporting.pack, argument="text", machine=True),
    Command("suspend", "Suspend", "Give the terminal back to the shell; fg there comes back here.", "Program", program.suspend, modes=("reading", "select", "start", "ledger", "table"), ledger=program.suspend, start=starting.suspend, early=True),
    Command("redraw", "Redraw", "Paint the whole screen again, where something else wrote on it.", "Program", program.redraw, modes=_ROWS, ledger=program.redraw, early=True),
    Command("help", "Help", "All commands and their keys; type to filter, Enter runs one.", "Program", program.help_, hint="help", modes=("reading", "select", "start", "ledger", "table"), ledger=program.help_, start=starting.list_commands),
    Command("command-line", "Command line", "Type the name of a command.", "Program", program.command_line, modes=("reading", "select", "start", "ledger", "table"), ledger=program.command_line, start=starting.list_commands),
    Command("palette", "Palette", "Find a command by its words.", "Program", program.palette, modes=("reading", "select", "start", "ledger", "table"), ledger=program.palette, start=starting.list_commands),
    Command("cancel", "Cancel", "Leave the selection, the strip, the search, the box, the ledger or the table; when there is none, stop fetching or matching.", "Program", program.cancel, modes=("reading", "select", "find", "list", "pick", "ledger", "start", "table"), ledger=program.leave, choosing=choosing.close, start=starting.stop_opening, listed=False),
    Command("quit", "Quit", "Leave. Notes are already on disk.", "Program", program.quit_, hint="quit", modes=("reading", "select", "start", "ledger", "table"), ledger=program.quit_, start=starting.leave),
    Command("list-down", "Next in list", "Move down in the list.", "Move", modes=_LISTS, choosing=choosing.down, listed=False),
    Command("list-up", "Previous in list", "Move up in the list.", "Move", modes=_LISTS, choosing=choosing.up, listed=False),
    Command("list-run", "Choose", "Go there, or run it.", "Move", hint="choose", modes=_LISTS, choosing=choosing.choose, listed=False),
    Command("open", "Open two articles", "Choose two files or addresses to compare.", "Program", hint="open", modes=("start",), start=starting.open_two),
    Command("library", "Browse your library", "Search the texts of your library and choose two of them.", "Program", hint="your library", modes=("start",), start=starting.library),
    Command("same-event", "Which tell of this event", "In your library: which texts tell of the event of the one under the cursor.", "Program", hint="which tell of this event", modes=("pick",), choosing=choosing.acting("same-event")),
    Command("likely-pairs", "Likely pairs", "In your library: which two texts are likely to tell of one event.", "Program", hint="likely pairs", modes=("pick",), choosing=choosing.acting("likely-pairs")),
    Command("folder", "Choose from a folder", "Choose two articles of a folder; the likely pairs come first.", "Program", hint="a folder", modes=("start",), start=starting.folder),
)  # fmt: skip

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}

_GAPS = [gap for command in COMMANDS for gap in gaps(command)]
if _GAPS or len(BY_ID) != len(COMMANDS):
    raise ImportError(f"commands without a handler, handlers without a command, or two of one id: {_GAPS}")


def ids_by_mode() -> dict[str, frozenset[str]]:
    """The command ids that work in each mode: what a keymap may bind there."""
    return {mode: frozenset(command.id for command in COMMANDS if mode in command.modes) for mode in MODES}
