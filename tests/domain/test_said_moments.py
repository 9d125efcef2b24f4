"""Days and times are read as a seller notes them; what is no day is none."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.said_moments import read_clock, read_day, read_end

VISIT = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-03-2027", date(2027, 3, 31)),
        ("per 1/4/2027, opzeggen twee maanden", date(2027, 4, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("1-4-27", date(2027, 4, 1)),
        ("per 1 april 2027", date(2027, 4, 1)),
        ("op 1 mrt 2027 en anders later", date(2027, 3, 1)),
        ("3rd may 2027", date(2027, 5, 3)),
        ("31-02-2027", None),
        ("31-02-2027, nee 1-3-2027", date(2027, 3, 1)),
        ("1-12", None),
        ("eind maart", None),
        ("06-12345678", None),
        ("", None),
    ],
)
def test_a_day_is_read_when_it_exists(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1-12", date(2026, 12, 1)),
        ("24-11 in de middag", date(2026, 11, 24)),
        ("23-11", date(2027, 11, 23)),
        ("donderdag 7 januari", date(2027, 1, 7)),
        ("29-02", date(2028, 2, 29)),
        ("31-02", None),
        ("over een maand", None),
    ],
)
def test_without_a_year_it_is_the_next_such_day(text: str, day: date | None) -> None:
    assert read_day(text, VISIT) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("eind maart 2027", date(2027, 3, 31)),
        ("februari 2028", date(2028, 2, 29)),
        ("loopt af december 2026, drie maanden opzegtermijn", date(2026, 12, 31)),
        ("1 maart 2027", date(2027, 3, 1)),
        ("maart", None),
        ("sinds 2019", None),
    ],
)
def test_a_contract_ends_with_its_month(text: str, day: date | None) -> None:
    assert read_end(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1-12 om 10:30", time(10, 30)),
        ("di 1-12 10u30", time(10, 30)),
        ("10 uur", time(10)),
        ("om 9", time(9)),
        ("1-12 om 9.15", time(9, 15)),
        ("1-12", None),
        ("over 10 dagen", None),
        ("om 1-12", None),
        ("25:00", None),
    ],
)
def test_a_time_is_read_beside_the_day(text: str, moment: time | None) -> None:
    assert read_clock(text) == moment


@given(st.text(max_size=80))
def test_no_text_stops_the_reader(text: str) -> None:
    read_day(text, VISIT)
    read_end(text)
    read_clock(text)
