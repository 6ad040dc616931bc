"""Verdicts beside the report pairs: on twenty pairs of news articles, and on lone sentences with a figure.

    python -m benchmarks.verdicts_elsewhere

News: the verdicts of careful readers on the likeliest pairs of sentences (`benchmarks/gold/news-verdicts.json`), a
quarter read twice; where the two did not agree either is right. Lone sentences: `benchmarks/reports/lone-figures.tsv`,
our own, half of them traps, and `claimpairs-dev.jsonl` of the shared folder. Mosul: `benchmarks/gold/mosul.json`.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles import load
from articles.article import Span
from articles.claims import compare_statements
from articles.claims.judging import DISCREPANCIES
from articles.comparison import read_ledger
from articles.matching import align
from articles.reading.loader import article_from_text
from benchmarks.claims import ARTICLES, BENCH, Row, System, majority, number_sets, rows, word_overlap
from benchmarks.verdicts import by_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment

GOLD = Path(__file__).with_name("gold") / "news-verdicts.json"
BATTLE = GOLD.with_name("mosul.json")
LONE = Path(__file__).with_name("reports") / "lone-figures.tsv"


def news() -> None:
    """Print what the program says of the pairs of sentences that readers judged."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    for name, compared in (("diptych", read_ledger), ("its rules alone", by_rules)):
        counts: Counter[str] = Counter()
        for row in rows("news-pairs.jsonl"):
            counts.update(_on_pair(row, gold[row["id"]], compared))
        if counts:
            print(f"{name} on twenty pairs of news articles: {counts['judged']} pairs of sentences that readers judged")
            print(
                f"  shown {counts['shown']}; agreements said {counts['agree said']} of {counts['agree']}, right "
                f"{counts['said agree right']} of {counts['said agree']}\n  clashes called {counts['clash called']} of "
                f"{counts['clash']}, false alarms {counts['alarm']}, and {counts['alarm elsewhere']} on other pairs"
            )


def news_articles(row: Row) -> tuple[Article, Article]:
    """The two articles of a row of `news-pairs.jsonl`."""
    a, b = (
        article_from_text(row[s]["text"], row[s]["outlet"], title=row[s]["title"], outlet=row[s]["outlet"])
        for s in ("a", "b")
    )
    return a, b


def _on_pair(row: Row, gold: Any, compared: Callable[[Article, Article, Alignment], Ledger]) -> Counter[str]:
    a, b = news_articles(row)
    for side in ("a", "b"):
        if hashlib.sha256(row[side]["text"].encode()).hexdigest() != gold["sha256"][side]:
            raise SystemExit(f"{row['id']}: the text of {side} is not the one that was judged")
    found = align(a, b)
    ledger = compared(a, b, found)
    shown = {(i, j) for match in found.matches for i in match.a_sentences for j in match.b_sentences}
    said: dict[tuple[int, int], set[str]] = {}
    for finding in ledger.findings:
        place = ledger.claim(finding.a).sentence, ledger.claim(finding.b).sentence
        said.setdefault(place, set()).add(finding.verdict)
    counts: Counter[str] = Counter()
    judged = {(i, j): set(label.split("/")) for i, j, label, *_ in gold["verdicts"]}
    for place, labels in judged.items():
        mine = said.get(place, set())
        agree, clash = bool(labels & {"agree", "compatible"}), bool(labels & DISCREPANCIES)
        counts["judged"] += 1
        counts["shown"] += place in shown
        counts["agree"] += agree
        counts["agree said"] += agree and "agree" in mine
        counts["said agree"] += "agree" in mine
        counts["said agree right"] += "agree" in mine and agree
        counts["clash"] += clash
        counts["clash called"] += clash and bool(mine & DISCREPANCIES)
        counts["alarm"] += not clash and bool(mine & DISCREPANCIES)
    counts["alarm elsewhere"] += sum(bool(mine & DISCREPANCIES) for place, mine in said.items() if place not in judged)
    return counts


def battle() -> None:
    """Print what is said of fifteen things that two accounts of one battle tell."""
    paths = [ARTICLES / f"mosul-{side}.txt" for side in "ab"]
    if not all(path.is_file() for path in paths):
        return
    a, b = (load(str(path)) for path in paths)
    found = align(a, b)
    ledger = read_ledger(a, b, found)
    said = [(ledger.claim(each.a).span, ledger.claim(each.b).span, each.verdict) for each in ledger.findings]
    counts: Counter[str] = Counter()
    clashing: set[tuple[Span, Span]] = set()
    for passage in json.loads(BATTLE.read_text(encoding="utf-8"))["passages"]:
        links = [(Span(*link["a"]), Span(*link["b"])) for link in passage["links"]]
        on = [each for each in said if any(each[0].overlaps(x) and each[1].overlaps(y) for x, y in links)]
        labels = set(passage["verdict"].split("/"))
        clashing |= {each[:2] for each in on if labels & DISCREPANCIES}
        counts["told"] += 1
        counts["shown"] += any(m.a.overlaps(x) and m.b.overlaps(y) for m in found.matches for x, y in links)
        counts["right"] += any(each[2] in labels for each in on)
    alarms = sum(each[2] in DISCREPANCIES and each[:2] not in clashing for each in said)
    print(
        f"Mosul: of {counts['told']} things that both tell {counts['shown']} shown among {len(found.matches)}, "
        f"{counts['right']} with the right verdict, false alarms {alarms}"
    )


def own(a: str, b: str) -> str:
    """What the program says of two lone sentences."""
    return compare_statements(a, b).label


def lone(name: str, pairs: list[tuple[str, str, str]]) -> None:
    """Print how systems judge pairs of sentences, labelled agree, differ or unrelated."""
    systems: dict[str, System] = {
        "diptych": own, "majority": majority, "word overlap (rapidfuzz)": word_overlap, "number sets": number_sets,
    }  # fmt: skip
    print(f"{name}, {len(pairs)} pairs\n{'':26}accuracy  differ P    R   false alarms")
    for system, judge in systems.items():
        said = [(label, judge(a, b)) for a, b, label in pairs]
        right = sum(label == (mine if mine != "abstain" else "unrelated") for label, mine in said)
        called = [label for label, mine in said if mine == "differ"]
        differing = sum(label == "differ" for label, _ in said)
        others = len(said) - differing
        found = called.count("differ")
        print(
            f"  {system:24}{right / len(said):8.3f}{_share(found, len(called)):>10}{_share(found, differing):>6}"
            f"{(len(called) - found) / others:10.3f}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> None:
    """Print all of it."""
    news()
    battle()
    with LONE.open(encoding="utf-8", newline="") as opened:
        ours = [
            (row["a"], row["b"], row["label"]) for row in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    lone("lone sentences of our own", [(a, b, "agree" if label == "compatible" else label) for a, b, label in ours])
    if (BENCH / "claimpairs-dev.jsonl").is_file():
        lone("claim pairs", [(row["a"], row["b"], row["label"]) for row in rows("claimpairs-dev.jsonl")])


if __name__ == "__main__":
    main()
