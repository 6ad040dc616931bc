"""Names in a text and who they name: people, places and bodies, each with an id that its other spellings share.

Three things make two names one: a table of names that no spelling shows, short forms explained by the text itself (the
acronym of a name, the surname of a person), and spellings that differ in vowels, which are only candidates until the
words around them fit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.claims.entities import lists
from articles.claims.entities.names_found import Run, find_runs
from articles.claims.particulars import Name, NameKind
from articles.lexicon import alternatives
from articles.text.casefold import lowered
from articles.text.tokens import LETTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from articles.article import Span


class _Known(NamedTuple):
    """What the text itself explains: acronyms with their names, surnames with full names, names of one word."""

    acronyms: Mapping[str, str]
    surnames: Mapping[str, str]
    alone: Collection[str]
    several: Collection[str]


_BRACKET = re.compile(r"^ ?\((?P<short>[A-Z][A-Z.&-]{1,9})\)")
_ENGLISH = lexicon.English("names")
_SAYS = re.compile(rf"^ (?:{alternatives(_ENGLISH.power_auxiliaries)} )?{alternatives(_ENGLISH.power_verbs)}\b")
_PERSON_AFTER = re.compile(
    rf",? {alternatives(_ENGLISH.person_verbs)}\b|,? who\b|, \d\d\b|, {alternatives(_ENGLISH.person_openers)} \w"
)
_SAID_ALONE = re.compile(rf",? who\b| {alternatives(_ENGLISH.short_person_verbs)}\b")
_NAME_ARTICLES = re.compile(rf"\b{alternatives(lexicon.words(lexicon.ANY, 'names', 'name_articles'))}[- ](?=\w{{3}})")
_WELL_KNOWN = {*lists.COUNTRIES.values(), *lists.ALIASES.values(), *lists.CAPITALS}
_VOWELS = re.compile(r"[aeiouyhw'’`-]+")
_SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "x": "k", "z": "s", "v": "f", "j": "i", "p": "b", "t": "d"})
_FITTING = 2
"""Words around two names that must be shared; a shared name counts two."""
_ALIKE = 70
_SHORTEST = 4
_INITIALS = 2
"""Letters of a name up to which it may be initials."""
_SHORTEST_SKELETON = 2


def read_names(text: str, sentences: Sequence[Span]) -> list[Name]:
    """The names of a text in order, none overlapping another. `sentences` are sorted spans of it."""
    runs = find_runs(text, sentences)
    surnames, several = _surnames(runs)
    known = _Known(
        _acronyms(text, runs), surnames, {_key(run.surface) for run in runs if " " not in run.surface}, several
    )
    return _of_one_kind([_name(text, run, known) for run in runs])


def _of_one_kind(names: list[Name]) -> list[Name]:
    """The names, each of unknown kind given the kind that its id has elsewhere in the text."""
    kinds: dict[str, Counter[NameKind]] = {}
    for name in names:
        if name.kind != "unknown":
            kinds.setdefault(name.id, Counter())[name.kind] += 1
    common = {each: count.most_common(1)[0][0] for each, count in kinds.items()}
    return [replace(name, kind=common.get(name.id, name.kind)) if name.kind == "unknown" else name for name in names]


def same_name(a: Name, b: Name) -> bool:
    """Whether two names, of one text or of two, surely name the same.

    A surname is the same as a full name that ends in it; a government the same as its country. Other spellings are not
    the same here: see `may_be_same`.
    """
    if a.id == b.id:
        return True
    if a.government and a.government == (b.government or b.id):
        return True
    if b.government and b.government == a.id:
        return True
    if "person" in (a.kind, b.kind) and {a.kind, b.kind} <= {"person", "unknown"}:
        short, long = sorted((a, b), key=lambda name: name.id.count(" "))
        if " " in short.id or len(short.id) <= _INITIALS or short.several:
            return False
        return long.id.rpartition(" ")[2] == short.id
    return False


def may_be_same(a: Name, b: Name) -> bool:
    """Whether two names may be spellings of one: the same consonants and much the same letters. A candidate only."""
    if a.id == b.id:
        return True
    if (a.kind != b.kind and "unknown" not in (a.kind, b.kind)) or (a.id in _WELL_KNOWN and b.id in _WELL_KNOWN):
        return False
    left, right = _plain(a.id), _plain(b.id)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    bones = _skeleton(left), _skeleton(right)
    if bones[0] != bones[1] or len(bones[0]) < _SHORTEST_SKELETON:
        return _one_slip(left, right)
    from rapidfuzz.fuzz import ratio

    return ratio(left, right) >= _ALIKE


def link_names(names_a: Sequence[Name], names_b: Sequence[Name], text_a: str, text_b: str) -> dict[str, str]:
    """For ids of b's names, the id of a that names the same, spelled otherwise; only those whose contexts fit.

    A context fits when the words around the two share two rare words, or both stand beside one other shared name.
    """
    first_a, first_b = _first_of_each(names_a), _first_of_each(names_b)
    around_a, around_b = _contexts(names_a, text_a, first_b), _contexts(names_b, text_b, first_a)
    by_letter: dict[str, list[str]] = {}
    for each in sorted(first_a):
        by_letter.setdefault(_plain(each)[:1], []).append(each)
    found: dict[str, str] = {}
    for each in sorted(first_b.keys() - first_a.keys()):
        name = first_b[each]
        same = [i for i in sorted(first_a) if same_name(first_a[i], name)] if name.kind == "person" else []
        near = [i for i in by_letter.get(_plain(each)[:1], ()) if may_be_same(first_a[i], name)]
        fitting = same or [i for i in near if len(around_a[i] & around_b[each]) >= _FITTING]
        if len(fitting) == 1:
            found[each] = fitting[0]
    return found


def _first_of_each(names: Sequence[Name]) -> dict[str, Name]:
    """The first name of each id."""
    return {name.id: name for name in reversed(names)}


def _contexts(names: Iterable[Name], text: str, shared: Collection[str]) -> dict[str, set[str]]:
    """The longer words around each name; a shared name counts double, as word and as name."""
    around: dict[str, set[str]] = {}
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, []).append(name)
        words = [
            word
            for word in LETTERS.texts(text[max(0, name.span.start - 120) : name.span.end + 120].lower())
            if len(word) > 4
        ]
        around.setdefault(name.id, set()).update(words)
    for together in by_sentence.values():
        others = {f"#{each.id}" for each in together if each.id in shared} | {
            f"={e.id}" for e in together if e.id in shared
        }
        for name in together:
            around[name.id] |= others - {f"#{name.id}", f"={name.id}"}
    return around


def _plain(name: str) -> str:
    from anyascii import anyascii

    return _NAME_ARTICLES.sub("", anyascii(name).lower())


def _skeleton(plain: str) -> str:
    """The consonants of a name, equal for spellings that sound the same: Qaddafi and Gadhafi, Shi'ite and Shiite."""
    sounds = _VOWELS.sub("", plain[1:].replace("gh", "g").replace("kh", "k").replace("ph", "f").translate(_SOUNDS))
    first = plain[0].translate(_SOUNDS)
    return first + re.sub(r"(.)\1+", r"\1", sounds.replace(" ", ""))


