"""What became of offers: their outcomes, the chances named before, and the sales they are measured by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, case, extract, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from salesdesk.domain.calibration import Foretold, chance_before
from salesdesk.domain.months import add_months
from salesdesk.domain.offer_statistics import DECIDED, DecidedOffer, status_on
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.relations import Status
from salesdesk.storage.columns import CENTS
from salesdesk.storage.forecast import OPEN
from salesdesk.storage.offers import is_highest
from salesdesk.storage.rows.offers import OfferLineRow, OfferOutlookRow, OfferRow, ProductRow
from salesdesk.storage.rows.relations import RelationRow, SalesLineRow, StatusChangeRow

_DECIDED = (OfferRow.deleted.is_(False), is_highest(), OfferRow.state.in_(DECIDED))
_ENDED_ON = func.coalesce(OfferRow.decided_on, OfferRow.valid_until, OfferRow.decision_month)


def decided_offers(session: Session) -> list[DecidedOffer]:
    """Every offer of which the outcome is known, by number; one that ran out was decided on its last day."""
    groups, sent, changes = _groups(session), _first_sent(session), _status_changes(session)
    statement = (
        select(
            type_coerce(OfferRow.id, String),
            type_coerce(OfferRow.relation_id, String),
            OfferRow.number,
            OfferRow.state,
            OfferRow.net,
            type_coerce(_ENDED_ON, String),
            RelationRow.importance,
            RelationRow.status,
            OfferRow.lost_reason,
            OfferRow.competitor,
            OfferRow.override_reason != "",
        )
        .join(RelationRow, RelationRow.id == OfferRow.relation_id)
        .where(*_DECIDED, _ENDED_ON.is_not(None))
        .order_by(OfferRow.number)
    )
    day_of = cache(date.fromisoformat)
    found = []
    for identity, relation, number, state, amount, ended, importance, status, *rest in session.execute(
        statement
    ):
        reason, competitor, against = rest
        ended_on = day_of(ended)
        sent_on = sent.get(number)
        found.append(
            DecidedOffer(
                number, state, amount, ended_on, sent_on, importance,
                status_on(sent_on or ended_on, status, changes.get(relation, ())),
                groups.get(identity, {}), reason, competitor, bool(against),
            )
        )  # fmt: skip
    return found


def _groups(session: Session) -> dict[str, dict[str, Decimal]]:
    """By decided offer the share of each product group in its first year; no group is an empty word."""
    counts = or_(
        OfferLineRow.kind == LineKind.PRODUCT,
        (OfferLineRow.kind == LineKind.ALTERNATIVE) & OfferLineRow.is_chosen,
    )
    group = func.coalesce(_group_of_line(), "")
    offer = type_coerce(OfferLineRow.offer_id, String)
    times = case((OfferLineRow.period == Period.MONTHLY, Period.MONTHLY.times_a_year), else_=1)
    statement = (
        select(offer, group, func.sum(OfferLineRow.net * times, type_=CENTS))
        .join(OfferRow, OfferRow.id == OfferLineRow.offer_id)
        .where(OfferLineRow.deleted.is_(False), counts, *_DECIDED)
        .group_by(offer, group)
        .order_by(offer, group)
    )
    sums: dict[str, dict[str, Decimal]] = {}
    for identity, name, amount in session.execute(statement):
        sums.setdefault(identity, {})[name] = amount
    return {identity: _shares(amounts) for identity, amounts in sums.items()}


def _group_of_line() -> ScalarSelect[Any]:
    return (
        select(ProductRow.group)
        .where(ProductRow.code == OfferLineRow.product_code, ProductRow.deleted.is_(False))
        .limit(1)
        .correlate(OfferLineRow)
        .scalar_subquery()
    )


def _shares(amounts: dict[str, Decimal]) -> dict[str, Decimal]:
    whole = sum(amounts.values(), Decimal(0))
    return {name: amount / whole for name, amount in amounts.items()} if whole > 0 else {}


def _first_sent(session: Session) -> dict[int, date]:
    """By number the day its first revision went out."""
    statement = (
        select(OfferRow.number, func.min(OfferRow.sent_on))
        .where(OfferRow.sent_on.is_not(None), OfferRow.deleted.is_(False))
        .group_by(OfferRow.number)
    )
    return {number: day for number, day in session.execute(statement) if day is not None}


def _status_changes(session: Session) -> dict[str, list[tuple[date, Status]]]:
    """By relation when it changed, and what it was before."""
    statement = select(
        type_coerce(StatusChangeRow.relation_id, String), StatusChangeRow.changed_at, StatusChangeRow.before
    ).where(StatusChangeRow.deleted.is_(False))
    found: dict[str, list[tuple[date, Status]]] = {}
    for relation, moment, before in session.execute(statement):
        found.setdefault(relation, []).append((moment.date(), before))
    return found


def foretold(session: Session) -> list[Foretold]:
    """Every decided offer of which a chance was named on an earlier day, by number."""
    outcomes = {
        number: (state is OfferState.WON, ended)
        for number, state, ended in session.execute(
            select(OfferRow.number, OfferRow.state, type_coerce(_ENDED_ON, String)).where(
                *_DECIDED, _ENDED_ON.is_not(None)
            )
        )
    }
    noted = (
        select(
            OfferOutlookRow.number,
            type_coerce(OfferOutlookRow.noted_at, String),
            OfferOutlookRow.chance_percent,
        )
        .where(
            OfferOutlookRow.deleted.is_(False),
            OfferOutlookRow.state.in_(OPEN),
            OfferOutlookRow.chance_percent.is_not(None),
        )
        .order_by(OfferOutlookRow.number, OfferOutlookRow.noted_at, OfferOutlookRow.id)
    )
    day_of = cache(date.fromisoformat)
    stated: dict[int, list[tuple[date, int]]] = {}
    for number, moment, chance in session.execute(noted):
        if chance is not None and number in outcomes:
            stated.setdefault(number, []).append((day_of(moment[:10]), chance))
    found = []
    for number, chances in stated.items():
        won, ended = outcomes[number]
        chance = chance_before(chances, day_of(ended))
        if chance is not None:
            found.append(Foretold(number, chance, won))
    return found


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What offers were to bring in a month, each amount × chance, and what these same ones brought in it."""

    weighted: Decimal = Decimal(0)
    won: Decimal = Decimal(0)


