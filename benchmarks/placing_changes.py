"""Edits that change the quotation or take it away: makers of the cases of `placing_cases`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from articles.article import Span
from articles.notes.placement.graphemes import widen
from benchmarks.placing_cases import CLOSE, OPEN, SPACELESS, Case, Quote, Text, texts
from benchmarks.placing_edits import STYLES, repeated, wrapped
from benchmarks.placing_quotes import (
    cuts_in,
    lines_of,
    marked,
    sentence_or_part,
    sentence_part,
    whole_sentence,
    with_line_above,
    word_of,
)
from benchmarks.placing_words import ADDED, FILLERS, INTERRUPTIONS, OTHERS, STRANGE_WORDS

if TYPE_CHECKING:
    import random


def _typo(words: str, chance: random.Random) -> str:
    """The words with one letter lost, doubled, changed or two of them swapped."""
    at = chance.choice([at for at, char in enumerate(words) if char.isalpha()] or [0])
    how = chance.choice(("lost", "doubled", "changed", "swapped"))
    if how == "lost":
        return words[:at] + words[at + 1 :]
    if how == "doubled":
        return words[: at + 1] + words[at:]
    if how == "changed":
        return words[:at] + chance.choice([char for char in words if char.isalpha()] or ["x"]) + words[at + 1 :]
    return words[:at] + words[at + 1 : at + 2] + words[at : at + 1] + words[at + 2 :]


def typo_inside(kind: str, text: Text, chance: random.Random) -> Case | None:
    """One to three mistakes in typing, made or mended."""
    quote = sentence_or_part(text, chance)
    changed = quote.words
    for _ in range(min(chance.randint(1, 3), len(quote.words) // 12)):
        changed = changed[0] + _typo(changed[1:-1], chance) + changed[-1]
    # A letter that carries marks makes more of a difference than one mistake.
    if changed == quote.words or any(map(unicodedata.combining, quote.words)):
        return None
    return quote.case(kind, with_line_above(quote, marked(quote, changed), chance), 1)


def word_changed(kind: str, text: Text, chance: random.Random) -> Case | None:
    """A word cut, put in, swapped with the next, or a figure corrected."""
    quote = whole_sentence(text, chance)
    if text.language in SPACELESS:
        at = chance.randint(3, len(quote.words) - 3)
        changed = quote.words[:at] + word_of(FILLERS, text, chance) + quote.words[at:]
        return quote.case(kind, with_line_above(quote, marked(quote, changed), chance), 1)
    words = quote.words.split(" ")
    if len(words) < 6:
        return None
    at, how = chance.randint(1, len(words) - 3), chance.choice(("cut", "added", "swapped", "figure"))
    if how == "cut":
        del words[at]
    elif how == "added":
        words.insert(at, word_of(FILLERS, text, chance))
    elif how == "swapped":
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        figures = [each for each, word in enumerate(words) if re.search("[0-9]", word)]
        if not figures:
            return None
        words[figures[0]] = re.sub("[0-9]", lambda found: str((int(found[0]) + 3) % 10), words[figures[0]], count=1)
    return quote.case(kind, with_line_above(quote, marked(quote, " ".join(words)), chance), 1)


def heavy_edit(kind: str, text: Text, chance: random.Random) -> Case:
    """The same statement, written by another hand."""
    place = chance.choice(sorted(text.rewritten))
    quote = whole_sentence(text, chance, place)
    slack = len(text.rewritten[place]) // 5
    return quote.case(
        kind, with_line_above(quote, marked(quote, text.rewritten[place]), chance), slack, may_orphan=True
    )


def split(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Something put into the middle of the quotation."""
    quote = whole_sentence(text, chance)
    cuts = [at for at in cuts_in(text, quote.words) if 5 < at < len(quote.words) - 5]
    if len(quote.words) < 20 or not cuts:
        return None
    at = chance.choice(cuts)
    head, put = quote.words[:at].rstrip(), chance.choice(INTERRUPTIONS)
    return quote.case(kind, with_line_above(quote, marked(quote, head + put + quote.words[at:]), chance))


