"""The sentences of two articles as arrays: terms with clause and quotation, names with the person carried along."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.matching.layout import Layout, base_of
from articles.matching.morphology import ALIASES, root, variants
from articles.matching.rarity import FEWEST_SENTENCES, PAIR_OF_WORDS
from articles.matching.wordlists import (
    LIKE_WORDS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    WEEKDAYS,
    WHERE,
    YEAR,
)
from articles.matching.words import names_in, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.text.tokens import Token

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Ids of varying number for each sentence: sentence s has `ids[starts[s]:starts[s + 1]]`."""

    ids: Ints
    starts: Ints

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Rows:
        """The rows of lists."""
        import numpy as np

        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in rows], out=starts[1:])
        ids = np.fromiter((number for row in rows for number in row), dtype=np.int64, count=int(starts[-1]))
        return cls(ids, starts)

    def sums(self, weights: Floats) -> Floats:
        """For each sentence the sum of the weights of its ids."""
        import numpy as np

        total = np.concatenate(([0.0], np.cumsum(weights[self.ids])))
        return total[self.starts[1:]] - total[self.starts[:-1]]


@dataclass(frozen=True, slots=True)
class Units:
    """One article: for each sentence its distinct terms, and for each of those where it stands first.

    `place`, `clause` and `quoted` run along `words.ids`: place in the sentence (-1: added by an alias), number of the
    clause, 1 in a quotation. `who` are the names, with the person last named where the sentence says "he". `places` are
    the ids of names that follow "in", "at" or "near", `dates` those of months, weekdays and years, in all the article.
    """

    words: Rows
    place: Ints
    clause: Ints
    quoted: Ints
    pairs: Rows
    who: Rows
    places: Ints
    dates: Ints
    length: Ints


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """Both articles on one set of ids, how much each id says (0..1), and which are names or numbers.

    `time_kind` is 1 for ids of weekdays, 2 of months, 3 of years, and 0 for all others.
    """

    a: Units
    b: Units
    weight: Floats
    pair_weight: Floats
    standing: Floats
    is_name: Floats
    is_number: Floats
    time_kind: Ints


