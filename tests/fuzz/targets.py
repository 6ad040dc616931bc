"""The fuzz targets: what is called, which code it is about, what it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fuzz import addresses, cases, claims, notes, reading, seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TAGS = (
    "<p>", "</p>", "<div>", "<br>", '<a href="', "<h1>", "<li>", '<ol start="', "<table>", "<td>", "<pre>",
    "<article>", "<script>", "<style>", "<!--", "-->", "<![CDATA[", "&amp;", "&#", 'class="', "hidden",
    "comments", "caption", "<meta ",
)  # fmt: skip
_JSON = (
    '"type"', '"AnnotationCollection"', '"first"', '"items"', '"id"', '"target"', '"source"', '"selector"',
    '"exact"', '"TextQuoteSelector"', '"diptych:placed"', '"diptych:revision"', '"diptych:deleted"', "\\ud800",
    "1e999", "NaN",
)  # fmt: skip
_PDF = (
    "obj", "endobj", "stream", "endstream", "xref", "trailer", "/Type", "/Page", "/Pages", "/Kids", "/Count",
    "/Contents", "/Length", "/Filter", "/FlateDecode", "/Font", "/Encoding", "/ToUnicode", "BT", "ET", "Tj", "TJ",
    "Tf", "Td", "Tm",
)  # fmt: skip
_MAIL = (
    "Content-Type: ", "multipart/mixed", "boundary=", "charset=", "Content-Transfer-Encoding: ", "base64",
    "=?utf-8?b?", "format=flowed", "Date: ", "From: ", "\r\n\r\n", "--x", "quoted-printable", "message/rfc822",
    "text/html", "name*0*=",
)  # fmt: skip
_WORD = (
    "<w:p>", "<w:r>", "<w:t>", "w:val=", "<!ENTITY ", "<w:tbl>", "<w:tr>", "<w:tc>",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """`run` takes an input and raises for whatever must not be; `code` are the modules and packages it is about.

    `longest` bounds an input, in bytes; `short` is how many runs a short test makes; `words` are worth putting in.
    An input is made long by repeating what follows its first `head` bytes up to `stretch` bytes; 0 for never.
    """

    name: str
    run: Callable[[bytes], None]
    code: tuple[str, ...]
    seeds: Callable[[], list[bytes]]
    more: Callable[[], list[bytes]] = list
    longest: int = 400
    short: int = 300
    words: Sequence[str] = ()
    head: int = 0
    stretch: int = 10_000


def _texts_led(*heads: bytes) -> Callable[[], list[bytes]]:
    return lambda: seeds.led(seeds.texts(), *heads)


def _more_led(head: bytes) -> Callable[[], list[bytes]]:
    return lambda: seeds.led([*seeds.hostile(".txt"), *seeds.marked_sentences()], head)


_HTML_CODE = tuple(
    f"articles.reading.{each}"
    for each in (
        "formats.web.page",
        "formats.web.parts",
        "formats.web.choice",
        "formats.web.doubts",
        "formats.web.data",
        "formats.web.entries",
        "formats.web.rest",
        "bylines",
        "tags",
    )
)
_PAGE = tuple(f"articles.reading.formats.page.{part}" for part in ("segments", "columns", "tables", "wide", "lines"))
_PLACING_CODE = tuple(
    f"articles.notes.placement.{each}"
    for each in ("placing", "candidates", "search", "normal", "selectors", "graphemes")
)
_QUANTITIES = (
    *("reading", "bounds", "digits", "nouns", "numbers", "roles", "special", "tokens", "non_quantities", "units"),
    "implied_units",
)
_ALL = (
    Target(
        "display",
        reading.display,
        ("articles.reading.display",),
        seeds.texts,
        lambda: seeds.hostile(".txt"),
        longest=200,
        short=1000,
        stretch=200_000,
    ),
    Target(
        "decoding",
        reading.decoding,
        (
            "articles.reading.decoding",
            "articles.reading.guessing",
            "articles.reading.filetypes",
            "articles.reading.markup",
        ),
        lambda: [
            *_texts_led(b"\0", b"\4")(),
            *seeds.led([each.decode().encode("utf-16") for each in seeds.texts()], b"\0"),
        ],
        lambda: seeds.led(seeds.hostile(), b"\0"),
        head=1,
        stretch=100_000,
    ),
    Target(
        "sentences",
        reading.sentences,
        ("articles.reading.structure.sentences",),
        _texts_led(b"\0", b"\1"),
        _more_led(b"\0"),
        longest=300,
        head=1,
    ),
    Target(
        "article",
        reading.article,
        tuple(
            f"articles.reading.{each}"
            for each in (
                *("loader", "paragraphs", "sections", "markers", "metadata", "head", "dates", "headings", "comparable"),
                *("markdown", "tags", "language", "sentences"),
            )
        ),
        _texts_led(b"\0", b"\1"),
        _more_led(b"\1"),
        longest=250,
        short=150,
        head=1,
    ),
    Target(
        "subtitles",
        reading.subtitles,
        ("articles.reading.subtitles",),
        seeds.subtitles,
        longest=400,
        words=(
            "WEBVTT\n\n",
            "\n\n00:01.000 --> 00:02.000\n",
            "<v ",
            "NOTE ",
            ">> ",
            "- ",
            "A: ",
            "&#",
            "...",
            "[",
            "♪",
        ),
    ),
    Target("html-parts", reading.html_parts, _HTML_CODE, seeds.pages, longest=600, short=150, words=_TAGS),
    Target("html", reading.html, _HTML_CODE, seeds.pages, longest=600, short=40, words=_TAGS),
    Target(
        "pdf-text",
        reading.pdf_text,
        ("articles.reading.formats.pdf_text", *_PAGE),
        seeds.drawn_pages,
        longest=400,
    ),
    Target(
        "pdf",
        reading.pdf,
        ("articles.reading.formats.pdf", "articles.reading.formats.page.drawn"),
        seeds.pdfs,
        longest=1200,
        short=60,
        words=_PDF,
        stretch=0,
    ),
    Target(
        "mail",
        reading.mail,
        tuple(f"articles.reading.formats.{each}" for each in ("mail", "mails.header", "mails.text")),
        seeds.mails,
        longest=700,
        short=60,
        words=_MAIL,
        stretch=0,
    ),
    Target(
        "documents",
        reading.documents,
        tuple(f"articles.reading.formats.{each}" for each in ("archive", "docx", "epub", "xml", "web.parts")),
        seeds.bundles,
        longest=1200,
        short=60,
        words=(*_TAGS[:6], *_WORD),
        stretch=0,
    ),
    Target(
        "quantities",
        claims.quantities,
        tuple(f"articles.claims.quantities.{each}" for each in _QUANTITIES),
        _texts_led(*map(bytes, zip(range(6)))),
        _more_led(b"\0"),
        longest=120,
        head=1,
    ),
    Target(
        "dates",
        claims.dates,
        tuple(f"articles.claims.dates.{each}" for each in ("reading", "calendar", "relative", "tense", "units")),
        _texts_led(*(bytes((language, 0)) for language in range(6))),
        _more_led(b"\0\0"),
        longest=120,
        head=2,
    ),
    Target(
        "statements", claims.statements, ("articles.claims",), seeds.pairs, longest=160, short=60, head=2, stretch=8_000
    ),
    Target(
        "json",
        notes.strict_json,
        ("articles.notes.collection.strictjson",),
        seeds.json_files,
        longest=1000,
        words=_JSON,
        stretch=0,
    ),
    Target(
        "notes-file",
        notes.notes_file,
        ("articles.notes",),
        seeds.notes_files,
        longest=4000,
        short=150,
        words=_JSON,
        stretch=0,
    ),
    Target(
        "notes-store",
        notes.notes_store,
        ("articles.notes",),
        seeds.notes_files,
        longest=4000,
        short=60,
        words=_JSON,
        stretch=0,
    ),
    Target(
        "address",
        addresses.address,
        ("articles.reading.addresses.address",),
        addresses.addresses_typed,
        longest=200,
        words=("http://", "https://", "xn--", "[::1]", "@", "%2e", "\\"),
        stretch=0,
    ),
    Target(
        "answer",
        addresses.answer,
        ("articles.reading.addresses.client", "articles.reading.addresses.unpacking"),
        addresses.answers,
        longest=600,
        short=150,
        words=("Content-Length: ", "Transfer-Encoding: chunked", "Content-Encoding: gzip", "Location: ", "\r\n\r\n"),
        stretch=0,
    ),
    Target(
        "kept-page",
        addresses.kept_page,
        ("articles.reading.addresses.page_cache",),
        addresses.kept_lists,
        longest=1500,
        short=60,
        words=('"versions"', '"file"', '"seen"', '"sha256"', "../", "1e999"),
        stretch=0,
    ),
    Target(
        "case",
        cases.case,
        ("articles.cases",),
        cases.cases,
        longest=4000,
        short=150,
        words=("[0,", "null", '"sentences": ', '"body"', '"members"', "PK\x01\x02", "PK\x05\x06"),
        head=1,
        stretch=0,
    ),
    Target("placing", notes.placing, _PLACING_CODE, seeds.selectors, longest=400, head=5),
)
TARGETS = {target.name: target for target in _ALL}
