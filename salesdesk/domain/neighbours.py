"""Somebody in the neighbourhood: how far, whose turn, whether the door is open, what there is to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from salesdesk.domain.opening_hours import opening_hours_or_unknown
from salesdesk.domain.plan_b import LEAST_STAY_MINUTES, LOCKED, Door, Doorstep, doorstep
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visit_frequency import Due, Turn


@dataclass(frozen=True, slots=True)
class NearRelation:
    """A relation that could be visited from some place, at some moment.

    `minutes` and `km` are the drive there, `extra_minutes` the detour on the way to the next stop or home;
    `arrive` is the hour at its door, `stay` how long before the next visit.
    """

    relation_id: UUID
    name: str
    address: Address
    phone: str
    importance: Importance
    status: Status
    minutes: int
    km: float
    extra_minutes: int = 0
    extra_km: float = 0.0
    arrive: time | None = None
    stay: int | None = None
    doorstep: Doorstep = Doorstep(Door.UNKNOWN)
    turn: Turn = Turn(Due.BY_PHONE)
    last_visit_on: date | None = None
    is_hot: bool = False
    contact_name: str = ""
    contact_phone: str = ""
    has_complaint: bool = False
    has_offer: bool = False

    @property
    def is_reachable(self) -> bool:
        """Whether half an hour is left there before the next visit."""
        return self.arrive is not None and (self.stay is None or self.stay >= LEAST_STAY_MINUTES)

    @property
    def best_phone(self) -> str:
        return self.contact_phone or self.phone


def near_of(relation: Relation, turn: Turn | None = None) -> NearRelation:
    """A relation as a neighbour at no distance yet."""
    return NearRelation(
        relation_id=relation.id,
        name=relation.name,
        address=relation.address,
        phone=relation.phone,
        importance=relation.importance,
        status=relation.status,
        minutes=0,
        km=0.0,
        turn=turn or Turn(Due.BY_PHONE),
        last_visit_on=turn.last_on if turn else None,
        is_hot=relation.is_hot,
    )


def doorstep_of(relation: Relation, day: date, arrive: time | None) -> Doorstep:
    """Whether it is open at the hour one comes; unknown when that is another day."""
    if arrive is None:
        return Doorstep(Door.UNKNOWN)
    return doorstep(opening_hours_or_unknown(relation.opening_hours), day, arrive)


@dataclass(frozen=True, slots=True)
class WorthRule:
    """What makes somebody nearby worth a visit now, in points; a minute of detour costs `detour`.

    A closed door or no time before the next visit costs so much that it stands last.
    """

    overdue: int = 30
    never_visited: int = 20
    due: int = 18
    complaint: int = 25
    offer: int = 20
    hot: int = 12
    key: int = 24
    a: int = 16
    b: int = 8
    detour: float = 1.5
    locked: int = 200
    planned: int = 25

    def points(self, one: NearRelation) -> float:
        """The more the sooner."""
        turn = {Due.OVERDUE: self.overdue, Due.NEVER_VISITED: self.never_visited, Due.DUE: self.due}
        classes = {Importance.KEY: self.key, Importance.A: self.a, Importance.B: self.b}
        points = turn.get(one.turn.due, 0) + classes.get(one.importance, 0) - self.detour * one.extra_minutes
        points += self.complaint * one.has_complaint + self.offer * one.has_offer + self.hot * one.is_hot
        points -= self.planned * (one.turn.due is Due.PLANNED)
        return points - self.locked * (one.doorstep.door in LOCKED or not one.is_reachable)


def by_worth(found: Iterable[NearRelation], rule: WorthRule | None = None) -> tuple[NearRelation, ...]:
    """The most worth a visit now first; of equals the nearest, then by name."""
    points = (rule or WorthRule()).points
    return tuple(sorted(found, key=lambda one: (-points(one), one.minutes, one.name.casefold())))
