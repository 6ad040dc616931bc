"""Draws docs/recording.svg: a short visit of the bundled pair, as one picture that moves. Run with `make picture`.

Each step is a screen as Textual draws it. A row that is the same in several steps is in the file once, and is visible
while it is on the screen; so nothing but style sheets moves it, and a reader who wants no motion gets the first screen.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

from docs.drawing import FONT, drawn, opened, press

SIZE = (110, 30)
ROW = 24.4
"""The height of a row as Textual draws it."""
_TOP = 1.5
_MARGIN = 12
_TEXT = re.compile(r'<text class="[\w-]+-(r\d+)"([^>]*?) clip-path="url\(#[\w-]+-line-(\d+)\)">(.*?)</text>', re.DOTALL)
_RECT = re.compile(r'<rect (fill="[^"]+" x="[^"]+") y="([^"]+)" (width="[^"]+") height="24.65"[^>]*/>')
_STYLE = re.compile(r"\.[\w-]+-(r\d+) \{([^}]*)\}")
_ATTRIBUTE = re.compile(r' (x|textLength)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Step:
    """What is pressed, what the line below says of it, and for how many seconds the screen is shown then."""

    keys: tuple[str, ...]
    said: str
    seconds: float = 2.5


STEPS = (
    Step((), "Two reports of one battle, level", 3),
    Step(("]", "]", "]"), "]  the next place that matters"),
    Step(("]",), "]  one quotation, cut short in one of them", 3),
    Step(("i",), "i  why these two were paired", 3.5),
    Step(("escape", "a"), "a  a note on it"),
    Step((*"Which",), "a  a note on it", 0.4),
    Step(("space", *"half"), "a  a note on it", 0.4),
    Step(("space", *"did"), "a  a note on it", 0.4),
    Step(("space", *"he"), "a  a note on it", 0.4),
    Step(("space", *"say", "?"), "a  a note on it", 1.2),
    Step(("ctrl+s",), "Ctrl+S  it is on disk"),
    Step(("c",), "c  the ledger: what differs comes first", 3.5),
    Step(("down",), "↓  who says what, in the words of both texts", 3),
    Step(("r",), "r  checked", 2),
    Step(("escape",), "Esc  back in the texts", 2.5),
)


Rows = dict[int, str]


async def recorded() -> tuple[list[Rows], dict[str, str]]:
    """The rows of each step, and the styles by the names that the rows have for them."""
    styles: dict[str, str] = {}
    steps: list[Rows] = []
    async with opened(SIZE) as pilot:
        for step in STEPS:
            await press(pilot, *step.keys)
            steps.append(_rows(drawn(pilot), styles))
    return steps, styles


def _rows(svg: str, styles: dict[str, str]) -> Rows:
    """The rows of a screen by their numbers, each as it would be drawn at the top."""
    named = {name: styles.setdefault(" ".join(rule.split()), f"s{len(styles)}") for name, rule in _STYLE.findall(svg)}
    rows: Rows = {}
    for fixed, y, width in _RECT.findall(svg):
        number = round((float(y) - _TOP) / ROW)
        rows[number] = rows.get(number, "") + f'<rect {fixed} {width} height="24.6"/>'
    for name, attributes, line, words in _TEXT.findall(svg):
        if words.strip("\n"):
            places = "".join(f' {key}="{value}"' for key, value in _ATTRIBUTE.findall(attributes))
            rows[int(line)] = rows.get(int(line), "") + f'<text class="{named[name]}"{places} y="18.5">{words}</text>'
    return rows


def joined(steps: list[Rows], styles: dict[str, str]) -> str:
    """One picture of all steps, in a loop."""
    shown: dict[tuple[int, str], list[int]] = {}
    for index, rows in enumerate(steps):
        caption = f'<text class="said" x="0" y="18.5">{STEPS[index].said}</text>'
        for number, content in {**rows, SIZE[1] + 1: caption}.items():
            shown.setdefault((number, content), []).append(index)
    moves: dict[tuple[int, ...], str] = {}
    drawn_rows = []
    for (number, content), when in shown.items():
        kind = moves.setdefault(tuple(when), f"m{len(moves)}")
        drawn_rows.append(f'<g class="{kind}" transform="translate(0 {number * ROW:.1f})">{content}</g>')
    width, height = SIZE[0] * 12.2 + 2 * _MARGIN, (SIZE[1] + 2) * ROW + 2 * _MARGIN
    rules = [f".{name} {{ {rule} }}" for rule, name in styles.items()]
    rules += [_move(kind, when) for when, kind in moves.items()]
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" xmlns="http://www.w3.org/2000/svg">\n'
        f"<title>A visit of the bundled pair: {'; '.join(step.said for step in STEPS if step.seconds > 1)}</title>\n"
        f"<style>\ntext {{ font: 20px {FONT}, monospace; white-space: pre }}\n"
        ".said { fill: #e4b567; font-weight: bold }\n" + "\n".join(rules) + "\n</style>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#16181c"/>\n<g transform="translate({_MARGIN} {_MARGIN})">\n'
        + "\n".join(drawn_rows)
        + "\n</g>\n</svg>\n"
    )


def _move(kind: str, when: tuple[int, ...]) -> str:
    """The rule by which rows are visible in the steps `when`, and hidden in the others."""
    if len(when) == len(STEPS):
        return ""
    ends = [0.0, *accumulate(step.seconds for step in STEPS)]
    states = groupby(range(len(STEPS)), key=lambda index: index in when)
    stops = [(ends[next(indices)] / ends[-1], "visible" if there else "hidden") for there, indices in states]
    frames = " ".join(f"{part:.3%} {{ visibility: {state} }}" for part, state in stops)
    still = "visible" if 0 in when else "hidden"
    return (
        f"@keyframes {kind} {{ {frames} }}\n"
        f".{kind} {{ visibility: {still}; animation: {kind} {ends[-1]:.1f}s step-end infinite }}\n"
        f"@media (prefers-reduced-motion: reduce) {{ .{kind} {{ animation: none }} }}"
    )


if __name__ == "__main__":
    target = Path(__file__).with_name("recording.svg")
    target.write_text(joined(*asyncio.run(recorded())), encoding="utf-8")
