"""How near the sentences of two articles are in meaning, by the encoder: what the scorer adds to words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.matching.options import MatchOptions
from articles.text.languages import UNKNOWN, is_english, name_of
from articles.text.tokens import first_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.embeddings.encoder import Encoded, SentenceEncoder
    from articles.text.tokens import Token

    Floats = NDArray[np.float64]
    Encode = Callable[[SentenceEncoder, Sequence[Sequence[str]]], list[list[Encoded]]]
    Sides = tuple[Sequence[Sequence[Token]], Sequence[Sequence[Token]]]

# Beyond this many pairs of sentences (2,000 x 2,000) encoding takes minutes: words alone decide.
MOST_PAIRS = 4_000_000
# The language of the built-in encoder; a reader's own may know any.
_LANGUAGE = "en"
_PLAIN = MatchOptions()
FAILED = "matched by words alone: "
"""How a notice begins about an encoder that could not be used now, but might be later."""
_MATRICES = ("cos", "half", "soft")


@dataclass(frozen=True, slots=True)
class Nearness:
    """`cos`, `half` (half-CSLS) and `soft` (soft Dice) of every pair of sentences, arrays of shape (n_a, n_b).

    `features` is None where meaning was not looked at; `notice` is then the line that tells a reader why, or "" where
    there is nothing to tell: nothing to compare, or meaning was not asked for.
    """

    features: Mapping[str, Floats] | None = None
    notice: str = ""


def nearness(
    texts: tuple[Sequence[str], Sequence[str]],
    languages: tuple[str, str] = (_LANGUAGE, _LANGUAGE),
    options: MatchOptions = _PLAIN,
    progress: Callable[[float], None] | None = None,
    sides: Sides | None = None,
    encode: Encode | None = None,
) -> Nearness:
    """What the encoder of `options` makes of two texts, each given as its sentences.

    `progress` gets fractions from 0 to 1. `sides` are the tokens of `texts` where they are known already; they may
    count from the article's start. `encode` stands in for the store of encoded texts; nothing is kept on disk then.
    Raises nothing for an encoder that cannot be used: the notice says so.
    """
    if not options.meaning or not texts[0] or not texts[1]:
        return Nearness()
    if len(texts[0]) * len(texts[1]) > MOST_PAIRS:
        return Nearness(None, "too long for meaning: matched by words alone")
    foreign = not options.encoder and not all(map(is_english, languages))
    if foreign:
        return Nearness(None, _foreign(languages))
    try:
        encoder = _encoder(options.encoder)
        if encode is None:
            return Nearness(_features(encoder, texts, languages, progress, sides))
        return Nearness(_widened(_worked_out(encode(encoder, texts), texts, languages, sides)))
    except DiptychError as error:
        # One line, whatever stands in an address or a server's answer.
        return Nearness(None, " ".join(f"{FAILED}{error}".split()))


def _features(
    encoder: SentenceEncoder,
    texts: tuple[Sequence[str], Sequence[str]],
    languages: tuple[str, str],
    progress: Callable[[float], None] | None,
    sides: Sides | None,
) -> Mapping[str, Floats] | None:
    """The matrices of a pair, from the cache where they are there; None where a text has no words."""
    from articles.matching.embeddings import pair_cache
    from articles.matching.embeddings.cache import encode_texts

    shape = len(texts[0]), len(texts[1])
    path = pair_cache.path_of(encoder.version, texts, languages)
    found = pair_cache.kept(path, _MATRICES, shape)
    if found is None:
        found = _worked_out(encode_texts(encoder, texts, progress), texts, languages, sides)
        if found is not None and shape[0] * shape[1] <= pair_cache.MOST_CELLS:
            pair_cache.keep(path, found)
    return _widened(found)


def _worked_out(
    encoded: list[list[Encoded]],
    texts: tuple[Sequence[str], Sequence[str]],
    languages: tuple[str, str],
    sides: Sides | None,
) -> dict[str, NDArray[np.float32]] | None:
    from articles.matching.embeddings.soft_dice import cosines, half_csls, rarities, soft_dice, word_weights
    from articles.matching.words import tokens

    left, right = encoded
    widths = {made[0].vector.shape[0] for made in (left, right)}
    if 0 in widths:
        # A server was not even asked about a text without a single word.
        return None
    if len(widths) > 1:
        do = "name the model after # in the address, so that its vectors are kept apart"
        raise DiptychError("The encoder has changed", "one article's vectors are longer than the other's", do)
    in_a, in_b = sides or tuple(
        [tokens(text, language) for text in side] for side, language in zip(texts, languages, strict=True)
    )
    rarity = rarities(in_a, in_b)
    weights_a = word_weights(left, in_a, rarity, _offsets(texts[0], in_a))
    weights_b = word_weights(right, in_b, rarity, _offsets(texts[1], in_b))
    cosine = cosines(left, right)
    return dict(zip(_MATRICES, (cosine, half_csls(cosine), soft_dice(left, right, weights_a, weights_b)), strict=True))


def _offsets(texts: Sequence[str], sentences: Sequence[Sequence[Token]]) -> list[int]:
    """Where each sentence begins in what its tokens count from: the first token begins at the first letter or digit."""
    firsts = [first_letter(text) for text in texts]
    return [
        inside[0].start - first if first is not None and inside else 0
        for first, inside in zip(firsts, sentences, strict=True)
    ]


def _widened(found: Mapping[str, NDArray[np.float32]] | None) -> Mapping[str, Floats] | None:
    return None if found is None else {name: matrix.astype("float64") for name, matrix in found.items()}


def _encoder(setting: str) -> SentenceEncoder:
    from articles.matching.embeddings import encoder_for

    return encoder_for(setting)


def _called(language: str) -> str:
    return "A language that is not known" if language == UNKNOWN else name_of(language)


def _foreign(languages: tuple[str, str]) -> str:
    names = list(dict.fromkeys(map(_called, languages)))
    if len(names) == 2:
        means = f"{names[0]} and {names[1]} are matched by names and numbers"
    else:
        means = f"{names[0]} is matched by words, names and numbers"
    return f"{means}; the built-in meaning model reads English only"
