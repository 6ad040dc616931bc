"""A lesson: tasks for a class on two articles, and until when the machine's marks are hidden from it."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Literal, get_args

from articles.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = "diptych.lesson/1"
Reveal = Literal["never", "at-end", "word"]
"""When a pupil may see the machine's marks: never, once the answers are handed in, or for a word of the teacher's."""
REVEALS: tuple[Reveal, ...] = get_args(Reveal)
MOST_TASKS = 99
MOST_KINDS = 20
LONGEST_HEADING = 300
LONGEST_KIND = 60
LONGEST_WORDS = 50_000
_ROUNDS = 100_000
_NO_LESSON = "the lesson cannot be read"
_AGAIN = "ask your teacher for the file again"


@dataclass(frozen=True, slots=True)
class Task:
    """One task: its number from 1, its heading, what else is said of it (Markdown), the kinds of answer it names."""

    number: int
    heading: str
    words: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The tag of the notes that answer it: other tools show it, and readers that know no lessons keep it."""
        return f"task {self.number}"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a class gets to do with two articles.

    `words` are said before the tasks. `hides` tells that the machine's marks are hidden, `reveal` until when; for
    "word", `word` is what `sealed` makes of the teacher's word.
    """

    title: str
    tasks: tuple[Task, ...]
    words: str = ""
    hides: bool = True
    reveal: Reveal = "never"
    word: str = ""

    def task(self, number: int) -> Task | None:
        """The task of that number."""
        return next((task for task in self.tasks if task.number == number), None)

    def opens_with(self, word: str) -> bool:
        """Whether it is the teacher's word; how it is spaced and whether letters are capital makes no difference."""
        salt = self.word.partition("$")[0]
        return self.reveal == "word" and bool(self.word) and compare_digest(_sealed(word, salt), self.word)


def hiding(lesson: Lesson, reveal: str) -> Lesson:
    """The lesson with its marks hidden until `reveal`: never, at-end, or a word of the teacher's.

    The word itself is not kept, only what it is compared by. Raises BadInputError for a word that is empty.
    """
    if not _plain(reveal):
        raise BadInputError("the word is empty", "the class could not type it", "name one, never or at-end")
    named = next((each for each in REVEALS[:2] if each == _plain(reveal)), None)
    if named is not None:
        return replace(lesson, hides=True, reveal=named, word="")
    # The same lesson with the same word is the same bytes, so that a case of it is, too.
    salt = hashlib.sha256("\n".join([lesson.title, *(task.heading for task in lesson.tasks)]).encode()).hexdigest()[:16]
    return replace(lesson, hides=True, reveal="word", word=_sealed(reveal, salt))


def _plain(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def _sealed(word: str, salt: str) -> str:
    made = hashlib.pbkdf2_hmac("sha256", _plain(word).encode("utf-8", "surrogatepass"), salt.encode(), _ROUNDS)
    return f"{salt}${made.hex()}"


# as JSON


def lesson_bytes(lesson: Lesson) -> bytes:
    """The lesson as a file holds it; the same lesson gives the same bytes."""
    import json

    return (json.dumps(lesson_json(lesson), ensure_ascii=True, indent=1) + "\n").encode("ascii")


def lesson_in(data: bytes) -> Lesson:
    """The lesson in bytes that `lesson_bytes` made. Raises BadInputError where they are damaged, or newer."""
    import json

    try:
        return lesson_of(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise BadInputError(_NO_LESSON, "it is damaged", _AGAIN) from error


def lesson_json(lesson: Lesson) -> dict[str, Any]:
    """The lesson as JSON holds it: the format diptych.lesson/1."""
    return {
        "schema": SCHEMA,
        "title": lesson.title,
        "words": lesson.words,
        "hides": lesson.hides,
        "reveal": lesson.reveal,
        "word": lesson.word,
        "tasks": [
            {"number": task.number, "heading": task.heading, "words": task.words, "kinds": list(task.kinds)}
            for task in lesson.tasks
        ],
    }


def lesson_of(raw: Any) -> Lesson:
    """The lesson in its JSON form. Raises BadInputError where that is damaged, or of a newer Diptych."""
    if not isinstance(raw, dict):
        raise BadInputError(_NO_LESSON, "it is damaged", _AGAIN)
    schema = raw.get("schema")
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.startswith("diptych.lesson/")
        why = f"it was made by another Diptych ({schema})" if newer else "it is damaged"
        raise BadInputError(_NO_LESSON, why, "use that one" if newer else _AGAIN)
    try:
        return _checked(
            Lesson(
                _words(raw["title"], LONGEST_HEADING),
                tuple(_task(each) for each in _listed(raw["tasks"], MOST_TASKS)),
                _words(raw["words"], LONGEST_WORDS),
                hides=_flag(raw["hides"]),
                reveal=next(each for each in REVEALS if each == raw["reveal"]),
                word=_words(raw["word"], 200),
            )
        )
    except (KeyError, TypeError, ValueError, StopIteration) as error:
        raise BadInputError(_NO_LESSON, "it is damaged", _AGAIN) from error


def _checked(lesson: Lesson) -> Lesson:
    numbers = [task.number for task in lesson.tasks]
    if numbers != list(range(1, len(numbers) + 1)) or not numbers or (lesson.reveal == "word") is not bool(lesson.word):
        raise ValueError("not what was written")
    return lesson


def _task(raw: Any) -> Task:
    kinds = tuple(_words(kind, LONGEST_KIND) for kind in _listed(raw["kinds"], MOST_KINDS))
    return Task(
        _number(raw["number"]), _words(raw["heading"], LONGEST_HEADING), _words(raw["words"], LONGEST_WORDS), kinds
    )


def _words(raw: Any, most: int) -> str:
    if not isinstance(raw, str) or len(raw) > most:
        raise ValueError("not what was written")
    return raw


def _number(raw: Any) -> int:
    if type(raw) is not int:
        raise ValueError("not what was written")
    return raw


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise TypeError("not what was written")
    return raw


def _listed(raw: Any, most: int) -> Sequence[Any]:
    if not isinstance(raw, list) or len(raw) > most:
        raise ValueError("not what was written")
    return raw
