"""What became of an article as it is handed in: every form, and the schema."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from articles import DiptychError, render_versions, schema
from articles.reports import VERSIONS_FORMS
from articles.reports.versions import tree
from articles.versions import Revision, revise
from tests.building import article


@pytest.fixture
def made() -> Revision:
    old = article([["The mayor <took> the money from 12 men."], ["The hall was shut on Monday, people say."]])
    new = article([["The mayor <reportedly> took the money from 15 men."], ["Nothing else is known of the matter."]])
    return revise(old, new)


@pytest.mark.parametrize("form", VERSIONS_FORMS)
def test_every_form_tells_what_was_raised_and_dropped(form: str, made: Revision) -> None:
    text = render_versions([made], cast("Any", form))
    assert "raised" in text
    assert "dropped" in text
    assert "Monday, people say." in text


def test_the_json_fits_its_closed_schema(made: Revision) -> None:
    report = json.loads(render_versions([made], "json"))
    assert [error.message for error in Draft202012Validator(schema("versions", closed=True)).iter_errors(report)] == []


def test_a_page_shows_markup_of_the_text_as_words(made: Revision) -> None:
    page = render_versions([made], "html")
    assert "<reportedly>" not in page
    assert "<ins>" in page


def test_lines_show_what_went_and_came_in_brackets(made: Revision) -> None:
    assert "[12 → 15]" in render_versions([made], "plain")


def test_a_quotation_that_is_not_in_its_version_is_not_written(made: Revision) -> None:
    report = json.loads(tree.render([made]))
    report["revisions"][0]["changes"][0]["new"]["quote"] += "!"
    with pytest.raises(DiptychError, match="the versions were not written"):
        tree.verify(report["revisions"][0], made)
