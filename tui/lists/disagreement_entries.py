"""The list of disagreements: who says what of which passage, and the one under the cursor with everyone's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.reading.display import plain
from tui.lists.entry import Entry
from tui.lists.note_entries import styled_words
from tui.view.disagreeing import label_of, who_says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.notes.content.note import Note
    from tui.view.reading_view import ReadingView
    from tui.view.signs import SignName, Signs

DISAGREEMENT_HINT = "words, a verdict, an author"
"""What may be typed above the list of disagreements."""
_SIGNS: dict[str, SignName] = {"verdict": "differ", "pair": "weak", "relation": "contradict", "type": "note"}
Styled = tuple[str, str]


def disagreement_entries(view: ReadingView, signs: Signs) -> list[Entry]:
    """Every disagreement, the gravest first: who says what, and both quotations."""
    made = []
    for number, each in enumerate(view.disagreeing.all):
        said = who_says(each)
        quotes = " ⇄ ".join(f"“{plain(words)}”" for words in each.passage.quotes.values())
        content = Content.assemble(
            (f"{signs[_SIGNS[each.kind]]} ", "bold"), (said, "bold"), ("\n     ", ""), (quotes, "$ink-quiet")
        )
        made.append(Entry(str(number), content, f"{said} {quotes}"))
    return made


def disagreement_detail(view: ReadingView, number: str) -> Content:
    """Both passages, and what everyone wrote on them."""
    found = view.disagreeing.all
    if not number.isdecimal() or int(number) >= len(found):
        return Content("")
    parts: list[Styled] = []
    for side, words in found[int(number)].passage.quotes.items():
        parts += [(f"{side.upper()} ", "bold"), (f"“{plain(words)}”\n", "")]
    for note in found[int(number)].passage.notes:
        parts += _said(note)
    return Content.assemble(*parts)


def _said(note: Note) -> Iterator[Styled]:
    yield f"{plain(note.creator) or 'no name'}  ", "bold"
    yield f"{plain(label_of(note))}  ", "$ink-quiet"
    if note.body.strip():
        yield from styled_words(note)
    else:
        yield "\n", ""
