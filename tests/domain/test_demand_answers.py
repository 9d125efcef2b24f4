"""What answers each demand is written in the evidence and read from it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.demand_answers import Answer, DemandAnswer, answers_in, own_words, written

DEMANDS = ("Stil werken", "Binnen een week", "Eén aanspreekpunt")
WORDS = st.text("abc dé→±✗", max_size=12).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("line", "answer", "solution"),
    [
        ("Stil werken", Answer.YES, ""),
        ("stil WERKEN", Answer.YES, ""),
        ("± Stil werken", Answer.PARTLY, ""),
        ("✗ Stil werken", Answer.NO, ""),
        ("Stil werken → avondploeg", Answer.YES, "avondploeg"),
        ("± Stil werken → avondploeg", Answer.PARTLY, "avondploeg"),
        ("Stil", None, ""),
        ("", None, ""),
    ],
)
def test_a_line_says_what_answers_a_demand(line: str, answer: Answer | None, solution: str) -> None:
    assert answers_in(line, DEMANDS)[0] == DemandAnswer("Stil werken", answer, solution)


def test_own_words_stay_apart_from_the_answers() -> None:
    evidence = "Opname gedaan\n± Stil werken → avondploeg\nProef beviel"
    assert own_words(evidence, DEMANDS) == "Opname gedaan\nProef beviel"


@given(
    st.lists(st.sampled_from([None, *Answer]), min_size=3, max_size=3),
    st.sampled_from(["", "avondploeg", "vaste ploeg"]),
    WORDS,
)
def test_what_is_written_is_read_again(given_: list[Answer | None], solution: str, own: str) -> None:
    answers = tuple(
        DemandAnswer(demand, answer, solution if answer in {Answer.YES, Answer.PARTLY} else "")
        for demand, answer in zip(DEMANDS, given_, strict=True)
    )
    text = written(answers, own)
    assert answers_in(text, DEMANDS) == answers
    assert own_words(text, DEMANDS) == own
