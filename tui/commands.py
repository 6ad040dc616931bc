"""Every command once: what a key, the palette, `:`, the footer or a click can run.

Help, palette, footer, `:` and the keymap checks all read this registry; nothing lists commands a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["reading", "select", "note", "find", "list", "pick", "start", "ledger"]
MODES: tuple[Mode, ...] = ("reading", "select", "note", "find", "list", "pick", "start", "ledger")
TYPING_MODES: frozenset[Mode] = frozenset({"note", "find", "list", "pick"})

Group = Literal["Move", "Compare", "Ledger", "Find", "Notes", "Select", "View", "Program"]
Argument = Literal["none", "letter", "text"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can run.

    `id` is its only name (in keymap files and after `:`); `title` stands in lists, `help` is one sentence, `hint` a word
    or two for the footer. `modes` say where it works. `count` tells that a number before it means something. `argument`
    is what follows the key (a letter, as in `m a`) or the name after `:` (text). `listed` is False for a command that
    makes sense only as a key inside its own box.
    """

    id: str
    title: str
    help: str
    group: Group
    hint: str = ""
    modes: tuple[Mode, ...] = ("reading",)
    count: bool = False
    argument: Argument = "none"
    listed: bool = True


_MOVES: tuple[Mode, ...] = ("reading", "select")
_EVERY: tuple[Mode, ...] = ("reading", "select", "ledger")
_FAR: tuple[Mode, ...] = (*_EVERY, "pick")
_LISTS: tuple[Mode, ...] = ("list", "pick")
_LEDGER: tuple[Mode, ...] = ("ledger",)

