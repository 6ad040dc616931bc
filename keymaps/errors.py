"""What can be wrong with a keymap: one line that says where, what, why and what to do."""

from __future__ import annotations


class KeymapError(Exception):
    """A keymap or the reader's own keys cannot be used (exit code 2).

    `file` is the file as people call it and `line` its line, from 1; both are None where there is no file. `what` is
    wrong, `why`, and what to `do` about it. `str()` is one line, with nothing in it that a terminal would obey.
    """

    exit_code = 2

    def __init__(self, file: str | None, line: int | None, what: str, why: str, do: str) -> None:
        place = "" if file is None else f"{file}: " if line is None else f"{file}:{line}: "
        super().__init__(_plain(f"{place}{what}: {why}; {do}"))
        self.file = file
        self.line = line
        self.what = what
        self.why = why
        self.do = do


def _plain(text: str) -> str:
    """The text with what is not printable, such as escape codes from a file, shown as a question mark."""
    return "".join(character if character.isprintable() else "?" for character in text)