def _one_slip(left: str, right: str) -> bool:
    """One letter left out of a long name: Tukey and Turkey."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1 or len(short) < 5 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :]


def _acronyms(text: str, runs: Sequence[Run]) -> dict[str, str]:
    """Short forms that the text explains: in brackets behind the name, or the initials of one of its names."""
    found: dict[str, str] = {}
    longer: dict[str, str] = {}
    for run in runs:
        words = [word for word in re.split(r"[\s-]+", run.surface) if word]
        big = [word for word in words if word[0].isupper()]
        if len(big) < 2:
            continue
        short = _in_bracket(text, run)
        if short and _fits(short, _initials(big)):
            found[short.lower()] = _key(run.surface)
        for initials in (_initials(big), _initials(words)):
            longer.setdefault(initials, _key(run.surface))
    for run in runs:
        short = run.surface.replace(".", "")
        if 2 < len(short) <= 8 and short.isupper() and short in longer:
            found.setdefault(short.lower(), longer[short])
    return found


def _in_bracket(text: str, run: Run) -> str:
    """The short form in brackets behind a name, without dots; "" if there is none."""
    bracket = _BRACKET.match(text[run.span.end : run.span.end + 14])
    return bracket["short"].replace(".", "") if bracket else ""


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _fits(short: str, initials: str) -> bool:
    """Whether most letters of a short form in brackets are initials of the name, in order."""
    at = 0
    for letter in initials:
        at += at < len(short) and short[at] == letter
    return at >= max(2, len(short) - 2)


def _surnames(runs: Sequence[Run]) -> tuple[dict[str, str], frozenset[str]]:
    """Surnames with the full name they stand for, where the text has just one; and those that several people have."""
    full: dict[str, Counter[str]] = {}
    for run in runs:
        words = run.surface.split()
        if len(words) >= 2 and (run.titled or words[0].lower() in _ENGLISH.first_names or _person_like(words)):
            if run.after_the and not run.titled:
                continue
            full.setdefault(words[-1].lower(), Counter())[_key(run.surface)] += 1
    one = {surname: names.most_common(1)[0][0] for surname, names in full.items() if _is_one_person(names)}
    return one, frozenset(full.keys() - one.keys())


def _is_one_person(names: Counter[str]) -> bool:
    """Whether full names with one surname are one person's: not Bill and Hillary Clinton."""
    return len({name.split()[0] for name in names}) == 1


