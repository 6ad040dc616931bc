"""The program's entry: `diptych` and `python -P -m tui`. Loads nothing that the command at hand does not need."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (None: the process's own); returns the exit code: 0 done, 1 failure, 2 bad input."""
    from tui.cli.run import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
