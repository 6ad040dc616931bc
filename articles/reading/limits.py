"""How much is read at most: hostile or mistaken files end in a line, not in a program that is out of memory."""

from __future__ import annotations

LONGEST = 5_000_000
"""Code points: the longest text that is read unless something else is set."""
BOUNDS = (100_000, 50_000_000)
"""What can be set, from the least to the most."""
_LARGEST = 10_000_000


class Limits:
    """How long a text may be, in code points; and how large a file, in bytes: two for each, ten million at least."""

    def __init__(self) -> None:
        self.characters = LONGEST

    @property
    def bytes(self) -> int:
        """The most bytes of a file."""
        return max(_LARGEST, 2 * self.characters)


LIMITS = Limits()
"""Those of this process; the reader's setting changes them before anything is read."""


def characters_told(characters: int) -> str:
    """A number of characters in words: "5 million characters", "120,000 characters"."""
    millions, rest = divmod(characters, 1_000_000)
    return f"{characters:,} characters" if rest or not millions else f"{millions} million characters"
