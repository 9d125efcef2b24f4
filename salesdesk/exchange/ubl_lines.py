"""The lines of an offer or order in UBL: what counts, and what stands outside the total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.exchange.ubl_pieces import Node, amount, bare_number, fit, part, price, text

Say = Callable[[str], str]

# Recommendation 20 of UN/ECE for the units that sellers here write; others are said in a note.
_UNITS = {
    "C62": ("", "stuk", "stuks", "st", "piece", "pieces", "pcs", "pièce", "stück"),
    "HUR": ("uur", "uren", "hour", "hours", "heure", "stunde"),
    "DAY": ("dag", "dagen", "day", "days", "jour", "tag"),
    "WEE": ("week", "weken", "weeks"),
    "MON": ("maand", "maanden", "month", "mois", "monat"),
    "ANN": ("jaar", "jaren", "year", "an", "jahr"),
    "MTR": ("m", "meter", "mtr", "m1"),
    "MTK": ("m²", "m2"),
    "MTQ": ("m³", "m3"),
    "KMT": ("km", "kilometer"),
    "KGM": ("kg", "kilo", "kilogram"),
    "GRM": ("g", "gram"),
    "TNE": ("ton",),
    "LTR": ("l", "liter", "litre"),
    "SET": ("set", "sets"),
    "PR": ("paar", "pair", "paire"),
    "XBX": ("doos", "dozen", "box", "karton"),
    "XPK": ("pak", "pakken", "pack"),
    "XRO": ("rol", "rollen", "roll", "rouleau", "rolle"),
    "XPX": ("pallet", "pallets", "palette"),
    "XBO": ("fles", "flessen", "bottle"),
    "XJC": ("can", "jerrycan"),
    "XBJ": ("emmer", "emmers", "bucket"),
    "XBG": ("zak", "zakken", "bag"),
}
_CODE_OF = {unit: code for code, units in _UNITS.items() for unit in units}
UNKNOWN_UNIT = "ZZ"


@dataclass(frozen=True, slots=True)
class Priced:
    """A line with the heading it stands under, the VAT percentage it has, and whether the total holds it."""

    line: OfferLine
    section: str
    vat_percent: Decimal
    in_total: bool


def tax_category(parent: Node, name: str, vat_class: VatClass, percent: Decimal, say: Say) -> None:
    """A VAT class as the codes of the standard have it; the reason only where no VAT is reckoned."""
    code = {VatClass.ZERO: "Z", VatClass.REVERSE: "AE"}.get(vat_class, "S" if percent else "Z")
    made = part(parent, name)
    text(made, "ID", code)
    text(made, "Percent", bare_number(percent))
    if vat_class is VatClass.REVERSE and name == "TaxCategory":
        text(made, "TaxExemptionReason", say("Btw verlegd"))
    text(part(made, "TaxScheme"), "ID", "VAT")


def unit_code(unit: str) -> str:
    return _CODE_OF.get(unit.strip().casefold(), UNKNOWN_UNIT)


def quotation_lines(root: Node, lines: Sequence[Priced], language: str, say: Say) -> None:
    """Every line with a price; other variants stand under the chosen one, options outside the total."""
    others = [each for each in lines if each.line.kind is LineKind.ALTERNATIVE and not each.line.counts]
    hung: set[str] = set()
    chosen = {each.line.choice for each in lines if _is_chosen_variant(each.line)}
    number = 0
    for each in lines:
        if each in others and each.line.choice in chosen:
            continue
        number += 1
        made = part(root, "QuotationLine")
        _line_item(made, "LineItem", str(number), each, language, say)
        if _is_chosen_variant(each.line) and each.line.choice not in hung:
            hung.add(each.line.choice)
            for place, other in enumerate(_of_choice(others, each.line.choice), 1):
                _line_item(made, "AlternativeLineItem", f"{number}.{place}", other, language, say)


def order_lines(root: Node, lines: Sequence[Priced], language: str, say: Say) -> None:
    """Every line that was ordered."""
    for number, each in enumerate(lines, 1):
        _line_item(part(root, "OrderLine"), "LineItem", str(number), each, language, say)


def _is_chosen_variant(line: OfferLine) -> bool:
    return line.kind is LineKind.ALTERNATIVE and line.counts


def _of_choice(lines: Iterable[Priced], choice: str) -> list[Priced]:
    return [each for each in lines if each.line.choice == choice]


def _line_item(parent: Node, name: str, number: str, priced: Priced, language: str, say: Say) -> None:
    line = priced.line
    made = part(parent, name)
    text(made, "ID", number)
    for note in _notes(priced, language, say):
        text(made, "Note", note)
    code = unit_code(line.unit)
    text(made, "Quantity", bare_number(line.quantity), unitCode=code)
    if priced.in_total:
        amount(made, "LineExtensionAmount", line.net)
    if line.gross != line.net:
        allowance = part(made, "AllowanceCharge")
        text(allowance, "ChargeIndicator", "false")
        text(allowance, "AllowanceChargeReason", say("Korting"))
        text(allowance, "MultiplierFactorNumeric", bare_number(line.discount_percent))
        amount(allowance, "Amount", line.gross - line.net)
        amount(allowance, "BaseAmount", line.gross)
    priced_at = part(made, "Price")
    price(priced_at, "PriceAmount", line.unit_price)
    text(priced_at, "BaseQuantity", "1", unitCode=code)
    _item(made, priced, say)


def _notes(priced: Priced, language: str, say: Say) -> list[str]:
    """What a person must know of this line that no field of the standard says."""
    line = priced.line
    notes = [line.note]
    if unit_code(line.unit) == UNKNOWN_UNIT:
        notes.append(say("Eenheid: {unit}").format(unit=line.unit.strip()))
    if line.kind is LineKind.ALTERNATIVE and line.variant:
        notes.append(say("Uitvoering: {variant}").format(variant=line.variant))
    if line.period is not Period.ONCE:
        per = {Period.MONTHLY: say("{amount} per maand"), Period.YEARLY: say("{amount} per jaar")}
        notes.append(per[line.period].format(amount=formats.euro(line.net, language)))
    if line.kind is LineKind.OPTION and not line.counts:
        notes.append(say("Optie; niet in het totaal begrepen."))
    elif not priced.in_total:
        notes.append(say("Niet in het totaal begrepen."))
    return notes


def _item(parent: Node, priced: Priced, say: Say) -> None:
    line = priced.line
    title, _break, rest = fit(line.description).partition("\n")
    made = part(parent, "Item")
    text(made, "Description", rest)
    text(made, "Name", title or line.product_code, otherwise="-")
    if fit(line.product_code):
        text(part(made, "SellersItemIdentification"), "ID", line.product_code)
    tax_category(made, "ClassifiedTaxCategory", line.vat_class, priced.vat_percent, say)
    if fit(priced.section):
        belongs = part(made, "AdditionalItemProperty")
        text(belongs, "Name", say("Onderdeel"))
        text(belongs, "Value", priced.section)
