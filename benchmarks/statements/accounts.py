"""How pure the rows of the table of several accounts are: `python -m benchmarks.statements.accounts [GROUPS]`.

On ecb-dev, groups of three to six reports of one event, of which every two were labelled: sentences that were judged
are linked where they tell of a shared action. Of each of them: how many of the others in its row it is linked with
(precision), and of those that it is linked with how many are in its row (recall), over sentences of different reports.
Beside it the rows that strong matches make over any number of hops, and all sentences in one row: the reports share
most of their actions, so that three quarters of all judged pairs are linked: what counts is what is gained over that.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from articles.accounts import Accounts, gather, statements
from articles.accounts.joining import joined
from articles.accounts.links import Place, links_of
from articles.reading import article_from_text
from benchmarks.pair_ranking import BENCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from articles.article import Article

    Gold = Mapping[Place, set[Place]]

MOST, FEWEST = 6, 3
GROUPS = 40


def main() -> None:
    """Print the figures of both ways of joining, over all groups together."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else GROUPS
    pairs, texts = _ecb()
    groups = list(_groups(pairs))[:most]
    ways: dict[str, Callable[[Accounts], list[frozenset[Place]]]] = {
        "rows as made": _made,
        "strong matches, any hops": _hops,
        "all in one row": _one,
    }
    scores: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    cells = Counter[tuple[str, bool]]()
    for group in groups:
        accounts, gold = _gathered(group, pairs, texts)
        cells += _cells(accounts, gold)
        for name, way in ways.items():
            scores[name] += _b_cubed(way(accounts), gold)
    print(
        f"ecb-dev: {len(groups)} groups of {FEWEST} to {MOST} reports, {len(scores['rows as made'])} judged sentences"
    )
    for name, each in scores.items():
        precision, recall = (sum(values) / max(len(each), 1) for values in zip(*each, strict=True))
        print(f"  {name:<26} B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {_f1(precision, recall):.3f}")

    _print_cells(cells)


def _print_cells(cells: Counter[tuple[str, bool]]) -> None:
    """What the cells say of judged sentences in accounts that have a linked one, and in the others."""
    for linked, words in ((True, "has a sentence on it"), (False, "has none that was judged so")):
        kinds = ("told", "unsure", "silent")
        every = sum(cells[kind, linked] for kind in kinds)
        shares = (f"{kind} {cells[kind, linked] / max(every, 1):.2f}" for kind in kinds)
        print(f"  where an account {words:<28} {every:5} cells: {', '.join(shares)}")
    right = cells["right", True]
    print(f"  of told cells with a judged sentence, the right one: {right} of {right + cells['wrong', True]}")


