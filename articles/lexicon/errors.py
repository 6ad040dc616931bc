"""What is wrong with a file of words, and on which line."""

from __future__ import annotations

from articles.errors import DiptychError


class LexiconError(DiptychError):
    """An entry of a word list that cannot be used; `what` names the file and its line."""
