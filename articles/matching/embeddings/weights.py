"""The weights of an encoder's file, as the forward pass needs them.

The file is an uncompressed archive of arrays, so they are read in place; what is kept as whole numbers is spread
out to float32 on two threads, which takes a tenth of a second less than one array after another.
"""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from articles.errors import BadInputError
from articles.matching.embeddings.pieces import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_THREADS = 2
# What reading a file of another kind may raise: not there, not whole, or without the arrays.
UNREADABLE = (OSError, ValueError, LookupError, EOFError, AttributeError, TypeError, struct.error, BadZipFile)
# A member's header in the archive has 30 bytes; from byte 26 on it tells how long the name and the extra field are.
_HEADER, _LENGTHS = 30, 26
# Where the header of an array begins.
_FIRST = 10


class Layer(NamedTuple):
    """Weights of one layer as float32: matrices (inputs, outputs) with biases, layer norms as (weight, bias).

    `look` makes query, key and value side by side; the query's part is scaled for the softmax, and its bias is the only
    one: the key's changes no share, the value's is in the bias of `gather`.
    """

    look: tuple[Floats, Floats]
    gather: tuple[Floats, Floats]
    norm1: tuple[Floats, Floats]
    widen: tuple[Floats, Floats]
    narrow: tuple[Floats, Floats]
    norm2: tuple[Floats, Floats]


class Weights(NamedTuple):
    """All of an encoder's file: the pieces, their vectors as whole numbers with scales, places, first norm, layers.

    Where it was trained on pairs of sentences, `second` (width,) is added to the pieces of the second one, and `head`
    makes of the opening mark's state and the mean of all (2 x width) one number for each class; else both are None.
    """

    vocabulary: Vocabulary
    words: NDArray[np.int8]
    scales: NDArray[np.float16]
    places: Floats
    norm: tuple[Floats, Floats]
    layers: list[Layer]
    heads: int
    second: Floats | None = None
    head: tuple[Floats, Floats] | None = None


def read_version(path: Path) -> str:
    """The version an encoder's file was given when it was made; `BadInputError` when it is no such file."""
    try:
        with path.open("rb") as opened, ZipFile(opened) as archive:
            archive.getinfo("heads.npy")
            content = archive.read("version.npy")
        # Taken out by hand, since loading numpy for it would take longer than a finished result from the cache: after
        # 8 bytes stands how long the header is, then the header, then the letters.
        return content[_FIRST + int.from_bytes(content[_FIRST - 2 : _FIRST], "little") :].decode("ascii")
    except UNREADABLE as error:
        raise unusable(path, error) from error


def read_weights(path: Path, base: Path | None = None) -> Weights:
    """All weights of the file; `BadInputError` when it is not whole.

    What it lacks is taken from `base`: a model trained from another with its pieces kept as they were shares those.
    """
    import numpy as np

    try:
        file = (_arrays(base) if base else {}) | _arrays(path)
        heads = int(file["heads"])
        with ThreadPoolExecutor(_THREADS) as threads:
            layers = threads.map(lambda number: _layer(file, number, heads), range(int(file["layers"])))
            return Weights(
                Vocabulary(bytes(file["vocabulary"]).decode("utf-8")),
                # Kept as whole numbers: a text needs a few hundred of the 30,000 rows.
                file["words"].copy(),
                file["words.scale"],
                file["places"] * file["places.scale"].astype(np.float32)[:, None],
                _pair(file, "norm"),
                list(layers),
                heads,
                file["second"].astype(np.float32) if "second" in file else None,
                _pair(file, "head") if "head.weight" in file else None,
            )
    except UNREADABLE as error:
        raise unusable(path, error) from error


def read_words(path: Path) -> tuple[Vocabulary, NDArray[np.int8], NDArray[np.float16]]:
    """Only the pieces of the file, their vectors as whole numbers, and the scale of each: shapes (n, width) and (n,).

    `BadInputError` when it is not whole.
    """
    try:
        file = _arrays(path)
        return Vocabulary(bytes(file["vocabulary"]).decode("utf-8")), file["words"], file["words.scale"]
    except UNREADABLE as error:
        raise unusable(path, error) from error


def unusable(path: Path, error: Exception) -> BadInputError:
    """The line for a file that holds no encoder."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else f"it holds no encoder ({error})"
    return BadInputError(f"The encoder {path} cannot be used", why, "name a file made by scripts/make_encoder.py")


def _arrays(path: Path) -> dict[str, Any]:
    """The arrays of the archive as they lie in it; those that were compressed are unpacked."""
    import numpy as np

    content = path.read_bytes()
    stream = BytesIO(content)
    found: dict[str, Any] = {}
    with ZipFile(stream) as archive:
        for info in archive.infolist():
            name = info.filename.removesuffix(".npy")
            if info.compress_type != ZIP_STORED:
                with archive.open(info) as member:
                    found[name] = np.lib.format.read_array(member, allow_pickle=False)
                continue
            lengths = struct.unpack_from("<HH", content, info.header_offset + _LENGTHS)
            stream.seek(info.header_offset + _HEADER + sum(lengths))
            found[name] = _array(content, stream, np)
    return found


def _array(content: bytes, stream: BytesIO, np: Any) -> Any:
    """The array that begins where the stream stands, without copying it."""
    if np.lib.format.read_magic(stream) != (1, 0):
        raise ValueError("an array of another kind")
    shape, in_columns, kind = np.lib.format.read_array_header_1_0(stream)
    if in_columns or kind.hasobject:
        raise ValueError("an array of another kind")
    return np.frombuffer(content, kind, prod(shape), stream.tell()).reshape(shape)


def _layer(file: dict[str, Any], number: int, heads: int) -> Layer:
    scales = file[f"{number}.look.scale"].astype("float32")
    bias = file[f"{number}.look.bias"].astype("float32")
    width = len(scales) // 3
    scales[:width] *= (heads / width) ** 0.5
    gather = _matrix(file, f"{number}.gather")
    return Layer(
        (file[f"{number}.look"] * scales, bias[:width] * (heads / width) ** 0.5),
        (gather[0], gather[1] + bias[2 * width :] @ gather[0]),
        _pair(file, f"{number}.norm1"),
        _matrix(file, f"{number}.widen"),
        _matrix(file, f"{number}.narrow"),
        _pair(file, f"{number}.norm2"),
    )


def _pair(file: dict[str, Any], name: str) -> tuple[Floats, Floats]:
    return file[f"{name}.weight"].astype("float32"), file[f"{name}.bias"].astype("float32")


def _matrix(file: dict[str, Any], name: str) -> tuple[Floats, Floats]:
    return file[name] * file[f"{name}.scale"].astype("float32"), file[f"{name}.bias"].astype("float32")
