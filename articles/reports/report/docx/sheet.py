"""A document to write on: styles, paragraphs, tables; the same input gives the same bytes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement

from articles.reading.display import displayable
from articles.reports.parts import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.table import CT_Tc
    from docx.oxml.text.paragraph import CT_P

    from articles.reports.report.model import NoteRow, Quotation, Report

_RUN, _WORDS, _SPACE = qn("w:r"), qn("w:t"), qn("xml:space")
_HEAD_ROW = 90
"""Characters for which the row above each page has room."""
_PLAIN = re.compile(r"[^\n\t\r]+")
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_STYLES = {
    # name: points, bold, italic, space after, indent in mm
    "Small": (9, False, False, 2, 0),
    "Table head": (9, True, False, 0, 0),
    "Table cell": (9, False, False, 0, 0),
    "Quotation": (10.5, False, False, 4, 0),
    "Note head": (9, True, False, 0, 6),
    "Note": (10, False, False, 6, 6),
    "Heading text": (10.5, True, False, 4, 0),
}


class Sheet:
    """A document under way. `stood_in` says whether a sign stands for a character that cannot be shown."""

    def __init__(self, report: Report) -> None:
        self.stood_in = False
        self._languages = {source.side: source.language for source in report.sources}
        self._document = docx.Document()
        self._width = Mm(178)
        self._set_up(report)
        self._ids = {str(style.name): str(style.style_id) for style in self._document.styles}
        body: Any = self._document.element.body
        self._end = body.sectPr

    # what is written

    def heading(self, words: str, level: int, *, new_page: bool = False) -> None:
        """A heading that an outline shows."""
        made = self._new_paragraph(f"Heading {level}")
        made.paragraph_format.page_break_before = True if new_page else None
        self._added(made, self._shown(flat(words)))

    def paragraph(self, style: str, words: str, *, keep: bool = False) -> Paragraph:
        """A paragraph; `keep` holds it on the page of the next one."""
        return self._filled(self._new_paragraph(style), words, keep=keep)

    def quote(self, quotation: Quotation, marked: Iterable[Quotation] = ()) -> None:
        """A quotation in a paragraph of its own."""
        self._quoted(self._new_paragraph("Quotation"), quotation, marked)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> None:
        """A ruled table under its head."""
        cells = self.grid(len(rows) + 1, len(head), ruled=True, widths=widths)
        for style, made, row in zip(("Table head", *("Table cell" for _ in rows)), cells, (head, *rows), strict=True):
            for cell, words in zip(made, row, strict=True):
                self.into(cell, style, words)
        self.paragraph("Small", "")

    def grid(self, rows: int, columns: int, *, ruled: bool = False, widths: Sequence[int] = ()) -> list[list[CT_Tc]]:
        """The cells of a new table, empty; the first row is repeated on each page where it is `ruled`."""
        made = CT_Tbl.new_tbl(rows, columns, Emu(self._width))
        if ruled:
            made.tblStyle_val = self._ids["Table Grid"]
            made.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if widths:
            self._widen(made, widths)
        self._end.addprevious(made)
        return [row.tc_lst for row in made.tr_lst]

    def into(self, cell: CT_Tc, style: str, words: str, *, keep: bool = False) -> None:
        """A paragraph in a cell, the first of them in the empty one that every cell has."""
        self._filled(self._opened(cell, style), words, keep=keep)

    def quote_into(self, cell: CT_Tc, quotation: Quotation, marked: Iterable[Quotation] = ()) -> None:
        """A quotation in a cell."""
        self._quoted(self._opened(cell, "Quotation"), quotation, marked)

    def open_paragraph(self, cell: CT_Tc, style: str, side: str) -> Paragraph:
        """An empty paragraph in a cell, for words of the article of a side."""
        made = self._opened(cell, style)
        self._turn(made, side)
        return made

    def run(self, paragraph: Paragraph, words: str, side: str | None = None) -> Run:
        """Words at the end of a paragraph, in the language of the article of a side if they are from it."""
        made = self._added(paragraph, self._shown(words))
        if side is not None:
            self._speak(made, side)
        return made

    def comment(self, runs: Sequence[Run], note: NoteRow) -> None:
        """A note beside the words it is on."""
        author = self._shown(flat(note.author)) or "Diptych"
        made = self._document.add_comment(runs, self._shown(note.words or note.label), author=author, initials="")
        made._comment_elm.date = _moment(note.modified)  # python-docx writes the present time

    def packed(self) -> bytes:
        """The bytes of the document, with one time for all that is in it."""
        out, packed = BytesIO(), BytesIO()
        self._document.save(out)
        with ZipFile(out) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                member = ZipInfo(name, _ZIP_TIME)
                member.compress_type = ZIP_DEFLATED
                target.writestr(member, source.read(name))
        return packed.getvalue()

    # how

    def _set_up(self, report: Report) -> None:
        document, title = self._document, self._shown(flat(" / ".join(source.title for source in report.sources)))
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(16)
        section.top_margin = section.bottom_margin = Mm(20)
        known = document.core_properties
        known.title, known.author, known.comments = title[:255], self._shown(report.by)[:255], ""
        known.last_modified_by, known.revision = "", 1
        known.created = known.modified = _moment(report.made)
        self._style()
        by = " · ".join(part for part in (self._shown(report.by), report.made) if part)
        between = "\t" if len(title) + len(by) <= _HEAD_ROW else "\n"
        self._filled(section.header.paragraphs[0], f"{title}{between}{by}")
        self._filled(section.footer.paragraphs[0], "")
        _page_number(section.footer.paragraphs[0])

    def _style(self) -> None:
        styles = self._document.styles
        normal: Any = styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(10.5)
        normal.paragraph_format.space_after = Pt(4)
        for name, size in (("Title", 20), ("Heading 1", 15), ("Heading 2", 11.5), ("Header", 8), ("Footer", 8)):
            style: Any = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
        for name, (points, bold, italic, after, indent) in _STYLES.items():
            made: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = normal
            made.font.size, made.font.bold, made.font.italic = Pt(points), bold, italic
            made.paragraph_format.space_after, made.paragraph_format.left_indent = Pt(after), Mm(indent)

    def _opened(self, cell: CT_Tc, style: str) -> Paragraph:
        first = cell.p_lst[0]
        element = first if not first.r_lst and len(cell.p_lst) == 1 else cell.add_p()
        return self._styled(element, style)

    def _new_paragraph(self, style: str) -> Paragraph:
        """A paragraph at the end; python-docx would look for the style and the end of the document each time."""
        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        return self._styled(element, style)

    def _styled(self, element: CT_P, style: str) -> Paragraph:
        element.style = self._ids[style]
        return Paragraph(element, self._document._body)

    def _filled(self, paragraph: Paragraph, words: str, *, keep: bool = False) -> Paragraph:
        if words:
            self._added(paragraph, self._shown(words))
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _added(self, paragraph: Paragraph, words: str) -> Run:
        """A run of words; those without a line end need none of what python-docx looks for in them."""
        if not _PLAIN.fullmatch(words):
            return paragraph.add_run(words)
        element: Any = SubElement(paragraph._p, _RUN)
        held = SubElement(element, _WORDS)
        held.text = words
        held.set(_SPACE, "preserve")
        return Run(element, paragraph)

    def _quoted(self, paragraph: Paragraph, quotation: Quotation, marked: Iterable[Quotation]) -> None:
        self._turn(paragraph, quotation.side)
        start, at = quotation.span.start, quotation.span.start
        for each in sorted(marked, key=lambda one: one.span):
            if each.span.start < at:
                continue
            if each.span.start > at:
                self.run(paragraph, quotation.words[at - start : each.span.start - start], quotation.side)
            made = self.run(paragraph, each.words, quotation.side)
            made.bold = made.underline = True
            at = each.span.end
        if at < quotation.span.end:
            self.run(paragraph, quotation.words[at - start :], quotation.side)

    def _turn(self, paragraph: Paragraph, side: str) -> None:
        if self._language(side) in _RIGHT_TO_LEFT:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # there is no other way in

    def _speak(self, run: Run, side: str) -> None:
        language = self._language(side)
        if language in ("", "en", "und"):
            return
        properties = run._r.get_or_add_rPr()  # there is no other way in
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:bidi" if language in _RIGHT_TO_LEFT else "w:val"), language)
        if language in _RIGHT_TO_LEFT:
            properties.append(OxmlElement("w:rtl"))
        properties.append(spoken)

    def _language(self, side: str) -> str:
        return self._languages[side]

    def _shown(self, words: str) -> str:
        shown = displayable(words)
        self.stood_in = self.stood_in or shown != words
        return shown

    def _widen(self, made: CT_Tbl, widths: Sequence[int]) -> None:
        whole = sum(widths)
        sizes = [Emu(self._width * width // whole) for width in widths]
        for column, size in zip(made.tblGrid.gridCol_lst, sizes, strict=True):
            column.w = size
        for row in made.tr_lst:
            for cell, size in zip(row.tc_lst, sizes, strict=True):
                cell.width = size


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return _LONG_AGO
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _page_number(paragraph: Paragraph) -> None:
    """Have the number of the page stand in a paragraph."""
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r  # fields have no other way in
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = words
        run.append(made)
