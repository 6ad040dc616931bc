"""`diptych verify X.diptych`: whether a case is whole, its quotations right, and its comparison comes out again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.output import one_line, write_out
from tui.cli.pair import case_named, open_case
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace


def verify(options: Namespace) -> int:
    """Check the case and say what was found, a line each; returns 0 when all is right and 1 when it is not."""
    from articles.cases.verifying import verify as verified

    if case_named(options) is None:
        raise BadInputError("no case was named", "a case is verified", "name a file that diptych pack made")
    # Read when numpy is first imported, as compare does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    opened = open_case(options)
    found = verified(opened.case, opened.matching(settings_of(options).encoder))
    write_out("".join(f"{one_line(line)}\n" for line in found.lines))
    return 0 if found.right else 1
