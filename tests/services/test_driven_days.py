"""Planned against driven: the plan of the morning, the day told, and kilometres for the administration."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from salesdesk.domain.driven_days import Source
from salesdesk.domain.rayon import OtherDay
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.driven_days import DayTold, DrivenDays
from salesdesk.services.routes import Routes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import TODAY, a_relation, a_visit, an_address, an_id, some_settings
from tests.planning_builders import a_driven_day, a_driven_trip

Keep = Callable[..., None]
YESTERDAY = TODAY - timedelta(days=1)
HAARLEM = a_relation(name="Hotel Spaarne", address=an_address(postcode="2011 AB", place="Haarlem"))
BEVERWIJK = a_relation(name="Groothandel", address=an_address(postcode="1941 AB", place="Beverwijk"))
FIRST = a_visit(relation_id=HAARLEM.id, visit_on=YESTERDAY, start_time=time(9), state=VisitState.HELD)
SECOND = a_visit(relation_id=BEVERWIJK.id, visit_on=YESTERDAY, start_time=time(11), state=VisitState.HELD)


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def driven(database: Database, keep: Keep) -> DrivenDays:
    with database.write() as session:
        save_settings(session, some_settings())
    keep(HAARLEM, BEVERWIJK, FIRST, SECOND)
    clock = Clock(lambda: datetime(2026, 11, 24, 8, tzinfo=UTC), an_id)
    return DrivenDays(database, clock, Routes(database, clock))


def test_the_plan_of_the_morning_is_kept_once(driven: DrivenDays, keep: Keep) -> None:
    visit = a_visit(relation_id=HAARLEM.id, start_time=time(9))
    keep(visit)
    first = driven.keep_plan().value
    assert first is not None
    assert (first.planned_ids, first.planned_visit_minutes) == ((visit.id,), 60)
    assert first.planned_drive_minutes > 40
    keep(a_visit(relation_id=BEVERWIJK.id, start_time=time(14)))
    assert driven.keep_plan().value == first


def test_a_day_without_visits_keeps_no_plan(driven: DrivenDays) -> None:
    assert driven.keep_plan().value is None
    assert driven.noted(TODAY) is None


def test_a_day_tells_what_was_held_added_and_fallen_out_and_why(driven: DrivenDays, keep: Keep) -> None:
    gone = a_visit(relation_id=BEVERWIJK.id, visit_on=TODAY + timedelta(days=3), start_time=time(15))
    shut = a_visit(
        relation_id=BEVERWIJK.id, visit_on=YESTERDAY, start_time=time(13), state=VisitState.ABSENT,
        state_reason="dichte deur",
    )  # fmt: skip
    keep(gone, shut, a_driven_day(day=YESTERDAY, planned_ids=(FIRST.id, gone.id, shut.id)))
    day = driven.day(YESTERDAY)
    assert (day.planned, day.held, day.added, day.as_planned) == (3, 2, 1, False)
    assert {out.visit_id: out.reason for out in day.fallen_out} == {
        gone.id: "verzet naar vr 27-11",
        shut.id: "niemand aanwezig: dichte deur",
    }


def test_what_nobody_noted_is_estimated_and_said_so(driven: DrivenDays) -> None:
    day = driven.day(YESTERDAY)
    assert (day.planned, day.drive_source, day.km_source) == (None, Source.ESTIMATED, Source.ESTIMATED)
    assert day.km > 60
    assert day.selling_percent is not None
    assert day.bias_minutes is None


def test_reported_drives_count_before_the_estimate_and_notes_before_both(
    driven: DrivenDays, keep: Keep
) -> None:
    to_first = a_driven_trip(driven_on=YESTERDAY, left_time=time(8), arrived_time=time(9), visit_id=FIRST.id)
    keep(to_first)
    partly = driven.day(YESTERDAY)
    assert partly.drive_source is Source.PARTLY
    keep(replace(to_first, id=an_id(), visit_id=SECOND.id), replace(to_first, id=an_id(), visit_id=None))
    reported = driven.day(YESTERDAY)
    assert (reported.drive_source, reported.drive_minutes) == (Source.REPORTED, 180)
    driven.tell(YESTERDAY, DayTold(driven_minutes=95))
    assert (driven.day(YESTERDAY).drive_source, driven.day(YESTERDAY).drive_minutes) == (Source.NOTED, 95)


def test_telling_keeps_the_plan_and_can_be_taken_back(driven: DrivenDays, keep: Keep) -> None:
    keep(a_driven_day(day=YESTERDAY, planned_ids=(FIRST.id, SECOND.id), driven_km=None))
    before = driven.noted(YESTERDAY)
    told = driven.tell(YESTERDAY, DayTold("45210 - 45307", time(7, 40), time(15, 5), 100, " file ")).value
    assert (told.driven_km, told.note, told.planned_ids) == (Decimal(97), "file", (FIRST.id, SECOND.id))
    assert driven.day(YESTERDAY).bias_minutes == 4
    driven.take_back(before, YESTERDAY)
    assert driven.noted(YESTERDAY) == before


@pytest.mark.parametrize(
    ("day", "told", "at"),
    [
        (TODAY + timedelta(days=1), DayTold("97"), "day"),
        (YESTERDAY, DayTold("-97"), "km"),
        (YESTERDAY, DayTold("45307-45210"), "km"),
        (YESTERDAY, DayTold("97", time(16), time(8)), "home_time"),
        (YESTERDAY, DayTold(driven_minutes=1500), "driven_minutes"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    driven: DrivenDays, day: date, told: DayTold, at: str
) -> None:
    with pytest.raises(Refused) as refused:
        driven.tell(day, told)
    assert refused.value.reasons[0].at == at


def test_only_the_last_day_with_visits_is_asked_for_and_only_until_it_is_told(
    driven: DrivenDays, keep: Keep
) -> None:
    keep(a_visit(relation_id=HAARLEM.id, visit_on=TODAY - timedelta(days=4), state=VisitState.HELD))
    assert driven.to_tell() == YESTERDAY
    driven.tell(YESTERDAY, DayTold("97"))
    assert driven.to_tell() is None


def test_a_day_long_ago_is_not_asked_for(driven: DrivenDays, keep: Keep) -> None:
    week_ago = TODAY - timedelta(days=8)
    keep(replace(FIRST, visit_on=week_ago), replace(SECOND, visit_on=week_ago))
    assert driven.to_tell() is None


def test_noted_kilometres_are_shared_out_over_the_drives_to_the_last_tenth(driven: DrivenDays) -> None:
    driven.tell(YESTERDAY, DayTold("97"))
    lines = driven.km_lines(YESTERDAY, YESTERDAY)
    assert [(line.from_where, line.to_where) for line in lines] == [
        ("Utrecht", "Haarlem"), ("Haarlem", "Beverwijk"), ("Beverwijk", "Utrecht"),
    ]  # fmt: skip
    assert sum(line.km for line in lines) == Decimal(97)
    assert all(line.is_noted and line.reason for line in lines)


def test_the_workbook_holds_every_drive_and_the_amount(driven: DrivenDays) -> None:
    driven.tell(YESTERDAY, DayTold("100"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(driven.workbook(date(2026, 11, 1), TODAY)))
    drives = book.get_sheet_by_index(0).to_python()
    assert [row[3] for row in drives[1:4]] == ["Hotel Spaarne", "Groothandel", "Groothandel"]
    assert drives[-1][4:6] == [100.0, 35.0]
    months = book.get_sheet_by_index(1).to_python()
    assert months[1][1:] == [1.0, 100.0, 100.0, 35.0]


def test_a_day_that_began_elsewhere_is_driven_from_there(driven: DrivenDays, keep: Keep) -> None:
    usual = driven.km_lines(YESTERDAY, YESTERDAY)
    keep(OtherDay(an_id(), YESTERDAY, "Zwolle", "Ergens Onbekend"))
    lines = driven.km_lines(YESTERDAY, YESTERDAY)
    assert lines[0].from_where == "Zwolle"
    assert lines[0].km > usual[0].km + 50
    assert lines[-1].to_where == usual[-1].to_where


def test_a_relation_without_an_address_counts_as_a_short_drive(driven: DrivenDays, keep: Keep) -> None:
    keep(replace(HAARLEM, address=an_address(postcode="", place="Nergenshuizen", street="")))
    assert driven.day(YESTERDAY).drive_minutes > 0
    assert driven.km_lines(YESTERDAY, YESTERDAY)[0].to_where == "Nergenshuizen"


def test_the_view_holds_the_newest_day_first_and_what_is_planned_today(
    driven: DrivenDays, keep: Keep
) -> None:
    keep(a_visit(relation_id=HAARLEM.id))
    view = driven.view(weeks=2)
    assert [one.day for one in view.days] == [TODAY, YESTERDAY]
    assert (view.days[0].held, view.days[0].untold, view.to_tell) == (0, 1, YESTERDAY)
