"""Price agreements: made with a relation, a class or everybody, listed with what they hold for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.prices import is_over, overlap
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import price_agreements as lists
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.products import products_by_code

__all__ = ["AgreementLine", "AgreementState", "PriceAgreement", "PriceAgreements"]

TOUCHED: Changes = frozenset({Noun.PRODUCT, Noun.RELATION, Noun.OFFER})


class AgreementState(StrEnum):
    """Whether an agreement still has to begin, holds now, or is over."""

    COMING = "coming"
    HOLDS = "holds"
    OVER = "over"


_ORDER = (AgreementState.HOLDS, AgreementState.COMING, AgreementState.OVER)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement with the names of whom and what it is about, and with how many others it overlaps."""

    agreement: PriceAgreement
    state: AgreementState
    relation_name: str = ""
    product: Product | None = None
    overlaps: int = 0

    @property
    def id(self) -> UUID:
        return self.agreement.id


class PriceAgreements:
    """What a seller does with agreements; overlapping ones are told, not refused: the best one holds."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def lines(self) -> list[AgreementLine]:
        """Every agreement: those that hold first, then what is to come, then what is over."""
        with self._database.read() as session:
            return read_lines(session, lists.all_agreements(session), self._clock.today())

    def with_relation(self, relation_id: UUID) -> list[AgreementLine]:
        """What holds for this relation, itself or by its class or as everybody."""
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            importance = relation.importance if relation else None
            found = lists.agreements_for(session, relation_id, importance)
            return read_lines(session, found, self._clock.today())

    def whose(self, relation_id: UUID) -> str:
        """The name of a relation, for whom an agreement may be the first."""
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            return relation.name if relation else ""

    def about(self, product: Product) -> list[AgreementLine]:
        """Those that name this article, its group, or everything."""
        with self._database.read() as session:
            found = lists.agreements_about(session, product.code, product.group)
            return read_lines(session, found, self._clock.today())

    def new(self, relation_id: UUID | None = None, product_code: str = "") -> PriceAgreement:
        """An empty agreement from today on; nothing is kept yet."""
        today = self._clock.today()
        return PriceAgreement(
            self._clock.new_id(), relation_id=relation_id, product_code=product_code, valid_from=today
        )

    def overlaps(self, agreement: PriceAgreement) -> tuple[PriceAgreement, ...]:
        """Others about the same customer and article on the same days."""
        with self._database.read() as session:
            return overlap(agreement, lists.all_agreements(session))

    def keep(self, agreement: PriceAgreement) -> Done[PriceAgreement]:
        """Keep an agreement; refused with nothing agreed, days the wrong way round, or an unknown article."""
        clean = replace(
            agreement,
            product_code=agreement.product_code.strip(),
            group=" ".join(agreement.group.split()),
            note=agreement.note.strip(),
        )
        reasons = problems_of(clean)
        with self._database.write() as session:
            if clean.product_code and not products_by_code(session, [clean.product_code]):
                text = N_("Er is geen artikel met de code {code}.")
                reasons.append(Reason(text, "product_code", {"code": clean.product_code}))
            if reasons:
                raise Refused(*reasons)
            records.save(session, clean)
        return Done(clean, TOUCHED)

    def end(self, agreement_id: UUID) -> Done[PriceAgreement]:
        """Let it hold through today and no longer."""
        today = self._clock.today()
        with self._database.write() as session:
            known = _known(session, agreement_id)
            begins = min(known.valid_from, today) if known.valid_from else None
            kept = replace(known, valid_from=begins, valid_until=today)
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def remove(self, agreement_id: UUID) -> Done[PriceAgreement]:
        """As if it was never made; offers keep the prices they have."""
        return self._throw(agreement_id, away=True)

    def restore(self, agreement_id: UUID) -> Done[PriceAgreement]:
        return self._throw(agreement_id, away=False)

    def _throw(self, agreement_id: UUID, *, away: bool) -> Done[PriceAgreement]:
        with self._database.write() as session:
            kept = replace(_known(session, agreement_id), deleted=away)
            records.save(session, kept)
        return Done(kept, TOUCHED)


def _known(session: Session, agreement_id: UUID) -> PriceAgreement:
    known = records.load(session, PriceAgreement, agreement_id)
    if known is None:
        raise Refused(Reason(N_("Deze afspraak bestaat niet meer.")))
    return known


def problems_of(agreement: PriceAgreement) -> list[Reason]:
    """Why this cannot be agreed, without looking at the price list."""
    reasons = []
    if agreement.price is None and not agreement.discount_percent:
        reasons.append(Reason(N_("Geef een prijs of een korting."), "price"))
    if agreement.price is not None and agreement.price < 0:
        reasons.append(Reason(N_("Een prijs is nooit negatief."), "price"))
    if not 0 <= agreement.discount_percent <= 100:
        reasons.append(Reason(N_("Een korting ligt tussen 0 en 100 %."), "discount_percent"))
    if agreement.price is not None and not agreement.product_code:
        text = N_("Een prijs hoort bij één artikel; geef voor een groep of alles een korting.")
        reasons.append(Reason(text, "product_code"))
    if agreement.from_quantity < 0:
        reasons.append(Reason(N_("Een aantal is hier niet negatief."), "from_quantity"))
    begins, ends = agreement.valid_from, agreement.valid_until
    if begins and ends and ends < begins:
        reasons.append(Reason(N_("De laatste dag ligt voor de eerste."), "valid_until"))
    return reasons


def read_lines(session: Session, agreements: list[PriceAgreement], today: date) -> list[AgreementLine]:
    """The agreements with their names, in the order of a list."""
    names = lists.relation_names(session, agreements)
    products = products_by_code(session, (each.product_code for each in agreements))
    peers: dict[object, list[PriceAgreement]] = {}
    for each in agreements:
        peers.setdefault((each.relation_id, each.product_code.lower()), []).append(each)
    lines = [
        AgreementLine(
            each,
            state_of(each, today),
            names.get(each.relation_id, "") if each.relation_id else "",
            _discreet(products.get(each.product_code.strip().lower())),
            len(overlap(each, peers[each.relation_id, each.product_code.lower()])),
        )
        for each in agreements
    ]
    return sorted(
        lines,
        key=lambda line: (
            _ORDER.index(line.state),
            line.relation_name.casefold(),
            line.agreement.product_code.casefold(),
            line.agreement.from_quantity,
            line.id,
        ),
    )


def _discreet(product: Product | None) -> Product | None:
    return product.discreet if product else None


def state_of(agreement: PriceAgreement, today: date) -> AgreementState:
    if is_over(agreement, today):
        return AgreementState.OVER
    begins = agreement.valid_from
    return AgreementState.COMING if begins is not None and begins > today else AgreementState.HOLDS
