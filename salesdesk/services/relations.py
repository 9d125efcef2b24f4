"""Relations: find them, open their card, keep them up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from salesdesk.domain.area_cycle import AreaIndex
from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.importance import check_class
from salesdesk.domain.offers import Offer
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import (
    Contact,
    ContactMoment,
    Fact,
    Importance,
    PsuMember,
    Relation,
    Status,
    StatusChange,
    check_move,
)
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.visits import Visit, VisitMove
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relation_checks import checked_contact, checked_relation
from salesdesk.services.relation_places import without_stale_point
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.relations import RelationLine, relation_areas, relation_codes, relation_lines
from salesdesk.storage.sales import month_sums, sales_figures
from salesdesk.storage.settings import load_settings

__all__ = ["RelationCard", "RelationLine", "Relations"]
Value = TypeVar("Value")
_CARD = frozenset({Noun.RELATION, Noun.CONTACT})
_GONE = Reason(N_("Deze relatie bestaat niet meer."))


class Relations:
    """What a seller does with a relation and the people there."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def lines(
        self,
        text: str = "",
        *,
        statuses: frozenset[Status] = frozenset(),
        importances: frozenset[Importance] = frozenset(),
        area: str = "",
    ) -> list[RelationLine]:
        """The list, most important first; `text` matches name, place and people.

        `area` names an area of the rayon, where the postcode decides; without a rayon what head office wrote.
        """
        today = self._clock.today()
        with self._database.read() as session:
            rayon = records.find(session, Area) if area else []
            if not rayon:
                return relation_lines(session, today, text, statuses, importances, area)
            index = AreaIndex(rayon)
            inside = {
                relation_id
                for relation_id, country, code in relation_codes(session)
                if (found := index.of(country, code)) is not None and found.name == area
            }
            lines = relation_lines(session, today, text, statuses, importances)
        return [line for line in lines if line.id in inside]

    def areas(self) -> list[str]:
        """The areas to choose from: those of the rayon, or those head office wrote while there are none."""
        with self._database.read() as session:
            rayon = sorted((area.name for area in records.find(session, Area)), key=str.casefold)
            return rayon or relation_areas(session)

    def card(self, relation_id: UUID) -> RelationCard:
        """Everything known about one relation; refused when it no longer exists."""
        with self._database.read() as session:
            relation = self._find(session, relation_id)
            if relation.deleted:
                raise Refused(_GONE)

            def of(kind: type[Value]) -> tuple[Value, ...]:
                return tuple(records.find(session, kind, relation_id=relation_id))

            today = self._clock.now().date()
            visits = tuple(visit for visit in of(Visit) if not visit.deleted)
            return RelationCard(
                relation=relation,
                contacts=tuple(item for item in of(Contact) if not item.deleted),
                psu=tuple(item for item in of(PsuMember) if not item.deleted),
                facts=tuple(item for item in of(Fact) if not item.deleted),
                moments=tuple(item for item in of(ContactMoment) if not item.deleted),
                status_changes=of(StatusChange),
                visits=visits,
                reports=tuple(records.find(session, VisitReport, visit_id=[visit.id for visit in visits])),
                offers=tuple(item for item in of(Offer) if not item.deleted),
                complaints=tuple(item for item in of(Complaint) if not item.deleted),
                surveys=tuple(item for item in of(NpsSurvey) if not item.deleted),
                sales=sales_figures(session, relation_id, today, months_before(today, 12)),
                sales_months=tuple(month_sums(session, relation_id)),
                follow_ups=tuple(item for item in of(FollowUp) if not item.deleted),
                thresholds=load_settings(session).thresholds,
                now=self._clock.now(),
                moves=tuple(records.find(session, VisitMove, visit_id=[visit.id for visit in visits])),
                area_name=_area_name(session, relation),
            )

    def start(self, name: str) -> Done[Relation]:
        """A new relation that has only a name yet: a suspect of class C."""
        relation = checked_relation(Relation(self._clock.new_id(), name))
        with self._database.write() as session:
            records.save(session, relation)
        return Done(relation, _CARD)

    def save(self, relation: Relation, *, reason: str = "") -> Done[Relation]:
        """Keep a changed relation; a changed status is checked against the cycle and logged.

        Refuses an empty name, a status that does not follow, a class above what the revenue bears without
        its reason, and numbers (KvK, btw, postcode) that cannot be.
        """
        checked = checked_relation(relation)
        with self._database.write() as session:
            before = self._find(session, relation.id)
            if before.status is not checked.status:
                self._move(session, before, checked, reason)
            if before.importance is not checked.importance:
                self._check_class(session, checked)
            checked = without_stale_point(before, checked)
            records.save(session, checked)
        return Done(checked, _CARD | {Noun.TODAY, Noun.VISIT, Noun.OFFER, Noun.ROUTE})

    def put_back(self, relation: Relation) -> Done[Relation]:
        """Undo a change: the relation as it was; the log tells it went back, whatever the cycle allows."""
        with self._database.write() as session:
            present = self._find(session, relation.id)
            if present.status is not relation.status:
                records.save(session, self._logged(session, present, relation, ""))
            records.save(session, relation)
        return Done(relation, _CARD | {Noun.TODAY, Noun.VISIT, Noun.OFFER, Noun.ROUTE})

    def remove(self, relation_id: UUID, *, removed: bool = True) -> Done[Relation]:
        """Take a relation out of sight, or bring it back; its history stays."""
        with self._database.write() as session:
            relation = replace(self._find(session, relation_id), deleted=removed)
            records.save(session, relation)
        return Done(relation, _CARD | {Noun.TODAY, Noun.VISIT, Noun.OFFER, Noun.FORECAST, Noun.ROUTE})

    def contact(self, contact_id: UUID) -> Contact:
        with self._database.read() as session:
            contact = records.load(session, Contact, contact_id)
        if contact is None:
            raise Refused(Reason(N_("Deze contactpersoon bestaat niet meer.")))
        return contact

    def add_contact(self, relation_id: UUID, surname: str) -> Done[Contact]:
        return self.save_contact(Contact(self._clock.new_id(), relation_id, surname))

    def save_contact(self, contact: Contact) -> Done[Contact]:
        """Keep a person; refuses one without a surname or with an e-mail address that cannot be."""
        checked = checked_contact(contact)
        return self._keep(checked, Noun.CONTACT, Noun.RELATION, Noun.PREPARATION, Noun.OFFER)

    def change_contact(self, contact_id: UUID, **fields: Any) -> Done[Contact]:
        """Change only these fields of a person; what another part of the screen keeps stays as it is."""
        return self.save_contact(replace(self.contact(contact_id), **fields))

    def remove_contact(self, contact_id: UUID, *, removed: bool = True) -> Done[Contact]:
        contact = replace(self.contact(contact_id), deleted=removed)
        return self._keep(contact, Noun.CONTACT, Noun.RELATION)

    def add_psu_member(self, relation_id: UUID, name: str, function: str = "") -> Done[PsuMember]:
        """A colleague who joins the sale."""
        if not name.strip():
            raise Refused(Reason(N_("Vul een naam in."), "name"))
        return self._keep(
            PsuMember(self._clock.new_id(), relation_id, name.strip(), function.strip()), Noun.RELATION
        )

    def remove_psu_member(self, member: PsuMember, *, removed: bool = True) -> Done[PsuMember]:
        return self._keep(replace(member, deleted=removed), Noun.RELATION)

    def note(self, relation_id: UUID, text: str, *, kind: str = "note") -> Done[ContactMoment]:
        """A note, call (`phone`) or mail (`mail`) in the contact history, of this moment."""
        if not text.strip():
            raise Refused(Reason(N_("Schrijf eerst wat er is besproken."), "text"))
        moment = ContactMoment(self._clock.new_id(), relation_id, text.strip(), self._now(), kind)
        return self._keep(moment, Noun.RELATION)

    def remove_note(self, moment: ContactMoment, *, removed: bool = True) -> Done[ContactMoment]:
        return self._keep(replace(moment, deleted=removed), Noun.RELATION)

    def _move(self, session: Session, before: Relation, after: Relation, reason: str) -> None:
        check_move(before.status, after.status, reason)
        records.save(session, self._logged(session, before, after, reason))

    def _check_class(self, session: Session, relation: Relation) -> None:
        today = self._clock.today()
        bought = sales_figures(session, relation.id, today, months_before(today, 12)).past_year
        weighed = max(bought, relation.revenue_potential or Decimal(0))
        thresholds = load_settings(session).thresholds
        check_class(relation.importance, weighed, relation.importance_reason, thresholds)

    def _logged(self, session: Session, before: Relation, after: Relation, reason: str) -> StatusChange:
        seller = load_settings(session).seller.name
        return StatusChange(
            self._clock.new_id(), before.id, before.status, after.status, self._now(), seller, reason
        )

    def _keep(self, value: Value, *nouns: Noun) -> Done[Value]:
        with self._database.write() as session:
            records.save(session, value)
        return done(value, *nouns)

    def _find(self, session: Session, relation_id: UUID) -> Relation:
        relation = records.load(session, Relation, relation_id)
        if relation is None:
            raise Refused(_GONE)
        return relation

    def _now(self) -> datetime:
        return self._clock.now()


def _area_name(session: Session, relation: Relation) -> str:
    area = AreaIndex(records.find(session, Area)).of(relation.address.country, relation.address.postcode)
    return area.name if area else ""
