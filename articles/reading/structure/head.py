"""The first lines of a text: title, outlet, byline and date, where they stand as the head of an article does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.structure.dates import date_alone, dated, read_date
from articles.reading.structure.metadata import FIELDS, LONGEST, Metadata, one_line, set_field
from articles.reading.structure.paragraphs import HEADER_KEY, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.structure.paragraphs import Block

_TOP = 6
_HEADER_LINES = 10
_LINE = 120
_OUTLET_WORDS, _SHORT_NAME = 6, 3
_NAME_WORDS = range(2, 5)

_SMALL = rf"(?:{alternatives(lexicon.everywhere('documents', 'name_joiners'))}|&|[A-Z]\.)"
_NAME = r"[^\W\d_a-zà-ÿа-я][\w.'’-]*"
_BY = alternatives(lexicon.everywhere("documents", "by"))
_STAFF = alternatives(lexicon.everywhere("documents", "staff"))
_BYLINE = re.compile(rf"{_BY}(?:\s*+:)?\s++(?P<name>{_NAME}(?:,? (?:{_NAME}|{_SMALL})){{0,14}}|{_STAFF}\b)(?P<rest>.*)")
_BARS = "|·•—–"
_ASIDE = ("|", "·", "•", "—", "–", ",", "(")
_DATED = re.compile(
    r"(?<!\s)\s*+(?:[,|·•–—-]|\bon\b)?+\s*+(?=[12]\d{3}-|\d{1,2}[. ]|(?:[A-Z][a-z]{2,8}\.? \d{1,2},? [12]\d{3}))"
)
_ANY_KEY = re.compile(r"[^\W\d_][\w -]{1,24}:\s+(?=\S)")
# A rule, an address or a writer's post below the title or the byline.
_BESIDE = re.compile(rf"([=*_~#-])\1{{2,}}|https?://\S+|{_STAFF}", re.IGNORECASE)
_EDGES = " \t,;|·•–—-()[]"


class _Line(NamedTuple):
    """A paragraph near the top; `close` says that no blank line stands before it."""

    place: int
    words: str
    close: bool


def near_top(text: str, blocks: Sequence[Block]) -> Metadata:
    """What the first lines of a text say: fields (`Outlet: ...`), then byline, date and outlet, each on its line.

    Fields count if two stand together or one names the title, so that a first sentence such as "Source: ..." stays a
    sentence. A line without a sign of its own is an outlet's name only beside a byline or a date.
    """
    found = Metadata()
    top = next((index for index, block in enumerate(blocks) if block.kind != "boilerplate"), 0)
    lines = _lines(text, blocks, top)
    start = _fields(lines, found)
    signs = []
    told = False
    for line in lines[start : start + _TOP]:
        if len(line.words) <= _LINE and _read_sign(line, found, told=told):
            signs.append(line)
        told = told or ends_sentence(line.words)
    found.lines.update(line.place for line in signs)
    if found.lines:
        _read_outlet(lines[: start + _TOP], found)
    return found


def _lines(text: str, blocks: Sequence[Block], top: int) -> list[_Line]:
    lines = []
    for index in range(top, min(len(blocks), top + 2 * _HEADER_LINES)):
        span = blocks[index].span
        before = text[blocks[index - 1].span.end : span.start] if index > top else "\n\n"
        lines.append(
            _Line(
                index,
                span.of(text[: span.start + 2 * LONGEST + 1]),
                len(before.strip(" \t")) <= 2 and before.count("\n") < 2,
            )
        )
    return lines


def _fields(lines: Sequence[_Line], found: Metadata) -> int:
    """Read the fields at the top; one title line may stand before them. Returns how many lines that were."""
    for first in (0, 1):
        pairs: list[tuple[str, str]] = []
        for line in lines[first : first + _HEADER_LINES]:
            key = HEADER_KEY.match(line.words) if len(line.words) <= 2 * LONGEST else None
            # Archives add fields of their own, such as a count of words; they stand close to those that are known.
            if key is None and pairs and line.close and len(line.words) <= _LINE and not ends_sentence(line.words):
                key = _ANY_KEY.match(line.words)
            if key is None:
                break
            pairs.append((key.group().partition(":")[0].strip(), line.words[key.end() :]))
        meant = [FIELDS.get(name.lower()) for name, _ in pairs]
        if sum(map(bool, meant)) > 1 or "title" in meant:
            for name, value in pairs:
                set_field(found, name, value)
            found.lines.update(line.place for line in lines[first : first + len(pairs)])
            return first + len(pairs)
    return 0


def _read_sign(line: _Line, found: Metadata, *, told: bool) -> bool:
    """Read a line that is a date, a byline, a rule, or, before the first sentence is `told`, an outlet with a date."""
    words = line.words
    alone = date_alone(words)
    if alone:
        found.published = found.published or alone
        return True
    if found.byline is None and _read_byline(words, found):
        return True
    if line.place and _BESIDE.fullmatch(words):
        return line.close
    return not told and line.place > 0 and _read_dated(words, found)


def _read_dated(words: str, found: Metadata) -> bool:
    """Read "Calder Post, 3 May 2016" into `found`; a comma alone also stands between a feast and its date."""
    day, name = (None, "") if ends_sentence(words) else dated(words) or (None, "")
    if day is None or len(name.split()) > _OUTLET_WORDS or not _is_name(name):
        return False
    outlet = _names_outlet(name)
    if not outlet and found.byline is None and not any(map(words.__contains__, _BARS)):
        return False
    found.published = found.published or day
    if outlet:
        found.outlet = found.outlet or one_line(name)
    return True


def _read_outlet(lines: Sequence[_Line], found: Metadata) -> None:
    """Find the line that names the outlet: above the title, or beside the lines that were read."""
    plain = [line for line in lines if line.place not in found.lines and len(line.words) <= _LINE]
    for order, line in enumerate(plain):
        if found.outlet is not None or len(line.words.split()) > _OUTLET_WORDS or ends_sentence(line.words):
            continue
        follows = line.place - 1 in found.lines and line.place > lines[0].place + 1
        beside = follows or (order > 0 and _leads(line, lines, found))
        if not _is_name(line.words) or not (beside or (order == 0 and _stands_above(line, plain, found))):
            continue
        writer, _, outlet = line.words.strip(_EDGES).rpartition(", ")
        if not _names_outlet(outlet):
            continue
        named = not _names_outlet(writer) and len(writer.split()) in _NAME_WORDS
        found.outlet = one_line(outlet if named else line.words.strip(_EDGES))
        found.byline = found.byline or (one_line(writer) if named else None)
        found.lines.add(line.place)


def _leads(line: _Line, lines: Sequence[_Line], found: Metadata) -> bool:
    """Whether the next line was read and stands close below."""
    return any(each.place == line.place + 1 and each.place in found.lines and each.close for each in lines)


def _stands_above(line: _Line, plain: Sequence[_Line], found: Metadata) -> bool:
    """Whether a short line that ends as names of outlets do has the title below it, and that a line that was read."""
    if len(plain) < 2 or len(line.words.split()) > _SHORT_NAME or not _names_outlet(line.words.split()[-1]):
        return False
    title = plain[1]
    between = range(line.place + 1, title.place)
    fits = len(title.words) > len(line.words) and not ends_sentence(title.words)
    return fits and all(place in found.lines for place in between) and title.place + 1 in found.lines


def _is_name(words: str) -> bool:
    """Whether the words are written as names are: with capitals, save for small words between them."""
    each = [word for word in words.split() if word.strip(_EDGES)]
    return all(not word[0].islower() or re.fullmatch(_SMALL, word) or word in {"of", "the"} for word in each)


def _names_outlet(words: str) -> bool:
    return bool(_outlet().search(words.casefold()))


@cache
def _outlet() -> re.Pattern[str]:
    """Words that newspapers and agencies are called by, also at the end of a longer one, and names of sites."""
    return re.compile(
        rf"\b{alternatives(lexicon.everywhere('documents', 'outlets'))}\b"
        rf"|{alternatives(lexicon.everywhere('documents', 'outlet_endings'))}\b|^(?:[\w-]+\.)+[a-z]{{2,}}$"
    )


def _read_byline(words: str, found: Metadata) -> bool:
    """Read "By NAME" and a date behind it into `found`; False if the line is not that."""
    byline = _BYLINE.fullmatch(words)
    if byline is None or byline.group("name").partition(",")[0].casefold() in _days():
        return False
    name, rest = byline.group("name"), byline.group("rest").strip()
    published = read_date(words)
    _, comma, role = name.rpartition(",")
    if comma and rest and not rest.startswith(_ASIDE):
        rest, name = f", {role.strip()} {rest}", f"{name} {rest}"
    if rest and published is None and not rest.startswith(_ASIDE):
        return False
    if rest.endswith((".", "!", "?")) and published is None:
        return False
    cut = _DATED.search(words, byline.start("name"))
    if published is not None and cut:
        name = words[byline.start("name") : min(cut.start(), byline.end("name"))]
    name = one_line(name).rstrip(" ,|")
    before, comma, last = name.rpartition(", ")
    if comma and _names_outlet(last) and found.outlet is None:
        name, found.outlet = before, last
    found.byline = name
    found.published = found.published or published
    return True


@cache
def _days() -> frozenset[str]:
    """Names of days, which "by" stands before in sentences too."""
    return frozenset(
        name.casefold()
        for code in lexicon.languages("months")
        for row in lexicon.rows(code, "months", "weekdays")
        for name in row
    )
