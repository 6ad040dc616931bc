"""The lines of the form that hands in: what goes in, in figures, and what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from articles.reading.display import displayable
from tui.background.exporting import CasePreview

if TYPE_CHECKING:
    from articles.reports.report.preview import Preview
    from tui.background.exporting import ExportForm, Rows, Wish, Written

FORM_WORDS: dict[ExportForm, str] = {
    "html": "HTML", "markdown": "Markdown", "csv": "CSV", "json": "JSON", "w3c": "W3C", "docx": "DOCX", "case": "case",
}  # fmt: skip
ROWS_WORDS: dict[Rows, str] = {"all": "all", "differing": "what differs", "checked": "checked", "mine": "mine"}
_OPENS: dict[ExportForm, str] = {
    "html": "a browser opens it, and prints it",
    "markdown": "any editor opens it",
    "csv": "a spreadsheet opens it",
    "json": "scripts read it",
    "w3c": "other annotation tools read it",
    "docx": "Word or LibreOffice opens it",
}
_SIDES = {"a": "left", "b": "right"}


def preview_lines(preview: Preview | CasePreview, wish: Wish) -> list[tuple[str, str]]:
    """What goes in, in figures: labels with values."""
    if isinstance(preview, CasePreview):
        return _case_lines(preview)
    parts = [_of(preview.findings, "finding"), _of(preview.notes, "note")]
    only = [f"{count} only in {letter}" for count, letter in zip(preview.only, "AB", strict=True) if count]
    if wish.form != "w3c":
        only.append("both texts" if preview.texts else "without the texts")
    pages = "" if preview.pages is None else f"about {_counted(preview.pages, 'page')} on paper"
    size = "" if preview.size is None else shown_size(preview.size)
    return [
        ("goes in", " · ".join([*parts, *only])),
        ("unchecked", _unchecked(*preview.unchecked)),
        ("size", " · ".join(part for part in (size, pages) if part)),
    ]


def _case_lines(preview: CasePreview) -> list[tuple[str, str]]:
    lines = [("goes in", f"both texts · {_counted(preview.notes, 'note')} · verdicts and ticks · the comparison")]
    for side in ("a", "b"):
        why = preview.missing.get(side)
        lines.append((_SIDES[side], f"as text only: {displayable(why)}" if why else "as it was read, and as text"))
    return [*lines, ("size", shown_size(preview.size))]


def _unchecked(here: int, every: int) -> str:
    if not every:
        return "nothing that differs"
    left = every - here
    where = "left out" if not here else "in it" if not left else f"{here} in it, {left} left out"
    return f"{every} that {'differs' if every == 1 else 'differ'}: {where}"


def written_line(written: Written, form: ExportForm) -> str:
    """Where it is, how large, and what opens it."""
    name = written.path.name
    opens = _OPENS.get(form) or f"diptych open {name if ' ' not in name else repr(name)} goes on with it"
    return f"{shown_path(written.path)}, {shown_size(written.size)}: {opens}"


def shown_path(path: Path) -> str:
    """A path as readers write it: from their home folder on."""
    home = str(Path.home())
    whole = str(path)
    return f"~{whole[len(home) :]}" if home != "/" and whole.startswith(f"{home}/") else whole


def shown_size(count: int) -> str:
    """So many bytes, as readers say it."""
    if count < 1_000:
        return _counted(count, "byte")
    return f"{count / 1_000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _of(counts: tuple[int, int], noun: str) -> str:
    here, every = counts
    if not every:
        return f"no {noun}s"
    return _counted(every, noun) if here == every else f"{here} of {_counted(every, noun)}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + 's'}"
