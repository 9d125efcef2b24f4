"""The life of an offer in the order it happened: made, laid down, sent, revised, allowed, ended, decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.identity import moment_of
from salesdesk.domain.offer_approval import ApprovalRequest, ApprovalState
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.offers import Offer, OfferState


class LifeKind(StrEnum):
    """What happened; in this order on one day."""

    MADE = "made"
    REVISED = "revised"
    ASKED = "asked"
    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    RELEASED = "released"
    SENT = "sent"
    TALKED = "talked"
    EXPIRED = "expired"
    WON = "won"
    LOST = "lost"
    ORDERED = "ordered"


_RANK = {kind: rank for rank, kind in enumerate(LifeKind)}


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened to the revision `label`; `at` is None where only the day is known."""

    kind: LifeKind
    on: date
    label: str
    detail: str = ""
    at: datetime | None = None


def life_of(
    revisions: Iterable[Offer],
    dispatches: Iterable[OfferDispatch],
    requests: Iterable[ApprovalRequest],
    follow_ups: Iterable[FollowUp],
    zone: tzinfo | None,
) -> tuple[LifeEvent, ...]:
    """Everything that happened to an offer through all its revisions, the oldest first."""
    labels = {offer.id: offer for offer in revisions if not offer.deleted}
    events: list[LifeEvent] = []
    asked = [request for request in requests if request.offer_id in labels]
    sent = [each for each in dispatches if each.offer_id in labels]
    for offer in labels.values():
        events += _of_revision(offer, zone)
        events += _leave(offer, [each for each in asked if each.offer_id == offer.id], zone)
        events += _sent(offer, [each for each in sent if each.offer_id == offer.id])
    for item in follow_ups:
        if item.offer_id in labels and item.done_at is not None and not item.deleted:
            label = labels[item.offer_id].label
            events.append(_moment(LifeKind.TALKED, label, item.done_at, zone, item.text))
    return tuple(sorted(events, key=lambda event: _order(event, zone)))


def _order(event: LifeEvent, zone: tzinfo | None) -> tuple[date, int, datetime]:
    midnight = datetime.combine(event.on, time(0), zone)
    return event.on, _RANK[event.kind], event.at or midnight


def _moment(kind: LifeKind, label: str, at: datetime, zone: tzinfo | None, detail: str = "") -> LifeEvent:
    local = at.astimezone(zone)
    return LifeEvent(kind, local.date(), label, detail, local)


def _of_revision(offer: Offer, zone: tzinfo | None) -> Iterator[LifeEvent]:
    made = LifeKind.MADE if offer.revision == 1 else LifeKind.REVISED
    begun, went = moment_of(offer.id), offer.offered_on or offer.sent_on
    if begun is not None and (went is None or begun.astimezone(zone).date() <= went):
        yield _moment(made, offer.label, begun, zone)
    elif went is not None:  # it was read in afterwards, so its identity is younger than it is
        yield LifeEvent(made, went, offer.label)
    if offer.released_at is not None:
        yield _moment(LifeKind.RELEASED, offer.label, offer.released_at, zone)
    if offer.state is OfferState.EXPIRED and offer.valid_until is not None:
        yield LifeEvent(LifeKind.EXPIRED, offer.valid_until + timedelta(days=1), offer.label)
    if offer.decided_on is not None and offer.state is OfferState.WON:
        yield LifeEvent(LifeKind.WON, offer.decided_on, offer.label, offer.late_reason)
    if offer.decided_on is not None and offer.state is OfferState.LOST:
        why = ", ".join(part for part in (offer.lost_reason, offer.competitor) if part)
        yield LifeEvent(LifeKind.LOST, offer.decided_on, offer.label, why)


def _leave(offer: Offer, requests: list[ApprovalRequest], zone: tzinfo | None) -> Iterator[LifeEvent]:
    granted = False
    for request in requests:
        if request.asked_at is not None:
            yield _moment(LifeKind.ASKED, offer.label, request.asked_at, zone, request.reason)
        if request.decided_at is None or request.state is ApprovalState.ASKED:
            continue
        is_granted = request.state is ApprovalState.GRANTED
        granted = granted or is_granted
        kind = LifeKind.ALLOWED if is_granted else LifeKind.NOT_ALLOWED
        who = ": ".join(part for part in (request.decided_by, request.answer) if part)
        yield _moment(kind, offer.label, request.decided_at, zone, who)
    if offer.approval and not granted and offer.released_at is not None:
        yield _moment(LifeKind.ALLOWED, offer.label, offer.released_at, zone, offer.approval)


def _sent(offer: Offer, dispatches: list[OfferDispatch]) -> Iterator[LifeEvent]:
    """Each time it went out; of an older file only the day is known."""
    went = [each for each in dispatches if not each.way.is_order and not each.deleted]
    if not went and offer.sent_on is not None:
        yield LifeEvent(LifeKind.SENT, offer.sent_on, offer.label)
    for each in dispatches:
        if not each.deleted:
            kind = LifeKind.ORDERED if each.way.is_order else LifeKind.SENT
            yield LifeEvent(kind, each.sent_on, offer.label, _name(each.to_whom))


def _name(to_whom: str) -> str:
    """Of `T. Bos <t.bos@klant.example>` the name; an address alone stays."""
    return to_whom.partition("<")[0].strip() or to_whom
