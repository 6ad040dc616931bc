"""What stands around a quotation: how similar it is elsewhere, and how much that says.

Context in the quotation's own sentence says most; beyond a paragraph break it says little, since paragraphs are moved
and their neighbours replaced as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from articles.notes.placement.normal import folded
from articles.notes.placement.selectors import CONTEXT

_END = re.compile(r"(?:(?<![.!?…؟۔])[.!?…؟۔]++[\"'”’»)\]]*+(?=\s)|[。！？]++[\"'”’」』）]*+|\n\s*\n)")
_ENDED = re.compile(r"(?:(?<![.!?…؟۔])[.!?…؟۔]++[\"'”’»)\]]*+|(?<![。！？])[。！？]++[\"'”’」』）]*+)\s*+\Z")
_CUT_BEFORE, _CUT_AFTER = re.compile(r"\A\S+(?=\s)"), re.compile(r"(?<=\s)\S+\Z")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE_WEIGHT, _PARAGRAPH_WEIGHT, _BEYOND_WEIGHT = 1.0, 0.6, 0.3
_TELLING = 4
"""Code points of a sentence around a quotation that say something about it; fewer are punctuation."""


@dataclass(frozen=True, slots=True)
class Side:
    """The context on one side of a quotation, normalised, read away from it, in three parts.

    `own` is that of the quotation's sentence as written, in whole words; `parts` are sentence, rest of the paragraph,
    beyond.
    """

    own: str
    parts: tuple[str, str, str]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)

    @property
    def weight(self) -> float:
        """How much this side says, 0..1."""
        return self._weighed((1.0, 1.0, 1.0)) / max(1, len(self.text))

    @property
    def tells(self) -> bool:
        """Whether the quotation is only a part of its sentence on this side."""
        return len(self.parts[0]) >= _TELLING

    def likeness(self, words: str) -> float | None:
        """How similar `words`, read away from the place, is to this side, 0..1; None with nothing to compare."""
        whole = self.text
        if not whole:
            return None if words else 1.0
        if words.startswith(whole):
            return 1.0
        at, values = 0, []
        for part in self.parts:
            values.append(_alike(part, words[at:]))
            at += len(part)
        return self._weighed((values[0], values[1], values[2])) / self._weighed((1.0, 1.0, 1.0))

    def _weighed(self, values: tuple[float, float, float]) -> float:
        weights = (_SENTENCE_WEIGHT, _PARAGRAPH_WEIGHT, _BEYOND_WEIGHT)
        return sum(value * weight * len(part) for value, weight, part in zip(values, weights, self.parts, strict=True))


def before(prefix: str) -> Side:
    """The context before a quotation."""
    ends = [mark.end() for mark in _END.finditer(prefix)]
    sentence = ends[-1] if ends else 0
    breaks = [gap.end() for gap in _PARAGRAPH.finditer(prefix)]
    paragraph = breaks[-1] if breaks else 0
    cut = (prefix[sentence:], prefix[min(paragraph, sentence) : sentence], prefix[: min(paragraph, sentence)])
    whole = cut[0] if sentence or len(prefix) < CONTEXT else _CUT_BEFORE.sub("", cut[0])
    return Side(whole, (folded(cut[0])[::-1], folded(cut[1])[::-1], folded(cut[2])[::-1]))


def after(quote: str, suffix: str) -> Side:
    """The context after a quotation, which may itself end its sentence."""
    ended = _ENDED.search(quote) is not None and (not suffix or suffix[0].isspace() or quote[-1] > "\u3000")
    mark = _END.search(suffix)
    sentence = 0 if ended else mark.end() if mark else len(suffix)
    broken = _PARAGRAPH.search(suffix)
    paragraph = max(sentence, broken.start() if broken else len(suffix))
    cut = (suffix[:sentence], suffix[sentence:paragraph], suffix[paragraph:])
    whole = cut[0] if sentence < len(suffix) or len(suffix) < CONTEXT else _CUT_AFTER.sub("", cut[0])
    return Side(whole, (folded(cut[0]), folded(cut[1]), folded(cut[2])))


def _alike(wanted: str, words: str) -> float:
    """How similar two pieces are, both read away from the quotation; a few code points more or fewer are allowed."""
    if not wanted or words.startswith(wanted):
        return 1.0
    lengths = {min(len(words), max(0, len(wanted) + change)) for change in (-4, -2, 0, 2, 4)}
    return max(Levenshtein.normalized_similarity(wanted, words[:length]) for length in sorted(lengths))


def own_likeness(before: Side, left: str, after: Side, right: str) -> float | None:
    """How similar `left` and `right` are to what the two sides hold of the quotation's own sentence, 0..1.

    None when the quotation is a whole sentence, or nearly.
    """
    pairs = [(side.parts[0], words) for side, words in ((before, left), (after, right)) if side.tells]
    size = sum(len(wanted) for wanted, _ in pairs)
    return sum(len(wanted) * _alike(wanted, words) for wanted, words in pairs) / size if size else None


def sentence_ends(words: str) -> int:
    """How many sentences or paragraphs end inside `words`, before their own end."""
    return len(_END.findall(words.rstrip()))
