"""What may be typed after `diptych timeline` and `diptych versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.about.parser import with_forms

if TYPE_CHECKING:
    from tui.cli.about.parser import Parser

TIMELINE = "What two or more articles tell of one event, in order of time, and where they clash."
VERSIONS = "What became of an article: added, dropped, moved, reworded, softened or hardened."
_LINES = "lines to be read, or read out (the default, unless the name of FILE ends as another form does)"


def with_timeline_options(parser: Parser) -> Parser:
    """The parser, with the articles and forms of a timeline."""
    words = "two articles, or up to nine accounts of one event, the base first; - is standard input"
    parser.add_argument("articles", nargs="*", metavar="A B", help=words)
    return with_forms(
        parser,
        {
            "json": "for programs: the format is diptych.timeline/1",
            "markdown": "a heading for each day, quotations under it",
            "csv": "a row for each telling",
            "plain": _LINES,
        },
    )


def with_versions_options(parser: Parser) -> Parser:
    """The parser, with the versions of an article and the forms of what became of it."""
    words = "the versions, the oldest first; or one address that is kept"
    parser.add_argument("articles", nargs="*", metavar="VERSION", help=words)
    parser.add_argument("--against", metavar="OTHER", help="findings against this article that appeared or went")
    return with_forms(
        parser,
        {
            "json": "for programs: the format is diptych.versions/1",
            "markdown": "the old and the new words, one above the other",
            "html": "a page in one file",
            "plain": _LINES,
        },
    )
