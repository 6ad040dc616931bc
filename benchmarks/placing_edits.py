"""Edits that leave the quotation's words as they were: makers of the cases of `placing_cases`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from articles.article import Span
from articles.notes.placement.graphemes import widen
from benchmarks.placing_cases import CLOSE, SPACELESS, Case, Quote, Text
from benchmarks.placing_quotes import lines_of, marked, sentence_or_part, sentence_part, whole_sentence, with_line_above
from benchmarks.placing_words import ADDED, OTHERS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


def unchanged(kind: str, text: Text, chance: random.Random) -> Case:
    """The text as it was."""
    quote = sentence_or_part(text, chance)
    return quote.case(kind, text.joined(marked(quote)))


def insert_before(kind: str, text: Text, chance: random.Random) -> Case:
    """Sentences put in above, or right before the quotation."""
    quote = sentence_or_part(text, chance)
    rows, added = marked(quote), list(lines_of(ADDED, text))
    chance.shuffle(added)
    where = chance.choice(("top", "before", "both"))
    if where == "before":
        rows[quote.place[0]][quote.place[1] : quote.place[1]] = added[:2]
    else:
        rows.insert(0, added[: chance.randint(1, 3)])
    if where == "both":
        rows.append(added[:1])
    return quote.case(kind, text.joined(rows))


def delete_before(kind: str, text: Text, chance: random.Random) -> Case | None:
    """A sentence before the quotation is gone."""
    quote = sentence_or_part(text, chance)
    before = [place for place in text.places() if place < quote.place]
    if not before:
        return None
    rows = marked(quote)
    row, at = chance.choice(before)
    del rows[row][at]
    return quote.case(kind, text.joined(rows))


def moved(kind: str, text: Text, chance: random.Random) -> Case:
    """The sentence or its paragraph stands elsewhere."""
    quote = whole_sentence(text, chance) if chance.random() < 0.5 else sentence_part(text, chance)
    rows = marked(quote)
    if quote.before or quote.after:
        paragraph = rows.pop(quote.place[0])
        others = [at for at in range(len(rows) + 1) if at != quote.place[0]]
        rows.insert(chance.choice(others), paragraph)
    else:
        rows[quote.place[0]].pop(quote.place[1])
        row = chance.choice([at for at in range(len(rows)) if at != quote.place[0]])
        rows[row].insert(chance.randint(0, len(rows[row])), quote.marked())
    return quote.case(kind, with_line_above(quote, rows, chance))


def context_changed(kind: str, text: Text, chance: random.Random) -> Case | None:
    """The neighbours in the paragraph were replaced."""
    quote = whole_sentence(text, chance)
    row, at = quote.place
    rows, others = marked(quote), list(lines_of(OTHERS, text))
    chance.shuffle(others)
    neighbours = [each for each in (at - 1, at + 1) if 0 <= each < len(rows[row])]
    for each in neighbours:
        rows[row][each] = others[each % len(others)]
    return quote.case(kind, with_line_above(quote, rows, chance)) if neighbours else None


def edge(kind: str, text: Text, chance: random.Random) -> Case:
    """The first or last sentence, with a line put beyond it."""
    first = chance.random() < 0.5
    quote = whole_sentence(text, chance, text.places()[0 if first else -1])
    rows = marked(quote)
    rows.insert(0 if first else len(rows), [chance.choice(lines_of(ADDED, text))])
    mark = "\ufeff" if chance.random() < 0.3 else ""
    return quote.case(kind, mark + text.joined(rows))


def repeated(text: Text, chance: random.Random) -> tuple[Quote, list[int]] | None:
    """A part of a sentence that stands in the text more than once, and the starts of all of its copies."""
    whole = text.joined()
    for _ in range(60):
        quote = sentence_part(text, chance)
        starts = [found.start() for found in re.finditer(re.escape(quote.words), whole)]
        if len(starts) > 1 and len(quote.words) >= (5 if text.language in SPACELESS else 12):
            return quote, starts
    return None


def duplicate_context(kind: str, text: Text, chance: random.Random) -> Case | None:
    """A phrase that stands in the text more than once."""
    found = repeated(text, chance)
    if found is None:
        return None
    quote, rows = found[0], marked(found[0])
    how = chance.choice(("as it was", "shifted", "moved"))
    if how == "shifted":
        rows.insert(0, list(lines_of(ADDED, text)))
    if how == "moved":
        rows.insert(chance.randrange(len(rows)), rows.pop(quote.place[0]))
    return quote.case(kind, text.joined(rows))


def duplicate_trap(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Another copy of the phrase at the old position."""
    found = repeated(text, chance)
    if found is None:
        return None
    quote, starts = found
    earlier = [start for start in starts if start < quote.start]
    if not earlier:
        return None
    distance, line = quote.start - chance.choice(earlier), " ".join(lines_of(ADDED, text)) * 9
    return quote.case(
        kind, line[: distance - 3].ljust(max(0, distance - 3), "x") + ".\n\n" + text.joined(marked(quote))
    )


