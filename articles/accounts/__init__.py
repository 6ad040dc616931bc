"""Any number of accounts of one event: the table of what they state, and which of them go back to one source.

The names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_HOMES = {
    "FEWEST": "accounts",
    "LETTERS": "accounts",
    "MOST": "accounts",
    "Accounts": "accounts",
    "Cell": "statement",
    "Found": "statement",
    "Stance": "statement",
    "Statement": "statement",
    "gather": "gathering",
    "statements": "table",
    "Witness": "witness",
    "witnesses": "witness",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
