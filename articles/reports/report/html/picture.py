"""A picture of the alignment: both articles as columns of paragraphs, with the links between them, as inline SVG."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES
from articles.claims.judging import DISCREPANCIES
from articles.reports.claims_parts import MAY_CLASH, SIGNS
from articles.reports.parts import LETTERS, counted
from articles.reports.report.html.marks import curve, free_on_curve, pill, text
from articles.reports.report.words import row_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.article import Side
    from articles.claims.statements.finding import Verdict
    from articles.reports.report.model import FindingRow, Report, Trace

WIDTH = 420.0
_LEFT, _RIGHT, _COLUMN = 40.0, WIDTH - 40.0, 9.0
_TOP = 22.0
_PITCH, _TALLEST, _LOWEST = 24.0, 900.0, 120.0
_SMALLEST, _NUMBER_EVERY = 1.4, 11.0
_MANY, _MOST_PILLS = 150, 60
_TRACES: tuple[Trace, ...] = ("weak", "strong", "same")
# What weighs most first; it is drawn last.
_KINDS = ("contradict", "differ", "doubt", "compatible", "agree", "related", "same", "strong", "weak")
_NAMES = {"doubt": "may clash", "same": "same text or nearly", "strong": "strong match", "weak": "weak match"}
_LEGEND = {**{str(verdict): sign for verdict, sign in SIGNS.items()}, "doubt": MAY_CLASH}


@dataclass(frozen=True, slots=True)
class _Bar:
    """A paragraph: its number, and where it is drawn; `alone`: it has no link."""

    number: int
    top: float
    height: float
    alone: bool

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class _Line:
    """All matches between two paragraphs, or all findings on them; a verdict weighs more than a strength."""

    a: int
    b: int
    trace: Trace
    verdict: Verdict | None = None
    finding: int = 0
    sign: str = ""
    doubt: bool = False

    @property
    def kind(self) -> str:
        return "doubt" if self.doubt else self.verdict or self.trace

    @property
    def rank(self) -> int:
        """What is drawn later, over the others."""
        return len(_KINDS) - _KINDS.index(self.kind)

    @property
    def weighs(self) -> bool:
        """Whether it is what a reader looks for first."""
        return self.verdict in DISCREPANCIES or self.doubt


def picture(report: Report) -> str:
    """A figure with the picture, its description and its legend."""
    lines = sorted(_lines(report), key=lambda line: (line.rank, line.a, line.b))
    bars = {side: _bars(report, side, lines) for side in SIDES}
    height = max((bar.top + bar.height for side in SIDES for bar in bars[side].values()), default=_TOP) + 8
    kind = "map" if len(lines) <= _MANY else "map many"
    parts = [
        f'<figure class="picture" id="picture"><svg class="{kind}" role="img" aria-labelledby="map-t map-d" '
        f'viewBox="0 0 {WIDTH:.0f} {height:.0f}">',
        f'<title id="map-t">Picture of the alignment</title><desc id="map-d">{text(_described(report, lines))}</desc>',
        *(_head(side, report) for side in SIDES),
        *_paths(lines, bars["a"], bars["b"]),
        *(drawn for side in SIDES for drawn in _column(side, bars[side].values())),
        *_pills(lines, bars["a"], bars["b"]),
        f'</svg><figcaption><ul class="legend">{"".join(_legend(lines))}</ul></figcaption></figure>',
    ]
    return "\n".join(parts)


def _lines(report: Report) -> Iterator[_Line]:
    """One line for each two paragraphs that have a match or a finding."""
    traces: dict[tuple[int, int], Trace] = {}
    for link in report.links:
        a, b = link.a.paragraph, link.b.paragraph
        if a is not None and b is not None:
            traces[a, b] = max(traces.get((a, b), "weak"), link.trace, key=_TRACES.index)
    findings: dict[tuple[int, int], FindingRow] = {}
    for row in report.findings:
        a, b = row.a.quotation.paragraph, row.b.quotation.paragraph
        if a is not None and b is not None:
            before = findings.get((a, b))
            if before is None or _KINDS.index(_kind(row)) < _KINDS.index(_kind(before)):
                findings[a, b] = row
    for a, b in traces.keys() | findings.keys():
        found, trace = findings.get((a, b)), traces.get((a, b), "weak")
        if found is None:
            yield _Line(a, b, trace)
        else:
            yield _Line(a, b, trace, found.verdict, found.number, row_sign(found), found.may_clash)


def _bars(report: Report, side: Side, lines: Sequence[_Line]) -> dict[int, _Bar]:
    """The paragraphs of a side by their numbers, as high as they are long."""
    lengths = {each: _lengths(report, each) for each in SIDES}
    most = max(map(len, lengths.values()))
    longest = max((sum(each) for each in lengths.values()), default=0)
    if not most or not longest:
        return {}
    wanted = min(max(_PITCH * most, _LOWEST), _TALLEST)
    gap = min(4.0, wanted / most / 4)
    scale = (wanted - gap * most) / longest
    linked = {line.a if side == "a" else line.b for line in lines}
    heights = [max(length * scale, _SMALLEST) for length in lengths[side]]
    tops = accumulate((height + gap for height in heights), initial=_TOP)
    return {
        number: _Bar(number, top, height, number not in linked)
        for number, (top, height) in enumerate(zip(tops, heights, strict=False), 1)
    }


def _lengths(report: Report, side: Side) -> list[int]:
    return [len(each.span) for each in report.article(side).paragraphs if each.kind in MATCHED_KINDS]


def _head(side: Side, report: Report) -> str:
    outlet = report.article(side).outlet or ""
    shown = f"{LETTERS[side]} {outlet[:28]}".strip()
    where, x = ("start", _LEFT - _COLUMN) if side == "a" else ("end", _RIGHT + _COLUMN)
    return f'<text class="t" x="{x:.0f}" y="12" text-anchor="{where}">{text(shown)}</text>'


def _paths(lines: Sequence[_Line], a: dict[int, _Bar], b: dict[int, _Bar]) -> Iterator[str]:
    """The links, those that matter most last and over the others; a light edge keeps crossing ones apart."""
    halos = len(lines) <= _MANY
    for line in lines:
        way = _way(a[line.a].middle, b[line.b].middle)
        if line.weighs or (halos and line.kind != "weak"):
            yield f'<path class="k halo" d="{way}"/>'
        yield f'<path class="k {line.kind}" d="{way}"/>'


def _kind(row: FindingRow) -> str:
    return "doubt" if row.may_clash else row.verdict


def _way(start: float, end: float) -> str:
    return curve(_LEFT, start, _RIGHT, end)


def _column(side: Side, bars: Iterable[_Bar]) -> Iterator[str]:
    left, anchor, x = (_LEFT - _COLUMN, "end", _LEFT - _COLUMN - 4) if side == "a" else (_RIGHT, "start", _RIGHT + 13)
    below = 0.0
    for bar in bars:
        kind = ' class="o"' if bar.alone else ""
        yield f'<rect{kind} x="{left:.0f}" y="{bar.top:.1f}" width="{_COLUMN:.0f}" height="{bar.height:.1f}"/>'
        if bar.middle >= below:
            yield f'<text x="{x:.0f}" y="{bar.middle + 3:.1f}" text-anchor="{anchor}">{bar.number}</text>'
            below = bar.middle + _NUMBER_EVERY


def _pills(lines: Sequence[_Line], a: dict[int, _Bar], b: dict[int, _Bar]) -> Iterator[str]:
    """The signs of the verdicts with the numbers of the findings, each on its line where none is yet."""
    judged = [line for line in reversed(lines) if line.verdict is not None]
    if len(judged) > _MOST_PILLS:
        judged = [line for line in judged if line.weighs]
    placed: list[tuple[float, float]] = []
    for line in judged:
        words = f"{line.sign}{line.finding}"
        point = free_on_curve((_LEFT, a[line.a].middle), (_RIGHT, b[line.b].middle), placed)
        if point is None or line.verdict is None:
            continue
        placed.append(point)
        yield f'<g class="{line.kind}">{pill(*point, words)}</g>'


def _described(report: Report, lines: Sequence[_Line]) -> str:
    sides = ", ".join(
        f"{LETTERS[source.side]}: {counted(source.paragraphs, 'paragraph', 'paragraphs')}" for source in report.sources
    )
    kinds = [kind for kind in _KINDS if any(line.kind == kind for line in lines)]
    counts = ", ".join(f"{_NAMES.get(kind, kind)} {sum(line.kind == kind for line in lines)}" for kind in kinds)
    return f"{sides}; {counted(len(lines), 'link', 'links')} between paragraphs" + (f": {counts}" if counts else "")


def _legend(lines: Sequence[_Line]) -> Iterator[str]:
    used = {line.kind for line in lines}
    for kind in _KINDS:
        if kind in used:
            sign = f"{_LEGEND[kind]} " if kind in _LEGEND else ""
            yield f"<li>{_sample(kind)}{sign}{_NAMES.get(kind, kind)}</li>"
    if used & _LEGEND.keys():
        yield "<li>a sign's number is the finding's</li>"
    yield "<li>▮ paragraph, as high as it is long; ▯ without a link</li>"


def _sample(kind: str) -> str:
    line = f'<line class="k {kind}" x1="2" x2="42" y1="6" y2="6"/>'
    return f'<svg aria-hidden="true" viewBox="0 0 44 12">{line}</svg>'
