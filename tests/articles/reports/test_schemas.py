"""Everything that Diptych writes as JSON fits the schema of its format, which names every member of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from articles import BadInputError, Session, load, render, render_claims, samples, schema
from articles.decisions import Amend, Check, Hide, Link, MoveBoundary, OneEvent, OwnFinding, Reject, SetVerdict
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reports.schemas import names, title_of
from keymaps.loader import BUILT_IN
from tui.keys import keymap_named
from tui.keys_command import keys_text

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Side, Span
    from articles.reports import ClaimsForm
    from articles.reports.schemas import Schema


def faults(document: Any, name: str) -> list[str]:
    """What of a document is not as the closed schema of its format has it."""
    validator = Draft202012Validator(schema(name, closed=True), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{each.json_path}: {each.message[:200]}" for each in validator.iter_errors(document)]


def decide_all(session: Session) -> None:
    """Every kind of decision, and notes of several kinds."""
    a, b = session.loaded["a"], session.loaded["b"]
    first, second, third = session.judged[:3]
    session.apply(SetVerdict(first, "compatible"))
    session.apply(Check(second))
    session.apply(Hide(third))
    session.apply(OwnFinding(a.sentences[8].span, b.sentences[9].span, "contradict"))
    session.apply(Reject(session.comparison.alignment.matches[-1]))
    session.apply(Link(a.sentences[5].span, b.sentences[6].span))
    session.apply(OneEvent(said=True))
    session.apply(Amend({("a", "outlet"): "The Courier", ("b", "published"): "2016-12-17"}))
    session.apply(MoveBoundary("a", "not-article", range(6, 7)))
    session.add(
        new_note(session.loaded, {"a": a.sentences[4].span}, "Who says so?", creator="R. Okafor", tags=("army",))
    )
    pair: dict[Side, Span] = {"a": a.sentences[4].span, "b": b.sentences[4].span}
    session.add(new_note(session.loaded, pair, "*Not* the same", relation="contradict"))
    gone = new_note(session.loaded, {"b": b.sentences[7].span}, "to be deleted")
    session.add(gone)
    session.store.save()
    session.delete(gone.id)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Path]:
    """The bundled pair with all that a reader can do to it, and its notes file."""
    path = tmp_path_factory.mktemp("worked") / "pair.notes.json"
    a, b = map(load, samples.paths())
    store = NotesStore.open(find_home(a, b, notes=path), a, b)
    session = Session(a, b, store, author="R. Okafor")
    session.run()
    decide_all(session)
    session.run()
    store.save()
    return session, path


@pytest.mark.whole
def test_a_worked_comparison_fits_its_schema(worked: tuple[Session, Path]) -> None:
    report = json.loads(render(worked[0].comparison, "json"))
    assert report["notes"]
    assert {finding["by"] for finding in report["findings"]} == {"machine", "reader"}
    assert [finding for finding in report["findings"] if finding["machineVerdict"] is None]
    assert faults(report, "comparison") == []


@pytest.mark.whole
@pytest.mark.parametrize("differing", [False, True])
def test_claims_fit_their_schema(worked: tuple[Session, Path], differing: bool) -> None:
    form: ClaimsForm = "json"
    report = json.loads(render_claims(worked[0].comparison, form, differing=differing))
    assert report["findings"]
    assert faults(report, "claims") == []


@pytest.mark.whole
def test_a_notes_file_with_every_kind_of_decision_fits_its_schema(worked: tuple[Session, Path]) -> None:
    written = json.loads(worked[1].read_text(encoding="utf-8"))
    relations = {item.get("diptych:relation") for item in written["first"]["items"]}
    assert relations >= {"verdict", "checked", "hidden", "no-match", "match", "one-event", "metadata", "not-article"}
    assert written["diptych:deleted"]
    assert faults(written, "notes") == []


@pytest.mark.parametrize("keymap", BUILT_IN)
def test_keys_fit_their_schema(keymap: str) -> None:
    assert faults(json.loads(keys_text(keymap_named(keymap), "json")), "keys") == []


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("closed", [False, True])
def test_every_schema_is_one_and_refers_to_nothing_outside(name: str, closed: bool) -> None:
    made = schema(name, closed=closed)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert [target for target in _references(made) if not target.startswith("#/$defs/")] == []
    assert [target for target in _references(made) if target.rpartition("/")[2] not in made.get("$defs", {})] == []
    assert title_of(name).startswith(made["title"])


@pytest.mark.parametrize("name", names())
def test_every_member_is_described_or_plain(name: str) -> None:
    """A required member that the schema does not define could be anything."""
    parts = [each for each in _objects(schema(name)) if "required" in each and "properties" in each]
    assert parts
    assert [each["required"] for each in parts if not set(each["required"]) <= set(each["properties"])] == []


def test_an_open_schema_lets_a_later_version_add_members_and_a_closed_one_does_not() -> None:
    document = json.loads(keys_text(keymap_named("default"), "json"))
    document["since"] = "a later version"
    assert list(Draft202012Validator(schema("keys")).iter_errors(document)) == []
    assert faults(document, "keys") != []


def test_what_is_wrong_or_missing_is_found() -> None:
    document = json.loads(keys_text(keymap_named("default"), "json"))
    del document["groups"][0]["commands"][0]["help"]
    document["schema"] = "diptych.keys/2"
    assert len(faults(document, "keys")) == 2


def test_a_schema_has_the_name_that_documents_give_it() -> None:
    assert schema("diptych.comparison/1") == schema("comparison")


def test_a_schema_is_the_callers_own() -> None:
    schema("claims")["properties"].clear()
    assert schema("claims")["properties"]


def test_an_unknown_schema_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInputError, match=r"no schema nonsense.*comparison"):
        schema("nonsense")


def _objects(part: Any) -> list[Schema]:
    """Every JSON object in a schema."""
    if isinstance(part, list):
        return [each for inner in part for each in _objects(inner)]
    if not isinstance(part, dict):
        return []
    return [part, *(each for inner in part.values() for each in _objects(inner))]


def _references(part: Any) -> list[str]:
    """All that a schema refers to."""
    return [each["$ref"] for each in _objects(part) if isinstance(each.get("$ref"), str)]
