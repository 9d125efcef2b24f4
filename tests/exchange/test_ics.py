"""Calendar files out and in: what other calendars need, and whatever others put in a file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from salesdesk.exchange.ics import EventState, OutgoingEvent, calendar_bytes, zone_of
from salesdesk.exchange.ics_reading import (
    MOST_BYTES,
    MOST_EVENTS,
    MOST_REPEATS,
    IncomingCalendar,
    IncomingEvent,
    read_calendar,
)
from salesdesk.words import reason_text

TODAY = date(2026, 11, 24)
STAMP = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def an_event(**over: object) -> OutgoingEvent:
    filled: dict[str, object] = {
        "uid": "01939@salesdesk",
        "sequence": 3,
        "starts": wall("2026-12-01T09:00"),
        "minutes": 75,
        "zone": "Europe/Amsterdam",
        "title": "Kas & Co; offertegesprek, met „Łukasz”",
        "location": "Spaarne 3, 2011 AB Haarlem",
        "description": "Wensen opnemen\nDaarna rondleiding",
    }
    return OutgoingEvent(**{**filled, **over})  # type: ignore[arg-type]


def lines(*events: OutgoingEvent) -> list[str]:
    return calendar_bytes(events, STAMP).decode().replace("\r\n ", "").split("\r\n")


def event(*given_lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *given_lines, "END:VEVENT"])


def file(*events: str, zones: str = "") -> bytes:
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", *([zones] if zones else []), *events, "END:VCALENDAR", ""]
    return "\r\n".join(parts).encode()


def only(content: bytes) -> IncomingEvent:
    (found,) = read_calendar(content, TODAY).events
    return found


def said(found: IncomingCalendar) -> list[str]:
    return [reason_text(problem.reason) for problem in found.problems]


def test_an_appointment_goes_out_with_all_that_calendars_ask() -> None:
    written = lines(an_event())
    for line in (
        "UID:01939@salesdesk",
        "SEQUENCE:3",
        "DTSTAMP:20261124T063100Z",
        "DTSTART;TZID=Europe/Amsterdam:20261201T090000",
        "DTEND;TZID=Europe/Amsterdam:20261201T101500",
        r"SUMMARY:Kas & Co\; offertegesprek\, met „Łukasz”",
        r"LOCATION:Spaarne 3\, 2011 AB Haarlem",
        r"DESCRIPTION:Wensen opnemen\nDaarna rondleiding",
        "STATUS:TENTATIVE",
        "METHOD:PUBLISH",
    ):
        assert line in written
    assert not [line for line in written if line.startswith(("ORGANIZER", "ATTENDEE"))]


def test_each_zone_is_written_out_once_and_a_cancelled_one_frees_its_time() -> None:
    written = lines(an_event(), an_event(), an_event(zone="Europe/Brussels", state=EventState.CANCELLED))
    assert [line for line in written if line.startswith("TZID:")] == [
        "TZID:Europe/Amsterdam",
        "TZID:Europe/Brussels",
    ]
    assert "STATUS:CANCELLED" in written
    assert "TRANSP:TRANSPARENT" in written


@pytest.mark.parametrize("country", ["NL", "BE", "LU", "DE", "FR", "be ", "", "XX"])
def test_every_country_has_a_zone_of_its_own_or_that_of_the_netherlands(country: str) -> None:
    ZoneInfo(zone_of(country))
    assert zone_of("BE") == "Europe/Brussels"
    assert zone_of("XX") == "Europe/Amsterdam"


@pytest.mark.parametrize(
    "moment",
    ["2026-03-29T01:30", "2026-03-29T02:30", "2026-03-29T09:00", "2026-03-28T23:30",
     "2026-10-25T02:30", "2026-10-25T09:00", "2026-10-24T23:45", "2026-07-01T09:00", "2031-12-31T08:30"],
)  # fmt: skip
def test_the_time_on_the_wall_comes_back_in_the_nights_of_the_clock(moment: str) -> None:
    found = only(calendar_bytes([an_event(starts=wall(moment))], STAMP))
    back = found.on_the_wall(AMSTERDAM)
    if moment != "2026-03-29T02:30":  # an hour that never is; other calendars show it an hour on
        assert back == wall(moment)
    assert found.starts.utcoffset() == wall(moment).replace(tzinfo=AMSTERDAM).utcoffset()


@pytest.mark.parametrize(("year", "month"), [(2026, 3), (2026, 10), (2030, 3), (2035, 10)])
def test_the_zone_in_the_file_says_what_the_zone_tables_say(year: int, month: int) -> None:
    """A reader that knows no zone by name goes by what is written."""
    content = calendar_bytes([an_event()], STAMP).replace(b"Europe/Amsterdam", b"Our own zone")
    zone = Calendar.from_ical(content).timezones[0].to_tz(lookup_tzid=False)
    moment = datetime(year, month, 20, tzinfo=UTC)
    for _hour in range(24 * 12):
        there = moment.astimezone(AMSTERDAM).replace(tzinfo=None)
        if not there.replace(tzinfo=AMSTERDAM).fold and moment.astimezone(AMSTERDAM).fold == 0:
            assert there.replace(tzinfo=zone).utcoffset() == moment.astimezone(AMSTERDAM).utcoffset()
        moment += timedelta(hours=1)


@given(st.text(max_size=300), st.text(max_size=100))
@settings(deadline=None)
def test_no_text_breaks_the_file(title: str, description: str) -> None:
    content = calendar_bytes([an_event(title=title, description=description)], STAMP, title)
    assert len(read_calendar(content, TODAY).events) == 1
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


INCOMING = [
    ("UTC", "DTSTART:20261201T080000Z", "2026-12-01T09:00", ""),
    ("another zone", "DTSTART;TZID=America/New_York:20261201T030000", "2026-12-01T09:00", ""),
    ("the zone of Windows", "DTSTART;TZID=W. Europe Standard Time:20261201T090000", "2026-12-01T09:00", ""),
    ("Brussels in summer", "DTSTART;TZID=Europe/Brussels:20270701T090000", "2027-07-01T09:00", ""),
    ("floating", "DTSTART:20261201T090000", "2026-12-01T09:00", ""),
    ("an unknown zone", "DTSTART;TZID=Mars/Phobos:20261201T090000", "2026-12-01T09:00", "Mars/Phobos"),
    ("no seconds", "DTSTART;VALUE=DATE-TIME:20261201T090000Z", "2026-12-01T10:00", ""),
]


@pytest.mark.parametrize(
    ("line", "expected", "remark"), [row[1:] for row in INCOMING], ids=[r[0] for r in INCOMING]
)
def test_times_come_in_on_the_clock_here(line: str, expected: str, remark: str) -> None:
    found = read_calendar(file(event("UID:a", line, "SUMMARY:x")), TODAY)
    assert found.events[0].on_the_wall(AMSTERDAM) == wall(expected)
    assert all(remark in text and "onbekend" in text for text in said(found))
    assert bool(found.problems) is bool(remark)


def test_a_zone_of_its_own_is_read_from_the_file() -> None:
    zones = calendar_bytes([an_event()], STAMP).decode()
    block = zones[zones.index("BEGIN:VTIMEZONE") : zones.index("END:VTIMEZONE") + len("END:VTIMEZONE")]
    own = block.replace("Europe/Amsterdam", "Kantoor")
    found = only(file(event("UID:a", "DTSTART;TZID=Kantoor:20260701T090000"), zones=own))
    assert found.starts.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("given_lines", "minutes"),
    [
        (("DTEND:20261201T103000Z",), 90),
        (("DURATION:PT45M",), 45),
        ((), 60),
        (("DTEND:20261201T080000Z",), 60),
        (("DTEND:20261301T",), 60),
        (("DTEND:20261201T103000",), 60),
        (("DURATION:altijd",), 60),
    ],
)
def test_the_length_is_the_end_the_duration_or_an_hour(given_lines: tuple[str, ...], minutes: int) -> None:
    assert only(file(event("UID:a", "DTSTART:20261201T090000Z", *given_lines))).minutes == minutes


def test_a_whole_day_begins_at_nine_and_is_marked() -> None:
    found = only(file(event("UID:a", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Beurs")))
    assert (found.is_all_day, found.starts, found.minutes) == (True, wall("2026-12-01T09:00"), 60)


def test_people_status_sequence_and_place_come_along() -> None:
    found = only(
        file(
            event(
                "UID:a", "SEQUENCE:7", "STATUS:cancelled", "DTSTART:20261201T090000Z",
                "LOCATION:Spaarne 3\\, Haarlem", "ORGANIZER;CN=Mia Bos:MAILTO:Mia@kas.example",
                "ATTENDEE;CN=Jan:mailto:jan@kas.example", "ATTENDEE:geen adres",
            )
        )
    )  # fmt: skip
    assert (found.sequence, found.is_cancelled, found.location) == (7, True, "Spaarne 3, Haarlem")
    assert found.people == (("Mia Bos", "mia@kas.example"), ("Jan", "jan@kas.example"))


def test_without_a_uid_the_same_appointment_keeps_the_same_key() -> None:
    content = file(event("DTSTART:20261201T090000Z", "SUMMARY:Overleg"))
    assert only(content).key == only(content).key != ""


def starts_of(*given_lines: str) -> list[str]:
    found = read_calendar(file(event("UID:a", *given_lines)), TODAY)
    return [f"{one.on_the_wall(AMSTERDAM):%m-%d %H:%M}" for one in found.events]


def test_a_series_is_written_out_from_today_and_keeps_its_hour_over_the_night_of_the_clock() -> None:
    found = starts_of("DTSTART;TZID=Europe/Amsterdam:20260302T090000", "RRULE:FREQ=MONTHLY;BYDAY=1MO")
    assert found == ["12-07 09:00", "01-04 09:00", "02-01 09:00", "03-01 09:00", "04-05 09:00", "05-03 09:00"]


def test_a_series_leaves_out_and_adds_and_moves_single_ones() -> None:
    series = event(
        "UID:a", "DTSTART:20261201T080000Z", "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE:20261208T080000Z", "RDATE:20261210T080000Z",
    )  # fmt: skip
    moved = event("UID:a", "RECURRENCE-ID:20261215T080000Z", "DTSTART:20261216T130000Z", "SUMMARY:verzet")
    found = read_calendar(file(series, moved), TODAY).events
    assert sorted(f"{one.starts:%m-%d %H}" for one in found) == [
        "12-01 08",
        "12-10 08",
        "12-16 13",
        "12-22 08",
    ]
    assert {one.key for one in found if one.title == "verzet"} == {"a#20261215T0800"}
    assert all(one.repeats for one in found)


def test_more_than_two_hundred_repeats_are_cut_and_that_is_said() -> None:
    daily = event("UID:a", "DTSTART:20261125T080000Z", "RRULE:FREQ=DAILY")
    assert len(read_calendar(file(daily), TODAY).events) == 183
    extra = [f"RDATE:202612{day:02d}T1{hour}0000Z" for day in range(1, 11) for hour in range(5)]
    twice = event("UID:b", "DTSTART:20261125T080000Z", "RRULE:FREQ=DAILY", *extra)
    found = read_calendar(file(twice), TODAY)
    assert len(found.events) == MOST_REPEATS
    assert "200" in said(found)[0]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYWEEKNO=3", "BYDAY=MO", "FREQ=DAILY;COUNT=x"],
)
def test_a_rule_nobody_knows_gives_the_first_one_or_none_and_no_more(rule: str) -> None:
    found = read_calendar(file(event("UID:a", "DTSTART:20261201T080000Z", f"RRULE:{rule}")), TODAY)
    assert len(found.events) == 1


UNREADABLE = [
    (b"", "leeg"),
    (b"  \r\n ", "leeg"),
    (b"\x00\xff\xfe\x00 rommel", "geen agendabestand"),
    (b"%PDF-1.7", "geen agendabestand"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "geen afspraken"),
    (b"x" * (MOST_BYTES + 1), "groter dan 20 MB"),
    (file("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:2026"), "breekt midden"),
    (file(event("UID:a")), "begintijd"),
    (file(event("UID:a", "DTSTART:gisteren")), "begintijd"),
    (file(event("UID:a", "DTSTART:10001201T090000")), "buiten elke agenda"),
]


@pytest.mark.parametrize(
    ("content", "words"), UNREADABLE, ids=[row[1] + str(i) for i, row in enumerate(UNREADABLE)]
)
def test_what_cannot_be_read_is_said_in_words(content: bytes, words: str) -> None:
    found = read_calendar(content, TODAY)
    assert found.events == ()
    assert any(words in text for text in said(found))


def test_one_bad_appointment_leaves_the_others() -> None:
    good = event("UID:b", "DTSTART:20261201T080000Z")
    found = read_calendar(file(event("UID:a", "DTSTART:nooit"), good, "BEGIN:VEVENT\r\nUID:c"), TODAY)
    assert [one.key for one in found.events] == ["b"]
    assert len(found.problems) == 2


def test_more_than_five_thousand_appointments_are_cut_and_that_is_said() -> None:
    many = file(*(event(f"UID:{n}", "DTSTART:20261201T080000Z") for n in range(MOST_EVENTS + 7)))
    found = read_calendar(many, TODAY)
    assert len(found.events) == MOST_EVENTS
    assert "5007" in said(found)[0]


def test_with_all_their_repeats_they_are_cut_too() -> None:
    daily = ("DTSTART:20261125T080000Z", "RRULE:FREQ=DAILY")
    found = read_calendar(file(*(event(f"UID:{n}", *daily) for n in range(40))), TODAY)
    assert len(found.events) == MOST_EVENTS
    assert "herhalingen" in said(found)[-1]


def test_a_file_that_only_begins_appointments_is_read_in_one_pass() -> None:
    content = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 200_000
    assert said(read_calendar(content, TODAY)) == [
        "Het bestand breekt midden in een afspraak af; die is niet te lezen."
    ]


def test_other_ways_of_writing_come_in_too() -> None:
    written = file(event("UID:a", "DTSTART:20261201T080000Z", "SUMMARY:Café")).decode()
    content = written.replace("\r\n", "\n")
    for coded in (
        content.encode(),
        content.encode("utf-16"),
        content.encode("cp1252"),
        b"\xef\xbb\xbf" + content.encode(),
    ):
        assert only(coded).title == "Café"


MARKS = tuple(
    """BEGIN:VCALENDAR|BEGIN:VEVENT|END:VEVENT|END:VCALENDAR|DTSTART:20261201T080000Z|UID:a|RRULE:FREQ=WEEKLY
EXDATE:x|DTSTART;TZID=|RECURRENCE-ID:20261201T080000Z|DURATION:-P1D|BEGIN:VTIMEZONE|END:VTIMEZONE|TZID:x
RDATE;VALUE=PERIOD:20261201T080000Z/PT1H|SEQUENCE:-1|ATTENDEE;CN=":mailto:x|DTSTART;VALUE=DATE:20261301
RRULE:FREQ=YEARLY;COUNT=999999999""".replace("\n", "|").split("|")
)


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=30)), max_size=25))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_any_lines_give_appointments_and_sentences(given_lines: list[str]) -> None:
    found = read_calendar("\r\n".join(["BEGIN:VCALENDAR", *given_lines]).encode("utf-8", "replace"), TODAY)
    assert all(one.key and one.minutes > 0 for one in found.events)
    assert all(text for text in said(found))


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_give_appointments_and_sentences(content: bytes) -> None:
    for bytes_in in (
        content,
        b"BEGIN:VCALENDAR\r\n" + content,
        file(event("DTSTART:20261201T080000Z")) + content,
    ):
        found = read_calendar(bytes_in, TODAY)
        assert found.events or found.problems
