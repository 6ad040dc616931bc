"""Teaches the encoder to tell the same event from the same subject.

    python -m scripts.train_encoder SOURCE ECB OUTPUT

SOURCE is the wheel or folder that `scripts/make_encoder.py` takes, ECB the file `ecb-dev.jsonl` (ECB+, Cybulska and
Vossen, LREC 2014; annotation CC BY 3.0), OUTPUT a safetensors file for `make_encoder.py --trained`. Needs torch
(`pip install torch`), which the program does not. One processor core takes some three minutes a seed; the same file
comes out each time on the same sort of processor with the same torch.

Each step takes articles of one topic: sentences that share a coreferent action should be near, other judged sentences
apart. The vectors of pieces and places stay as they are, the six layers are trained, and the weights of the seeds are
averaged. Topics from 30 on are left out, so that they can be measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch  # type: ignore[import-not-found]  # needed here alone, so it is no dependency
from torch.nn import functional  # type: ignore[import-not-found]  # the same

from articles.matching.embeddings.pieces import Vocabulary
from scripts.make_encoder import WEIGHTS_SHA256, read_safetensors, read_source

# torch has no types where it is not installed.
Tensor = Any
Weights = dict[str, Any]

ECB_SHA256 = "9211c9675cbb8557b219203a156398358d912aa4e176a336314cc80333f3b4fe"
SEEDS = (7, 8)
_TOPICS_BELOW = 30
# Of each topic: sheets, and article pairs on one event and on two events of the same sort in each sheet.
_SHEETS, _SAME, _CONTRAST = 4, 6, 3
# A single shared event may be a passing mention; of sentences nobody judged, few are about the event.
_ONE_EVENT, _UNJUDGED = 0.3, 0.5
_SHORTEST = 25
_LAYERS, _HEADS, _PIECES = 6, 12, 96
_DROPOUT, _TEMPERATURE = 0.1, 0.05
_RATE, _DECAY, _WARM, _LARGEST_STEP = 5e-5, 0.01, 0.1, 1.0
# How fast the slope and shift learn that turn a cosine into a probability, against the layers; their first values.
_FASTER, _SLOPE, _SHIFT = 50, math.exp(-1.0), -2.0
_TINY = 1e-30


class Sheet(NamedTuple):
    """Sentences and two matrices (sentences, sentences): how surely they tell of one event, how surely they do not."""

    sentences: list[str]
    together: Tensor
    apart: Tensor


def main() -> int:
    """Train and write the file; 1 when a checksum is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, help="wheel or folder with model.safetensors and vocab.txt")
    parser.add_argument("ecb", type=Path, help="ecb-dev.jsonl")
    parser.add_argument("output", type=Path, help="the safetensors file to write")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS, help="runs to average")
    parser.add_argument("--any", action="store_true", help="take other data: check no checksum")
    given = parser.parse_args()
    content, vocabulary = read_source(given.source)
    data = given.ecb.read_bytes()
    for name, found, expected in (("model.safetensors", content, WEIGHTS_SHA256), (given.ecb, data, ECB_SHA256)):
        if not given.any and hashlib.sha256(found).hexdigest() != expected:
            sys.stderr.write(f"{name}: sha256 is not {expected}; --any takes it nevertheless\n")
            return 1
    torch.set_num_threads(1)
    stock = {name: np.array(numbers) for name, numbers in read_safetensors(content).items()}
    rows = [json.loads(line) for line in data.splitlines() if line.strip()]
    known = Vocabulary(vocabulary.decode("utf-8"))
    runs = [trained(stock, known, [row for row in rows if row["topic"] < _TOPICS_BELOW], s) for s in given.seeds]
    mean = {name: np.mean([run[name] for run in runs], axis=0, dtype=np.float64) for name in runs[0]}
    made = safetensors({name: mean.get(name, numbers) for name, numbers in stock.items()})
    given.output.write_bytes(made)
    sys.stdout.write(f"{given.output}: sha256 {hashlib.sha256(made).hexdigest()}\n")
    return 0


