"""What is done to a text between two sittings, kind by kind: the makers of the cases of `placing_cases`."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING

from articles.article import Span
from articles.notes.graphemes import widen
from benchmarks.placing_cases import CLOSE, OPEN, SPACELESS, Case, Quote, Text, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Maker = Callable[[str, Text, random.Random], Case | None]

LANGUAGES = ("en", "en", "en", "en", "en", "en-emoji", "fr", "ru", "ar", "zh", "ja")

# What editors put into articles, and statements about something else, in each language.
ADDED = {
    "en": (
        "This page was updated in the evening with a map and two photographs.",
        "A previous version gave the wrong first name for one of the people quoted here.",
        "Our reporters will be on the spot until the weekend.",
        "Follow the news of the day in our letter, every morning at seven.",
    ),
    "fr": (
        "Cette page a été complétée dans la soirée avec une carte.",
        "Une première version donnait un prénom inexact.",
        "Nos reporters restent sur place jusqu’à dimanche.",
    ),
    "ru": (
        "Эта страница дополнена вечером, добавлена карта.",
        "В первой версии было неверно указано имя.",
        "Наши корреспонденты останутся на месте до выходных.",
    ),
    "ar": (
        "حُدّثت هذه الصفحة مساءً وأُضيفت إليها خريطة.",
        "وردت في نسخة سابقة معلومة غير دقيقة عن الاسم.",
        "يبقى مراسلونا في المكان حتى نهاية الأسبوع.",
    ),
    "zh": ("本页晚间更新，补充了地图。", "较早版本中一处姓名有误，特此更正。", "记者将留在现场直到周末。"),
    "ja": (
        "このページは夕方に地図を加えて更新した。",
        "以前の版では名前に誤りがあった。",
        "取材班は週末まで現地に残る。",
    ),
}
OTHERS = {
    "en": (
        "The museum of buttons has lent two of its cases to a school in the hills.",
        "Most of the apples in the market this week come from a single orchard by the canal.",
        "A retired teacher has counted every step between the station and the sea.",
        "Half the clocks in the old arcade show a time of their own.",
    ),
    "fr": (
        "Le musée des boutons a prêté deux vitrines à une école de montagne.",
        "La plupart des pommes du marché viennent d’un seul verger.",
    ),
    "ru": ("Музей пуговиц одолжил две витрины сельской школе.", "Почти все яблоки на рынке привезли из одного сада."),
    "ar": ("أعار متحف الأزرار خزانتين من خزائنه لمدرسة جبلية.", "معظم تفاح السوق هذا الأسبوع من بستان واحد."),
    "zh": ("纽扣博物馆把两个展柜借给了山里的学校。", "本周市场上的苹果大多来自同一座果园。"),
    "ja": (
        "ボタン博物館は展示ケースを二つ、山の学校に貸し出した。",
        "今週市場に並ぶ林檎の多くは一つの果樹園から来た。",
    ),
}
FILLERS = {
    "en": "also quite then about mostly",
    "fr": "aussi alors presque bien",
    "ru": "также уже почти тогда",
    "ar": "أيضًا تقريبًا عندئذ",
    "zh": "也 将 约",
    "ja": "また ほぼ すぐ",
}
STRANGE_WORDS = {
    "en": "whistles gravel mustard",
    "fr": "gravier moutarde",
    "ru": "гравий горчица",
    "ar": "حصى خردل",
    "zh": "沙子 芥末",
    "ja": "砂利 辛子",
}
INTERRUPTIONS = ("\n\nADVERTISEMENT\n\n", "\n\n[Photo: the editors]\n\n", "\n\n", " [2] ")


def cases(count: int, seed: int) -> Iterator[Case]:
    """`count` cases, the kinds in the proportions of the shared ones; the same seed gives the same cases."""
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    kinds = [kind for kind, (often, _) in KINDS.items() for _ in range(often)]
    for _ in range(count):
        kind, case = chance.choice(kinds), None
        # Not every text has a place for every edit.
        while case is None:
            language = chance.choice(LANGUAGES)
            text = chance.choice([each for each in texts() if each.language == language])
            case = KINDS[kind][1](kind, text, chance)
        yield case


def _of(table: dict[str, tuple[str, ...]], text: Text) -> tuple[str, ...]:
    return table[text.language.removesuffix("-emoji")]


def _word(table: dict[str, str], text: Text, chance: random.Random) -> str:
    return chance.choice(table[text.language.removesuffix("-emoji")].split())


# --- choosing what is quoted ---


def _sentence(text: Text, chance: random.Random, place: tuple[int, int] | None = None) -> Quote:
    """A whole sentence."""
    place = place or chance.choice(text.places())
    return Quote(text, place, "", text.sentence(place), "")


def _part(text: Text, chance: random.Random, place: tuple[int, int] | None = None) -> Quote:
    """Some words of a sentence, or some characters where no spaces are written."""
    place = place or chance.choice(text.places())
    sentence = text.sentence(place)
    cuts = _cuts(text, sentence)
    length = chance.randint(*((8, 20) if text.language in SPACELESS else (3, 10)))
    first = chance.randrange(max(1, len(cuts) - length))
    last = min(len(cuts) - 1, first + length)
    whole = widen(sentence, Span(cuts[first], cuts[last]))
    words = sentence[whole.start : whole.end]
    start = whole.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Quote(text, place, sentence[:start], sentence[start:end], sentence[end:])


def _cuts(text: Text, sentence: str) -> list[int]:
    """Where a selection made by hand may begin and end."""
    if text.language in SPACELESS:
        return list(range(len(sentence) + 1))
    return [0, *(found.end() for found in re.finditer(r"\s+", sentence)), len(sentence)]


def _any(text: Text, chance: random.Random) -> Quote:
    return _part(text, chance) if chance.random() < 0.6 else _sentence(text, chance)


def _marked(quote: Quote, words: str | None = None) -> list[list[str]]:
    return quote.with_sentence(quote.marked(words))


def _around(quote: Quote, rows: list[list[str]], chance: random.Random) -> str:
    """The paragraphs as a text, in half of the cases with a paragraph put before them."""
    top = [[chance.choice(_of(ADDED, quote.text))]] if chance.random() < 0.5 else []
    return quote.text.joined([*top, *rows])


# --- the words stay as they were ---


def _unchanged(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _any(text, chance)
    return quote.case(kind, text.joined(_marked(quote)))


def _insert_before(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _any(text, chance)
    rows, added = _marked(quote), list(_of(ADDED, text))
    chance.shuffle(added)
    where = chance.choice(("top", "before", "both"))
    if where == "before":
        rows[quote.place[0]][quote.place[1] : quote.place[1]] = added[:2]
    else:
        rows.insert(0, added[: chance.randint(1, 3)])
    if where == "both":
        rows.append(added[:1])
    return quote.case(kind, text.joined(rows))


def _delete_before(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _any(text, chance)
    before = [place for place in text.places() if place < quote.place]
    if not before:
        return None
    rows = _marked(quote)
    row, at = chance.choice(before)
    del rows[row][at]
    return quote.case(kind, text.joined(rows))


def _moved(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _sentence(text, chance) if chance.random() < 0.5 else _part(text, chance)
    rows = _marked(quote)
    if quote.before or quote.after:
        paragraph = rows.pop(quote.place[0])
        others = [at for at in range(len(rows) + 1) if at != quote.place[0]]
        rows.insert(chance.choice(others), paragraph)
    else:
        rows[quote.place[0]].pop(quote.place[1])
        row = chance.choice([at for at in range(len(rows)) if at != quote.place[0]])
        rows[row].insert(chance.randint(0, len(rows[row])), quote.marked())
    return quote.case(kind, _around(quote, rows, chance))


def _context_changed(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _sentence(text, chance)
    row, at = quote.place
    rows, others = _marked(quote), list(_of(OTHERS, text))
    chance.shuffle(others)
    neighbours = [each for each in (at - 1, at + 1) if 0 <= each < len(rows[row])]
    for each in neighbours:
        rows[row][each] = others[each % len(others)]
    return quote.case(kind, _around(quote, rows, chance)) if neighbours else None


def _edge(kind: str, text: Text, chance: random.Random) -> Case:
    first = chance.random() < 0.5
    quote = _sentence(text, chance, text.places()[0 if first else -1])
    rows = _marked(quote)
    rows.insert(0 if first else len(rows), [chance.choice(_of(ADDED, text))])
    mark = "\ufeff" if chance.random() < 0.3 else ""
    return quote.case(kind, mark + text.joined(rows))


# --- the same words stand in several places ---


def _repeated(text: Text, chance: random.Random) -> tuple[Quote, list[int]] | None:
    """A part of a sentence that stands in the text more than once, and the starts of all of its copies."""
    whole = text.joined()
    for _ in range(60):
        quote = _part(text, chance)
        starts = [found.start() for found in re.finditer(re.escape(quote.words), whole)]
        if len(starts) > 1 and len(quote.words) >= (5 if text.language in SPACELESS else 12):
            return quote, starts
    return None


def _duplicate_context(kind: str, text: Text, chance: random.Random) -> Case | None:
    found = _repeated(text, chance)
    if found is None:
        return None
    quote, rows = found[0], _marked(found[0])
    how = chance.choice(("as it was", "shifted", "moved"))
    if how == "shifted":
        rows.insert(0, list(_of(ADDED, text)))
    if how == "moved":
        rows.insert(chance.randrange(len(rows)), rows.pop(quote.place[0]))
    return quote.case(kind, text.joined(rows))


def _duplicate_trap(kind: str, text: Text, chance: random.Random) -> Case | None:
    found = _repeated(text, chance)
    if found is None:
        return None
    quote, starts = found
    earlier = [start for start in starts if start < quote.start]
    if not earlier:
        return None
    distance, line = quote.start - chance.choice(earlier), " ".join(_of(ADDED, text)) * 9
    return quote.case(
        kind, line[: distance - 3].ljust(max(0, distance - 3), "x") + ".\n\n" + text.joined(_marked(quote))
    )


def _duplicate_added(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _sentence(text, chance) if chance.random() < 0.6 else _part(text, chance)
    rows, line = _marked(quote), chance.choice(_of(ADDED, text))
    if chance.random() < 0.5:
        rows.insert(0, [quote.words])
    else:
        rows = [[chance.choice(_of(ADDED, text))], *rows, [line, quote.words, chance.choice(_of(ADDED, text))]]
    return quote.case(kind, text.joined(rows))


# --- house style ---


def _whitespace(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _any(text, chance)
    whole = text.joined(_marked(quote))
    how: Callable[[str], str] = chance.choice(
        (_wrapped(40, " "), _wrapped(60, ""), _hard_spaces, _dos, _one_line, _wide)
    )
    return quote.case(kind, how(whole))


def _wrapped(width: int, trailing: str) -> Callable[[str], str]:
    def wrap(whole: str) -> str:
        rows = []
        for paragraph in whole.split("\n\n"):
            lines, line = [], ""
            for word in paragraph.split(" ") if " " in paragraph else re.findall(f"[^{CLOSE}]{CLOSE}?", paragraph):
                gap = " " if line and " " in paragraph else ""
                if line and len(line) + len(word) > width:
                    lines.append(line + trailing)
                    line, gap = "", ""
                line += gap + word
            rows.append("\n".join([*lines, line]))
        return "\n\n".join(rows)

    return wrap


def _hard_spaces(whole: str) -> str:
    return whole.replace(" ", "\u00a0")


def _dos(whole: str) -> str:
    return "    " + whole.replace("\n\n", "\r\n\r\n    ")


def _one_line(whole: str) -> str:
    return whole.replace("\n\n", " ")


def _wide(whole: str) -> str:
    return re.sub(" ", lambda found: "\t" if found.start() % 3 else "  ", whole)


def _unicode(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _any(text, chance)
    how = chance.choice(("invisible", "wide", "form"))
    if how == "form":
        changed = unicodedata.normalize("NFD", quote.words)
        if changed == quote.words or widen(changed, Span(0, len(changed))) != Span(0, len(changed)):
            return None
        whole = "\n\n".join(unicodedata.normalize("NFD", each) for each in text.joined(_marked(quote)).split("\n\n"))
        return quote.case(kind, whole)
    if how == "wide":
        changed = quote.words.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
        changed = re.sub(r"[0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), changed)
        return quote.case(kind, text.joined(_marked(quote, changed))) if changed != quote.words else None
    letters = list(quote.words)
    for at in sorted(chance.sample(range(1, len(letters)), min(len(letters) - 1, chance.randint(2, 9))), reverse=True):
        if letters[at - 1].isalpha() and letters[at].isalpha():
            letters.insert(at, chance.choice("\u00ad\u200b\u2060"))
    return quote.case(kind, _around(quote, _marked(quote, "".join(letters)), chance))


_STYLES = (
    str.maketrans("“”‘’«»—–「」", '""\'\'""--『』'),
    str.maketrans({"“": "«", "”": "»", "'": "’", "—": "–"}),
    str.maketrans({"’": "'", "—": "--", "«": "“", "»": "”", "「": "“", "」": "”"}),
    str.maketrans({'"': "”", "'": "’", "-": "‑", "“": "„", "»": '"', "«": '"'}),
)


def _quotes_dashes(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _any(text, chance)
    whole = text.joined(_marked(quote))
    styles = [style for style in _STYLES if quote.words.translate(style) != quote.words]
    return quote.case(kind, whole.translate(chance.choice(styles))) if styles else None


# --- the words were changed ---


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


def _typo_inside(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _any(text, chance)
    changed = quote.words
    for _ in range(min(chance.randint(1, 3), len(quote.words) // 12)):
        changed = changed[0] + _typo(changed[1:-1], chance) + changed[-1]
    # A letter that carries marks makes more of a difference than one mistake.
    if changed == quote.words or any(map(unicodedata.combining, quote.words)):
        return None
    return quote.case(kind, _around(quote, _marked(quote, changed), chance), 1)


def _word_changed(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _sentence(text, chance)
    if text.language in SPACELESS:
        at = chance.randint(3, len(quote.words) - 3)
        changed = quote.words[:at] + _word(FILLERS, text, chance) + quote.words[at:]
        return quote.case(kind, _around(quote, _marked(quote, changed), chance), 1)
    words = quote.words.split(" ")
    if len(words) < 6:
        return None
    at, how = chance.randint(1, len(words) - 3), chance.choice(("cut", "added", "swapped", "figure"))
    if how == "cut":
        del words[at]
    elif how == "added":
        words.insert(at, _word(FILLERS, text, chance))
    elif how == "swapped":
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        figures = [each for each, word in enumerate(words) if re.search("[0-9]", word)]
        if not figures:
            return None
        words[figures[0]] = re.sub("[0-9]", lambda found: str((int(found[0]) + 3) % 10), words[figures[0]], count=1)
    return quote.case(kind, _around(quote, _marked(quote, " ".join(words)), chance), 1)


def _heavy_edit(kind: str, text: Text, chance: random.Random) -> Case:
    place = chance.choice(sorted(text.rewritten))
    quote = _sentence(text, chance, place)
    slack = len(text.rewritten[place]) // 5
    return quote.case(kind, _around(quote, _marked(quote, text.rewritten[place]), chance), slack, may_orphan=True)


def _split(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _sentence(text, chance)
    cuts = [at for at in _cuts(text, quote.words) if 5 < at < len(quote.words) - 5]
    if len(quote.words) < 20 or not cuts:
        return None
    at = chance.choice(cuts)
    head, put = quote.words[:at].rstrip(), chance.choice(INTERRUPTIONS)
    return quote.case(kind, _around(quote, _marked(quote, head + put + quote.words[at:]), chance))


def _combined(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _sentence(text, chance)
    if any(map(unicodedata.combining, quote.words)):
        return None
    changed = quote.words[0] + _typo(quote.words[1:-1], chance) + quote.words[-1]
    rows, added = _marked(quote, changed), list(_of(ADDED, text))
    rows[quote.place[0]].append(added[0])
    rows.insert(0, added[1:])
    whole = _wrapped(66, "")(text.joined(rows))
    return quote.case(kind, whole.translate(chance.choice(_STYLES)), 1)


# --- the words are gone ---


def _deleted(kind: str, text: Text, chance: random.Random) -> Case | None:
    quote = _part(text, chance) if chance.random() < 0.8 else _sentence(text, chance)
    rows = quote.with_sentence()
    if chance.random() < 0.35:
        rows.pop(quote.place[0])
    edited = _around(quote, rows, chance)
    return None if quote.words in edited else quote.case(kind, edited)


def _copy_left(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Deleted, while another sentence still holds the same words about something else."""
    found = _repeated(text, chance)
    return found[0].case(kind, _around(found[0], found[0].with_sentence(), chance)) if found else None


