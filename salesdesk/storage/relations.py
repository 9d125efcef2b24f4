"""The list of relations, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Address, Importance, Status
from salesdesk.domain.visits import OPEN_STATES, VisitState
from salesdesk.storage.matching import holds
from salesdesk.storage.rows.offers import OfferRow
from salesdesk.storage.rows.relations import ComplaintRow, ContactRow, RelationRow
from salesdesk.storage.rows.visits import VisitRow


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation as one line of a list; `next_visit_at` is the wall-clock time of `next_visit_on`."""

    id: UUID
    name: str
    place: str
    importance: Importance
    status: Status
    is_hot: bool
    area: str
    branch: str
    phone: str
    last_visit_on: date | None
    next_visit_on: date | None
    next_visit_at: time | None
    has_complaint: bool
    has_late_promise: bool


@dataclass(frozen=True, slots=True)
class NamedRelation:
    """What is needed to recognise a relation by its name."""

    id: UUID
    name: str
    place: str
    status: Status
    importance: Importance
    customer_since: date | None
    has_complaint: bool


@dataclass(frozen=True, slots=True)
class RelationPlace:
    """What is needed to find where a relation is."""

    id: UUID
    address: Address
    latitude: float | None
    longitude: float | None


_RANK = case({code: place for place, code in enumerate(Importance)}, value=RelationRow.importance)


def _matches(text: str) -> ColumnElement[bool]:
    """Every word stands somewhere in the name, the place, the branch or the name of a person there."""
    people = exists().where(ContactRow.relation_id == RelationRow.id, ContactRow.deleted.is_(False))
    return and_(
        *(
            or_(
                holds(RelationRow.name, word),
                holds(RelationRow.place, word),
                holds(RelationRow.branch, word),
                RelationRow.number.istartswith(word, autoescape=True),
                people.where(
                    or_(
                        holds(ContactRow.surname, word),
                        holds(ContactRow.first_name, word),
                    )
                ),
            )
            for word in text.split()
        )
    )


def _statement(today: date) -> Select[*tuple[Any, ...]]:
    here = VisitRow.relation_id == RelationRow.id
    kept = VisitRow.deleted.is_(False)
    last = select(func.max(VisitRow.visit_on)).where(here, kept, VisitRow.state == VisitState.HELD)
    coming = select(VisitRow).where(here, kept, VisitRow.state.in_(OPEN_STATES), VisitRow.visit_on >= today)
    first = coming.order_by(VisitRow.visit_on, VisitRow.start_time).limit(1)
    complaint = exists().where(
        ComplaintRow.relation_id == RelationRow.id,
        ComplaintRow.solved_at.is_(None),
        ComplaintRow.deleted.is_(False),
    )
    late = RelationRow.id.in_(  # gathered once: per relation every draft would be walked through again
        select(OfferRow.relation_id).where(
            OfferRow.promised_on < today,
            OfferRow.sent_on.is_(None),
            OfferRow.state == OfferState.DRAFT,
            OfferRow.deleted.is_(False),
        )
    )
    return select(
        RelationRow.id,
        RelationRow.name,
        RelationRow.place,
        RelationRow.importance,
        RelationRow.status,
        RelationRow.is_hot,
        RelationRow.area,
        RelationRow.branch,
        RelationRow.phone,
        last.correlate(RelationRow).scalar_subquery(),
        first.with_only_columns(VisitRow.visit_on).correlate(RelationRow).scalar_subquery(),
        first.with_only_columns(VisitRow.start_time).correlate(RelationRow).scalar_subquery(),
        complaint,
        late,
    ).where(RelationRow.deleted.is_(False))


def relation_lines(
    session: Session,
    today: date,
    text: str = "",
    statuses: frozenset[Status] = frozenset(),
    importances: frozenset[Importance] = frozenset(),
    area: str = "",
) -> list[RelationLine]:
    """Relations that match, key accounts first, then by name; an empty set filters nothing."""
    statement = _statement(today).where(_matches(text) if text.strip() else true())
    if statuses:
        statement = statement.where(RelationRow.status.in_(statuses))
    if importances:
        statement = statement.where(RelationRow.importance.in_(importances))
    if area:
        statement = statement.where(RelationRow.area == area)
    rows = session.execute(statement.order_by(_RANK, func.lower(RelationRow.name)))
    return [RelationLine(*row) for row in rows]


def named_relations(session: Session) -> list[NamedRelation]:
    """Everybody, by name."""
    complaint = exists().where(
        ComplaintRow.relation_id == RelationRow.id,
        ComplaintRow.solved_at.is_(None),
        ComplaintRow.deleted.is_(False),
    )
    row = RelationRow
    query = select(row.id, row.name, row.place, row.status, row.importance, row.customer_since, complaint)
    found = session.execute(query.where(row.deleted.is_(False)).order_by(row.name))
    return [NamedRelation(*line) for line in found]


def relation_areas(session: Session) -> list[str]:
    """The areas of the territory that hold a relation, by name."""
    areas = select(RelationRow.area).where(RelationRow.area != "", RelationRow.deleted.is_(False)).distinct()
    return list(session.scalars(areas.order_by(RelationRow.area)))


def relation_codes(session: Session) -> list[tuple[UUID, str, str]]:
    """Everybody with his country and postcode, to tell in which area of the rayon he lies."""
    query = select(RelationRow.id, RelationRow.country, RelationRow.postcode)
    return [(row[0], row[1], row[2]) for row in session.execute(query.where(RelationRow.deleted.is_(False)))]


def has_relations(session: Session) -> bool:
    """Whether there is anybody to visit at all."""
    return bool(session.scalar(select(exists().where(RelationRow.deleted.is_(False)))))


def living_places(session: Session) -> list[RelationPlace]:
    """Where everybody is with whom business is possible, oldest first."""
    statement = select(
        RelationRow.id,
        RelationRow.street,
        RelationRow.postcode,
        RelationRow.place,
        RelationRow.country,
        RelationRow.latitude,
        RelationRow.longitude,
    ).where(RelationRow.deleted.is_(False), RelationRow.status != Status.DEAD)
    return [
        RelationPlace(each, Address(street, postcode, place, country), latitude, longitude)
        for each, street, postcode, place, country, latitude, longitude in session.execute(
            statement.order_by(RelationRow.id)
        )
    ]