def trained(stock: Weights, vocabulary: Vocabulary, rows: list[Any], seed: int) -> Weights:
    """The layers' weights by name after one run."""
    torch.manual_seed(seed)
    start = time.monotonic()
    weights = {name: torch.tensor(numbers) for name, numbers in stock.items() if numbers.dtype.kind == "f"}
    learning = {name: tensor.requires_grad_() for name, tensor in weights.items() if name.startswith("encoder.layer")}
    sure = torch.tensor([math.log(_SLOPE), _SHIFT], requires_grad=True)
    groups = [
        {"params": [one for one in learning.values() if one.ndim > 1], "weight_decay": _DECAY, "rate": _RATE},
        {"params": [one for one in learning.values() if one.ndim < 2], "weight_decay": 0.0, "rate": _RATE},
        {"params": [sure], "weight_decay": 0.0, "rate": _RATE * _FASTER},
    ]
    optimizer = torch.optim.AdamW(groups, lr=_RATE)
    sheets = sheets_of(rows, np.random.default_rng(seed))
    warm = max(1, int(len(sheets) * _WARM))
    for step, sheet in enumerate(sheets):
        pace = min((step + 1) / warm, (len(sheets) - step) / (len(sheets) - warm))
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * pace
        vectors = sentence_vectors(weights, [vocabulary.cut(text, _PIECES).ids for text in sheet.sentences])
        loss = loss_of(vectors @ vectors.T, sheet, sure)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(learning.values()), _LARGEST_STEP)
        optimizer.step()
        if step % 20 == 0:
            sys.stdout.write(f"seed {seed}, step {step} of {len(sheets)}, {time.monotonic() - start:.0f} s\n")
            sys.stdout.flush()
    return {name: tensor.detach().numpy() for name, tensor in learning.items()}


def sheets_of(rows: list[Any], rng: np.random.Generator) -> list[Sheet]:
    """The sheets of all topics, shuffled."""
    topics: dict[int, tuple[list[Any], list[Any]]] = {}
    for row in rows:
        topics.setdefault(row["topic"], ([], []))[row["kind"] != "same-event"].append(row)
    sheets = []
    for kinds in topics.values():
        for _ in range(_SHEETS):
            chosen = []
            for kind, most in zip(kinds, (_SAME, _CONTRAST), strict=True):
                chosen += [kind[at] for at in rng.permutation(len(kind))[:most]]
            sheets.append(sheet_of(chosen, rng))
    return [sheets[at] for at in rng.permutation(len(sheets))]


def sheet_of(rows: list[Any], rng: np.random.Generator) -> Sheet:
    """The judged sentences of some article pairs, and one of each article that nobody judged."""
    documents = {row[side]["id"]: row[side] for row in rows for side in "ab"}
    index: dict[tuple[str, int], int] = {}
    sentences: list[str] = []
    for name, document in documents.items():
        chosen, texts = list(document["annotated"]), document["sentences"]
        others = [at for at, text in enumerate(texts) if at not in chosen and len(text) > _SHORTEST]
        if others:
            chosen.append(int(rng.choice(others)))
        for at in chosen:
            index[name, at] = len(sentences)
            sentences.append(texts[at])
    together, apart = torch.zeros(2, len(sentences), len(sentences))
    for row in rows:
        links = {(link[0], link[1]): link[2] for link in row["links"]}
        places = [[at for name, at in index if name == row[side]["id"]] for side in "ab"]
        for left, right in ((left, right) for left in places[0] for right in places[1]):
            judged = (left in row["a"]["annotated"]) + (right in row["b"]["annotated"])
            events = links.get((left, right), 0)
            i, j = index[row["a"]["id"], left], index[row["b"]["id"], right]
            if events:
                together[i, j] = together[j, i] = 1.0 if events > 1 else _ONE_EVENT
            elif judged:
                apart[i, j] = apart[j, i] = 1.0 if judged > 1 else _UNJUDGED
    return Sheet(sentences, together, apart)


