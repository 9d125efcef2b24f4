"""Which day suits, on a real file: hours, days off, areas, what stands already, and when nothing fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.day_finding import DayFilter, FoundDay, FoundDays, NoSlot, Shade
from salesdesk.domain.planning_rules import PlanningRules, TravelHabits
from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.slot_finder import Asked, SlotFinder
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import a_relation, a_visit, an_address, an_id, some_settings
from tests.planning_builders import a_time_off, a_visit_proposal, an_area, an_other_day

Find = Callable[..., FoundDays]
MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
THURSDAY = date(2026, 12, 3)
HAARLEM = a_relation(name="Hotel Spaarne", address=an_address(postcode="2011 AB", place="Haarlem"))
BEVERWIJK = a_relation(name="Groothandel", address=an_address(postcode="1941 AB", place="Beverwijk"))


@pytest.fixture
def find(database: Database) -> Find:
    def found(
        *values: object, moment: datetime = MOMENT, rules: PlanningRules | None = None, **asked: Any
    ) -> FoundDays:
        with database.write() as session:
            travel = TravelHabits(counts_traffic=False)
            save_settings(session, some_settings(planning=rules or PlanningRules(), travel=travel))
            records.save_all(session, [HAARLEM, BEVERWIJK, *values])
        asked = asked if "typed" in asked else {"id": HAARLEM.id, **asked}
        return SlotFinder(database, Clock(lambda: moment, an_id)).find(Asked(**asked))

    return found


def on(days: FoundDays, day: date = THURSDAY) -> FoundDay:
    found = days.day(day)
    assert found is not None
    return found


def beside(day: date = THURSDAY, **over: Any) -> Any:
    return a_visit(relation_id=BEVERWIJK.id, visit_on=day, start_time=time(10), **over)


def test_a_day_nearby_beats_an_empty_one_and_says_beside_whom(find: Find) -> None:
    days = find(beside())
    best = days.best()[0]
    assert (best.day, best.shade) == (THURSDAY, Shade.GOOD)
    assert best.neighbour is not None
    assert best.neighbour.name == "Groothandel"
    assert best.extra_minutes < on(days, THURSDAY + timedelta(days=1)).extra_minutes
    assert days.lone_minutes is not None
    assert len(days.days) == 366


def test_the_whole_visit_lies_within_the_opening_hours(find: Find) -> None:
    narrow = replace(HAARLEM, opening_hours="do 14:00-15:00")
    days = find(narrow, beside(), minutes=60)
    assert on(days).start_time == time(14)
    assert on(days, THURSDAY - timedelta(days=1)).no_slot is NoSlot.CLOSED
    assert on(find(narrow, minutes=75)).no_slot is NoSlot.CLOSED


def test_weekends_holidays_and_days_off_hold_none(find: Find) -> None:
    days = find(a_time_off(first_on=THURSDAY, last_on=THURSDAY, reason="Cursus"))
    assert (on(days).no_slot, on(days).note) == (NoSlot.DAY_OFF, "Cursus")
    assert on(days, date(2026, 11, 28)).no_slot is NoSlot.DAY_OFF
    christmas = on(days, date(2026, 12, 25))
    assert christmas.no_slot is NoSlot.HOLIDAY
    assert christmas.note


def test_a_customer_over_the_border_keeps_his_own_holidays(find: Find) -> None:
    belgian = replace(HAARLEM, address=Address("Meir 1", "2000", "Antwerpen", "BE"))
    assert on(find(belgian), date(2027, 7, 21)).no_slot is NoSlot.HOLIDAY
    assert on(find(), date(2027, 7, 21)).shade is not None


def test_the_day_of_its_area_is_a_shade_better_and_of_another_a_shade_worse(find: Find) -> None:
    own = an_area(name="Kennemerland", postcodes=("NL 20",), days=(AreaDay(1, 3), AreaDay(2, 3)))
    other = an_area(name="Gooi", postcodes=("NL 12",), days=(AreaDay(1, 1), AreaDay(2, 1)))
    days = find(own, other)
    thursday, tuesday = on(days), on(days, date(2026, 12, 1))
    assert (thursday.is_its_area, thursday.area, thursday.shade) == (True, "Kennemerland", Shade.POSSIBLE)
    assert (tuesday.is_its_area, tuesday.shade) == (False, Shade.RATHER_NOT)


def test_a_full_day_says_so_and_proposals_count_as_visits(find: Find) -> None:
    proposal = a_visit_proposal(relation_id=BEVERWIJK.id, visit_on=THURSDAY, start_time=time(14))
    rules = PlanningRules(most_visits=2)
    visit = beside()
    assert on(find(visit, proposal, rules=rules)).no_slot is NoSlot.FULL
    assert [stop.is_proposal for stop in on(find(visit, proposal)).stops] == [False, True]


def test_another_number_of_visits_of_one_day_counts(find: Find) -> None:
    assert (
        on(find(an_other_day(day=THURSDAY, from_where="", end_time=None, most_visits=0))).no_slot
        is NoSlot.FULL
    )


def test_what_was_announced_is_reached_in_time(find: Find) -> None:
    early, late = (
        beside(minutes=60),
        a_visit(relation_id=BEVERWIJK.id, visit_on=THURSDAY, start_time=time(11, 30)),
    )
    found = on(find(early, late, minutes=60))
    assert found.start_time is not None
    assert found.start_time < time(9, 30) or found.start_time >= time(12, 30)


def test_a_visit_that_must_move_does_not_stand_in_its_own_way(find: Find) -> None:
    visit = a_visit(relation_id=HAARLEM.id, visit_on=THURSDAY, start_time=time(9), minutes=45)
    days = find(visit, id=visit.id)
    assert (days.visit_id, days.relation_id, days.minutes) == (visit.id, HAARLEM.id, 45)
    assert days.moves_from == (THURSDAY, time(9))
    assert on(days).stops == ()


def test_for_a_visit_that_was_held_the_next_one_is_sought(find: Find) -> None:
    visit = a_visit(relation_id=HAARLEM.id, state=VisitState.HELD)
    assert find(visit, id=visit.id).visit_id is None


@pytest.mark.parametrize("typed", ["2011 AB", "haarlem", "2011 Haarlem"])
def test_a_bare_postcode_or_town_is_enough(find: Find, typed: str) -> None:
    days = find(beside(), typed=typed)
    assert (days.best()[0].day, days.relation_id, days.minutes) == (THURSDAY, None, 60)


def test_the_part_of_the_day_moves_the_hour(find: Find) -> None:
    visit = beside()
    afternoon = on(find(visit, filter=DayFilter(morning=False)))
    morning = on(find(visit, filter=DayFilter(afternoon=False, not_before=time(11)), minutes=30))
    assert afternoon.start_time is not None
    assert morning.start_time is not None
    assert afternoon.start_time >= time(12)
    assert time(11) <= morning.start_time <= time(12)


def test_when_everything_is_full_the_least_bad_day_is_said(find: Find) -> None:
    days = find(beside(), rules=PlanningRules(most_visits=0), filter=DayFilter(within_weeks=4))
    assert days.is_full
    best = days.best()[0]
    assert (best.day, best.beyond, best.shade) == (THURSDAY, True, Shade.RATHER_NOT)


def test_who_is_never_open_has_no_day_at_all(find: Find) -> None:
    days = find(replace(HAARLEM, opening_hours="ma-zo gesloten"))
    assert {one.no_slot for one in days.days} <= {NoSlot.CLOSED, NoSlot.DAY_OFF, NoSlot.HOLIDAY}
    assert (days.is_full, days.best()) == (True, ())


def test_without_a_place_on_the_map_nothing_is_guessed(find: Find) -> None:
    days = find(replace(HAARLEM, address=Address(place="Nergenshuizen")))
    assert (days.is_on_map, days.days, days.best()) == (False, (), ())
    assert not find(typed="Nergenshuizen").is_on_map


def test_a_relation_that_is_gone_is_refused(find: Find) -> None:
    with pytest.raises(Refused):
        find(replace(HAARLEM, deleted=True))


def test_today_goes_on_from_where_he_is_and_never_into_the_past(find: Find) -> None:
    begun = a_visit(relation_id=BEVERWIJK.id, visit_on=MOMENT.date(), start_time=time(13), minutes=60)
    afternoon = MOMENT.replace(hour=13, minute=20)
    found = on(find(begun, moment=afternoon), MOMENT.date())
    assert found.start_time is not None
    assert found.start_time >= time(14)
    late = on(find(moment=MOMENT.replace(hour=17, minute=20)), MOMENT.date())
    assert late.start_time is None


def test_before_the_day_it_may_be_visited_nothing_is_offered(find: Find) -> None:
    waiting = replace(HAARLEM, visit_from_on=date(2027, 2, 1))
    days = find(waiting)
    assert on(days).no_slot is NoSlot.NOT_YET
    assert min(one.day for one in days.best()) >= date(2027, 2, 1)


@pytest.mark.parametrize("day", [date(2028, 3, 26), date(2027, 10, 31)])
def test_the_days_on_which_the_clock_changes_are_days_like_others(find: Find, day: date) -> None:
    rules = PlanningRules(weekdays=(0, 1, 2, 3, 4, 5, 6))
    days = find(beside(day), rules=rules, moment=MOMENT.replace(year=2027, month=9))
    assert on(days, day).start_time is not None
    assert len({one.day for one in days.days}) == 366
