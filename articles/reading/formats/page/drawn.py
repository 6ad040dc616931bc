"""What a page of a PDF draws: its text with exact places, the boxes around text, and how much of it pictures cover."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject

_DEEPEST = 12
_MOST_FORMS = 2000
_SIDES = 3
_MOST_BOXES = 5000
"""Beyond so many the page is a map or a chart, and no table."""
_GAP = 1.0
"""In sizes of the type: by so much white within one string a program goes to the next cell."""
_THIN = 3.0
"""Points: a rectangle that is no higher is a line."""
_ACROSS = 0.1
"""Radians: text turned by more against the four directions of a page is a stamp across it."""
UNKNOWN = "\ufffd"
"""A letter of which the file says only which drawing in the font it is."""
_NUMBERED = frozenset({"/Identity-H", "/Identity-V"})
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


class Piece(NamedTuple):
    """Text drawn in one go: where it starts and ends (points from the lower left corner), its size, its words."""

    x: float
    y: float
    end: float
    size: float
    text: str


class Box(NamedTuple):
    """A rectangle: its left, lower, right and upper edge."""

    left: float
    low: float
    right: float
    high: float


@dataclass(slots=True)
class Drawn:
    """A page as it is read: `width` and `height` in points, its text, and what was `turned` against that text.

    `rules` are lines from left to right, as between the rows of a table. `quarter` says how far the text itself is
    turned against the page that a reader sees; `pictured` is the share of the page that pictures cover.
    """

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    quarter: int = 0
    pictured: float = 0.0


class _Run(NamedTuple):
    """Text, its direction in quarters of a turn (None for another one), both ends of its base line, its size."""

    quarter: int | None
    start: tuple[float, float]
    end: tuple[float, float]
    size: float
    text: str


class Fonts:
    """The fonts of a file, each read once: bytes to glyphs, which are letters and the width they take."""

    def __init__(self) -> None:
        self._known: dict[int, dict[str | int, tuple[str, float]]] = {}
        self._fonts: dict[int, Any] = {}

    def glyphs(self, font: Any, shown: bytes) -> list[tuple[str, float]]:
        """What `shown` means in `font`, as (letters, width in thousandths of the size) of each glyph."""
        from pypdf.generic._font import Font

        key = id(font)
        if key not in self._fonts:
            self._fonts[key] = (font, Font.from_font_resource(font))  # with `font`, so that its id stays its own
            self._known[key] = {}
        read, known = self._fonts[key][1], self._known[key]
        told = "/ToUnicode" in font or str(font.get("/Encoding")) not in _NUMBERED
        codes: list[str] | list[int]
        if isinstance(read.encoding, str):
            codes = list(shown.decode(read.encoding, "replace" if len(shown) % 2 else "surrogatepass"))
        else:
            codes = list(shown)
        for code in codes:
            if code not in known:
                letter, width = self._glyph(read, code)
                known[code] = (letter if told else UNKNOWN, width)
        return [known[code] for code in codes]

    @staticmethod
    def _glyph(font: Any, code: str | int) -> tuple[str, float]:
        raw = chr(code) if isinstance(code, int) else code
        letter = font.encoding.get(code, raw) if isinstance(code, int) else raw
        width = font.space_width if raw == font.space_char else font.get_text_width(raw)
        return str(font.character_map.get(letter, letter)), float(width)


def drawn(page: PageObject, fonts: Fonts) -> Drawn:
    """What `page` draws, turned so that most of its text runs from left to right."""
    from pypdf.generic import ContentStream

    left, low, right, high = map(float, page.mediabox)
    pen = _Pen(fonts)
    if page.get("/Contents") is not None:
        content = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")
        pen.draw(content, page.get_inherited("/Resources"), page.pdf)
    quarters = Counter[int]()
    for run in pen.runs:
        if run.quarter is not None:
            quarters[run.quarter] += len(run.text.strip())
    shown = round(page.rotation / 90) % 4
    main = quarters.most_common(1)[0][0] if quarters else shown
    sides = (right - left, high - low) if main % 2 == 0 else (high - low, right - left)
    turn = _turned(main, Box(left, low, right, high))
    found = Drawn(*sides, quarter=(main - shown) % 4)
    for run in pen.runs:
        if run.quarter != main:
            found.turned.append(run.text)
            continue
        (x, y), (end, _) = turn(*run.start), turn(*run.end)
        found.pieces.append(Piece(x, y, end, run.size, run.text))
    for box in pen.boxes:
        upright = _upright(turn(box.left, box.low), turn(box.right, box.high))
        (found.rules if upright.high - upright.low < _THIN else found.boxes).append(upright)
    found.pictured = pen.pictured / max(1.0, (right - left) * (high - low))
    return found


def _turned(quarter: int, page: Box) -> Any:
    """The function that turns places on the page by `quarter` clockwise, with the lower left corner at 0, 0."""
    width, height = page.right - page.left, page.high - page.low

    def turn(x: float, y: float) -> tuple[float, float]:
        x, y = x - page.left, y - page.low
        return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[quarter]

    return turn


def _upright(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (a, b), (c, d) = one, other
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    m, n, o, p, q, r = other
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r


@dataclass(slots=True)
class _State:
    """What q keeps and Q brings back."""

    page: Matrix = _IDENTITY
    font: Any = None
    size: float = 1.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class _Pen:
    """Follows the operators of a page and of the forms in it, and collects what they draw."""

    def __init__(self, fonts: Fonts) -> None:
        self.runs: list[_Run] = []
        self.boxes: list[Box] = []
        self.pictured = 0.0
        self._fonts = fonts
        self._state = _State()
        self._line: Matrix = _IDENTITY
        self._text: Matrix = _IDENTITY
        self._path: list[Box] = []
        self._at = (0.0, 0.0)
        self._forms = 0

    def draw(self, content: Any, resources: Any, pdf: Any, depth: int = 0) -> None:
        """Follow the operators of `content`, whose fonts and forms `resources` names."""
        names = resources.get_object() if resources is not None else {}
        kept: list[_State] = []
        for operands, operator in content.operations:
            with suppress(TypeError, ValueError, IndexError, KeyError, AttributeError):  # as viewers do: pass it over
                if operator == b"q":
                    kept.append(self._copy())
                elif operator == b"Q":
                    self._state = kept.pop()
                elif operator == b"Do":
                    self._form(names["/XObject"][operands[0]], names, pdf, depth)
                elif operator == b"Tf":
                    self._state.size = float(operands[1])
                    self._state.font = names["/Font"][operands[0]].get_object()
                elif operator == b"INLINE IMAGE":
                    self._picture()
                elif operator in _OPERATORS:
                    _OPERATORS[operator](self, operands)

    def _copy(self) -> _State:
        state = self._state
        return _State(
            state.page, state.font, state.size, state.letter_gap, state.word_gap,
            state.stretch, state.leading, state.rise,
        )  # fmt: skip

    def _form(self, found: Any, names: Any, pdf: Any, depth: int) -> None:
        form = found.get_object()
        if form.get("/Subtype") == "/Image":
            self._picture()
            return
        self._forms += 1
        if depth >= _DEEPEST or self._forms > _MOST_FORMS:
            return
        from pypdf.generic import ContentStream

        outer, line, text = self._copy(), self._line, self._text
        with suppress(TypeError, ValueError):  # a form without a matrix that can be read stands as it is
            self._state.page = _times(_matrix(form.get("/Matrix", _IDENTITY)), self._state.page)
        self.draw(ContentStream(form, pdf, "bytes"), form.get("/Resources", names), pdf, depth + 1)
        self._state, self._line, self._text = outer, line, text

    def _picture(self) -> None:
        a, b, c, d, _, _ = self._state.page
        self.pictured += abs(a * d - b * c)

    def _cm(self, operands: Any) -> None:
        self._state.page = _times(_matrix(operands), self._state.page)

    def _begin(self, _: Any) -> None:
        self._line = self._text = _IDENTITY

    def _place(self, operands: Any) -> None:
        self._line = self._text = _matrix(operands)

    def _move(self, operands: Any) -> None:
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self._line)

    def _move_and_lead(self, operands: Any) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _next_line(self, _: Any = None) -> None:
        self._move((0.0, -self._state.leading))

    def _show_all(self, operands: Any) -> None:
        for item in operands[0]:
            if isinstance(item, (int, float)):
                self._advance(-float(item) / 1000 * self._state.size * self._state.stretch)
            else:
                self._show(item)

    def _show_next(self, operands: Any) -> None:
        self._next_line()
        self._show(operands[-1])

    def _show_spaced(self, operands: Any) -> None:
        self._state.word_gap, self._state.letter_gap = float(operands[0]), float(operands[1])
        self._show_next(operands)

    def _show(self, shown: Any) -> None:
        state = self._state
        glyphs = self._fonts.glyphs(state.font, bytes(shown))
        single = len(glyphs) == len(shown)
        words, start, end, place = "", 0.0, 0.0, 0.0
        for letters, width in glyphs:
            blank = not letters.strip()
            if not blank:
                if words.strip() and place - end >= _GAP * state.size * state.stretch:
                    self._note(words, start, end)
                    words = ""
                start = start if words.strip() else place
                end = place + width / 1000 * state.size * state.stretch
            words += letters
            gap = state.letter_gap + (state.word_gap if single and letters == " " else 0.0)
            place += (width / 1000 * state.size + gap) * state.stretch
        self._note(words, start, end)
        self._advance(place)

    def _note(self, text: str, before: float, after: float) -> None:
        if not text.strip():
            return
        state = self._state
        a, b, c, d, e, f = _times(self._text, state.page)
        e, f = e + c * state.rise, f + d * state.rise
        size = abs(state.size) * math.hypot(c, d)
        direction = math.atan2(b * state.size, a * state.size) / (math.pi / 2)
        upright = abs(direction - round(direction)) < _ACROSS
        quarter = round(direction) % 4 if upright else None
        ends = (a * before + e, b * before + f), (a * after + e, b * after + f)
        if all(map(math.isfinite, (*ends[0], *ends[1], size))):
            self.runs.append(_Run(quarter, *ends, size, text))

    def _advance(self, by: float) -> None:
        self._text = _times((1.0, 0.0, 0.0, 1.0, by, 0.0), self._text)

    def _rectangle(self, operands: Any) -> None:
        x, y, width, height = map(float, operands)
        self._path.append(_upright(self._point(x, y), self._point(x + width, y + height)))

    def _start_line(self, operands: Any) -> None:
        self._at = self._point(*map(float, operands))

    def _draw_line(self, operands: Any) -> None:
        start, self._at = self._at, self._point(*map(float, operands[-2:]))
        self._path.append(_upright(start, self._at))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.page
        return a * x + c * y + e, b * x + d * y + f

    def _paint(self, _: Any) -> None:
        if len(self._path) >= _SIDES:  # an outline drawn side by side, perhaps with round corners
            lefts, lows, rights, highs = zip(*self._path, strict=True)
            self._path.append(Box(min(lefts), min(lows), max(rights), max(highs)))
        if len(self.boxes) < _MOST_BOXES:
            self.boxes += self._path
        self._path = []

    def _drop(self, _: Any) -> None:
        self._path = []

    def set(self, name: str, value: float) -> None:
        """Set one number of the state of text."""
        setattr(self._state, name, value)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


_OPERATORS: dict[bytes, Any] = {
    b"cm": _Pen._cm,
    b"BT": _Pen._begin,
    b"Tm": _Pen._place,
    b"Td": _Pen._move,
    b"TD": _Pen._move_and_lead,
    b"T*": _Pen._next_line,
    b"Tj": lambda pen, operands: pen._show(operands[0]),
    b"TJ": _Pen._show_all,
    b"'": _Pen._show_next,
    b'"': _Pen._show_spaced,
    b"Tc": lambda pen, operands: pen.set("letter_gap", float(operands[0])),
    b"Tw": lambda pen, operands: pen.set("word_gap", float(operands[0])),
    b"Tz": lambda pen, operands: pen.set("stretch", float(operands[0]) / 100),
    b"TL": lambda pen, operands: pen.set("leading", float(operands[0])),
    b"Ts": lambda pen, operands: pen.set("rise", float(operands[0])),
    b"re": _Pen._rectangle,
    b"m": _Pen._start_line,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), _Pen._draw_line),
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), _Pen._paint),
    b"n": _Pen._drop,
}