def sentence_vectors(weights: Weights, cut: list[tuple[int, ...]]) -> Tensor:
    """Means of the last layer's states at length 1, (sentences, width), with dropout."""
    lengths = [len(ids) for ids in cut]
    state = weights["embeddings.word_embeddings.weight"][torch.tensor([piece for ids in cut for piece in ids])]
    places = torch.cat([torch.arange(length) for length in lengths])
    state = state + weights["embeddings.position_embeddings.weight"][places]
    state = state + weights["embeddings.token_type_embeddings.weight"][0]
    state = functional.dropout(normal(state, weights, "embeddings.LayerNorm"), _DROPOUT)
    for layer in range(_LAYERS):
        root = f"encoder.layer.{layer}"
        seen = [linear(state, weights, f"{root}.attention.self.{part}") for part in ("query", "key", "value")]
        parts = zip(*(one.split(lengths) for one in seen), strict=True)
        mixed = linear(torch.cat([attention(*part) for part in parts]), weights, f"{root}.attention.output.dense")
        state = normal(state + functional.dropout(mixed, _DROPOUT), weights, f"{root}.attention.output.LayerNorm")
        wide = functional.gelu(linear(state, weights, f"{root}.intermediate.dense"), approximate="tanh")
        narrow = functional.dropout(linear(wide, weights, f"{root}.output.dense"), _DROPOUT)
        state = normal(state + narrow, weights, f"{root}.output.LayerNorm")
    return functional.normalize(torch.stack([one.mean(dim=0) for one in state.split(lengths)]), dim=1)


def linear(state: Tensor, weights: Weights, name: str) -> Tensor:
    """A layer's matrix and bias."""
    return functional.linear(state, weights[f"{name}.weight"], weights[f"{name}.bias"])


def normal(state: Tensor, weights: Weights, name: str) -> Tensor:
    """A layer norm."""
    return functional.layer_norm(state, state.shape[1:], weights[f"{name}.weight"], weights[f"{name}.bias"], 1e-12)


def attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """What the pieces of one sentence take from each other, (pieces, width) each."""
    query, key, value = (one.view(len(one), _HEADS, -1).transpose(0, 1) for one in (query, key, value))
    share = torch.softmax(query @ key.transpose(1, 2) / math.sqrt(query.shape[2]), -1)
    return (functional.dropout(share, _DROPOUT) @ value).transpose(0, 1).flatten(1)


def loss_of(cosine: Tensor, sheet: Sheet, sure: Tensor) -> Tensor:
    """How badly the cosines rank each sentence's partners before the others, and tell partners by their value alone."""
    score, together, apart = cosine / _TEMPERATURE, sheet.together, sheet.apart
    loss = score.sum() * 0
    rows = (together > 0).any(1) & (apart > 0).any(1)
    if rows.any():
        own, yes = score[rows], together[rows]
        known = torch.where(yes > 0, torch.ones_like(yes), apart[rows]).clamp(min=_TINY)
        everything = torch.logsumexp(own + known.log(), 1)
        one = torch.logsumexp(own + yes.clamp(min=_TINY).log(), 1) - everything
        each = (yes * own).sum(1) / yes.sum(1) - everything
        weight = yes.max(1).values
        loss = loss - (weight * (one + each) / 2).sum() / weight.sum()
    odds = score * sure[0].exp() + sure[1]
    for pairs, missed in ((together, -odds), (apart, odds)):
        if (pairs > 0).any():
            loss = loss + (pairs * functional.softplus(missed)).sum() / pairs.sum() / 4
    return loss


def safetensors(tensors: Weights) -> bytes:
    """The tensors as float32 in a safetensors file."""
    header, parts, end = {}, [], 0
    for name, numbers in tensors.items():
        if numbers.dtype.kind != "f":
            continue
        part = numbers.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(numbers.shape), "data_offsets": [end, end + len(part)]}
        parts.append(part)
        end += len(part)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    return len(head).to_bytes(8, "little") + head + b"".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
