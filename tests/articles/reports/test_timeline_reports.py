"""The timeline as it is handed in: every form, its schema, and the chapter of the report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from jsonschema import Draft202012Validator

from articles import DiptychError, render_report, render_timeline, schema
from articles.reports import TIMELINE_FORMS, timeline_chapters
from articles.reports.timeline import tree
from articles.timeline import timeline
from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.comparison import Comparison
    from articles.timeline import Timeline


@pytest.fixture
def pair() -> Comparison:
    a = article([["The first shots fell at 10.30 a.m. on 9 December.", "It *rained* on 3 December."]], title="Left")
    b = article([["The first shots fell at 7 a.m. on 9 December.", "At noon\nit ended."]], source="=right.txt")
    a, b = (replace(each, published=date(2016, 12, 17)) for each in (a, b))
    return comparison(a, b, [(0, 0)])


@pytest.fixture
def made(pair: Comparison) -> Timeline:
    return timeline((pair.a, pair.b), {(0, 1): pair})


@pytest.mark.parametrize("form", TIMELINE_FORMS)
def test_every_form_tells_the_clash_and_quotes_both(form: str, made: Timeline) -> None:
    text = render_timeline(made, cast("Any", form))
    assert "10.30 a.m. on 9 December." in text.replace("\\", "")
    assert "7 a.m. on 9 December." in text
    assert "hour" in text
    assert text.endswith("\n")


def test_the_json_fits_its_closed_schema(made: Timeline) -> None:
    report = json.loads(render_timeline(made, "json"))
    assert [entry["clash"] for entry in report["entries"]] == ["", "hour", ""]
    validator = Draft202012Validator(schema("timeline", closed=True))
    assert [error.message for error in validator.iter_errors(report)] == []


def test_a_quotation_that_is_not_in_its_article_is_not_written(made: Timeline) -> None:
    report = json.loads(tree.render(made))
    report["entries"][0]["tellings"][0]["quote"] += "!"
    with pytest.raises(DiptychError, match="the timeline was not written"):
        tree.verify(report, made)


def test_lines_go_by_day_and_say_where_the_day_is_from(made: Timeline) -> None:
    lines = render_timeline(made, "plain").splitlines()
    assert "Fri 9 Dec 2016" in lines
    assert "   clash of hour: A 10:30; B 07:00" in lines
    assert "   B, paragraph 1 of 1, Fri 9 Dec 2016, 12:00, of the day told before: At noon it ended." in lines


def test_markdown_shows_the_words_as_they_stand(made: Timeline) -> None:
    assert r"> It \*rained\* on 3 December." in render_timeline(made, "markdown")


@pytest.mark.parametrize("form", ["html", "markdown", "csv", "json", "docx"])
def test_the_report_has_a_chapter_in_every_form(form: str, pair: Comparison) -> None:
    chapters = timeline_chapters((pair.a, pair.b), {(0, 1): pair})
    written = render_report(pair, cast("Any", form), chapters=chapters)
    if isinstance(written, str):
        assert "hour: A 10:30; B 07:00" in written


def test_the_page_draws_time_downwards_with_a_lane_for_each_account(pair: Comparison) -> None:
    page = str(render_report(pair, "html", chapters=timeline_chapters((pair.a, pair.b), {(0, 1): pair})))
    drawn = page[page.index('aria-labelledby="lanes-t') :]
    assert drawn.count('<line class="lane"') == 2
    assert "≠2" in drawn
    assert drawn.index("Sat 3 Dec 2016") < drawn.index("Fri 9 Dec 2016")


def test_without_any_time_there_is_no_chapter() -> None:
    assert timeline_chapters((article([["Nobody came."]]), article([["Nothing happened."]])), {}) == ()
