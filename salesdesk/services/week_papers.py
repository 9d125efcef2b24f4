"""Weeks on paper: what is agreed, and in grey what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.week_overview import WeekLine, WeekOverview, week_overview_pdf, weeks_overview_pdf
from salesdesk.planning.travel import TravelModel
from salesdesk.services.calendar import Calendar, WeekView, monday_of
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.services.relation_places import located
from salesdesk.services.work_days import Off, day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

MOST_WEEKS = 13


class WeekPapers:
    """Prints weeks."""

    def __init__(self, database: Database, clock: Clock, calendar: Calendar) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar

    def overview(self, day: date, weeks: int = 1, *, proposals: bool = False) -> Paper:
        """So many weeks from the one that holds this day, without anything a passenger should not read.

        Proposals stand between the visits in grey, and only when asked for; refused for more than a quarter.
        """
        if not 1 <= weeks <= MOST_WEEKS:
            raise Refused(Reason(N_("Kies 1 tot en met 13 weken."), "weeks"))
        first = monday_of(day)
        sheets = [self._sheet(first + timedelta(weeks=ahead), proposals) for ahead in range(weeks)]
        pdf = week_overview_pdf(sheets[0]) if weeks == 1 else weeks_overview_pdf(sheets)
        year, number, _day = first.isocalendar()
        span = f"{year}-{number:02d}"
        if weeks > 1:
            span = f"{span}-{sheets[-1].monday.isocalendar().week:02d}"
        name = file_name(_("Weekoverzicht {week}").format(week=span))
        return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)

    def _sheet(self, monday: date, proposals: bool) -> WeekOverview:
        week, sunday = self._calendar.week(monday), monday + timedelta(days=6)
        with self._database.read() as session:
            settings = load_settings(session)
            shapes = day_shapes(session, monday, sunday, settings)
            proposed = _proposed(session, monday, sunday) if proposals else []
        lines = _lines(week)
        if proposed:
            lines = _driven([*_placed(week, lines), *proposed], week.travel)
        return WeekOverview(
            week.monday,
            lines,
            tuple(sorted(week.holidays.items())),
            settings.company,
            settings.seller,
            self._clock.now(),
            screen_language(),
            areas=tuple(
                (shape.day, shape.off_name if shape.off is Off.TIME_OFF else shape.area_names)
                for shape in shapes
            ),
            driving=week.drive_minutes,
        )


Placed = tuple[WeekLine, Point | None]


def _proposed(session: Session, first: date, last: date) -> list[Placed]:
    """The proposals of these days with where they lie."""
    found = [each for each in records.find(session, VisitProposal) if first <= each.visit_on <= last]
    relations = records.load_many(session, Relation, {each.relation_id for each in found})
    places = located(session, relations.values())
    return [
        (_proposal_line(each, relation), place.point if place else None)
        for each in found
        for place in (places.get(each.relation_id),)
        if (relation := relations.get(each.relation_id)) is not None and not relation.deleted
    ]


def _proposal_line(proposal: VisitProposal, relation: Relation) -> WeekLine:
    address = relation.address
    return WeekLine(
        proposal.visit_on,
        proposal.start_time,
        proposal.minutes,
        relation.name,
        VisitKind.FOLLOW_UP,
        VisitState.PLANNED,
        ", ".join(part for part in (address.street, address.place) if part),
        "",
        relation.phone,
        is_proposal=True,
    )


def _placed(week: WeekView, lines: Iterable[WeekLine]) -> list[Placed]:
    return [(line, visit.point) for line, visit in zip(lines, week.visits, strict=True)]


def _driven(placed: Iterable[Placed], travel: TravelModel) -> tuple[WeekLine, ...]:
    """In the order of the clock, with the drives that visits and proposals take together."""
    lines: list[WeekLine] = []
    last: Placed | None = None
    for line, target in sorted(placed, key=lambda one: (one[0].visit_on, one[0].start_time, one[0].name)):
        is_there = line.state is not VisitState.ABSENT
        minutes = _drive(last, line, target, travel) if last and is_there else None
        lines.append(replace(line, drive_minutes=minutes))
        last = (line, target) if is_there else last
    return tuple(lines)


def _drive(last: Placed, line: WeekLine, target: Point | None, travel: TravelModel) -> int | None:
    """From who was visited before; nobody drives to where he is."""
    before, origin = last
    if before.visit_on != line.visit_on or origin is None or target is None or origin == target:
        return None
    left = before.ends.hour * 60 + before.ends.minute
    return travel.minutes_at(left, travel.leg(origin, target), line.visit_on)


def _lines(week: WeekView) -> tuple[WeekLine, ...]:
    drives: Mapping[UUID, int] = {drive.visit_id: drive.minutes for drive in week.drives}
    return tuple(
        WeekLine(
            one.line.visit_on,
            one.line.start_time,
            one.line.minutes,
            one.line.relation_name,
            one.line.kind,
            one.line.state,
            ", ".join(part for part in (one.line.street, one.line.place) if part),
            one.line.contact_name,
            one.line.contact_phone or one.line.phone,
            drives.get(one.line.id),
        )
        for one in week.visits
    )