def read(
    texts: tuple[Sequence[str], Sequence[str]],
    sides: tuple[Sequence[Sequence[Token]], Sequence[Sequence[Token]]],
    languages: tuple[str, str],
) -> SentenceIndex:
    """Both articles as arrays. Tokens may count from the start of the article; texts are those of their sentences."""
    import numpy as np

    names = [names_in(side, language) for side, language in zip(sides, languages, strict=True)]
    english = [language[:2].lower() == "en" for language in languages]
    reader = _Reader(variants(*names), names[0] | names[1])
    flat = [reader.side(texts[side], sides[side], english=english[side]) for side in (0, 1)]
    says = np.fromiter(map(standing, reader.ids), dtype=np.float64, count=len(reader.ids))
    is_name = np.fromiter((key in reader.name_keys for key in reader.ids), dtype=np.float64, count=len(says))
    is_number = np.fromiter((key[0] == "#" for key in reader.ids), dtype=np.float64, count=len(says))
    time_kind = np.fromiter(map(_time_kind, reader.ids), dtype=np.int64, count=len(says))
    count = max(FEWEST_SENTENCES, len(sides[0]) + len(sides[1]))
    words = [_distinct(side, len(says), np) for side in flat]
    pairs, parts = _pairs(flat, len(says), np)
    made = [
        Units(
            rows,
            *columns,
            two,
            side.who,
            np.array(side.places, dtype=np.int64),
            np.array(side.dates, dtype=np.int64),
            side.length,
        )
        for side, (rows, columns), two in zip(flat, words, pairs, strict=True)
    ]
    weight = _weights([made[0].words, made[1].words], says, count, np)
    share = np.maximum(says[parts // len(says)], says[parts % len(says)]) if len(parts) else np.zeros(0)
    pair_weight = _weights(pairs, share, count, np) * PAIR_OF_WORDS
    return SentenceIndex(made[0], made[1], weight, pair_weight, says, is_name, is_number, time_kind)


def _time_kind(key: str) -> int:
    if key in WEEKDAYS:
        return 1
    if key in MONTHS:
        return 2
    return 3 if YEAR.match(key) else 0


def _weights(rows: Sequence[Rows], says: Floats, count: int, np: Any) -> Floats:
    """((log((1 + n) / (1 + df)) / log((1 + n) / 2)) squared, times what the term can say by its length."""
    df = sum(np.bincount(row.ids, minlength=len(says)) for row in rows)
    rarity = np.log((1 + count) / (1 + np.maximum(df, 1))) / log((1 + count) / 2)
    weights: Floats = np.where(df == 1, 1.0, np.maximum(rarity, 0.0) ** 2) * says
    return weights


def _distinct(side: _Flat, count: int, np: Any) -> tuple[Rows, tuple[Ints, Ints, Ints]]:
    """The distinct terms of each sentence, in order of their ids, and the columns along them at their first places."""
    table = np.array([side.ids, side.place, side.clause, side.quoted, side.owner], dtype=np.int64)
    cells, first = np.unique(table[4] * count + table[0], return_index=True)
    starts = np.searchsorted(cells, np.arange(len(side.length) + 1) * count)
    return Rows(cells % max(1, count), starts), (table[1, first], table[2, first], table[3, first])


def _pairs(flat: Sequence[_Flat], count: int, np: Any) -> tuple[list[Rows], Ints]:
    """The distinct pairs of neighbouring words of each sentence; for each pair's id its first word x count + second."""
    cells, owners = [], []
    for side in flat:
        ids, owner = np.array(side.ids, dtype=np.int64), np.array(side.owner, dtype=np.int64)
        plain = np.array(side.place, dtype=np.int64) >= 0
        ids, owner = ids[plain], owner[plain]
        inside = owner[1:] == owner[:-1]
        cells.append((ids[:-1] * count + ids[1:])[inside])
        owners.append(owner[1:][inside])
    known, numbers = np.unique(np.concatenate(cells), return_inverse=True)
    rows, first = [], 0
    for side, owner in zip(flat, owners, strict=True):
        ids = numbers[first : first + len(owner)]
        first += len(owner)
        found = np.unique(owner * max(1, len(known)) + ids)
        starts = np.searchsorted(found, np.arange(len(side.length) + 1) * max(1, len(known)))
        rows.append(Rows(found % max(1, len(known)), starts))
    return rows, known


@dataclass(slots=True)
class _Flat:
    """One article token by token: ids with sentence, place, clause, quotation and key; and what each sentence holds."""

    owner: list[int]
    ids: list[int]
    place: list[int]
    clause: list[int]
    quoted: list[int]
    places: list[int]
    dates: list[int]
    who: Rows
    length: Ints

    def add(self, number: int, sentence: _Sentence) -> None:
        """Put the sentence `number` behind those that are there."""
        self.ids += sentence.ids
        self.clause += sentence.clauses
        self.quoted += sentence.quotes
        self.place += range(len(sentence.ids))
        self.owner += [number] * len(sentence.ids)
        self.places += sentence.places()
        self.dates += sentence.dates()


class _Sentence(NamedTuple):
    """One sentence, along its tokens: keys, ids, clauses, quotes; and where words with capitals and names stand."""

    keys: list[str]
    ids: list[int]
    capitals: list[int]
    names: list[int]
    clauses: list[int]
    quotes: list[int]

    def places(self) -> list[int]:
        """Ids of the names that follow "in", "at" or "near"."""
        return [self.ids[at] for at in self.names if at and self.keys[at - 1] in WHERE]

    def dates(self) -> list[int]:
        """Ids of weekdays, of months beside a number, and of years."""
        keys, ids = self.keys, self.ids
        days = [ids[at] for at in self.capitals if keys[at] in WEEKDAYS]
        months = [ids[at] for at, key in enumerate(keys) if key in MONTHS and _is_dated(keys, at)]
        years = [number for number, key in zip(ids, keys, strict=True) if key[0] == "#" and YEAR.match(key)]
        return [*days, *months, *years]


class _Reader:
    """Turns tokens into ids, the same for both articles."""

    def __init__(self, spellings: Mapping[str, str], names: frozenset[str]) -> None:
        self.ids: dict[str, int] = {}
        self.name_keys: set[str] = set()
        self._known: dict[bool, dict[str, int]] = {True: {}, False: {}}
        self._spellings = spellings
        self._names = names

    def side(self, texts: Sequence[str], sentences: Sequence[Sequence[Token]], *, english: bool) -> _Flat:
        """One article, token by token."""
        import numpy as np

        none = Rows(np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64))
        length = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
        flat = _Flat([], [], [], [], [], [], [], none, length)
        who: list[list[int]] = []
        person: list[int] = []
        layout = Layout()
        for number, (text, plain) in enumerate(zip(texts, sentences, strict=True)):
            sentence = self._sentence(text, plain, layout, english=english)
            flat.add(number, sentence)
            if english:
                self._add_aliases(flat, number, sentence)
            named = [sentence.ids[place] for place in sentence.names]
            told = english and _tells_of_a_person(sentence.keys)
            who.append(list(dict.fromkeys([*named, *person] if told else named)))
            person = _subject(sentence) or person
        flat.who = Rows.of(who)
        return flat

    def _sentence(self, text: str, tokens: Sequence[Token], layout: Layout, *, english: bool) -> _Sentence:
        keys = [token.key for token in tokens]
        capitals = [place for place, token in enumerate(tokens) if token.capital]
        if english:
            _tell_acronyms(text, tokens, keys, capitals)
        clauses, quotes = layout.of(text, tokens)
        known = self._known[english]
        ids = [known[key] if key in known else self._id(key, english=english) for key in keys]
        names = [place for place in capitals if keys[place] in self._names]
        return _Sentence(keys, ids, capitals, names, clauses, quotes)

    def _add_aliases(self, flat: _Flat, number: int, sentence: _Sentence) -> None:
        """Add the names of one word that names of two words have; they have no place of their own."""
        keys = sentence.keys
        for place, after in pairwise(sentence.capitals):
            alias = ALIASES.get(f"{keys[place]} {keys[after]}") if after == place + 1 else None
            if alias:
                self.name_keys.add(alias)
                flat.ids.append(self._id(alias, english=True))
                flat.clause.append(sentence.clauses[place])
                flat.quoted.append(sentence.quotes[place])
                flat.place.append(-1)
                flat.owner.append(number)

    def _id(self, key: str, *, english: bool) -> int:
        canon = self._spellings.get(key, key)
        if english:
            canon = MONTHS.get(canon) or _family(ALIASES.get(canon, canon), is_name=key in self._names)
        if key in self._names or key.isupper():
            self.name_keys.add(canon)
        found = self._known[english][key] = self.ids.setdefault(canon, len(self.ids))
        return found


def _family(key: str, *, is_name: bool) -> str:
    return key if is_name else root(key)


def _is_dated(keys: Sequence[str], place: int) -> bool:
    """Whether a number stands beside."""
    return any(
        key[0] == "#" or key[0].isdigit() for key in (*keys[max(0, place - 1) : place], *keys[place + 1 : place + 2])
    )


def _subject(sentence: _Sentence) -> list[int]:
    """Ids of the first run of names that does not follow a preposition: whom "he" in the next sentence may mean."""
    names = sentence.names
    for at, place in enumerate(names):
        if place == 0 or sentence.keys[place - 1] not in PREPOSITIONS:
            last = at
            while last + 1 < len(names) and names[last + 1] == names[last] + 1:
                last += 1
            return [sentence.ids[number] for number in names[at : last + 1]]
    return []


def _tells_of_a_person(keys: Sequence[str]) -> bool:
    """Whether a sentence refers to someone by pronoun, or opens with a role."""
    return not PRONOUNS.isdisjoint(keys) or (keys[:1] == ["the"] and not ROLES.isdisjoint(keys[1:4]))


def _tell_acronyms(text: str, sentence: Sequence[Token], keys: list[str], capitals: Sequence[int]) -> None:
    """Put the keys of acronyms that are small words otherwise ("US", "IS") into capitals."""
    for place in capitals:
        if keys[place] in LIKE_WORDS:
            base = base_of(text, sentence)
            if text[sentence[place].start - base : sentence[place].end - base].isupper():
                keys[place] = keys[place].upper()
