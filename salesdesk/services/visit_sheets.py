"""What the papers of visits and days are made from: guide sheets, routes, alternatives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.plan_b import MOST_CHOSEN
from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.paper.alternatives_sheet import AlternativesSheet, Nearby
from salesdesk.paper.plan_b import Alternative
from salesdesk.paper.preparation_sheet import PreparationSheet, Travel
from salesdesk.paper.route_sheet import RouteSheet, RouteStop
from salesdesk.planning.travel import Leg, band
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import PreparationView
from salesdesk.services.routes import DayRoute, RouteVisit
from salesdesk.services.taken_along import sheet_lines, sheet_references
from salesdesk.services.value_proposition import told_titles
from salesdesk.services.visit_grounds import grounds_on
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import screen_language

Views = Mapping[UUID, PreparationView]
"""Per visit its preparation with all that helps to make it."""


class VisitSheets:
    """Fills the sheets from what is prepared."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def guide(self, view: PreparationView) -> PreparationSheet:
        """The gespreksleidraad of one visit: nothing on it that the customer may not see."""
        with self._database.read() as session:
            settings = load_settings(session)
            arguments = told_titles(session, view.preparation.arguments)
        travel = view.travel
        return PreparationSheet(
            visit=view.visit,
            relation=view.card.relation,
            preparation=view.preparation,
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            contact=view.contact,
            travel=Travel(travel.leave_time, travel.minutes, travel.km, travel.from_place),
            alternatives=tuple(_alternative(found) for found in planned_alternatives(view)),
            remember=sheet_lines(view.card, view.preparation),
            references=sheet_references(view.card, view.preparation),
            arguments=arguments,
            language=screen_language(),
        )

    def route(self, route: DayRoute, views: Views) -> RouteSheet:
        """The stops of the day with plan B, as far as `views` know the visits."""
        with self._database.read() as session:
            settings = load_settings(session)
            visits = records.load_many(session, Visit, [visit.line.id for visit in route.visits])
            relations = records.load_many(
                session, Relation, [visit.line.relation_id for visit in route.visits]
            )
            people = records.load_many(
                session, Contact, [visit.contact_id for visit in visits.values() if visit.contact_id]
            )
            areas = route.shape.areas if route.shape else ()
            grounds = grounds_on(session, route.day, visits.values(), relations, areas)
        home, ate = route.plan.way_home, route.lunch_after
        return RouteSheet(
            day=route.day,
            stops=tuple(
                replace(
                    _stop(
                        entry,
                        visits[entry.line.id],
                        relations[entry.line.relation_id],
                        people.get(contact) if (contact := visits[entry.line.id].contact_id) else None,
                        views.get(entry.line.id),
                    ),
                    grounds=grounds.get(entry.line.id, ()),
                    leave_at=route.leave_at(place),
                    lunch_at=route.plan.lunch_time if ate == place else None,
                )
                for place, entry in enumerate(route.visits)
            ),
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            drive_home_minutes=home.minutes if home else None,
            home_km=home.km if home else None,
            home_at=route.plan.home_time,
            area=route.shape.area_names if route.shape else "",
            language=screen_language(),
            home_band=_margin(home),
            home_traffic_minutes=route.plan.home_traffic_minutes,
            home_lunch_at=route.plan.lunch_time if ate == len(route.visits) else None,
            lunch_minutes=route.lunch_minutes,
            starts_from=route.start_name,
            ends_at=route.end_name,
            is_estimate=not settings.travel.valhalla_tiles,
        )

    def alternatives(self, route: DayRoute, views: Views) -> AlternativesSheet:
        """Plan B of every visit of the day on one sheet: those chosen, and others worth a call."""
        with self._database.read() as session:
            settings = load_settings(session)
        return AlternativesSheet(
            day=route.day,
            stops=tuple(
                Nearby(
                    entry.line.start_time,
                    entry.line.relation_name,
                    entry.line.place,
                    tuple(_alternative(found) for found in _worth_a_call(views[entry.line.id])),
                )
                for entry in route.visits
                if entry.line.id in views
            ),
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            language=screen_language(),
        )


def _margin(leg: Leg | None) -> tuple[int, int] | None:
    if leg is None or not leg.is_known:
        return None
    around = band(leg.minutes)
    return around.low_minutes, around.high_minutes


def planned_alternatives(view: PreparationView) -> tuple[NearRelation, ...]:
    """Those the seller chose; while he chose none, the first three of the list."""
    chosen = tuple(found for found in view.near if found.relation_id in view.preparation.alternatives)
    return chosen or view.near[:MOST_CHOSEN]


def _worth_a_call(view: PreparationView) -> tuple[NearRelation, ...]:
    return view.near[: max(MOST_CHOSEN + 2, len(view.preparation.alternatives))]


def _alternative(found: NearRelation) -> Alternative:
    return Alternative(
        name=found.name,
        address=found.address,
        phone=found.best_phone,
        contact=found.contact_name,
        distance_km=found.km,
        detour_minutes=found.extra_minutes,
        hours=found.doorstep.spans,
    )


def _stop(
    entry: RouteVisit, visit: Visit, relation: Relation, contact: Contact | None, view: PreparationView | None
) -> RouteStop:
    leg = entry.planned.leg
    return RouteStop(
        visit,
        relation,
        None,
        leg.minutes if leg else 0,
        leg.km if leg else 0.0,
        contact,
        view.preparation.external_objective if view else entry.line.external_objective,
        entry.line.complaint_since is not None,
        view.preparation.record(Step.ROUTE).note if view else "",
        tuple(_alternative(found) for found in planned_alternatives(view)) if view else (),
        band=_margin(leg),
        traffic_minutes=entry.planned.traffic_minutes,
        hours=entry.hours,
        late_minutes=entry.planned.late_minutes,
    )
