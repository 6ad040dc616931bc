"""What a file's properties say about its article, where a person and not a program wrote them."""

from __future__ import annotations

import re

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.structure.metadata import one_line

_FILE = re.compile(
    r".*\.(?:docx?|dot[xm]?|pdf|rtf|od[tpgs]|indd|qx[dp]|tex|dvi|ps|txt|md|html?|xlsx?|pptx?|pages|wp[ds]|pub|ai|tiff?)"
    r"|[^\s_\\/]*+[_\\/]\S*+|\S+\.\w{2,4}|(?:[^\W\d]|-)*+\d[\w-]*+|\W*+",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    rf"{alternatives(lexicon.everywhere('documents', 'empty_titles'))}[\s_-]*[(]?\d*[)]?", re.IGNORECASE
)
_PROGRAM_BEFORE = re.compile(r"(?:microsoft|libreoffice|openoffice)(?: \w+){1,2} [-–] .*", re.IGNORECASE)
_NOBODY = re.compile(rf"\W*{alternatives(lexicon.everywhere('documents', 'no_authors'))}[\s\d.]*\W*", re.IGNORECASE)
_LOGIN = re.compile(r"[^\s\d_/.]*+[\d_/.]\S*+|[^\\@]*+[\\@].*+|[a-z]\S*+|[A-Z]{6,}|\W*+")


def stated_title(words: str) -> str | None:
    """The title that properties state; None for a file's name, or for what a program writes there by itself."""
    title = one_line(words)
    named = _PROGRAM_BEFORE.fullmatch(title) or _FILE.fullmatch(title)
    return None if named or _EMPTY.fullmatch(title) or _NOBODY.fullmatch(title) else title


def stated_author(words: str) -> str | None:
    """The authors that properties state, without programs, users of no name and names by which one logs in."""
    names = [one_line(name) for name in re.split(r";", words)]
    return "; ".join(name for name in names if name and not _is_nobody(name)) or None


def _is_nobody(name: str) -> bool:
    return _NOBODY.fullmatch(name) is not None or _LOGIN.fullmatch(name) is not None
