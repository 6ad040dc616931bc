"""Who says so: for each sentence the source, the cue and the kind, quotations carried on to the sentences they fill."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.attribution.cues import Cue, find_cues, foreign_cues
from articles.claims.attribution.phrases import FULL_NAME, may_be
from articles.claims.attribution.quotes import Quotation, find_quotations
from articles.claims.attribution.sources import find_source, told_to
from articles.claims.particulars import Attribution, AttributionKind
from articles.text.tokens import HYPHENS, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW_WORDS = 2
"""Words beside a quotation up to which a sentence is all quotation and keeps the speaker before it."""
_RECENT = 3
"""Speakers, and sentences, among which the one is looked for whom a pronoun means."""
_NEXT_PARAGRAPH = 2
"""Line breaks up to which one paragraph follows another, an empty line between them included."""
_ENGLISH = lexicon.English("attribution")
_OF_OWNERS = {
    owner: pronoun for pronoun, owners in lexicon.groups("en", "attribution", "owners").items() for owner in owners
}
"""The pronoun for a speaker whose claim it is: "he" for "his"."""


def read_attributions(text: str, sentences: Sequence[Span], language: str = "en") -> list[Attribution]:
    """The attributions of each sentence in order; `author` alone for one that has none.

    `sentences` are sorted spans of `text` that do not overlap.
    """
    quotations = find_quotations(text)
    starts = [each.span.start for each in quotations]
    found: list[list[Attribution]] = []
    for index, sentence in enumerate(sentences):
        at = max(0, bisect_left(starts, sentence.start) - 1)
        touching = _touching(quotations, at, sentence)
        found.append(_read_sentence(text, index, sentence, touching, language))
    _name_pronouns(text, sentences, found)
    _carry(text, sentences, quotations, found)
    return [
        each
        for index, several in enumerate(found)
        for each in several or [Attribution(index, "author", sentences[index])]
    ]


def _touching(quotations: Sequence[Quotation], at: int, sentence: Span) -> list[Quotation]:
    found = []
    while at < len(quotations) and quotations[at].span.start < sentence.end:
        if quotations[at].span.overlaps(sentence):
            found.append(quotations[at])
        at += 1
    return found


def _outside(words: Sequence[Token], quotations: Sequence[Quotation]) -> list[Token]:
    """The words outside quotations of speech: what is said there is not the author's to attribute."""
    left: list[Token] = []
    at = 0
    speech = [each for each in quotations if each.speech]
    for word in words:
        while at < len(speech) and speech[at].span.end <= word.start:
            at += 1
        if at == len(speech) or word.end <= speech[at].span.start:
            left.append(word)
    return left


def _read_sentence(
    text: str, index: int, sentence: Span, quotations: Sequence[Quotation], language: str
) -> list[Attribution]:
    """What a sentence attributes by itself: “We won,” she said. is hers; “We won.” is quoted from nobody yet."""
    words = _outside(HYPHENS.tokens(text, sentence.start, sentence.end), quotations)
    code = lexicon.base_of(language)
    english = code == "en"
    cues = find_cues(text, sentence, words, quotations) if english else foreign_cues(words, code)
    speech = next((each for each in quotations if each.speech), None)
    content = _clipped(speech.span, sentence) if speech else None
    found = [_attribution(text, index, sentence, words, cue, content) for cue in cues]
    found = [each for each in found if each.kind != "inferred"] or found[:1]
    found = _with_origins(text, found)
    if not found and content and speech:
        own = len(words) > _FEW_WORDS
        return [Attribution(index, "quoted", sentence, content=content, cue=_marks(content) if own else None)]
    return found


def _marks(content: Span) -> Span:
    """The opening mark: all that shows the attribution where no verb does."""
    return Span(content.start, min(content.start + 1, content.end))


def _clipped(span: Span, sentence: Span) -> Span:
    return Span(max(span.start, sentence.start), min(span.end, sentence.end))


def _attribution(
    text: str, index: int, sentence: Span, words: Sequence[Token], cue: Cue, content: Span | None
) -> Attribution:
    """What one cue attributes: to a source with "said", to nobody with "reportedly", to the author with "it seems"."""
    source = find_source(text, sentence, words, cue)
    kind: AttributionKind = "quoted" if content else "reported"
    if cue.kind in ("hearsay", "passive", "noun") and not source and not content:
        kind = "rumour"
    elif cue.kind == "inference":
        kind = "inferred"
    elif cue.kind == "wanting":
        kind = "reported"
    return Attribution(
        index,
        kind,
        sentence,
        source.span if source else None,
        cue.span,
        content if kind == "quoted" else None,
        None if source is None or source.pronoun else source.span,
        told_to=told_to(text, sentence, words, cue),
        unnamed=kind == "rumour" or (source is not None and source.unnamed),
    )


