"""Opening hours as sellers type them, read into hours per day."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.opening_hours import (
    OpeningHours,
    opening_hours_or_unknown,
    parse_opening_hours,
)
from salesdesk.errors import Refused

MONDAY = date(2026, 11, 23)


def spoken(hours: OpeningHours) -> str:
    """The week as `1-5 08:30-17:00 | 6-6 10:00-12:00`; closed is ×, unknown ?."""
    parts: list[tuple[str, list[int]]] = []
    for number in range(7):
        spans = hours.spans(MONDAY + timedelta(days=number))
        said = "?" if spans is None else ", ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in spans) or "×"
        if parts and parts[-1][0] == said:
            parts[-1][1].append(number + 1)
        else:
            parts.append((said, [number + 1]))
    return " | ".join(f"{days[0]}-{days[-1]} {said}" for said, days in parts)


READABLE = [
    ("", "1-7 ?"),
    ("   ", "1-7 ?"),
    ("ma-vr 08:30-17:00; za 10-12", "1-5 08:30-17:00 | 6-6 10:00-12:00 | 7-7 ×"),
    (
        "ma, wo 9:00-12:00 en 13:00-17:00",
        "1-1 09:00-12:00, 13:00-17:00 | 2-2 × | 3-3 09:00-12:00, 13:00-17:00 | 4-7 ×",
    ),
    ("di gesloten", "1-1 ? | 2-2 × | 3-7 ?"),
    ("ma-vr 8-17, di gesloten", "1-1 08:00-17:00 | 2-2 × | 3-5 08:00-17:00 | 6-7 ×"),
    ("maandag t/m vrijdag van 8.30 tot 17.00 uur", "1-5 08:30-17:00 | 6-7 ×"),
    ("Maandag tot en met donderdag: 9u - 17u30", "1-4 09:00-17:30 | 5-7 ×"),
    ("ma - vr 0830-1700", "1-5 08:30-17:00 | 6-7 ×"),
    ("Mon-Fri 9 am to 5 pm, Sat closed", "1-5 09:00-17:00 | 6-7 ×"),
    ("monday until wednesday 9-17", "1-3 09:00-17:00 | 4-7 ×"),
    ("werkdagen 8–17; weekend dicht", "1-5 08:00-17:00 | 6-7 ×"),
    ("dagelijks 0-24", "1-7 00:00-23:59"),
    ("vr 18:00-00:00", "1-4 × | 5-5 18:00-23:59 | 6-7 ×"),
    ("vr-ma 10-18", "1-1 10:00-18:00 | 2-4 × | 5-7 10:00-18:00"),
    ("ma-vr 9-12, 13-17", "1-5 09:00-12:00, 13:00-17:00 | 6-7 ×"),
    ("ma 13-17; ma 9-12", "1-1 09:00-12:00, 13:00-17:00 | 2-7 ×"),
    ("ma-vr 9-17; wo 9-12", "1-2 09:00-17:00 | 3-3 09:00-12:00 | 4-5 09:00-17:00 | 6-7 ×"),
    ("ma-vr 9-12 & 13-17 | za 9-13", "1-5 09:00-12:00, 13:00-17:00 | 6-6 09:00-13:00 | 7-7 ×"),
    ("woensdags 12 am-12 pm", "1-2 × | 3-3 00:00-12:00 | 4-7 ×"),
    ("MA-VR 08:30-17:00\nZA 10:00-12:00", "1-5 08:30-17:00 | 6-6 10:00-12:00 | 7-7 ×"),
]
UNREADABLE = [
    ("op afspraak", "“afspraak”"),
    ("8:30-17:00", "Zet de dag erbij"),
    ("gesloten", "Zet de dag erbij"),
    ("ma-vr", "Zet bij elke dag de tijden"),
    ("ma-vr 8:30", "van wanneer tot wanneer"),
    ("ma-vr 8:30-", "van wanneer tot wanneer"),
    ("ma-8:30", "streepje"),
    ("- ma 8-9", "streepje"),
    ("ma 25:00-26:00", "geen tijd op de klok"),
    ("ma 9:75-10", "geen tijd op de klok"),
    ("ma 13 pm-14 pm", "geen tijd op de klok"),
    ("ma 17-8", "eindigt voor het begint"),
    ("ma 9-9", "eindigt voor het begint"),
    ("ma 9-12, 11-17", "door elkaar"),
    ("ma gesloten 9-17", "niet allebei"),
    ("ma 9-17 😀", "“😀”"),
    ("<b>ma</b>", "“<”"),
    ("ma 9-17 " * 60, "te lang"),
]


@pytest.mark.parametrize(("text", "week"), READABLE)
def test_a_line_of_hours_is_read(text: str, week: str) -> None:
    assert spoken(parse_opening_hours(text)) == week


@pytest.mark.parametrize(("text", "said"), UNREADABLE)
def test_an_unreadable_line_is_refused_in_words_at_its_field(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        parse_opening_hours(text)
    assert refused.value.reasons[0].at == "opening_hours"
    assert not opening_hours_or_unknown(text).is_known


@pytest.mark.parametrize(
    ("day", "at", "is_open"),
    [
        (0, time(8, 29), False),
        (0, time(8, 30), True),
        (0, time(16, 59), True),
        (0, time(17, 0), False),
        (5, time(11, 0), True),
        (6, time(11, 0), False),
    ],
)
def test_open_from_the_first_minute_until_the_last(day: int, at: time, is_open: bool) -> None:
    hours = parse_opening_hours("ma-vr 08:30-17:00; za 10-12")
    assert hours.is_open(MONDAY + timedelta(days=day), at) is is_open


@pytest.mark.parametrize(
    ("start", "end", "is_open"),
    [
        (time(9), time(12), True),
        (time(9), time(12, 1), False),
        (time(11, 30), time(13, 30), False),
        (time(14), time(16), True),
        (time(8), time(10), False),
        (time(15), time(17), True),
        (time(18), time(19), False),
    ],
)
def test_a_visit_fits_when_it_is_open_all_the_while(start: time, end: time, is_open: bool) -> None:
    hours = parse_opening_hours("ma 9-12, 13-15, 15-17")
    assert hours.is_open_between(MONDAY, start, end) is is_open


def test_nobody_knows_without_a_line() -> None:
    unknown = parse_opening_hours("")
    assert unknown.is_open(MONDAY, time(9)) is None
    assert unknown.is_open_between(MONDAY, time(9), time(10)) is None
    assert not unknown.is_known


@given(st.text(max_size=80))
def test_no_text_does_more_than_refuse(text: str) -> None:
    for number in range(7):
        spans = opening_hours_or_unknown(text).spans(MONDAY + timedelta(days=number)) or ()
        assert all(start < end for start, end in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
