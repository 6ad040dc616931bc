"""Teaches a small BERT how two sentences of two accounts stand to each other: the same, at odds, or neither.

    python -m scripts.train_stance SOURCE INFERENCE REPORTS OUTPUT [--seed N]

SOURCE is the wheel or folder that `scripts/make_encoder.py` takes; INFERENCE a folder with open collections of
inference pairs, JSON lines with `premise` (or `sentence1`), `hypothesis` (or `sentence2`) and `label` (or
`gold_label`), those of `FILES`; REPORTS is `ecb-dev.jsonl`, real reports of one event in pairs; OUTPUT a safetensors
file for `make_encoder.py --pairs --trained`. Needs torch and transformers, which the program does not. Two processor
cores take about an hour.

Three courses, each from where the one before ended: inference pairs; groups of sentences written for the purpose
(`benchmarks/statements/`); and the pairs of sentences that the program weighs in the report pairs of
`benchmarks/reports/train`, with as many of the groups and with sentences of real reports, which hardly ever clash. The
vectors of pieces and places stay as they are. The report pairs of `work` take no part, so that what the program makes
of its answers can be fitted on them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import torch  # type: ignore[import-not-found]  # needed here alone, so it is no dependency
from safetensors.torch import load_file, save_file  # type: ignore[import-not-found]  # the same
from tokenizers import BertWordPieceTokenizer  # type: ignore[import-not-found]  # the same
from torch import nn
from transformers import BertConfig, BertModel  # type: ignore[import-not-found]  # the same

from articles.claims.ledger import read_pair
from articles.matching import align
from benchmarks.report_pairs import FOLDER, ReportPair, read
from benchmarks.verdicts import named

Tensor = Any
FILES = ("mnli_dev.jsonl", "snli_dev.jsonl", "snli_revised.jsonl", "breaking_nli.jsonl")
STATEMENTS = FOLDER.with_name("statements")
_OF_BREAKING = 2_500
"""Pairs taken of a collection that varies single words: more would drown the others."""
AGREE, CLASH, OTHER, NO_CLASH = range(4)
"""What two sentences are to each other; NO_CLASH says that they agree or are of different things."""
_OF_REPORTS, _OF_REPORTS_WEIGHT = 2_000, 0.25
_SHARED = (0.08, 0.75)
"""Between which shares of common words two sentences of real reports are taken: neither strangers nor copies."""
_LABELS = {"entailment": AGREE, "contradiction": CLASH, "neutral": OTHER}
_LONGEST, _WORDS = 128, 60
_CELLS, _MOST = 1_600, 48
"""Pieces with padding, and pairs, of a step."""
_WARM, _LAST, _DECAY, _SMOOTH, _LARGEST = 0.06, 0.02, 0.01, 0.05, 1.0


class Row(NamedTuple):
    """Two sentences, how they stand, how much that counts, and whether they may change places."""

    a: str
    b: str
    label: int
    weight: float = 1.0
    either_way: bool = True


class Model(nn.Module):  # type: ignore[misc]  # torch has no types where it is not installed
    """The BERT, and what makes three numbers of the opening mark and the mean of all pieces."""

    def __init__(self, source: Path) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=30_522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1_536
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        tensors = load_file(next(source.rglob("model.safetensors")))
        self.bert.load_state_dict({name.removeprefix("bert."): each for name, each in tensors.items()}, strict=False)
        for each in self.bert.embeddings.parameters():
            each.requires_grad = False
        self.head = nn.Linear(768, 3)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Three numbers for each pair; all arguments have the shape (pairs, pieces)."""
        state = self.bert(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        there = mask.unsqueeze(-1).to(state.dtype)
        mean = (state * there).sum(1) / there.sum(1)
        return self.head(self.drop(torch.cat([state[:, 0], mean], 1)))


def inference_rows(folder: Path) -> list[Row]:
    """The pairs of the open collections; only a contradiction holds either way."""
    found: list[Row] = []
    for name in FILES:
        rows = []
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            label = _LABELS.get(told.get("label") or told.get("gold_label"))
            a, b = told.get("premise") or told["sentence1"], told.get("hypothesis") or told["sentence2"]
            if label is not None and len(a.split()) <= _WORDS:
                rows.append(Row(a, b, label, 1.0, label == CLASH))
        random.Random(1).shuffle(rows)  # noqa: S311 # a draw that is the same each time
        found += rows[:_OF_BREAKING] if name.startswith("breaking") else rows
    return found


def group_rows(*, all_pairs: bool) -> list[Row]:
    """The pairs of groups of six: a sentence, one that agrees, two that clash, one related, one of another thing."""
    found = []
    for path in sorted(STATEMENTS.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            a, same, clash, clash2, related, trap = line.split("\t")
            found += [Row(a, same, AGREE, 2.0 if all_pairs else 1.0), Row(a, clash, CLASH), Row(same, clash2, CLASH)]
            found += [Row(a, related, OTHER), Row(same, trap, OTHER)]
            if all_pairs:
                found += [Row(a, clash2, CLASH), Row(same, clash, CLASH, 0.7)]
                found += [Row(a, trap, OTHER, 1.2), Row(same, related, OTHER, 0.7)]
    return found


def report_rows() -> list[Row]:
    """The pairs of sentences that the program weighs in the report pairs."""
    found = []
    for path in sorted((FOLDER / "train").glob("*.txt")):
        found += _of_pair(read(path))
    return found


def _of_pair(pair: ReportPair) -> list[Row]:
    a, b = named(pair.a), named(pair.b)
    weighed = read_pair(a.article, b.article, align(a.article, b.article).matches)
    found = []
    for i, j in weighed.places():
        left, right = a.article.sentences[i].span, b.article.sentences[j].span
        on = [link.labels for link in pair.links if link.a & a.at(left) and link.b & b.at(right)]
        clash = any(labels & {"differ", "contradict"} for labels in on)
        agree = any(labels & {"agree", "compatible"} for labels in on)
        label = CLASH if clash else AGREE if agree else OTHER
        found.append(Row(a.article.quote(left), b.article.quote(right), label, 0.8 if label == OTHER else 1.2))
    return found


def real_rows(path: Path) -> list[Row]:
    """Sentences of two real reports of one event, each with the two nearest of the other: hardly any clash."""
    found: dict[tuple[str, str], Row] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        for a in told["a"]["sentences"] if told["kind"].startswith("same") else ():
            nearest = sorted(((_shared(a, b), b) for b in told["b"]["sentences"]), reverse=True)[:2]
            for share, b in nearest:
                if _SHARED[0] < share < _SHARED[1] and (b, a) not in found:
                    found[a, b] = Row(a, b, NO_CLASH, _OF_REPORTS_WEIGHT)
    rows = list(found.values())
    random.Random(5).shuffle(rows)  # noqa: S311 # a draw that is the same each time
    return rows[:_OF_REPORTS]


def _shared(a: str, b: str) -> float:
    """The share of words (four letters or more) and figures that two sentences have in common."""
    left, right = (set(re.findall(r"[a-z]{4,}|\d+", text.lower())) for text in (a, b))
    return (
        len(left & right) / len(left | right)
        if min(len(left), len(right)) > 3 and max(map(len, (a, b))) <= 400
        else 0.0
    )


def _loss(scores: Tensor, labels: Tensor) -> Tensor:
    """What each row costs; one of which only "no clash" is known costs by the share that is given to a clash."""
    known = torch.where(labels == NO_CLASH, torch.zeros_like(labels), labels)
    plain = nn.functional.cross_entropy(scores, known, reduction="none", label_smoothing=_SMOOTH)
    return torch.where(labels == NO_CLASH, -torch.log(1 - scores.softmax(1)[:, CLASH] + 1e-6), plain)


def train(model: Model, tokenizer: Any, rows: list[Row], passes: int, rate: float) -> None:
    """One course: `passes` over the rows, with a rate that rises, then falls."""
    cut = {
        turned: tokenizer.encode_batch([(row.b, row.a) if turned else (row.a, row.b) for row in rows])
        for turned in (False, True)
    }
    parameters = [each for each in model.parameters() if each.requires_grad]
    flat = [each for each in parameters if each.dim() < 2]
    deep = [each for each in parameters if each.dim() > 1]
    optimizer = torch.optim.AdamW([{"params": deep, "weight_decay": _DECAY}, {"params": flat, "weight_decay": 0.0}])
    total, step, began = passes * len(_steps(cut[False])), 0, time.time()
    for _ in range(passes):
        model.train()
        steps = _steps(cut[False])
        random.shuffle(steps)
        for some in steps:
            share = min(1.0, step / (_WARM * total)) * max(_LAST, 1 - step / (total + 1))
            for group in optimizer.param_groups:
                group["lr"] = rate * share
            pairs = [cut[rows[at].either_way and random.random() < 0.5][at] for at in some]  # noqa: S311 # no secret
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*_arrays(pairs))
            labels = torch.tensor([rows[at].label for at in some])
            loss = (_loss(scores.float(), labels) * torch.tensor([rows[at].weight for at in some])).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, _LARGEST)
            optimizer.step()
            step += 1
    sys.stderr.write(f"{len(rows):,} pairs, {step:,} steps, {time.time() - began:.0f} s\n")


