"""Visits for other calendars: one, a week or all that are coming, as a file without anything internal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.domain.preparation import Preparation
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.ics import EventState, OutgoingEvent, calendar_bytes, zone_of
from salesdesk.services.calendar import monday_of
from salesdesk.services.clock import Clock
from salesdesk.services.papers import file_name, write_file
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.visits import visits_between
from salesdesk.words import _, ngettext

COMING = timedelta(days=730)
# A cancelled visit stays in the files for a while, so that it leaves the calendars it went to.
CANCELLED_SINCE = timedelta(days=60)
_STATES = {
    VisitState.PLANNED: EventState.TENTATIVE,
    VisitState.CANCELLED: EventState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file to save: its name, its bytes and how many visits it holds."""

    name: str
    content: bytes
    count: int

    @property
    def said(self) -> str:
        return ngettext("{count} bezoek", "{count} bezoeken", self.count).format(count=self.count)


class CalendarFiles:
    """Makes files for other calendars."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_visit(self, visit_id: UUID) -> CalendarFile:
        """One visit, cancelled too: then it says so."""
        with self._database.read() as session:
            visit = records.load(session, Visit, visit_id)
            if visit is None:
                raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
            relation = records.load(session, Relation, visit.relation_id)
            name = relation.name if relation else ""
            return self._file(session, [visit], f"{visit.visit_on:%Y-%m-%d}", _("Bezoek"), name)

    def of_week(self, day: date) -> CalendarFile:
        monday = monday_of(day)
        with self._database.read() as session:
            visits = self._between(session, monday, monday + timedelta(days=6))
            year, week, _day = monday.isocalendar()
            return self._file(session, visits, _("Bezoeken week {week}").format(week=f"{year}-{week:02d}"))

    def of_weeks(self, day: date, weeks: int, *, proposals: bool = False) -> CalendarFile:
        """The plan of so many weeks; proposals only when asked for, as tentative and by that name."""
        monday = monday_of(day)
        sunday = monday + timedelta(days=7 * weeks - 1)
        with self._database.read() as session:
            visits = self._between(session, monday, sunday)
            proposed = _proposals(session, monday, sunday) if proposals else []
            name = _("Bezoeken week {week}").format(week=f"{monday:%G-%V} - {sunday:%V}")
            return self._file(session, visits, name, proposed=proposed)

    def coming(self) -> CalendarFile:
        """From today on, and what was cancelled not long ago."""
        today = self._clock.today()
        with self._database.read() as session:
            visits = [
                visit
                for visit in self._between(session, today - CANCELLED_SINCE, today + COMING)
                if visit.visit_on >= today or visit.state is VisitState.CANCELLED
            ]
            return self._file(session, visits, _("Komende bezoeken"))

    def save(self, file: CalendarFile, path: Path) -> Path:
        return write_file(path, file.content)

    def _between(self, session: Session, first: date, last: date) -> list[Visit]:
        lines = visits_between(session, first, last)
        found = records.load_many(session, Visit, [line.id for line in lines])
        return [found[line.id] for line in lines]

    def _file(
        self,
        session: Session,
        visits: Iterable[Visit],
        *name: str,
        proposed: Iterable[OutgoingEvent] = (),
    ) -> CalendarFile:
        listed, more = list(visits), list(proposed)
        if not listed and not more:
            raise Refused(Reason(N_("Er zijn geen bezoeken om in het agendabestand te zetten.")))
        relations = records.load_many(session, Relation, [visit.relation_id for visit in listed])
        prepared = records.find(session, Preparation, visit_id=[visit.id for visit in listed])
        objectives = {each.visit_id: each.external_objective for each in prepared}
        events = [
            _event(visit, relations[visit.relation_id], objectives.get(visit.id, "")) for visit in listed
        ]
        events += more
        content = calendar_bytes(events, self._clock.now(), _("SalesDesk bezoeken"))
        return CalendarFile(file_name(*name, ending="ics"), content, len(events))


def _proposals(session: Session, first: date, last: date) -> list[OutgoingEvent]:
    """What is proposed on these days; one that was taken over is a visit and no longer here."""
    found = [each for each in records.find(session, VisitProposal) if first <= each.visit_on <= last]
    relations = records.load_many(session, Relation, {each.relation_id for each in found})
    return [
        _proposed(each, relation)
        for each in sorted(found, key=lambda one: (one.visit_on, one.start_time, one.uid))
        if (relation := relations.get(each.relation_id)) is not None and not relation.deleted
    ]


def _proposed(proposal: VisitProposal, relation: Relation) -> OutgoingEvent:
    return OutgoingEvent(
        proposal.uid,
        0,
        datetime.combine(proposal.visit_on, proposal.start_time),
        proposal.minutes,
        zone_of(relation.address.country),
        _("Voorstel: bezoek {name}").format(name=relation.name),
        _where(relation),
        "",
        EventState.TENTATIVE,
    )


def _where(relation: Relation) -> str:
    address = relation.address
    abroad = "" if address.country in {"NL", ""} else address.country
    return ", ".join(part for part in (address.line, abroad) if part)


def _event(visit: Visit, relation: Relation, external_objective: str) -> OutgoingEvent:
    """Only what may be read over somebody's shoulder: with whom, where, and what was said aloud."""
    return OutgoingEvent(
        visit.uid,
        visit.sequence,
        datetime.combine(visit.visit_on, visit.start_time),
        visit.minutes,
        zone_of(relation.address.country),
        _("Bezoek {name}").format(name=relation.name),
        _where(relation),
        external_objective,
        EventState.CANCELLED if visit.deleted else _STATES.get(visit.state, EventState.CONFIRMED),
    )
