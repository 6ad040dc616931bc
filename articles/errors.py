"""What can go wrong, in the reader's words: each error is one line that says what, why and what to do."""

from __future__ import annotations


class DiptychError(Exception):
    """A failure with a line for the reader.

    `what` went wrong, `why`, and what to `do` about it; `exit_code` is what a command returns (1: failure).
    """

    exit_code = 1

    def __init__(self, what: str, why: str, do: str) -> None:
        super().__init__(f"{what}: {why}; {do}")
        self.what = what
        self.why = why
        self.do = do


class BadInputError(DiptychError):
    """The reader's input cannot be used: a missing file, a binary, a wrong setting (exit code 2)."""

    exit_code = 2
