"""Documents of every format, built from nothing, so that each test says exactly what it needs."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

LEDE = (
    "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one passengers were"
    " taken to the hospital in Orrin, the harbour office said."
)
MIDDLE = (
    "The mate, Ida Brandt, told the inquiry that the light on the mole had been seen in time, but that the wheel did"
    " not answer, and that the engine was stopped half a minute later."
)
LAST = (
    "Sailings are suspended until Monday; the company has chartered a smaller boat for the mail, and asked travellers"
    " to take the bus that leaves the market square every second hour."
)
PARAGRAPHS = (LEDE, MIDDLE, LAST)
TITLE = "Ferry strikes the mole at Calder Point"


def page(body: str, *, head: str = "", title: str = TITLE) -> str:
    """A web page with `body` between its body tags."""
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def paragraphs(*words: str) -> str:
    """Each of `words` in a `p` of its own."""
    return "".join(f"<p>{each}</p>\n" for each in words)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of `members`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def word_paragraph(words: str, style: str = "", inside: str = "") -> str:
    """A paragraph of a Word document; `inside` is put after its words."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{escape(words)}</w:t></w:r>{inside}</w:p>"


def word(body: str, *, core: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with `body`, properties `core`, and further members."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<cp:coreProperties {_CORE}>{core}</cp:coreProperties>",
    }
    return archive({**members, **(more or {})})


def word_part(root: str, inside: str) -> str:
    """Another part of a Word document, such as its footnotes."""
    return f"<w:{root} {_W}>{inside}</w:{root}>"


def book(chapters: Mapping[str, str], *, more: Mapping[str, str | bytes] | None = None, spine: str = "") -> bytes:
    """An e-book of chapters, each a title and its paragraphs in HTML."""
    items, references, points = [], [], []
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    }
    for number, (title, words) in enumerate(chapters.items(), 1):
        items.append(f'<item id="c{number}" href="text/c%20{number}.xhtml" media-type="application/xhtml+xml"/>')
        references.append(f'<itemref idref="c{number}"/>')
        points.append(
            f"<navPoint><navLabel><text>{title}</text></navLabel>"
            f'<content src="text/c%20{number}.xhtml#top"/></navPoint>'
        )
        members[f"OPS/text/c {number}.xhtml"] = (
            '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
            f"</head><body><h1>{title}</h1>{words}</body></html>"
        )
    items.append('<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
    members["OPS/toc.ncx"] = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://harbour.example/ncx.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{"".join(points)}</navMap></ncx>'
    )
    members["OPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Boats of the North</dc:title><dc:creator>Ann Writer</dc:creator>"
        "<dc:publisher>Mole Press</dc:publisher><dc:date>2019-05-04</dc:date>"
        "<dc:language>en-GB</dc:language></metadata>"
        f"<manifest>{''.join(items)}</manifest><spine>{spine or ''.join(references)}</spine></package>"
    )
    return archive({**members, **(more or {})})


Item = tuple[float, float, float, str]
"""Words on a page of a PDF: x and y in points from the lower left corner, the size of the type, the words."""


def pdf(
    pages: Sequence[Sequence[Item]],
    info: Mapping[str, str] | None = None,
    *,
    before: Mapping[int, str] | None = None,
    pictures: Collection[int] = (),
    turned: Mapping[int, int] | None = None,
    forms: Mapping[int, tuple[str, str]] | None = None,
) -> bytes:
    """A PDF of pages of letter paper, set in Helvetica.

    `before` gives operators that precede the text of a page, `pictures` names the pages that a picture covers, `turned`
    the degrees by which a page is shown turned, and `forms` a matrix and the operators of a form that a page draws.
    """
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids: list[int] = []
    for number, items in enumerate(pages):
        drawn = [(before or {}).get(number, "").encode(), *map(_drawn, items)]
        if number in pictures:
            drawn.insert(0, b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
        if forms and number in forms:
            matrix, inner = forms[number]
            drawn.append(b"q %s cm /X1 Do Q" % matrix.encode())
            form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Length %d" % len(
                inner
            )
            objects.append(b"<<%s>>stream\n%s\nendstream" % (form, inner.encode()))
        content = zlib.compress(b"\n".join(drawn))
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Rotate %d/Resources"
            b"<</Font<</F1 3 0 R>>/XObject<</X1 %d 0 R>>>>>>"
            % (len(objects), (turned or {}).get(number, 0), len(objects) - 1)
        )
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(
        b"<<%s>>" % b"".join(b"/%s(%s)" % (k.encode(), v.encode("latin-1")) for k, v in (info or {}).items())
    )
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return written + trailer % (len(objects) + 1, len(objects), start)


def _drawn(item: Item) -> bytes:
    x, y, size, words = item
    text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET" % (size, x, y, text)


def set_lines(lines: Sequence[str], *, x: float = 72, top: float = 700, size: float = 11) -> list[Item]:
    """Lines below one another in one column."""
    return [(x, top - 14 * number, size, words) for number, words in enumerate(lines)]
