"""What may follow `diptych library`."""

from __future__ import annotations

import argparse
from typing import TypeVar

P = TypeVar("P", bound=argparse.ArgumentParser)

LIBRARY = "A library of your own: texts in one file on this machine, found by words and by event."
WHAT = ("add", "search", "event", "pairs", "list", "remove", "check", "export")


def with_library_options(parser: P) -> P:
    """The parser, with all that may follow."""
    parser.add_argument(
        "what", choices=WHAT,
        help="add: take in texts; search: find words; event: which texts tell of the event of an article; pairs: "
        "likely pairs of all; list: what is there; remove: take texts away; check: whether the file is whole; export: "
        "write all texts into a folder",
    )  # fmt: skip
    parser.add_argument(
        "articles", nargs="*", metavar="NAME",
        help="add: folders, files, addresses, feeds; search: words; event: a file, an address, or the number of a "
        "text; remove: numbers, files, folders, addresses; export: the folder to write to",
    )  # fmt: skip
    parser.add_argument("--library", metavar="FILE", help="the library's file, instead of the one in your data folder")
    parser.add_argument("--json", action="store_true", help="for programs: the format is diptych.library/1")
    parser.add_argument("--most", type=int, metavar="NUMBER", help="search, event, pairs, list: so many at the most")
    parser.add_argument("--events", action="store_true", help="pairs: groups of texts on one event instead of pairs")
    parser.add_argument("--versions", action="store_true", help="list: earlier versions too")
    parser.add_argument("--fetch", action="store_true", help="add, event: fetch pages again, though copies are kept")
    parser.add_argument(
        "--allow-private", action="store_true", help="let addresses lead to this machine and into private networks"
    )
    return parser
