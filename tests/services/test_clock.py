"""The clock of the laptop: its zone knows summer and winter, whatever season it is now."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from salesdesk import app
from salesdesk.services.clock import LocalZone

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be chosen")


@pytest.fixture(autouse=True)
def _in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("now", ["2026-01-15T09:00", "2026-07-15T09:00"])
@pytest.mark.parametrize(
    ("moment", "local"),
    [
        ("2026-07-09T22:30", "2026-07-10T00:30"),
        ("2026-01-09T22:30", "2026-01-09T23:30"),
        ("2026-03-29T00:59", "2026-03-29T01:59"),
        ("2026-03-29T01:00", "2026-03-29T03:00"),
        ("2026-10-25T00:30", "2026-10-25T02:30"),
        ("2026-10-25T01:30", "2026-10-25T02:30"),
    ],
)
def test_a_moment_reads_as_it_was_on_the_wall_then(
    monkeypatch: pytest.MonkeyPatch, now: str, moment: str, local: str
) -> None:
    monkeypatch.setenv("SALESDESK_NOW", now)
    zone = app.own_clock().now().tzinfo
    seen = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(zone)
    assert f"{seen:%Y-%m-%dT%H:%M}" == local
    assert seen.astimezone(UTC) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_midnight_of_the_day_the_clock_changes_is_in_winter_time_still() -> None:
    noon = datetime(2026, 3, 29, 12, tzinfo=LocalZone())
    assert noon.utcoffset() == timedelta(hours=2)
    assert noon.replace(hour=0).astimezone(UTC) == datetime(2026, 3, 28, 23, tzinfo=UTC)


def test_the_clock_runs_in_the_zone_of_the_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SALESDESK_NOW", raising=False)
    now = app.own_clock().now()
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert (now.tzname(), now.dst()) in {("CET", None), ("CEST", None)}
