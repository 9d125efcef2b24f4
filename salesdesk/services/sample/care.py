"""What keeps customers: calls and notes, complaints, recommendation scores, promises to oneself."""

from __future__ import annotations

from datetime import timedelta

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import ContactMoment, Fact, Importance, PsuMember, Relation, Status
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.services.sample import phrases
from salesdesk.services.sample.maker import Maker, Sample

FIRST_COMPLAINT = 23
_COLLEAGUES = (("M. Visser", "kwaliteit"), ("R. Post", "planning"), ("B. Kok", "vloeren"))


def make_care(maker: Maker, sample: Sample) -> None:
    """Adds the daily trail of a year to the relations that are already there."""
    customers = [entry for entry in sample.relations if entry.status is Status.CUSTOMER]
    known = [entry for entry in sample.relations if entry.status not in {Status.SUSPECT, Status.DEAD}]
    for _place in range(70):
        sample.moments.append(_moment(maker, sample, maker.pick(known)))
    for _place in range(60):
        sample.facts.append(_fact(maker, maker.pick(known)))
    for place in range(8):
        sample.complaints.append(_solved_complaint(maker, maker.pick(customers), FIRST_COMPLAINT + place))
    for relation in maker.chance.sample(customers, 38):
        sample.surveys.append(_survey(maker, relation))
    for relation in customers:
        if relation.importance is Importance.KEY:
            name, function = maker.pick(_COLLEAGUES)
            sample.psu_members.append(
                PsuMember(maker.new_id(maker.days_ago(90)), relation.id, name, function)
            )
    _make_follow_ups(maker, sample, known)


def _moment(maker: Maker, sample: Sample, relation: Relation) -> ContactMoment:
    day = maker.workday(-maker.between(2, 180))
    kind, texts = maker.weighted(
        (("phone", phrases.PHONE_NOTES), ("mail", phrases.MAIL_NOTES), ("note", phrases.PLAIN_NOTES)),
        (5, 3, 2),
    )
    contacts = sample.contacts_of(relation)
    return ContactMoment(
        maker.new_id(day),
        relation.id,
        maker.pick(texts),
        maker.moment(day, maker.between(8, 15), maker.between(0, 59)),
        kind,
        contacts[0].id if contacts else None,
    )


def _fact(maker: Maker, relation: Relation) -> Fact:
    day = maker.workday(-maker.between(5, 200))
    subject, text, source = maker.pick(phrases.FACTS)
    return Fact(maker.new_id(day), relation.id, subject, text, source, day)


def _solved_complaint(maker: Maker, relation: Relation, number: int) -> Complaint:
    """Nine of ten within a day, as the goal is (Renkema §1.6)."""
    place = number - FIRST_COMPLAINT
    received = maker.moment(maker.workday(-12 - (8 - place) * 24), 8, maker.between(0, 59))
    hours = maker.between(3, 22) if place != 4 else 51
    return Complaint(
        id=maker.new_id(received.date()),
        relation_id=relation.id,
        number=number,
        subject=phrases.COMPLAINTS[place],
        received_at=received,
        text=f"{phrases.COMPLAINTS[place]}. Gemeld door de receptie.",
        received_by=maker.pick(("Binnendienst", "Sanne de Boer")),
        answered_at=received + timedelta(hours=min(hours, maker.between(1, 3))),
        solved_at=received + timedelta(hours=hours),
    )


def _survey(maker: Maker, relation: Relation) -> NpsSurvey:
    day = maker.workday(-maker.between(10, 230))
    score = maker.weighted((10, 9, 8, 7, 6, 5, 3), (12, 24, 28, 18, 10, 5, 3))
    return NpsSurvey(maker.new_id(day), relation.id, day, score, maker.pick(phrases.IMPROVEMENTS))


def _make_follow_ups(maker: Maker, sample: Sample, known: list[Relation]) -> None:
    coming = ("Bellen over de offerte", "Kwaliteitsronde plannen", "Nieuwe contactpersoon vastleggen",
              "Verlenging contract voorbereiden", "Monsters nabellen", "Jaargesprek inplannen")  # fmt: skip
    for _place in range(9):
        relation = maker.pick(known)
        text, due_on = maker.pick(coming), maker.workday(maker.between(1, 15))
        sample.follow_ups.append(FollowUp(maker.new_id(), text, due_on, relation.id))
    for _place in range(12):
        relation, due_on = maker.pick(known), maker.workday(-maker.between(2, 60))
        done_at = maker.moment(due_on, 14, maker.between(0, 59))
        text = maker.pick(coming)
        sample.follow_ups.append(FollowUp(maker.new_id(due_on), text, due_on, relation.id, done_at=done_at))