def duplicate_added(kind: str, text: Text, chance: random.Random) -> Case:
    """The words again, as a pull quote above or in a paragraph below."""
    quote = whole_sentence(text, chance) if chance.random() < 0.6 else sentence_part(text, chance)
    rows, line = marked(quote), chance.choice(lines_of(ADDED, text))
    if chance.random() < 0.5:
        rows.insert(0, [quote.words])
    else:
        rows = [
            [chance.choice(lines_of(ADDED, text))],
            *rows,
            [line, quote.words, chance.choice(lines_of(ADDED, text))],
        ]
    return quote.case(kind, text.joined(rows))


def whitespace(kind: str, text: Text, chance: random.Random) -> Case:
    """Other lines, spaces, tabs and line ends."""
    quote = sentence_or_part(text, chance)
    whole = text.joined(marked(quote))
    how: Callable[[str], str] = chance.choice((wrapped(40, " "), wrapped(60, ""), _hard_spaces, _dos, _one_line, _wide))
    return quote.case(kind, how(whole))


def wrapped(width: int, trailing: str) -> Callable[[str], str]:
    """Lines of at most `width` code points, each but the last of a paragraph with `trailing` after it."""

    def wrap(whole: str) -> str:
        rows = []
        for paragraph in whole.split("\n\n"):
            lines, line = [], ""
            for word in paragraph.split(" ") if " " in paragraph else re.findall(f"[^{CLOSE}]{CLOSE}?", paragraph):
                gap = " " if line and " " in paragraph else ""
                if line and len(line) + len(word) > width:
                    lines.append(line + trailing)
                    line, gap = "", ""
                line += gap + word
            rows.append("\n".join([*lines, line]))
        return "\n\n".join(rows)

    return wrap


def _hard_spaces(whole: str) -> str:
    return whole.replace(" ", "\u00a0")


def _dos(whole: str) -> str:
    return "    " + whole.replace("\n\n", "\r\n\r\n    ")


def _one_line(whole: str) -> str:
    return whole.replace("\n\n", " ")


def _wide(whole: str) -> str:
    return re.sub(" ", lambda found: "\t" if found.start() % 3 else "  ", whole)


def unicode(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Invisible signs, wide figures and ligatures, or decomposed letters."""
    quote = sentence_or_part(text, chance)
    how = chance.choice(("invisible", "wide", "form"))
    if how == "form":
        changed = unicodedata.normalize("NFD", quote.words)
        if changed == quote.words or widen(changed, Span(0, len(changed))) != Span(0, len(changed)):
            return None
        whole = "\n\n".join(unicodedata.normalize("NFD", each) for each in text.joined(marked(quote)).split("\n\n"))
        return quote.case(kind, whole)
    if how == "wide":
        changed = quote.words.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
        changed = re.sub(r"[0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), changed)
        return quote.case(kind, text.joined(marked(quote, changed))) if changed != quote.words else None
    letters = list(quote.words)
    for at in sorted(chance.sample(range(1, len(letters)), min(len(letters) - 1, chance.randint(2, 9))), reverse=True):
        if letters[at - 1].isalpha() and letters[at].isalpha():
            letters.insert(at, chance.choice("\u00ad\u200b\u2060"))
    return quote.case(kind, with_line_above(quote, marked(quote, "".join(letters)), chance))


STYLES = (
    str.maketrans("“”‘’«»—–「」", '""\'\'""--『』'),
    str.maketrans({"“": "«", "”": "»", "'": "’", "—": "–"}),
    str.maketrans({"’": "'", "—": "--", "«": "“", "»": "”", "「": "“", "」": "”"}),
    str.maketrans({'"': "”", "'": "’", "-": "‑", "“": "„", "»": '"', "«": '"'}),
)


def quotes_dashes(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Other quotation marks, apostrophes or dashes."""
    quote = sentence_or_part(text, chance)
    whole = text.joined(marked(quote))
    styles = [style for style in STYLES if quote.words.translate(style) != quote.words]
    return quote.case(kind, whole.translate(chance.choice(styles))) if styles else None
