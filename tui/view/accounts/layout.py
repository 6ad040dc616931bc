"""The table of all accounts laid out in cells of the terminal: a line a row, a column an account, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from articles.accounts.statement import STANCES
from articles.article import Safe, Span
from articles.claims.judging import DISCREPANCIES
from articles.reading.display import displayable, plain
from tui.view.ledger.layout import padded, passage_lines
from tui.view.noting import plain_words
from tui.view.pages.wrapping import fit, offset_at_cell, wrap

if TYPE_CHECKING:
    from articles.accounts.statement import Cell, Stance, Statement
    from articles.article import Article
    from tui.view.accounts.table import TableView
    from tui.view.ledger.layout import Runs, Tone
    from tui.view.signs import SignName, Signs

_MARGIN, _GAP, _NARROWEST = 4, 2, 21
"""Cells before a row: cursor, sign, checked, blank. Between columns. At least in a column."""
_LEAD = 10
"""Cells before a passage of the foot: number and paragraph."""
SIGN_OF: dict[Stance, SignName] = {
    "contradicts": "contradict",
    "differs": "differ",
    "may clash": "doubt",
    "compatible": "compatible",
    "agrees": "agree",
    "tells": "related",
    "unsure": "unclear",
    "silent": "only",
    "unknown": "unplaced",
}
_MEANS: dict[Stance, str] = {
    "contradicts": "contradicts",
    "differs": "differs",
    "may clash": "may clash",
    "compatible": "compatible",
    "agrees": "agrees",
    "tells": "tells it",
    "unsure": "unsure",
    "silent": "silent",
    "unknown": "cannot be said",
}
_MOST_NOTES = 2
"""Notes that the foot has room for."""
_SHOUTS: frozenset[Stance] = frozenset({"contradicts", "differs"})
_TO_SPACES = str.maketrans("\n\r\t", "   ")


def columns_in_sight(table: TableView, width: int) -> tuple[list[int], int]:
    """The accounts whose columns fit, by their places, and how many cells each has; the base is always among them."""
    count = len(table.desk.order)
    fitting = min(max((width - _MARGIN) // (_NARROWEST + _GAP), 2), count)
    first = min(max(table.column - fitting + 2, 1), count - fitting + 1)
    return [0, *range(first, first + fitting - 1)], (width - _MARGIN) // fitting - _GAP


def heading(table: TableView, width: int, signs: Signs) -> Runs:
    """The line above the rows: each account, strong where the cursor is.

    Those that go back to one source have the same letter behind their names; arrows say that there are others.
    """
    inside, cells = columns_in_sight(table, width)
    parts: Runs = [(" " * _MARGIN, "plain")]
    left, right = ("<", ">") if signs.ascii_only else ("←", "→")
    for at in inside:
        number = table.number(at)
        group = group_of(table, at)
        before = f"{left} " if at == inside[1] > 1 else ""
        after = f" {signs['same']}{group}" if group else ""
        after += f" {right}" if at == inside[-1] < len(table.desk.order) - 1 else ""
        words = before + _filled(f"{number} {table.desk.called(number)}", cells - cell_len(before + after)) + after
        tone: Tone = "strong" if at == table.column else "plain"
        parts += [(words, tone), (" " * (cells + _GAP - cell_len(words)), "plain")]
    return parts


def group_of(table: TableView, at: int) -> str:
    """The letter of the witness that an account is one voice of; "" for one that has no other voice."""
    several = [witness for witness in table.witnesses if len(witness.accounts) > 1]
    return next((chr(ord("a") + n) for n, witness in enumerate(several) if at in witness.accounts), "")


def summary(table: TableView, width: int) -> Runs:
    """The top row: accounts, witnesses, rows, what is filtered for, and how many pairs have been matched."""
    desk, every, count = table.desk, len(table.every), len(table.rows)
    done, pairs, voices = sum(map(desk.is_done, desk.pairs)), len(desk.pairs), len(table.witnesses)
    told = f", {voices} {'witness' if voices == 1 else 'witnesses'}" if voices else ""
    shown = table.filter.words
    parts = (
        f"{len(desk.order)} accounts{told}",
        f"{done} of {pairs} pairs matched" if done < pairs else "",
        f"{every} statements" if count == every else f"{count} of {every} statements",
        f"filter: {shown}" if shown != "all" else "",
    )
    return [(" Table", "strong"), (f"   {fit('   '.join(filter(None, parts)), width - 9)}", "plain")]


def legend(table: TableView, width: int, signs: Signs) -> Runs:
    """What the signs of the table mean, those that it has, as far as there is room."""
    found = {cell.stance for row in table.every for cell in row.cells}
    words = [f"{signs[SIGN_OF[stance]]} {_MEANS[stance]}" for stance in STANCES if stance in found]
    several = any(len(witness.accounts) > 1 for witness in table.witnesses)
    words[3:3] = [f"{signs['same']}a one source"] if several else []
    words += [f"{signs['note']} note", f"{signs['checked']} checked"] if words else []
    shown = f" {'  '.join(words)}"
    while words and cell_len(shown) > width:
        shown = f" {'  '.join(words[: len(words) - 1])}"
        words.pop()
    return [(shown, "quiet")]


def line_of(table: TableView, row: Statement, width: int, signs: Signs, *, here: bool) -> Runs:
    """One row: what is gravest in it, then what each account says."""
    inside, cells = columns_in_sight(table, width)
    sign: SignName = "only" if row.only_in is not None else SIGN_OF[row.stance]
    checked = signs["checked"] if row.discrepant and not row.to_check else " "
    noted = {account for note in table.noted(row) for account in note.accounts}
    runs: Runs = [(signs["cursor"] if here else " ", "sign")]
    runs += [(signs[sign], "shout" if row.stance in _SHOUTS else "plain"), (f"{checked} ", "sign")]
    for at in inside:
        mark = here and at == table.column
        note: Runs = [(f"{signs['note']} ", "sign")] if at in noted else []
        sign_there, *words = _cell(table, row, row.cells[at], cells - 2 - 2 * len(note), signs) or [("", "plain")]
        runs += padded([(signs["lit"] if mark else " ", "sign"), sign_there, *note, *words], cells + _GAP)
    return runs


def _cell(table: TableView, row: Statement, cell: Cell, room: int, signs: Signs) -> Runs:
    first = bool(row.tellers) and row.tellers[0] == cell.account
    sign = " " if first and cell.stance == "tells" else signs[SIGN_OF[cell.stance]]
    if cell.stance == "unknown" and not (table.accounts and table.accounts.complete):
        return []
    if cell.stance in ("silent", "unknown") or cell.span is None:
        return [(sign, "quiet")]
    article = table.article(cell.account)
    if cell.stance == "unsure":
        return [(fit(f"{sign} {place_of(article, cell.span.start)}", room), "quiet")]
    clashes = row.stance in _SHOUTS and (first or cell.stance in _SHOUTS)
    figures = " · ".join(_figures(row, cell.account)) if clashes else ""
    tone: Tone = "shout" if cell.stance in _SHOUTS else "quiet" if cell.shared else "plain"
    words = _filled(figures or plain(cell.span.of(article.text)), room - 2)
    return [(f"{sign} ", tone), (words, "shout" if figures else tone)]


def _filled(text: str, cells: int) -> str:
    """Text in so many cells at most, which are few: cut inside a word, with a sign, but never inside a number."""
    if cell_len(text) <= cells:
        return text
    end = offset_at_cell(Safe(text), 0, len(text), max(cells - 1, 0))
    whole = text[end - 1 : end].isdigit() and text[end : end + 1].isdigit()
    return fit(text, cells) if whole or cell_len(text[:end]) >= cells else text[:end].rstrip() + "…"


def _figures(row: Statement, account: int) -> list[str]:
    """The words in which an account differs from others."""
    words: list[str] = []
    for found in row.findings:
        apart = account in (found.a, found.b) and found.judged.verdict in DISCREPANCIES
        for difference in found.judged.finding.differences if apart else ():
            own = plain(difference.a_words if account == found.a else difference.b_words)
            if own and not difference.agrees and own not in words:
                words.append(own)
    return [each for each in words if not any(each != other and each in other for other in words)]


def place_of(article: Article, offset: int) -> str:
    """The paragraph at an offset: "¶ 7"."""
    index = article.paragraph_at(offset)
    number = None if index is None else article.paragraph_number(index)
    return "" if number is None else f"¶ {number}"


def foot_lines(table: TableView, width: int, height: int, signs: Signs) -> list[Runs]:
    """The passages of the row under the cursor, one account under another, who is silent, notes, why it is a row."""
    row = table.row
    if row is None:
        return []
    told = [cell for cell in row.cells if cell.told]
    silent = [table.desk.called(table.number(cell.account)) for cell in row.cells if cell.stance == "silent"]
    last: list[Runs] = [[(fit(f" silent   {', '.join(silent)}", width), "quiet")]] if silent else []
    for placed in table.noted(row)[:_MOST_NOTES]:
        lead = f" {signs['note']} on {','.join(str(table.number(account)) for account in placed.accounts)}"
        words = " ".join(plain_words(placed.note).split()) or " ".join(f"#{tag}" for tag in placed.note.tags)
        last.append([(f"{lead:<{_LEAD}} ", "sign"), (fit(words, max(width - cell_len(lead) - 2, _LEAD)), "plain")])
    here = table.found()
    reasoned = [found for found in row.findings if found.judged.finding.reasons and not found.judged.hidden]
    reasoned.sort(key=lambda found: found is not here)
    room, most = max(width - _LEAD - 1, 1), max(height - len(last) - bool(reasoned), 1)
    lines: list[Runs] = []
    for number, cell in enumerate(told):
        lines += _passage(table, row, cell, room, max((most - len(lines)) // (len(told) - number), 1))
    lines = [*lines[:most], *last]
    for found in reasoned:
        lead, left = f" why {table.number(found.a)}–{table.number(found.b)}", height - len(lines)
        reasons = Safe(plain(" · ".join(found.judged.finding.reasons)))
        if left > 0:
            lines += _under(lead, "quiet", passage_lines(reasons, Span(0, len(reasons)), (), room, left))
    return lines


def _under(lead: str, tone: Tone, lines: list[Runs]) -> list[Runs]:
    """Lines, the first of them behind a lead."""
    return [[(f"{lead if number == 0 else '':<{_LEAD}}", tone), *runs] for number, runs in enumerate(lines)]


def _passage(table: TableView, row: Statement, cell: Cell, room: int, most: int) -> list[Runs]:
    """The passage of a cell in at most so many lines, with what differs in it."""
    if cell.span is None:
        return []
    article = table.article(cell.account)
    text = Safe(displayable(article.text).translate(_TO_SPACES))
    needed = len(wrap(text, cell.span.start, cell.span.end, max(room - 2, 1)))
    made = passage_lines(text, cell.span, _marks(row, cell.account), room, min(needed, most))
    lead = f" {table.number(cell.account)} {place_of(article, cell.span.start)}"
    tone: Tone = "strong" if cell.account == table.column else "quiet"
    return _under(lead, tone, made)


def _marks(row: Statement, account: int) -> list[Span]:
    """What an account says otherwise than others."""
    spans = [
        difference.a if account == found.a else difference.b
        for found in row.findings
        if account in (found.a, found.b)
        for difference in found.judged.finding.differences
        if not difference.agrees
    ]
    return [span for span in spans if span is not None]
