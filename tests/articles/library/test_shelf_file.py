"""The library's file: whole, shared, removed from, damaged, of another make."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError, DiptychError
from articles.library import Library, add, event_of, search
from articles.library import opening as opening_of
from articles.library.reopening import article_of, forget_copies, openable
from articles.library.schema import STEPS, VERSION
from articles.reading import load
from tests.articles.library.texts import ALL, FERRY, filled, numbers

if TYPE_CHECKING:
    from pathlib import Path


def test_a_library_is_whole_after_adding_and_removing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.remove([numbers(library)["vote.txt"]])
        assert library.check() == []


def test_nothing_of_a_removed_text_is_left_in_the_file(tmp_path: Path) -> None:
    words = "Quillfeather of Zanzibar Lane met the informant Xanthippe Vogelsang at 11.45. "
    texts = {**ALL, "secret.txt": f"The Quillfeather file\n\n{words * 40}\n"}
    with filled(tmp_path, texts) as library:
        assert search(library, "quillfeather")
        assert library.remove([numbers(library)["secret.txt"]]) == 1
        for file in tmp_path.glob("library.sqlite*"):
            content = file.read_bytes().lower()
            for word in (b"quillfeather", b"vogelsang", b"zanzibar", b"uillfeath", b"secret.txt"):
                assert word not in content, file.name
        assert search(library, "quillfeather") == []


def test_removing_gives_the_space_back(tmp_path: Path) -> None:
    texts = {f"{number}.txt": f"{FERRY * 20}{number}\n" for number in range(60)}
    with filled(tmp_path, texts) as library:
        library.tidy()
        before = library.path.stat().st_size
        library.remove([each.number for each in library.entries()][:50])
        assert library.path.stat().st_size < before - 200_000


def test_a_removed_version_makes_the_one_before_the_latest(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        file = tmp_path / "texts" / "ferry.txt"
        file.write_text(FERRY.replace("forty-one", "forty-three"), encoding="utf-8")
        (second,) = add(library, [str(file)], processes=0).changed
        library.remove([second])
        assert library.text(numbers(library)["ferry.txt"]) == FERRY


def test_a_library_that_is_not_there_is_made_only_by_adding(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(BadInputError, match="nothing was added"):
        Library(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"Dear diary, ", b"SQLite format 3\0" + b"\xff" * 8_000])
def test_a_damaged_file_is_refused_and_stays_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.sqlite"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="cannot use the library"):
        Library(path, make=True)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE cookies (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(BadInputError, match="another program"):
        Library(path, make=True)
    assert path.read_bytes() == before


def test_a_file_of_the_first_version_is_brought_up_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(opening_of, "STEPS", STEPS[:1])
        filled(tmp_path).close()
    with Library(tmp_path / "library.sqlite") as library, library.reading() as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert library.count() == len(ALL)
        assert search(library, "ferry")
        assert library.check() == []


def test_a_file_of_a_newer_version_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.tidy()
    with sqlite3.connect(library.path) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    before = library.path.read_bytes()
    with pytest.raises(BadInputError, match="newer Diptych"):
        Library(library.path)
    assert library.path.read_bytes() == before


def test_a_page_damaged_in_the_middle_is_found_by_the_check_or_told_in_one_line(tmp_path: Path) -> None:
    with filled(tmp_path, {f"{n}.txt": f"{FERRY * 9}{n}\n" for n in range(40)}) as library:
        library.tidy()
    data = bytearray(library.path.read_bytes())
    for at in range(8 * 4096, len(data) - 4096, 3 * 4096):
        data[at : at + 512] = b"\xee" * 512
    library.path.write_bytes(data)
    assert any("damaged" in each or "row" in each or "page" in each for each in _check(library.path))


def test_two_programs_add_to_one_library_at_once(tmp_path: Path) -> None:
    with filled(tmp_path, {"first.txt": FERRY}) as library:
        folders = []
        for name in "ab":
            folder = tmp_path / name
            folder.mkdir()
            for number in range(30):
                (folder / f"{number}.txt").write_text(f"{FERRY}{name} {number}\n", encoding="utf-8")
            folders.append(folder)

        def work(folder: Path) -> None:
            with Library(library.path) as mine:
                for file in sorted(folder.iterdir()):
                    add(mine, [str(file)], processes=0)

        threads = [threading.Thread(target=work, args=(folder,)) for folder in folders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert library.count() == 61
        assert library.check() == []


def test_a_library_that_another_program_holds_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_of, "WAIT", 0.05)
    with filled(tmp_path) as library, Library(library.path) as other, library.writing():
        with pytest.raises(DiptychError, match="another program is writing"):
            other.remove([1])
        assert other.count() == len(ALL)


def test_a_write_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        with pytest.raises(DiptychError), library.writing() as database:
            _break(database)
        assert sorted(numbers(library)) == sorted(ALL)


def _break(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM places")
    database.execute("INSERT INTO nowhere VALUES (1)")


def _check(path: Path) -> list[str]:
    """What is wrong with a library, whether it can be opened or not."""
    try:
        with Library(path) as library:
            return library.check()
    except DiptychError as error:
        return [str(error)]


def test_a_text_is_an_article_again_with_what_was_known_of_it(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        number = numbers(library)["ferry.txt"]
        article = article_of(library, number)
        assert (article.text, article.outlet) == (FERRY, "Calder Herald")
        assert [each.entry.source.rpartition("/")[2] for each in event_of(library, article, [number])] == [
            "ferry-too.txt"
        ]


def test_a_text_is_opened_from_its_file_while_that_is_as_it_was_and_then_from_a_copy(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        number, file = numbers(library)["ferry.txt"], tmp_path / "texts" / "ferry.txt"
        assert openable(library, number) == str(file)
        file.unlink()
        copy = openable(library, number)
        assert load(copy).text == FERRY
        sums = [library.bytes_sha256(number)]
        library.remove([number])
        forget_copies(library, sums)
        with pytest.raises(BadInputError):
            load(copy)
