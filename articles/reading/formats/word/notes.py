"""Numbers of foot- and endnotes as a Word document shows them: counted in its order, not those of its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.reading.formats.xml import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

Notes = Literal["footnote", "endnote"]
KINDS: tuple[Notes, ...] = ("footnote", "endnote")
_CUSTOMARY: dict[Notes, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SIGNS = "*†‡§"
_MOST = 4000
"""Numbers beyond which no Roman ones are written."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How notes are counted: in which form, from where, and whether from there again in each section."""

    form: str
    start: int = 1
    each_section: bool = False


@dataclass(slots=True)
class Numbers:
    """The signs of the notes that a document shows, by kind and by the number that the file gives a note.

    A sign is "" where the author wrote one.
    """

    signs: dict[tuple[Notes, str], str] = field(default_factory=dict)

    def sign(self, kind: Notes, number: str | None) -> str:
        """The sign of a note; "" for one that has none."""
        return self.signs.get((kind, number or ""), "")


def numbers(found: Iterable[Element], settings: Element | None) -> Numbers:
    """The signs of notes; `found` are their references and the properties of sections, in the document's order."""
    ways = {kind: _way(settings, kind, _Way(_CUSTOMARY[kind])) for kind in KINDS}
    counted = {kind: ways[kind].start for kind in KINDS}
    forms: dict[Notes, set[str]] = {kind: set() for kind in KINDS}
    made = Numbers()
    pending: list[tuple[Notes, Element]] = []
    for element in [*found, None]:
        kind = None if element is None else _kind(element)
        if element is not None and kind is not None:
            pending.append((kind, element))
            continue
        for each, reference in pending:
            way = _way(element, each, ways[each])
            number = attribute(reference, "id") or ""
            if _has_own_sign(reference):
                made.signs.setdefault((each, number), "")
            elif (each, number) not in made.signs:
                made.signs[each, number] = _written(counted[each], way.form)
                forms[each].add(way.form)
                counted[each] += 1
        pending = []
        for each in KINDS:
            way = _way(element, each, ways[each])
            counted[each] = way.start if way.each_section else counted[each]
    if forms["footnote"] & forms["endnote"]:  # both would be called 1
        made.signs = {key: f"e{sign}" if sign and key[0] == "endnote" else sign for key, sign in made.signs.items()}
    return made


def _kind(element: Element) -> Notes | None:
    name = local(element).removesuffix("Reference")
    return next((kind for kind in KINDS if kind == name), None)


def _has_own_sign(reference: Element) -> bool:
    return attribute(reference, "customMarkFollows") in {"1", "true", "on"}


def _way(properties: Element | None, kind: Notes, otherwise: _Way) -> _Way:
    found = properties.find(f"{{*}}{kind}Pr") if properties is not None else None
    if found is None:
        return otherwise
    values = {local(each): attribute(each, "val") or "" for each in found}
    start = values.get("numStart", "")
    return _Way(
        values.get("numFmt", otherwise.form),
        int(start) if start.isdecimal() else otherwise.start,
        values.get("numRestart") == "eachSect" if "numRestart" in values else otherwise.each_section,
    )


def _written(number: int, form: str) -> str:
    if form.endswith("Roman") and 0 < number < _MOST:
        roman = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            roman += letters * times
        return roman.upper() if form.startswith("upper") else roman
    if form.endswith("Letter") and number > 0:
        times, place = divmod(number - 1, 26)
        letter = "abcdefghijklmnopqrstuvwxyz"[place] * (times + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form == "chicago" and number > 0:
        times, place = divmod(number - 1, len(_SIGNS))
        return _SIGNS[place] * (times + 1)
    return str(number)
