"""Any number of accounts of one event: the table of what they state, and which of them go back to one source.

The names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.accounts.accounts import FEWEST, LETTERS, MOST, Accounts
    from articles.accounts.gathering import gather
    from articles.accounts.statement import Cell, Found, Stance, Statement
    from articles.accounts.table import statements
    from articles.accounts.witness import Witness, witnesses

__all__ = [
    "FEWEST",
    "LETTERS",
    "MOST",
    "Accounts",
    "Cell",
    "Found",
    "Stance",
    "Statement",
    "Witness",
    "gather",
    "statements",
    "witnesses",
]

__getattr__ = lazily(
    __name__,
    {
        "accounts": ("Accounts", "FEWEST", "LETTERS", "MOST"),
        "statement": ("Cell", "Found", "Stance", "Statement"),
        "gathering": ("gather",),
        "table": ("statements",),
        "witness": ("Witness", "witnesses"),
    },
)