def _steps(cut: list[Any]) -> list[list[int]]:
    """Pairs of nearly equal length, as many as a step takes."""
    steps: list[list[int]] = []
    some: list[int] = []
    for at in sorted(range(len(cut)), key=lambda at: len(cut[at].ids) + random.random()):  # noqa: S311 # no secret
        if some and ((len(some) + 1) * len(cut[at].ids) > _CELLS or len(some) >= _MOST):
            steps.append(some)
            some = []
        some.append(at)
    return [*steps, some] if some else steps


def _arrays(pairs: list[Any]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(pair.ids) for pair in pairs)

    def padded(name: str) -> Tensor:
        return torch.tensor([list(getattr(pair, name)) + [0] * (longest - len(pair.ids)) for pair in pairs])

    return padded("ids"), padded("type_ids"), padded("attention_mask")


def main() -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("inference", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    tokenizer = BertWordPieceTokenizer(str(next(given.source.rglob("vocab.txt"))), lowercase=True)
    tokenizer.enable_truncation(_LONGEST)
    model = Model(given.source)
    inference = inference_rows(given.inference)
    train(model, tokenizer, inference, 3, 8e-5)
    few = [row._replace(weight=0.5) for row in random.sample(inference, 3_000)]
    train(model, tokenizer, [*group_rows(all_pairs=True), *few], 3, 6e-5)
    reports = report_rows()
    groups = random.sample(group_rows(all_pairs=False), len(reports))
    train(model, tokenizer, [*reports, *groups, *real_rows(given.reports)], 2, 4e-5)
    tensors = {name.removeprefix("bert."): each.contiguous() for name, each in model.state_dict().items()}
    save_file(tensors, str(given.output))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
