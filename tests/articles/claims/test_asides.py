"""Sentences of an article that claim nothing of its subject: calls to the reader, and notices of corrections."""

from __future__ import annotations

import pytest

from articles.claims.statements.extraction import read_claims
from articles.reading import article_from_text

TOLD = "The night ferry struck the mole at ten past four, and 41 passengers were taken to the hospital in Orrin."


@pytest.mark.parametrize(
    "aside",
    [
        "Subscribe to our newsletter for daily news in 2026.",
        "Sign up for our morning briefing with 5 stories in your inbox.",
        "Correction: an earlier version of this article said that 10 people had been injured.",
        "Correction (3 May): 41 people were hurt, not 10. The mate is 52 years old.",
        "An earlier version of this story misstated the number of the injured as 10.",
        "This article was amended on 3 May 2026: 41 people were hurt, not 10.",
        "Korrektur: In einer früheren Version dieses Artikels stand, 10 Menschen seien verletzt worden.",
    ],
)
def test_what_is_said_beside_the_subject_is_no_claim(aside: str) -> None:
    article = article_from_text(f"{TOLD}\n\n{aside}\n", language="en")
    assert {claim.paragraph for claim in read_claims(article)} == {0}


@pytest.mark.parametrize(
    "sentence",
    [
        "The council asked 400 residents to subscribe to its newsletter.",
        "“Subscribe to our newsletter,” the mayor told 40 readers.",
        "The correction of the course took the mate 20 seconds.",
        "An earlier version of the plan had 12 wards.",
    ],
)
def test_a_sentence_that_tells_of_such_things_is_one(sentence: str) -> None:
    article = article_from_text(f"{TOLD}\n\n{sentence}\n", language="en")
    assert 1 in {claim.paragraph for claim in read_claims(article)}


def test_an_age_is_no_claim_beside_the_words_of_its_owner() -> None:
    said = (
        '"We heard two explosions, and then the whole roof went up," said Maria Lund, 41, who lives across the street.'
    )
    claims = read_claims(article_from_text(f"{said}\n", language="en"))
    assert [claim.text for claim in claims] == [said]
