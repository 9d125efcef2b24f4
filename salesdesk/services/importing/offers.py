"""Offers of a forecast sheet against the offers that are kept (DOMAIN §9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from salesdesk.domain.customer_cycle import changed_status, statuses_after_winning
from salesdesk.domain.offers import Offer, OfferLine, OfferState
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_, Reason
from salesdesk.exchange.forecast_file import ForecastEntry
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.services.importing.doubles import RelationIndex, plain_name
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState
from salesdesk.services.offer_decisions import won_reason

_CHANCE, _MONTH, _AMOUNT, _STATE = N_("Kans"), N_("Beslismaand"), N_("Bedrag excl. btw"), N_("Stand")


class OfferPlanner:
    """An offer is known by number and revision; a customer nobody knows yet comes in as a prospect."""

    def __init__(
        self,
        relations: Iterable[Relation],
        offers: Iterable[Offer],
        products: Iterable[Product],
        new_id: Callable[[], UUID],
        now: datetime,
        seller: str,
    ) -> None:
        self._index = RelationIndex(relations)
        self._offers = {(offer.number, offer.revision): offer for offer in offers}
        self._highest: dict[int, int] = {}
        for number, revision in self._offers:
            self._highest[number] = max(revision, self._highest.get(number, 0))
        self._products = {product.code.casefold(): product for product in products}
        self._new_id = new_id
        self._now = now
        self._seller = seller

    def plan(self, parsed: Parsed[ForecastEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        known = self._offers.get((entry.number, entry.revision))
        if known is None:
            return self._new(parsed, entry)
        owner = self._index.by_id.get(known.relation_id)
        if owner is not None and plain_name(owner.name) != plain_name(entry.relation_name):
            values = {"label": known.label, "name": owner.name}
            reason = Reason(N_("{label} is hier een offerte aan {name}."), "", values)
            return self._row(parsed, RowState.REFUSED, entry, Problem(parsed.line, reason))
        return self._changed(parsed, entry, known)

    def _new(self, parsed: Parsed[ForecastEntry], entry: ForecastEntry) -> RowPlan:
        named = self._index.named(entry.relation_name)
        values: list[object] = []
        if named:
            relation = named[0]
        else:
            status = Status.CUSTOMER if entry.is_won else Status.PROSPECT
            since = self._decided_on(entry) if entry.is_won else None
            relation = Relation(
                self._new_id(), entry.relation_name, status, customer_since=since, origin="Forecast"
            )
            self._index.add(relation)
            values.append(relation)
        offer = Offer(
            id=self._new_id(),
            relation_id=relation.id,
            number=entry.number,
            revision=entry.revision,
            state=_state_of(entry),
            subject=self._description(entry),
            language=relation.language,
            vat_country=relation.address.country if relation.address.country in {"NL", "BE"} else "NL",
            chance_percent=entry.chance_percent,
            decision_month=entry.decision_month,
            decided_on=self._decided_on(entry),
            lines=(self._line(entry, self._new_id()),),
        )
        values += [*self._in_order(offer), *self._made_customer(offer)]
        row = self._row(parsed, RowState.NEW, entry).row
        looks = self._index.look_alikes(relation) if not named else ()
        return RowPlan(replace(row, looks_like=looks), tuple(values))

    def _in_order(self, offer: Offer) -> list[Offer]:
        """The offer with what its revision means: the highest counts, an open lower one is replaced."""
        highest = self._highest.get(offer.number, 0)
        self._highest[offer.number] = max(highest, offer.revision)
        changed = [offer]
        if highest > offer.revision and offer.is_open:
            changed = [replace(offer, state=OfferState.REPLACED)]
        before = self._offers.get((offer.number, highest))
        if highest < offer.revision and before is not None and before.is_open:
            changed.append(replace(before, state=OfferState.REPLACED))
        for entry in changed:
            self._offers[entry.number, entry.revision] = entry
        return changed

    def _changed(self, parsed: Parsed[ForecastEntry], entry: ForecastEntry, known: Offer) -> RowPlan:
        """What may still change: an offer that is decided here stays so, a sent one keeps its lines."""
        if not known.is_open:
            if known.state is _state_of(entry) or known.state is OfferState.REPLACED:
                return self._row(parsed, RowState.SAME, entry)
            reason = Reason(N_("Deze offerte is hier al afgerond; dat blijft zo."))
            return self._row(parsed, RowState.SAME, entry, Problem(parsed.line, reason, blocks=False))
        ends = _state_of(entry) is not OfferState.RELEASED and known.state is not OfferState.DRAFT
        offer = replace(
            known,
            chance_percent=known.chance_percent if entry.chance_percent is None else entry.chance_percent,
            decision_month=entry.decision_month or known.decision_month,
            state=_state_of(entry) if ends else known.state,
            decided_on=self._decided_on(entry) if ends else None,
        )
        changes = [
            label
            for label, name in ((_CHANCE, "chance_percent"), (_MONTH, "decision_month"), (_STATE, "state"))
            if getattr(offer, name) != getattr(known, name)
        ]
        problems = _undecided(parsed, entry, known)
        if (known.net, known.volume) != (entry.amount, entry.quantity):
            if _is_imported(known):
                offer = replace(offer, lines=(self._line(entry, known.lines[0].id),))
                changes.append(_AMOUNT)
            else:
                text = N_("De regels van deze offerte zijn hier gemaakt; bedrag en aantal blijven zo.")
                problems.append(Problem(parsed.line, Reason(text), blocks=False))
        self._offers[offer.number, offer.revision] = offer
        if not changes:
            return self._row(parsed, RowState.SAME, entry, *problems)
        plan = self._row(parsed, RowState.CHANGED, entry, *problems)
        return RowPlan(replace(plan.row, changes=tuple(changes)), (offer, *self._made_customer(offer)))

    def _decided_on(self, entry: ForecastEntry) -> date | None:
        """Today, or the month the sheet names when that has passed; None while it is open."""
        if not (entry.is_won or entry.is_lost):
            return None
        today, month = self._now.date(), entry.decision_month
        return month if month and month < today.replace(day=1) else today

    def _made_customer(self, offer: Offer) -> list[object]:
        """A won offer makes its relation a customer, step by step in the log; a file wakes no dead one."""
        relation = self._index.by_id.get(offer.relation_id)
        if offer.state is not OfferState.WON or relation is None or relation.status is Status.DEAD:
            return []
        changes: list[object] = []
        for after in statuses_after_winning(relation.status):
            changes.append(
                changed_status(relation, after, self._new_id(), self._now, self._seller, won_reason(offer))
            )
            relation = replace(relation, status=after, is_hot=False)
        if not changes:
            return []
        relation = replace(relation, customer_since=relation.customer_since or offer.decided_on)
        self._index.add(relation)
        return [*changes, relation]

    def _line(self, entry: ForecastEntry, identity: UUID) -> OfferLine:
        product = self._products.get(entry.product_code.casefold())
        return OfferLine(
            id=identity,
            product_code=entry.product_code,
            description=self._description(entry),
            quantity=entry.quantity,
            unit=product.unit if product else "stuk",
            unit_price=entry.unit_price,
            vat_class=product.vat_class if product else VatClass.STANDARD,
        )

    def _description(self, entry: ForecastEntry) -> str:
        product = self._products.get(entry.product_code.casefold())
        return product.name if product else entry.product_code

    @staticmethod
    def _row(parsed: Parsed[ForecastEntry], state: RowState, entry: ForecastEntry, *more: Problem) -> RowPlan:
        detail = f"OV{entry.number}-{entry.revision}"
        problems = (*parsed.problems, *more)
        return RowPlan(PreviewRow(parsed.line, state, entry.relation_name, detail, problems))


def _state_of(entry: ForecastEntry) -> OfferState:
    if entry.is_lost:
        return OfferState.LOST
    return OfferState.WON if entry.is_won else OfferState.RELEASED


def _undecided(parsed: Parsed[ForecastEntry], entry: ForecastEntry, known: Offer) -> list[Problem]:
    """What was never released is nobody's to decide on, and no sheet goes around the release."""
    if known.state is not OfferState.DRAFT or _state_of(entry) is OfferState.RELEASED:
        return []
    text = N_("{label} is hier nog een concept; leg hem eerst vast, dan kan hij gewonnen of verloren zijn.")
    return [Problem(parsed.line, Reason(text, "", {"label": known.label}), blocks=False)]


def _is_imported(offer: Offer) -> bool:
    """Whether it only ever was a row of a sheet: one line, never written or printed here."""
    is_sent = offer.state is not OfferState.DRAFT and not offer.released_sha256
    return is_sent and len(offer.lines) == 1 and offer.offered_on is None
