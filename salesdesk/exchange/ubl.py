"""Offers and orders as UBL 2.1, which other programs read: one document, totals equal to the paper's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.offer_totals import OfferTotals, PeriodTotals, offer_totals
from salesdesk.domain.offers import LineKind, Offer, Period
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.vat import VatRate, VatSum, rate_on
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.ubl_lines import Priced, order_lines, quotation_lines, tax_category
from salesdesk.exchange.ubl_parties import buyer_party, seller_party
from salesdesk.exchange.ubl_pieces import CURRENCY, Node, amount, bare_number, document, part, text, xml_bytes
from salesdesk.words import gettext_for

Say = Callable[[str], str]
VERSION = "2.1"


@dataclass(frozen=True, slots=True)
class UblDocument:
    """An offer with all that its paper knows; `issued_on` is the day whose VAT rates count."""

    offer: Offer
    relation: Relation
    company: Company
    seller: Seller
    rates: tuple[VatRate, ...]
    issued_on: date
    contact: Contact | None = None
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class OrderHead:
    """What an order has beside its offer; `reference` is the customer's own order number."""

    number: str
    ordered_on: date
    reference: str = ""
    deliver_on: date | None = None


def quotation_xml(source: UblDocument) -> bytes:
    """The offer as a Quotation; refused without a line that has a price.

    Amounts per month or year and options stand as lines without an amount in the total, each with a note;
    of alternatives the chosen one counts and the others hang under it.
    """
    say, offer = gettext_for(source.language), source.offer
    totals = _totals(source)
    main = totals.present[0]
    root = document("Quotation")
    text(root, "UBLVersionID", VERSION)
    text(root, "ID", offer.label)
    text(root, "IssueDate", source.issued_on.isoformat())
    for note in (offer.subject, *_texts(source), *_period_notes(totals, main, source.language, say)):
        text(root, "Note", note)
    text(root, "PricingCurrencyCode", CURRENCY)
    if offer.valid_until is not None:
        valid = part(root, "ValidityPeriod")
        text(valid, "StartDate", min(source.issued_on, offer.valid_until).isoformat())
        text(valid, "EndDate", offer.valid_until.isoformat())
    seller_party(root, source.company, source.seller)
    buyer_party(root, source.relation, source.contact)
    _delivery_terms(root, offer)
    if offer.payment_terms.strip():
        text(part(root, "TransactionConditions"), "Description", offer.payment_terms)
    lines = _priced(source, main.period)
    _allowances(root, source, lines, main, say)
    _taxes(root, main.vat, say)
    _monetary(root, "QuotedMonetaryTotal", main)
    quotation_lines(root, lines, source.language, say)
    return xml_bytes(root)


def order_xml(source: UblDocument, order: OrderHead) -> bytes:
    """What was ordered of the offer as an Order for head office; refused when nothing was."""
    say, offer = gettext_for(source.language), source.offer
    totals = _totals(source)
    main = totals.present[0]
    lines = [each for each in _priced(source, main.period) if each.line.counts]
    if not lines:
        raise Refused(Reason(N_("In deze order staat geen regel met een prijs."), "lines"))
    root = document("Order")
    text(root, "UBLVersionID", VERSION)
    text(root, "ID", order.number, otherwise=offer.label)
    text(root, "IssueDate", order.ordered_on.isoformat())
    for note in (offer.subject, *_period_notes(totals, main, source.language, say)):
        text(root, "Note", note)
    text(root, "DocumentCurrencyCode", CURRENCY)
    text(root, "CustomerReference", order.reference or offer.customer_reference)
    quoted = part(root, "QuotationDocumentReference")
    text(quoted, "ID", offer.label)
    if offer.offered_on is not None:
        text(quoted, "IssueDate", offer.offered_on.isoformat())
    buyer_party(root, source.relation, source.contact)
    seller_party(root, source.company, source.seller)
    if order.deliver_on is not None:
        wanted = part(part(root, "Delivery"), "RequestedDeliveryPeriod")
        text(wanted, "EndDate", order.deliver_on.isoformat())
    _delivery_terms(root, offer)
    if offer.payment_terms.strip():
        text(part(root, "PaymentTerms"), "Note", offer.payment_terms)
    _allowances(root, source, lines, main, say)
    _taxes(root, main.vat, say)
    _monetary(root, "AnticipatedMonetaryTotal", main)
    order_lines(root, lines, source.language, say)
    return xml_bytes(root)