COMMANDS: tuple[Command, ...] = (
    Command("line-down", "Line down", "Move the cursor down a row.", "Move", modes=_EVERY, count=True),
    Command("line-up", "Line up", "Move the cursor up a row.", "Move", modes=_EVERY, count=True),
    Command("page-down", "Page down", "Go down by a screen.", "Move", modes=_FAR, count=True),
    Command("page-up", "Page up", "Go up by a screen.", "Move", modes=_FAR, count=True),
    Command("half-page-down", "Half a page down", "Go down by half a screen.", "Move", modes=_MOVES, count=True),
    Command("half-page-up", "Half a page up", "Go up by half a screen.", "Move", modes=_MOVES, count=True),
    Command("top", "Top", "Go to the beginning.", "Move", modes=_FAR),
    Command("bottom", "Bottom", "Go to the end.", "Move", modes=_FAR),
    Command(
        "percent", "Go to percent", "Go to so many percent of the text, as in 50%.", "Move", count=True
    ),
    Command("next-passage", "Next passage", "Go to the next sentence.", "Move", modes=_MOVES, count=True),
    Command("previous-passage", "Previous passage", "Go to the sentence before.", "Move", modes=_MOVES, count=True),
    Command("next-paragraph", "Next paragraph", "Go to the next paragraph.", "Move", modes=_MOVES, count=True),
    Command(
        "previous-paragraph", "Previous paragraph", "Go to the paragraph before.", "Move", modes=_MOVES, count=True
    ),
    Command("other-pane", "Other pane", "Move the cursor to the other text.", "Move", hint="other text"),
    Command("left-pane", "Left pane", "Move the cursor to the left text.", "Move"),
    Command("right-pane", "Right pane", "Move the cursor to the right text.", "Move"),
    Command("back", "Back", "Go back to where you were before the last jump.", "Move", hint="back", count=True),
    Command("forward", "Forward", "Go forward again after going back.", "Move", count=True),
    Command("set-mark", "Set mark", "Remember this place under a letter.", "Move", argument="letter"),
    Command("go-to-mark", "Go to mark", "Go to the place remembered under a letter; ' is the last.", "Move", argument="letter"),
    Command("next-stop", "Next stop", "Go to the next stop: a place of the kinds you chose.", "Compare", hint="next stop", count=True),
    Command("previous-stop", "Previous stop", "Go to the stop before.", "Compare", count=True),
    Command("go-to-stop", "Go to stop", "Go to the stop of that number, as in 5 for the fifth.", "Compare", count=True),
    Command("next-match", "Next match", "Go to the next passage that has a counterpart.", "Compare", count=True),
    Command("previous-match", "Previous match", "Go to the passage before that has a counterpart.", "Compare", count=True),
    Command("next-only", "Next only here", "Go to the next passage without a counterpart.", "Compare", count=True),
    Command("previous-only", "Previous only here", "Go to the passage before without a counterpart.", "Compare", count=True),
    Command("stops", "Choose the stops", "Choose which kinds of place next and previous stop go to.", "Compare", hint="stops"),
    Command(
        "counterpart", "Counterpart", "Go to the passage paired with this one; again, to the next one. On a folded line: open it.",
        "Compare", hint="counterpart",
    ),
    Command("why", "Why this pair", "Say why the passage and its counterpart were paired.", "Compare", hint="why"),
    Command("link", "Pair by hand", "Pair the passages that the cursors of both texts are on.", "Compare"),
    Command("unlink", "Reject the pair", "Say that the passage and its counterpart do not belong together.", "Compare"),
    Command("merge", "Widen the pair", "Take the next sentence into the passage that is paired here, else the one before.", "Compare"),
    Command("split", "Narrow the pair", "Keep of the pair only the sentence under the cursor on this side.", "Compare"),
    Command(
        "one-event", "One event", "Say that both texts tell of one event, where matching doubts it; again, take that back.",
        "Compare",
    ),
    Command("looser", "Looser", "Show weaker matches too, those that matching held back.", "Compare", count=True),
    Command("stricter", "Stricter", "Show only stronger matches.", "Compare", count=True),
    Command("stop-matching", "Stop matching", "Stop the matching that is under way; what it has found stays.", "Compare"),
    Command("toggle-lock", "Lock on or off", "Lock both texts to scroll level, or free them.", "Compare", hint="lock"),
    Command("level-now", "Level now", "Bring the other text level with the passage here.", "Compare", hint="level"),
    Command("fold-agreeing", "Fold what agrees", "Fold the paragraphs that tell the same on both sides.", "Compare", hint="fold"),
    Command("unfold-all", "Unfold all", "Open everything that is folded.", "Compare", hint="unfold"),
    Command("toggle-fold", "Fold or unfold here", "Open or close the folded part at the cursor.", "Compare"),
    Command("next-difference", "Next difference", "Go to the next figure, date, name or quotation that differs.", "Compare", count=True),
    Command("previous-difference", "Previous difference", "Go to the difference before.", "Compare", count=True),
    Command("ledger", "Ledger", "What the claims of both texts have become: agree, differ, stand alone; who says so.", "Ledger", hint="ledger"),
    Command("read-both", "Read both", "Show both passages level in the texts; the ledger's key comes back to this row.", "Ledger", hint="read both", modes=_LEDGER),
    Command("verdict", "Verdict", "Say what you make of the finding; the machine's verdict is kept beside yours.", "Ledger", hint="verdict", modes=_LEDGER),
    Command("check", "Checked", "Mark the finding as checked by you; again, take that back.", "Ledger", hint="checked", modes=_LEDGER),
    Command("hide", "Hide", "Put away a finding that is wrong; on one put away, bring it back.", "Ledger", hint="hide", modes=_LEDGER),
    Command("show-hidden", "Show what is hidden", "Show the findings that you have put away; again, leave them out.", "Ledger", modes=_LEDGER),
    Command("findings", "Findings", "The findings, discrepancies first.", "Ledger", hint="findings", modes=_LEDGER),
    Command("filter-findings", "Filter", "Choose the verdicts, kinds of difference and topics that are shown.", "Ledger", hint="kinds", modes=_LEDGER),
    Command("unchecked", "Only unchecked", "Show only what you have not checked; again, show all.", "Ledger", hint="unchecked", modes=_LEDGER),
    Command("only-here", "Only here", "What only one text says, and where in it; again, back to the findings.", "Ledger", hint="only here", modes=_LEDGER),
    Command("who-said-what", "Who said what", "Speakers with their statements on either side; again, back to the findings.", "Ledger", hint="who said what", modes=_LEDGER),
    Command("wording", "Wording", "What either text calls the same thing or people; again, back to the findings.", "Ledger", hint="wording", modes=_LEDGER),
    Command("clashes", "Clashes inside one text", "Claims of one text that do not fit together; again, back to the findings.", "Ledger", hint="clashes", modes=_LEDGER),
    Command("next-view", "Next view", "Go on: findings, only here, who said what, wording, clashes.", "Ledger", modes=_LEDGER),
    Command("cut", "What was put aside", "List what is no part of the articles, by kind and size; Enter goes there.", "Compare", hint="put aside"),
    Command("put-aside", "Put aside or back", "Put the paragraph here aside, as no part of the article; one put aside, or a folded part, comes back.", "Compare", modes=("reading", "select", "list")),
    Command("article-begins", "Article begins here", "Say that the article begins with this paragraph: all before it is put aside.", "Compare", modes=("reading", "list")),
    Command("article-ends", "Article ends here", "Say that the article ends with this paragraph: all after it is put aside.", "Compare", modes=("reading", "list")),
    Command("find", "Find", "Find words in both texts.", "Find", hint="find", argument="text"),
    Command("next-hit", "Next hit", "Go to the next place found.", "Find", hint="next hit", count=True),
    Command("previous-hit", "Previous hit", "Go to the place found before.", "Find", count=True),
    Command("filter", "Only what matches", "Show only the paragraphs that hold the words found; again, show all.", "Find"),
    Command("select", "Select", "Begin a selection at the cursor; move to widen it.", "Select", hint="select"),
    Command("select-passage", "Select the passage", "Select the whole sentence under the cursor.", "Select", modes=_MOVES),
    Command("character-left", "Character left", "Move one character left.", "Select", modes=("select",), count=True),
    Command("character-right", "Character right", "Move one character right.", "Select", modes=("select",), count=True),
    Command("word-right", "Word right", "Move to the next word.", "Select", modes=("select",), count=True),
    Command("word-left", "Word left", "Move to the word before.", "Select", modes=("select",), count=True),
    Command("line-start", "Start of row", "Move to the start of the row.", "Select", modes=("select",)),
    Command("line-end", "End of row", "Move to the end of the row.", "Select", modes=("select",)),
    Command("swap-ends", "Other end", "Move the other end of the selection.", "Select", modes=("select",)),
    Command("copy", "Copy with source", "Copy the selection or the passage, in the ledger both, with its source.", "Select", hint="copy", modes=(*_EVERY, "list")),
    Command("note", "Note", "Write a note on the selection, the passage, the pair or the finding.", "Notes", hint="note", modes=_EVERY),
    Command("edit-note", "Edit note", "Edit the note at the cursor.", "Notes", hint="edit note", modes=("reading", "list")),
    Command("delete-note", "Delete note", "Delete the note at the cursor; undo brings it back.", "Notes", modes=("reading", "list")),
    Command("next-note", "Next note", "Go to the next note.", "Notes", count=True),
    Command("previous-note", "Previous note", "Go to the note before.", "Notes", count=True),
    Command("notes", "All notes", "List all notes; type to filter, Enter goes there.", "Notes", hint="notes"),
    Command("edit-in-editor", "Edit in your editor", "Write the note in the editor that EDITOR names.", "Notes"),
    Command("confirm-note", "Confirm the place", "Say that the note at the cursor stands where it should.", "Notes", hint="confirm place"),
    Command("hang-note", "Hang the note here", "Put the note chosen in the list, whose words are gone, on the selection or the passage.", "Notes", hint="hang it here", modes=_MOVES),
    Command("drafts", "Drafts", "List what was typed and never saved; Enter goes on with it.", "Notes"),
    Command("undo", "Undo", "Undo the last change to the notes.", "Notes", modes=("reading", "list", "ledger"), count=True),
    Command("redo", "Redo", "Do again what was undone.", "Notes", modes=("reading", "list", "ledger"), count=True),
    Command("save", "Save now", "Write the notes to disk now; every change is saved by itself.", "Notes", modes=("reading", "ledger")),
    Command(
        "save-to", "Save notes elsewhere", "Keep the notes in another file from now on; its path follows the name.",
        "Notes", argument="text",
    ),
    Command("copy-notes", "Copy all notes", "Copy every note with the words it is on.", "Notes"),
    Command("note-save", "Save and close", "Save the note and close the box.", "Notes", hint="save and close", modes=("note",), listed=False),
    Command("note-about", "What it is about", "Change what the note is about: left text, right text, the pair.", "Notes", hint="about", modes=("note",), listed=False),
    Command("note-type", "Type of note", "Change the type of the note: comment, question, disagreement, to check.", "Notes", hint="type", modes=("note",), listed=False),
    Command("note-relation", "What it says of the pair", "Change what the note says of the pair: agree, contradict, omits, nothing.", "Notes", hint="relation", modes=("note",), listed=False),
    Command("note-tags", "Tags", "Type tags, a comma between them; again, go back to the words.", "Notes", hint="tags", modes=("note",), listed=False),
    Command("note-close", "Close", "Close the box; what was typed is kept until you come back.", "Notes", hint="close", modes=("note",), listed=False),
    Command("layout", "Side by side or stacked", "Put the texts beside or above each other.", "View"),
    Command("swap", "Swap sides", "Show the right text on the left and the left one on the right.", "View", modes=("reading", "pick")),
    Command("signs", "Signs", "Change between drawn signs and plain ASCII ones.", "View", modes=("reading", "ledger")),
    Command("layers", "Layers", "Lay marks over the texts: who says it, hedges, two words for one thing, quotations, numbers.", "View"),
    Command("legend", "Legend", "Say what the signs mean.", "View", modes=("reading", "ledger")),
    Command("meta", "Title, date, outlet", "Show what is known of both articles: title, outlet, byline, date, language; and correct it.", "View"),
    Command("theme", "Theme", "Choose the colours.", "View"),
    Command("reload", "Reload", "Read both again, pages from the web too, and match them anew.", "Program", modes=("reading",)),
    Command("open-page", "Open the page", "Show where an article from the web came from, and open that page in your browser.", "Program", modes=("reading",)),
    Command("changes", "What changed", "List what changed when the texts were last read again, in old and new words.", "Program", modes=("reading",)),
    Command("help", "Help", "All commands and their keys; type to filter, Enter runs one.", "Program", hint="help", modes=("reading", "select", "start", "ledger")),
    Command("command-line", "Command line", "Type the name of a command.", "Program", modes=("reading", "select", "start", "ledger")),
    Command("palette", "Palette", "Find a command by its words.", "Program", modes=("reading", "select", "start", "ledger")),
    Command("cancel", "Cancel", "Leave the selection, the strip, the search, the box or the ledger; when there is none, stop fetching or matching.", "Program", modes=("reading", "select", "find", "list", "pick", "ledger", "start"), listed=False),
    Command("quit", "Quit", "Leave. Notes are already on disk.", "Program", hint="quit", modes=("reading", "select", "start", "ledger")),
    Command("list-down", "Next in list", "Move down in the list.", "Move", modes=_LISTS, listed=False),
    Command("list-up", "Previous in list", "Move up in the list.", "Move", modes=_LISTS, listed=False),
    Command("list-run", "Choose", "Go there, or run it.", "Move", hint="choose", modes=_LISTS, listed=False),
    Command("open", "Open two articles", "Choose two files or addresses to compare.", "Program", hint="open", modes=("start",)),
    Command("folder", "Choose from a folder", "Choose two articles of a folder; the likely pairs come first.", "Program", hint="a folder", modes=("start",)),
)  # fmt: skip

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}


def ids_by_mode() -> dict[str, frozenset[str]]:
    """The command ids that work in each mode: what a keymap may bind there."""
    return {mode: frozenset(command.id for command in COMMANDS if mode in command.modes) for mode in MODES}