def _person_like(words: Sequence[str]) -> bool:
    low = [word.lower().strip(".") for word in words]
    if any(word in _ENGLISH.bodies or word in _ENGLISH.places or word in lists.PEOPLES for word in low):
        return False
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() or word in _ENGLISH.particles or word.startswith("al-") for word in words
    )


def _key(surface: str) -> str:
    plain = " ".join(lowered(surface).replace("‘", "'").split())
    plain = plain.removeprefix("the ").removesuffix("'s").removesuffix("'")
    if "." in plain and len(plain) <= 8:
        plain = plain.replace(".", "") if plain.replace(".", "") in {**lists.COUNTRIES, **lists.ALIASES} else plain
    return lists.ALIASES.get(plain, plain)


def _name(text: str, run: Run, known: _Known) -> Name:
    """The name that a run of capitals is: by what the text explains, by the tables, by the words around it."""
    key = _key(run.surface)
    name = Name(run.span, run.surface, key, "unknown", run.sentence, several=key in known.several)
    low = key.split()
    if key in known.acronyms:
        return replace(name, id=known.acronyms[key], kind="organisation")
    listed = None if run.titled else _listed(text, run, name, known)
    if listed:
        return listed
    if _has_first_name(run, low) or (len(low) == 1 and key in known.surnames):
        return replace(name, id=known.surnames.get(key, key), kind="person")
    return replace(name, kind=_kind(text, run, low, known.alone))


def _listed(text: str, run: Run, name: Name, known: _Known) -> Name | None:
    """The name as the tables of peoples, countries, capitals and well-known bodies have it; None if none has."""
    key = name.id
    if key in lists.PEOPLES:
        return replace(name, id=lists.PEOPLES[key], kind="place", demonym=True)
    if key in lists.COUNTRIES and not (key == "jordan" and "jordan" in known.surnames):
        return replace(name, id=lists.COUNTRIES[key], kind="place")
    if key in lists.CAPITALS:
        return replace(name, kind="place", government=lists.CAPITALS[key] if _as_power(text, run) else None)
    if key in lists.ALIASES.values():
        return replace(name, kind="place" if key in _ENGLISH.place_aliases else "organisation")
    return None


def _has_first_name(run: Run, low: Sequence[str]) -> bool:
    """Whether a title or a first name makes a name a person's; one that ends like a body or a place is none."""
    named = len(low) > 1 and low[0] in _ENGLISH.first_names and low[-1] not in _ENGLISH.bodies | _ENGLISH.places
    return run.titled or named


def _as_power(text: str, run: Run) -> bool:
    """Whether a capital stands for its government: it says or wants something, or owns a policy."""
    before = text[max(0, run.span.start - 9) : run.span.start].lower().split()[-1:]
    if before and before[0] in _ENGLISH.not_power_prepositions:
        return False
    return _SAYS.match(text[run.span.end : run.span.end + 30]) is not None


def _kind(text: str, run: Run, low: Sequence[str], alone: Collection[str]) -> NameKind:
    """The kind of a name by its own words and by those beside it: "Oldra Council", "in Oldra", "Lind, who"."""
    if any(word.strip(".,") in _ENGLISH.bodies for word in low):
        return "organisation"
    if any(word in _ENGLISH.places for word in low):
        return "place"
    if run.surface.isupper() and len(run.surface) > 1:
        return "organisation"
    before = text[max(0, run.span.start - 10) : run.span.start].split()[-1:]
    if before and before[0].lower() in _ENGLISH.place_prepositions and len(low) <= 2:
        return "place"
    return "person" if not run.after_the and _acts_like_person(text, run, low, alone) else "unknown"


def _acts_like_person(text: str, run: Run, low: Sequence[str], alone: Collection[str]) -> bool:
    """Whether what follows is said of persons, or the last word of a full name is used by itself too."""
    if len(low) == 1:
        return _SAID_ALONE.match(text[run.span.end : run.span.end + 12]) is not None
    if not low or not _person_like(run.surface.split()):
        return False
    return low[-1] in alone or _PERSON_AFTER.match(text[run.span.end : run.span.end + 24]) is not None
