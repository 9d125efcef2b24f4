"""Appointments from other calendars: matched to relations, taken in when the seller says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visit_conflicts import Slot
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.ics import zone_of
from salesdesk.exchange.ics_reading import MOST_BYTES, IncomingEvent, Problem, read_calendar
from salesdesk.services.calendar_clashes import clash, planned_around
from salesdesk.services.calendar_matching import Matcher, Matches
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.incoming import read_incoming
from salesdesk.services.visit_moves import keep_changed, keep_restored
from salesdesk.services.visit_usuals import usual_contact, usual_kind
from salesdesk.services.visits import LONGEST_MINUTES, SHORTEST_MINUTES, TOUCHED, VisitLine
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.words import _

__all__ = ["CalendarImport", "CalendarPreview", "CalendarRow", "CalendarTaken", "Fate", "Problem"]
OWN = "@salesdesk"


class Fate(StrEnum):
    """What taking a row over would do."""

    NEW = "new"
    CHANGES = "changes"
    CANCELS = "cancels"
    SAME = "same"
    OLDER = "older"
    ENDED = "ended"
    IGNORED = "ignored"


TAKEN = frozenset({Fate.NEW, Fate.CHANGES, Fate.CANCELS})
TAKES_TIME = frozenset({Fate.NEW, Fate.CHANGES})


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """An appointment of the file: when it is on the clock here, with whom it seems to be, what it would do.

    `visit_id` is the visit it already is; `proposed` whether the seller is advised to take it over;
    `clashes_with` names the visit that stands there already.
    """

    number: int
    key: str
    visit_on: date
    start_time: time
    minutes: int
    title: str
    location: str
    people: tuple[tuple[str, str], ...]
    is_all_day: bool
    repeats: bool
    sequence: int
    is_cancelled: bool
    fate: Fate
    visit_id: UUID | None = None
    visit: Visit | None = None
    relation_id: UUID | None = None
    relation_name: str = ""
    match: Matches = Matches.NOTHING
    contact_id: UUID | None = None
    proposed: bool = False
    clashes_with: str = ""

    @property
    def can_be_taken(self) -> bool:
        return self.fate in TAKEN


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """What a file holds, before anything is kept."""

    file_name: str
    rows: tuple[CalendarRow, ...]
    problems: tuple[Problem, ...]

    def count(self, fate: Fate) -> int:
        return sum(row.fate is fate for row in self.rows)


@dataclass(frozen=True, slots=True)
class CalendarTaken:
    """What was kept: new visits, and changed ones as they were before."""

    made: tuple[Visit, ...]
    before: tuple[Visit, ...]
    changed: int
    cancelled: int


class CalendarImport:
    """Reads files of other calendars."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def preview(self, path: Path) -> CalendarPreview:
        """Everything in the file with what it would do; nothing is kept. Trouble when it cannot be opened."""
        return self.preview_bytes(_content(path), path.name)

    def preview_bytes(self, content: bytes, name: str) -> CalendarPreview:
        found = read_calendar(content, self._clock.today())
        with self._database.read() as session:
            matcher = Matcher(records.find(session, Relation), records.find(session, Contact))
            known = _known(session, found.events)
            rows = [self._row(event, matcher, known) for event in found.events]
            lines = planned_around(session, [row.visit_on for row in rows if row.fate in TAKES_TIME])
        rows = [_beside(row, lines) for row in rows]
        rows.sort(key=lambda row: (row.visit_on, row.start_time, row.number))
        return CalendarPreview(name, tuple(rows), found.problems)

    def with_relation(self, row: CalendarRow, relation_id: UUID | None) -> CalendarRow:
        """The same row for another relation, with its clock and its person; None takes the relation away."""
        if relation_id is None:
            return replace(row, relation_id=None, relation_name="", match=Matches.NOTHING, proposed=False)
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None:
                raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
            contact_id = usual_contact(session, relation_id)
        return replace(
            row,
            relation_id=relation_id,
            relation_name=relation.name,
            match=Matches.CHOSEN,
            contact_id=contact_id,
            proposed=row.can_be_taken,
        )

    def take(self, rows: tuple[CalendarRow, ...]) -> Done[CalendarTaken]:
        """Keep these rows, all or none: new visits, other moments, cancellations."""
        made: list[Visit] = []
        before: list[Visit] = []
        changed = cancelled = 0
        with self._database.write() as session:
            for row in rows:
                if not row.can_be_taken:
                    continue
                if row.visit_id is None:
                    made.append(self._make(session, row))
                    continue
                was = records.load(session, Visit, row.visit_id)
                if was is None or not was.is_open:
                    continue
                before.append(was)
                is_end = row.fate is Fate.CANCELS
                keep_changed(session, self._clock, was, _changed(was, row), _("uit de agenda"))
                changed, cancelled = changed + (not is_end), cancelled + is_end
        return Done(CalendarTaken(tuple(made), tuple(before), changed, cancelled), TOUCHED)

    def take_back(self, taken: CalendarTaken) -> Done[CalendarTaken]:
        """Undo `take`."""
        with self._database.write() as session:
            for visit in taken.made:
                keep_changed(session, self._clock, visit, replace(visit, deleted=True))
            for was in taken.before:
                now = records.load(session, Visit, was.id)
                if now is not None:
                    keep_restored(session, now, was)
        return Done(taken, TOUCHED)

    def _row(self, event: IncomingEvent, matcher: Matcher, known: Mapping[str, Visit]) -> CalendarRow:
        visit = known.get(event.key)
        match = matcher.of_visit(visit) if visit else matcher.match(event)
        wall = event.on_the_wall(ZoneInfo(zone_of(match.country)))
        fate = _fate(event, visit, wall)
        is_past = wall < self._clock.now().replace(tzinfo=None)
        sure = match.matches not in {Matches.NOTHING, Matches.WORDS}
        proposed = fate in TAKEN and sure and not event.is_all_day and (not is_past or visit is not None)
        return CalendarRow(
            event.number,
            event.key,
            wall.date(),
            wall.time().replace(second=0, microsecond=0),
            _length(wall, event.minutes),
            event.title,
            event.location,
            event.people,
            event.is_all_day,
            event.repeats,
            event.sequence,
            event.is_cancelled,
            fate,
            visit.id if visit else None,
            visit,
            match.relation_id,
            match.name,
            match.matches,
            match.contact_id,
            proposed,
        )

    def _make(self, session: Session, row: CalendarRow) -> Visit:
        if row.relation_id is None:
            raise Refused(Reason(N_("Kies bij „{title}” een relatie."), "", {"title": row.title}))
        visit = Visit(
            self._clock.new_id(),
            row.relation_id,
            row.visit_on,
            row.start_time,
            row.minutes,
            usual_kind(session, row.relation_id),
            VisitState.PLANNED,
            row.contact_id,
            row.title[:250],
            sequence=row.sequence,
            calendar_uid=row.key,
        )
        records.save(session, visit)
        return visit