def foreseen(session: Session, first: date, last: date) -> dict[date, Foreseen]:
    """By month what the notes foresaw for it when it began, and what came of that; only months with notes."""
    note, first_of = OfferOutlookRow, (OfferOutlookRow.noted_at, OfferOutlookRow.id)
    following = func.lead(note.noted_at).over(partition_by=note.number, order_by=first_of)
    notes = (
        select(
            note.number, note.state, note.decision_month, note.amount, note.chance_percent, note.noted_at,
            following.label("replaced_at"),
        )
        .where(note.deleted.is_(False))
        .subquery()
    )  # fmt: skip
    columns = notes.c
    stood = or_(columns.replaced_at.is_(None), columns.replaced_at >= columns.decision_month)
    statement = select(columns.number, columns.decision_month, columns.amount, columns.chance_percent).where(
        columns.decision_month.between(first, last),
        columns.state.in_(OPEN),
        columns.noted_at < columns.decision_month,
        stood,
    )
    won = _won_amounts(session, first, add_months(last, 1))
    found: dict[date, Foreseen] = {}
    for number, month, amount, chance in session.execute(statement):
        known = found.get(month, Foreseen())
        brought = won.get((number, month), Decimal(0))
        found[month] = Foreseen(known.weighted + amount * (chance or 0) / 100, known.won + brought)
    return found


def _won_amounts(session: Session, first: date, after: date) -> dict[tuple[int, date], Decimal]:
    """By number and month of decision what was won from a day on until before another."""
    statement = select(OfferRow.number, OfferRow.decided_on, OfferRow.net).where(*_won_between(first, after))
    return {(number, day.replace(day=1)): amount for number, day, amount in session.execute(statement) if day}


def _won_between(first: date, after: date) -> tuple[ColumnElement[bool], ...]:
    return (
        OfferRow.deleted.is_(False),
        is_highest(),
        OfferRow.state == OfferState.WON,
        OfferRow.decided_on >= first,
        OfferRow.decided_on < after,
    )


def won_by_month(session: Session, first: date, after: date) -> dict[date, Decimal]:
    """What was won from a day on until before another, by the first day of the month."""
    year, month = extract("year", OfferRow.decided_on), extract("month", OfferRow.decided_on)
    statement = (
        select(year, month, func.sum(OfferRow.net)).where(*_won_between(first, after)).group_by(year, month)
    )
    return {date(y, m, 1): amount for y, m, amount in session.execute(statement)}


def count_decided(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OfferRow).where(*_DECIDED)) or 0


def promised_and_sent(session: Session) -> list[tuple[date, date]]:
    """Of every revision that was promised and sent, the two days."""
    statement = select(OfferRow.promised_on, OfferRow.sent_on).where(
        OfferRow.deleted.is_(False), OfferRow.promised_on.is_not(None), OfferRow.sent_on.is_not(None)
    )
    return [(promised, sent) for promised, sent in session.execute(statement) if promised and sent]


def sales_by_month(session: Session, first_year: int, last_year: int) -> dict[date, Decimal]:
    """What was invoiced to everybody, by the first day of the month."""
    year, month = extract("year", SalesLineRow.sold_on), extract("month", SalesLineRow.sold_on)
    statement = (
        select(year, month, func.sum(SalesLineRow.amount))
        .where(
            SalesLineRow.deleted.is_(False),
            SalesLineRow.sold_on.between(date(first_year, 1, 1), date(last_year, 12, 31)),
        )
        .group_by(year, month)
    )
    return {date(y, m, 1): amount for y, m, amount in session.execute(statement)}
