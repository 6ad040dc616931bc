"""A comparison as one web page: what was found, then both texts level beside each other, matches numbered, and last
what was left out of them. No scripts, nothing loaded."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES, other_side
from articles.reports.claims_parts import (
    figures_of,
    head_of,
    reasons_of,
    sentence_of,
    shown_findings,
    sums_of,
    verdict_of,
)
from articles.reports.levels import left_out, levels_of
from articles.reports.notes_parts import facts_of_note, heads_of, passages_of
from articles.reports.parts import (
    LETTERS,
    counts_of,
    evidence_of,
    facts_of,
    flat,
    nature_of,
    remarks_of,
    title_of,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
    from articles.comparison import Comparison
    from articles.matching.match import Match

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
body { color: #111; background: #fff; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; }
td { white-space: pre-wrap; overflow-wrap: anywhere; }
.strong { border-bottom: 2px solid; }
.weak { border-bottom: 1px dotted; }
.aside { font-size: .85rem; font-style: italic; }
.sign { font: .75rem/1 sans-serif; text-decoration: none; color: inherit; }
.words { white-space: pre-wrap; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
table.why td { font-size: .9rem; border-top: 1px solid #999; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
""".strip()

_LEGEND = (
    "● strong match, ○ weak match, ≡ same text or nearly, · only here. "
    "The number is the match and links to its partner."
)


def render(comparison: Comparison, *, remarks: Sequence[str] = ()) -> str:
    """The comparison as an HTML page that needs nothing else; both texts stand in it whole."""
    title = escape(f"{title_of(comparison.a)} / {title_of(comparison.b)}")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        *(f"<p>{escape(line)}</p>" for line in (counts_of(comparison), *remarks_of(comparison), *remarks)),
        *_findings(comparison),
        *_notes(comparison),
        f"<h2>Both texts</h2><p>{_LEGEND}</p>",
        "<table><thead><tr>",
        *(_heading(comparison, side) for side in SIDES),
        "</tr></thead><tbody>",
        *(_row(comparison, left, right) for left, right in levels_of(comparison)),
        "</tbody></table>",
        "<h2>Why they were matched</h2>",
        '<table class="why"><tbody>',
        *(_reason(comparison, match) for match in comparison.alignment.matches),
        "</tbody></table>",
        *(line for side in SIDES for line in _left_out(comparison, side)),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _findings(comparison: Comparison) -> Iterator[str]:
    ledger = comparison.ledger
    if ledger is None:
        return
    found = shown_findings(comparison)
    yield f"<h2>Findings</h2><p>{escape(sums_of(found))}.</p>"
    yield from (f"<p>{escape(flat(notice))}</p>" for notice in ledger.notices)
    yield '<table class="why"><tbody>'
    for judged in found:
        finding = judged.finding
        cells = [f"{escape(verdict_of(judged))}<br>{escape(flat(finding.topic))}"]
        sides: tuple[tuple[Side, str], ...] = (("a", finding.a), ("b", finding.b))
        for side, claim_id in sides:
            claim = ledger.claim(claim_id)
            figures = figures_of(comparison, ledger, finding, side)
            lead = f"<strong>{escape(figures)}</strong><br>" if figures else ""
            where = f"{LETTERS[side]}, {head_of(comparison, claim)}"
            cells.append(f"{lead}{escape(sentence_of(comparison, claim))}<br><small>{escape(where)}</small>")
        cells.append(escape(reasons_of(finding)))
        yield "<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in cells) + "</tr>"
    yield "</tbody></table>"


def _notes(comparison: Comparison) -> Iterator[str]:
    """The reader's notes, each under the words it is on."""
    if comparison.notes:
        yield "<h2>Notes</h2>"
    for head, note in heads_of(comparison):
        yield f'<div class="note"><p><strong>Note {escape(head)}</strong></p>'
        for letter, place, words in passages_of(comparison, note):
            yield f'<blockquote dir="auto">{escape(words)}<br><small>{letter}, {escape(place)}</small></blockquote>'
        yield f'<p class="words" dir="auto">{escape(note.body)}</p>'
        yield f"<p><small>{escape(facts_of_note(note))}</small></p></div>"


def _heading(comparison: Comparison, side: Side) -> str:
    article = comparison.article(side)
    facts = "".join(f"<br>{escape(label)}: {escape(value)}" for label, value in facts_of(article))
    return f'<th dir="auto">{LETTERS[side]} · {escape(title_of(article))}<small>{facts}</small></th>'


def _left_out(comparison: Comparison, side: Side) -> Iterator[str]:
    """What of a text is no part of the article, in its order."""
    article = comparison.article(side)
    rest = left_out(article)
    if rest:
        yield f"<h2>Left out of {LETTERS[side]}</h2><table><tbody>"
        yield from (f"<tr>{_cell(comparison, side, index)}</tr>" for index in rest)
        yield "</tbody></table>"


def _row(comparison: Comparison, left: int | None, right: int | None) -> str:
    return f"<tr>{_cell(comparison, 'a', left)}{_cell(comparison, 'b', right)}</tr>"


def _cell(comparison: Comparison, side: Side, index: int | None) -> str:
    if index is None:
        return "<td></td>"
    article = comparison.article(side)
    paragraph = article.paragraphs[index]
    aside = paragraph.kind not in MATCHED_KINDS
    pieces = [f'<span class="sign">[{escape(paragraph.kind)}] </span>'] if aside else []
    at = paragraph.span.start
    for number in paragraph.sentences:
        span = article.sentences[number].span
        pieces.append(escape(article.text[at : span.start]))
        pieces.append(_sentence(comparison, side, number))
        at = span.end
    pieces.append(escape(article.text[at : paragraph.span.end]))
    words = "".join(pieces)
    if paragraph.heading:
        words = f"<strong>{words}</strong>"
    return f'<td lang="{escape(article.language)}" dir="auto"{" class=aside" if aside else ""}>{words}</td>'


def _sentence(comparison: Comparison, side: Side, number: int) -> str:
    """A sentence with the signs of the matches that begin in it, marked by its strongest match."""
    article = comparison.article(side)
    words = escape(article.quote(article.sentences[number].span))
    matches = comparison.alignment.matches_of(side, number)
    if not matches:
        alone = number in comparison.alignment.only(side)
        return f'<span class="sign">· </span>{words}' if alone else words
    signs = "".join(_sign(match, side) for match in matches if match.sentences(side).start == number)
    strength = "strong" if any(match.strength == "strong" for match in matches) else "weak"
    return f'{signs}<span class="{strength}">{words}</span>'


def _sign(match: Match, side: Side) -> str:
    sign = "≡" if match.kind in {"identical", "near"} else "●" if match.strength == "strong" else "○"
    here, there = (escape(f"{end}-{match.id}") for end in (side, other_side(side)))
    return f'<a class="sign" id="{here}" href="#{there}">{sign}{escape(match.id.removeprefix("m"))}</a> '


def _reason(comparison: Comparison, match: Match) -> str:
    places = ", ".join(f"{LETTERS[side]} ¶ {where(comparison, match, side)}" for side in SIDES)
    link = f'<a href="#a-{escape(match.id)}">{escape(match.id)}</a>'
    strength, *nature = nature_of(match)
    cells = (link, strength, ", ".join(nature), places, escape(evidence_of(comparison, match)))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
