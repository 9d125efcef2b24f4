"""What speaks against a moment for a visit, as a table; and the first moment without anything against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from salesdesk.domain.opening_hours import parse_opening_hours
from salesdesk.domain.visit_conflicts import (
    Booked,
    ConflictKind,
    Slot,
    Surroundings,
    conflicts,
    first_possible,
)
from tests.builders import an_id

TUESDAY, FRIDAY, SATURDAY = date(2026, 12, 8), date(2026, 12, 11), date(2026, 12, 12)
CHRISTMAS = date(2026, 12, 25)
NOW = datetime(2026, 12, 7, 10, 2, tzinfo=UTC)
K = ConflictKind


def slot(day: date = TUESDAY, at: str = "10:00", minutes: int = 60) -> Slot:
    return Slot(day, time.fromisoformat(at), minutes)


def booked(at: str, minutes: int = 60, drive: int = 20, day: date = TUESDAY) -> Booked:
    return Booked(an_id(), "Kas & Co", slot(day, at, minutes), drive)


AROUND = Surroundings(
    NOW,
    holidays={CHRISTMAS: "Eerste kerstdag"},
    home_holidays={CHRISTMAS: "Kerstmis", date(2026, 12, 9): "Dag thuis"},
)

CASES: list[tuple[str, Slot, Surroundings, list[ConflictKind]]] = [
    ("an empty day", slot(), AROUND, []),
    ("this minute", slot(NOW.date(), "10:02"), AROUND, []),
    ("a minute ago", slot(NOW.date(), "10:01"), AROUND, [K.PAST]),
    ("yesterday", slot(date(2026, 12, 4)), AROUND, [K.PAST]),
    ("the same time", slot(), replace(AROUND, booked=(booked("10:00"),)), [K.OVERLAP]),
    ("half over it", slot(), replace(AROUND, booked=(booked("10:30"),)), [K.OVERLAP]),
    ("around it", slot(at="09:00", minutes=180), replace(AROUND, booked=(booked("10:00"),)), [K.OVERLAP]),
    ("another day", slot(), replace(AROUND, booked=(booked("10:00", day=FRIDAY),)), []),
    ("touching, next door", slot(), replace(AROUND, booked=(booked("09:00", drive=0),)), []),
    ("touching, far", slot(), replace(AROUND, booked=(booked("09:00"),)), [K.DRIVE_THERE]),
    ("just enough to drive", slot(), replace(AROUND, booked=(booked("08:40"),)), []),
    ("one minute short", slot(), replace(AROUND, booked=(booked("08:41"),)), [K.DRIVE_THERE]),
    ("late for the next", slot(), replace(AROUND, booked=(booked("11:19"),)), [K.DRIVE_ON]),
    ("only neighbours count", slot(at="14:00"),
     replace(AROUND, booked=(booked("08:30", drive=400), booked("12:00"))), []),
    ("squeezed", slot(), replace(AROUND, booked=(booked("09:00"), booked("11:00"))),
     [K.DRIVE_THERE, K.DRIVE_ON]),
    ("a holiday on both sides", slot(CHRISTMAS), AROUND, [K.HOLIDAY]),
    ("a holiday of the seller", slot(date(2026, 12, 9)), AROUND, [K.HOLIDAY_AT_HOME]),
    ("a weekend", slot(SATURDAY), AROUND, [K.WEEKEND]),
    ("a weekend, open", slot(SATURDAY),
     replace(AROUND, hours=parse_opening_hours("ma-za 9-17")), []),
    ("a weekend, closed", slot(SATURDAY),
     replace(AROUND, hours=parse_opening_hours("ma-vr 9-17")), [K.WEEKEND, K.CLOSED]),
    ("before they open", slot(at="08:30"),
     replace(AROUND, hours=parse_opening_hours("ma-vr 9-17")), [K.CLOSED]),
    ("past closing", slot(at="16:30"),
     replace(AROUND, hours=parse_opening_hours("ma-vr 9-17")), [K.CLOSED]),
    ("over lunch", slot(at="11:30"),
     replace(AROUND, hours=parse_opening_hours("ma-vr 9-12, 13-17")), [K.CLOSED]),
    ("hours unknown", slot(at="06:00"), AROUND, []),
    ("past midnight", slot(at="23:30"), replace(AROUND, hours=parse_opening_hours("dagelijks 0-24")), []),
    ("everything at once", slot(date(2026, 12, 6), "10:00"),
     replace(AROUND, booked=(booked("10:00", day=date(2026, 12, 6)),),
             hours=parse_opening_hours("ma 9-12")), [K.PAST, K.OVERLAP, K.WEEKEND, K.CLOSED]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "around", "kinds"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_speaks_against_a_moment(asked: Slot, around: Surroundings, kinds: list[ConflictKind]) -> None:
    assert [found.kind for found in conflicts(asked, around)] == kinds


def test_a_conflict_tells_which_visit_how_far_and_how_much_time_there_is() -> None:
    before = booked("09:15", 30)
    (found,) = conflicts(slot(), replace(AROUND, booked=(before,)))
    assert (found.name, found.other_id) == ("Kas & Co", before.visit_id)
    assert (found.end, found.minutes, found.spare) == (time(9, 45), 20, 15)


FIRSTS: list[tuple[str, Slot, Surroundings, tuple[date, str] | None]] = [
    ("it is fine as it is", slot(), AROUND, (TUESDAY, "10:00")),
    ("from the next quarter", slot(date(2026, 12, 1)), AROUND, (NOW.date(), "10:15")),
    ("behind the visit there", slot(), replace(AROUND, booked=(booked("10:00"),)), (TUESDAY, "11:30")),
    ("the next morning", slot(at="17:00"), AROUND, (date(2026, 12, 10), "08:30")),
    ("after the weekend", slot(SATURDAY), AROUND, (date(2026, 12, 14), "08:30")),
    ("after Christmas", slot(CHRISTMAS), AROUND, (date(2026, 12, 28), "08:30")),
    ("when they open", slot(at="08:00"),
     replace(AROUND, hours=parse_opening_hours("di 9:10-12")), (TUESDAY, "09:15")),
    ("not before half past eight", slot(at="06:00"),
     replace(AROUND, hours=parse_opening_hours("di 7-17")), (TUESDAY, "08:30")),
    ("unless they close early", slot(at="06:00"),
     replace(AROUND, hours=parse_opening_hours("di 7-9")), (TUESDAY, "07:00")),
    ("on the day they open", slot(),
     replace(AROUND, hours=parse_opening_hours("za 10-12")), (SATURDAY, "10:00")),
    ("never open", slot(), replace(AROUND, hours=parse_opening_hours("ma-zo 3-5")), None),
    ("longer than they are open", slot(minutes=180),
     replace(AROUND, hours=parse_opening_hours("ma-vr 9-11")), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "around", "first"), [case[1:] for case in FIRSTS], ids=[c[0] for c in FIRSTS]
)
def test_the_first_possible_moment(asked: Slot, around: Surroundings, first: tuple[date, str] | None) -> None:
    found = first_possible(asked, around)
    assert (found and (found.visit_on, f"{found.start_time:%H:%M}")) == first
    assert found is None or found.minutes == asked.minutes


def test_a_slot_moves_by_minutes_and_days() -> None:
    assert slot().shifted(minutes=-15) == slot(at="09:45")
    assert slot().shifted(days=3, minutes=60) == slot(FRIDAY, "11:00")
