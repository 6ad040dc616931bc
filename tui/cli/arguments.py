"""What may be typed after `diptych`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles import __version__
from tui.cli.about.parser import Parser, UsageError, with_forms
from tui.cli.batch.options import BATCH, with_batch_options
from tui.cli.help import HELP
from tui.cli.library.options import LIBRARY, with_library_options
from tui.cli.times.options import TIMELINE, VERSIONS, with_timeline_options, with_versions_options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

NOTE_FORMATS = ("w3c", "hypothesis", "markdown", "csv")
NOTE_TYPES = ("comment", "question", "disagreement", "to check", "highlight", "link")
RELATIONS = ("agree", "contradict", "omits")
FORMATS = ("json", "markdown", "html", "csv", "plain")
REPORT_FORMATS = ("html", "markdown", "csv", "json", "w3c", "docx")
REPORT_CHOICES = ("all", "differing", "checked", "mine")
SHELLS = ("bash", "zsh", "fish")
__all__ = ["COMMANDS", "Parser", "UsageError", "parse", "parser_of"]

COMMANDS = (
    "compare", "report", "claims", "timeline", "versions", "notes", "merge",
    "pack", "open", "verify", "diff", "pages", "relink", "batch",
    "keys", "config", "serve", "sample", "lesson", "library", "schema", "bug", "man", "completion",
)  # fmt: skip

# The options that set a setting, by the name of the setting.
SETTING_OPTIONS = ("keymap", "theme", "signs", "mouse", "case_notes")


def parse(argv: list[str]) -> argparse.Namespace:
    """The options of the command line; `command` is `read` or one of COMMANDS.

    Raises UsageError, and SystemExit 0 after printing help or the version.
    """
    command = argv[0] if argv and argv[0] in COMMANDS else "read"
    parser = parser_of(command)
    rest = argv if command == "read" else argv[1:]
    # Mixing names and options, argparse loses what -- is for: that everything after it is a name.
    end = rest.index("--") if "--" in rest else len(rest)
    options = parser.parse_intermixed_args(rest[:end])
    options.command = command
    if rest[end + 1 :]:
        if "articles" not in options:
            parser.error(f"{rest[end + 1]}: no article is needed here")
        options.articles += rest[end + 1 :]
    return options


def parser_of(command: str) -> argparse.ArgumentParser:
    """A new parser of what may follow a command; `read` is what is run where none is named."""
    return _BUILDERS[command]()


def _parser(command: str, about: str) -> Parser:
    return Parser(prog=f"diptych {command}".strip(), description=about, allow_abbrev=False)


def _reading() -> Parser:
    parser = _parser("", "Read two articles side by side.")
    parser.format_help = lambda: HELP  # type: ignore[method-assign] # it lists the commands too
    parser.add_argument("articles", nargs="*", metavar="A B", help="the two articles, left and right")
    _add_screen_options(parser)
    _add_reading_options(parser)
    _add_plain(parser)
    parser.add_argument("--version", action="version", version=f"diptych {__version__}")
    return parser


def _compare() -> Parser:
    parser = _parser(
        "compare", "Compare articles without a screen: a report as lines, a page, a table or for programs."
    )
    _add_several(parser)
    with_forms(parser, {
        "json": "everything, for programs: diptych.comparison/1, of more than two accounts diptych.accounts/1",
        "markdown": "a report in Markdown",
        "html": "a page in one file",
        "csv": "a row for each match and each note",
        "plain": "lines to be read, or read out (the default, unless the name of FILE ends as another form does)",
    })  # fmt: skip
    _add_reading_options(parser)
    return parser


def _report() -> Parser:
    parser = _parser(
        "report", "What is handed in: findings with both quotations, your notes, verdicts and ticks, both texts."
    )
    _add_several(parser)
    shape = parser.add_mutually_exclusive_group()
    help_of = {
        "html": "a page in one file, for screens and paper",
        "markdown": "Markdown with footnotes (the default without a file)",
        "csv": "a row for each finding, statement and note",
        "json": "for programs: the format is diptych.report/1",
        "w3c": "findings and notes as W3C Web Annotations",
        "docx": "a document for Word and LibreOffice",
    }
    for name in REPORT_FORMATS:
        shape.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=help_of[name])
    parser.set_defaults(format=None)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, whole or not at all; its ending says the form; - prints"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    parser.add_argument("--only", choices=REPORT_CHOICES, default="all", help="which findings, and the notes on them")
    parser.add_argument("--rows", metavar="NUMBERS", help="only the findings with these numbers: 1,4-6")
    parser.add_argument("--no-texts", dest="texts", action="store_false", help="leave both texts out")
    parser.add_argument("--by", metavar="NAME", help="who hands it in, instead of the author in your settings")
    _add_reading_options(parser)
    return parser


def _claims() -> Parser:
    parser = _parser("claims", "How the claims of two articles compare: agree, differ, only in one text.")
    _add_pair(parser)
    parser.add_argument("--differ", action="store_true", help="only what differs or contradicts")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", dest="format", action="store_const", const="json", help="for programs")
    shape.add_argument(
        "--csv", dest="format", action="store_const", const="csv", help="a row for each finding and each note"
    )
    parser.set_defaults(format="text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    _add_reading_options(parser)
    return parser


def _notes() -> Parser:
    parser = _parser("notes", "The notes on two articles.")
    what = ("path", "list", "export", "import", "merge", "recover")
    parser.add_argument("what", choices=what, help="path: where the notes file is, or would be; list: the notes")
    parser.add_argument(
        "articles", nargs="*", metavar="A B",
        help="the two articles; for import the file to import after them; for merge two notes files, MINE and THEIRS",
    )  # fmt: skip
    shape = parser.add_mutually_exclusive_group()
    for name in NOTE_FORMATS:
        shape.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=f"export: as {name}")
    parser.set_defaults(format="w3c")
    parser.add_argument("-o", "--output", metavar="FILE", help="export, merge: write to FILE, whole or not at all")
    _add_note_choices(parser)
    parser.add_argument(
        "--show-disagreements",
        action="store_true",
        help="merge: where the two say different things; writes nothing but what -o names",
    )
    parser.add_argument("--restore", type=int, metavar="NUMBER", help="recover: bring back what has that number")
    _add_reading_options(parser)
    return parser


def _merge() -> Parser:
    parser = _parser(
        "merge", "The notes of any number of people on one pair of articles, brought together: who says what."
    )
    parser.add_argument("articles", nargs="*", metavar="FILE", help="notes files, any number of them")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write all notes to FILE, one notes file; else none is written"
    )
    parser.add_argument(
        "--table", metavar="FILE", help="write a table to FILE: a row for each passage, a column for each author"
    )
    parser.add_argument("--json", action="store_true", help="for programs: the format is diptych.agreement/1")
    parser.add_argument(
        "--by", choices=("passage", "author"), default="", help="all that was said, by passage or by author"
    )
    parser.add_argument(
        "--name-authors",
        action="store_true",
        help="write the names of files into the notes that name no author, where -o writes them",
    )
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    return parser


def _add_note_choices(parser: Parser) -> None:
    parser.add_argument("--side", choices=("a", "b", "pair"), help="only notes on the left text, the right, the pair")
    parser.add_argument("--tag", metavar="TAG", help="only notes with that tag")
    parser.add_argument("--type", choices=NOTE_TYPES, help="only notes of that type")
    parser.add_argument("--relation", choices=RELATIONS, help="only notes that say this of a pair")
    parser.add_argument("--search", metavar="WORDS", help="only notes that hold these words, or are on them")
    parser.add_argument("--author", metavar="NAME", help="only notes by somebody whose name holds this")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--placed", dest="placed", action="store_const", const=True, help="only notes with a place")
    place.add_argument("--orphan", dest="placed", action="store_const", const=False, help="only notes without one")


def _pages() -> Parser:
    parser = _parser("pages", "The web pages that are kept, as they came, for opening them again.")
    what = ("list", "show", "forget")
    parser.add_argument("what", choices=what, help="list: all of them; show: the versions of one; forget: delete it")
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="the page to show or to forget")
    parser.add_argument("--all", action="store_true", help="forget: every page")
    return parser


def _relink() -> Parser:
    parser = _parser("relink", "Find the articles, notes and places of comparisons whose files were moved or renamed.")
    parser.add_argument(
        "articles", nargs="*", metavar="FOLDER", help="where to look, folders or files; else in those around"
    )
    parser.add_argument("--yes", action="store_true", help="do it without asking; where it is not sure, never")
    return parser


def _keys() -> Parser:
    parser = _parser("keys", "The keys of a keymap, with your own applied.")
    parser.add_argument("--keymap", metavar="NAME", help="default, vim, emacs, less, or a .toml file")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--markdown", dest="format", action="store_const", const="markdown", help="tables in Markdown")
    shape.add_argument("--json", dest="format", action="store_const", const="json", help="for programs")
    parser.set_defaults(format="text")
    return parser


def _config() -> Parser:
    parser = _parser("config", "Your settings.")
    parser.add_argument(
        "what",
        choices=("show", "path", "validate", "schema"),
        help="the settings in force; where their file is; what is wrong with it; its JSON Schema, for editors",
    )
    parser.add_argument("--origin", action="store_true", help="say where each value comes from")
    _add_screen_options(parser)
    return parser


def _serve() -> Parser:
    parser = _parser("serve", "Read in the browser, on this machine only.")
    _add_pair(parser)
    parser.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default 8000)")
    _add_screen_options(parser)
    _add_reading_options(parser)
    return parser


def _sample() -> Parser:
    parser = _parser("sample", "Open the pair of articles that comes with Diptych.")
    parser.add_argument("--all", action="store_true", help="all five accounts of the event, the pair first")
    _add_screen_options(parser)
    _add_reading_options(parser)
    _add_plain(parser)
    return parser


def _lesson() -> Parser:
    parser = _parser(
        "lesson",
        "A lesson for a class: lesson A B --tasks FILE -o LESSON.diptych makes one of two articles and your tasks; "
        "lesson view LESSON.diptych FILE... shows what the class handed in.",
    )
    parser.add_argument(
        "articles", nargs="*", metavar="A B", help="the two articles; or view, a lesson, and what pupils handed in"
    )
    parser.add_argument("--tasks", metavar="FILE", help="your tasks, a Markdown file: each heading is one")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.add_argument("--title", metavar="WORDS", help="what the lesson is called, instead of the first heading")
    parser.add_argument(
        "--reveal", metavar="WHEN", default="never",
        help="until when the machine's marks are hidden: never (always), at-end (until handed in), or a word of yours",
    )  # fmt: skip
    parser.add_argument("--word", metavar="WORDS", help="view: those that --reveal named, for a report with the marks")
    parser.add_argument("--show-machine", action="store_true", help="hide nothing of what the machine finds")
    parser.add_argument("--force", action="store_true", help="write over FILE, if it is there")
    shape = parser.add_mutually_exclusive_group()
    for name, words in (("plain", "lines"), ("csv", "a table"), ("markdown", "Markdown")):
        shape.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=f"view: as {words}")
    parser.set_defaults(format=None)
    _add_screen_options(parser)
    _add_reading_options(parser)
    return parser


def _schema() -> Parser:
    parser = _parser("schema", "The JSON Schema of a format that Diptych writes; without NAME which there are.")
    parser.add_argument("name", nargs="?", metavar="NAME", help="the format: comparison, claims, notes and so on")
    parser.add_argument("--closed", action="store_true", help="allow no member that the schema does not name")
    return parser


def _completion() -> Parser:
    parser = _parser("completion", "A script by which a shell completes what is typed after diptych.")
    parser.add_argument("shell", choices=SHELLS, help="the shell to print it for")
    return parser


def _add_pair(parser: Parser) -> None:
    parser.add_argument(
        "articles", nargs="*", metavar="A B", help="the two articles, left and right; - is standard input"
    )


def _add_several(parser: Parser) -> None:
    words = "two articles, or up to nine accounts of one event, the base first; - is standard input"
    parser.add_argument("articles", nargs="*", metavar="A B", help=words)


def _add_plain(parser: Parser) -> None:
    parser.add_argument("--plain", action="store_true", help="no screen: converse in lines; into a pipe, all at once")
    parser.add_argument("--no-wrap", dest="wrap", action="store_false", help="with --plain: leave long lines whole")


def _add_screen_options(parser: Parser) -> None:
    parser.add_argument("--keymap", metavar="NAME", help="default, vim, emacs, less, or a .toml file")
    parser.add_argument("--theme", metavar="NAME", help="the colours")
    parser.add_argument("--ascii", dest="signs", action="store_const", const="ascii", help="plain ASCII signs")
    parser.add_argument("--no-mouse", dest="mouse", action="store_const", const=False, help="leave the mouse alone")


def _pack() -> Parser:
    parser = _parser("pack", "A comparison as one file: both texts, notes and decisions, what was found.")
    _add_several(parser)
    parser.add_argument("-o", "--output", metavar="X.diptych", help="the file to write, whole or not at all")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    _add_reading_options(parser)
    return parser


def _open() -> Parser:
    parser = _parser("open", "Read a case that diptych pack made, and go on with it.")
    parser.add_argument("articles", nargs="*", metavar="X.diptych", help="the case, or two articles")
    parser.add_argument("--since", metavar="OLD", help="stop at what has changed since that case, or version")
    _add_plain(parser)
    _add_screen_options(parser)
    _add_reading_options(parser)
    return parser


def _verify() -> Parser:
    parser = _parser("verify", "Whether a case is whole, its quotations are right, and its comparison comes out again.")
    parser.add_argument("articles", nargs="*", metavar="X.diptych", help="the case")
    parser.set_defaults(encoding=None)
    return parser


def _diff() -> Parser:
    parser = _parser("diff", "What changed in an updated article, and which notes and findings that touches.")
    parser.add_argument(
        "articles", nargs="*", metavar="OLD NEW",
        help="two cases, a case and its updated article or articles, or two versions of one article",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="for programs: the format is diptych.diff/1")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    _add_reading_options(parser)
    return parser


def _add_reading_options(parser: Parser) -> Parser:
    parser.add_argument("--encoding", metavar="NAME", help="read both articles in this encoding")
    parser.add_argument("--notes", metavar="PATH", help="the notes file to use, instead of the one beside the articles")
    parser.add_argument(
        "--into-case", dest="case_notes", action="store_const", const="inside",
        help="keep the notes on a case in it, instead of beside it",
    )  # fmt: skip
    parser.add_argument("--fetch", action="store_true", help="fetch pages again, though copies of them are kept")
    parser.add_argument(
        "--allow-private", action="store_true", help="let addresses lead to this machine and into private networks"
    )
    return parser


_BUILDERS: dict[str, Callable[[], Parser]] = {
    "read": _reading,
    "compare": _compare,
    "report": _report,
    "claims": _claims,
    "timeline": lambda: _add_reading_options(with_timeline_options(_parser("timeline", TIMELINE))),
    "versions": lambda: _add_reading_options(with_versions_options(_parser("versions", VERSIONS))),
    "notes": _notes,
    "merge": _merge,
    "pack": _pack,
    "open": _open,
    "verify": _verify,
    "diff": _diff,
    "pages": _pages,
    "relink": _relink,
    "keys": _keys,
    "config": _config,
    "serve": _serve,
    "sample": _sample,
    "lesson": _lesson,
    "batch": lambda: with_batch_options(_parser("batch", BATCH)),
    "library": lambda: with_library_options(_parser("library", LIBRARY)),
    "schema": _schema,
    "bug": partial(_parser, "bug", "What a report of a fault needs: versions, terminal, settings; nothing private."),
    "man": partial(_parser, "man", "This program's man page, as man -l - shows it."),
    "completion": _completion,
}
