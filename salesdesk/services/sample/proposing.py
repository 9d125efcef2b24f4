"""Proposals for the coming weeks in the sample, and the days off round Christmas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.area_cycle import area_of, areas_on
from salesdesk.domain.plan_reasons import Because, Why
from salesdesk.domain.rayon import TimeOff
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import Due, Turn, frequency_of, is_visited, turn_of, visit_minutes_of
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.sample.maker import Maker, Sample

_FROM_DAYS, _UNTIL_DAYS = 6, 24
_MOST_A_DAY, _MOST = 2, 14
_BETWEEN = timedelta(minutes=35)
_EARLY = time(8, 30)
_CHRISTMAS, _NEW_YEAR = (12, 24), (1, 1)


def make_proposals(maker: Maker, sample: Sample) -> None:
    """Whoever is due lies on the day of his area behind what is agreed; the first two are pinned."""
    _make_time_off(maker, sample)
    turns = _turns(maker.today, sample)
    for ahead in range(_FROM_DAYS, _UNTIL_DAYS):
        day = maker.today + timedelta(days=ahead)
        if day.weekday() in sample.settings.planning.weekdays and len(sample.proposals) < _MOST:
            _fill_day(maker, sample, day, turns)


def _make_time_off(maker: Maker, sample: Sample) -> None:
    year = maker.today.year
    first = date(year, *_CHRISTMAS)
    if first < maker.today:
        first = date(year + 1, *_CHRISTMAS)
    last = date(first.year + 1, *_NEW_YEAR)
    sample.time_off.append(TimeOff(maker.new_id(maker.days_ago(40)), first, last, "Kerstvakantie"))


def _turns(today: date, sample: Sample) -> dict[UUID, tuple[Relation, Turn]]:
    """Whose turn it is and who has no appointment, the most urgent first."""
    thresholds = sample.settings.thresholds
    held = _latest(visit for visit in sample.visits if visit.state is VisitState.HELD)
    coming = _latest(visit for visit in sample.visits if visit.is_open and visit.visit_on >= today)
    found = {}
    for relation in sample.relations:
        often = frequency_of(relation, thresholds)
        turn = turn_of(often, held.get(relation.id), coming.get(relation.id), today)
        if is_visited(relation, thresholds) and turn.due in {Due.OVERDUE, Due.DUE}:
            found[relation.id] = relation, turn
    return dict(sorted(found.items(), key=lambda item: (-(item[1][1].days or 0), item[1][0].name)))


def _latest(visits: Iterable[Visit]) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for visit in visits:
        found[visit.relation_id] = max(visit.visit_on, found.get(visit.relation_id, visit.visit_on))
    return found


def _fill_day(maker: Maker, sample: Sample, day: date, turns: dict[UUID, tuple[Relation, Turn]]) -> None:
    """Two more on the day of their area, one after the other."""
    areas = areas_on(day, sample.areas, sample.settings.planning)
    fitting = [
        (relation, turn)
        for relation, turn in turns.values()
        if area_of(relation.address.country, relation.address.postcode, sample.areas) in areas
    ]
    for relation, turn in fitting[:_MOST_A_DAY]:
        minutes = visit_minutes_of(relation, sample.settings.planning)
        late = (turn.days or 0) - (turn.interval_days or 0)
        is_late = turn.due is Due.OVERDUE
        why = Because(Why.OVERDUE, str(late)) if is_late else Because(Why.DUE, str(turn.due_on))
        sample.proposals.append(
            VisitProposal(
                maker.new_id(), relation.id, day, _free(sample, day), minutes,
                is_pinned=len(sample.proposals) < 2,
                reasons=(str(why), str(Because(Why.AREA_DAY, str(areas[0].id)))),
                made_at=maker.moment(maker.days_ago(1), 16),
            )
        )  # fmt: skip
        del turns[relation.id]


def _free(sample: Sample, day: date) -> time:
    """The first moment after all that stands on the day, with room for the drive."""
    standing: list[Visit | VisitProposal] = [
        *(visit for visit in sample.visits if visit.visit_on == day and visit.is_open),
        *(proposal for proposal in sample.proposals if proposal.visit_on == day),
    ]
    ends = [datetime.combine(day, each.start_time) + timedelta(minutes=each.minutes) for each in standing]
    if not ends:
        return _EARLY
    begin = max(ends) + _BETWEEN
    return (begin + timedelta(minutes=-begin.minute % 5)).time()
