"""Series written out, as a table; what is expected was reckoned with another program."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from salesdesk.exchange.recurrence import Unclear, occurrences, read_rule

FIRST, LAST = date(2026, 11, 24), date(2027, 1, 31)


def parts(rule: str) -> dict[str, list[str]]:
    pairs = (part.split("=", 1) for part in rule.split(";"))
    return {name: values.split(",") for name, values in pairs}


def written_out(starts: str, rule: str, last: date = LAST) -> list[str]:
    begin = datetime.fromisoformat(starts)
    return [f"{one:%m-%d}" for one in occurrences(begin, read_rule(parts(rule)), FIRST, last)]


CASES = [
    ("2026-11-23T09:00", "FREQ=DAILY;COUNT=4", "11-24 11-25 11-26"),
    ("2020-01-01T09:00", "FREQ=DAILY;INTERVAL=30", "11-25 12-25 01-24"),
    ("2026-11-01T09:00", "FREQ=DAILY;BYDAY=SU;BYMONTH=12", "12-06 12-13 12-20 12-27"),
    ("2026-01-01T09:00", "FREQ=DAILY;BYMONTHDAY=1,-1", "11-30 12-01 12-31 01-01 01-31"),
    ("2026-11-24T09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=5", "11-24 11-26 12-08 12-10 12-22"),
    ("2026-12-17T09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "12-27 12-28 01-10 01-11 01-24 01-25"),
    ("2026-11-19T09:00", "FREQ=WEEKLY;BYMONTH=1", "01-07 01-14 01-21 01-28"),
    ("2026-08-31T09:00", "FREQ=MONTHLY", "12-31 01-31"),
    ("2026-08-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "11-30 12-31 01-31"),
    ("2026-08-31T09:00", "FREQ=MONTHLY;BYDAY=2TU,-1FR", "11-27 12-08 12-25 01-12 01-29"),
    ("2026-08-31T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "11-30 12-31 01-29"),
    ("2026-08-31T09:00", "FREQ=MONTHLY;BYDAY=5MO", "11-30"),
    ("2026-08-31T09:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ""),
    ("2020-12-05T09:00", "FREQ=YEARLY", "12-05"),
    ("2020-01-01T09:00", "FREQ=YEARLY;BYMONTH=12,1;BYDAY=1MO", "12-07 01-04"),
    ("2020-01-01T09:00", "FREQ=YEARLY;BYDAY=-1TH", "12-31"),
    ("2020-01-01T09:00", "FREQ=YEARLY;BYMONTHDAY=15", "12-15 01-15"),
    ("2026-12-30T09:00", "FREQ=YEARLY;COUNT=1", "12-30"),
    ("2020-02-29T09:00", "FREQ=YEARLY", ""),
]  # fmt: skip


@pytest.mark.parametrize(("starts", "rule", "days"), CASES)
def test_a_series(starts: str, rule: str, days: str) -> None:
    assert " ".join(written_out(starts, rule)) == days


@pytest.mark.parametrize(
    ("starts", "until", "last"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 26), 26),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC), 26),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 26, 8, 59, tzinfo=UTC), 25),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 26, 9), 26),  # noqa: DTZ001 - as in files
    ],
)
def test_until_is_the_last_moment_itself(starts: datetime, until: date, last: int) -> None:
    rule = read_rule({"FREQ": ["DAILY"], "UNTIL": [until]})
    assert max(one.day for one in occurrences(starts, rule, FIRST, LAST)) == last


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=",
        "INTERVAL=2",
        "FREQ=DAILY;BYHOUR=3",
        "FREQ=WEEKLY;BYDAY=9X",
        "FREQ=DAILY;UNTIL=x",
    ],
)
def test_a_rule_we_do_not_read_is_unclear(rule: str) -> None:
    with pytest.raises(Unclear):
        read_rule(parts(rule))


def test_a_count_from_long_ago_is_given_up_and_the_end_of_the_calendar_is_the_end() -> None:
    with pytest.raises(Unclear):
        written_out("1901-01-01T09:00", "FREQ=DAILY;COUNT=999999")
    begin = datetime(9998, 12, 1, tzinfo=UTC)
    rule = read_rule(parts("FREQ=YEARLY"))
    assert len(list(occurrences(begin, rule, date(9998, 1, 1), date.max - timedelta(days=1)))) == 2
