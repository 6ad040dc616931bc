"""Small pieces of HTML that several parts of the page share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.article import Span
from articles.reports.parts import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.reports.report.model import NoteRow, Quotation, Report

# What a browser and a screen reader take for a language; anything else is better left out.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_UNKNOWN = frozenset({"und", "mul", "zxx", "mis"})


def text(words: str) -> str:
    """Words as the content of an element or in an attribute between double quotes."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def tongue(language: str) -> str:
    """The attributes of quoted words: their language, where it is known, and their direction."""
    known = _LANGUAGE.fullmatch(language) and language.lower() not in _UNKNOWN
    return f' lang="{language}" dir="auto"' if known else ' dir="auto"'


def curve(left: float, start: float, right: float, end: float) -> str:
    """The path of a picture from the height `start` at the left to `end` at the right, level at both ends."""
    bend = (right - left) * 0.42
    return f"M{left:.0f} {start:.1f}C{left + bend:.0f} {start:.1f} {right - bend:.0f} {end:.1f} {right:.0f} {end:.1f}"


def free_on_curve(
    start: tuple[float, float], end: tuple[float, float], placed: Sequence[tuple[float, float]]
) -> tuple[float, float] | None:
    """A point on a curve, as near its middle as there is room beside those `placed`; None where there is none."""
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85):
        x, y = _on_curve(start, end, part)
        if all(abs(x - other_x) > 32 or abs(y - other_y) > 13 for other_x, other_y in placed):
            return x, y
    return None


def _on_curve(start: tuple[float, float], end: tuple[float, float], part: float) -> tuple[float, float]:
    """A point of the curve that `curve` draws."""
    bend, rest = (end[0] - start[0]) * 0.42, 1 - part
    first, second, third, fourth = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    x = first * start[0] + second * (start[0] + bend) + third * (end[0] - bend) + fourth * end[0]
    return x, (first + second) * start[1] + (third + fourth) * end[1]


def pill(x: float, y: float, words: str) -> str:
    """A sign with a number around a point of a picture."""
    width = 7.0 + 5.2 * len(words)
    return (
        f'<rect class="pill" x="{x - width / 2:.1f}" y="{y - 6:.1f}" width="{width:.1f}" height="12" rx="6"/>'
        f'<text x="{x:.1f}" y="{y + 3.2:.1f}">{words}</text>'
    )


def sign(drawn: str) -> str:
    """The sign of a verdict, which words beside it say again."""
    return f'<span class="sign verdict" aria-hidden="true">{drawn}</span>'


def quoted(report: Report, quotation: Quotation, marked: Iterable[Quotation] = ()) -> str:
    """A paragraph with the words of a quotation, some of them marked."""
    attributes = tongue(report.source(quotation.side).language)
    return f'<p class="words"{attributes}>{"".join(_pieces(quotation, marked))}</p>'


def _pieces(quotation: Quotation, marked: Iterable[Quotation]) -> Iterator[str]:
    """The words; where marked ones overlap, they are marked as one."""
    start, at = quotation.span.start, quotation.span.start
    for span in _joined(sorted(each.span for each in marked)):
        yield text(quotation.words[at - start : span.start - start])
        yield f"<mark>{text(quotation.words[span.start - start : span.end - start])}</mark>"
        at = span.end
    yield text(quotation.words[at - start :])


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def anchor(quotation: Quotation) -> str:
    """The id of the paragraph that a quotation begins in."""
    return f"{quotation.side}-p{quotation.paragraph}"


def place(report: Report, quotation: Quotation) -> str:
    """Where a quotation is, linked to it where the texts are in the report."""
    words = f"<b>{LETTERS[quotation.side]}</b>{text(quotation.place)}"
    if report.levels and quotation.paragraph is not None:
        return f'<a href="#{anchor(quotation)}">{words}</a>'
    return words


def note(report: Report, row: NoteRow, *, named: bool = False, quoting: bool = False) -> str:
    """A note in a box; `named` gives it the id that others link to, `quoting` shows the words it is on."""
    identity = f' id="note-{row.number}"' if named else ""
    tags = ", ".join(f"#{tag}" for tag in row.tags)
    facts = [row.label, tags, row.author, row.modified[:10]]
    head = " · ".join(text(fact) for fact in facts if fact)
    words = f'<p class="words" dir="auto">{text(row.words)}</p>' if row.words.strip() else ""
    quotes = "".join(_note_places(report, row)) if quoting else ""
    return f'<div class="note"{identity}><p class="head">✎ {row.number} · {head}</p>{quotes}{words}</div>'


def _note_places(report: Report, row: NoteRow) -> Iterator[str]:
    for each in row.places:
        quotation = each.quotation
        if quotation is None:
            where = f"<b>{LETTERS[each.side]}</b>{each.state}"
            words = f'<p class="words"{tongue(report.source(each.side).language)}>{text(each.on)}</p>'
        else:
            where = ", ".join(filter(None, (place(report, quotation), each.state)))
            words = quoted(report, quotation)
        yield f'<blockquote><p class="where">{where}</p>{words}</blockquote>'
