"""Visits of the past year with their reports, and the ones planned for the weeks to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from salesdesk.domain.preparation import Outcome, Preparation, Step, StepRecord, StepState
from salesdesk.domain.preparation_proposal import propose_preparation
from salesdesk.domain.relations import Contact, Importance, Relation, Status
from salesdesk.domain.reports import Agreement, Usefulness, VisitReport
from salesdesk.domain.visits import METHOD_OF_KIND, Visit, VisitKind, VisitState
from salesdesk.services.sample import phrases
from salesdesk.services.sample.maker import Maker, Sample, month_after, off_weekend
from salesdesk.services.sample.rayon import AREAS
from salesdesk.services.starter_catalogue import starter_catalogue

WEEKS_BACK = 52
WEEKS_AHEAD = 3
_TIMES = (time(8, 30), time(10, 0), time(11, 30), time(13, 30))
_TEMPLATE = "cleaning"
_PREPARED_DAYS = 130
_REST_DAYS = 14
_WEIGHT = {Importance.KEY: 8.0, Importance.A: 6.0, Importance.B: 3.0, Importance.C: 0.8}
_KINDS: dict[Status, tuple[tuple[VisitKind, ...], tuple[int, ...]]] = {
    Status.CUSTOMER: ((VisitKind.AFTER_SALES, VisitKind.OFFER_TALK, VisitKind.FOLLOW_UP), (6, 2, 3)),
    Status.PROSPECT: (
        (VisitKind.FIRST, VisitKind.FOLLOW_UP, VisitKind.OFFER_TALK, VisitKind.DEMO_LAYMAN),
        (3, 4, 3, 1),
    ),
    Status.FORMER: ((VisitKind.FOLLOW_UP, VisitKind.AFTER_SALES), (1, 1)),
    Status.SUSPECT: ((VisitKind.FIRST,), (1,)),
}


def make_visits(maker: Maker, sample: Sample, resting: frozenset[str], unseen: frozenset[str]) -> None:
    """Adds visits around today; today and the last working day are made by hand.

    Relations named `resting` get none in the last two weeks and the weeks to come, `unseen` ones none at all.
    """
    earlier = {area.turn: _pool(sample, area.name, unseen) for area in AREAS}
    around = {area.turn: _pool(sample, area.name, unseen | resting) for area in AREAS}
    monday = maker.today - timedelta(days=maker.today.weekday())
    for week in range(-WEEKS_BACK, WEEKS_AHEAD + 1):
        for weekday in range(4):  # Friday is for the office
            day = monday + timedelta(weeks=week, days=weekday)
            if day in {maker.today, maker.workday(-1)} or _is_holiday_season(day):
                continue
            turn = (day.toordinal() // 7 % 2) * 4 + weekday
            pools = earlier if day < maker.days_ago(_REST_DAYS) else around
            _make_day(maker, sample, day, pools[turn])


def _pool(sample: Sample, area: str, left_out: frozenset[str]) -> list[Relation]:
    return [
        relation
        for relation in sample.relations
        if relation.area == area and relation.name not in left_out and relation.status in _KINDS
    ]


def _is_holiday_season(day: date) -> bool:
    return (
        (day.month, day.day) >= (12, 24)
        or (day.month == 8 and day.day <= 14)
        or (day.month, day.day) == (1, 1)
    )


def _make_day(maker: Maker, sample: Sample, day: date, pool: list[Relation]) -> None:
    """Two or three visits in the area of that day, nobody twice."""
    count = maker.between(2, 3) if day < maker.today else maker.between(1, 3)
    visited: set[str] = set()
    for start_time in _TIMES[:count]:
        weights = [
            0.0 if relation.name in visited else _WEIGHT[relation.importance] * _eagerness(relation.status)
            for relation in pool
        ]
        relation = maker.weighted(pool, weights)
        visited.add(relation.name)
        visit = _visit(maker, sample, relation, day, start_time)
        sample.visits.append(visit)
        if visit.state is VisitState.HELD:
            _tell(maker, sample, visit, relation)
        elif day > maker.today and maker.happens(40):
            sample.preparations.append(begun_preparation(maker, visit, relation))


def _eagerness(status: Status) -> float:
    return {Status.CUSTOMER: 1.0, Status.PROSPECT: 1.6, Status.FORMER: 0.6}.get(status, 0.3)


def _visit(maker: Maker, sample: Sample, relation: Relation, day: date, start_time: time) -> Visit:
    kinds, weights = _KINDS[relation.status]
    kind = maker.weighted(kinds, weights)
    contacts = sample.contacts_of(relation)
    state, reason = VisitState.HELD, ""
    if day > maker.today:
        state = VisitState.CONFIRMED if maker.happens(45) else VisitState.PLANNED
    elif maker.happens(5):
        state, reason = maker.pick(
            (
                (VisitState.ABSENT, "Stond voor een dichte deur."),
                (VisitState.CANCELLED, "Klant belde af: ziek."),
            )
        )
    planned_on = min(day - timedelta(days=maker.between(7, 30)), maker.today)
    return Visit(
        id=maker.new_id(planned_on),
        relation_id=relation.id,
        visit_on=day,
        start_time=start_time,
        minutes=maker.pick((45, 60, 60, 75)),
        kind=kind,
        state=state,
        contact_id=contacts[0].id if contacts else None,
        subject=maker.pick(phrases.SUBJECTS[kind]),
        made_by=maker.pick(("Sanne de Boer", "Binnendienst")),
        state_reason=reason,
    )


def _tell(maker: Maker, sample: Sample, visit: Visit, relation: Relation) -> None:
    """A closed report for what lies more than a working day back, and its preparation when it is recent."""
    age = (maker.today - visit.visit_on).days
    if age <= _PREPARED_DAYS and maker.happens(75):
        sample.preparations.append(finished_preparation(maker, visit, relation))
    if visit.visit_on >= maker.workday(-1):
        return
    sample.reports.append(make_report(maker, visit, relation, sample.contacts_of(relation)))


def make_report(maker: Maker, visit: Visit, relation: Relation, contacts: list[Contact]) -> VisitReport:
    day = visit.visit_on
    summary = maker.pick(phrases.SUMMARIES[relation.status is Status.CUSTOMER])
    is_prospect = relation.status is not Status.CUSTOMER
    next_on = off_weekend(day + timedelta(days=maker.between(4, 40)))
    agreements = tuple(
        Agreement(
            maker.new_id(day),
            what,
            who,
            off_weekend(day + timedelta(days=maker.between(2, 14))),
            position=place,
        )
        for place, (what, who) in enumerate(maker.chance.sample(phrases.AGREEMENTS, maker.between(1, 2)))
    )
    return VisitReport(
        id=maker.new_id(day),
        visit_id=visit.id,
        method=METHOD_OF_KIND[visit.kind],
        usefulness=maker.weighted((Usefulness.YES, Usefulness.PARTLY, Usefulness.NO), (75, 20, 5)),
        chance_percent=maker.pick((25, 35, 40, 45, 50, 60, 70)) if is_prospect else None,
        decision_month=month_after(day, maker.between(1, 5)) if is_prospect else None,
        next_step=maker.pick(phrases.NEXT_STEPS),
        next_step_on=next_on,
        summary=summary,
        economic_needs=maker.pick(phrases.ECONOMIC),
        functional_needs=maker.pick(phrases.FUNCTIONAL),
        psychological_needs=maker.pick(phrases.PSYCHOLOGICAL),
        competitor=relation.current_supplier,
        present=tuple(contact.id for contact in contacts[: maker.between(1, 2)]),
        agreements=agreements,
        closed_at=maker.moment(day, 15, maker.between(0, 59)),
        seconds_spent=75 + visit.id.int % 160,
    )


def proposed(maker: Maker, visit: Visit, places: tuple[str, ...] = ()) -> Preparation:
    """The starting point the catalogue gives, as the seller would get it."""
    catalogue = starter_catalogue()
    day = min(visit.visit_on - timedelta(days=3), maker.today)
    return propose_preparation(
        visit, catalogue.template(_TEMPLATE), catalogue, maker.maker_of_ids(day), places=places
    )


def finished_preparation(maker: Maker, visit: Visit, relation: Relation) -> Preparation:
    """A preparation as it stands after the visit; what is known well was skipped with a reason."""
    preparation = proposed(maker, visit, (relation.address.place,))
    skipped = {Step.INTERNET, Step.SOCIAL_MEDIA} if visit.kind is VisitKind.AFTER_SALES else set()
    steps = tuple(
        StepRecord(step, StepState.SKIPPED, skip_reason="Bekende klant, niets veranderd")
        if step in skipped
        else StepRecord(step, StepState.DONE)
        for step in Step
    )
    return replace(
        preparation,
        steps=steps,
        items=tuple(replace(item, done=True) for item in preparation.items),
        objectives=tuple(
            replace(item, outcome=Outcome.REACHED if maker.happens(72) else Outcome.MISSED)
            for item in preparation.objectives[:5]
        ),
        questions=tuple(replace(item, asked=True) for item in preparation.questions[:6]),
    )


def begun_preparation(maker: Maker, visit: Visit, relation: Relation) -> Preparation:
    """A preparation of a coming visit, some steps done."""
    preparation = proposed(maker, visit, (relation.address.place,))
    done = set(maker.chance.sample(list(Step), maker.between(1, 6))) - {Step.QUESTIONS}
    return replace(
        preparation,
        steps=tuple(StepRecord(step, StepState.DONE if step in done else StepState.OPEN) for step in Step),
        items=tuple(replace(item, done=item.step in done) for item in preparation.items),
        objectives=preparation.objectives[:6],
        questions=preparation.questions[:8],
    )