def _deleted_decoy(kind: str, text: Text, chance: random.Random) -> Case | None:
    """Deleted, while a sentence of the same shape stays."""
    twins = [place for place in text.places() if place[0] == 1 and place[1] < 2]
    quote = _sentence(text, chance, chance.choice(twins)) if len(twins) == 2 else None
    return quote.case(kind, _around(quote, quote.with_sentence(), chance)) if quote else None


def _replaced(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _sentence(text, chance)
    return quote.case(kind, _around(quote, quote.with_sentence(chance.choice(_of(OTHERS, text))), chance))


def _truncated(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _sentence(text, chance)
    whole, start = text.joined(), quote.start
    if chance.random() < 0.5:
        return quote.case(kind, whole[: chance.randrange(start + 1)])
    kept = int(len(quote.words) * chance.uniform(0.5, 0.8))
    return quote.case(kind, f"{whole[:start]}{OPEN}{quote.words[:kept].rstrip()}{CLOSE}", 3, may_orphan=True)


def _gone(kind: str, text: Text, chance: random.Random) -> Case:
    quote = _any(text, chance)
    others = [each.joined() for each in texts() if each is not text]
    return quote.case(
        kind, chance.choice(("", " \n\n ", "404 Not Found", chance.choice(others), chance.choice(others)))
    )


def _short(kind: str, text: Text, chance: random.Random) -> Case | None:
    """One word: it stays while the text around it shifts, or it is another word, or its sentence is gone."""
    place = chance.choice(text.places())
    sentence, cuts = text.sentence(place), _cuts(text, text.sentence(place))
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
        return quote.case(kind, text.joined([[chance.choice(_of(ADDED, text))], *_marked(quote)]))
    if how == "deleted":
        return quote.case(kind, _around(quote, quote.with_sentence(), chance))
    other = _word(STRANGE_WORDS, text, chance)
    return quote.case(kind, _around(quote, quote.with_sentence(quote.before + other + quote.after), chance))


KINDS: dict[str, tuple[int, Maker]] = {
    "unchanged": (10, _unchanged),
    "insert_before": (12, _insert_before),
    "delete_before": (8, _delete_before),
    "typo_inside": (14, _typo_inside),
    "word_changed": (12, _word_changed),
    "moved": (12, _moved),
    "duplicate_context": (15, _duplicate_context),
    "duplicate_trap": (5, _duplicate_trap),
    "duplicate_added": (8, _duplicate_added),
    "whitespace": (12, _whitespace),
    "unicode": (12, _unicode),
    "quotes_dashes": (10, _quotes_dashes),
    "deleted": (14, _deleted),
    "deleted_decoy": (14, _deleted_decoy),
    "copy_left": (4, _copy_left),
    "replaced": (9, _replaced),
    "heavy_edit": (12, _heavy_edit),
    "truncated": (6, _truncated),
    "gone": (6, _gone),
    "split": (10, _split),
    "short": (12, _short),
    "edge_of_text": (6, _edge),
    "context_changed": (8, _context_changed),
    "combined": (10, _combined),
}
"""The kinds, how often each comes among 241 cases, and what makes them; the shared cases have all but `copy_left`."""
