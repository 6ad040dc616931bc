"""The words of paragraphs of a Word document as it shows them: changes accepted, hidden text out, boxes apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.reading.formats.word.notes import KINDS, Numbers
from articles.reading.formats.xml import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_REMOVED = frozenset({"del", "moveFrom"})
_CHANGED = frozenset({*_REMOVED, "ins", "moveTo"})
_SKIPPED = frozenset({"instrText", "delInstrText", "delText", "fldData", "rPr", "pPr", "sectPr", "rt"})
_OFF = frozenset({"0", "false", "off", "none"})
_REFERENCES = {f"{kind}Reference": kind for kind in KINDS}


@dataclass(slots=True)
class Style:
    """A style: its name, and whether it hides what is set in it (None if it does not say)."""

    name: str
    hidden: bool | None = None


@dataclass(slots=True)
class Reader:
    """Reads words; `hidden` and `changed` say afterwards whether any were hidden or changed."""

    styles: dict[str, Style] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    hidden: bool = False
    changed: bool = False

    def words(self, root: Element) -> str:
        """The words of a paragraph or a cell: tabs as spaces, line breaks kept, notes' signs in brackets."""
        parts: list[str] = []
        pending, paragraph = [root], root
        while pending:
            element = pending.pop()
            name = local(element)
            paragraph = element if name == "p" else paragraph
            if name == "r" and self._hides(element, paragraph):
                self.hidden = self.hidden or any(local(each) == "t" and each.text for each in element.iter())
                continue
            if name == "t":
                parts.append(element.text or "")
            elif name in {"tab", "ptab"}:
                parts.append(" ")
            elif name in {"br", "cr"}:
                parts.append("\n")
            elif name == "noBreakHyphen":
                parts.append("-")
            elif name in _REFERENCES:
                sign = self.numbers.sign(_REFERENCES[name], attribute(element, "id"))
                parts.append(f"[{sign}]" if sign else "")
            elif element is not root and name == "p" and parts:
                parts.append(" ")
            if name != "txbxContent":
                pending.extend(reversed(self.shown(element)))
        return "".join(parts)

    def shown(self, element: Element) -> list[Element]:
        """The children of an element that the document shows, one of several forms of the same thing."""
        found = []
        for child in element:
            name = local(child)
            if name in _CHANGED:
                self.changed = self.changed or len(child) > 0
            placeholder = name == "sdt" and child.find("{*}sdtPr/{*}showingPlcHdr") is not None
            if placeholder or name in _SKIPPED or name in _REMOVED:
                continue
            if name == "tr" and child.find("{*}trPr/{*}del") is not None:
                self.changed = True
                continue
            if name == "AlternateContent":
                forms = [form for form in child if local(form) == "Choice"] or list(child)
                found += forms[:1]
                continue
            found.append(child)
        return found

    def boxes(self, paragraph: Element) -> tuple[list[Element], list[Element]]:
        """The contents of text boxes in a paragraph: those before its first word, and the others."""
        before: list[Element] = []
        after: list[Element] = []
        begun = False
        pending = [paragraph]
        while pending:
            element = pending.pop()
            name = local(element)
            if name == "txbxContent":
                (after if begun else before).append(element)
                continue
            begun = begun or (name == "t" and bool((element.text or "").strip()))
            pending.extend(reversed(self.shown(element)))
        return before, after

    def _hides(self, run: Element, paragraph: Element) -> bool:
        properties = run.find("{*}rPr")
        own = vanish(properties)
        if own is not None:
            return own
        for found, name in ((properties, "rStyle"), (paragraph.find("{*}pPr"), "pStyle")):
            style = found.find(f"{{*}}{name}") if found is not None else None
            code = attribute(style, "val") if style is not None else None
            hidden = self.styles[code].hidden if code in self.styles else None
            if hidden is not None:
                return hidden
        return False


def vanish(properties: Element | None) -> bool | None:
    """Whether properties hide text; None if they do not say."""
    found = properties.find("{*}vanish") if properties is not None else None
    return None if found is None else attribute(found, "val") not in _OFF


def is_joined(paragraph: Element) -> bool:
    """Whether a paragraph goes on in the next one: a dropped capital, or one whose end was deleted."""
    properties = paragraph.find("{*}pPr")
    if properties is None:
        return False
    frame = properties.find("{*}framePr")
    dropped = frame is not None and attribute(frame, "dropCap") not in {None, "none"}
    return dropped or any(properties.find(f"{{*}}rPr/{{*}}{name}") is not None for name in _REMOVED)


def referenced(reader: Reader, body: Element) -> Iterator[Element]:
    """The references to notes that are shown, and the properties of each section behind them, in order."""
    pending = [body]
    while pending:
        element = pending.pop()
        if local(element) in {*_REFERENCES, "sectPr"}:
            yield element
        section = element.find("{*}pPr/{*}sectPr") if local(element) == "p" else element.find("{*}sectPr")
        if section is not None:
            pending.append(section)
        pending.extend(reversed(reader.shown(element)))
