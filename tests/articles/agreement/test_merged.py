"""Notes files of a class, brought together: people without a name stay apart, and only what is asked for is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path, PurePath

import pytest
from jsonschema import Draft202012Validator

from articles import schema
from articles.agreement import merge
from articles.agreement.people import names_of_files
from articles.errors import BadInputError
from articles.notes.store import NotesStore
from articles.reports import render_agreement
from tests.articles.agreement.saying import ARTICLES, LORRIES, ROAD, WALL, filed, said, verdict
from tests.articles.notes.noting import NOON


def pupils(folder: Path, count: int = 25) -> list[Path]:
    """Files of pupils who wrote no name."""
    return [
        filed(folder / f"pupil{number:02}.notes.json", verdict("", LORRIES, "differ" if number % 2 else "agree"))
        for number in range(count)
    ]


def test_pupils_without_a_name_stay_as_many_people(tmp_path: Path) -> None:
    merged = merge(pupils(tmp_path))
    assert len(merged.agreement.by_file) == 25
    (each,) = merged.agreement.disagreements
    assert {value: len(people) for value, people in each.said.items()} == {"agree": 13, "differ": 12}
    assert all(note.creator == "" for note in merged.notes)


def test_the_same_person_in_two_files_is_one(tmp_path: Path) -> None:
    one = filed(tmp_path / "school.json", verdict("Ada", LORRIES, "differ"))
    other = filed(tmp_path / "home.json", said("Ada", ROAD, "slow"), said("", WALL, "who?"))
    agreement = merge([one, other]).agreement
    assert [(author.name, author.notes, author.by_file) for author in agreement.authors] == [
        ("Ada", 2, False),
        ("home", 1, True),
    ]


def test_a_note_without_an_author_in_several_files_is_nobodys(tmp_path: Path) -> None:
    handed_out = verdict("", LORRIES, "agree")
    files = [filed(tmp_path / f"{name}.json", handed_out, verdict("", ROAD, "differ")) for name in ("ada", "ben")]
    agreement = merge(files).agreement
    assert agreement.unknown == 1
    assert [(author.name, author.notes) for author in agreement.authors] == [("ada", 1), ("ben", 1)]


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    files = pupils(tmp_path, 3)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    merge(files)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_names_of_files_are_written_only_when_asked(tmp_path: Path) -> None:
    files, out = pupils(tmp_path, 3), tmp_path / "class.json"
    merge(files, out)
    assert {note.creator for note in NotesStore.open(out, ARTICLES["a"], ARTICLES["b"]).notes} == {""}
    merge(files, out, name_authors=True)
    named = NotesStore.open(out, ARTICLES["a"], ARTICLES["b"]).notes
    assert sorted(note.creator for note in named) == ["pupil00", "pupil01", "pupil02"]


def test_a_late_file_joins_those_that_were_named(tmp_path: Path) -> None:
    files, out = pupils(tmp_path, 4), tmp_path / "class.json"
    merge(files[:3], out, name_authors=True)
    agreement = merge([out, *files], out, name_authors=True).agreement
    assert [author.name for author in agreement.authors] == ["pupil00", "pupil01", "pupil02", "pupil03"]
    assert sum(author.notes for author in agreement.authors) == 4


def test_a_file_in_the_way_is_written_over_only_by_force(tmp_path: Path) -> None:
    files, out = pupils(tmp_path, 2), tmp_path / "thesis.md"
    out.write_text("# My thesis\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="it holds something else"):
        merge(files, out)
    assert out.read_text(encoding="utf-8") == "# My thesis\n"
    merge(files, out, force=True)
    assert len(json.loads(out.read_bytes())["first"]["items"]) == 2


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (file,) = pupils(tmp_path, 1)
    assert merge([file, file, tmp_path / "." / file.name]).files == ((file.name, 1),)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (("ada.notes.json", "ben.diptych", "cem.json"), ["ada", "ben", "cem"]),
        (("x/ada/l+r.notes.json", "x/ben/l+r.notes.json"), ["ada", "ben"]),
        (("x/ada.json", "y/ada.json", "ben.json"), ["x/ada", "y/ada", "ben"]),
        (("/home/ada.json",), ["ada"]),
        ((".json",), [".json"]),
    ],
)
def test_people_are_called_by_what_tells_their_files_apart(paths: tuple[str, ...], names: list[str]) -> None:
    assert names_of_files([PurePath(path) for path in paths]) == names


def test_a_file_called_like_a_person_who_signs_is_told_apart(tmp_path: Path) -> None:
    files = [
        filed(tmp_path / "Ada.json", verdict("", LORRIES, "agree")),
        filed(tmp_path / "other.json", verdict("Ada", LORRIES, "differ")),
    ]
    assert [author.name for author in merge(files).agreement.authors] == ["Ada", "Ada (file)"]


def test_a_table_has_a_row_for_each_passage_and_a_column_for_each_author(tmp_path: Path) -> None:
    files = [
        filed(
            tmp_path / "ada.json",
            verdict("=Ada", LORRIES, "differ"),
            said("=Ada", LORRIES, "=1+1", relation="contradict"),
        ),
        filed(tmp_path / "ben.json", verdict("notes", LORRIES, "agree"), said("notes", {"a": "noon"}, "when")),
    ]
    rows = list(csv.DictReader(io.StringIO(render_agreement(merge(files), "csv"))))
    assert [row["what"] for row in rows] == ["a", "pair"]
    pair = rows[1]
    assert pair["'=Ada"] == "differ; says contradict | =1+1"
    assert pair["notes (author)"] == "agree"
    assert (pair["differ"], pair["agree"], pair["says contradict"], pair["notes"], pair["people"]) == (
        "1", "1", "1", "3", "2",
    )  # fmt: skip
    assert pair["disagree in"] == "verdict"
    assert rows[0]["a_quote"] == "noon"


def test_no_cell_of_the_table_runs_as_a_formula(tmp_path: Path) -> None:
    file = filed(tmp_path / "x.json", said("@Eve", ROAD, "=HYPERLINK(1)"), said("@Eve", WALL, "+1", tags=("=2",)))
    cells = [cell for row in csv.reader(io.StringIO(render_agreement(merge([file]), "csv"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_json_fits_its_schema(tmp_path: Path) -> None:
    files = [
        *pupils(tmp_path, 3),
        filed(tmp_path / "ada.json", verdict("Ada", ROAD, "agree"), said("Ada", {"b": "Traffic"}, "*x*", tags=("t",))),
        filed(tmp_path / "ben.json", said("Ben", ROAD, relation="match"), said("Ben", ROAD, relation="hidden")),
    ]
    tree = json.loads(render_agreement(merge(files), "json"))
    Draft202012Validator(schema("agreement", closed=True)).validate(tree)
    assert [author["name"] for author in tree["authors"]] == ["Ada", "Ben", "pupil00", "pupil01", "pupil02"]
    assert tree["verdictAgreement"]["value"] is None
    assert tree["verdictAgreement"]["undefined"]


def test_notes_on_another_text_stand_where_the_same_words_were_marked(tmp_path: Path) -> None:
    from articles.notes.content.note import new_note
    from tests.articles.notes.noting import A_TEXT, plain, words

    first = filed(tmp_path / "ada.json", said("Ada", {"a": "Nine lorries"}, "count", kind="disagreement"))
    later = {**ARTICLES, "a": plain("News.\n\n" + A_TEXT, "left.txt")}
    store = NotesStore.open(tmp_path / "ben.json", later["a"], later["b"])
    for quote in ("Nine lorries", "six days"):
        store.add(new_note(later, {"a": words(later["a"], quote)}, "so", creator="Ben", now=NOON))
    store.save()
    merged = merge([first, store.path])
    assert merged.notices == ("ben.json is on another text of left.txt than ada.json",)
    assert merged.agreement.unplaced == 1
    (each,) = merged.agreement.disagreements
    assert each.people == ("Ada", "Ben")


def test_positions_that_no_text_can_have_count_for_nothing(tmp_path: Path) -> None:
    path = filed(tmp_path / "eve.json", said("Eve", {"a": "noon"}, "x"))
    tree = json.loads(path.read_bytes())
    selectors = tree["first"]["items"][0]["target"][0]["selector"]
    selectors[1] |= {"start": 5, "end": 9_000_000_000_000_000}
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert merge([path]).agreement.unplaced == 1