def _with_origins(text: str, found: list[Attribution]) -> list[Attribution]:
    """ "Reuters reported, citing a diplomat": the diplomat is the origin of what Reuters says."""
    kept: list[Attribution] = []
    for each in found:
        citing = each.cue is not None and each.cue.of(text).lower() in _ENGLISH.citing
        if citing and kept and each.source:
            kept[-1] = replace(kept[-1], origin=each.source)
        else:
            kept.append(each)
    return kept


def _carry(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], found: list[list[Attribution]]
) -> None:
    """Give quotations without a speaker the one named in the same quotation, else the last one before it."""
    _carry_back(sentences, quotations, found)
    _carry_on(text, sentences, found)


def _carry_back(sentences: Sequence[Span], quotations: Sequence[Quotation], found: list[list[Attribution]]) -> None:
    """Give a sentence the speaker that the next one names for both: “A. B,” she said."""
    for index in range(len(sentences) - 2, -1, -1):
        mine, after = found[index], found[index + 1]
        named = bool(after) and after[0].cue and after[0].content
        if _speechless(mine) and named and _in_one_quotation(quotations, sentences[index], sentences[index + 1]):
            found[index] = [_carried(mine[0], after[0])]


def _in_one_quotation(quotations: Sequence[Quotation], left: Span, right: Span) -> bool:
    """Whether a quotation runs from one sentence into the next."""
    near = quotations[_first_after(quotations, left.start) :][:2]
    return any(each.span.start < left.end and each.span.end > right.start for each in near)


def _carry_on(text: str, sentences: Sequence[Span], found: list[list[Attribution]]) -> None:
    """Give a sentence the speaker named last, unless a paragraph without one lies between."""
    last: Attribution | None = None
    last_end = 0
    for index, mine in enumerate(found):
        if _speechless(mine) and last and text.count("\n", last_end, sentences[index].start) <= _NEXT_PARAGRAPH:
            found[index] = [_carried(mine[0], last)]
        if found[index] and found[index][0].kind in ("quoted", "reported"):
            named = [each for each in found[index] if each.source or each.speaker]
            if named:
                last = _goes_on(named)
                last_end = sentences[index].end
        elif last and text.count("\n", last_end, sentences[index].end) > _NEXT_PARAGRAPH:
            last = None


def _goes_on(named: Sequence[Attribution]) -> Attribution:
    """Of several speakers of a sentence the one whose quotation goes on: whose verb is nearest to it, else the last.

    In “We left,” Holt said, denying what some had told us, it is Holt.
    """
    open_ones = [each for each in named if not each.unnamed] or list(named)
    beside = [(_apart(each.cue, each.content), at) for at, each in enumerate(open_ones) if each.cue and each.content]
    return open_ones[min(beside)[1]] if beside else open_ones[-1]


def _apart(left: Span, right: Span) -> int:
    """Code points between two spans."""
    return max(0, left.start - right.end, right.start - left.end)


def _first_after(quotations: Sequence[Quotation], start: int) -> int:
    return max(0, bisect_left(quotations, start, key=lambda each: each.span.start) - 1)


def _speechless(mine: Sequence[Attribution]) -> bool:
    return len(mine) == 1 and mine[0].kind == "quoted" and mine[0].source is None and mine[0].cue is None


def _carried(mine: Attribution, other: Attribution) -> Attribution:
    return replace(mine, source=None, speaker=other.speaker or other.source, unnamed=other.unnamed, carried=True)


def _name_pronouns(text: str, sentences: Sequence[Span], found: list[list[Attribution]]) -> None:
    """ "He added": the speaker is the last one named nearby whom "he" may mean, else the last full name before."""
    recent: list[tuple[int, Span]] = []
    for index, several in enumerate(found):
        for at, each in enumerate(several):
            pronoun = each.source.of(text).lower() if each.source else ""
            pronoun = _OF_OWNERS.get(pronoun, pronoun)
            if each.speaker and each.source and pronoun not in _ENGLISH.speaker_pronouns:
                recent.append((index, each.speaker))
            elif each.source and pronoun in _ENGLISH.speaker_pronouns:
                near = [span for there, span in recent[-_RECENT:] if index - there <= _RECENT]
                near = [*_last_names(text, sentences, index, each.source), *near]
                speaker = next((span for span in reversed(near) if may_be(pronoun, text, span)), None)
                if speaker:
                    several[at] = replace(each, speaker=speaker)
                    recent.append((index, speaker))


def _last_names(text: str, sentences: Sequence[Span], index: int, before: Span) -> list[Span]:
    """A full name in the sentence itself or in the nearest of the three before it; at most one."""
    for earlier in range(index, max(-1, index - _RECENT), -1):
        end = min(before.start, sentences[earlier].end)
        start = max(sentences[earlier].start, end - 2_000)
        names = [each for each in FULL_NAME.finditer(text, start, end) if each[1] not in _ENGLISH.not_first_names]
        if names:
            return [Span(*(names[0] if earlier != index else names[-1]).span())]
    return []