def _content(path: Path) -> bytes:
    content = read_incoming(path, MOST_BYTES)
    if len(content) > MOST_BYTES:
        said = N_("Dit bestand is groter dan {most} MB; neem een kortere periode.")
        raise Refused(Reason(said, "", {"most": MOST_BYTES // 1024 // 1024}))
    return content


def _known(session: Session, events: tuple[IncomingEvent, ...]) -> dict[str, Visit]:
    """The visits that came in before under these keys, and our own that went out and come back."""
    keys = {event.key for event in events}
    came_in = records.find(session, Visit, deleted=[True, False], calendar_uid=list(keys)) if keys else []
    own: list[UUID] = []
    for key in keys:
        if key.endswith(OWN):
            try:
                own.append(UUID(key.removesuffix(OWN)))
            except ValueError:
                continue
    found = {visit.calendar_uid: visit for visit in came_in if not visit.deleted}
    return found | {visit.uid: visit for visit in records.load_many(session, Visit, own).values()}


def _length(wall: datetime, minutes: int) -> int:
    """Within what a visit may last, and until midnight at most."""
    left = 24 * 60 - wall.hour * 60 - wall.minute - 1
    return max(min(minutes, LONGEST_MINUTES, left), SHORTEST_MINUTES)


def _beside(row: CalendarRow, lines: list[VisitLine]) -> CalendarRow:
    """With the visit it falls together with; at the same customer that is most likely the visit itself."""
    if row.fate not in TAKES_TIME or row.is_all_day:
        return row
    other = clash(Slot(row.visit_on, row.start_time, row.minutes), lines, but=row.visit_id)
    if other is None:
        return row
    is_twin = row.fate is Fate.NEW and other.relation_id == row.relation_id
    return replace(row, clashes_with=other.relation_name, proposed=row.proposed and not is_twin)


def _fate(event: IncomingEvent, visit: Visit | None, wall: datetime) -> Fate:
    if visit is None:
        return Fate.IGNORED if event.is_cancelled else Fate.NEW
    if visit.deleted or not visit.is_open:
        return Fate.SAME if event.is_cancelled and visit.state is VisitState.CANCELLED else Fate.ENDED
    if event.sequence < visit.sequence:
        return Fate.OLDER
    if event.is_cancelled:
        return Fate.CANCELS
    moment = (wall.date(), wall.time().replace(second=0, microsecond=0), _length(wall, event.minutes))
    return Fate.SAME if moment == (visit.visit_on, visit.start_time, visit.minutes) else Fate.CHANGES


def _changed(was: Visit, row: CalendarRow) -> Visit:
    """The visit as the other calendar has it now; the count of that calendar is taken over."""
    if row.fate is Fate.CANCELS:
        reason = _("afgezegd in de agenda")
        return replace(was, state=VisitState.CANCELLED, state_reason=reason, sequence=row.sequence)
    return replace(
        was,
        visit_on=row.visit_on,
        start_time=row.start_time,
        minutes=row.minutes,
        sequence=row.sequence,
    )
