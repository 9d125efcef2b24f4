"""A keyword of at most three words from a whole question, and a keyword that is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.question_keyword import LONGEST, is_sentence, keyword_of


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("Wie heeft de sleutels van het archief?", "sleutels archief"),
        ("Tot wanneer loopt het contract, en wat is de opzegtermijn?", "contract"),
        ("Hoeveel vierkante meter is het per pand, en welke vloeren liggen er?", "vierkante meter pand"),
        ("Wanneer wilt u verhuizen naar het nieuwe pand in Beverwijk?", "verhuizen nieuwe pand"),
        ("Met wie werkt u nu samen?", "werkt samen"),
        ("What do you pay for your premises?", "pay premises"),
        ("Hoe test u of de back-up op orde is?", "test back-up orde"),
        ("Wat zegt de m²-prijs u?", "zegt m²-prijs"),
        ("Hoe?", "Hoe"),
        ("", ""),
        ("???", ""),
    ],
)
def test_a_keyword_is_what_the_question_is_about(text: str, keyword: str) -> None:
    assert keyword_of(text) == keyword


@given(st.text(max_size=300))
def test_a_keyword_is_never_longer_than_three_words(text: str) -> None:
    made = keyword_of(text)
    assert len(made.split()) <= 3
    assert len(made) <= LONGEST


@pytest.mark.parametrize(
    ("keyword", "whole"),
    [
        ("huidige leverancier", False),
        ("m2 / freq / overige", False),
        ("uur zonder systeem", False),
        ("Tot wanneer loopt het contract?", True),
        ("wie beslist?", True),
        ("wat betaalt u nu", True),
        ("hoeveel mensen werken er hier", True),
        ("", False),
    ],
)
def test_a_whole_sentence_would_be_read_aloud(keyword: str, whole: bool) -> None:
    assert is_sentence(keyword) is whole
