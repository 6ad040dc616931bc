"""Reading foreign formats: how long it takes, and how much of the article is found: `python -m benchmarks.extraction`.

`python -m benchmarks.extraction FOLDER` measures quality too, on a checkout of the public article extraction benchmark
(the repository scrapinghub/article-extraction-benchmark): its 181 pages, its ground truth and its own measure, shared
runs of four words. It is beside trafilatura alone, which is what a user would pick instead.

For each FOLDER, of which there may be several, all pages in it (`*.html`, `*.html.gz`) are read, and those counted in
which prose between paragraphs of the body, or more of it than was taken, was left out: with a word to the reader, and
without one.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tempfile
import time
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROUNDS = 5
PAGE_GOAL, PDF_GOAL = 2.0, 4.0
"""Seconds for a page of 10 MB, and for a PDF of 300 pages."""
F1_GOAL = 0.965
"""Of shared runs of four words; trafilatura 2.3.1 that favours precision, on the same pages."""

_WORDS = "harbour ferry mole light water office crew captain storm repair rope said would about again seven".split()  # noqa: SIM905 - shorter
_TOKEN = re.compile(r"\w+")
_RUN = 4
_PROSE, _MOST_LINKED = 80, 0.4
"""Code points from which a sentence is prose, and the share of it that may be links."""


def main() -> None:
    """Measure and print the tables."""
    with tempfile.TemporaryDirectory() as made:
        _speed(Path(made))
    for folder in map(Path, sys.argv[1:]):
        print()
        if (folder / "ground-truth.json").is_file():
            _quality(folder)
        _silence(folder)


def _speed(folder: Path) -> None:
    from articles.reading import load

    words = random.Random(1)  # noqa: S311 - the same pages every time
    cases = (
        ("web page, 10 MB, 20,000 links", _long_page(words).encode(), PAGE_GOAL),
        ("web page, 60 kB", _page(words, 60, 100).encode(), None),
        ("PDF, 300 pages", _pdf(words, 300), PDF_GOAL),
    )
    print(f"Reading, medians of {ROUNDS} runs{'':<20}{'MB':>6}{'s':>8}{'goal':>8}")
    for name, data, goal in cases:
        path = folder / "a"
        path.write_bytes(data)
        taken = median(_timed(lambda path=path: load(path)) for _ in range(ROUNDS))  # type: ignore[misc] # bound at once
        told = "" if goal is None else f"{goal:>8.1f}  {'met' if taken <= goal else 'missed'}"
        print(f"  {name:<44}{len(data) / 1e6:>6.1f}{taken:>8.2f}{told}")


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _paragraph(words: random.Random) -> str:
    return " ".join(" ".join(words.choices(_WORDS, k=14)).capitalize() + "." for _ in range(4))


def _page(words: random.Random, paragraphs: int, links: int, script: str = "") -> str:
    menu = "".join(
        f'<li class="item item-{n}"><a href="https://harbour.example/{n}">{_paragraph(words)[:30]}</a></li>'
        for n in range(links)
    )
    text = "".join(f"<p>{_paragraph(words)}</p>\n" for _ in range(paragraphs))
    head = f"<title>Night on the mole</title><script>{script}</script>"
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Night on the mole</h1>{text}</article></body></html>"
    )


def _long_page(words: random.Random) -> str:
    page = _page(words, 60, 20_000)
    return page.replace("<script>", "<script>" + "var a={b:1,c:[1,2,3]};" * ((9_900_000 - len(page)) // 22))


def _pdf(words: random.Random, pages: int) -> bytes:
    """A PDF of `pages` pages of 45 lines with a running head and a page number."""
    objects = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for number in range(1, pages + 1):
        lines = [(760, "Harbour Yearbook"), (30, str(number))]
        lines += [(730 - 15 * n, " ".join(words.choices(_WORDS, k=13)) + "." * (n % 5 == 4)) for n in range(45)]
        drawn = "\n".join(f"BT /F1 11 Tf 72 {y} Td ({text}) Tj ET" for y, text in lines)
        content = zlib.compress(drawn.encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(kids))
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + table + trailer


def _quality(folder: Path) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    ways: dict[str, Callable[[str], str]] = {"diptych, body without title": _ours, "trafilatura, precision": _theirs}
    print(f"Articles found on {len(truth)} pages{'':<13}{'F1':>8}{'P':>8}{'R':>8}{'empty':>8}{'ms':>8}")
    for name, way in ways.items():
        scores, empty, taken = [], 0, 0.0
        for key, page in truth.items():
            source = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8")
            start = time.perf_counter()
            found = way(source)
            taken += time.perf_counter() - start
            empty += not found.strip()
            scores.append(_shared(page.get("articleBody", ""), found))
        precision = mean(hit / (hit + extra) for hit, extra, _ in scores if hit + extra)
        recall = mean(hit / (hit + missed) for hit, _, missed in scores if hit + missed)
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"  {name:<34}{f1:>8.4f}{precision:>8.4f}{recall:>8.4f}{empty:>8}{1000 * taken / len(truth):>8.0f}"
            f"  {'met' if f1 >= F1_GOAL else 'missed'}"
        )


def _silence(folder: Path) -> None:
    """How many pages in a folder have prose left out that belongs or outweighs, and how many of them say nothing."""
    from articles.reading.formats.extract import NoArticleError

    pages, told, silent = 0, 0, []
    for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.html.gz"))):
        data = path.read_bytes()
        source = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
        with suppress(NoArticleError):
            left, said = _leaves_out(source)
            pages += 1
            told += left and said
            silent += [path.name] if left and not said else []
    print(f"Pages of {pages} with prose left out inside or more than taken: {told} say so, {len(silent)} do not")
    for name in silent:
        print(f"  {name}")


def _leaves_out(source: str) -> tuple[bool, bool]:
    """Whether prose of a page was left out between lines of the body or outweighs it; and whether a line says so."""
    from articles.article import MATCHED_KINDS
    from articles.reading.formats.web.page import parsed, read_page
    from articles.reading.formats.web.parts import read_lines
    from articles.reading.structure.markers import mark_of
    from articles.reading.structure.paragraphs import ends_sentence
    from articles.reading.structure.sections import label

    found = read_page(source)
    root = parsed(source)
    prose = {
        line.words
        for line in (read_lines(root) if root is not None else ())
        if len(line.words) >= _PROSE
        and ends_sentence(line.words)
        and line.linked <= _MOST_LINKED * len(line.words)
        and not (line.site or line.heading or mark_of(line.words))
    }
    paragraphs = [(b.kind in MATCHED_KINDS, b.kind, b.span.of(found.text)) for b in label(found.text, found.blocks)]
    inside = [index for index, (taken, _, _) in enumerate(paragraphs) if taken]
    body = "\n".join(words for taken, _, words in paragraphs if taken)
    folded = {
        words: index
        for index, (_, kind, words) in enumerate(paragraphs)
        if kind == "boilerplate" and words in prose and words not in body
    }
    taken = sum(len(words) for own, _, words in paragraphs if own and len(words) >= _PROSE and ends_sentence(words))
    amid = any(inside[0] < index < inside[-1] for index in folded.values()) if inside else False
    return amid or sum(map(len, folded)) > taken, bool(found.notices)


def _ours(source: str) -> str:
    from articles.article import MATCHED_KINDS
    from articles.reading.formats.web.page import read_page
    from articles.reading.structure.headings import title_index
    from articles.reading.structure.sections import label

    found = read_page(source)
    blocks = label(found.text, found.blocks)
    title = title_index(found.text, blocks)
    body = (block for n, block in enumerate(blocks) if block.kind in MATCHED_KINDS and n != title)
    return "\n".join(found.text[block.span.start + block.lead : block.span.end] for block in body)


def _theirs(source: str) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(source, favor_precision=True)
    return "" if found is None or isinstance(found, dict) else found.text or ""


def _shared(true: str, found: str) -> tuple[float, float, float]:
    """Runs of four words in both, only found, only true, as shares of all of them, as the benchmark counts."""
    wanted, had = Counter(_runs(true)), Counter(_runs(found))
    hit = sum((wanted & had).values())
    extra, missed = max(0, had.total() - hit), max(0, wanted.total() - hit)
    total = hit + extra + missed
    return (hit / total, extra / total, missed / total) if total else (0.0, 0.0, 0.0)


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    if tokens and len(tokens) < _RUN:
        return [tuple(tokens)]
    return zip(*(tokens[n:] for n in range(_RUN)), strict=False)


if __name__ == "__main__":
    main()