def _cells(accounts: Accounts, gold: Gold) -> Counter[tuple[str, bool]]:
    """The cells of the other accounts in the rows of judged sentences, by whether these have a linked one."""
    found: Counter[tuple[str, bool]] = Counter()
    judged = {place.account for place in gold}
    for row in statements(accounts):
        own = [Place(cell.account, at) for cell in row.cells if cell.told and not cell.shared for at in cell.sentences]
        for place in (place for place in own if place in gold):
            for cell in (cell for cell in row.cells if cell.account != place.account and cell.account in judged):
                linked = {each for each in gold[place] if each.account == cell.account}
                kind = "told" if cell.told else "silent" if cell.stance == "silent" else "unsure"
                found[kind, bool(linked)] += 1
                there = {Place(cell.account, at) for at in cell.sentences} & set(gold)
                if kind == "told" and there:
                    found["right" if there & linked else "wrong", True] += 1
    return found


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def _ecb() -> tuple[dict[tuple[str, str], dict[str, object]], dict[str, list[str]]]:
    pairs: dict[tuple[str, str], dict[str, object]] = {}
    texts: dict[str, list[str]] = {}
    for line in (BENCH / "ecb-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "same-event":
            pairs[row["a"]["id"], row["b"]["id"]] = row
            texts |= {row[side]["id"]: row[side]["sentences"] for side in "ab"}
    return pairs, texts


def _groups(pairs: Mapping[tuple[str, str], object]) -> Iterator[tuple[str, ...]]:
    """One group an event, as large as may be: reports of which every two were labelled."""
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    events: dict[tuple[str, bool], list[str]] = {}
    for name in sorted(beside):
        events.setdefault((name.partition("_")[0], name.endswith("plus")), []).append(name)
    for names in events.values():
        found = next((group for size in range(MOST, FEWEST - 1, -1) for group in _cliques(names, beside, size)), None)
        if found is not None:
            yield found


def _cliques(names: Sequence[str], beside: Mapping[str, set[str]], size: int) -> Iterator[tuple[str, ...]]:
    for group in combinations(names, size):
        if all(other in beside[one] for one, other in combinations(group, 2)):
            yield group


def _gathered(
    group: Sequence[str], pairs: Mapping[tuple[str, str], dict[str, object]], texts: Mapping[str, list[str]]
) -> tuple[Accounts, Gold]:
    """The accounts of a group, and for each judged sentence those of the others that it is linked with."""
    articles, places = zip(*(_article(name, texts[name]) for name in group), strict=True)
    accounts = gather(articles)
    gold: dict[Place, set[Place]] = {}
    for i, j in combinations(range(len(group)), 2):
        straight = (group[i], group[j]) in pairs
        row = pairs[(group[i], group[j]) if straight else (group[j], group[i])]
        sides = ("a", "b") if straight else ("b", "a")
        for number, side in zip((i, j), sides, strict=True):
            for sentence in row[side]["annotated"]:  # type: ignore[index] # a line of the file
                gold.setdefault(Place(number, places[number][sentence]), set())
        for first, second, *_ in row["links"]:  # type: ignore[attr-defined] # a line of the file
            left, right = (first, second) if straight else (second, first)
            one, other = Place(i, places[i][left]), Place(j, places[j][right])
            if one in gold and other in gold:
                gold[one].add(other)
                gold[other].add(one)
    return accounts, gold


def _article(name: str, sentences: Sequence[str]) -> tuple[Article, list[int]]:
    """A report, a sentence of the file a paragraph, and which sentence of the article each of them begins."""
    flat = [" ".join(sentence.split()) for sentence in sentences]
    article = article_from_text("\n\n".join(flat), name, title="", language="en")
    starts, at = [], 0
    for sentence in flat:
        starts.append(article.sentence_at(at) or 0)
        at += len(sentence) + 2
    return article, starts


def _made(accounts: Accounts) -> list[frozenset[Place]]:
    return joined(links_of(accounts), accounts.comparisons)


def _hops(accounts: Accounts) -> list[frozenset[Place]]:
    rows: dict[Place, set[Place]] = {}
    for (i, j), comparison in accounts.comparisons.items():
        for match in comparison.alignment.matches:
            if match.strength == "strong":
                ends = {Place(i, at) for at in match.a_sentences} | {Place(j, at) for at in match.b_sentences}
                whole = set().union(ends, *(rows.get(end, set()) for end in ends))
                rows.update(dict.fromkeys(whole, whole))
    return list(map(frozenset, {id(row): row for row in rows.values()}.values()))


def _one(accounts: Accounts) -> list[frozenset[Place]]:
    articles = enumerate(accounts.articles)
    return [frozenset(Place(number, at) for number, each in articles for at in range(len(each.sentences)))]


def _b_cubed(rows: Iterable[frozenset[Place]], gold: Gold) -> list[tuple[float, float]]:
    """Precision and recall of each judged sentence, over the judged sentences of other reports."""
    row_of = {place: row for row in rows for place in row}
    found = []
    for place, linked in gold.items():
        beside = {each for each in row_of.get(place, ()) if each in gold and each.account != place.account}
        precision = len(beside & linked) / len(beside) if beside else 1.0
        recall = len(beside & linked) / len(linked) if linked else 1.0
        found.append((precision, recall))
    return found


if __name__ == "__main__":
    main()
