"""The list of accounts: number, outlet, date, title, and how far the work on each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from articles.reading.display import displayable
from articles.reading.source import shown_name
from tui.lists.entry import Entry
from tui.view.describing import short_date
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from articles.accounts.witness import Reason
    from tui.view.accounts.desk import AccountDesk
    from tui.view.accounts.table import TableView
    from tui.view.signs import Signs

_CALLED = 24


def account_entries(desk: AccountDesk) -> list[Entry]:
    """A line for each account, as they are numbered; the base first says that it is the base."""
    return [_entry(desk, number) for number in desk.numbers]


def _entry(desk: AccountDesk, number: int) -> Entry:
    article = desk.articles.get(number)
    words: str = shown_name(desk.names[number - 1])
    called: str = fit(desk.called(number), _CALLED)
    called += " " * (_CALLED + 2 - cell_len(called))
    parts = [(f"{number}  ", "bold"), (called, ""), (state(desk, number), "bold")]
    if article is not None:
        title = displayable(" ".join(article.title.split()))
        about = "  ".join(part for part in (short_date(article.published), title) if part)
        parts.append((about, "$ink-quiet"))
        words = f"{title} {words}"
    return Entry(str(number), Content.assemble(*parts), f"{number} {desk.called(number)} {words}")


def account_detail(desk: AccountDesk, value: str) -> Content:
    """The file or address of an account in full, and why it cannot be read."""
    source = displayable(desk.names[int(value) - 1])
    return Content("\n".join(part for part in (source, displayable(desk.wrong.get(int(value), ""))) if part))


def state(desk: AccountDesk, number: int) -> str:
    """Where an account is, or how far the work on it; padded, so that titles stand below each other."""
    if number in desk.wrong:
        words = "cannot be read"
    elif number in desk.unread:
        words = "being read …"
    elif number == desk.base:
        words = "base, left"
    elif number == desk.shown:
        words = "at the right"
    else:
        words = "matched" if desk.is_done((desk.base, number)) else ""
    return f"{words:<16}"


def witness_entries(table: TableView, signs: Signs) -> list[Entry]:
    """A line for each witness: the accounts that are one, and why they are."""
    made = []
    for number, witness in enumerate(table.witnesses):
        names = [f"{table.number(at)} {table.desk.called(table.number(at))}" for at in witness.accounts]
        sign = signs["same"] if len(names) > 1 else " "
        why = "; ".join(dict.fromkeys(_reason(table, reason) for reason in witness.reasons)) or "no source in common"
        content = Content.assemble((f"{sign} {', '.join(names)}", "bold"), (f"   {why}", "$ink-quiet"))
        made.append(Entry(str(number), content, f"{' '.join(names)} {why}"))
    return made


def _reason(table: TableView, reason: Reason) -> str:
    """Why two accounts go back to one source."""
    two = f"{table.number(reason.a)} and {table.number(reason.b)}"
    name = displayable(" ".join(reason.name.split()))
    if reason.kind == "shared text":
        return f"{two}: {reason.share:.0%} of the shorter one stands in both, {reason.words} words"
    return f"{two} carry {name}" if reason.kind == "one agency" else f"{two}: one names {name} as its source"
