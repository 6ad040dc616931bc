"""`diptych schema`: the JSON Schemas of what Diptych writes as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from articles.reading.display import escaped
from articles.reports.schemas import names, schema, title_of
from tui.cli.output import write_out

if TYPE_CHECKING:
    from argparse import Namespace


def print_schema(options: Namespace) -> int:
    """Print the schema that was named, or without a name which there are; returns the exit code."""
    if options.name is None:
        width = max(map(len, names()))
        write_out("".join(f"{name:{width}}  {title_of(name)}\n" for name in names()))
    else:
        made = schema(options.name, closed=options.closed)
        write_out(escaped(json.dumps(made, ensure_ascii=False, indent=1)) + "\n")
    return 0
