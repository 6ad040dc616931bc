"""What the fuzzer begins with: texts of our own, made documents, and the shared collections where they are at hand."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.articles.reading.made import (
    PARAGRAPHS,
    archive,
    book,
    page,
    paragraphs,
    pdf,
    set_lines,
    word,
    word_paragraph,
)
from tests.conftest import LEFT, RIGHT
from tests.fuzz.drawn import FIELD
from tests.fuzz.notes import example
from tests.fuzz.running import KEPT

SHARED = Path(__file__).parents[3] / "shared"
LONGEST = 4_000
"""Bytes: longer files are no seeds."""
_OTHERS = (
    "Am Montag, dem 3. Mai 2016, wurden mindestens 1.200 Menschen verletzt, sagte die Polizei. „Nein“, sagte er.",
    "Le 3 mai 2016, plus de 40 % des 1 200 élèves, selon la police. « Non », a-t-il dit, deux semaines plus tard.",
    "El lunes 3 de mayo de 2016 murieron entre 5 y 7 personas, dijo la policía; hace dos semanas, cien mil dólares.",
    "В понедельник, 3 мая 2016 года, погибли не менее 12 тысяч человек, сообщила полиция. «Нет», сказал он.",
)
_ENGLISH = (
    "Between 5 and 7 people were killed on Monday, at least 1,200 wounded, police said. The toll rose from 4 to 12.",
    "About half of the two dozen ships, 3.5 million tonnes, left since May; the third week of early 2016 was worse.",
    'Anna Berg, 45, told reporters that "nobody" had seen it. She may not have been there, according to the ministry.',
    "The fire, which cost $4.5m, burned 30 km (19 miles) away in the late 1990s. No one was hurt. It lasted two weeks.",
    "---\ntitle: Ferry\ndate: 2016-12-21\n---\n\n# Head\n\nBy Anna Berg\n\n> quoted\n\n* one\n* two\n\n[^1]: note\n\n"
    "12 comments\n",
)


def texts() -> list[bytes]:
    """Plain texts."""
    return [each.encode() for each in (*_ENGLISH, *_OTHERS, LEFT, RIGHT)]


def led(seeds: list[bytes], *heads: bytes) -> list[bytes]:
    """Each of `seeds` after each of `heads`, the bytes that choose."""
    return [head + seed for head in heads for seed in seeds]


def hostile(*suffixes: str) -> list[bytes]:
    """The hostile articles with those suffixes, if they are at hand; any if none is named."""
    return [data for path, data in _hostile() if not suffixes or Path(path).suffix in suffixes]


@cache
def _hostile() -> list[tuple[str, bytes]]:
    maker, made = SHARED / "hostile" / "generate.py", KEPT / "hostile"
    if not maker.exists():
        return []
    if not (made / "index.json").exists():
        shutil.rmtree(made, ignore_errors=True)
        # Its own process: the maker of the corpus is a script.
        subprocess.run([sys.executable, str(maker), str(made)], check=True, capture_output=True)
    found = sorted(each for each in made.rglob("*") if each.is_file() and not each.is_symlink())
    return [(each.name, each.read_bytes()) for each in found if each.stat().st_size <= LONGEST]


def pages() -> list[bytes]:
    """Web pages."""
    body = paragraphs(*PARAGRAPHS)
    tagged = (
        "<nav><a href='/'>Home</a></nav><article><h1>Ferry strikes the mole</h1><p class='byline'>By Anna Berg</p>"
        f"<time datetime='2016-12-21'>21 Dec</time>{body}<figure><img><figcaption>The mole</figcaption></figure>"
        "<blockquote>said</blockquote><ul><li>one<li>two</ul><table><tr><td>a<td>b</table><pre>x\ny</pre></article>"
        "<div id='comments'><p>Nice!</p></div><footer>All rights</footer><script>x()</script>"
    )
    head = '<meta property="og:site_name" content="Post"><script type="application/ld+json">{"author":"A B"}</script>'
    made = [
        page(body),
        page(tagged, head=head),
        "<p>One.<br><br>Two <b>three</b>&amp;&#8212;",
        "<div hidden>no</div>yes",
    ]
    return [each.encode() for each in made] + hostile(".html", ".htm", ".xhtml")


def pdfs() -> list[bytes]:
    """PDFs."""
    lines = set_lines([*PARAGRAPHS[0].split(", "), "A hyphen-", "ated word"])
    return [pdf([lines]), pdf([lines[:1], lines], {"Title": "Ferry", "CreationDate": "D:20161221"}), *hostile(".pdf")]


def drawn_pages() -> list[bytes]:
    """Pieces of text on the pages of a PDF: place, size and column in four bytes, then words."""
    rows = [bytes((10, 240 - 5 * row, 88, 2 | row % 2)) + b"The ferry struck the outer mole-" for row in range(14)]
    heads = [bytes((10, 250, 60, 4)) + b"Harbour Post 3", bytes((10, 250, 60, 0)) + b"Harbour Post 4"]
    return [FIELD.join(rows), FIELD.join([*rows[:4], heads[0], *rows[:3], heads[1]]), FIELD.join(heads)]


def mails() -> list[bytes]:
    """Mails and pages saved as one file."""
    head = (
        b"From: Anna Berg <a@b.example>\r\nSubject: =?utf-8?q?F=C3=A9rry?=\r\nDate: Wed, 21 Dec 2016 10:00:00 +0100\r\n"
    )
    parts = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"The ferry =\r\nstruck. \r\n>> q\r\n-- \r\nA\r\n--x\r\n"
        b"Content-Type: text/html\r\n\r\n<p>The ferry.\r\n--x--\r\n"
    )
    saved = parts.replace(b"alternative", b'related; type="text/html"').replace(
        b"MIME", b"Snapshot-Content-Location: x\r\nMIME"
    )
    plain = b"Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n8PLp9+X0\r\n"
    return [
        head + parts,
        head + saved,
        head + plain,
        head + b"\r\nThe ferry struck the mole.\r\n",
        *hostile(".eml", ".mht"),
    ]


def subtitles() -> list[bytes]:
    """Cues with names, voices, turns, sounds and notes."""
    cues = (
        "<v Anna Berg>The ferry struck", "ANNA: the mole...", "...at four.\n- Who saw it?", "[bell]\n>> TOM: I did.",
        "{\\an8}<i>&lt;No&gt;</i>",
    )  # fmt: skip
    times = (f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{words}\n\n" for n, words in enumerate(cues))
    more = b"NOTE x\ny\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000 align:start\nA\nA"
    return ["".join(times).encode(), more]


def bundles() -> list[bytes]:
    """Archives as bytes, parts of Word documents, pages and contents of books, each after the byte that chooses."""
    body = word_paragraph("The ferry", "Heading1") + word_paragraph("struck the mole.", inside="<w:r><w:br/></w:r>")
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    main = f'<w:document xmlns:w="urn:w"><w:body>{body}{table}</w:body></w:document>'
    note = b'<w:footnote w:id="1"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
    notes = b'<w:footnotes xmlns:w="urn:w">' + note + b"</w:footnotes>"
    contents = (
        b'<ncx><navMap><navPoint><navLabel>One</navLabel><content src="text/c%201.xhtml"/></navPoint></navMap></ncx>'
    )
    raw = [word(body), book({"One": "<p>The ferry.</p>"}), archive({"a.txt": "x"}), *hostile(".docx", ".epub", ".zip")]
    return [
        *(b"\0" + each for each in raw),
        b"\1" + FIELD.join([main.encode(), notes, b"<w:styles/>"]),
        *(b"\2" + FIELD.join([each, contents, b""]) for each in pages()[:4]),
    ]


def json_files() -> list[bytes]:
    """JSON of every make."""
    own = [
        b'{"a": [1, -0.5e3, true, null, "\\ud800x"], "b": {"c": "\xc3\xa9"}}',
        json.dumps(example(), indent=1).encode(),
    ]
    suite = sorted((SHARED / "hostile" / "json-test-suite" / "test_parsing").glob("*.json"))
    return [*own, *(each.read_bytes() for each in suite if each.stat().st_size <= LONGEST)]


def notes_files() -> list[bytes]:
    """Notes files and annotations of other tools, after the byte that says they are whole; and changes of our own."""
    own = json.dumps(example())
    hypothesis = '{"annotations": [{"id": "x", "uri": "u", "text": "t", "tags": ["diptych-pair-1"], "target": [{}]}]}'
    raw = [own.encode(), json.dumps(example(), indent=2).encode(), hypothesis.encode(), *json_files()[2:]]
    samples = sorted((SHARED / "annotation" / "w3c").rglob("anno*.json"))
    raw += [each.read_bytes() for each in samples if each.stat().st_size <= LONGEST] + hostile(".json")
    return [b"\1" + each for each in raw] + [
        bytes((0, place, how, odd)) for place in range(0, 120, 7) for how, odd in ((0, place), (1, 0), (2, 3))
    ]


def selectors() -> list[bytes]:
    """Texts, and selectors to be placed in them."""
    text, other = LEFT.encode(), RIGHT.encode()
    made = [how + b"\0\x40\0\x30" + text + FIELD + (other if how == b"\2" else text[30:]) for how in (b"\0", b"\2")]
    made += [b"\0\0\x40\0\x30" + text + FIELD + text.replace(b"Friday", b"a Monday").replace(b"the", b"a")]
    path = SHARED / "annotation" / "anchoring-cases.jsonl"
    cases = [json.loads(each) for each in path.read_text("utf-8").splitlines()] if path.exists() else []
    for case in cases:
        wanted = case["selector"]
        numbers = b"".join(min(wanted[key], 65535).to_bytes(2) for key in ("start", "end"))
        words = [case["edited"], wanted["exact"], wanted["prefix"], wanted["suffix"]]
        made.append(b"\1" + numbers + FIELD.join(each.encode("utf-8", "replace") for each in words))
    return [each for each in made if len(each) <= LONGEST]


def pairs() -> list[bytes]:
    """Two statements each, after the bytes that choose language and day."""
    english = [each.encode() for each in _ENGLISH]
    made = [b"\0\0" + FIELD.join(each) for each in zip(english, [*english[1:], english[0]], strict=True)]
    said = [*LEFT.split("\n\n"), *RIGHT.split("\n\n")]
    made += [b"\0\0" + one.encode() + FIELD + two.encode() for one in said[1:4] for two in said[5:8]]
    return made + [
        bytes((2 + number, 0)) + each.encode() + FIELD + each.encode() for number, each in enumerate(_OTHERS)
    ]


def marked_sentences() -> list[bytes]:
    """Sentences of the shared sets that hold quantities or dates."""
    found: list[bytes] = []
    for name in ("quantities-dev.jsonl", "dates-dev.jsonl"):
        path = SHARED / "bench" / name
        if path.exists():
            rows = (json.loads(each) for each in path.read_text("utf-8").splitlines())
            found += [str(row.get("text", "")).encode("utf-8", "replace") for row in rows]
    return [each for each in found if each and len(each) <= LONGEST][:400]
