"""What a reader hands in: a comparison as JSON, Markdown, HTML, CSV or plain lines. Exact quotations only."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from articles.comparison import Comparison

Form = Literal["json", "markdown", "html", "csv", "plain"]
FORMS: tuple[Form, ...] = get_args(Form)

_HOMES: dict[Form, str] = {
    "json": "articles.reports.comparison_json",
    "markdown": "articles.reports.markdown",
    "html": "articles.reports.html",
    "csv": "articles.reports.csv_rows",
    "plain": "articles.reports.plain",
}


def render(comparison: Comparison, form: Form) -> str:
    """The comparison in one of `FORMS`, ending with a line break.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    text: str = import_module(_HOMES[form]).render(comparison)
    return text
