"""The corpus of invented report pairs: its files read, and checked for form.

    python -m benchmarks.report_pairs [FILE ...]     says what is wrong with the files (all of them when none is named)

`benchmarks/reports/README.md` tells what the files hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).with_name("reports")
PARTS = ("work", "sealed", "train")
GENRES = ("politics", "courts", "disaster", "crime", "war", "business", "sport", "science", "local")
STYLES = ("news", "apart")
LABELS = ("agree", "compatible", "differ", "contradict", "related")
KINDS = ("number", "date", "time", "place", "name", "attribution", "quotation")
CLASHES = frozenset({"differ", "contradict"})
SHOWN_BY_WORDS = frozenset({"differ", "contradict", "compatible"})

_SENTENCES = range(15, 36)
_HEAD = re.compile(r"== (?P<side>[AB]) \| (?P<outlet>[^|]+) \| (?P<day>\d{4}-\d\d-\d\d) \| (?P<title>.+)")
_SENTENCE = re.compile(r"(?P<name>[ab]\d+) (?P<words>\S.*)")
_LINK = re.compile(
    r"(?P<a>a\d+(?:,a\d+)*) (?P<b>b\d+(?:,b\d+)*) (?P<labels>[a-z]+(?:/[a-z]+)*)(?: (?P<kind>[a-z]+))?"
    r"(?:\s*\|\s*(?P<words>.*))?"
)
_TRAP = re.compile(r"(?P<a>a\d+(?:,a\d+)*) (?P<b>b\d+(?:,b\d+)*) \|\s*(?P<why>.+)")
_WORD = re.compile(r"[^\W\d_]{4,}")


class FormError(ValueError):
    """A file of the corpus is not as it should be; the message names file, line and fault."""


@dataclass(frozen=True)
class Report:
    """One side: paragraphs of sentences, each with its name ("a1")."""

    outlet: str
    published: date
    title: str
    paragraphs: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def sentences(self) -> dict[str, str]:
        """The words of each sentence by its name, in order."""
        return {name: words for paragraph in self.paragraphs for name, words in paragraph}


@dataclass(frozen=True)
class Link:
    """What a careful reader says of sentences of a and of b.

    `labels` has several where two readers did not agree: either is right. `a_words` and `b_words` show it.
    """

    a: frozenset[str]
    b: frozenset[str]
    labels: frozenset[str]
    kind: str = ""
    a_words: str = ""
    b_words: str = ""

    @property
    def is_clash(self) -> bool:
        """Whether both readers call it one."""
        return self.labels <= CLASHES


@dataclass(frozen=True)
class Trap:
    """Sentences that look as if they differed, and why they do not."""

    a: frozenset[str]
    b: frozenset[str]
    why: str


@dataclass(frozen=True)
class ReportPair:
    """Two reports of one event with all that is said of them."""

    name: str
    genre: str
    style: str
    a: Report
    b: Report
    links: tuple[Link, ...]
    traps: tuple[Trap, ...]


def read_all(part: str) -> list[ReportPair]:
    """The pairs of a part of the corpus, by name. Raises FormError."""
    return [read(path) for path in sorted((FOLDER / part).glob("*.txt"))]


def read(path: Path) -> ReportPair:
    """One pair. Raises FormError."""
    parts: dict[str, list[tuple[int, str]]] = {"": []}
    current = ""
    heads: dict[str, re.Match[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            head = _HEAD.fullmatch(line)
            current = head["side"] if head else line[3:]
            if head:
                heads[current] = head
            elif current not in ("LINKS", "TRAPS"):
                raise FormError(f"{path.name}, line {number}: no such part, or a head that is not complete: {line}")
            parts[current] = []
        else:
            parts[current].append((number, line.strip()))
    if set(parts) != {"", "A", "B", "LINKS", "TRAPS"}:
        raise FormError(f"{path.name}: has parts {', '.join(parts)}; wanted are A, B, LINKS, TRAPS")
    known = dict(line.split(": ", 1) for _, line in parts[""] if ": " in line)
    return ReportPair(
        path.stem,
        known.get("genre", ""),
        known.get("style", ""),
        _report(path, heads["A"], parts["A"]),
        _report(path, heads["B"], parts["B"]),
        tuple(_link(path, number, line) for number, line in parts["LINKS"] if line),
        tuple(_trap(path, number, line) for number, line in parts["TRAPS"] if line),
    )


def _report(path: Path, head: re.Match[str], lines: list[tuple[int, str]]) -> Report:
    paragraphs: list[list[tuple[str, str]]] = [[]]
    count = 0
    for number, line in lines:
        if not line:
            paragraphs.append([])
            continue
        found = _SENTENCE.fullmatch(line)
        count += 1
        if not found or found["name"] != f"{head['side'].lower()}{count}":
            raise FormError(f"{path.name}, line {number}: wanted {head['side'].lower()}{count} and a sentence: {line}")
        paragraphs[-1].append((found["name"], found["words"]))
    kept = tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
    return Report(head["outlet"].strip(), date.fromisoformat(head["day"]), head["title"].strip(), kept)


def _link(path: Path, number: int, line: str) -> Link:
    found = _LINK.fullmatch(line)
    if not found:
        raise FormError(f"{path.name}, line {number}: not a link: {line}")
    words = [part.strip() for part in (found["words"] or "|").split("|")]
    if len(words) != 2:
        raise FormError(f"{path.name}, line {number}: wanted the words of either side: {line}")
    a, b = (frozenset(found[side].split(",")) for side in "ab")
    return Link(a, b, frozenset(found["labels"].split("/")), found["kind"] or "", words[0], words[1])


def _trap(path: Path, number: int, line: str) -> Trap:
    found = _TRAP.fullmatch(line)
    if not found:
        raise FormError(f"{path.name}, line {number}: not a trap: {line}")
    return Trap(frozenset(found["a"].split(",")), frozenset(found["b"].split(",")), found["why"])


def faults(pair: ReportPair) -> list[str]:
    """What a pair lacks or has wrong, a line each."""
    found = []
    if pair.genre not in GENRES or pair.style not in STYLES:
        found.append(f"genre {pair.genre!r} or style {pair.style!r} is none that is known")
    sides = {"a": pair.a.sentences, "b": pair.b.sentences}
    for side, sentences in sides.items():
        if len(sentences) not in _SENTENCES:
            found.append(f"{len(sentences)} sentences in {side}")
    for each in (*pair.links, *pair.traps):
        missing = [name for side in "ab" for name in getattr(each, side) if name not in sides[side]]
        if missing:
            found.append(f"no sentence {', '.join(missing)}")
    for link in pair.links:
        found += _faults_of_link(link, sides)
    clashes = sum(link.is_clash for link in pair.links)
    if clashes not in range(5, 11) or len(pair.traps) < 2:
        found.append(f"{clashes} clashes and {len(pair.traps)} traps; wanted are 5 to 8 (10 at most) and 2")
    return found


def _faults_of_link(link: Link, sides: dict[str, dict[str, str]]) -> list[str]:
    at = f"{','.join(sorted(link.a))} {','.join(sorted(link.b))}"
    if not link.labels <= set(LABELS):
        return [f"{at}: label {'/'.join(link.labels)}"]
    found = []
    if "differ" in link.labels and link.kind not in KINDS:
        found.append(f"{at}: differs in {link.kind!r}")
    if link.labels <= SHOWN_BY_WORDS:
        for side, names, words in (("a", link.a, link.a_words), ("b", link.b, link.b_words)):
            said = " ".join(sides[side].get(name, "") for name in names)
            if not words or words.casefold() not in said.casefold():
                found.append(f"{at}: {words!r} does not stand in {side}")
    return found


def overlap(pair: ReportPair, link: Link) -> float:
    """The share of the longer words of the shorter side that the other side has too (0..1)."""
    left, right = (
        {word.casefold() for name in names for word in _WORD.findall(report.sentences[name])}
        for names, report in ((link.a, pair.a), (link.b, pair.b))
    )
    return len(left & right) / max(1, min(len(left), len(right)))


def main(names: list[str]) -> int:
    """Check files; returns the exit code."""
    paths = [Path(name) for name in names] or [path for part in PARTS for path in sorted((FOLDER / part).glob("*.txt"))]
    wrong = 0
    for path in paths:
        try:
            pair = read(path)
            said = faults(pair)
        except FormError as error:
            print(error)
            wrong += 1
            continue
        wrong += bool(said)
        labels = Counter("/".join(sorted(link.labels)) for link in pair.links)
        kinds = Counter(link.kind for link in pair.links if link.kind)
        near = [overlap(pair, link) for link in pair.links if not link.labels & {"related"}]
        mean = sum(near) / max(1, len(near))
        print(f"{path.name}: {len(pair.a.sentences)} + {len(pair.b.sentences)} sentences, overlap {mean:.2f}, "
              f"{dict(labels)}, {dict(kinds)}, {len(pair.traps)} traps")  # fmt: skip
        for line in said:
            print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