def _totals(source: UblDocument) -> OfferTotals:
    offer = source.offer
    return offer_totals(
        offer.lines, source.rates, offer.vat_country, source.issued_on, offer.discount_percent
    )


def _priced(source: UblDocument, period: Period) -> list[Priced]:
    """The lines with a price in their order, each under its heading; refused when there are none."""
    offer, found, section = source.offer, list[Priced](), ""
    for line in offer.lines:
        if line.kind is LineKind.SECTION and not line.deleted:
            section = line.description
        if line.has_amounts and not line.deleted:
            percent = rate_on(source.rates, offer.vat_country, line.vat_class, source.issued_on)
            found.append(Priced(line, section, percent, line.counts and line.period is period))
    if not found:
        raise Refused(Reason(N_("In deze offerte staat geen regel met een prijs."), "lines"))
    return found


def _texts(source: UblDocument) -> list[str]:
    """What stands between the lines as text alone."""
    lines = source.offer.lines
    kept = [line for line in lines if line.kind is LineKind.TEXT and not line.deleted]
    return ["\n".join(words for words in (line.description, line.note) if words) for line in kept]


def _period_notes(totals: OfferTotals, main: PeriodTotals, language: str, say: Say) -> list[str]:
    """In words what is paid per month or year: the total of the document holds one period alone."""
    patterns = {
        Period.ONCE: say("Eenmalig: {net} exclusief btw, {total} inclusief btw."),
        Period.MONTHLY: say("Per maand: {net} exclusief btw, {total} inclusief btw."),
        Period.YEARLY: say("Per jaar: {net} exclusief btw, {total} inclusief btw."),
    }
    shown = totals.present
    if len(shown) == 1 and main.period is Period.ONCE:
        return []
    return [
        patterns[each.period].format(
            net=formats.euro(each.net, language), total=formats.euro(each.total, language)
        )
        for each in shown
    ]


def _delivery_terms(root: Node, offer: Offer) -> None:
    if offer.delivery_terms.strip():
        text(part(root, "DeliveryTerms"), "SpecialTerms", offer.delivery_terms)


def _allowances(
    root: Node, source: UblDocument, lines: Sequence[Priced], main: PeriodTotals, say: Say
) -> None:
    """The discount on the total, per VAT rate, so that the bases add up."""
    if not main.total_discount:
        return
    for entry in main.vat:
        before = sum((each.line.net for each in lines if each.in_total and _is_of(each, entry)), Decimal(0))
        made = part(root, "AllowanceCharge")
        text(made, "ChargeIndicator", "false")
        text(made, "AllowanceChargeReason", say("Korting op het totaal"))
        text(made, "MultiplierFactorNumeric", bare_number(source.offer.discount_percent))
        amount(made, "Amount", before - entry.base)
        amount(made, "BaseAmount", before)
        tax_category(made, "TaxCategory", entry.vat_class, entry.percent, say)


def _is_of(priced: Priced, entry: VatSum) -> bool:
    return (priced.line.vat_class, priced.vat_percent) == (entry.vat_class, entry.percent)


def _taxes(root: Node, sums: Sequence[VatSum], say: Say) -> None:
    made = part(root, "TaxTotal")
    amount(made, "TaxAmount", sum((entry.amount for entry in sums), Decimal(0)))
    for entry in sums:
        one = part(made, "TaxSubtotal")
        amount(one, "TaxableAmount", entry.base)
        amount(one, "TaxAmount", entry.amount)
        tax_category(one, "TaxCategory", entry.vat_class, entry.percent, say)


def _monetary(root: Node, name: str, main: PeriodTotals) -> None:
    made = part(root, name)
    amount(made, "LineExtensionAmount", main.net + main.total_discount)
    amount(made, "TaxExclusiveAmount", main.net)
    amount(made, "TaxInclusiveAmount", main.total)
    if main.total_discount:
        amount(made, "AllowanceTotalAmount", main.total_discount)
    amount(made, "PayableAmount", main.total)
