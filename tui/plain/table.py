"""Every command of the conversation once; the parser, help and completion all read this table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.plain import deciding, handing_in, looking, moving, noting, returning, shaping
from tui.plain.command import Command
from tui.plain.walks import WALKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.plain.talk import Lines, Talk
    from tui.plain.walks import Need


def _findings(_talk: Talk, _argument: str) -> Need:
    return "findings"


def _matches(_talk: Talk, _argument: str) -> Need:
    return "matches"


def _to_kind(deed: Callable[[Talk, str], Lines], kind: str, talk: Talk, _argument: str) -> Lines:
    return deed(talk, kind)


def _need_of_kind(need: Need, _talk: Talk, _argument: str) -> Need:
    return need


def quit_(talk: Talk, _argument: str) -> Lines:
    """Leave."""
    talk.leaving = True
    return []


COMMANDS: tuple[Command, ...] = (
    Command("next-stop", ("next",), ("n", ".", "]"), "KIND", "to the next place; with a kind, of that kind", "go", moving.next_place, moving.need_of),
    Command("previous-stop", ("previous", "back to"), ("p", ",", "["), "KIND", "to the place before", "go", moving.previous_place, moving.need_of),
    Command("read-both", ("read", "read both", "both"), (), "", "read the whole paragraphs here, A and B", "go", moving.read),
    Command("repeat", ("again", "repeat"), (), "", "say the place here again", "go", moving.repeat),
    Command("go-to-stop", ("finding", "go to finding"), (), "NUMBER", "to the finding of that number", "go", moving.go_to_finding, _findings),
    Command("go-to-match", ("match", "go to match"), (), "NUMBER", "to the match of that number", "go", moving.go_to_match, _matches),
    Command("go-to-paragraph", ("paragraph", "go to paragraph"), (), "NUMBER", "to that paragraph; the number alone does it too", "go", moving.go_to_paragraph),
    Command("top", ("first", "top"), ("g",), "", "to the first place of the kind you go through", "go", moving.top, moving.need_of),
    Command("bottom", ("last", "bottom"), ("G",), "", "to the last one", "go", moving.bottom, moving.need_of),
    Command("other-pane", ("other", "other text"), (), "", "go on in the other text", "go", moving.other_text),
    Command("left-pane", ("text a", "left text"), ("h",), "", "go on in A", "go", moving.left_text),
    Command("right-pane", ("text b", "right text"), ("l",), "", "go on in B", "go", moving.right_text),
    Command("counterpart", ("counterpart",), (), "", "to the match of what is here", "go", moving.counterpart, _matches),
    Command("back", ("back", "go back"), (), "", "to where you were before", "go", moving.go_back),
    Command("set-mark", ("mark",), ("m",), "LETTER", "remember this place", "go", returning.set_mark),
    Command("go-to-mark", ("go to mark",), ("'",), "LETTER", "to the place remembered", "go", returning.go_to_mark),
    Command("find", ("find", "search"), ("/",), "WORDS", "find words in both texts; next goes on", "go", looking.find),
    Command("where", ("where", "where am i"), (), "", "where you are, and how much is left", "go", moving.where),
    Command("why", ("why",), ("i",), "", "why this verdict, and why the two were paired", "judge", looking.why, machine=True),
    Command("verdict", ("verdict",), ("t",), "VERDICT", "your verdict on the finding here", "judge", deciding.verdict, machine=True),
    Command("check", ("tick", "check", "checked"), ("r", "C"), "", "mark the finding checked; again, take that back", "judge", deciding.check, machine=True),
    Command("hide", ("hide", "reject"), ("x",), "", "hide a wrong finding; on a match, reject the pair", "judge", deciding.reject, machine=True),
    Command("own-finding", ("own finding", "own"), ("Y",), "VERDICT", "a finding on the sentence last visited in each text", "judge", deciding.own_finding, machine=True),
    Command("link", ("pair", "link"), (), "", "pair the sentences last visited in the two texts", "judge", shaping.pair),
    Command("unlink", ("unpair",), (), "", "reject the pair here; what you paired is undone", "judge", shaping.unpair),
    Command("merge", ("widen",), (), "", "take the next sentence of this text into the pair here", "judge", shaping.wider),
    Command("split", ("narrow",), (), "", "keep of the pair only the sentence here, in this text", "judge", shaping.narrower),
    Command("looser", ("looser", "loose"), ("(",), "NUMBER", "weaker matches too", "judge", shaping.looser, _matches, machine=True),
    Command("stricter", ("stricter", "strict"), (")",), "NUMBER", "only stronger matches", "judge", shaping.stricter, _matches, machine=True),
    Command("show-hidden", ("hidden",), (), "NUMBER", "the findings you hid; with a number, show that one again", "judge", deciding.hidden, _findings, machine=True),
    Command("one-event", ("one event",), (), "", "say that both texts are about one event", "judge", deciding.one_event, machine=True),
    Command("undo", ("undo",), ("z",), "", "take the last change back", "judge", deciding.undo),
    Command("redo", ("redo",), ("Z",), "", "do it again", "judge", deciding.redo),
    Command("note", ("note",), ("a",), "A, B or pair, WORDS", "a note on what is here; without words it asks for them", "write", noting.note),
    Command("edit-note", ("edit", "edit note"), ("e",), "WORDS", "other words for the note here", "write", noting.edit),
    Command("note-tags", ("tag",), (), "TAGS", "tag the note here", "write", noting.tag),
    Command("delete-note", ("delete", "delete note"), ("D",), "", "delete the note here", "write", noting.delete),
    Command("notes", ("notes",), ("A",), "", "all notes", "write", noting.notes),
    Command("save", ("save",), (), "", "save now; every change is saved at once", "write", noting.save),
    Command("export", ("report", "export"), ("X",), "FILE", "write what you hand in", "write", handing_in.report, _findings),
    Command("unchecked", ("left", "what is left", "unchecked"), ("u",), "", "what is left to check", "look", moving.what_is_left, _findings),
    Command("ledger", ("findings", "ledger", "list"), ("c",), "VERDICT", "all findings, or those of one verdict", "look", moving.list_findings, _findings),
    Command("only-here", ("only", "only here"), ("o",), "", "what only one text says", "look", looking.only_here, _findings),
    Command("timeline", ("timeline", "when", "who says when"), ("T",), "", "what both texts tell in order of time", "look", looking.timeline, machine=True),
    Command("who-said-what", ("who", "who said what"), ("w",), "", "who is quoted, and by which text", "look", looking.who_said_what, _findings),
    Command("wording", ("wording",), ("W",), "", "two words for one thing", "look", looking.wording, _findings),
    Command("clashes", ("clashes",), (), "", "claims of one text that clash", "look", looking.clashes, _findings),
    Command("outline", ("outline",), ("I",), "", "headings, and what both texts tell, in order", "look", looking.outline_lines),
    Command("marks", ("marks",), ('"',), "", "the places remembered", "look", returning.marks),
    Command("meta", ("about", "articles"), ("M",), "A outlet NAME", "title, outlet, date of both, what to know of the pair; corrects one", "texts", looking.about),
    Command("cut", ("excluded", "what is excluded"), ("O",), "NUMBER", "what is no part of the articles; with a number, that part whole", "texts", shaping.excluded),
    Command("put-aside", ("exclude", "restore"), ("S",), "NUMBER", "leave the paragraph here out; with a number, put that part back", "texts", shaping.exclude),
    Command("article-begins", ("article begins", "begins"), ("B",), "", "the article begins with the paragraph here", "texts", shaping.begins),
    Command("article-ends", ("article ends", "ends"), ("F",), "", "the article ends with the paragraph here", "texts", shaping.ends),
    Command("reload", ("reload",), ("R",), "", "read both again; next changed goes through what is new", "texts", looking.reload),
)  # fmt: skip
BY_KIND: tuple[Command, ...] = tuple(
    Command(f"{way}-{walk.screen or walk.name}", (f"{way} {walk.name}",), (key,) if key else (), "", f"to the {way} {walk.one}", "by kind", partial(_to_kind, deed, walk.name), partial(_need_of_kind, walk.needs))
    for walk in WALKS
    for way, deed, key in (("next", moving.next_place, walk.keys[0]), ("previous", moving.previous_place, walk.keys[1]))
)  # fmt: skip
"""What goes to one kind of place, under the names that the screen has for it."""
QUIT = Command("quit", ("quit", "exit", "bye"), ("q",), "", "leave; all is saved", "end", quit_)
