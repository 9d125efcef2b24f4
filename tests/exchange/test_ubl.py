"""Offers and orders as UBL 2.1: totals to the cent, parties with their numbers, any text well-formed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import LineKind, Period
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from salesdesk.errors import Refused
from salesdesk.exchange.ubl import OrderHead, UblDocument, order_xml, quotation_xml
from salesdesk.exchange.ubl_lines import unit_code
from salesdesk.exchange.ubl_parties import endpoint, registration
from tests.builders import (
    TODAY,
    a_company,
    a_contact,
    a_relation,
    a_seller,
    an_address,
    an_offer,
    an_offer_line,
)

D = Decimal
SPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
ORDER = OrderHead("OV87", TODAY, "PO-2026-118", date(2026, 12, 10))


def a_document(*lines: Any, relation: Any = None, language: str = "nl", **over: Any) -> UblDocument:
    filled = {"lines": lines or (an_offer_line(),), "valid_until": date(2026, 12, 24), **over}
    return UblDocument(
        an_offer(**filled), relation or a_relation(vat_number="NL 0012.34.567.B01", kvk_number="87654321"),
        a_company(), a_seller(), DEFAULT_RATES, TODAY, a_contact(), language,
    )  # fmt: skip


def read(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own writing


def said(node: ET.Element, path: str) -> list[str]:
    *parts, last = path.split("/")
    steps = "/".join([*(f"cac:{name}" for name in parts), f"cbc:{last}"])
    return [found.text or "" for found in node.iterfind(steps, SPACES)]


def items(root: ET.Element, name: str = "QuotationLine") -> list[ET.Element]:
    return root.findall(f"cac:{name}/cac:LineItem", SPACES)


def line(price: str, **over: Any) -> Any:
    return an_offer_line(unit_price=D(price), quantity=D(over.pop("quantity", 1)), **over)


MANY = (
    line("100.005", quantity=3, discount_percent=D("7.5")),
    line("19.99", vat_class=VatClass.REDUCED, quantity="2.5"),
    line("0.0125", quantity=1000, vat_class=VatClass.ZERO),
    line("45", period=Period.MONTHLY, unit="maand"),
    line("240", period=Period.YEARLY),
    line("75", kind=LineKind.OPTION),
    an_offer_line(kind=LineKind.TEXT, description="Plaatsing in overleg", unit_price=D(0)),
)


@pytest.mark.parametrize("discount", [D(0), D("3.3"), D(100)])
def test_the_totals_equal_those_of_the_paper_to_the_cent(discount: Decimal) -> None:
    document = a_document(*MANY, discount_percent=discount)
    totals = offer_totals(MANY, DEFAULT_RATES, "NL", TODAY, discount)
    root = read(quotation_xml(document))
    assert said(root, "QuotedMonetaryTotal/TaxExclusiveAmount") == [f"{totals.net:.2f}"]
    assert said(root, "QuotedMonetaryTotal/PayableAmount") == [f"{totals.total:.2f}"]
    vat = sum((entry.amount for entry in totals.vat), D(0))
    assert said(root, "TaxTotal/TaxAmount") == [f"{vat:.2f}"]


@given(
    st.lists(
        st.tuples(
            st.decimals(0, 5000, places=4), st.integers(-3, 400), st.decimals(0, 100, places=1),
            st.sampled_from([VatClass.STANDARD, VatClass.REDUCED, VatClass.ZERO]),
        ),
        min_size=1, max_size=6,
    ),
    st.decimals(0, 60, places=2),
)  # fmt: skip
def test_the_lines_less_the_allowances_are_the_total(lines: list[Any], discount: Decimal) -> None:
    made = [
        an_offer_line(unit_price=price, quantity=D(count), discount_percent=off, vat_class=vat)
        for price, count, off, vat in lines
    ]
    root = read(quotation_xml(a_document(*made, discount_percent=discount)))
    total = sum(map(D, said(root, "QuotationLine/LineItem/LineExtensionAmount")))
    allowed = sum(map(D, said(root, "AllowanceCharge/Amount")))
    bases = sum(map(D, said(root, "TaxTotal/TaxSubtotal/TaxableAmount")))
    net = D(said(root, "QuotedMonetaryTotal/TaxExclusiveAmount")[0])
    assert total - allowed == net == bases
    assert said(root, "QuotedMonetaryTotal/LineExtensionAmount") == [f"{total:.2f}"]


def test_a_discount_on_a_line_is_an_allowance_that_says_of_what() -> None:
    root = read(quotation_xml(a_document(line("100", quantity=2, discount_percent=D("12.5")))))
    allowance = items(root)[0].find("cac:AllowanceCharge", SPACES)
    assert allowance is not None
    shown = [
        allowance.findtext(f"cbc:{name}", "", SPACES) for name in ("ChargeIndicator", "Amount", "BaseAmount")
    ]
    assert shown == ["false", "25.00", "200.00"]
    assert allowance.findtext("cbc:MultiplierFactorNumeric", "", SPACES) == "12.5"


def test_what_is_paid_per_month_stands_as_a_line_outside_the_total_and_says_so() -> None:
    root = read(quotation_xml(a_document(line("100"), line("45", period=Period.MONTHLY))))
    monthly = items(root)[1]
    assert monthly.find("cbc:LineExtensionAmount", SPACES) is None
    notes = [note.text or "" for note in monthly.findall("cbc:Note", SPACES)]
    assert [words.replace("\xa0", " ") for words in notes] == [
        "€ 45,00 per maand",
        "Niet in het totaal begrepen.",
    ]
    assert "Per maand: € 45,00 exclusief btw, € 54,45 inclusief btw." in [
        words.replace("\xa0", " ") for words in said(root, "Note")
    ]


def test_an_offer_per_month_alone_has_the_month_as_its_total() -> None:
    root = read(quotation_xml(a_document(line("45", period=Period.MONTHLY))))
    assert said(root, "QuotedMonetaryTotal/PayableAmount") == ["54.45"]
    assert said(root, "QuotationLine/LineItem/LineExtensionAmount") == ["45.00"]


def test_other_variants_hang_under_the_chosen_one() -> None:
    def variant(name: str, price: str, *, is_chosen: bool = False) -> Any:
        return line(price, kind=LineKind.ALTERNATIVE, choice="mat", variant=name, is_chosen=is_chosen)

    lines = (variant("Goed", "80"), variant("Beter", "100", is_chosen=True), variant("Best", "140"))
    root = read(quotation_xml(a_document(*lines)))
    assert said(root, "QuotationLine/LineItem/LineExtensionAmount") == ["100.00"]
    others = root.findall("cac:QuotationLine/cac:AlternativeLineItem", SPACES)
    assert [other.findtext("cac:Price/cbc:PriceAmount", "", SPACES) for other in others] == [
        "80.00",
        "140.00",
    ]


def test_variants_of_which_none_is_chosen_stand_outside_the_total() -> None:
    lines = (line("10"), line("80", kind=LineKind.ALTERNATIVE, choice="mat", variant="Goed"))
    root = read(quotation_xml(a_document(*lines)))
    assert len(items(root)) == 2
    assert said(root, "QuotedMonetaryTotal/LineExtensionAmount") == ["10.00"]


def test_a_heading_goes_with_its_lines_and_a_text_becomes_a_note() -> None:
    heading = an_offer_line(kind=LineKind.SECTION, description="Ingang Noord", unit_price=D(0))
    words = an_offer_line(kind=LineKind.TEXT, description="In overleg", unit_price=D(0))
    root = read(quotation_xml(a_document(heading, line("10"), words)))
    assert said(root, "QuotationLine/LineItem/Item/AdditionalItemProperty/Value") == ["Ingang Noord"]
    assert "In overleg" in said(root, "Note")


def test_both_parties_have_their_names_and_numbers() -> None:
    root = read(quotation_xml(a_document()))
    assert said(root, "SellerSupplierParty/Party/PartyLegalEntity/RegistrationName") == [
        "Veldzicht Matten B.V."
    ]
    buyer = root.find("cac:BuyerCustomerParty/cac:Party", SPACES)
    assert buyer is not None
    assert buyer.findtext("cac:PartyTaxScheme/cbc:CompanyID", "", SPACES) == "NL001234567B01"
    endpoint_node = buyer.find("cbc:EndpointID", SPACES)
    assert endpoint_node is not None
    assert (endpoint_node.text, endpoint_node.attrib) == ("87654321", {"schemeID": "0106"})


@pytest.mark.parametrize(
    ("country", "kvk", "vat", "register", "address"),
    [
        ("NL", "12345678", "NL001234567B01", ("0106", "12345678"), ("0106", "12345678")),
        ("NL", "1234", "NL001234567B01", ("", ""), ("9944", "NL001234567B01")),
        ("BE", "", "BE 0403.170.701", ("0208", "0403170701"), ("0208", "0403170701")),
        ("BE", "403170701", "", ("0208", "0403170701"), ("0208", "0403170701")),
        ("DE", "HRB 1", "DE136695976", ("", ""), ("9930", "DE136695976")),
        ("CH", "", "CHE123", ("", ""), ("", "")),
        ("NL", "", "", ("", ""), ("", "")),
    ],
)
def test_a_party_is_known_by_its_register_and_else_by_its_vat_number(
    country: str, kvk: str, vat: str, register: tuple[str, str], address: tuple[str, str]
) -> None:
    assert registration(country, kvk, vat) == register
    assert endpoint(country, kvk, vat) == address


def test_reversed_vat_is_said_with_its_reason() -> None:
    belgian = a_relation(address=an_address(country="BE"), vat_number="BE0403170701")
    root = read(quotation_xml(a_document(line("100", vat_class=VatClass.REVERSE), relation=belgian)))
    assert said(root, "TaxTotal/TaxSubtotal/TaxCategory/ID") == ["AE"]
    assert said(root, "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason") == ["Btw verlegd"]
    assert said(root, "QuotedMonetaryTotal/PayableAmount") == ["100.00"]


@pytest.mark.parametrize(
    ("unit", "code"), [("stuk", "C62"), (" M² ", "MTK"), ("uur", "HUR"), ("beurt", "ZZ"), ("", "C62")]
)
def test_a_unit_has_its_code_or_is_said(unit: str, code: str) -> None:
    assert unit_code(unit) == code
    content = quotation_xml(a_document(line("10", unit=unit))).decode()
    assert ("Eenheid: beurt" in content) is (code == "ZZ")


@given(st.text(max_size=60))
def test_any_text_comes_out_well_formed(words: str) -> None:
    wild = an_offer_line(description=words, note=words, unit=words, product_code=words)
    document = replace(a_document(wild, subject=words), relation=a_relation(name=words, vat_number=words))
    assert read(quotation_xml(document)).tag.endswith("Quotation")
    assert read(order_xml(document, replace(ORDER, reference=words))).tag.endswith("Order")


def test_control_characters_are_left_out_and_the_rest_is_kept() -> None:
    root = read(quotation_xml(a_document(line("10", description="Mat\x00 <A&B>\x0b \ud800 ✓"))))
    assert said(root, "QuotationLine/LineItem/Item/Name") == ["Mat <A&B>  ✓"]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = a_document()
    assert quotation_xml(document) == quotation_xml(document)


def test_without_a_priced_line_there_is_none() -> None:
    words = an_offer_line(kind=LineKind.TEXT, unit_price=D(0))
    with pytest.raises(Refused):
        quotation_xml(a_document(words))
    with pytest.raises(Refused):
        order_xml(a_document(line("5", kind=LineKind.OPTION)), ORDER)


def test_an_order_holds_what_was_ordered_with_number_reference_and_day() -> None:
    document = a_document(line("100"), line("75", kind=LineKind.OPTION), offered_on=date(2026, 11, 2))
    root = read(order_xml(document, ORDER))
    assert (said(root, "ID"), said(root, "CustomerReference")) == (["OV87"], ["PO-2026-118"])
    assert said(root, "QuotationDocumentReference/ID") == ["OV87-1"]
    assert said(root, "Delivery/RequestedDeliveryPeriod/EndDate") == ["2026-12-10"]
    assert said(root, "OrderLine/LineItem/LineExtensionAmount") == ["100.00"]
    assert said(root, "AnticipatedMonetaryTotal/PayableAmount") == ["121.00"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Optie; niet in het totaal begrepen."), ("en", "Option; not included in the total.")],
)
def test_the_notes_speak_the_customers_language(language: str, words: str) -> None:
    content = quotation_xml(a_document(line("5"), line("75", kind=LineKind.OPTION), language=language))
    assert words in content.decode()
