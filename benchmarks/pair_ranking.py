"""How well the pairs offered of a folder are about one event: `python -m benchmarks.pair_ranking`.

The articles of the shared folder are written to a temporary one as files and looked at as the picker does. Of
news-pairs, 40 articles that make 20 pairs, it is counted how often the true partner comes first or among the first five
for an article, and how many of the true pairs are among the first 20 of all; of ecb-dev, whose documents belong to 66
events with many to each, how often what comes first is of the same event. The last part measures 3,000 made files.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from articles.pair_ranking import Proposals, propose
from articles.reading.formats.previewing import look

if TYPE_CHECKING:
    from articles.reading.preview import Preview

BENCH = Path(__file__).resolve().parents[1].parent / "shared" / "bench"
MADE = 3_000
_FIRST = 20


def main() -> None:
    """Print the tables; without the shared folder, only the time on made files."""
    if (BENCH / "news-pairs.jsonl").exists():
        pairs = [json.loads(line) for line in (BENCH / "news-pairs.jsonl").read_text(encoding="utf-8").splitlines()]
        sides = [pair[side] for pair in pairs for side in "ab"]
        for words, texts in (
            ("title, outlet, date", [_whole(side) for side in sides]),
            ("title and text only", [f"{side['title']}\n\n{side['text']}\n" for side in sides]),
            ("text only", [f"{side['text']}\n" for side in sides]),
        ):
            _print_news(words, _looked_at(texts))
        _print_ecb()
    else:
        print(f"skipped: {BENCH} is not there, so only the time is measured")
    _print_time()


def _whole(side: dict[str, Any]) -> str:
    return f"{side['title']}\n\nOutlet: {side['outlet']}\nDate: {side['date']}\n\n{side['text']}\n"


def _looked_at(texts: list[str]) -> list[Preview]:
    """The previews of texts, in their order, each read from a file."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return [look(str(path)) for path in paths]


def _print_news(words: str, previews: list[Preview]) -> None:
    found = propose(previews)
    ranks = [_rank(found, index, index ^ 1) for index in range(len(previews))]
    true = [pair.a ^ 1 == pair.b for pair in found.pairs]
    print(f"news-pairs, {words}: {len(previews)} articles, {len(previews) // 2} pairs")
    first, five = sum(rank == 1 for rank in ranks), sum(rank <= 5 for rank in ranks)
    print(f"  partner first for its article {first}, in the first five {five}")
    print(f"  true among the first {_FIRST} pairs {sum(true[:_FIRST])}; offered in all {len(true)}, true {sum(true)}")


def _rank(found: Proposals, index: int, partner: int) -> int:
    others = [pair.b if pair.a == index else pair.a for pair in found.partners.get(index, ())]
    return others.index(partner) + 1 if partner in others else 1000


def _print_ecb() -> None:
    documents: dict[str, list[str]] = {}
    for line in (BENCH / "ecb-dev.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side in "ab":
            documents[pair[side]["id"]] = pair[side]["sentences"]
    names = sorted(documents)
    events = [(name.partition("_")[0], name.endswith("plus")) for name in names]
    found = propose(_looked_at([" ".join(documents[name]) + "\n" for name in names]))
    first = [pairs[0] for pairs in found.partners.values()]
    subjects = {event[0] for event in events}
    print(f"ecb-dev: {len(names)} documents of {len(set(events))} events in {len(subjects)} subjects")
    print(f"  articles with an offer {len(first)}, of the same event {sum(events[p.a] == events[p.b] for p in first)}")
    same = [events[pair.a] == events[pair.b] for pair in found.pairs]
    print(f"  of the first {_FIRST} pairs of the same event {sum(same[:_FIRST])}, of {len(same)} {sum(same)}")


def _print_time() -> None:
    made = random.Random(7)  # noqa: S311 - words for a time, nothing secret
    words = ["".join(made.choices("abcdefghilmnoprstuv", k=made.randint(3, 9))) for _ in range(20_000)]
    shares = [1 / (rank + 5) for rank in range(len(words))]
    texts = []
    for number in range(MADE):
        sentences = [" ".join(made.choices(words, shares, k=20)).capitalize() + "." for _ in range(30)]
        texts.append(f"Made article {number}\n\n" + " ".join(sentences))
    begun = time.perf_counter()
    previews = _looked_at(texts)
    looked = time.perf_counter()
    propose(previews)
    print(f"{MADE:,} made files: looked at in {looked - begun:.1f} s, pairs in {time.perf_counter() - looked:.1f} s")


if __name__ == "__main__":
    main()
