"""Some forty drives as they were clicked, with streets around Amersfoort that hold one up, and a ferry."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.driving import DrivenTrip, FixedDrive
from salesdesk.domain.geography import Point
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.planning.driving_lessons import region_of
from salesdesk.services.relation_places import gazetteer
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.travelling import TravelModel, model_of

MOST = 42
WEEKS = 8
# How much longer driving takes around these towns than the estimate knows.
SLOW_PERCENT = {"Amersfoort": 24, "Soest": 14, "Zeist": -10}


def make_trips(maker: Maker, sample: Sample) -> None:
    """Of most days of the past weeks the drives; the boat to Texel takes as long as it takes."""
    sample.drives.append(
        FixedDrive(
            maker.new_id(maker.days_ago(200)), "Den Helder", "Den Burg", 70, Decimal(12), "Boot naar Texel"
        )
    )
    travel = model_of(sample.settings.travel, sample.settings.seller.home.country)
    made = 0
    for count in range(1, WEEKS * 7):
        day = maker.days_ago(count)
        held = [one for one in sample.visits if one.visit_on == day and one.state is VisitState.HELD]
        if held and made < MOST and maker.happens(85):
            trips = _driven(maker, sample, travel, day, sorted(held, key=lambda one: one.start_time))
            sample.drives.extend(trips)
            made += len(trips)


def _driven(
    maker: Maker, sample: Sample, travel: TravelModel, day: date, visits: list[Visit]
) -> list[DrivenTrip]:
    relations = {one.id: one for one in sample.relations}
    home = sample.settings.seller.home
    stops = [(home, None), *((relations[one.relation_id].address, one) for one in visits), (home, None)]
    found: list[DrivenTrip] = []
    for (here, before), (there, visit) in pairwise(stops):
        ends = [gazetteer().locate(one.postcode, one.place, one.country) for one in (here, there)]
        if ends[0] is None or ends[1] is None:
            continue
        origin, target = ends[0].point, ends[1].point
        estimate = travel.minutes_at(8 * 60, travel.leg(origin, target), day)
        if before is not None:
            left = _later(before.end_time, maker.between(2, 9))
        else:
            left = _later(visit.start_time if visit else time(9), -estimate - 12)
        start = minute_of(left)
        slow = _slowness(travel, origin, target) + maker.between(-8, 6) / 100
        taken = round(travel.expected_minutes(origin, target, start, day) * (1 + slow))
        found.append(
            DrivenTrip(
                id=maker.new_id(day),
                driven_on=day,
                left_time=left,
                arrived_time=_clock(start + max(1, taken)),
                from_where=f"{here.country or 'NL'} {here.postcode[:4]}",
                to_where=f"{there.country or 'NL'} {there.postcode[:4]}",
                estimated_minutes=travel.minutes_at(start, travel.leg(origin, target), day),
                visit_id=visit.id if visit is not None else None,
            )
        )
    return found


def _slowness(travel: TravelModel, here: Point, there: Point) -> float:
    return sum(SLOW_PERCENT.get(region_of(end, travel.towns), 0) for end in (here, there)) / 100


def _later(moment: time, minutes: int) -> time:
    return (datetime.combine(date(2026, 1, 1), moment) + timedelta(minutes=minutes)).time()


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
