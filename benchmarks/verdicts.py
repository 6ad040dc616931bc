"""Verdicts on independently worded reports, in one run: what a program calls, beside what one would take instead.

    python -m benchmarks.verdicts [--part work | sealed] [--list]

The pairs are those of `benchmarks/reports/`. A clash counts as found when a finding on its sentences says differ or
contradict; a call is right when it falls on a clash. `--list` prints every clash that is missed and every call that is
wrong, for the work part only. The sealed part is for the end of a change, and each scoring of it is written down in
`benchmarks/reports/README.md`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from articles.article import Article, Span
from articles.claims.ledger import find
from articles.comparison import read_ledger
from articles.matching import align
from articles.reading.loader import article_from_text
from benchmarks.report_pairs import CLASHES, PARTS, STYLES, Link, Report, ReportPair, read_all

if TYPE_CHECKING:
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment

_ALIKE = 60
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Call:
    """What a system says of sentences of a and of b."""

    a: frozenset[str]
    b: frozenset[str]
    verdict: str
    kinds: frozenset[str] = frozenset()
    words: str = ""
    may_clash: bool = False

    def on(self, other: Link | Call) -> bool:
        """Whether both are about the same sentences."""
        return bool(self.a & other.a and self.b & other.b)


@dataclass(frozen=True)
class Answer:
    """All that a system says of a pair: its calls, the passages it shows side by side, those it is sure of."""

    calls: tuple[Call, ...]
    shown: tuple[Call, ...] = ()
    strong: tuple[Call, ...] = ()


System = Callable[[ReportPair], Answer]


@dataclass(frozen=True)
class Named:
    """An article with the place of each sentence by its name."""

    article: Article
    places: dict[str, Span]

    def at(self, span: Span) -> frozenset[str]:
        """The sentences that a span touches."""
        return frozenset(name for name, place in self.places.items() if place.overlaps(span))


def own(pair: ReportPair) -> Answer:
    """What the program says."""
    return _answer(pair, read_ledger)


def rules(pair: ReportPair) -> Answer:
    """What it says first, before any sentences are read together."""
    return _answer(pair, by_rules)


def by_rules(a: Article, b: Article, alignment: Alignment) -> Ledger:
    """The ledger without the reader of pairs."""
    return find(a, b, alignment.matches)


def _answer(pair: ReportPair, compared: Callable[[Article, Article, Alignment], Ledger]) -> Answer:
    a, b = named(pair.a), named(pair.b)
    found = align(a.article, b.article)
    ledger = compared(a.article, b.article, found)
    calls = []
    for finding in ledger.findings:
        left, right = a.at(ledger.claim(finding.a).span), b.at(ledger.claim(finding.b).span)
        words = "; ".join(f"{each.kind}: {each.a_words} / {each.b_words}" for each in finding.differences)
        calls.append(Call(left, right, finding.verdict, frozenset(finding.kinds), words, finding.may_clash))
    shown = tuple(Call(a.at(match.a), b.at(match.b), "") for match in found.matches)
    strong = (call for call, match in zip(shown, found.matches, strict=True) if match.strength == "strong")
    return Answer(tuple(calls), shown, tuple(strong))


def named(report: Report) -> Named:
    """A report as an article, with the place of each sentence."""
    text, places = f"{report.title}\n", {}
    for paragraph in report.paragraphs:
        text += "\n"
        for name, words in paragraph:
            places[name] = Span(len(text), len(text) + len(words))
            text += f"{words} "
        text = f"{text[:-1]}\n"
    known = {"title": report.title, "outlet": report.outlet, "language": "en"}
    return Named(article_from_text(text, report.outlet, published=report.published, **known), places)


def majority(_pair: ReportPair) -> Answer:
    """Nothing differs."""
    return Answer(())


def word_overlap(pair: ReportPair) -> Answer:
    """Sentences with most words in common agree."""
    return Answer(calls := tuple(_alike(pair)), calls)


def number_sets(pair: ReportPair) -> Answer:
    """The same, but where both have numbers and share none they differ."""
    calls = []
    for call in _alike(pair):
        left, right = (
            {number for name in names for number in _NUMBER.findall(report.sentences[name].replace(",", ""))}
            for names, report in ((call.a, pair.a), (call.b, pair.b))
        )
        calls.append(replace(call, verdict="differ") if left and right and not left & right else call)
    return Answer(tuple(calls), tuple(calls))


def _alike(pair: ReportPair) -> list[Call]:
    return [
        Call(frozenset([left]), frozenset([right]), "agree")
        for (left, x), (right, y) in product(pair.a.sentences.items(), pair.b.sentences.items())
        if fuzz.token_set_ratio(x.lower(), y.lower()) >= _ALIKE
    ]


@dataclass
class Tally:
    """Counts over pairs."""

    clashes: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    kind_right: int = 0
    called: int = 0
    called_right: int = 0
    agreements: int = 0
    agreements_found: int = 0
    said_agree: int = 0
    said_agree_right: int = 0
    agree_on_clash: int = 0
    silent: int = 0
    warned: int = 0
    warnings: int = 0
    warnings_right: int = 0
    links: int = 0
    links_shown: int = 0
    shown: int = 0
    traps: int = 0
    traps_called: int = 0
    alone: int = 0
    alone_paired: int = 0

    def add(self, pair: ReportPair, answer: Answer) -> list[str]:
        """Count what an answer makes of a pair; what it misses and calls wrongly, a line each."""
        said: list[str] = []
        clash_calls = [call for call in answer.calls if call.verdict in CLASHES]
        agree_calls = [call for call in answer.calls if call.verdict == "agree"]
        for link in pair.links:
            self._add_link(pair, link, answer, said)
        for call in clash_calls:
            right = any(call.on(link) for link in pair.links if link.labels & CLASHES)
            self.called += 1
            self.called_right += right
            if not right:
                said.append(f"  wrong  {_ids(call)} {call.verdict} {call.words}{_texts(pair, call)}")
        for call in agree_calls:
            self.said_agree += 1
            self.said_agree_right += any(call.on(link) for link in pair.links if link.labels & {"agree", "compatible"})
        for call in answer.calls:
            self.warnings += call.may_clash
            self.warnings_right += call.may_clash and any(call.on(link) for link in pair.links if link.labels & CLASHES)
        for trap in pair.traps:
            on = [call for call in clash_calls if call.a & trap.a and call.b & trap.b]
            clash = any(link.is_clash and link.a & trap.a and link.b & trap.b for link in pair.links)
            self.traps += 1
            self.traps_called += bool(on) and not clash
        self.shown += len(answer.shown)
        self._add_alone(pair, answer)
        return said

    def _add_link(self, pair: ReportPair, link: Link, answer: Answer, said: list[str]) -> None:
        on = [call for call in answer.calls if call.on(link)]
        is_shown = any(passage.on(link) for passage in answer.shown)
        if not link.labels & {"related"}:
            self.links += 1
            self.links_shown += is_shown
        if link.is_clash:
            kind = link.kind or "contradict"
            clashing = [call for call in on if call.verdict in CLASHES]
            self.clashes[kind] += 1
            self.found[kind] += bool(clashing)
            self.kind_right += any(not link.kind or link.kind in call.kinds for call in clashing)
            self.silent += is_shown and not clashing
            self.warned += not clashing and any(call.may_clash for call in on)
            self.agree_on_clash += not clashing and any(call.verdict == "agree" for call in on)
            if not clashing:
                verdicts = ",".join(sorted({call.verdict for call in on})) or ("shown" if is_shown else "not shown")
                said.append(
                    f"  missed {_ids(link)} {kind}: {link.a_words} / {link.b_words} [{verdicts}]{_texts(pair, link)}"
                )
        if link.labels == {"agree"}:
            self.agreements += 1
            self.agreements_found += any(call.verdict == "agree" for call in on)

    def _add_alone(self, pair: ReportPair, answer: Answer) -> None:
        for side, report in (("a", pair.a), ("b", pair.b)):
            linked = {name for each in (*pair.links, *pair.traps) for name in getattr(each, side)}
            strong = {name for call in answer.strong for name in getattr(call, side)}
            alone = set(report.sentences) - linked
            self.alone += len(alone)
            self.alone_paired += len(alone & strong)

    def row(self, name: str) -> str:
        """A line of the table."""
        clashes, found = sum(self.clashes.values()), sum(self.found.values())
        return (
            f"{name:24}{found:5}/{clashes:<4}{_share(found, clashes):>6}{_share(self.called_right, self.called):>6}"
            f"{self.kind_right:5}{self.traps_called:6}/{self.traps:<4}{self.silent:6}{self.agree_on_clash:7}"
            f"{_share(self.agreements_found, self.agreements):>8}{_share(self.said_agree_right, self.said_agree):>6}"
            f"{_share(self.links_shown, self.links):>7}{self.shown:6}{_share(self.alone_paired, self.alone):>7}"
        )

    def doubts(self) -> str:
        """How many clashes that were not called got a warning, and how many warnings are right."""
        return f"may clash: {self.warned} more; {self.warnings_right} of {self.warnings} such rows right"

    def kinds(self) -> str:
        """How many clashes of each kind were found."""
        return "  ".join(f"{kind} {self.found[kind]}/{count}" for kind, count in sorted(self.clashes.items()))


HEAD = (
    f"{'':24}{'clashes':>9}{'R':>7}{'P':>6}{'kind':>5}{'traps':>8}{'silent':>9}{'agree!':>7}{'agree R':>8}{'P':>6}"
    f"{'linked':>7}{'shown':>6}{'alone':>7}"
)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def _ids(each: Link | Call) -> str:
    return " ".join(",".join(sorted(side)) for side in (each.a, each.b))


def _texts(pair: ReportPair, each: Link | Call) -> str:
    sides = ((each.a, pair.a), (each.b, pair.b))
    return "".join(f"\n      {' '.join(report.sentences[name] for name in sorted(names))}" for names, report in sides)


def score(pairs: Sequence[ReportPair], system: System, *, listed: bool = False) -> Tally:
    """What a system makes of pairs."""
    tally = Tally()
    for pair in pairs:
        said = tally.add(pair, system(pair))
        if listed:
            print(f"{pair.name}", *said, sep="\n")
    return tally


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=PARTS[:2], default="work")
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    pairs = read_all(asked.part)
    systems: dict[str, System] = {
        "diptych": own, "its rules alone": rules, "majority": majority, "word overlap (rapidfuzz)": word_overlap,
        "number sets": number_sets,
    }  # fmt: skip
    print(f"{len(pairs)} pairs, {asked.part} part\n{HEAD}")
    for style in STYLES:
        chosen = [pair for pair in pairs if pair.style == style]
        for name, system in systems.items():
            tally = score(chosen, system, listed=asked.list and asked.part == "work" and system is own)
            print(tally.row(f"{name}, {style}" if system is own else name))
            if system is own:
                print(f"{'':24}  {tally.kinds()}\n{'':24}  {tally.doubts()}")


if __name__ == "__main__":
    main()
