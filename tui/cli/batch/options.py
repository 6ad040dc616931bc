"""What may be typed after `diptych batch`."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError
from typing import TypeVar

Parser = TypeVar("Parser", bound=ArgumentParser)

BATCH = "Which of many articles tell of one event, and where they clash: from Parquet or JSON Lines into Parquet."


def with_batch_options(parser: Parser) -> Parser:
    """The parser, with all that a batch may be told."""
    parser.add_argument(
        "articles", nargs="*", metavar="INPUT",
        help="files or folders of articles: Parquet or JSON Lines with the columns id and text, and if there are any "
        "title, outlet, published, language, url",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="where the tables go; a run begun there is gone on with"
    )
    parser.add_argument("--plan", action="store_true", help="only say what it will take: pairs, hours, gigabytes")
    parser.add_argument(
        "--meaning", action="store_true", help="have sentences read for their meaning too, at ten times the cost"
    )
    parser.add_argument("--words", dest="meaning", action="store_false", help="by words alone (the default)")
    parser.add_argument(
        "--workers", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes to work in (one a core)"
    )
    parser.add_argument(
        "--memory", type=_size, default="2GB", metavar="SIZE", help="of each worker: 500MB, 2GB (default)"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="work on that Dask cluster: tcp://HOST:PORT")
    parser.add_argument(
        "--partners", type=_count, default=10, metavar="N", help="for each article, at most (default 10)"
    )
    parser.add_argument(
        "--seconds", type=_count, default=60, metavar="N", help="one article or pair may take so long (default 60)"
    )
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise ArgumentTypeError(f"{text} is no number of 1 and more")
    return int(text)


def _size(text: str) -> int:
    """Bytes, from a number with its unit."""
    number, unit = text[:-2], text[-2:].upper()
    factor = {"MB": 10**6, "GB": 10**9}.get(unit)
    if factor is None or not number.replace(".", "", 1).isdigit():
        raise ArgumentTypeError(f"{text} is no size such as 500MB or 2GB")
    return int(float(number) * factor)