def combined(kind: str, text: Text, chance: random.Random) -> Case | None:
    """A mistake in typing, other lines, other quotation marks, and sentences put in above and after."""
    quote = whole_sentence(text, chance)
    if any(map(unicodedata.combining, quote.words)):
        return None
    changed = quote.words[0] + _typo(quote.words[1:-1], chance) + quote.words[-1]
    rows, added = marked(quote, changed), list(lines_of(ADDED, text))
    rows[quote.place[0]].append(added[0])
    rows.insert(0, added[1:])
    whole = wrapped(66, "")(text.joined(rows))
    return quote.case(kind, whole.translate(chance.choice(STYLES)), 1)


def deleted(kind: str, text: Text, chance: random.Random) -> Case | None:
    """The sentence or its paragraph is gone."""
    quote = sentence_part(text, chance) if chance.random() < 0.8 else whole_sentence(text, chance)
    rows = quote.with_sentence()
    if chance.random() < 0.35:
        rows.pop(quote.place[0])
    edited = with_line_above(quote, rows, chance)
    return None if quote.words in edited else quote.case(kind, edited)


def copy_left(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Deleted, while another sentence still holds the same words about something else."""
    found = repeated(text, chance)
    return found[0].case(kind, with_line_above(found[0], found[0].with_sentence(), chance)) if found else None


def deleted_decoy(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Deleted, while a sentence of the same shape stays."""
    twins = [place for place in text.places() if place[0] == 1 and place[1] < 2]
    quote = whole_sentence(text, chance, chance.choice(twins)) if len(twins) == 2 else None
    return quote.case(kind, with_line_above(quote, quote.with_sentence(), chance)) if quote else None


def replaced(kind: str, text: Text, chance: random.Random) -> Case:
    """Another statement stands between the same neighbours."""
    quote = whole_sentence(text, chance)
    return quote.case(kind, with_line_above(quote, quote.with_sentence(chance.choice(lines_of(OTHERS, text))), chance))


def truncated(kind: str, text: Text, chance: random.Random) -> Case:
    """The text ends before the quotation, or inside it."""
    quote = whole_sentence(text, chance)
    whole, start = text.joined(), quote.start
    if chance.random() < 0.5:
        return quote.case(kind, whole[: chance.randrange(start + 1)])
    kept = int(len(quote.words) * chance.uniform(0.5, 0.8))
    return quote.case(kind, f"{whole[:start]}{OPEN}{quote.words[:kept].rstrip()}{CLOSE}", 3, may_orphan=True)


def gone(kind: str, text: Text, chance: random.Random) -> Case:
    """Nothing is left of the text, or it is another article."""
    quote = sentence_or_part(text, chance)
    others = [each.joined() for each in texts() if each is not text]
    return quote.case(
        kind, chance.choice(("", " \n\n ", "404 Not Found", chance.choice(others), chance.choice(others)))
    )


def short(kind: str, text: Text, chance: random.Random) -> Case | None:
    """One word: it stays while the text around it shifts, or it is another word, or its sentence is gone."""
    place = chance.choice(text.places())
    sentence, cuts = text.sentence(place), cuts_in(text, text.sentence(place))
    if text.language in SPACELESS:
        first = chance.randrange(len(sentence) - 4)
        low, high = first, first + chance.randint(2, 3)
    else:
        first = chance.randrange(len(cuts) - 1)
        low, high = cuts[first], cuts[first + 1]
    word = sentence[low:high].strip(" ,.;:\"“”«»„'")
    low = sentence.find(word, low)
    if len(word) < 2 or len(word) > 10 or widen(sentence, Span(low, low + len(word))) != Span(low, low + len(word)):
        return None
    quote = Quote(text, place, sentence[:low], word, sentence[low + len(word) :])
    how = chance.choice(("shifted", "replaced", "deleted"))
    if how == "shifted":
        return quote.case(kind, text.joined([[chance.choice(lines_of(ADDED, text))], *marked(quote)]))
    if how == "deleted":
        return quote.case(kind, with_line_above(quote, quote.with_sentence(), chance))
    other = word_of(STRANGE_WORDS, text, chance)
    return quote.case(kind, with_line_above(quote, quote.with_sentence(quote.before + other + quote.after), chance))
