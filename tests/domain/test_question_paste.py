"""A list of questions from Word, Excel or a mail becomes keywords and texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.question_paste import LONGEST_QUESTION, PastedQuestion, parse_question_list

WORD = (
    "Vragen\r\n1.\tHoeveel mensen werken hier?\r\n2)  Wie beslist er over het pand?\r\n\r\n"
    "\u2022 Welke vloeren liggen er?\r\n"
)
EXCEL = (
    'Steekwoord\tVraag\tDoel\ncontract\t"Tot wanneer\nloopt het?"\tafl.\n'
    "3\tWie tekent de offerte?\tbeslisser\n"
)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.keyword, one.text) for one in parse_question_list(text).questions]


def test_a_numbered_list_from_a_letter_is_read_line_by_line() -> None:
    assert pairs(WORD) == [
        ("mensen werken", "Hoeveel mensen werken hier?"),
        ("pand", "Wie beslist er over het pand?"),
        ("vloeren", "Welke vloeren liggen er?"),
    ]


def test_a_sheet_brings_keywords_and_cells_of_several_lines() -> None:
    assert pairs(EXCEL) == [
        ("contract", "Tot wanneer loopt het?"),
        ("beslisser", "Wie tekent de offerte?"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("einde contract: Tot wanneer loopt het?", ("einde contract", "Tot wanneer loopt het?")),
        ("sleutels", ("sleutels", "")),
        ("Tot wanneer loopt het contract?", ("contract", "Tot wanneer loopt het contract?")),
        ("☐ Wie tekent?", ("tekent", "Wie tekent?")),
        ("a) Wie tekent?", ("tekent", "Wie tekent?")),
        ("\u00a0 - \u00a0Wie tekent?\u00a0", ("tekent", "Wie tekent?")),
        ("Wie\x07 tekent?", ("tekent", "Wie tekent?")),
        ("Welke tijden: 's morgens of 's avonds?", ("Welke tijden", "'s morgens of 's avonds?")),
    ],
)
def test_bullets_and_marks_are_taken_off(line: str, expected: tuple[str, str]) -> None:
    assert pairs(line) == [expected]


def test_what_is_there_already_is_not_taken_twice() -> None:
    read = parse_question_list("Wie tekent?\nwie TEKENT\nWat kost het?", present=("Wat kost het",))
    assert [one.text for one in read.questions] == ["Wie tekent?"]
    assert read.doubles == 2


def test_no_more_lines_are_taken_than_there_is_room_for() -> None:
    read = parse_question_list("\n".join(f"Wat is punt {number}?" for number in range(230)), room=195)
    assert len(read.questions) == 195
    assert read.left_out == 35
    assert parse_question_list("Wie tekent?", room=-3).left_out == 1


def test_of_two_cells_without_a_question_the_longer_is_the_text() -> None:
    assert pairs("hoe het gaat met de vloer van de hal\tvloer") == [
        ("vloer", "hoe het gaat met de vloer van de hal")
    ]


@pytest.mark.parametrize("text", ["", "?", "\n \n\t\t\n", "1.\n2.\n", "Vragen", "\x00\x01"])
def test_nothing_readable_gives_no_questions(text: str) -> None:
    assert parse_question_list(text).questions == ()


def test_an_endless_line_is_cut_and_keeps_a_short_keyword() -> None:
    (one,) = parse_question_list("sleutels " * 40_000).questions
    assert len(one.text) <= LONGEST_QUESTION
    assert one.keyword == "sleutels"
    (cell,) = parse_question_list('"' + "x " * 200_000 + "\tWie?").questions
    assert isinstance(cell, PastedQuestion)


@given(st.text(max_size=400))
def test_any_text_can_be_pasted(text: str) -> None:
    for one in parse_question_list(text).questions:
        assert (one.keyword + one.text).strip()
        assert not {"\n", "\t", "\x00"} & set(one.keyword + one.text)
