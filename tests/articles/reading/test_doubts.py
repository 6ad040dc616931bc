"""A text that was saved from a page is doubted where little of it is article; nothing else is."""

from __future__ import annotations

import pytest

from articles.reading import article_from_text
from tests.articles.reading.made import LAST, LEDE, MIDDLE

THREAD = (
    "12 comments\n\ngull's picture\n\nI have sailed that route for thirty years and the light was never out, whatever"
    " they say. The company knows it well, and the office in Orrin knows it too; I wrote to both of them in May, and"
    " in June.\n\n"
    "0 users have voted.\n\nsalt's picture\n\nThen you were lucky."
)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            f"Ferry strikes mole\n\n{LEDE}\n\n{THREAD}",
            "only 33 words of this text were taken for the article; :cut lists",
        ),
        (
            "We value your privacy\n\nWe and our partners store cookies here with your consent.\n\nAccept all",
            "is about cookies and consent",
        ),
        (f"Ferry strikes mole\n\n{LEDE}\n\nAlready a subscriber? Sign in.", "asks for a subscription"),
        ("Herald\n\nPlease enable JavaScript to read this page.", "asks for JavaScript"),
    ],
)
def test_what_is_probably_not_the_whole_article_is_said_to_be_doubtful(text: str, doubt: str) -> None:
    notices = article_from_text(text).notices
    assert len(notices) == 1
    assert doubt in notices[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEDE}\n\n{MIDDLE}\n\n{LAST}",
        "The quay\n\nThe quay fell.",
        f"{LEDE}\n\n{MIDDLE}\n\n{LAST}\n\n{THREAD}",
        "\n\n".join([LEDE, MIDDLE, LAST] * 3 + ["Subscribe to read on: cookies, consent and privacy."]),
    ],
)
def test_an_article_raises_no_doubt_whatever_its_length(text: str) -> None:
    assert article_from_text(text).notices == ()
