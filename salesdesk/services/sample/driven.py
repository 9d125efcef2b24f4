"""Six weeks of days as they were driven: the plan of the morning, the kilometres, a note here and there."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from salesdesk.domain.driving import DrivenDay
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.planning.travel import drive
from salesdesk.services.relation_places import gazetteer
from salesdesk.services.sample.maker import Maker, Sample

WEEKS = 6
_TENTH = Decimal("0.1")
_NOTES = (
    "File bij knooppunt Oudenrijn.",
    "A9 dicht na een ongeval, omgereden over de N203.",
    "Parkeren in het centrum kostte een kwartier.",
    "Rustig op de weg.",
)


def make_driven_days(maker: Maker, sample: Sample) -> None:
    """Every day of the past weeks but the last, which is still to be told; some were forgotten."""
    last = maker.workday(-1)
    for count in range(WEEKS * 7, 0, -1):
        day = maker.days_ago(count)
        visits = sorted((one for one in sample.visits if one.visit_on == day), key=lambda one: one.start_time)
        if day >= last or not visits or not maker.happens(90):
            continue
        sample.driven_days.append(_told(maker, sample, day, visits))


def _told(maker: Maker, sample: Sample, day: date, visits: list[Visit]) -> DrivenDay:
    planned = visits[:-1] if len(visits) > 2 and maker.happens(20) else visits
    minutes, km = _estimated(sample, planned)
    went = [one for one in visits if one.state is not VisitState.CANCELLED]
    driven, km_driven = _estimated(sample, went)
    slower = Decimal(maker.between(94, 124)) / 100
    first, after = visits[0].start_time, went[-1].end_time if went else visits[-1].end_time
    is_told = maker.happens(85)
    return DrivenDay(
        id=maker.new_id(day),
        day=day,
        planned_ids=tuple(one.id for one in planned),
        planned_drive_minutes=minutes,
        planned_visit_minutes=sum(one.minutes for one in planned),
        planned_km=km,
        left_time=_shifted(day, first, -minutes // (len(planned) + 1) - maker.between(5, 20)),
        home_time=_shifted(day, after, minutes // (len(planned) + 1) + maker.between(10, 35)),
        driven_minutes=round(driven * slower) if is_told and maker.happens(80) else None,
        driven_km=(km_driven * Decimal(maker.between(98, 112)) / 100).quantize(Decimal(1))
        if is_told
        else None,
        note=maker.pick(_NOTES) if slower > Decimal("1.12") and maker.happens(50) else "",
    )


def _estimated(sample: Sample, visits: list[Visit]) -> tuple[int, Decimal]:
    """Minutes and kilometres from home past these visits and home again."""
    relations = {one.id: one for one in sample.relations}
    addresses = [relations[one.relation_id].address for one in visits]
    home = sample.settings.seller.home
    found = [gazetteer().locate(one.postcode, one.place, one.country) for one in (home, *addresses, home)]
    legs = [
        drive(here.point if here else None, there.point if there else None) for here, there in pairwise(found)
    ]
    return sum(leg.minutes for leg in legs), Decimal(str(sum(leg.km for leg in legs))).quantize(_TENTH)


def _shifted(day: date, moment: time, minutes: int) -> time:
    return (datetime.combine(day, moment) + timedelta(minutes=minutes)).time()
